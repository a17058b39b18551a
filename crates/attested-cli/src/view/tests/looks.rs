use super::super::{Depth, event, statement};
use super::hand;
use super::screens::screen;
use crate::model::{Event, EventStatus, Vocabulary as _};
use crate::terminal::{Look, width};
use crate::words;

#[test]
fn no_line_is_wider_than_the_screen() {
    let shelf = hand::hand();
    for columns in [30, 40, 59, 60, 80, 120] {
        let look = Look { width: columns, color: false };
        let entries = [
            event(&hand::meeting(), Depth::Full, &shelf).unwrap(),
            statement(&hand::denial(), Depth::Full, &shelf).unwrap(),
        ];
        for line in screen(&entries, look).lines() {
            assert!(width(line) <= columns, "{} columns of {columns}: {line}", width(line));
        }
    }
}

#[test]
fn colour_adds_nothing_but_looks() {
    let shelf = hand::hand();
    let entries = [event(&hand::meeting(), Depth::List, &shelf).unwrap()];
    let colored = screen(&entries, Look { width: 120, color: true });
    assert!(colored.contains("\u{1b}[1mHosrav Emir-Dallan, the foreign minister of Qasmar,"), "{colored}");
    assert!(colored.contains("[denied]"), "{colored}");
    let plain = screen(&entries, Look { width: 80, color: false });
    assert!(!plain.contains('\u{1b}'));
    assert!(plain.contains("[denied]") && plain.contains("_met_"), "{plain}");
}

#[test]
fn every_status_but_occurred_is_in_the_sentence_and_in_the_mark() {
    for &status in EventStatus::ALL {
        let actors = ["A".to_owned()];
        let sentence = |actors: &[String], recipients: &[String]| {
            let event = Event { status, place: None, ..hand::meeting() };
            words::event_sentence(&event, actors, recipients, "met")
        };
        let plain = [
            "A met B.",
            "A meeting (“met”) took place with regard to B.",
            "A met.",
            "A meeting (“met”) took place.",
        ];
        let said = [
            sentence(&actors, &["B".to_owned()]),
            sentence(&[], &["B".to_owned()]),
            sentence(&actors, &[]),
            sentence(&[], &[]),
        ];
        for (said, plain) in said.iter().zip(plain) {
            assert_eq!(said == plain, status == EventStatus::Occurred, "{status}: {said}");
        }
        let alone = Event { status, reports: Vec::new(), ..hand::meeting() };
        assert_eq!(words::status_mark(&alone).is_none(), status == EventStatus::Occurred);
    }
}

#[test]
fn what_one_report_says_not_is_no_plain_fact() {
    let said = Event { status: EventStatus::Occurred, ..hand::meeting() };
    assert_eq!(said.reports[0].status, EventStatus::Denied);
    assert_eq!(words::status_mark(&said), Some("said and said not"));
}

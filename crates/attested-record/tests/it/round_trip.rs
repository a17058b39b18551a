use attested_model::{Resolution, StatementId};
use attested_record::{
    ActorQuery, DisputeQuery, EventQuery, FigureQuery, Record, RecordError, Severity, StatementQuery,
    TimelineQuery,
};
use proptest::prelude::*;

use crate::generate::{documents, resolution, rich};
use crate::support::{Desk, place, report, run};

fn desk_with_documents() -> Desk {
    let mut desk = Desk::new();
    for (at, document) in documents().iter().enumerate() {
        desk.read(&format!("{at}.txt"), document);
    }
    desk
}

fn damage(record: &Record) -> Vec<String> {
    let findings = record.check().unwrap();
    findings.into_iter().filter(|one| one.severity == Severity::Damage).map(|one| one.message).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// What is put in comes out, over the top of what was there before, and the file stays sound.
    #[test]
    fn a_resolution_is_read_back_as_it_was_put_in(
        first in prop::collection::vec(any::<u8>(), 0..600),
        second in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let mut desk = desk_with_documents();
        for bytes in [first, second] {
            let put = resolution(&bytes, &documents());
            let basis = desk.record.generation().unwrap();
            desk.record.replace(&put, &desk.run.id, basis).unwrap();
            prop_assert_eq!(&desk.record.resolution().unwrap(), &put);
            prop_assert!(!desk.record.is_stale().unwrap());

            let (events, said) = (put.events.len(), put.statements.len());
            let dated = put.statements.iter().filter(|line| line.time.is_some()).count();
            prop_assert_eq!(desk.record.events(&EventQuery::default()).unwrap().all().unwrap().len(), events);
            prop_assert_eq!(desk.record.statements(&StatementQuery::default()).unwrap().total(), said);
            prop_assert_eq!(desk.record.timeline(&TimelineQuery::default()).unwrap().total(), events + dated);
            prop_assert_eq!(desk.record.actors(&ActorQuery::default()).unwrap().total(), put.actors.len());
            prop_assert_eq!(desk.record.figures(&FigureQuery::default()).unwrap().total(), put.figures.len());
            prop_assert_eq!(desk.record.disputes(&DisputeQuery::default()).unwrap().total(), put.disputes.len());
        }
        // Aliases are of random texts here: that they lead nowhere is the only thing the doctor may find.
        let found: Vec<String> =
            damage(&desk.record).into_iter().filter(|message| !message.contains("retired id")).collect();
        prop_assert_eq!(found, Vec::<String>::new());
    }
}

#[test]
fn a_reference_that_dangles_is_refused_and_nothing_changes() {
    let mut desk = desk_with_documents();
    let put = rich();
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&put, &desk.run.id, basis).unwrap();

    let mut broken = put.clone();
    broken.statements[0].parent = Some(StatementId::of(&[b"nobody"]));
    let error = desk.record.replace(&broken, &desk.run.id, basis).unwrap_err();
    assert!(matches!(&error, RecordError::Invalid { what } if what.contains("does not exist")), "{error}");

    let mut twice = put.clone();
    twice.events.push(twice.events[0].clone());
    assert!(matches!(desk.record.replace(&twice, &desk.run.id, basis), Err(RecordError::Invalid { .. })));

    let stranger = report("Somewhere else.", "Harbour Post", "2023-10-07");
    let mut outside = put.clone();
    let words = attested_model::Passage { document: stranger.id(), span: attested_model::Span::of(0..4) };
    outside.statements[0].content.push(words);
    assert!(matches!(desk.record.replace(&outside, &desk.run.id, basis), Err(RecordError::Invalid { .. })));

    let mut cut = put.clone();
    let (zoe, text) = (documents()[0].id(), documents()[0].text().to_owned());
    let inside = text.find('ë').unwrap() + 1;
    let span = attested_model::Span::of(0..inside);
    cut.statements[0].content.push(attested_model::Passage { document: zoe, span });
    let error = desk.record.replace(&cut, &desk.run.id, basis).unwrap_err();
    assert!(matches!(&error, RecordError::Invalid { what } if what.contains("do not fit")), "{error}");

    assert!(matches!(
        desk.record.replace(&put, &run("never seen").id, basis),
        Err(RecordError::Invalid { .. })
    ));
    assert_eq!(desk.record.resolution().unwrap(), put);
}

#[test]
fn facts_make_the_derived_tables_stale_until_they_are_made_anew() {
    let mut desk = desk_with_documents();
    assert!(desk.record.is_stale().unwrap());
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&Resolution::default(), &desk.run.id, basis).unwrap();
    assert!(!desk.record.is_stale().unwrap());
    assert_eq!(desk.record.derived_run().unwrap(), Some(desk.run.id));

    // What comes in while a resolution is being made is not in it.
    let basis = desk.record.generation().unwrap();
    desk.read("late.txt", &report("A late report.", "Harbour Post", "2023-10-09"));
    desk.record.replace(&Resolution::default(), &desk.run.id, basis).unwrap();
    assert!(desk.record.is_stale().unwrap());
    assert_eq!(damage(&desk.record), Vec::<String>::new());

    // Meeting what is known changes nothing.
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&Resolution::default(), &desk.run.id, basis).unwrap();
    let late = report("A late report.", "Harbour Post", "2023-10-09");
    desk.read("late.txt", &late);
    desk.record.meet(&place("late.txt"), &late.id(), "00", None).unwrap();
    assert!(!desk.record.is_stale().unwrap());
}

#[test]
fn a_rebuild_is_seen_whole_or_not_at_all() {
    let mut desk = desk_with_documents();
    let put = rich();
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&put, &desk.run.id, basis).unwrap();
    let reader = Record::open_read_only(&desk.path()).unwrap();
    let mut lines = reader.statements(&StatementQuery::default()).unwrap();
    assert!(lines.next().unwrap().is_ok());
    desk.record.replace(&put, &desk.run.id, basis).unwrap();
    assert_eq!(reader.resolution().unwrap(), put);
}

use super::super::{Depth, actor, dispute, event, figure, statement};
use super::hand;
use crate::terminal::{Entry, Look};

pub(super) fn screen(entries: &[Entry], look: Look) -> String {
    let mut out = Vec::new();
    for entry in entries {
        entry.write(look, &mut out).unwrap();
    }
    String::from_utf8(out).unwrap()
}

const PLAIN: Look = Look { width: 80, color: false };

#[test]
fn a_denied_meeting_never_reads_as_one_that_happened() {
    let shelf = hand::hand();
    let entry = event(&hand::meeting(), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @"");
}

#[test]
fn a_planned_visit_is_still_to_come() {
    let shelf = hand::hand();
    let entry = event(&hand::visit(), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @"");
}

#[test]
fn a_statement_names_its_speaker_and_the_way_it_came() {
    let shelf = hand::hand();
    let entry = statement(&hand::denial(), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @"");
}

#[test]
fn an_event_in_full_shows_every_report() {
    let shelf = hand::hand();
    let entry = event(&hand::meeting(), Depth::Full, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @"");
}

#[test]
fn figures_that_do_not_agree_stand_by_date_and_are_not_averaged() {
    let shelf = hand::hand();
    let entries = dispute(&hand::dispute(&shelf), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&entries, PLAIN), @"");
}

#[test]
fn a_figure_of_an_undated_report_without_an_outlet_names_its_file() {
    let shelf = hand::hand();
    let entry = figure(&hand::toll(&shelf), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @"");
}

#[test]
fn an_actor_has_roles_and_other_names() {
    let shelf = hand::hand();
    let entry = actor(&hand::actor("Hosrav Emir-Dallan"), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @"");
}

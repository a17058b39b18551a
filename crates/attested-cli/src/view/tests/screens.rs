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
    insta::assert_snapshot!(screen(&[entry], PLAIN), @r"
    Mar 2031      [denied] Hosrav Emir-Dallan and the commander did not meet in
    month only    Idrane, it is said.
    about         │ ‹Hosrav Emir-Dallan, the foreign minister of Qasmar,› _told_
                  │ Radio Narv that he had not _met_ the commander in Idrane.
                  according to Hosrav Emir-Dallan, as reported by Radio Narv, in The
                  Harrow Courier, 9 April 2031 · 2 texts, 5 carriers · e-m3fdty3
    ");
}

#[test]
fn who_denies_what_another_said_is_the_one_it_is_laid_to() {
    let shelf = hand::hand();
    let direct = event(&hand::meeting(), Depth::List, &shelf).unwrap();
    let reported = event(&hand::rumoured_meeting(), Depth::List, &shelf).unwrap();
    assert_eq!(screen(&[reported], PLAIN), screen(&[direct], PLAIN));
}

#[test]
fn a_planned_visit_is_still_to_come() {
    let shelf = hand::hand();
    let entry = event(&hand::visit(), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @r"
    16 Apr 2031   [planned] Hosrav Emir-Dallan is to visit Toldra.
                  │ He will _visit_ Toldra on 16 April.
                  according to The Harrow Courier, 9 April 2031 · 1 text · e-x13979t
    ");
}

#[test]
fn a_statement_names_its_speaker_and_the_way_it_came() {
    let shelf = hand::hand();
    let entry = statement(&hand::denial(), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @r"
    9 Apr 2031    [denied] Hosrav Emir-Dallan said not, to Radio Narv, in an
    reported      interview:
                  │ ‹Hosrav Emir-Dallan, the foreign minister of Qasmar,› _told_
                  │ Radio Narv that he had not met the commander in Idrane.
                  as reported by Radio Narv, in The Harrow Courier, 9 April 2031 · 1
                  text, 3 carriers · s-wdcnjqt
    ");
}

#[test]
fn an_event_in_full_shows_every_report() {
    let shelf = hand::hand();
    let entry = event(&hand::meeting(), Depth::Full, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @r"
    Mar 2031      [denied] Hosrav Emir-Dallan and the commander did not meet in
    month only    Idrane, it is said.
    about         type: CONSULT
                  status: denied
                  by: Hosrav Emir-Dallan; the commander
                  place: Idrane (city)
                  time: about March 2031
                  carried by: 2 texts, 5 carriers
                  reading certain to: 900 of 1000
                  id: e-m3fdty3454093jsx

                  │ ‹Hosrav Emir-Dallan, the foreign minister of Qasmar,› _told_
                  │ Radio Narv that he had not _met_ the commander in Idrane.
                  according to Hosrav Emir-Dallan, as reported by Radio Narv, in The
                  Harrow Courier, 9 April 2031 · here: denied · s-wdcnjqt6q76f7ff9 ·
                  d-417by651pn2cc2kg
    ");
}

#[test]
fn figures_that_do_not_agree_stand_by_date_and_are_not_averaged() {
    let shelf = hand::hand();
    let entries = dispute(&hand::dispute(&shelf), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&entries, PLAIN), @r"
    [figures] How many people were killed in Dellin.  x-mc9a68e
    6 Apr 2031    ▪ about 1,200 · 2 texts
                  │ _About 1,200 people_ were killed in Dellin on Saturday, the army
                  │ of Halvenia said.
                  according to The Harrow Courier, 9 April 2031
    8 Apr 2031    ▪ at least 1,300 · 1 text
                  │ _At least 1,300 people_ died.
                  according to ledger.txt, undated
    ");
}

#[test]
fn a_figure_of_an_undated_report_without_an_outlet_names_its_file() {
    let shelf = hand::hand();
    let entry = figure(&hand::toll(&shelf), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @r"
    8 Apr 2031    at least 1,300 people killed
                  │ _At least 1,300 people_ died.
                  according to ledger.txt, undated · 1 text · f-v619vva
    ");
}

#[test]
fn an_actor_has_roles_and_other_names() {
    let shelf = hand::hand();
    let entry = actor(&hand::actor("Hosrav Emir-Dallan"), Depth::List, &shelf).unwrap();
    insta::assert_snapshot!(screen(&[entry], PLAIN), @r"
    Hosrav Emir-Dallan  person
      former foreign minister of Qasmar, until 2031
      also: Emir-Dallan (2)
      1,234 mentions · a-hhf5dqd
    ");
}

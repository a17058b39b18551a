use std::sync::atomic::AtomicBool;

use attested::{Analyser, Options, Reader, read_with};
use attested_analyse::{Marks, Page, RuleReader};

use crate::{Desk, export, read_into, report};

/// A reader with a fault: it falls over a certain word.
struct Stumbling;

impl Reader for Stumbling {
    fn marks(&self, page: &Page<'_>) -> Marks {
        assert!(!page.text().contains("stumbling block"), "fell over a block");
        RuleReader.marks(page)
    }
}

#[test]
fn a_fault_in_one_document_is_a_skipped_place() {
    let desk = Desk::new();
    for n in 0..10 {
        desk.write(&format!("{n}.txt"), &report(n));
    }
    desk.write("5-bad.txt", "The minister spoke of a stumbling block.\n");
    let mut record = desk.record();
    let analyser = Analyser::with_reader(Box::new(Stumbling));
    let never = AtomicBool::new(false);
    let report =
        read_with(&analyser, &desk.news(), &mut record, &Options::default(), &|_| {}, &never).unwrap();
    assert_eq!((report.new, report.skipped_in_all, report.is_partial()), (10, 1, true));
    let shown = report.skipped[0].to_string();
    assert!(
        shown.contains("5-bad.txt could not be processed") && shown.contains("fell over a block"),
        "{shown}"
    );
    assert!(record.check().unwrap().is_empty());
    // The next run meets it again and says so again.
    let again =
        read_with(&analyser, &desk.news(), &mut record, &Options::default(), &|_| {}, &never).unwrap();
    assert_eq!((again.known, again.skipped_in_all, again.resolved), (10, 1, false));
}

#[test]
fn what_is_skipped_is_listed_to_a_limit_and_counted_without() {
    let desk = Desk::new();
    let lines: String = (0..50).map(|n| format!("{{\"text\":\"{n}")).collect::<Vec<_>>().join("\n");
    desk.write("a.jsonl", &lines);
    desk.write("b.txt", &report(1));
    let options = Options { listed: 7, ..Options::default() };
    let report = read_into(&desk.news(), &mut desk.record(), &options);
    assert_eq!((report.skipped.len(), report.skipped_in_all, report.new), (7, 50, 1));
}

#[test]
fn warnings_and_notes_name_their_document() {
    let desk = Desk::new();
    desk.write("t.csv", "id,title,body,when it was\n1,T,He said no.,x\n");
    let path = desk.write("w.txt", "");
    std::fs::write(path, b"Poulan\xe9 said no.").unwrap();
    let report = desk.read();
    assert_eq!(report.warnings_in_all, 1);
    assert!(report.warnings[0].location.path.ends_with("w.txt"), "{:?}", report.warnings);
    assert!(report.notes[0].message.contains("text = body"), "{:?}", report.notes);
}

#[test]
fn large_documents_go_one_at_a_time() {
    let desk = Desk::new();
    for n in 0..6 {
        desk.write(&format!("{n}.txt"), &report(n).repeat(50));
    }
    // Less than one document: each waits until the one before it is stored.
    let options = Options { bytes_in_flight: 1, threads: 4, ..Options::default() };
    let report = read_into(&desk.news(), &mut desk.record(), &options);
    assert_eq!(report.new, 6);
}

#[test]
fn nothing_at_all_is_no_error() {
    let desk = Desk::new();
    let mut record = desk.record();
    let report = read_into(&[], &mut record, &Options::default());
    assert_eq!((report.read, report.resolved), (0, false));
    assert!(!export(&record).contains("document"));
    attested::resolve(&mut record, &|_| {}).unwrap();
}

#[test]
fn a_record_that_refuses_ends_the_run_and_all_its_threads() {
    let desk = Desk::new();
    for n in 0..200 {
        desk.write(&format!("{n}.txt"), &report(n));
    }
    drop(desk.record());
    let mut record = attested::Record::open_read_only(&desk.folder.path().join("attested.db")).unwrap();
    let never = AtomicBool::new(false);
    let refused = attested::read(&desk.news(), &mut record, &Options::default(), &|_| {}, &never);
    assert!(matches!(refused, Err(attested::Error::Record(_))), "{refused:?}");
}

#[test]
fn the_record_in_the_folder_that_is_read_is_no_source() {
    let desk = Desk::new();
    desk.write("a.txt", &report(1));
    desk.write("other.db", "SQLite format 3\0");
    let inputs = [attested::Input::Path(desk.folder.path().to_owned())];
    let report = read_into(&inputs, &mut desk.record(), &Options::default());
    let skipped: Vec<String> = report.skipped.iter().map(ToString::to_string).collect();
    assert_eq!((report.new, report.skipped_in_all), (1, 1), "{skipped:?}");
    assert!(skipped[0].contains("other.db is an SQLite database"), "{skipped:?}");
}

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use attested::model::Run;
use attested::{Analyser, Input, Options, Phase, Progress, Reader, read, read_with, rebuild};

use crate::{Desk, export, export_of, read_into, report, sample};

#[test]
fn a_second_run_over_the_same_sources_writes_nothing() {
    let desk = Desk::new();
    let mut record = desk.record();
    let first = read_into(&sample(), &mut record, &Options::default());
    assert!(first.resolved && first.known == 0 && first.read == first.new, "{first:?}");
    let (before, facts) = (export(&record), record.generation().unwrap());
    let second = read_into(&sample(), &mut record, &Options::default());
    assert_eq!((second.new, second.known, second.new_places, second.resolved), (0, first.new, 0, false));
    assert_eq!(record.generation().unwrap(), facts);
    assert_eq!(export(&record), before);
}

#[test]
fn a_record_that_grew_in_steps_is_that_of_one_reading() {
    let desk = Desk::new();
    let inputs = sample();
    let mut record = desk.record();
    for step in inputs.chunks(4).rev() {
        read_into(step, &mut record, &Options::default());
    }
    assert_eq!(export(&record), export_of(&inputs, &Options::default()));
}

#[test]
fn a_changed_file_is_a_new_version() {
    let desk = Desk::new();
    desk.write("a.txt", &report(1));
    desk.write("b.txt", &report(2));
    assert_eq!(desk.read().new, 2);
    desk.write("a.txt", &report(3));
    let again = desk.read();
    assert_eq!((again.new, again.new_versions, again.known, again.resolved), (1, 1, 1, true));
    let record = desk.record();
    assert_eq!(record.count().unwrap().documents, 2);
    let lines = export(&record);
    assert!(lines.contains("hard talk number 3") && !lines.contains("hard talk number 1"));
}

#[test]
fn a_copy_of_a_file_is_the_same_document_at_another_place() {
    let desk = Desk::new();
    desk.write("a.txt", &report(1));
    desk.read();
    desk.write("b.txt", &report(1));
    let again = desk.read();
    assert_eq!((again.new, again.known, again.new_places), (0, 2, 1));
    assert_eq!(desk.record().count().unwrap().documents, 1);
}

/// The built-in rules under another name, as a newer engine would be.
struct Renamed(attested_analyse::RuleReader);

impl Reader for Renamed {
    fn marks(&self, page: &attested_analyse::Page<'_>) -> attested_analyse::Marks {
        self.0.marks(page)
    }

    fn weights(&self) -> String {
        "another".to_owned()
    }
}

#[test]
fn a_newer_engine_reads_what_the_older_one_had_read() {
    let desk = Desk::new();
    for n in 0..20 {
        desk.write(&format!("{n}.txt"), &report(n));
    }
    desk.read();
    let newer = Analyser::with_reader(Box::new(Renamed(attested_analyse::RuleReader)));
    desk.write("new.txt", &report(99));
    let mut record = desk.record();
    let inputs = [Input::Path(desk.folder.path().join("news/new.txt"))];
    let options = Options::default();
    let cancel = AtomicBool::new(false);
    let phases = Mutex::new(Vec::new());
    let note = |progress: Progress| phases.lock().unwrap().push(progress.phase);
    let report = read_with(&newer, &inputs, &mut record, &options, &note, &cancel).unwrap();
    assert_eq!((report.new, report.reanalysed, report.resolved), (1, 20, true));
    let run: Run = newer.run();
    assert_eq!(record.derived_run().unwrap(), Some(run.id));
    assert_eq!(record.current(&run.id).unwrap().total(), 21);
    let mut phases = phases.into_inner().unwrap();
    phases.dedup();
    assert_eq!(phases, [Phase::Reading, Phase::Rereading, Phase::Gathering, Phase::Resolving, Phase::Saving]);
    // And back: the readings of the older engine are still there.
    let back = rebuild(&mut record, &options, &|_| {}, &cancel).unwrap();
    assert_eq!((back.reanalysed, back.resolved), (1, true));
}

#[test]
fn progress_tells_bytes_and_documents() {
    let desk = Desk::new();
    for n in 0..30 {
        desk.write(&format!("{n}.txt"), &report(n));
    }
    desk.write("empty.txt", "");
    let last = Mutex::new(None);
    let note = |progress: Progress| {
        if progress.phase == Phase::Reading {
            *last.lock().unwrap() = Some(progress);
        }
    };
    read(&desk.news(), &mut desk.record(), &Options::default(), &note, &AtomicBool::new(false)).unwrap();
    let last = last.into_inner().unwrap().unwrap();
    assert_eq!((last.found, last.stored, last.skipped, last.known), (30, 30, 1, 0));
    assert_eq!(Some(last.bytes), last.bytes_in_all);
}

#[test]
fn a_decision_shows_after_resolving() {
    let desk = Desk::new();
    desk.write("a.txt", &report(1));
    desk.read();
    let mut record = desk.record();
    let shown = export(&record);
    let actor = shown.lines().find(|line| line.starts_with(r#"{"kind":"actor""#)).unwrap();
    let id = actor.split('"').nth(7).unwrap().to_owned();
    let action = attested::model::Action::Hide { target: id.clone() };
    let decision =
        attested::model::Decision::new(action, String::new(), "rb".into(), "2031-04-01T08:00:00Z".into());
    assert!(record.add_decision(&decision).unwrap());
    assert!(record.is_stale().unwrap());
    attested::resolve(&mut record, &|_| {}).unwrap();
    assert!(!record.is_stale().unwrap());
}

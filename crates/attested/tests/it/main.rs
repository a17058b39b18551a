//! What the pipeline promises: the same record whatever the order, the threads, the batches and the accidents.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accidents;
mod again;
mod cancel;
mod corrections;
mod kill;
mod order;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use attested::{Input, Options, Record, Report, read};

/// A record and a folder for sources, gone at the end of the test.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Writes a source file.
    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join("news").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    fn news(&self) -> Vec<Input> {
        vec![Input::Path(self.folder.path().join("news"))]
    }

    fn record(&self) -> Record {
        Record::open_or_create(&self.folder.path().join("attested.db")).unwrap()
    }

    /// Reads all sources into the record.
    fn read(&self) -> Report {
        read_into(&self.news(), &mut self.record(), &Options::default())
    }
}

fn read_into(inputs: &[Input], record: &mut Record, options: &Options) -> Report {
    read(inputs, record, options, &|_| {}, &AtomicBool::new(false)).unwrap()
}

/// The whole record as JSON Lines.
fn export(record: &Record) -> String {
    let mut out = Vec::new();
    attested_export::jsonl(record, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Reads inputs into a fresh record and exports it.
fn export_of(inputs: &[Input], options: &Options) -> String {
    let desk = Desk::new();
    let mut record = desk.record();
    read_into(inputs, &mut record, options);
    export(&record)
}

/// The reports of the sample, each an input of its own.
fn sample() -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/narveth/reports");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|end| end == "txt" || end == "jsonl"))
        .collect();
    paths.sort();
    assert!(paths.len() > 15, "the sample is not where it was");
    paths.into_iter().map(Input::Path).collect()
}

/// A report of its own, number `n`, about invented people.
fn report(n: usize) -> String {
    let people = ["Maren Oskeld", "Hosrav Emir-Dallan", "Darek Vashik", "Ragna Ildvik", "Nadir Poulané"];
    let (one, two) = (people[n % 5], people[(n / 5 + 1) % 5]);
    format!(
        "title: Talks, day {n}\noutlet: The Ansel Ledger\ndate: 2031-{:02}-{:02}\n\n\
         PORT ANSEL - {one} met {two} in Port Ansel on Tuesday, and {} people were killed in Dellin.\n\n\
         \"It was hard talk number {n}\", {one} said. {two} denied it.\n",
        n % 12 + 1,
        n % 28 + 1,
        n * 7 % 900 + 2,
    )
}

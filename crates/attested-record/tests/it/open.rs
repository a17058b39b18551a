use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use attested_record::{Fault, Record, RecordError, StatementQuery};

use crate::support::{Desk, plain, stored};

#[test]
fn what_is_not_ours_is_told_apart_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("empty.db"), "").unwrap();
    fs::write(at("text.db"), "Four were hurt in the harbour, officials said on Tuesday. ".repeat(40))
        .unwrap();
    fs::write(at("short.db"), "SQLite format 3\0").unwrap();
    let other = rusqlite::Connection::open(at("other.db")).unwrap();
    other
        .execute_batch(
            "PRAGMA journal_mode = WAL; CREATE TABLE moz_places (id INTEGER); PRAGMA user_version = 77",
        )
        .unwrap();
    other.close().unwrap();
    fs::create_dir(at("folder.db")).unwrap();

    for (name, why) in [
        ("empty.db", "empty"),
        ("text.db", "not an SQLite file"),
        ("short.db", "not an SQLite file"),
        ("other.db", "another program"),
        ("folder.db", "a folder"),
    ] {
        let before = fs::read(at(name)).ok();
        for open in [Record::open, Record::open_read_only, Record::open_or_create] {
            let error = open(&at(name)).unwrap_err();
            assert!(matches!(error, RecordError::NotARecord { .. }), "{name}: {error:?}");
            assert!(error.to_string().contains(why), "{error}");
            assert_eq!(error.fault(), Fault::Caller);
        }
        assert!(matches!(Record::create(&at(name)), Err(RecordError::Exists { .. })));
        assert_eq!(fs::read(at(name)).ok(), before, "{name} was changed");
    }
    let names = |folder: &Path| fs::read_dir(folder).unwrap().count();
    assert_eq!(names(folder.path()), 5, "nothing may be left beside them");
    assert!(matches!(Record::open(&at("none.db")), Err(RecordError::Missing { .. })));
    assert!(matches!(Record::create(&at("no/such/folder.db")), Err(RecordError::Io { .. })));
}

#[test]
fn a_newer_schema_is_refused_and_not_touched() {
    let desk = Desk::new();
    let path = desk.path();
    let Desk { record, folder: _folder, .. } = desk;
    record.close().unwrap();
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 4711).unwrap();
    newer.close().unwrap();
    let before = fs::read(&path).unwrap();
    for open in [Record::open, Record::open_read_only] {
        let error = open(&path).unwrap_err();
        assert!(matches!(error, RecordError::NewerSchema { found: 4711, .. }), "{error:?}");
        assert!(error.to_string().contains("newer version of this program"), "{error}");
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn closing_leaves_one_plain_file_that_opens_read_only_anywhere() {
    let mut desk = Desk::new();
    let one = plain("Four were hurt.");
    desk.read("a.txt", &one);
    let Desk { record, folder, run } = desk;
    let path = record.path().to_owned();
    assert!(folder.path().join("attested.db-wal").exists());
    record.close().unwrap();
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, vec!["attested.db"]);
    // Byte 18 of an SQLite file tells its journal: 1 is none beside the file, 2 is a log.
    assert_eq!(fs::read(&path).unwrap()[18], 1);

    let before = fs::read(&path).unwrap();
    let mut reader = Record::open_read_only(&path).unwrap();
    assert!(reader.is_read_only());
    assert_eq!(reader.current(&run.id).unwrap().total(), 1);
    assert!(matches!(reader.append(&[stored("b.txt", &plain("Two."))], &run.id), Err(RecordError::ReadOnly)));
    assert!(reader.check().unwrap().iter().all(|one| one.severity == attested_record::Severity::Info));
    drop(reader);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn two_readers_and_a_writer_go_together() {
    let mut desk = Desk::new();
    let readers = [Record::open_read_only(&desk.path()).unwrap(), Record::open(&desk.path()).unwrap()];
    desk.read("a.txt", &plain("Four were hurt."));
    for reader in &readers {
        assert_eq!(reader.count().unwrap().documents, 1);
        assert_eq!(reader.statements(&StatementQuery::default()).unwrap().total(), 0);
    }
    // The first to close must not pull the log from under the others.
    let [one, two] = readers;
    one.close().unwrap();
    two.close().unwrap();
    desk.read("b.txt", &plain("Five were hurt."));
    assert_eq!(desk.record.count().unwrap().documents, 2);
}

#[test]
fn a_second_writer_waits_and_then_says_so() {
    let mut desk = Desk::new();
    let path = desk.path();
    let mut second = Record::open(&path).unwrap();
    second.wait_for_locks(Duration::from_millis(300)).unwrap();
    let holder = rusqlite::Connection::open(&path).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let started = Instant::now();
    let error = second.append(&[stored("a.txt", &plain("One."))], &desk.run.id).unwrap_err();
    assert!(error.is_locked(), "{error:?}");
    assert_eq!(error.fault(), Fault::Machine);
    assert!(error.to_string().contains("another program is writing"), "{error}");
    assert!(started.elapsed() >= Duration::from_millis(250), "it has to wait first");

    // Once the other is done within the time, the second goes on.
    second.wait_for_locks(Duration::from_secs(20)).unwrap();
    let run = desk.run.id;
    let waiting = std::thread::spawn(move || second.append(&[stored("a.txt", &plain("One."))], &run));
    std::thread::sleep(Duration::from_millis(200));
    holder.execute_batch("COMMIT").unwrap();
    assert_eq!(waiting.join().unwrap().unwrap().new, 1);
    desk.read("b.txt", &plain("Two."));
    assert_eq!(desk.record.count().unwrap().documents, 2);
}

#[test]
fn many_processes_that_make_the_record_at_once_share_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attested.db");
    let all: Vec<_> = (0..8)
        .map(|_| {
            let path = path.clone();
            std::thread::spawn(move || {
                Record::open_or_create(&path).map(|record| record.count().unwrap().documents)
            })
        })
        .collect();
    for one in all {
        assert_eq!(one.join().unwrap().unwrap(), 0);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_writer_that_opens_waits_for_a_reader_to_finish() {
    let desk = Desk::new();
    let path = desk.path();
    let Desk { record, folder: _folder, .. } = desk;
    record.close().unwrap();
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT * FROM run; SELECT count(*) FROM document").unwrap();
    let opening =
        std::thread::spawn(move || Record::open(&path).map(|record| record.count().unwrap().documents));
    std::thread::sleep(Duration::from_millis(300));
    reader.execute_batch("COMMIT").unwrap();
    assert_eq!(opening.join().unwrap().unwrap(), 0);
}

#[test]
fn of_two_writers_one_waits_and_is_told_when_it_waits_in_vain() {
    let mut desk = crate::support::Desk::new();
    let path = desk.path();
    let (first, second) =
        (crate::support::report("One.", "Post", "2031"), crate::support::report("Two.", "Post", "2031"));
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    desk.record.wait_for_locks(std::time::Duration::from_millis(50)).unwrap();
    let stored = [crate::support::stored("one.txt", &first)];
    let refused = desk.record.append(&stored, &desk.run.id).unwrap_err();
    assert!(refused.is_locked() && refused.to_string().contains("another program"), "{refused}");
    desk.record.wait_for_locks(std::time::Duration::from_secs(20)).unwrap();
    let (done, waits) = std::sync::mpsc::channel();
    let ends = std::thread::spawn(move || {
        waits.recv().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(200));
        other.execute_batch("COMMIT").unwrap();
    });
    done.send(()).unwrap();
    let stored = [crate::support::stored("two.txt", &second)];
    assert_eq!(desk.record.append(&stored, &desk.run.id).unwrap().new, 1, "it waited for its turn");
    ends.join().unwrap();
    assert_eq!(desk.record.count().unwrap().documents, 1, "and what was refused is not half there");
}

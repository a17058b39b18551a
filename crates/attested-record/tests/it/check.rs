use std::fs;

use attested_record::{Finding, FindingKind, Record, Severity};

use crate::generate::{documents, rich};
use crate::support::Desk;

/// A record with something of everything in it.
fn full() -> Desk {
    let mut desk = Desk::new();
    for (at, document) in documents().iter().enumerate() {
        desk.read(&format!("{at}.txt"), document);
    }
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&rich(), &desk.run.id, basis).unwrap();
    desk
}

fn damage(record: &Record) -> Vec<Finding> {
    record.check().unwrap().into_iter().filter(|one| one.severity == Severity::Damage).collect()
}

#[test]
fn a_sound_record_has_no_damage_and_says_when_it_is_stale() {
    let mut desk = full();
    assert_eq!(desk.record.check().unwrap(), Vec::new());
    desk.read("late.txt", &crate::support::plain("A late report."));
    let findings = desk.record.check().unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].severity, findings[0].kind), (Severity::Info, FindingKind::Stale));
}

#[test]
fn every_kind_of_vandalism_is_found() {
    for (kind, sql) in [
        (
            FindingKind::Hash,
            "DROP TRIGGER document_is_never_changed; UPDATE document SET text = replace(text, 'Zoë', 'Zoe')",
        ),
        (
            FindingKind::Hash,
            "DROP TRIGGER document_is_never_changed; UPDATE document SET sha256 = 'no' WHERE id = 1",
        ),
        (
            FindingKind::Hash,
            "DROP TRIGGER document_is_never_changed; UPDATE document SET outlet = 'Elsewhere' WHERE id = 2",
        ),
        (FindingKind::Hash, "DROP TRIGGER run_is_never_changed; UPDATE run SET engine = 'other'"),
        (
            FindingKind::Analysis,
            "DROP TRIGGER analysis_is_never_changed; UPDATE analysis SET content = x'00ff' WHERE id = 1",
        ),
        (
            FindingKind::Analysis,
            "DROP TRIGGER analysis_is_never_changed; UPDATE analysis SET content = (SELECT content FROM analysis WHERE id = 2) WHERE id = 3",
        ),
        (FindingKind::Passage, "UPDATE statement_content SET byte_end = 100000"),
        (FindingKind::Passage, "UPDATE event_report SET byte_start = -5, byte_end = -1"),
        (
            FindingKind::Quote,
            "UPDATE statement SET quote = 'never said' WHERE id = (SELECT min(id) FROM statement)",
        ),
        (FindingKind::Quote, "UPDATE event SET quote = 'never said' WHERE id = (SELECT min(id) FROM event)"),
        (
            FindingKind::Quote,
            "UPDATE figure SET quote = 'never said' WHERE id = (SELECT min(id) FROM figure)",
        ),
        (FindingKind::Quote, "UPDATE sentence SET text = text || '!' WHERE id = 1"),
        (FindingKind::Search, "UPDATE sentence SET text = text || ' more' WHERE id = 1"),
        (FindingKind::Search, "INSERT INTO statement_fts (statement_fts) VALUES ('delete-all')"),
        (FindingKind::Reference, "DELETE FROM actor"),
        (FindingKind::Reference, "UPDATE event_participant SET actor = 4711"),
        (FindingKind::Id, "INSERT INTO alias (from_uid, to_uid) VALUES ('e-1', 'e-0000000000000000')"),
        (FindingKind::Id, "UPDATE event SET uid = 'nonsense' WHERE id = (SELECT min(id) FROM event)"),
        (FindingKind::Schema, "DROP TRIGGER decision_is_never_deleted"),
        (FindingKind::Schema, "DROP VIEW timeline"),
        (FindingKind::Schema, "ALTER TABLE alias DROP COLUMN to_uid"),
    ] {
        let desk = full();
        desk.vandalise(sql);
        let found = damage(&desk.record);
        assert!(found.iter().any(|one| one.kind == kind), "{sql}: {found:?}");
    }
}

#[test]
fn overwritten_pages_are_damage_and_never_a_panic() {
    let desk = full();
    let path = desk.path();
    let Desk { record, folder: _folder, .. } = desk;
    record.close().unwrap();
    let whole = fs::read(&path).unwrap();
    let mut seen = 0;
    for page in 1..whole.len() / 4096 {
        let mut torn = whole.clone();
        torn[page * 4096..page * 4096 + 600].fill(0xA5);
        fs::write(&path, &torn).unwrap();
        let told = match Record::open(&path) {
            Ok(record) => match record.check() {
                Ok(findings) => findings.iter().any(|one| one.severity == Severity::Damage),
                Err(error) => error.is_damaged(),
            },
            Err(error) => error.is_damaged(),
        };
        seen += usize::from(told);
    }
    let pages = whole.len() / 4096 - 1;
    assert!(seen * 10 >= pages * 9, "{seen} of {pages}: free pages alone may go unnoticed");

    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let told = match Record::open(&path) {
        Ok(record) => record.check().map_or_else(|error| error.is_damaged(), |findings| !findings.is_empty()),
        Err(error) => error.is_damaged(),
    };
    assert!(told, "half a file is a damaged file");
}

use std::fs;
use std::path::{Path, PathBuf};

use attested_record::{
    ActorQuery, Overview, Pair, Record, SearchQuery, Severity, StatementQuery, TimelineQuery,
};
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::generate::{documents, rich};
use crate::support::Desk;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

#[test]
fn every_older_schema_opens_and_reads_under_the_current_one() {
    let mut versions = 0;
    let mut files: Vec<PathBuf> =
        fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for fixture in files {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(&fs::read_to_string(&fixture).unwrap()).unwrap();
        old.close().unwrap();
        let mut record = Record::open(&path).unwrap();
        let damage: Vec<_> =
            record.check().unwrap().into_iter().filter(|one| one.severity == Severity::Damage).collect();
        assert_eq!(damage, Vec::new(), "{}", fixture.display());
        let run = record.runs().unwrap()[0].id;
        let read: Vec<_> = record.current(&run).unwrap().map(|each| each.unwrap().0).collect();
        assert_eq!(read.len(), documents().len());
        for document in documents() {
            assert!(read.contains(&document));
        }
        assert_eq!(record.resolution().unwrap(), rich());
        assert_eq!(record.search(&SearchQuery::new("denied")).unwrap().total(), 1);
        // And it can be written on; what was brought up to date shows what is made anew.
        let brought_up = shown(&record);
        let basis = record.generation().unwrap();
        record.replace(&rich(), &run, basis).unwrap();
        assert_eq!(brought_up, shown(&record), "{}", fixture.display());
        assert_eq!(record.statements(&StatementQuery::default()).unwrap().total(), rich().statements.len());
        versions += 1;
    }
    let current: u32 = {
        let desk = Desk::new();
        let sql = Connection::open(desk.path()).unwrap();
        sql.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    assert_eq!(
        versions, current,
        "each version needs its fixture: run `cargo test -p attested-record -- --ignored write_fixture`"
    );
}

/// What lists and counts show, in their order.
fn shown(record: &Record) -> (Vec<String>, Vec<String>, Overview, Vec<Pair>) {
    let timeline = record.timeline(&TimelineQuery::default()).unwrap();
    let actors = record.actors(&ActorQuery::default()).unwrap();
    (
        timeline.map(|line| line.unwrap().id()).collect(),
        actors.map(|actor| actor.unwrap().id.to_string()).collect(),
        record.overview(&TimelineQuery::default()).unwrap(),
        record.pairs(None, 100).unwrap(),
    )
}

/// Writes the fixture of the current version. Run it by hand once per version, before the next one is begun.
#[test]
#[ignore = "writes into the source tree"]
fn write_fixture() {
    let mut desk = Desk::new();
    for (at, document) in documents().iter().enumerate() {
        desk.read(&format!("{at}.txt"), document);
    }
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&rich(), &desk.run.id, basis).unwrap();
    let sql = Connection::open(desk.path()).unwrap();
    let version: u32 = sql.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    fs::write(fixtures().join(format!("schema_v{version}.sql")), dump(&sql)).unwrap();
}

/// A database as SQL text: tables, rows, then what hangs on tables.
fn dump(sql: &Connection) -> String {
    let pragma = |name: &str| sql.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    let mut page = format!(
        "PRAGMA application_id = {};\nPRAGMA user_version = {};\nBEGIN;\n",
        pragma("application_id"),
        pragma("user_version")
    );
    let mut read = sql
        .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        .unwrap();
    let objects: Vec<(String, String, String)> = read
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let indexes: Vec<String> = objects
        .iter()
        .filter(|(.., sql)| sql.starts_with("CREATE VIRTUAL"))
        .map(|(_, name, _)| name.clone())
        .collect();
    let inside = |name: &str| indexes.iter().any(|index| name.starts_with(&format!("{index}_")));
    for (_, name, create) in objects.iter().filter(|(kind, name, _)| kind == "table" && !inside(name)) {
        page.extend([create.as_str(), ";\n"]);
        if !indexes.contains(name) {
            page += &rows(sql, name);
        }
    }
    for index in &indexes {
        page.extend(["INSERT INTO ", index, " (", index, ") VALUES ('rebuild');\n"]);
    }
    for (.., create) in objects.iter().filter(|(kind, ..)| kind != "table") {
        page.extend([create.as_str(), ";\n"]);
    }
    page + "COMMIT;\n"
}

fn rows(sql: &Connection, table: &str) -> String {
    let mut read = sql.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = read.column_count();
    let mut rows = read.query([]).unwrap();
    let mut page = String::new();
    while let Some(row) = rows.next().unwrap() {
        let values: Vec<String> = (0..columns).map(|at| literal(row.get_ref(at).unwrap())).collect();
        page.extend(["INSERT INTO ", table, " VALUES (", &values.join(", "), ");\n"]);
    }
    page
}

fn literal(value: ValueRef<'_>) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) if number.is_infinite() => {
            if number > 0.0 { "9e999" } else { "-9e999" }.to_owned()
        }
        ValueRef::Real(number) => format!("{number:?}"),
        ValueRef::Text(text) if text.contains(&0) => format!("CAST(x'{}' AS TEXT)", hex(text)),
        ValueRef::Text(text) => format!("'{}'", String::from_utf8_lossy(text).replace('\'', "''")),
        ValueRef::Blob(bytes) => format!("x'{}'", hex(bytes)),
    }
}

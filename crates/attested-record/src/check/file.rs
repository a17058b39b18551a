use rusqlite::OptionalExtension as _;

use super::{FindingKind, Findings};
use crate::schema::{self, Kind, TABLES};
use crate::{Record, RecordError, Result};

/// SQLite's own examination of pages, indexes and constraints.
pub(super) fn pages(record: &Record, findings: &mut Findings) -> Result<()> {
    let mut read = record.connection.prepare("PRAGMA integrity_check(100)")?;
    let lines = read.query_map([], |row| row.get::<_, String>(0))?;
    for line in lines {
        let line = line?;
        if line != "ok" {
            findings.damage(FindingKind::File, None, line);
        }
    }
    Ok(())
}

/// The schema has a version we know and all tables and columns of it.
pub(super) fn schema(record: &Record, findings: &mut Findings) -> Result<()> {
    let version = schema::version(&record.connection)?;
    if version != schema::CURRENT {
        let message = format!("its schema has the unknown version {version}");
        findings.damage(FindingKind::Schema, None, message);
    }
    for table in TABLES {
        let mut read = record.connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
        let columns: Vec<String> =
            read.query_map([table.name], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
        if columns.is_empty() {
            findings.damage(FindingKind::Schema, None, format!("the table {} is missing", table.name));
            continue;
        }
        for (column, _) in table.columns.iter().filter(|(column, _)| !columns.iter().any(|has| has == column))
        {
            let message = format!("the table {} has no column {column}", table.name);
            findings.damage(FindingKind::Schema, None, message);
        }
    }
    for table in TABLES.iter().filter(|table| table.kind == Kind::Fact) {
        let protected: i64 = record.connection.query_row(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1",
            [table.name],
            |row| row.get(0),
        )?;
        if protected < 2 {
            let message = format!("the facts of {} are not protected against changes", table.name);
            findings.damage(FindingKind::Schema, None, message);
        }
    }
    Ok(())
}

/// Every reference leads to a row.
pub(super) fn references(record: &Record, findings: &mut Findings) -> Result<()> {
    let mut read = record.connection.prepare("PRAGMA foreign_key_check")?;
    let lines = read.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, String>(2)?))
    })?;
    for line in lines {
        let (table, row, parent) = line?;
        let row = row.map_or_else(String::new, |row| format!(" {row}"));
        let message = format!("row{row} of {table} refers to a row of {parent} that does not exist");
        findings.damage(FindingKind::Reference, None, message);
    }
    Ok(())
}

/// The full-text indexes hold what their tables hold. SQLite's own examination does not see this.
pub(super) fn search(record: &Record, findings: &mut Findings) -> Result<()> {
    for index in ["sentence_fts", "actor_name_fts", "statement_fts"] {
        if record.is_read_only() {
            // The examination counts as writing for SQLite, although nothing is changed.
            compare_counts(record, index, findings)?;
            continue;
        }
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        match record.connection.execute(&sql, []).map_err(RecordError::from) {
            Err(RecordError::Damaged { .. }) => {
                let message = format!("the index {index} does not match its table");
                findings.damage(FindingKind::Search, None, message);
            }
            other => drop(other?),
        }
    }
    Ok(())
}

/// What can be told about an index without writing: as many entries as rows.
fn compare_counts(record: &Record, index: &str, findings: &mut Findings) -> Result<()> {
    let table = index.trim_end_matches("_fts");
    let differ: Option<bool> = record
        .connection
        .query_row(
            &format!("SELECT (SELECT count(*) FROM {table}) <> (SELECT count(*) FROM {index}_docsize)"),
            [],
            |row| row.get(0),
        )
        .optional()?;
    if differ == Some(true) {
        let message = format!("the index {index} does not have as many entries as its table");
        findings.damage(FindingKind::Search, None, message);
    }
    Ok(())
}

use std::collections::BTreeMap;

use super::{FindingKind, Findings};
use crate::derived::joined;
use crate::query::row_id;
use crate::schema::{Kind, TABLES};
use crate::{Record, Result};

/// Ids are well formed and lead somewhere.
pub(super) fn ids(record: &Record, findings: &mut Findings) -> Result<()> {
    for alias in record.aliases()? {
        let table = table_of(&alias.to);
        let found = match table {
            Some(table) => row_id(record, table, &alias.to)?.is_some(),
            None => false,
        };
        if !found {
            let message =
                format!("the retired id {} leads to {}, which does not exist", alias.from, alias.to);
            findings.damage(FindingKind::Id, Some(&alias.from), message);
        }
    }
    for (letter, table) in LETTERS {
        let mut read = record.connection.prepare(&format!(
            "SELECT uid FROM {table} WHERE uid NOT GLOB '{letter}-*' OR length(uid) <> 18"
        ))?;
        for uid in read.query_map([], |row| row.get::<_, String>(0))? {
            let uid = uid?;
            findings.damage(
                FindingKind::Id,
                Some(&uid),
                format!("'{uid}' is not an id of the table {table}"),
            );
        }
    }
    Ok(())
}

const LETTERS: &[(&str, &str)] = &[
    ("a", "actor"),
    ("s", "statement"),
    ("e", "event"),
    ("f", "figure"),
    ("c", "copy"),
    ("x", "dispute"),
    ("y", "story"),
];

fn table_of(uid: &str) -> Option<&'static str> {
    let letter = uid.split('-').next()?;
    LETTERS.iter().find(|(known, _)| *known == letter).map(|(_, table)| *table)
}

/// A group of three columns that cite a passage.
struct Citation {
    table: &'static str,
    document: String,
    start: String,
    end: String,
}

/// Every passage of every table, told from the names of its columns.
fn citations() -> Vec<Citation> {
    let mut all = Vec::new();
    for table in TABLES.iter().filter(|table| table.kind != Kind::View) {
        for (column, _) in table.columns {
            let Some(prefix) = column.strip_suffix("byte_start") else { continue };
            all.push(Citation {
                table: table.name,
                document: format!("{prefix}document"),
                start: (*column).to_owned(),
                end: format!("{prefix}byte_end"),
            });
        }
    }
    all
}

/// Every span lies inside its text, on character boundaries.
pub(super) fn passages(record: &Record, findings: &mut Findings) -> Result<()> {
    let mut spans: BTreeMap<i64, Vec<(i64, i64, &'static str)>> = BTreeMap::new();
    for Citation { table, document, start, end } in citations() {
        let sql = format!("SELECT {document}, {start}, {end} FROM {table} WHERE {document} IS NOT NULL");
        let mut read = record.connection.prepare(&sql)?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            let (document, start, end): (i64, Option<i64>, Option<i64>) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            spans.entry(document).or_default().push((start.unwrap_or(-1), end.unwrap_or(-1), table));
        }
    }
    let mut read = record.connection.prepare("SELECT uid, text FROM document WHERE id = ?1")?;
    for (document, mut cited) in spans {
        cited.sort_unstable();
        cited.dedup();
        let mut rows = read.query([document])?;
        // A missing document is a finding of the references.
        let Some(row) = rows.next()? else { continue };
        let (uid, text): (String, String) = (row.get(0)?, row.get(1)?);
        for (start, end, table) in cited {
            let fits = usize::try_from(start)
                .ok()
                .zip(usize::try_from(end).ok())
                .is_some_and(|(start, end)| text.get(start..end).is_some());
            if !fits {
                let message =
                    format!("{table} cites bytes {start}..{end} of {uid}, which do not fit its text");
                findings.damage(FindingKind::Passage, Some(&uid), message);
            }
        }
    }
    Ok(())
}

/// The words stored beside a passage are those of the passage.
pub(super) fn quotes(record: &Record, findings: &mut Findings) -> Result<()> {
    for (table, parent, child) in [
        ("statement", "statement", "statement_content"),
        ("event", "event", "event_report"),
        ("figure", "id", "figure"),
    ] {
        // Of an event, the first report is shown.
        let first = if table == "event" { "AND p.position = 0" } else { "" };
        let order = if table == "figure" { "p.id" } else { "p.position" };
        let mut pieces = record.connection.prepare(&format!(
            "SELECT substr(CAST(d.text AS BLOB), p.byte_start + 1, p.byte_end - p.byte_start)
             FROM {child} p JOIN document d ON d.id = p.document WHERE p.{parent} = ?1 {first} ORDER BY {order}"
        ))?;
        let mut each = record.connection.prepare(&format!("SELECT id, uid, quote FROM {table}"))?;
        let mut lines = each.query([])?;
        while let Some(line) = lines.next()? {
            let (row, uid, quote): (i64, String, String) = (line.get(0)?, line.get(1)?, line.get(2)?);
            let words = pieces
                .query_map([row], |row| row.get::<_, Vec<u8>>(0))?
                .map(|piece| Ok(String::from_utf8_lossy(&piece?).into_owned()))
                .collect::<Result<Vec<String>>>()?;
            if joined(words.iter().map(String::as_str)) != quote {
                let message = format!("the words of {uid} are not those of its passages");
                findings.damage(FindingKind::Quote, Some(&uid), message);
            }
        }
    }
    Ok(())
}

/// Whether the derived tables show the facts of today.
pub(super) fn freshness(record: &Record, findings: &mut Findings) -> Result<()> {
    if record.is_stale()? {
        findings.info(
            FindingKind::Stale,
            "documents or decisions came in since the record was made; it is made anew at the next reading",
        );
    }
    Ok(())
}

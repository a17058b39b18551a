//! What a decision says of its own line, shown on that line before all lines are made anew.
//!
//! Takes a decision that was checked and kept; changes plain columns of one row. Whatever hangs on the line – disputes, tallies,
//! other lines – stays as it was until the record is resolved, and the record stays stale until then: nothing here is ever
//! the last word. What cannot be shown so (joining, parting, hiding, undoing, lists of actors, times) waits.

use attested_model::Action;
use rusqlite::types::Value;

use crate::query::row_id;
use crate::{Record, Result};

/// Columns that an edit may set as they are: table, field of the JSON record, column.
const PLAIN: &[(&str, &str, &str)] = &[
    ("event", "status", "status"),
    ("event", "type", "type"),
    ("event", "mode", "mode"),
    ("statement", "stance", "stance"),
    ("statement", "act", "act"),
    ("statement", "channel", "channel"),
    ("figure", "low", "low"),
    ("figure", "high", "high"),
    ("figure", "bound", "bound"),
    ("figure", "unit", "unit"),
    ("figure", "of", "of"),
    ("actor", "name", "name"),
    ("actor", "type", "type"),
    ("actor", "country", "country"),
    ("dispute", "matter", "matter"),
];

impl Record {
    /// Shows on its line what a decision says of it; false when that has to wait for the next resolution.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn preview(&mut self, action: &Action) -> Result<bool> {
        let (target, column, value) = match action {
            Action::Confirm { target } => (target, "certainty", Value::Real(1.0)),
            Action::Wrong { target } => (target, "certainty", Value::Real(0.0)),
            Action::Edit { target, field, value } => {
                let Some((_, _, column)) =
                    PLAIN.iter().find(|(table, name, _)| name == field && table_of(target) == Some(*table))
                else {
                    return Ok(false);
                };
                let Some(value) = plain(value) else { return Ok(false) };
                (target, *column, value)
            }
            _ => return Ok(false),
        };
        let Some(table) = table_of(target) else { return Ok(false) };
        if column == "certainty" && !matches!(table, "event" | "statement" | "figure") {
            return Ok(false);
        }
        let Some(row) = row_id(self, table, target)? else { return Ok(false) };
        let sql = format!("UPDATE {table} SET \"{column}\" = ?1 WHERE id = ?2");
        self.connection.prepare_cached(&sql)?.execute((value, row))?;
        Ok(true)
    }
}

fn table_of(id: &str) -> Option<&'static str> {
    match id.split_once('-')?.0 {
        "e" => Some("event"),
        "s" => Some("statement"),
        "f" => Some("figure"),
        "a" => Some("actor"),
        "x" => Some("dispute"),
        _ => None,
    }
}

/// A JSON value that is a word, a number or nothing, as a column holds it.
fn plain(json: &str) -> Option<Value> {
    match serde_json::from_str(json).ok()? {
        serde_json::Value::String(words) => Some(Value::Text(words)),
        serde_json::Value::Number(number) => number.as_f64().map(Value::Real),
        serde_json::Value::Null => Some(Value::Null),
        _ => None,
    }
}

//! What is appended and never changed: documents with their places and raw bytes, analyses, runs, decisions,
//! outlets, lists of names.

mod append;
mod decision;
mod document;
mod evidence;
mod names;
mod reading;
mod settings;
mod stored;

pub(crate) use decision::{COLUMNS as DECISION_COLUMNS, decision};
pub(crate) use settings::run;

pub use append::{Appended, Met};
pub use document::Version;
pub use settings::Outlet;
pub use stored::{Location, Stored};

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use crate::Result;

/// The row of `location` that is the version of today of the place of the row `l`.
pub(crate) const OF_TODAY: &str =
    "(SELECT n.id FROM location n WHERE n.path = l.path AND n.record IS l.record
  ORDER BY n.retrieved DESC, n.id DESC LIMIT 1)";

/// The row of an id in a table of facts.
pub(crate) fn row_of(connection: &Connection, table: &str, uid: &str) -> Result<Option<i64>> {
    let mut find = connection.prepare_cached(&format!("SELECT id FROM {table} WHERE uid = ?1"))?;
    Ok(find.query_row([uid], |row| row.get(0)).optional()?)
}

/// Notes that the facts changed: the derived tables are older than they from now on.
fn facts_changed(change: &Transaction<'_>) -> Result<()> {
    change.execute("UPDATE freshness SET facts = facts + 1", [])?;
    Ok(())
}

//! The schema and its versions.
//!
//! To change the schema: add `v3.sql` with the statements that lead from version 2 to version 3, add a line to
//! [`VERSIONS`], describe new tables and columns in `describe.rs`, and keep a record of version 2 as
//! `tests/fixtures/schema_v2.sql` (the test names its fixtures itself).

mod columns;
mod describe;

use rusqlite::{Connection, TransactionBehavior};

use crate::{RecordError, Result};

pub use describe::schema_markdown;
pub(crate) use describe::{Kind, TABLES, Table};

/// What leads from each version to the next; version 0 is an empty file.
const VERSIONS: &[&str] = &[
    include_str!("v1.sql"),
    include_str!("v2.sql"),
    include_str!("v3.sql"),
    include_str!("v4.sql"),
    include_str!("v5.sql"),
    include_str!("v6.sql"),
    include_str!("v7.sql"),
    include_str!("v8.sql"),
    include_str!("v9.sql"),
];

/// The version that this engine writes.
#[expect(clippy::cast_possible_truncation, reason = "a handful of versions")]
pub(crate) const CURRENT: u32 = VERSIONS.len() as u32;

/// The version of an open file.
pub(crate) fn version(connection: &Connection) -> Result<u32> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings an open file up to the current version, one version at a time, each in a transaction of its own.
pub(crate) fn migrate(connection: &mut Connection) -> Result<()> {
    while version(connection)? < CURRENT {
        let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have been quicker.
        let from = version(&step)?;
        if let Some(sql) = VERSIONS.get(from as usize) {
            step.execute_batch(sql).map_err(|error| match RecordError::from(error) {
                RecordError::Internal { what } => {
                    RecordError::damaged(format!("its schema is not that of version {from} ({what})"))
                }
                other => other,
            })?;
            step.pragma_update(None, "user_version", from + 1)?;
        }
        step.commit()?;
    }
    Ok(())
}

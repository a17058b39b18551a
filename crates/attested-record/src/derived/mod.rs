//! The tables made from a [`Resolution`], and the way back.
//!
//! They are emptied and filled anew in one transaction: a reader sees the old record or the new one. Every id
//! is looked up while it is written, so that no reference can dangle; every passage is held against its text.

mod actor;
mod copy;
mod dispute;
mod event;
mod figure;
mod order;
mod preview;
mod quotes;
mod rows;
mod statement;
mod story;

use attested_model::{Alias, Resolution, RunId};
use rusqlite::{Transaction, TransactionBehavior, params};

use crate::facts::row_of;
use crate::schema::{Kind, TABLES};
use crate::{Record, RecordError, Result};
pub(crate) use copy::PASSAGES as COPY_PASSAGES;
pub(crate) use event::{REPORTS as EVENT_REPORTS, report as event_report};
use order::Ordered;
use quotes::Quotes;
pub(crate) use quotes::joined;
use rows::Rows;
pub(crate) use rows::number;
pub(crate) use statement::PASSAGES as STATEMENT_PASSAGES;

/// A state of the facts. Any append moves it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(i64);

impl Record {
    /// The state of the facts now. Ask before reading what a resolution is made from.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn generation(&self) -> Result<Generation> {
        let mut read = self.connection.prepare_cached("SELECT facts FROM freshness")?;
        Ok(Generation(read.query_row([], |row| row.get(0))?))
    }

    /// True when facts came in since the derived tables were made.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn is_stale(&self) -> Result<bool> {
        let mut read = self.connection.prepare_cached("SELECT derived < facts FROM freshness")?;
        Ok(read.query_row([], |row| row.get(0))?)
    }

    /// Puts a resolution in the place of the one before it, wholly or not at all.
    ///
    /// `basis` is the [`Record::generation`] from before the readings and decisions were read: facts that came
    /// in since leave the record stale.
    ///
    /// # Errors
    /// [`RecordError::Invalid`] when a line refers to a line, document or run that does not exist, or cites a
    /// span that does not fit its text.
    pub fn replace(&mut self, resolution: &Resolution, run: &RunId, basis: Generation) -> Result<()> {
        // References are looked up one by one below; checking them again would double the time.
        self.connection.pragma_update(None, "foreign_keys", false)?;
        let done = self.rebuild(resolution, run, basis);
        self.connection.pragma_update(None, "foreign_keys", true)?;
        done
    }

    /// The whole resolution, exactly as it was put in.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn resolution(&self) -> Result<Resolution> {
        // One transaction, so that a rebuild by another process does not fall in between; the caller's where it
        // holds one (see `Record::hold`).
        let _snapshot =
            self.connection.is_autocommit().then(|| self.connection.unchecked_transaction()).transpose()?;
        Ok(Resolution {
            actors: self.every("actor", Self::load_actor)?,
            statements: self.every("statement", Self::load_statement)?,
            events: self.every("event", Self::load_event)?,
            figures: self.every("figure", Self::load_figure)?,
            copies: self.every("copy", Self::load_copy)?,
            disputes: self.every("dispute", Self::load_dispute)?,
            stories: self.every("story", Self::load_story)?,
            aliases: self.aliases()?,
        })
    }

    /// All retired ids.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn aliases(&self) -> Result<Vec<Alias>> {
        let mut read = self.connection.prepare_cached("SELECT from_uid, to_uid FROM alias ORDER BY id")?;
        let aliases = read.query_map([], |row| Ok(Alias { from: row.get(0)?, to: row.get(1)? }))?;
        Ok(aliases.collect::<std::result::Result<_, _>>()?)
    }

    fn every<T>(&self, table: &str, load: fn(&Self, i64) -> Result<T>) -> Result<Vec<T>> {
        let mut read = self.connection.prepare_cached(&format!("SELECT id FROM {table} ORDER BY uid"))?;
        let ids: Vec<i64> = read.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
        ids.into_iter().map(|id| load(self, id)).collect()
    }

    fn rebuild(&mut self, resolution: &Resolution, run: &RunId, basis: Generation) -> Result<()> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let run = row_of(&change, "run", &run.to_string())?
            .ok_or_else(|| RecordError::invalid(format!("the record does not know the run {run}")))?;
        let ordered = Ordered::of(resolution);
        let rows = Rows::of(&change, &ordered)?;
        let quotes = Quotes::of(&change, resolution, &rows)?;
        for table in TABLES.iter().filter(|table| table.kind == Kind::Derived) {
            change.execute(&format!("DELETE FROM {}", table.name), [])?;
        }
        actor::write(&change, &ordered.actors, &rows)?;
        statement::write(&change, &ordered.statements, &rows, &quotes)?;
        event::write(&change, &ordered.events, &rows, &quotes)?;
        figure::write(&change, &ordered.figures, &rows, &quotes)?;
        copy::write(&change, &ordered.copies, &rows)?;
        dispute::write(&change, &ordered.disputes, &rows)?;
        story::write(&change, &resolution.stories, &rows)?;
        write_aliases(&change, &resolution.aliases)?;
        change.execute_batch(include_str!("tally.sql"))?;
        for index in ["actor_name_fts", "statement_fts"] {
            change.execute(&format!("INSERT INTO {index} ({index}) VALUES ('rebuild')"), [])?;
        }
        change.execute("UPDATE freshness SET derived = ?1, run = ?2", params![basis.0, run])?;
        Ok(change.commit()?)
    }
}

fn write_aliases(change: &Transaction<'_>, aliases: &[Alias]) -> Result<()> {
    let mut insert = change.prepare_cached("INSERT INTO alias (from_uid, to_uid) VALUES (?1, ?2)")?;
    for alias in aliases {
        insert.execute(params![alias.from, alias.to])?;
    }
    Ok(())
}

use attested_model::{Run, RunId};
use rusqlite::{OptionalExtension as _, TransactionBehavior, params};

use super::{facts_changed, row_of};
use crate::{Record, RecordError, Result, row};

/// What is known about an outlet beside its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Outlet {
    /// Its name, as documents give it.
    pub name: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// True for a news agency.
    pub agency: bool,
}

impl Record {
    /// Makes a run known; a run that is known already is left as it is.
    ///
    /// # Errors
    /// [`RecordError::Invalid`] when the id of the run is not the hash of its fields.
    pub fn put_run(&mut self, run: &Run) -> Result<()> {
        let again =
            Run::new(run.engine.clone(), run.weights.clone(), run.lexicon.clone(), run.config.clone());
        if again.id != run.id {
            return Err(RecordError::invalid(format!("the run {} does not match its id", run.id)));
        }
        if row_of(&self.connection, "run", &run.id.to_string())?.is_some() {
            return Ok(());
        }
        self.connection.execute(
            "INSERT OR IGNORE INTO run (uid, engine, weights, lexicon, config) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![run.id.to_string(), run.engine, run.weights, run.lexicon, run.config],
        )?;
        Ok(())
    }

    /// All runs, in the order in which they were first used.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn runs(&self) -> Result<Vec<Run>> {
        let mut read = self
            .connection
            .prepare_cached("SELECT uid, engine, weights, lexicon, config FROM run ORDER BY id")?;
        let runs = read.query_map([], run)?;
        Ok(runs.collect::<std::result::Result<_, _>>()?)
    }

    /// The run whose readings the derived tables show.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn derived_run(&self) -> Result<Option<RunId>> {
        let mut read = self
            .connection
            .prepare_cached("SELECT run.uid FROM freshness JOIN run ON run.id = freshness.run")?;
        Ok(read.query_row([], |row| row::word(row, 0)).optional()?)
    }

    /// How many bytes of a source that grows were read; none when it was not read yet.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn read_up_to(&self, path: &str) -> Result<u64> {
        let mut find = self.connection.prepare_cached("SELECT bytes FROM read_up_to WHERE path = ?1")?;
        let bytes: Option<i64> = find.query_row([path], |row| row.get(0)).optional()?;
        Ok(bytes.map_or(0, i64::unsigned_abs))
    }

    /// Notes how many bytes of a source that grows were read.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn put_read_up_to(&mut self, path: &str, bytes: u64) -> Result<()> {
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        self.connection.execute(
            "INSERT INTO read_up_to (path, bytes) VALUES (?1, ?2) ON CONFLICT (path) DO UPDATE SET bytes = ?2",
            params![path, bytes],
        )?;
        Ok(())
    }

    /// Notes what is known about outlets. What is known of others stays; the newest word on a name counts.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn put_outlets(&mut self, outlets: &[Outlet]) -> Result<()> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = read_outlets(&change)?;
        let mut changed = false;
        for outlet in outlets {
            if known.contains(outlet) {
                continue;
            }
            changed = true;
            change.execute(
                "INSERT INTO outlet (name, owner, country, agency) VALUES (?1, ?2, ?3, ?4)",
                params![outlet.name, outlet.owner, outlet.country, outlet.agency],
            )?;
        }
        if changed {
            facts_changed(&change)?;
        }
        Ok(change.commit()?)
    }

    /// The names of outlets that documents carry and of which nothing is known, in order.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn unknown_outlets(&self) -> Result<Vec<String>> {
        let mut read = self.connection.prepare_cached(
            "SELECT DISTINCT outlet FROM document WHERE outlet IS NOT NULL
               AND outlet NOT IN (SELECT name FROM outlet) ORDER BY outlet",
        )?;
        let names = read.query_map([], |row| row.get(0))?;
        Ok(names.collect::<std::result::Result<_, _>>()?)
    }

    /// What is known about outlets, by name.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn outlets(&self) -> Result<Vec<Outlet>> {
        read_outlets(&self.connection)
    }
}

/// Reads a run from its five columns.
pub(crate) fn run(row: &rusqlite::Row<'_>) -> std::result::Result<Run, rusqlite::Error> {
    Ok(Run {
        id: row::word(row, 0)?,
        engine: row.get(1)?,
        weights: row.get(2)?,
        lexicon: row.get(3)?,
        config: row.get(4)?,
    })
}

fn read_outlets(connection: &rusqlite::Connection) -> Result<Vec<Outlet>> {
    let mut read = connection.prepare_cached(
        "SELECT name, owner, country, agency FROM outlet AS o
         WHERE id = (SELECT max(id) FROM outlet AS n WHERE n.name = o.name) ORDER BY name",
    )?;
    let outlets = read.query_map([], |row| {
        Ok(Outlet { name: row.get(0)?, owner: row.get(1)?, country: row.get(2)?, agency: row.get(3)? })
    })?;
    Ok(outlets.collect::<std::result::Result<_, _>>()?)
}

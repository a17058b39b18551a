use attested_model::{Analysis, Document, DocumentId, RunId};
use rusqlite::{OptionalExtension as _, params};

use super::OF_TODAY;
use crate::query::row_id;
use crate::{Lines, Record, Result, pack};

/// Rows of the documents that are the version of today at one place at least, by id of the document.
fn current() -> String {
    format!("d.id IN (SELECT l.document FROM location l WHERE l.id = {OF_TODAY})")
}

impl Record {
    /// True when the record has a document and the run's reading of it.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn has(&self, document: &DocumentId, run: &RunId) -> Result<bool> {
        let mut find = self.connection.prepare_cached(
            "SELECT 1 FROM analysis a JOIN document d ON d.id = a.document JOIN run r ON r.id = a.run
             WHERE d.uid = ?1 AND r.uid = ?2",
        )?;
        Ok(find.exists(params![document.to_string(), run.to_string()])?)
    }

    /// The reading of a document by a run.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn analysis(&self, document: &DocumentId, run: &RunId) -> Result<Option<Analysis>> {
        let mut find = self.connection.prepare_cached(
            "SELECT a.id FROM analysis a JOIN document d ON d.id = a.document JOIN run r ON r.id = a.run
             WHERE d.uid = ?1 AND r.uid = ?2",
        )?;
        let row =
            find.query_row(params![document.to_string(), run.to_string()], |row| row.get(0)).optional()?;
        row.map(|row| Ok(load_reading(self, row)?.1)).transpose()
    }

    /// The documents of today (the newest of every place) with their readings by a run, by id of the document.
    ///
    /// Documents that the run has not read are left out: see [`Record::documents_without`].
    ///
    /// # Errors
    /// What reading can meet.
    pub fn current(&self, run: &RunId) -> Result<Lines<'_, (Document, Analysis)>> {
        let Some(run) = row_id(self, "run", &run.to_string())? else {
            return Ok(Lines::new(self, (Vec::new(), 0), load_reading));
        };
        let mut find = self.connection.prepare_cached(&format!(
            "SELECT a.id FROM analysis a JOIN document d ON d.id = a.document
             WHERE a.run = ?1 AND {} ORDER BY d.uid",
            current()
        ))?;
        let rows = find.query_map([run], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
        Ok(Lines::whole(self, rows, load_reading))
    }

    /// The documents of today that a run has not read, by id.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn documents_without(&self, run: &RunId) -> Result<Lines<'_, Document>> {
        let mut find = self.connection.prepare_cached(&format!(
            "SELECT d.id FROM document d WHERE {} AND NOT EXISTS
               (SELECT 1 FROM analysis a JOIN run r ON r.id = a.run WHERE a.document = d.id AND r.uid = ?1)
             ORDER BY d.uid",
            current()
        ))?;
        let rows =
            find.query_map([run.to_string()], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
        Ok(Lines::whole(self, rows, Record::load_document))
    }
}

fn load_reading(record: &Record, row: i64) -> Result<(Document, Analysis)> {
    let mut read =
        record.connection.prepare_cached("SELECT document, content FROM analysis WHERE id = ?1")?;
    let (document, packed): (i64, Vec<u8>) = read.query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((record.load_document(document)?, pack::unpack_json(&packed)?))
}

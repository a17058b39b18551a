use attested_model::{Candidate, DocumentId, Evidence, SetApart, Vocabulary as _};
use rusqlite::{Transaction, params};

use crate::derived::number;
use crate::query::row_id;
use crate::row::{span, word};
use crate::{Record, Result};

impl Record {
    /// What reading the source of a document saw beside it; empty for documents of an older engine.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn evidence(&self, id: &DocumentId) -> Result<Evidence> {
        let Some(row) = row_id(self, "document", &id.to_string())? else { return Ok(Evidence::default()) };
        let mut read = self.connection.prepare_cached(
            "SELECT kind, why, byte_start, byte_end FROM set_apart WHERE document = ?1 ORDER BY position",
        )?;
        let set_apart = read.query_map([row], |row| {
            let why: String = row.get(1)?;
            Ok(SetApart { kind: word(row, 0)?, why: why.into(), span: span(row, 2)? })
        })?;
        let set_apart = set_apart.collect::<std::result::Result<_, _>>()?;
        let mut read = self.connection.prepare_cached(
            "SELECT field, value, basis, place, words, chosen FROM candidate WHERE document = ?1 ORDER BY position",
        )?;
        let candidates = read.query_map([row], |row| {
            let place: String = row.get(3)?;
            Ok(Candidate {
                field: word(row, 0)?,
                value: row.get(1)?,
                basis: word(row, 2)?,
                place: place.into(),
                words: row.get(4)?,
                chosen: row.get(5)?,
            })
        })?;
        Ok(Evidence { set_apart, candidates: candidates.collect::<std::result::Result<_, _>>()? })
    }
}

pub(super) fn insert_evidence(change: &Transaction<'_>, evidence: &Evidence, document: i64) -> Result<()> {
    let mut insert = change.prepare_cached(
        "INSERT INTO set_apart (document, position, kind, why, byte_start, byte_end)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, apart) in evidence.set_apart.iter().enumerate() {
        let (start, end) = (apart.span.start(), apart.span.end());
        insert.execute(params![document, number(position), apart.kind.word(), apart.why, start, end])?;
    }
    let mut insert = change.prepare_cached(
        "INSERT INTO candidate (document, position, field, value, basis, place, words, chosen)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, one) in evidence.candidates.iter().enumerate() {
        insert.execute(params![
            document,
            number(position),
            one.field.word(),
            one.value,
            one.basis.word(),
            one.place,
            one.words,
            one.chosen
        ])?;
    }
    Ok(())
}

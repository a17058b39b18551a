use attested_model::{CopyGroup, Passage};
use rusqlite::{Transaction, params};

use super::rows::{Rows, number};
use crate::row::{counts, passage, word, word_or_none};
use crate::{Record, Result};

pub(super) fn write(change: &Transaction<'_>, copies: &[(i64, &CopyGroup)], rows: &Rows) -> Result<()> {
    let mut insert = change.prepare(
        "INSERT INTO copy (id, uid, earliest, credit, reason, texts, carriers, owners)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut member = change.prepare(
        "INSERT INTO copy_passage (copy, position, document, byte_start, byte_end) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for &(id, copy) in copies {
        insert.execute(params![
            id,
            copy.id.to_string(),
            rows.document(copy.earliest)?,
            copy.credit.map(|credit| rows.actor(credit)).transpose()?,
            copy.reason,
            copy.counts.texts,
            copy.counts.carriers,
            copy.counts.owners
        ])?;
        for (position, cited) in copy.passages.iter().enumerate() {
            let (document, start, end) = rows.passage(*cited)?;
            member.execute(params![id, number(position), document, start, end])?;
        }
    }
    Ok(())
}

/// The passages of a group of copies.
pub(crate) const PASSAGES: &str =
    "SELECT d.uid, p.byte_start, p.byte_end FROM copy_passage p JOIN document d ON d.id = p.document
     JOIN copy c ON c.id = p.copy WHERE p.copy = ?1";

impl Record {
    pub(crate) fn load_copy(&self, id: i64) -> Result<CopyGroup> {
        let passages =
            self.children(&format!("{PASSAGES} ORDER BY p.position"), id, |row| passage(row, 0))?;
        self.load_copy_with(id, passages)
    }

    pub(crate) fn load_copy_with(&self, id: i64, passages: Vec<Passage>) -> Result<CopyGroup> {
        let mut read = self.connection.prepare_cached(
            "SELECT c.uid, d.uid, a.uid, c.reason, c.texts, c.carriers, c.owners FROM copy c
             JOIN document d ON d.id = c.earliest LEFT JOIN actor a ON a.id = c.credit WHERE c.id = ?1",
        )?;
        Ok(read.query_row([id], |row| {
            Ok(CopyGroup {
                id: word(row, 0)?,
                passages,
                earliest: word(row, 1)?,
                credit: word_or_none(row, 2)?,
                reason: row.get(3)?,
                counts: counts(row, 4)?,
            })
        })?)
    }
}

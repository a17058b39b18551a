use attested_model::Certainty;

use crate::derived::number;
use crate::row::certainty;
use crate::{Record, Result};

/// A line whose reading is in doubt.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubtful {
    /// Its id.
    pub id: String,
    /// Independent wordings that give it.
    pub texts: u32,
    /// How certain its reading is.
    pub certainty: Certainty,
    /// The dispute in which it takes a side, when that was asked for.
    pub dispute: Option<String>,
}

/// How much hangs on a line times how doubtful its reading is: as in the indexes `…_by_doubt`.
const DOUBT: &str = "(max(texts, 1) * (1000 - min(CAST(round(certainty * 1000) AS INTEGER), 999)))";

impl Record {
    /// Statements and events on which most hangs and whose reading is most in doubt: so many of each, each kind in
    /// order, the weightiest first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn doubtful(&self, most: usize) -> Result<Vec<Doubtful>> {
        let mut all = Vec::new();
        for table in ["statement", "event"] {
            all.extend(self.children(
                &format!(
                    "SELECT uid, texts, certainty, NULL FROM {table} INDEXED BY {table}_by_doubt
                     ORDER BY {DOUBT} DESC, uid LIMIT ?1"
                ),
                number(most),
                doubtful,
            )?);
        }
        Ok(all)
    }

    /// Statements and figures that take a side in a dispute, in the same order; a line in several disputes is named
    /// with the first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn disputed(&self, most: usize) -> Result<Vec<Doubtful>> {
        let mut all = Vec::new();
        for table in ["statement", "figure"] {
            all.extend(self.children(
                &format!(
                    "SELECT l.uid, l.texts, l.certainty, x.uid FROM (
                       SELECT p.{table} AS line, min(y.dispute) AS dispute FROM dispute_side_{table} p
                       JOIN dispute_side y ON y.id = p.side GROUP BY p.{table}
                     ) n JOIN {table} l ON l.id = n.line JOIN dispute x ON x.id = n.dispute
                     ORDER BY {} DESC, l.uid LIMIT ?1",
                    DOUBT.replace("texts", "l.texts").replace("certainty", "l.certainty")
                ),
                number(most),
                doubtful,
            )?);
        }
        Ok(all)
    }
}

fn doubtful(row: &rusqlite::Row<'_>) -> std::result::Result<Doubtful, rusqlite::Error> {
    Ok(Doubtful { id: row.get(0)?, texts: row.get(1)?, certainty: certainty(row, 2)?, dispute: row.get(3)? })
}

use attested_model::{Document, Edtf};

use super::{Filter, Page};
use crate::{Lines, Record, Result};

/// Which documents are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentQuery {
    /// Of this outlet.
    pub outlet: Option<String>,
    /// That may have been published on or after this date.
    pub since: Option<Edtf>,
    /// That may have been published on or before this date.
    pub until: Option<Edtf>,
    /// Whether earlier versions are wanted too.
    pub versions: bool,
    /// Whether those published last come first and the undated last; by id otherwise.
    pub newest_first: bool,
    /// How many.
    pub page: Page,
}

/// How much a record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "each field counts what it is named after")]
pub struct Totals {
    /// Documents of today.
    pub documents: u64,
    /// Documents that a newer version took the place of.
    pub old_versions: u64,
    /// Outlets of the documents.
    pub outlets: u64,
    pub actors: u64,
    pub statements: u64,
    pub events: u64,
    pub figures: u64,
    pub copies: u64,
    pub disputes: u64,
    pub decisions: u64,
}

/// Latest day of publication first; those without one come last.
const NEWEST_FIRST: &str = "d.published_first DESC, d.uid";
/// What stands behind a row in that order.
const BEHIND_NEWEST: &str =
    "EXISTS (SELECT 1 FROM document p WHERE p.id = {} AND (coalesce(d.published_first, '') < coalesce(p.published_first, '')
       OR (d.published_first IS p.published_first AND d.uid > p.uid)))";
/// What stands behind a row by id.
const BEHIND_UID: &str = "d.uid > (SELECT p.uid FROM document p WHERE p.id = {})";
/// Condition: the document is the version of today at one place at least.
pub(crate) const IS_CURRENT: &str = "d.id NOT IN (SELECT document FROM superseded)";

impl Record {
    /// Documents, by id or by day of publication.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn documents(&self, query: &DocumentQuery) -> Result<Lines<'_, Document>> {
        let mut filter = Filter::default();
        filter.text("d.outlet", query.outlet.as_deref());
        filter.period("d.published", query.since, query.until);
        if !query.versions {
            filter.add(IS_CURRENT, []);
        }
        let order = if query.newest_first { (NEWEST_FIRST, BEHIND_NEWEST) } else { ("d.uid", BEHIND_UID) };
        let keys = filter.page_by(self, "document d", "d.id", order, query.page)?;
        Ok(Lines::new(self, keys, Self::load_document))
    }

    /// How much the record holds.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn count(&self) -> Result<Totals> {
        let one = |sql: &str| -> Result<u64> {
            let count: i64 = self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
            Ok(count.unsigned_abs())
        };
        let all = |table: &str| one(&format!("SELECT count(*) FROM {table}"));
        let old_versions = all("superseded")?;
        Ok(Totals {
            documents: all("document")?.saturating_sub(old_versions),
            old_versions,
            outlets: one(&format!("SELECT count(DISTINCT outlet) FROM document d WHERE {IS_CURRENT}"))?,
            actors: all("actor")?,
            statements: all("statement")?,
            events: all("event")?,
            figures: all("figure")?,
            copies: all("copy")?,
            disputes: all("dispute")?,
            decisions: all("decision")?,
        })
    }
}

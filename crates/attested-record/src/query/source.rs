use std::collections::BTreeMap;

use attested_model::ActorId;

use crate::row::word;
use crate::{Outlet, Record, Result};

/// Agencies by the outlet whose documents are credited to them, each with how many.
type Credited = BTreeMap<Option<String>, Vec<(String, u64)>>;
/// Row, outlet, documents, copies, statements.
type Counted = (i64, Option<String>, u64, u64, u64);

/// An outlet, by what the record has of it. There is no score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name; `None` gathers the documents whose outlet is not known.
    pub outlet: Option<String>,
    /// Who owns it, where that was told.
    pub owner: Option<String>,
    /// ISO 3166-1 alpha-3 code of its country, where that was told.
    pub country: Option<String>,
    /// True when it was told to be a news agency.
    pub agency: bool,
    /// Documents of today.
    pub documents: u64,
    /// Those without a passage that an earlier carrier had first.
    pub originals: u64,
    /// Those with such a passage.
    pub copies: u64,
    /// Statements that its documents carry.
    pub statements: u64,
    /// Whom its documents quote most: who, by what name, in how many statements.
    pub most_quoted: Vec<(ActorId, String, u64)>,
    /// The agencies that its documents are credited to, and in how many documents.
    pub agencies: Vec<(String, u64)>,
}

impl Record {
    /// What the record has of each outlet, those with most documents first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn sources(&self) -> Result<Vec<Source>> {
        let outlets = self.outlets()?;
        let mut read = self.connection.prepare_cached(
            "SELECT id, outlet, documents, copies, statements FROM outlet_tally
             ORDER BY documents DESC, outlet IS NULL, outlet",
        )?;
        let rows = read
            .query_map([], |row| {
                Ok((row.get(0)?, row.get(1)?, count(row, 2)?, count(row, 3)?, count(row, 4)?))
            })?
            .collect::<std::result::Result<Vec<Counted>, _>>()?;
        let mut credited = self.credited()?;
        rows.into_iter()
            .map(|counted| {
                let told = outlets.iter().find(|told| Some(&told.name) == counted.1.as_ref());
                let agencies = credited.remove(&counted.1).unwrap_or_default();
                self.source(counted, told, agencies)
            })
            .collect()
    }

    /// The agencies that the documents of each outlet are credited to, the most frequent first.
    fn credited(&self) -> Result<Credited> {
        let mut read = self.connection.prepare_cached(
            "SELECT d.outlet, d.credit, count(*) FROM document d
             WHERE d.credit IS NOT NULL AND d.id NOT IN (SELECT document FROM superseded)
             GROUP BY d.outlet, d.credit ORDER BY 3 DESC, 2",
        )?;
        let rows = read.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, count(row, 2)?))))?;
        let mut credited = Credited::new();
        for row in rows {
            let (outlet, agency) = row?;
            credited.entry(outlet).or_default().push(agency);
        }
        Ok(credited)
    }

    fn source(
        &self,
        counted: Counted,
        told: Option<&Outlet>,
        agencies: Vec<(String, u64)>,
    ) -> Result<Source> {
        let (row, outlet, documents, copies, statements) = counted;
        let most_quoted = self.children(
            "SELECT a.uid, a.name, q.statements FROM outlet_quote q JOIN actor a ON a.id = q.actor
             WHERE q.outlet = ?1 ORDER BY q.position",
            row,
            |row| Ok((word(row, 0)?, row.get(1)?, count(row, 2)?)),
        )?;
        Ok(Source {
            owner: told.and_then(|told| told.owner.clone()),
            country: told.and_then(|told| told.country.clone()),
            agency: told.is_some_and(|told| told.agency),
            documents,
            originals: documents.saturating_sub(copies),
            copies,
            statements,
            most_quoted,
            agencies,
            outlet,
        })
    }
}

fn count(row: &rusqlite::Row<'_>, at: usize) -> std::result::Result<u64, rusqlite::Error> {
    Ok(row.get::<_, i64>(at)?.unsigned_abs())
}

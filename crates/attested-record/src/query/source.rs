use attested_model::ActorId;
use rusqlite::OptionalExtension as _;

use crate::row::word;
use crate::{Outlet, Record, Result};

/// How many of the most quoted are named.
const MOST_QUOTED: i64 = 10;

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
            "WITH current AS (SELECT DISTINCT id FROM current_document),
               copied AS (SELECT DISTINCT p.document FROM copy_passage p JOIN copy c ON c.id = p.copy
                 WHERE c.earliest <> p.document)
             SELECT d.outlet, count(*), count(x.document) FROM document d JOIN current USING (id)
             LEFT JOIN copied x ON x.document = d.id
             GROUP BY d.outlet ORDER BY count(*) DESC, d.outlet IS NULL, d.outlet",
        )?;
        let rows = read
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<std::result::Result<Vec<(Option<String>, i64, i64)>, _>>()?;
        rows.into_iter()
            .map(|(outlet, documents, copies)| {
                let told = outlets.iter().find(|told| Some(&told.name) == outlet.as_ref());
                self.source(outlet, told, documents, copies)
            })
            .collect()
    }

    fn source(
        &self,
        outlet: Option<String>,
        told: Option<&Outlet>,
        documents: i64,
        copies: i64,
    ) -> Result<Source> {
        let statements: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT count(DISTINCT p.statement) FROM statement_report p JOIN document d ON d.id = p.document
                 WHERE d.outlet IS ?1",
            )?
            .query_row([&outlet], |row| row.get(0))
            .optional()?;
        let mut quoted = self.connection.prepare_cached(
            "SELECT a.uid, a.name, count(DISTINCT s.id) FROM statement_report p
             JOIN document d ON d.id = p.document JOIN statement s ON s.id = p.statement
             JOIN actor a ON a.id = s.speaker WHERE d.outlet IS ?1
             GROUP BY a.id ORDER BY 3 DESC, a.uid LIMIT ?2",
        )?;
        let most_quoted = quoted
            .query_map((&outlet, MOST_QUOTED), |row| Ok((word(row, 0)?, row.get(1)?, count(row, 2)?)))?
            .collect::<std::result::Result<_, _>>()?;
        let mut credited = self.connection.prepare_cached(
            "SELECT d.credit, count(*) FROM document d WHERE d.outlet IS ?1 AND d.credit IS NOT NULL
               AND d.id IN (SELECT id FROM current_document)
             GROUP BY d.credit ORDER BY 2 DESC, 1",
        )?;
        let agencies = credited
            .query_map([&outlet], |row| Ok((row.get(0)?, count(row, 1)?)))?
            .collect::<std::result::Result<_, _>>()?;
        Ok(Source {
            owner: told.and_then(|told| told.owner.clone()),
            country: told.and_then(|told| told.country.clone()),
            agency: told.is_some_and(|told| told.agency),
            documents: documents.unsigned_abs(),
            originals: (documents - copies).unsigned_abs(),
            copies: copies.unsigned_abs(),
            statements: statements.unwrap_or(0).unsigned_abs(),
            most_quoted,
            agencies,
            outlet,
        })
    }
}

fn count(row: &rusqlite::Row<'_>, at: usize) -> std::result::Result<u64, rusqlite::Error> {
    Ok(row.get::<_, i64>(at)?.unsigned_abs())
}

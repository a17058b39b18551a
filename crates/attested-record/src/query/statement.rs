use attested_model::{Act, ActorId, DocumentId, Edtf, EventId, Stance, Statement, StatementKind};
use rusqlite::types::Value;

use super::{Depth, Filter, Page, Who, phrase, row_id, words};
use crate::derived::number;
use crate::{Lines, Record, Result, search};

/// Whom or what a statement speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An actor: it is named in the content, takes part in an event the content tells of, or is spoken to.
    Actor(Who),
    /// Words of the content, in the language of [`SearchQuery`](crate::SearchQuery).
    Words(String),
}

/// Which statements are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatementQuery {
    /// By this speaker.
    pub by: Option<Who>,
    /// To this addressee.
    pub to: Option<Who>,
    /// About somebody or something.
    pub about: Option<About>,
    /// With one of these stances.
    pub stances: Vec<Stance>,
    /// Being one of these acts.
    pub acts: Vec<Act>,
    /// Given in one of these ways.
    pub types: Vec<StatementKind>,
    /// Telling of this event.
    pub event: Option<EventId>,
    /// That may have been made on or after this date.
    pub since: Option<Edtf>,
    /// That may have been made on or before this date.
    pub until: Option<Edtf>,
    /// Carried by this outlet.
    pub outlet: Option<String>,
    /// Carried by this document.
    pub document: Option<DocumentId>,
    /// How many.
    pub page: Page,
}

impl Record {
    /// Statements in the order in which they were made; the undated last.
    ///
    /// # Errors
    /// [`RecordError::Query`](crate::RecordError::Query) when the words of [`About::Words`] are not a query.
    pub fn statements(&self, query: &StatementQuery) -> Result<Lines<'_, Statement>> {
        let keys = self.statement_filter(query)?.page(self, "statement s", "s.id", query.page)?;
        Ok(Lines::new(self, keys, Self::load_statement))
    }

    /// The first statements about an actor, in brief, and how many there are: counted up to `counted` in each of the ways in
    /// which a statement can be about somebody, so that who is named in every document has a page as soon as others.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn first_about(
        &self,
        actor: &ActorId,
        most: usize,
        counted: usize,
    ) -> Result<(Vec<Statement>, usize)> {
        let Some(row) = row_id(self, "actor", &actor.to_string())? else { return Ok((Vec::new(), 0)) };
        let counted = number(counted);
        let names: Vec<String> =
            self.names_of(&[row])?.iter().filter(|name| words(name) > 0).map(|name| phrase(name)).collect();
        let mut ids: Vec<i64> = Vec::new();
        if !names.is_empty() {
            let sql = format!(
                "SELECT rowid FROM statement_fts WHERE statement_fts MATCH ?1 ORDER BY rowid LIMIT {counted}"
            );
            let mut find = self.connection.prepare_cached(&sql)?;
            let found = find.query_map([names.join(" OR ")], |row| row.get(0))?;
            ids = found.collect::<std::result::Result<_, _>>()?;
        }
        for sql in [
            format!(
                "SELECT statement FROM statement_addressee WHERE actor = ?1 ORDER BY statement LIMIT {counted}"
            ),
            format!(
                "SELECT t.statement FROM event_participant p JOIN statement_event t ON t.event = p.event
                 WHERE p.actor = ?1 ORDER BY p.event LIMIT {counted}"
            ),
        ] {
            ids.extend(self.children(&sql, row, |row| row.get::<_, i64>(0))?);
        }
        ids.sort_unstable();
        ids.dedup();
        let total = ids.len();
        let brief = Depth::Brief { document: None };
        let first =
            ids.into_iter().take(most).map(|id| self.load_statement_at(id, brief)).collect::<Result<_>>()?;
        Ok((first, total))
    }

    pub(super) fn statement_filter(&self, query: &StatementQuery) -> Result<Filter> {
        let mut filter = Filter::default();
        filter.who(self, "s.speaker IN ({})", query.by.as_ref())?;
        let to = "s.id IN (SELECT statement FROM statement_addressee WHERE actor IN ({}))";
        filter.who(self, to, query.to.as_ref())?;
        match &query.about {
            Some(About::Actor(who)) => self.about(&mut filter, who)?,
            Some(About::Words(words)) => {
                let words = Value::from(search::compile(words)?);
                filter.add("s.id IN (SELECT rowid FROM statement_fts WHERE statement_fts MATCH ?)", [words]);
            }
            None => {}
        }
        filter.words("s.stance", &query.stances);
        filter.words("s.act", &query.acts);
        filter.words("s.type", &query.types);
        if let Some(event) = query.event {
            let row = row_id(self, "event", &event.to_string())?;
            filter
                .rows("s.id IN (SELECT statement FROM statement_event WHERE event IN ({}))", row.as_slice());
        }
        filter.period("s.time", query.since, query.until);
        filter.carried("s.id", "statement_report", "statement", query.outlet.as_deref(), query.document);
        Ok(filter)
    }

    fn about(&self, filter: &mut Filter, who: &Who) -> Result<()> {
        let rows = self.actor_rows(who)?;
        let mut named = Filter::default();
        named.phrases("s.id", "statement_fts", &self.names_of(&rows)?);
        named.rows("s.id IN (SELECT statement FROM statement_addressee WHERE actor IN ({}))", &rows);
        named.rows(
            "s.id IN (SELECT t.statement FROM statement_event t JOIN event_participant p ON p.event = t.event
               WHERE p.actor IN ({}))",
            &rows,
        );
        filter.any(named);
        Ok(())
    }
}

use attested_model::{Actor, ActorId, ActorKind};

use super::{Filter, Page, Who, row_id};
use crate::derived::number;
use crate::row::word;
use crate::{Lines, Record, Result};

/// Which actors are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActorQuery {
    /// With this name, as [`Who::Name`] finds it.
    pub name: Option<String>,
    /// Of one of these types.
    pub kinds: Vec<ActorKind>,
    /// Of this country (ISO 3166-1 alpha-3).
    pub country: Option<String>,
    /// How many.
    pub page: Page,
}

impl Record {
    /// Actors, the most mentioned first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn actors(&self, query: &ActorQuery) -> Result<Lines<'_, Actor>> {
        Ok(Lines::new(self, self.actor_page(query)?, Self::load_actor))
    }

    /// The same without the participants that actors were joined from and the reasons for it: names, roles and
    /// numbers alone. For lists: who is named in a hundred thousand documents has as many participants.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn actors_in_brief(&self, query: &ActorQuery) -> Result<Lines<'_, Actor>> {
        Ok(Lines::new(self, self.actor_page(query)?, Self::load_actor_in_brief))
    }

    /// One actor in brief, as in [`Record::actors_in_brief`]. A retired id gives the actor that took it in.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn actor_in_brief(&self, id: &ActorId) -> Result<Option<Actor>> {
        row_id(self, "actor", &id.to_string())?.map(|row| self.load_actor_in_brief(row)).transpose()
    }

    /// Id, kind, name and mentions of the most mentioned actors of some kinds, and nothing else of them.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn most_mentioned(
        &self,
        kinds: &[ActorKind],
        most: usize,
    ) -> Result<Vec<(ActorId, ActorKind, String, u32)>> {
        let mut filter = Filter::default();
        // In the order of rows, which is that of mentions, until there are enough; not by the index of types.
        filter.words("+a.type", kinds);
        let tail = format!("ORDER BY a.id LIMIT {}", number(most));
        filter.rows_of(self, "SELECT a.uid, a.type, a.name, a.mentions FROM actor a", &tail, |row| {
            Ok((word(row, 0)?, word(row, 1)?, row.get(2)?, row.get(3)?))
        })
    }

    /// The name of an actor. A retired id gives that of the actor that took it in.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn actor_name(&self, id: &ActorId) -> Result<Option<String>> {
        let Some(row) = row_id(self, "actor", &id.to_string())? else { return Ok(None) };
        let mut read = self.connection.prepare_cached("SELECT name FROM actor WHERE id = ?1")?;
        Ok(Some(read.query_row([row], |row| row.get(0))?))
    }

    /// Why the participants of an actor were joined, each reason with how often it was given, by reason.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn merge_reasons(&self, id: &ActorId) -> Result<Vec<(String, u64)>> {
        let Some(row) = row_id(self, "actor", &id.to_string())? else { return Ok(Vec::new()) };
        self.children(
            "SELECT reason, count(*) FROM actor_edge WHERE actor = ?1 GROUP BY reason ORDER BY reason",
            row,
            |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())),
        )
    }

    fn actor_page(&self, query: &ActorQuery) -> Result<(Vec<i64>, usize)> {
        let mut filter = Filter::default();
        let name = query.name.as_deref().map(Who::from);
        filter.who(self, "a.id IN ({})", name.as_ref())?;
        filter.words("a.type", &query.kinds);
        filter.text("a.country", query.country.as_deref());
        filter.page(self, "actor a", "a.id", query.page)
    }
}

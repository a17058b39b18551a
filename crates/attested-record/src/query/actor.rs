use attested_model::{Actor, ActorKind};

use super::{Filter, Page, Who};
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
        let mut filter = Filter::default();
        let name = query.name.as_deref().map(Who::from);
        filter.who(self, "a.id IN ({})", name.as_ref())?;
        filter.words("a.type", &query.kinds);
        filter.text("a.country", query.country.as_deref());
        let keys =
            filter.keys(self, "SELECT a.id FROM actor a", "ORDER BY a.mentions DESC, a.name, a.uid")?;
        Ok(Lines::new(self, keys, query.page, Self::load_actor))
    }
}

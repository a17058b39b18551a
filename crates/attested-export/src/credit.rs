use std::collections::BTreeMap;

use attested_model::{Actor, ActorId, ActorKind};
use attested_record::{ActorQuery, Record};

use crate::Error;

/// Finds the actor that a document's credit line names.
///
/// Only an organisation that bears exactly this name, in any case of letters, and no other does, is found:
/// "(Northlight)" is the agency Northlight, "(Agencies)" is nobody.
#[derive(Debug, Default)]
pub struct Credits {
    /// Names in lower case; `None` for a name that several organisations bear.
    by_name: BTreeMap<String, Option<ActorId>>,
}

impl Credits {
    /// The organisations among `actors`, by all their names.
    pub fn of(actors: &[Actor]) -> Self {
        let mut by_name: BTreeMap<String, Option<ActorId>> = BTreeMap::new();
        for actor in actors.iter().filter(|actor| actor.kind == ActorKind::Organisation) {
            for name in &actor.names {
                by_name
                    .entry(name.text.to_lowercase())
                    .and_modify(|known| *known = known.filter(|&known| known == actor.id))
                    .or_insert(Some(actor.id));
            }
        }
        Self { by_name }
    }

    /// The organisations of a record.
    ///
    /// # Errors
    /// What reading the record can meet.
    pub fn from_record(record: &Record) -> Result<Self, Error> {
        let query = ActorQuery { kinds: vec![ActorKind::Organisation], ..ActorQuery::default() };
        Ok(Self::of(&record.actors(&query)?.all()?))
    }

    /// The actor that `credit` names.
    pub fn find(&self, credit: &str) -> Option<ActorId> {
        self.by_name.get(&credit.trim().to_lowercase()).copied().flatten()
    }
}

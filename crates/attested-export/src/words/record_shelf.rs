use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::Shelf;
use crate::Error;
use attested_model::{
    Actor, ActorId, Document, DocumentId, Event, EventId, Figure, FigureId, Statement, StatementId,
};
use attested_record::Record;

/// So many lines of a kind are kept at hand.
const KEPT: usize = 512;

/// A record, with what was looked up last kept at hand.
pub struct RecordShelf<'r> {
    record: &'r Record,
    documents: Kept<DocumentId, Document>,
    paths: Kept<DocumentId, String>,
    actors: Kept<ActorId, Actor>,
    names: Kept<ActorId, String>,
    statements: Kept<StatementId, Statement>,
    events: Kept<EventId, Event>,
    figures: Kept<FigureId, Figure>,
}

struct Kept<K, V>(RefCell<BTreeMap<K, Option<Rc<V>>>>);

impl<K: Ord + Copy, V> Kept<K, V> {
    fn new() -> Self {
        Self(RefCell::new(BTreeMap::new()))
    }

    fn get(&self, id: K, find: impl FnOnce() -> Result<Option<V>, Error>) -> Result<Option<Rc<V>>, Error> {
        if let Some(known) = self.0.borrow().get(&id) {
            return Ok(known.clone());
        }
        let found = find()?.map(Rc::new);
        let mut kept = self.0.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(id, found.clone());
        Ok(found)
    }
}

impl<'r> RecordShelf<'r> {
    /// Looks up lines in `record`.
    pub fn new(record: &'r Record) -> Self {
        Self {
            record,
            documents: Kept::new(),
            paths: Kept::new(),
            actors: Kept::new(),
            names: Kept::new(),
            statements: Kept::new(),
            events: Kept::new(),
            figures: Kept::new(),
        }
    }
}

impl Shelf for RecordShelf<'_> {
    fn document(&self, id: DocumentId) -> Result<Option<Rc<Document>>, Error> {
        self.documents.get(id, || Ok(self.record.document(&id)?))
    }

    fn path(&self, id: DocumentId) -> Result<Option<String>, Error> {
        let path = self.paths.get(id, || {
            Ok(self.record.locations(&id)?.into_iter().next().map(|location| location.to_string()))
        })?;
        Ok(path.map(|path| path.as_str().to_owned()))
    }

    fn actor(&self, id: ActorId) -> Result<Option<Rc<Actor>>, Error> {
        self.actors.get(id, || Ok(self.record.actor(&id)?))
    }

    fn name(&self, id: ActorId) -> Result<String, Error> {
        let name = self.names.get(id, || Ok(self.record.actor_name(&id)?))?;
        Ok(name.map_or_else(|| id.to_string(), |name| name.as_str().to_owned()))
    }

    fn statement(&self, id: StatementId) -> Result<Option<Rc<Statement>>, Error> {
        self.statements.get(id, || Ok(self.record.statement_in_brief(&id)?))
    }

    fn event(&self, id: EventId) -> Result<Option<Rc<Event>>, Error> {
        self.events.get(id, || Ok(self.record.event_in_brief(&id)?))
    }

    fn figure(&self, id: FigureId) -> Result<Option<Rc<Figure>>, Error> {
        self.figures.get(id, || Ok(self.record.figure(&id)?))
    }
}

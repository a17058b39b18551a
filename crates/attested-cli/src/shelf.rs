//! Where views look up what a line refers to: documents, actors, statements by id.

use std::rc::Rc;

use crate::error::Failure;
use crate::model::{
    Actor, ActorId, Document, DocumentId, Event, EventId, Figure, FigureId, Statement, StatementId,
};

/// Looks up lines by id. The record does it in earnest; tests do it with lines made by hand.
pub(crate) trait Shelf {
    fn document(&self, id: DocumentId) -> Result<Option<Rc<Document>>, Failure>;
    /// Where a document was read from.
    fn path(&self, id: DocumentId) -> Result<Option<String>, Failure>;
    fn actor(&self, id: ActorId) -> Result<Option<Rc<Actor>>, Failure>;
    fn statement(&self, id: StatementId) -> Result<Option<Rc<Statement>>, Failure>;
    fn event(&self, id: EventId) -> Result<Option<Rc<Event>>, Failure>;
    fn figure(&self, id: FigureId) -> Result<Option<Rc<Figure>>, Failure>;

    /// The name of an actor; its id when the record has no such actor.
    fn name(&self, id: ActorId) -> Result<String, Failure> {
        Ok(self.actor(id)?.map_or_else(|| id.to_string(), |actor| actor.name.clone()))
    }

    /// The names of several actors; two that are called the same are named once.
    fn names(&self, ids: &[ActorId]) -> Result<Vec<String>, Failure> {
        let mut names = Vec::with_capacity(ids.len());
        for &id in ids {
            let name = self.name(id)?;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Ok(names)
    }
}

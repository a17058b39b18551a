//! Where views look up what a line refers to: documents, actors, statements by id.

use std::rc::Rc;

use crate::Error;
use attested_model::{
    Actor, ActorId, Document, DocumentId, Event, EventId, Figure, FigureId, Statement, StatementId,
};

#[expect(missing_docs, reason = "each method looks up what it is named after")]
/// Looks up lines by id. The record does it in earnest, statements and events in brief (without the reports that tell
/// nothing new of them); tests do it with lines made by hand.
pub trait Shelf {
    fn document(&self, id: DocumentId) -> Result<Option<Rc<Document>>, Error>;
    /// Where a document was read from.
    fn path(&self, id: DocumentId) -> Result<Option<String>, Error>;
    fn actor(&self, id: ActorId) -> Result<Option<Rc<Actor>>, Error>;
    fn statement(&self, id: StatementId) -> Result<Option<Rc<Statement>>, Error>;
    fn event(&self, id: EventId) -> Result<Option<Rc<Event>>, Error>;
    fn figure(&self, id: FigureId) -> Result<Option<Rc<Figure>>, Error>;

    /// The name of an actor; its id when the record has no such actor.
    fn name(&self, id: ActorId) -> Result<String, Error> {
        Ok(self.actor(id)?.map_or_else(|| id.to_string(), |actor| actor.name.clone()))
    }

    /// The names of several actors; two that are called the same are named once.
    fn names(&self, ids: &[ActorId]) -> Result<Vec<String>, Error> {
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

use serde::{Deserialize, Serialize};

use crate::{DocumentId, Edtf, StoryId};

/// Documents that belong to one story: what happened, what became of it, what was said about it.
///
/// **Invariant:** at least two documents, by day of publication; undated ones come last. A document belongs to one
/// story at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Its id: made from the smallest of its documents.
    pub id: StoryId,
    /// The documents.
    pub documents: Vec<DocumentId>,
    /// The headline of the earliest document that has one.
    pub title: Option<String>,
    /// The earliest day of publication.
    pub since: Option<Edtf>,
    /// The latest day of publication.
    pub until: Option<Edtf>,
    /// Why they are held to be one story, in words with numbers.
    pub reason: String,
}

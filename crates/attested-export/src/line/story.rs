use attested_model::{DocumentId, Edtf, Story, StoryId};
use serde::{Deserialize, Serialize};

/// Documents that belong to one story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLine {
    /// Its id.
    pub id: StoryId,
    /// The documents, by day of publication.
    pub documents: Vec<DocumentId>,
    /// The headline of the earliest document that has one.
    pub title: Option<String>,
    /// The earliest day of publication.
    pub since: Option<Edtf>,
    /// The latest day of publication.
    pub until: Option<Edtf>,
    /// Why they are held to be one story.
    pub reason: String,
}

impl StoryLine {
    /// The line of a story.
    pub fn new(story: &Story) -> Self {
        Self {
            id: story.id,
            documents: story.documents.clone(),
            title: story.title.clone(),
            since: story.since,
            until: story.until,
            reason: story.reason.clone(),
        }
    }
}

use attested_model::{ActorId, CopyGroup, CopyId, DocumentId};
use serde::{Deserialize, Serialize};

use super::PassageLine;
use crate::{Error, Quotes};

/// Passages that are one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyLine {
    /// Its id.
    pub id: CopyId,
    /// The passages, one a document.
    pub passages: Vec<PassageLine>,
    /// The carrier with the earliest date of publication.
    pub earliest: DocumentId,
    /// The agency one of the carriers credits.
    pub credit: Option<ActorId>,
    /// Added: why they are held to be one text.
    pub reason: String,
    /// Added: independent texts (one).
    pub texts: u32,
    /// Added: documents that carry it.
    pub carriers: u32,
    /// Added: owners of their outlets.
    pub owners: u32,
}

impl CopyLine {
    /// The line of a group of copies.
    ///
    /// # Errors
    /// As [`Quotes::quote`].
    pub fn new(copy: &CopyGroup, quotes: &mut Quotes<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: copy.id,
            passages: quotes.quote_all(&copy.passages)?,
            earliest: copy.earliest,
            credit: copy.credit,
            reason: copy.reason.clone(),
            texts: copy.counts.texts,
            carriers: copy.counts.carriers,
            owners: copy.counts.owners,
        })
    }
}

use serde::{Deserialize, Serialize};

use crate::{ActorId, CopyId, DocumentId, Passage};

/// How widely something is carried. The three numbers are never added up or mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Counts {
    /// Independent texts: wordings that are not copies of each other.
    pub texts: u32,
    /// Documents that carry one of them.
    pub carriers: u32,
    /// Owners of the outlets of those documents; an outlet of unknown owner counts as its own.
    pub owners: u32,
}

impl Counts {
    /// The counts of something that stands in one document only.
    pub const SINGLE: Self = Self { texts: 1, carriers: 1, owners: 1 };
}

/// Passages that are one text: copied from one another or from a common source.
///
/// **Invariant:** at least two passages, each of another document, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyGroup {
    /// Its id.
    pub id: CopyId,
    /// The passages, one a document.
    pub passages: Vec<Passage>,
    /// The carrier with the earliest date of publication; undated carriers come last.
    pub earliest: DocumentId,
    /// The agency one of the carriers credits, a hypothesis about the origin.
    pub credit: Option<ActorId>,
    /// Why the passages are held to be one text, in words with numbers.
    pub reason: String,
    /// One text, so many carriers and owners.
    pub counts: Counts,
}

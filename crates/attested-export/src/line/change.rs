use attested_model::DocumentId;
use serde::{Deserialize, Serialize};

/// Not in an export: what changed between two versions of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// The path at which both were met.
    pub path: String,
    /// The record in it.
    pub record: Option<String>,
    /// The older version.
    pub old: DocumentId,
    /// The newer one.
    pub new: DocumentId,
    /// Metadata that differ: name, old value, new value.
    pub metadata: Vec<[String; 3]>,
    /// The words of both texts in order.
    pub words: Vec<WordsLine>,
    /// What only the older one says.
    pub vanished: Vec<SaysLine>,
    /// What only the newer one says.
    pub appeared: Vec<SaysLine>,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsLine {
    /// `same`, `gone` or `new`.
    pub op: String,
    /// The words.
    pub text: String,
}

/// A statement or event of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaysLine {
    /// `statement` or `event`.
    pub kind: String,
    /// Act and stance, or type and status.
    pub taken_for: String,
    /// The words it rests on.
    pub words: String,
}

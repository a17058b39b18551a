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
    /// When the older one was fetched first, where its source tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_retrieved: Option<String>,
    /// When the newer one was fetched first, where its source tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_retrieved: Option<String>,
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

/// A statement, event or figure of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaysLine {
    /// `statement`, `event` or `figure`.
    pub kind: String,
    /// Act and stance, type and status, or what is counted.
    pub taken_for: String,
    /// The words it rests on.
    pub words: String,
    /// The line of the record that rests on them, of the version of today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
}

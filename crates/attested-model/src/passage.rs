use serde::{Deserialize, Serialize};

use crate::{DocumentId, Span};

/// A citation: a span of one document.
///
/// **Invariant:** every line of the record owns at least one passage, and the document's text under the span
/// is the quote, byte for byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// The document that is cited.
    pub document: DocumentId,
    /// The cited bytes of its text.
    pub span: Span,
}

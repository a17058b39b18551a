use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{Basis, SectionKind, Span};

vocabulary! {
    /// A field of what is known about a document beside its text.
    Field as "field" {
        /// Headline.
        Title = "title",
        /// The outlet that published it.
        Outlet = "outlet",
        /// Who wrote it.
        Byline = "byline",
        /// Where it was published.
        Url = "url",
        /// When it was published.
        Published = "published",
        /// When it was changed.
        Modified = "modified",
        /// The agency it is credited to.
        Credit = "credit",
        /// BCP 47 language tag.
        Language = "language",
    }
}

/// A value that a source offers for a field, taken or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The field.
    pub field: Field,
    /// The value: an EDTF date for dates, else as written.
    pub value: String,
    /// How it came to be known.
    pub basis: Basis,
    /// Where it stands in the source: `meta article:published_time`, `JSON-LD datePublished`, `dateline`.
    pub place: Cow<'static, str>,
    /// The words it was read from.
    pub words: String,
    /// True when it is the one that counts.
    pub chosen: bool,
}

/// A block that is no part of the report, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetApart {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is instead.
    pub kind: SectionKind,
    /// Why, as the end of a sentence that begins with the block: "is navigation".
    pub why: Cow<'static, str>,
}

/// What reading a source saw beside the document: it explains the document and is no part of its identity.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Evidence {
    /// What is no part of the report, block by block, in page order.
    pub set_apart: Vec<SetApart>,
    /// Every value that was found for a field, in the order of their rank.
    pub candidates: Vec<Candidate>,
}

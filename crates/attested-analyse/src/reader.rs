//! The seam between finding words and making sense of them.
//!
//! A [`Reader`] marks spans on a [`Page`]: names, descriptions and pronouns; who is cited with which words; the
//! words that name events. It resolves nothing: whom a pronoun means, what a denial denies and when "Thursday"
//! was is the business of the rooms behind it. [`crate::RuleReader`] is rules and word lists; in
//! [`crate::TrainedReader`] the trained encoder and the rules see a page together.

use attested_model::{Certainty, EventType, Mention, Mode, Span, Warning};

use crate::Page;

/// Finds the spans that the rooms of this crate make sense of. Pure: the same page gives the same marks.
pub trait Reader: Send + Sync {
    /// The marks of a page.
    fn marks(&self, page: &Page<'_>) -> Marks;

    /// SHA-256 of its weights; empty when it has none.
    fn weights(&self) -> String {
        String::new()
    }
}

/// What a reader found on a page. Every list is in text order of its first span.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marks {
    /// Names, descriptions and pronouns; `participant` is empty.
    pub mentions: Vec<Mention>,
    /// Who is cited with which words.
    pub attributions: Vec<Attribution>,
    /// The words that name events.
    pub triggers: Vec<Trigger>,
    /// What it could not look at.
    pub warnings: Vec<Warning>,
}

/// Source, cue and content of one attribution, by span.
///
/// **Invariants:** `content` holds at least one span, in text order; no span is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name who is cited ("the ministry's spokesman").
    pub source: Option<Span>,
    /// The reporting words ("has denied", "according to"); `None` for a quotation that goes on without them.
    pub cue: Option<Span>,
    /// What is cited, in pieces when the cue interrupts it, quotation marks included.
    pub content: Vec<Span>,
    /// How sure the reader is.
    pub certainty: Certainty,
}

/// Words that name an event, with its PLOVER type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trigger {
    /// The words ("met", "air strike").
    pub span: Span,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode, where the words tell it.
    pub mode: Option<Mode>,
    /// How sure the reader is.
    pub certainty: Certainty,
}

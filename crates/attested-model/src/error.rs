use crate::{Section, Span};

/// What can be wrong with a value that claims to be one of our nouns.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// A span whose start lies behind its end.
    #[error("span starts at byte {start}, after its end at byte {end}")]
    SpanReversed {
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
    },
    /// A span that ends outside the text or cuts a character.
    #[error("span {span} does not lie on character boundaries of a text of {len} bytes")]
    SpanOutside {
        /// The span in question.
        span: Span,
        /// Length of the text in bytes.
        len: usize,
    },
    /// A text that 32-bit offsets cannot address (the limit is 2³¹−1 bytes, so that signed stores can hold it).
    #[error("a text of {len} bytes is longer than the 2147483647 bytes that offsets can address")]
    TextTooLong {
        /// Length of the text in bytes.
        len: usize,
    },
    /// Sections that leave a hole, overlap, or do not end with the text.
    #[error("sections do not tile the text: expected a section to start at byte {expected}, found {found:?}")]
    SectionsDoNotTile {
        /// Where the next section had to start.
        expected: u32,
        /// The section found there, if any.
        found: Option<Section>,
    },
    /// A date of an item whose span is no item's, or stands out of order.
    #[error("span {span} is not that of an item of the document, in the order of the text")]
    NoItem {
        /// The span in question.
        span: Span,
    },
    /// An offset map whose segments are not in order or do not cover the text.
    #[error("offset map is broken at text byte {at}")]
    OffsetMapBroken {
        /// Text offset in bytes at which the first fault was seen.
        at: u32,
    },
    /// A string that is not an id of the kind asked for.
    #[error("'{text}' is not an id of the form {prefix}-XXXXXXXXXXXXXXXX")]
    NotAnId {
        /// What was given.
        text: String,
        /// The one-letter prefix that was expected.
        prefix: &'static str,
    },
    /// A string that is not Extended Date/Time Format, level 0 or 1.
    #[error("'{text}' is not an EDTF date (level 1): {why}")]
    NotEdtf {
        /// What was given.
        text: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A word that is not in one of the closed vocabularies (stance, status, event type …).
    #[error("'{text}' is not one of the values of {vocabulary}: {allowed}")]
    NotInVocabulary {
        /// What was given.
        text: String,
        /// Name of the vocabulary.
        vocabulary: &'static str,
        /// All its values, separated by commas.
        allowed: String,
    },
}

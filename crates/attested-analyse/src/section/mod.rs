//! What each block of a document is: headline, dateline, body, caption, credit, embed, boilerplate.
//!
//! Takes the sections that ingestion could tell and the text; gives finer ones that tile it. Only blocks that
//! ingestion calls body are looked into; a block that no rule knows stays body.

mod paragraph;

use attested_model::{Document, Section, Span};

pub(crate) use paragraph::paragraphs;

/// The sections of a document; they tile its text.
pub(crate) fn sections(document: &Document, _paragraphs: &[Span]) -> Vec<Section> {
    document.sections().to_vec()
}

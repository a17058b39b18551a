//! Who is cited with which words, by cue lists and quotation marks.

use attested_model::Mention;

use crate::{Attribution, Page};

/// The attributions of a page in text order.
pub(super) fn attributions(_page: &Page<'_>, _mentions: &[Mention]) -> Vec<Attribution> {
    Vec::new()
}

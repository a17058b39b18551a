//! The words that name events, by word lists.

use attested_model::Mention;

use crate::{Page, Trigger};

/// The triggers of a page in text order.
pub(super) fn triggers(_page: &Page<'_>, _mentions: &[Mention]) -> Vec<Trigger> {
    Vec::new()
}

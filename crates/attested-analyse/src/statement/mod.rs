//! Who said what, to whom, through whom, and with what stance.

use attested_model::StatementReading;

use crate::{Attribution, Ground};

/// The statements of a page, in text order of their first span.
pub(crate) fn statements(_ground: &Ground<'_>, _attributions: &[Attribution]) -> Vec<StatementReading> {
    Vec::new()
}

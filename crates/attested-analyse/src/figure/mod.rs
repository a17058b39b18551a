//! Quantities with their bound, unit and what they count.

use attested_model::{EventReading, FigureReading, StatementReading};

use crate::Ground;

/// The figures of a page in text order.
pub(crate) fn figures(
    _ground: &Ground<'_>,
    _statements: &[StatementReading],
    _events: &[EventReading],
) -> Vec<FigureReading> {
    Vec::new()
}

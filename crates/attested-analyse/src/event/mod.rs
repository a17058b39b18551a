//! Who did what to whom, where, when, and whether by the words of the report it took place.

use attested_model::{EventReading, StatementReading};

use crate::{Ground, Trigger};

/// The events of a page, in text order of their trigger.
pub(crate) fn events(
    _ground: &Ground<'_>,
    _triggers: &[Trigger],
    _statements: &[StatementReading],
) -> Vec<EventReading> {
    Vec::new()
}

//! Whom the mentions of one document mean.

use attested_model::{Analysis, Mention, Participant};

use crate::Page;

/// The participants of a page; sets the participant of every mention that it can tell.
pub(crate) fn participants(_page: &Page<'_>, _mentions: &mut [Mention]) -> Vec<Participant> {
    Vec::new()
}

/// Drops participants that have no name and neither speak nor act nor are acted upon.
pub(crate) fn keep_those_who_speak_or_act(_analysis: &mut Analysis) {}

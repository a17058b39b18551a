//! A happening that is only recalled ("the withdrawal") and that the report has told of as planned before.
//!
//! Takes the events of a page in text order. "The government announced that it will withdraw the bill … the sincerity of
//! the bill's withdrawal": the noun takes the happening for known, and what is known of it is that it is planned.

use attested_model::{EventReading, EventStatus, EventType};

use super::status::may_be_asked_for;
use super::{Scene, nominal};
use crate::grammar::lemma;

/// How many letters two words of one deed share at the start ("withdraw", "withdrawal").
const STEM: usize = 6;

/// Gives a recalled happening the status under which it was told of, where it was never told of as having taken place.
pub(super) fn inherit(scene: Scene<'_>, events: &mut [EventReading]) {
    let page = scene.ground.page;
    let mut told: Vec<(EventType, String, EventStatus)> = Vec::new();
    for event in events {
        let tokens = page.tokens_in(event.trigger);
        let word = page.lower(tokens.start);
        let known = lemma(word);
        let stem: String = if known.is_empty() { word } else { known }.chars().take(STEM).collect();
        let before = told.iter_mut().find(|(kind, other, _)| {
            (*kind == event.kind || related(*kind, event.kind))
                && (other.starts_with(&stem) || stem.starts_with(other.as_str()))
        });
        let recalled = event.status == EventStatus::Occurred
            && may_be_asked_for(event.kind)
            && nominal::is_recalled(scene.grammar, tokens, event.kind);
        match before {
            Some((_, _, status)) if recalled => {
                if is_open(*status) {
                    event.status = *status;
                }
            }
            Some((_, _, status)) => {
                if is_open(*status) {
                    *status = event.status;
                }
            }
            None => told.push((event.kind, stem, event.status)),
        }
    }
}

/// A meeting to come is AGREE, a meeting held CONSULT; a withdrawal announced CONCEDE, one carried out RETREAT.
fn related(a: EventType, b: EventType) -> bool {
    use EventType::{Agree, Concede, Consult, Retreat};
    matches!((a, b), (Agree, Consult) | (Consult, Agree) | (Concede, Retreat) | (Retreat, Concede))
}

fn is_open(status: EventStatus) -> bool {
    matches!(
        status,
        EventStatus::Planned | EventStatus::Threatened | EventStatus::Demanded | EventStatus::Possible
    )
}

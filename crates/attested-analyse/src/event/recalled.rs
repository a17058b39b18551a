//! A happening that is only recalled ("the withdrawal") and that the report has told of as planned before.
//!
//! Takes the events of a page in text order. "The government announced that it will withdraw the bill … the sincerity of
//! the bill's withdrawal": the noun takes the happening for known, and what is known of it is that it is planned.

use attested_model::{EventReading, EventStatus, EventType, ParticipantIndex};

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
        let stem = stem(page.lower(tokens.start));
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

/// The first letters of a word, or of the verb it is a form of.
fn stem(word: &str) -> String {
    let known = lemma(word);
    if known.is_empty() { word } else { known }.chars().take(STEM).collect()
}

/// Gives a recalled happening ("the attack") the participants under which it was told of in the same voice: by the report
/// itself, or by the same statement's speaker. What another speaker claims never becomes the report's own words, and where
/// two happenings of the kind have other participants, nobody is named.
pub(super) fn name_participants(scene: Scene<'_>, events: &mut [EventReading]) {
    type Known =
        (EventType, String, Option<ParticipantIndex>, Vec<ParticipantIndex>, Vec<ParticipantIndex>, bool);
    let page = scene.ground.page;
    let voice = |event: &EventReading| event.statement.map(|at| scene.statements[at.get()].speaker);
    let mut told: Vec<Known> = Vec::new();
    for event in events {
        if !matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing) {
            continue;
        }
        // A statement whose speaker is not known is nobody's voice to go on with.
        let speaker = match voice(event) {
            None => None,
            Some(Some(speaker)) => Some(speaker),
            Some(None) => continue,
        };
        let tokens = page.tokens_in(event.trigger);
        let stem = stem(page.lower(tokens.end - 1));
        let known = told.iter_mut().find(|(kind, other, whose, ..)| {
            *kind == event.kind
                && *whose == speaker
                && (other.starts_with(&stem) || stem.starts_with(other.as_str()))
        });
        let named = !event.actors.is_empty() || !event.recipients.is_empty();
        match known {
            Some((.., actors, recipients, alone)) if named => {
                *alone &= *actors == event.actors && *recipients == event.recipients;
            }
            Some((.., actors, recipients, true))
                if nominal::is_recalled(scene.grammar, tokens, event.kind) =>
            {
                event.actors.clone_from(actors);
                event.recipients.clone_from(recipients);
            }
            None if named => {
                told.push((event.kind, stem, speaker, event.actors.clone(), event.recipients.clone(), true));
            }
            Some(_) | None => {}
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

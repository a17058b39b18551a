//! Who did what to whom, where, when, and whether by the words of the report it took place.
//!
//! Takes triggers and statements; gives [`EventReading`]s. The status comes from tense, modality, negation, what governs
//! the words ("threatened to", "called for", "no evidence of") and the statement they stand in: what a speaker denies is
//! denied, what is demanded is demanded. Where no rule is sure that a happening is told of, there is no event.
//! A speech act between political actors is an event of its own beside its statement.

mod circumstance;
mod clause;
mod context;
mod govern;
mod holder;
mod nominal;
mod person;
mod phrase;
mod recalled;
mod role;
mod speech;
mod status;
mod veil;
mod verbal;

use attested_model::{EventReading, EventStatus, EventType, Mode, Span, StatementReading};

use crate::grammar::{Form, Grammar};
use crate::{CustomType, Ground, Trigger};
use holder::Holders;

/// What the rooms of this folder look at together.
#[derive(Clone, Copy)]
struct Scene<'s> {
    ground: &'s Ground<'s>,
    grammar: &'s Grammar<'s>,
    statements: &'s [StatementReading],
    types: &'s [CustomType],
}

/// The events of a page, in text order of their trigger.
pub(crate) fn events(
    ground: &Ground<'_>,
    triggers: &[Trigger],
    statements: &[StatementReading],
    types: &[CustomType],
) -> Vec<EventReading> {
    let scene = Scene { ground, grammar: ground.grammar, statements, types };
    let mut holders = Holders::of(statements);
    let mut out: Vec<EventReading> = Vec::with_capacity(triggers.len());
    for trigger in triggers {
        let held = holders.around(trigger.span);
        out.extend(event(scene, trigger, &held));
    }
    recalled::inherit(scene, &mut out);
    recalled::name_participants(scene, &mut out);
    out.extend(speech::events(scene, &out));
    // Of two on the same words, the user's own type stays.
    out.sort_by_key(|event| (event.trigger, event.custom_type.is_none(), event.kind));
    out.dedup_by_key(|event| event.trigger);
    out
}

fn event(scene: Scene<'_>, trigger: &Trigger, held: &[usize]) -> Option<EventReading> {
    let page = scene.ground.page;
    let tokens = page.tokens_in(trigger.span);
    if is_mere_part(scene, trigger, held) {
        return None;
    }
    let group = scene.grammar.group_at(tokens.start).filter(|group| {
        // "Fighting between the two": a noun, whatever its ending.
        let noun = group.form == Form::Gerund
            && page.lower(tokens.end) == "between"
            && tokens.start == scene.grammar.sentence(tokens.start).start;
        group.head == tokens.start && !noun
    });
    let sentence = page.sentences.get(page.sentence_of(tokens.start))?;
    let local = match group {
        Some(group) => {
            let own = veil::shared(scene, group).unwrap_or_else(|| verbal::status(scene.grammar, group, 0));
            status::Local { status: own, presupposed: false, head: true }
        }
        None => nominal::status(scene.grammar, tokens.clone(), trigger.kind)
            .filter(|local| !(local.presupposed && is_appointed(page.lower(tokens.end - 1))))
            .map(|local| veil::veiled(scene, tokens.end - 1, trigger.kind, local))?,
    };
    let status = status::status(scene, &tokens, group, trigger.kind, local, held);
    let status = doubted(trigger, group.is_some(), status);
    let roles = match group {
        Some(group) => role::of_verb(scene, group, tokens.end, trigger.kind, speaker(scene, held)),
        None => role::of_noun(scene, tokens.clone(), trigger.kind),
    };
    let (kind, mode) = boundary(scene, trigger, status, &sentence.tokens);
    let mut recipients = roles.recipients;
    recipients.retain(|whom| !roles.actors.contains(whom));
    let clause = circumstance::clause(scene, tokens.start, held);
    Some(EventReading {
        kind,
        mode,
        custom_type: trigger.custom.and_then(|at| scene.types.get(at)).map(|own| own.name.clone()),
        contexts: context::contexts(page, &tokens, &sentence.tokens),
        trigger: trigger.span,
        passage: passage(sentence.span, trigger.span),
        actors: roles.actors,
        recipients,
        place: circumstance::place(scene, &tokens, clause),
        time: circumstance::time(scene, trigger.span, clause, held),
        status,
        statement: held.first().map(|&at| attested_model::StatementIndex::new(at)),
        certainty: trigger.certainty,
    })
}

/// From this doubt of the encoder on, in thousandths, what the rules take for a fact is only possible: of verbs, and of nouns, about
/// which it is less often right.
const DOUBTED: (u16, u16) = (500, 700);

/// What the rules take for a fact and the encoder does not is possible: to miss a fact is better than to make one.
fn doubted(trigger: &Trigger, verb: bool, status: EventStatus) -> EventStatus {
    let taken = matches!(status, EventStatus::Occurred | EventStatus::Ongoing);
    let least = if verb { DOUBTED.0 } else { DOUBTED.1 };
    if taken && trigger.doubt.as_thousandths() >= least { EventStatus::Possible } else { status }
}

/// Who "I" and "we" are in the words of a statement.
fn speaker(scene: Scene<'_>, held: &[usize]) -> Option<attested_model::ParticipantIndex> {
    scene.statements[*held.first()?].speaker
}

fn passage(sentence: Span, trigger: Span) -> Span {
    sentence.cover(trigger)
}

/// What has its day in the calendar is known without having been held: "candidates of the election".
fn is_appointed(word: &str) -> bool {
    matches!(word, "election" | "elections" | "ballot" | "runoff" | "trial" | "verdict" | "ruling")
}

/// Boundary rules: a meeting to come is AGREE; whom an earthquake kills nobody assaults.
fn boundary(
    scene: Scene<'_>,
    trigger: &Trigger,
    status: EventStatus,
    sentence: &std::ops::Range<usize>,
) -> (EventType, Option<Mode>) {
    match trigger.kind {
        EventType::Consult if status == EventStatus::Planned => (EventType::Agree, None),
        EventType::Assault | EventType::Coerce if is_by_accident(scene, trigger, sentence) => {
            (EventType::Other, None)
        }
        kind => (kind, trigger.mode),
    }
}

/// "killed", "injured" near the word for a disaster or an accident, and none for a deed.
fn is_by_accident(scene: Scene<'_>, trigger: &Trigger, sentence: &std::ops::Range<usize>) -> bool {
    let page = scene.ground.page;
    let at = page.tokens_in(trigger.span).start;
    let harm = scene.grammar.group_at(at).is_some_and(|group| {
        matches!(group.lemma, "kill" | "injure" | "wound" | "hurt" | "destroy" | "displace")
    });
    let near = sentence.start.max(at.saturating_sub(30))..sentence.end.min(at + 20);
    let any = |words: &[&str]| near.clone().any(|at| words.contains(&page.lower(at)));
    harm && any(&[
        "earthquake",
        "quake",
        "crash",
        "crashed",
        "crashes",
        "flood",
        "floods",
        "flooding",
        "wildfire",
        "wildfires",
        "storm",
        "hurricane",
        "typhoon",
        "cyclone",
        "avalanche",
        "landslide",
        "landslides",
        "accident",
        "collision",
        "collided",
        "derailed",
        "tsunami",
        "capsized",
        "eruption",
        "tornado",
        "stampede",
        "outbreak",
    ]) && !any(&[
        "attack",
        "attacks",
        "attacked",
        "bomb",
        "bombing",
        "shot",
        "gunmen",
        "strike",
        "strikes",
        "airstrike",
        "missile",
        "rocket",
        "militants",
    ])
}

/// "role in the attack" is told of as a deed only where somebody denies it.
fn is_mere_part(scene: Scene<'_>, trigger: &Trigger, held: &[usize]) -> bool {
    let word = scene.ground.page.words(trigger.span).to_lowercase();
    matches!(word.as_str(), "role" | "participation" | "complicity")
        && !held.iter().any(|&at| scene.statements[at].stance == attested_model::Stance::Denied)
}

//! Speech acts of plain words: "said" with an accusation, a demand or a threat in what is said.

use attested_model::{Act, EventReading, EventStatus, EventType, Mode, StatementIndex, StatementReading};

use super::status::Local;
use super::{Scene, circumstance, clause, context, person, status, verbal};
use crate::grammar::{Form, Subject};
use crate::rules::attribution::cue;

/// The speech acts whose cue names no event by itself; `known` are the events found so far.
pub(super) fn events(scene: Scene<'_>, known: &[EventReading]) -> Vec<EventReading> {
    let mut out = Vec::new();
    for said in scene.statements {
        let (Some(cue), Some(speaker)) = (said.cue, said.speaker) else { continue };
        let Some((kind, mode)) = deed(said.act) else { continue };
        let before = known.partition_point(|event| event.trigger.end() <= cue.start());
        let taken = known.get(before).is_some_and(|event| event.trigger.overlaps(cue));
        if taken {
            continue;
        }
        // "announced that it will expel the envoys": to promise harm is not to agree.
        if kind == EventType::Agree && holds_harm(said, known) {
            continue;
        }
        let page = scene.ground.page;
        let tokens = page.tokens_in(cue);
        let Some(sentence) = page.sentences.get(page.sentence_of(tokens.start)) else { continue };
        let group = scene.grammar.groups_in(tokens.clone()).first();
        // "plans to", "regrets": words that name an act of their own, which is no event.
        let silent = group
            .and_then(|group| cue::of_group(scene.grammar, group))
            .is_some_and(|(cue, _)| cue.event.is_none() && cue.act == said.act && cue.act != Act::State);
        if silent {
            continue;
        }
        // "accused the general of ordering the shelling": who accuses did not order.
        let of_another = group.is_some_and(|group| {
            group.form == Form::Gerund && tokens.start > 0 && page.lower(tokens.start - 1) == "of"
        });
        if of_another {
            continue;
        }
        let Some(verb) = group.map(|group| group.head) else { continue };
        let trigger = page.span_of(verb..verb + 1);
        let parent = said.parent;
        let held: Vec<usize> = parent.map(StatementIndex::get).into_iter().collect();
        let around = circumstance::clause(scene, tokens.start, &held);
        let own = group.map_or(EventStatus::Occurred, |group| verbal::status(scene.grammar, group, 0));
        let local = Local { status: own, presupposed: false, head: true };
        let status = status::status(scene, &(verb..verb + 1), group, kind, local, &held);
        let aimed = clause::object(scene, verb, tokens.end).first().copied();
        let recipients =
            aimed.or_else(|| target(scene, said)).filter(|&whom| whom != speaker).into_iter().collect();
        out.push(EventReading {
            kind,
            mode,
            custom_type: None,
            contexts: context::contexts(page, &(verb..verb + 1), &sentence.tokens),
            trigger,
            passage: sentence.span,
            actors: vec![speaker],
            recipients,
            place: None,
            time: said
                .time
                .filter(|_| held.is_empty())
                .or_else(|| circumstance::time(scene, trigger, around, &held)),
            status,
            statement: parent,
            certainty: said.certainty,
        });
    }
    out.retain(|event| event.passage.contains(event.trigger));
    out
}

fn holds_harm(said: &StatementReading, known: &[EventReading]) -> bool {
    said.content.iter().any(|piece| {
        let from = known.partition_point(|event| event.trigger.start() < piece.start());
        known[from..].iter().take_while(|event| event.trigger.start() < piece.end()).any(|event| {
            matches!(
                event.kind,
                EventType::Sanction
                    | EventType::Assault
                    | EventType::Coerce
                    | EventType::Reject
                    | EventType::Mobilize
            ) && event.status == EventStatus::Planned
        })
    })
}

fn deed(act: Act) -> Option<(EventType, Option<Mode>)> {
    Some(match act {
        Act::Accuse => (EventType::Accuse, None),
        Act::Demand => (EventType::Request, None),
        Act::Threaten => (EventType::Threaten, None),
        Act::Promise => (EventType::Agree, None),
        Act::Praise => (EventType::Support, None),
        Act::Refuse => (EventType::Reject, None),
        Act::Apologise => (EventType::Concede, None),
        _ => return None,
    })
}

/// At whom the words aim: the addressee of a demand, else the subject of the first clause that is said.
fn target(scene: Scene<'_>, said: &StatementReading) -> Option<attested_model::ParticipantIndex> {
    if let Some(&whom) = said.addressees.first()
        && said.act == Act::Demand
    {
        return Some(whom);
    }
    let first = said.content.first()?;
    let tokens = scene.ground.page.tokens_in(*first);
    let group = scene.grammar.groups_in(tokens.clone()).iter().find(|group| group.form == Form::Finite)?;
    match scene.grammar.subject(group) {
        Subject::Words(words) if words.start >= tokens.start => person::named(scene, words).first().copied(),
        _ => None,
    }
}

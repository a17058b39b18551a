//! Whether, by the words of the report, an event took place: its own clause, then every statement around it.

use std::ops::Range;

use attested_model::{Act, EventStatus, EventType, Stance, StatementReading};

use super::Scene;
use crate::grammar::{Form, Group, Tag, Tense};

/// What the words of a clause alone tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Local {
    /// The status.
    pub(super) status: EventStatus,
    /// The words take it for known that it took place ("the attack").
    pub(super) presupposed: bool,
    /// It is what the words around are about, and no mere circumstance.
    pub(super) head: bool,
}

/// The status of a trigger, with the statements around it from the innermost to the outermost.
pub(super) fn status(
    scene: Scene<'_>,
    tokens: &Range<usize>,
    group: Option<&Group>,
    kind: EventType,
    local: Local,
    held: &[usize],
) -> EventStatus {
    let mut status = local.status;
    for &at in held {
        status = within(scene, &scene.statements[at], tokens, group, kind, local, status);
    }
    // What the report itself says did not take place is denied where somebody says so.
    if status == EventStatus::DidNotOccur
        && !held.is_empty()
        && group.is_some_and(|group| group.form == Form::Finite && group.tense == Tense::Past)
    {
        return EventStatus::Denied;
    }
    status
}

/// What one statement around makes of a status.
fn within(
    scene: Scene<'_>,
    said: &StatementReading,
    tokens: &Range<usize>,
    group: Option<&Group>,
    kind: EventType,
    local: Local,
    status: EventStatus,
) -> EventStatus {
    use EventStatus::{
        Attempted, Demanded, Denied, DidNotOccur, Occurred, Ongoing, Planned, Possible, Threatened,
    };
    let happened = matches!(status, Occurred | Ongoing | Attempted);
    let circumstance = group.is_none() && local.presupposed && !local.head;
    if said.stance == Stance::Denied {
        // "rejected the allegations": that they were made is not what is denied.
        if group.is_none()
            && kind == EventType::Accuse
            && is_utterance(scene.ground.page.lower(tokens.end - 1))
        {
            return Occurred;
        }
        // "denied involvement in the attack": the attack is taken for known.
        if circumstance && behind_deed(scene, said, tokens) {
            return status;
        }
        return Denied;
    }
    if said.stance == Stance::NotKnown {
        return if circumstance || group.is_none() && local.presupposed {
            status
        } else if status == Denied {
            Denied
        } else {
            Possible
        };
    }
    match said.act {
        Act::Demand => match (group, status) {
            (_, Denied | DidNotOccur | Threatened) => status,
            (Some(group), _) if group.form == Form::Infinitive || group.tense == Tense::Required => {
                if status == Occurred || status == Planned || status == Possible { Demanded } else { status }
            }
            (Some(group), Occurred | Ongoing)
                if group.tense == Tense::Present
                    && group.form == Form::Finite
                    && demand_clause(scene, said, group) =>
            {
                Demanded
            }
            (None, Occurred | Planned | Possible) if !local.presupposed && heads(scene, said, tokens) => {
                Demanded
            }
            // "called for his release, as well as for the release of the others"
            (None, Occurred) if may_be_asked_for(kind) && heads(scene, said, tokens) => Demanded,
            _ => status,
        },
        Act::Refuse => match group {
            Some(group) if group.form == Form::Infinitive => DidNotOccur,
            None if happened && !local.presupposed => Possible,
            _ => status,
        },
        Act::Ask if happened && group.is_some_and(|group| group.form == Form::Finite) => Possible,
        Act::Threaten => match status {
            Planned => Threatened,
            Possible if group.is_some_and(|group| group.form == Form::Finite) => Threatened,
            _ => status,
        },
        Act::NoComment if happened && group.is_some() => Possible,
        Act::Promise if status == Demanded => Planned,
        _ => status,
    }
}

/// "involvement in the attack", "role in", "responsibility for": a preposition ties the noun to a deed that is denied.
fn behind_deed(scene: Scene<'_>, said: &StatementReading, tokens: &Range<usize>) -> bool {
    let page = scene.ground.page;
    let start = said.content.first().map_or(tokens.start, |span| page.tokens_in(*span).start);
    let floor = start.max(tokens.start.saturating_sub(14));
    (floor..tokens.start).any(|at| {
        matches!(
            page.lower(at),
            "involvement"
                | "role"
                | "part"
                | "hand"
                | "responsibility"
                | "link"
                | "links"
                | "connection"
                | "complicity"
                | "knowledge"
                | "involved"
                | "responsible"
                | "behind"
                | "do"
                | "participation"
                | "accusation"
                | "accusations"
        )
    })
}

fn is_utterance(word: &str) -> bool {
    matches!(
        word,
        "claim"
            | "claims"
            | "allegation"
            | "allegations"
            | "accusation"
            | "accusations"
            | "charge"
            | "charges"
            | "complaint"
            | "complaints"
            | "criticism"
    )
}

/// True for what one asks another to do, and not for what one suffers from him.
pub(super) fn may_be_asked_for(kind: EventType) -> bool {
    !matches!(
        kind,
        EventType::Assault
            | EventType::Coerce
            | EventType::Protest
            | EventType::Other
            | EventType::Threaten
            | EventType::Mobilize
    )
}

/// True when a noun is at the head of what is demanded: no preposition stands between.
fn heads(scene: Scene<'_>, said: &StatementReading, tokens: &Range<usize>) -> bool {
    let page = scene.ground.page;
    let start = said.content.first().map_or(tokens.start, |span| page.tokens_in(*span).start);
    tokens.start - start.min(tokens.start) < 12
        && (start..tokens.start).all(|at| {
            !matches!(scene.grammar.tag(at), Tag::Prep | Tag::Rel) || matches!(page.lower(at), "for" | "to")
        })
}

/// "demanded that Sarvane withdraw": the clause right behind the cue.
fn demand_clause(scene: Scene<'_>, said: &StatementReading, group: &Group) -> bool {
    let page = scene.ground.page;
    let Some(first) = said.content.first() else { return false };
    let start = page.tokens_in(*first).start;
    let demands = said.cue.is_some_and(|cue| {
        page.tokens_in(cue).any(|at| {
            scene.grammar.group_at(at).is_some_and(|cue| {
                matches!(
                    cue.lemma,
                    "demand"
                        | "urge"
                        | "ask"
                        | "request"
                        | "order"
                        | "insist"
                        | "require"
                        | "recommend"
                        | "propose"
                )
            })
        })
    });
    demands && scene.grammar.groups_in(start..group.start).iter().all(|other| other.form != Form::Finite)
}

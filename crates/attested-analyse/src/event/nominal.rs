//! Whether what a noun tells of took place, by its phrase and what governs it.

use std::ops::Range;

use attested_model::{EventStatus, EventType};

use super::govern::{self, Effect};
use super::phrase::{Phrase, is_negated, out_of_list, phrase};
use super::status::{Local, may_be_asked_for};
use super::verbal;
use crate::grammar::{Form, Grammar, Group, Tag, Tense};

/// What the words around a noun tell; `None` where it is not told of as a happening.
pub(super) fn status(grammar: &Grammar<'_>, trigger: Range<usize>, kind: EventType) -> Option<Local> {
    use EventStatus::{Occurred, Planned, Possible};
    let phrase = out_of_list(grammar, phrase(grammar, trigger.start));
    let known = |status| Some(Local { status, presupposed: false, head: true });
    if let Some(status) =
        (phrase.start..trigger.start).find_map(|at| govern::modifier(grammar.page.lower(at)))
    {
        return known(status);
    }
    if is_negated(grammar, &phrase) {
        return known(EventStatus::DidNotOccur);
    }
    if let Some(status) = predicated(grammar, &trigger) {
        return known(status);
    }
    if verbal::is_question(grammar, trigger.start) {
        return known(Possible);
    }
    let sentence = grammar.sentence(trigger.start);
    if is_to_be_brought(grammar, &trigger, sentence.end) {
        return known(Possible);
    }
    if let Some(local) = behind_particle(grammar, &phrase, sentence.start) {
        return Some(local);
    }
    if called_for(grammar, &phrase, sentence.start) {
        return known(EventStatus::Demanded);
    }
    if let Some(status) = enumerated(grammar, phrase.start, sentence.start) {
        return known(status);
    }
    if invited(grammar, &phrase, sentence.start) {
        return known(Planned);
    }
    if is_circumstance(grammar, &phrase, trigger.start, sentence.clone()) {
        return Some(Local { status: Occurred, presupposed: true, head: false });
    }
    // "without an attack", "in case of war", "threat of war", "ahead of talks"
    let mut from = phrase.start;
    let mut inner = false;
    for _ in 0..3 {
        if from <= sentence.start {
            break;
        }
        let before = from - 1;
        if !matches!(grammar.tag(before), Tag::Prep | Tag::To) {
            break;
        }
        match grammar.page.lower(before) {
            "without" => return known(EventStatus::DidNotOccur),
            "pending" => return known(Planned),
            // "threatened the buyers with sanctions", "was charged with murder"
            "with" => match grammar.groups_in(sentence.start.max(before.saturating_sub(10))..before).last() {
                Some(group) if group.lemma == "threaten" => return known(EventStatus::Threatened),
                Some(group) if matches!(group.lemma, "charge" | "indict") => return known(Possible),
                _ => {}
            },
            _ => {}
        }
        let head =
            before.checked_sub(1).filter(|&at| at >= sentence.start).map_or("", |at| grammar.page.lower(at));
        let negated = before >= 2
            && (sentence.start.max(before.saturating_sub(4))..before)
                .any(|at| matches!(grammar.page.lower(at), "no" | "not" | "any"));
        match govern::noun(head) {
            Some(Effect::Is(status))
                if phrase.definite
                    && matches!(
                        head,
                        "evidence"
                            | "report"
                            | "reports"
                            | "sign"
                            | "signs"
                            | "case"
                            | "event"
                            | "concern"
                            | "concerns"
                            | "announcement"
                            | "deal"
                            | "agreement"
                            | "agenda"
                            | "charges"
                            | "effort"
                            | "efforts"
                            | "end"
                            | "halt"
                            | "talks"
                            | "negotiations"
                            | "discussions"
                            | "consultations"
                    ) =>
            {
                let _ = status;
                return Some(Local { status: Occurred, presupposed: true, head: false });
            }
            Some(Effect::Is(status)) => return known(if negated { Possible } else { status }),
            _ => {}
        }
        inner = true;
        // Out of the prepositional phrase: what governs the noun that it belongs to.
        let outer = super::phrase::phrase(grammar, before);
        if outer.start >= before {
            break;
        }
        from = outer.start;
    }
    let within = grammar.quotation_around(trigger.start).map_or(sentence.clone(), |quote| {
        quote.tokens.start.max(sentence.start)..quote.tokens.end.min(sentence.end)
    });
    // What is asked for or agreed on follows the verb in front: "agreed to return to the talks".
    let near = grammar
        .groups_in(within.start.max(phrase.start.saturating_sub(10))..phrase.start)
        .last()
        .map(|group| (group, verbal::status(grammar, group, 0)));
    if inner && may_be_asked_for(kind) && !is_spoken(kind) {
        match near {
            // "is not a good thing for the talks"
            Some((group, EventStatus::DidNotOccur))
                if phrase.definite && matches!(group.lemma, "be" | "become" | "have") => {}
            Some((group, _)) if matches!(group.lemma, "agree" | "vote" | "invite" | "prepare") => {
                return known(Planned);
            }
            Some((_, status)) if !happened(status) && status != EventStatus::Attempted => {
                return known(status);
            }
            _ => {}
        }
        let purpose = grammar.page.lower(phrase.start.saturating_sub(1)) == "for" && !phrase.definite;
        if purpose {
            return known(Planned);
        }
    }
    // "the goals of the trip should be arranged": what is still to be settled has not come.
    let settled = grammar.group_at(trigger.end).filter(|group| {
        inner
            && group.form == Form::Finite
            && matches!(group.tense, Tense::Required | Tense::Future | Tense::Possible)
    });
    if let Some(group) = settled.filter(|_| may_be_asked_for(kind) && !is_spoken(kind)) {
        return known(verbal::status(grammar, group, 0));
    }
    if phrase.definite && inner {
        return Some(Local { status: Occurred, presupposed: true, head: false });
    }
    if let Some(local) = as_object(grammar, &phrase, sentence.start, kind) {
        return Some(local);
    }
    if let Some(local) = as_subject(grammar, &trigger, &phrase, sentence.end, kind) {
        return Some(local);
    }
    if phrase.definite {
        return Some(Local { status: Occurred, presupposed: true, head: !inner });
    }
    // Bare and indefinite nouns happen where the verb in front, or the main verb, tells of the past.
    let main = || {
        grammar
            .groups_in(within)
            .iter()
            .find(|group| group.form == Form::Finite)
            .map(|group| (group, verbal::status(grammar, group, 0)))
    };
    match near.or_else(main) {
        Some((_, status)) if !happened(status) => Some(Local { status, presupposed: false, head: false }),
        Some((group, status)) if group.tense == Tense::Past || group.form != Form::Finite => {
            Some(Local { status, presupposed: false, head: false })
        }
        _ => None,
    }
}

/// True when the words take the happening for known and tell nothing new of it.
pub(super) fn is_recalled(grammar: &Grammar<'_>, trigger: Range<usize>, kind: EventType) -> bool {
    status(grammar, trigger, kind).is_some_and(|local| local.presupposed)
}

/// "the death and destruction this attack will bring": a clause without a pronoun tells that it is still to come.
fn is_to_be_brought(grammar: &Grammar<'_>, trigger: &Range<usize>, last: usize) -> bool {
    let mut at = trigger.end;
    if grammar.tag(at) == Tag::Conj && grammar.tag(at + 1) == Tag::Word {
        at += 2;
    }
    if grammar.tag(at) != Tag::Det {
        return false;
    }
    let end = grammar.phrase(at, false).end.min(last);
    grammar.group_at(end).is_some_and(|group| {
        group.start == end
            && matches!(group.tense, Tense::Future | Tense::Possible)
            && matches!(group.lemma, "bring" | "cause" | "mean" | "entail" | "unleash" | "inflict" | "do")
            && matches!(grammar.tag(group.end), Tag::Comma | Tag::Stop | Tag::Conj | Tag::Close)
    })
}

/// "calling for his release, as well as for the release of the others": whatever "for" ties to a call.
fn called_for(grammar: &Grammar<'_>, phrase: &Phrase, floor: usize) -> bool {
    if phrase.start <= floor || grammar.page.lower(phrase.start - 1) != "for" {
        return false;
    }
    let from = floor.max(phrase.start.saturating_sub(12));
    grammar
        .groups_in(from..phrase.start)
        .last()
        .is_some_and(|group| govern::calls(group.lemma) && grammar.page.lower(group.end) == "for")
}

/// "a second meeting is possible", "talks are unlikely": what is said of the noun.
fn predicated(grammar: &Grammar<'_>, trigger: &Range<usize>) -> Option<EventStatus> {
    let group = grammar.group_at(trigger.end).filter(|group| !group.negated)?;
    let behind = |offset: usize| grammar.page.lower(group.end + offset);
    match group.lemma {
        "be" => match (behind(0), behind(1), behind(2)) {
            ("on", "the", "way" | "cards" | "horizon" | "table" | "agenda")
            | ("in", "the", "works" | "offing" | "pipeline") => Some(EventStatus::Planned),
            (word, ..) => govern::predicate(word),
        },
        "remain" | "stay" => govern::predicate(behind(0)),
        _ => None,
    }
}

/// "during a raid", "because of an earlier attack": a circumstance that has taken place, unless all is still to come.
fn is_circumstance(grammar: &Grammar<'_>, phrase: &Phrase, trigger: usize, sentence: Range<usize>) -> bool {
    let open = grammar.groups_in(sentence.clone()).iter().any(|group| {
        group.form == Form::Finite
            && (matches!(group.tense, Tense::Future | Tense::Possible | Tense::Required)
                || matches!(group.lemma, "need" | "plan" | "want" | "intend" | "expect"))
    });
    if open {
        return false;
    }
    let word = |back: usize| {
        phrase
            .start
            .checked_sub(back)
            .filter(|&at| at >= sentence.start)
            .map_or("", |at| grammar.page.lower(at))
    };
    govern::tells_circumstance(word(1), word(2), word(3))
        || (phrase.start..trigger).any(|at| govern::tells_past(grammar.page.lower(at)))
}

/// Speech acts stand whether what they ask for comes about or not.
fn is_spoken(kind: EventType) -> bool {
    matches!(kind, EventType::Request | EventType::Accuse | EventType::Threaten | EventType::Support)
}

/// "invites both sides for a meeting", "summoned him to a hearing".
fn invited(grammar: &Grammar<'_>, phrase: &Phrase, floor: usize) -> bool {
    phrase.start > floor
        && matches!(grammar.page.lower(phrase.start - 1), "for" | "to")
        && grammar
            .groups_in(floor.max(phrase.start.saturating_sub(12))..phrase.start)
            .last()
            .is_some_and(|group| group.lemma == "invite")
}

/// "their demands include an inquiry, the release of the prisoners and …": what the list is of.
pub(super) fn enumerated(grammar: &Grammar<'_>, start: usize, floor: usize) -> Option<EventStatus> {
    let list = grammar.groups_in(floor..start).iter().find(|group| group.lemma == "include")?;
    let joined = start == list.end || matches!(grammar.tag(start.checked_sub(1)?), Tag::Comma | Tag::Conj);
    let head = list.start.checked_sub(1).filter(|&at| at >= floor)?;
    match govern::noun(grammar.page.lower(head)) {
        Some(Effect::Is(
            status @ (EventStatus::Demanded | EventStatus::Planned | EventStatus::Threatened),
        )) if joined => Some(status),
        _ => None,
    }
}

/// "called off the talks", "ruled out an invasion", "has not ruled out an invasion".
fn behind_particle(grammar: &Grammar<'_>, phrase: &Phrase, floor: usize) -> Option<Local> {
    let particle = phrase.start.checked_sub(1).filter(|&at| at > floor)?;
    let group = grammar.group_at(particle - 1).filter(|group| group.end == particle)?;
    let none = matches!((group.lemma, grammar.page.lower(particle)), ("call", "off") | ("rule", "out"));
    let status = if group.negated { EventStatus::Possible } else { EventStatus::DidNotOccur };
    none.then_some(Local { status, presupposed: false, head: true })
}

/// The noun as object: the verb group right in front of its phrase.
fn as_object(grammar: &Grammar<'_>, phrase: &Phrase, floor: usize, kind: EventType) -> Option<Local> {
    let mut end = phrase.start;
    let mut preposition = false;
    // "called for talks", "responded to the attack", "carried out an attack"
    while end > floor
        && matches!(grammar.tag(end - 1), Tag::Prep | Tag::Adv | Tag::To | Tag::Conj)
        && end + 3 > phrase.start
    {
        preposition |= matches!(grammar.tag(end - 1), Tag::Prep | Tag::To);
        end -= 1;
    }
    let group =
        grammar.groups_in(floor.max(end.saturating_sub(8))..end).last().filter(|group| group.end == end)?;
    let calls = preposition
        && grammar.page.lower(end) == "for"
        && matches!(
            group.lemma,
            "call"
                | "appeal"
                | "push"
                | "press"
                | "plead"
                | "ask"
                | "pray"
                | "wait"
                | "hope"
                | "vote"
                | "invite"
        );
    if calls {
        let status = match group.lemma {
            "wait" | "hope" | "pray" => EventStatus::Possible,
            "vote" | "invite" => EventStatus::Planned,
            _ => EventStatus::Demanded,
        };
        return Some(Local { status, presupposed: false, head: true });
    }
    if preposition && group.lemma == "warn" {
        return Some(Local { status: EventStatus::Possible, presupposed: false, head: true });
    }
    let granted = group.lemma == "deny" && crate::statement::is_entitlement(grammar, phrase.start);
    // "calling the inquiry a witch hunt": the inquiry is there.
    let named = group.lemma == "call" && !preposition && phrase.definite;
    let effect = if granted || named { Some(Effect::Presupposes) } else { govern::object(group.lemma) };
    let own = verbal::status(grammar, group, 0);
    let local = |status, presupposed| Some(Local { status, presupposed, head: true });
    match effect {
        // "announced sanctions", "ordered sanctions": so they are imposed.
        Some(Effect::Is(EventStatus::Planned | EventStatus::Demanded))
            if kind == EventType::Sanction && matches!(group.lemma, "announce" | "order" | "approve") =>
        {
            local(own, false)
        }
        // "faces a life sentence", "faces expulsion"
        Some(Effect::Carries)
            if group.lemma == "face"
                && matches!(kind, EventType::Sanction | EventType::Coerce)
                && !phrase.definite =>
        {
            local(EventStatus::Possible, false)
        }
        Some(Effect::Carries) => local(own, false),
        // "offered condolences"
        Some(Effect::Is(EventStatus::Planned)) if kind == EventType::Support && group.lemma == "offer" => {
            local(own, false)
        }
        // "accused of ordering the shelling": the deed is taken for known, unless it is still to be carried out.
        Some(Effect::Is(EventStatus::Demanded))
            if phrase.definite
                && group.lemma == "order"
                && !may_be_asked_for(kind)
                && (happened(own) || group.tense == Tense::Past) =>
        {
            local(EventStatus::Occurred, true)
        }
        // "announced the arrest of the suspects"
        Some(Effect::Is(EventStatus::Planned | EventStatus::Possible))
            if phrase.definite
                && matches!(group.lemma, "announce" | "confirm")
                && !may_be_asked_for(kind)
                && happened(own) =>
        {
            local(EventStatus::Occurred, true)
        }
        Some(Effect::Ends) if phrase.definite || happened(own) => {
            let ended = happened(own) || own == EventStatus::DidNotOccur;
            local(if ended { EventStatus::Occurred } else { EventStatus::Ongoing }, true)
        }
        // "Iran welcomes dialogue"
        Some(Effect::Presupposes)
            if group.lemma == "welcome"
                && !phrase.definite
                && group.tense == Tense::Present
                && may_be_asked_for(kind) =>
        {
            local(EventStatus::Possible, false)
        }
        Some(Effect::Presupposes) if phrase.definite || happened(own) => local(EventStatus::Occurred, true),
        Some(Effect::Is(status)) if preposition && !calls => {
            let _ = status;
            None
        }
        Some(Effect::Is(EventStatus::Possible)) if phrase.definite => local(EventStatus::Occurred, true),
        Some(Effect::Is(status)) => {
            // "has not ruled out", "did not deny": what is left open is possible.
            if group.negated { local(EventStatus::Possible, false) } else { local(status, false) }
        }
        _ if phrase.definite && (!may_be_asked_for(kind) || happened(own)) => {
            local(EventStatus::Occurred, true)
        }
        _ => local(own, false),
    }
}

fn happened(status: EventStatus) -> bool {
    matches!(status, EventStatus::Occurred | EventStatus::Ongoing)
}

/// The noun as subject: the verb group behind its phrase.
fn as_subject(
    grammar: &Grammar<'_>,
    trigger: &Range<usize>,
    phrase: &Phrase,
    last: usize,
    kind: EventType,
) -> Option<Local> {
    let mut end = trigger.end;
    while end < last && end < trigger.end + 16 {
        let tag = grammar.tag(end);
        if tag.is_nominal() || matches!(tag, Tag::Prep | Tag::Adv | Tag::Conj) {
            end += 1;
        } else {
            break;
        }
    }
    let group: &Group = grammar.group_at(end).filter(|group| group.form == Form::Finite || group.passive)?;
    let own = verbal::status(grammar, group, 0);
    let local = |status, presupposed| Some(Local { status, presupposed, head: true });
    let said_of = grammar.page.lower(group.end);
    // "gunfire was likely responsible"
    if group.lemma == "be"
        && matches!(said_of, "likely" | "probably" | "possibly" | "perhaps")
        && !phrase.definite
    {
        return local(EventStatus::Possible, false);
    }
    // "the downing was not a mistake": what is denied is what it was, not that it was.
    if group.lemma == "be" && group.negated && !group.passive && phrase.definite && group.tense == Tense::Past
    {
        return local(EventStatus::Occurred, true);
    }
    // "the coup failed", "the coup appeared to crumble"
    let fails = |lemma: &str| matches!(lemma, "fail" | "crumble" | "fizzle" | "falter" | "collapse");
    let seems = matches!(group.lemma, "appear" | "seem" | "begin" | "start");
    if kind == EventType::Assault
        && (fails(group.lemma)
            || seems && grammar.group_at(group.end).is_some_and(|behind| fails(behind.lemma)))
    {
        return local(EventStatus::Attempted, false);
    }
    match govern::subject(group.lemma) {
        Some(Effect::Carries) => {
            if own == EventStatus::DidNotOccur || !happened(own) && !phrase.definite {
                return local(own, false);
            }
            let happens = govern::takes_place(group.lemma)
                || matches!(
                    group.lemma,
                    "conduct"
                        | "carry"
                        | "come"
                        | "resume"
                        | "restart"
                        | "stage"
                        | "wage"
                        | "make"
                        | "impose"
                        | "remain"
                        | "be"
                        | "proceed"
                );
            if !happened(own) && happens {
                local(own, false)
            } else {
                local(EventStatus::Occurred, phrase.definite)
            }
        }
        // "the ruling ordered", "the attack set the town on fire": only what is ordered or set is still to come.
        Some(Effect::Is(status))
            if group.passive || !matches!(status, EventStatus::DidNotOccur | EventStatus::Planned) =>
        {
            if group.negated { local(EventStatus::Possible, false) } else { local(status, false) }
        }
        _ if phrase.definite => local(EventStatus::Occurred, true),
        _ => local(own, false),
    }
}

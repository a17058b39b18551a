//! Who acts and who is acted upon, by the structure of the clause.

use std::ops::Range;

use attested_model::{EventType, ParticipantIndex};

use super::{Scene, clause, person};
use crate::Relation;
use crate::grammar::{Form, Group, Subject, Tag, controls_by_object};
use crate::statement::subject_of_main;

/// The participants of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Roles {
    pub(super) actors: Vec<ParticipantIndex>,
    pub(super) recipients: Vec<ParticipantIndex>,
}

fn is_mutual(kind: EventType) -> bool {
    matches!(kind, EventType::Consult | EventType::Cooperate)
}

/// Prepositions in front of whom an action is directed at.
const TARGETS: &[&str] = &["against", "on", "at", "to", "from", "for", "with", "upon", "toward", "towards"];

/// A journey to somebody is not a meeting of equals: who goes acts, whose country it is receives.
fn is_visit(word: &str) -> bool {
    matches!(word, "visit" | "visits" | "travel" | "trip" | "trips" | "tour" | "journey" | "fly" | "arrive")
}

/// The participants of a verb whose words end at `end`.
/// `speaker` is whom "I" and "we" stand for.
pub(super) fn of_verb(
    scene: Scene<'_>,
    group: &Group,
    end: usize,
    kind: EventType,
    speaker: Option<ParticipantIndex>,
) -> Roles {
    let passive = group.passive || group.form == Form::Participle || stands_passive(scene, group, end);
    let mut subject = subject(scene, group, 0);
    // "Sarvanese warplanes attacked": whose they are.
    if subject.is_empty()
        && !passive
        && let Some(token) = scene.grammar.subject_token(scene.ground, group.head, Some(group.form))
        && scene.ground.mention_at(token).is_none()
        && scene.grammar.tag(token) == Tag::Word
    {
        subject = clause::owner(scene, token);
    }
    if subject.is_empty() && is_first_person(scene, group) {
        subject.extend(speaker);
    }
    let objects = objects(scene, group, end, passive);
    let by = prepositional(scene, end, &["by"]);
    let with = prepositional(scene, end, &["with", "between"]);
    let target = prepositional(scene, end, &["against", "on", "at", "to", "from", "for"]);
    let mut roles = Roles::default();
    if passive {
        roles.actors = if by.is_empty() { clause::agent(scene, group.head) } else { by };
        roles.recipients = subject;
        if roles.recipients.is_empty()
            && let Some(token) = scene.grammar.subject_token(scene.ground, group.head, Some(group.form))
        {
            roles.recipients = clause::owner(scene, token);
        }
    } else {
        roles.actors = subject;
        roles.recipients = if objects.is_empty() && !is_mutual(kind) { target } else { objects };
        if roles.recipients.is_empty() {
            roles.recipients = clause::object(scene, group.head, end);
        }
        if roles.recipients.is_empty() && !is_mutual(kind) {
            roles.recipients = clause::behind(scene, group.head, TARGETS);
        }
    }
    if is_visit(group.lemma) {
        // Who is visited: "visited Sarvane", "travelled to Sarvane".
        if roles.recipients.is_empty() {
            roles.recipients = clause::behind(scene, group.head, &["to"]);
        }
    } else if is_mutual(kind) {
        let mut all = std::mem::take(&mut roles.actors);
        // "met the minister", "met with the minister", "held talks with the minister"
        let others = std::mem::take(&mut roles.recipients);
        for whom in others.into_iter().chain(with) {
            if !all.contains(&whom) {
                all.push(whom);
            }
        }
        roles.actors = all;
    } else if roles.recipients.is_empty() && !passive {
        roles.recipients = with;
    }
    roles
}

/// "we condemn", "I have asked".
fn is_first_person(scene: Scene<'_>, group: &Group) -> bool {
    let first = |group: &Group| match scene.grammar.subject(group) {
        Subject::Words(words) => {
            words.len() == 1 && matches!(scene.ground.page.lower(words.start), "i" | "we")
        }
        _ => false,
    };
    let floor = scene.grammar.sentence(group.head).start;
    match scene.grammar.subject(group) {
        // "we condemn the attack and call on both sides"
        Subject::Shared => scene
            .grammar
            .groups_in(floor..group.start)
            .iter()
            .rev()
            .find(|other| other.form == Form::Finite)
            .is_some_and(first),
        _ => first(group),
    }
}

/// "Ten people killed in a blast": a past form that wants an object and has none.
fn stands_passive(scene: Scene<'_>, group: &Group, end: usize) -> bool {
    matches!(
        group.lemma,
        "kill" | "arrest" | "detain" | "injure" | "wound" | "murder" | "abduct" | "kidnap" | "bomb"
    ) && group.form == Form::Finite
        && !scene.grammar.tag(end).begins_phrase()
}

/// The subject of a group; of an infinitive or participle, that of what governs it.
pub(super) fn subject(scene: Scene<'_>, group: &Group, depth: usize) -> Vec<ParticipantIndex> {
    if depth > 3 {
        return Vec::new();
    }
    if let Some(found) = clause::subject(scene, group) {
        return found;
    }
    let grammar = scene.grammar;
    match group.form {
        Form::Finite | Form::Participle => {
            if group.form == Form::Participle {
                // The noun in front of the participle.
                let floor = grammar.sentence(group.head).start;
                return match grammar.words(group.start, floor) {
                    Subject::Words(words) => person::named(scene, words),
                    _ => Vec::new(),
                };
            }
            match grammar.subject(group) {
                Subject::Words(words) => person::named(scene, words),
                Subject::Shared => shared(scene, group, depth),
                Subject::None => Vec::new(),
            }
        }
        Form::Infinitive | Form::Gerund => controlled(scene, group, depth),
    }
}

/// "X entered the town and killed": the subject of the finite group in front.
fn shared(scene: Scene<'_>, group: &Group, depth: usize) -> Vec<ParticipantIndex> {
    let floor = scene.grammar.sentence(group.head).start;
    let before = scene
        .grammar
        .groups_in(floor.max(group.start.saturating_sub(30))..group.start)
        .iter()
        .rev()
        .find(|other| other.form == Form::Finite);
    before.map_or(Vec::new(), |other| subject(scene, other, depth + 1))
}

/// "urged Sarvane to withdraw": Sarvane; "threatened to attack": who threatens; "accused Sarvane of shelling": Sarvane.
fn controlled(scene: Scene<'_>, group: &Group, depth: usize) -> Vec<ParticipantIndex> {
    let grammar = scene.grammar;
    let floor = grammar.sentence(group.head).start.max(group.start.saturating_sub(30));
    let Some(governor) = grammar.groups_in(floor..group.start).last() else {
        return subject_of_main(grammar, group).map_or(Vec::new(), |words| person::named(scene, words));
    };
    let object_controls = controls_by_object(governor.lemma);
    if object_controls {
        if governor.passive {
            return subject(scene, governor, depth + 1);
        }
        let object = objects(scene, governor, governor.end, false);
        // Somebody whom no mention holds is still not the one who asks.
        if !object.is_empty() || grammar.tag(governor.end).begins_phrase() {
            return object;
        }
        let after = prepositional(scene, governor.end, &["on", "upon", "to", "for"]);
        if !after.is_empty() {
            return after;
        }
    }
    // "troops attacking the village": the noun right in front.
    if group.form == Form::Gerund
        && group.start > floor
        && matches!(grammar.tag(group.start - 1), Tag::Word | Tag::Name)
    {
        let near = person::named(scene, group.start.saturating_sub(4).max(floor)..group.start);
        if let Some(&last) = near.last() {
            return vec![last];
        }
    }
    subject(scene, governor, depth + 1)
}

/// The object: the noun phrase behind the verb.
fn objects(scene: Scene<'_>, group: &Group, end: usize, passive: bool) -> Vec<ParticipantIndex> {
    let grammar = scene.grammar;
    if passive {
        return Vec::new();
    }
    let mut at = end.max(group.end);
    let sentence = grammar.sentence(group.head);
    while at < sentence.end && grammar.tag(at) == Tag::Adv {
        at += 1;
    }
    if at >= sentence.end || !grammar.tag(at).begins_phrase() {
        return Vec::new();
    }
    let phrase = grammar.phrase(at, false);
    let named = person::named(scene, phrase.clone());
    if !named.is_empty() {
        return named;
    }
    // A thing with an owner: the owner.
    person::owners(scene, phrase)
}

/// The participants behind the first of some prepositions, in the same clause.
fn prepositional(scene: Scene<'_>, from: usize, prepositions: &[&str]) -> Vec<ParticipantIndex> {
    let grammar = scene.grammar;
    let last = grammar.sentence(from.saturating_sub(1)).end.min(from + 18);
    for at in from..last {
        match grammar.tag(at) {
            Tag::Prep | Tag::To
                if prepositions.contains(&grammar.page.lower(at)) && grammar.tag(at + 1).begins_phrase() =>
            {
                let phrase = grammar.phrase(at + 1, false);
                let named = person::named(scene, phrase.clone());
                if !named.is_empty() {
                    return named;
                }
            }
            Tag::Verb
            | Tag::Be
            | Tag::Have
            | Tag::Modal
            | Tag::That
            | Tag::Rel
            | Tag::Sub
            | Tag::Stop
            | Tag::Semi
            | Tag::Open => break,
            _ => {}
        }
    }
    Vec::new()
}

/// The participants of a noun: owner, adjective of nationality, and what prepositions tie to it.
pub(super) fn of_noun(scene: Scene<'_>, trigger: Range<usize>, kind: EventType) -> Roles {
    let grammar = scene.grammar;
    let floor = grammar.sentence(trigger.start).start.max(trigger.start.saturating_sub(8));
    let mut start = trigger.start;
    while start > floor
        && matches!(grammar.tag(start - 1), Tag::Word | Tag::Name | Tag::Num | Tag::Poss | Tag::Det)
    {
        start -= 1;
        if grammar.tag(start) == Tag::Det {
            break;
        }
    }
    let mut owners = person::owners(scene, start..trigger.start);
    let mut by = prepositional(scene, trigger.end, &["by"]);
    if is_of_another_noun(scene, &trigger) {
        by.clear();
    }
    let of = directly(scene, trigger.end, &["of"]);
    let on = directly(scene, trigger.end, &["on", "against", "upon", "into", "at", "in"]);
    let with = prepositional(scene, trigger.end, &["with", "between", "among"]);
    let mut roles = Roles::default();
    if owners.is_empty() {
        owners = carried_out_by(scene, &trigger, start);
    }
    let head = trigger.end - 1;
    if owners.is_empty() {
        owners = clause::owner(scene, head);
    }
    if owners.is_empty() && by.is_empty() {
        owners = conducted_by(scene, &trigger);
    }
    // "fighting between the army and the rebels": both.
    let between = directly(scene, trigger.end, &["between"]);
    if owners.is_empty() && between.len() > 1 {
        roles.actors = between;
        return roles;
    }
    if owners.is_empty() && kind == EventType::Consult {
        owners = met_there(scene, &trigger, start);
    }
    if kind == EventType::Consult && is_visit(grammar.page.lower(head)) {
        let by = clause::behind(scene, head, &["by", "of"]);
        roles.actors = if owners.is_empty() { by } else { owners };
        if roles.actors.is_empty() {
            roles.actors = done_by(scene, head);
        }
        roles.recipients = clause::behind(scene, head, &["to"]);
        return roles;
    }
    if is_mutual(kind) {
        roles.actors = owners;
        for whom in of.into_iter().chain(with) {
            if !roles.actors.contains(&whom) {
                roles.actors.push(whom);
            }
        }
        return roles;
    }
    let of_is_target =
        matches!(kind, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Accuse)
            || grammar.page.lower(trigger.start) == "release";
    if by.is_empty() && is_suffered(scene, &trigger) && owners.iter().all(|&whom| is_person(scene, whom)) {
        // "Jamal's killing", unlike "Sarvane's killing of the envoy".
        roles.recipients = owners;
    } else if by.is_empty() {
        roles.actors = owners;
    } else {
        roles.actors = by;
        roles.recipients = owners;
    }
    if of_is_target {
        roles.recipients.extend(of);
    } else if roles.actors.is_empty() {
        roles.actors = of;
    }
    if roles.recipients.is_empty() {
        roles.recipients = on;
    }
    if roles.actors.is_empty() {
        roles.actors = clause::behind(scene, head, &["by", "from"]);
    }
    if roles.actors.is_empty() {
        roles.actors = done_by(scene, head);
    }
    if roles.recipients.is_empty() {
        roles.recipients = clause::behind(scene, head, TARGETS);
    }
    if roles.recipients.is_empty() && of_is_target {
        roles.recipients = clause::behind(scene, head, &["of"]);
    }
    roles
}

/// "a rally on Friday, despite criticism by the ministry": "by" names who did the other thing.
fn is_of_another_noun(scene: Scene<'_>, trigger: &Range<usize>) -> bool {
    let (page, tree) = (scene.ground.page, scene.ground.tree);
    let head = trigger.end - 1;
    let end = scene.grammar.sentence(head).end.min(trigger.end + 14);
    let Some(by) = (trigger.end..end).find(|&at| page.lower(at) == "by") else { return false };
    tree.head(by).is_some_and(|agent| {
        tree.relation(agent) == Relation::NounModifier
            && !tree.hangs_on(agent, head)
            && tree.head(agent).is_some_and(|noun| noun > head && tree.is_noun(noun))
    })
}

/// "had started a visit", "to end its attacks", "engaged in talks": the subject of a verb that only carries the noun.
fn done_by(scene: Scene<'_>, noun: usize) -> Vec<ParticipantIndex> {
    let tree = scene.ground.tree;
    // "to end its attacks": whoever "it" is.
    if tree.child(noun, Relation::Possessor).is_some() {
        return Vec::new();
    }
    let Some(verb) = tree.head(noun) else { return Vec::new() };
    let Some(group) =
        scene.grammar.group_at(verb).filter(|group| group.head == verb && !group.passive && !group.negated)
    else {
        return Vec::new();
    };
    let carried = match tree.relation(noun) {
        Relation::Object => matches!(
            group.lemma,
            "carry"
                | "launch"
                | "conduct"
                | "hold"
                | "commit"
                | "wage"
                | "stage"
                | "mount"
                | "impose"
                | "make"
                | "perpetrate"
                | "begin"
                | "start"
                | "have"
                | "open"
                | "plan"
                | "threaten"
                | "stop"
                | "end"
                | "cease"
                | "halt"
                | "resume"
                | "continue"
                | "suspend"
                | "abandon"
                | "undertake"
                | "pay"
                | "give"
                | "provide"
                | "send"
                | "offer"
                | "take"
                | "lift"
                | "sign"
                | "declare"
                | "announce"
                | "seek"
                | "attend"
                | "join"
                | "do"
                | "cancel"
                | "postpone"
                | "pursue"
                | "grant"
                | "reach"
        ),
        Relation::Oblique => matches!(
            group.lemma,
            "engage" | "return" | "participate" | "take" | "agree" | "go" | "enter" | "join"
        ),
        _ => false,
    };
    if !carried {
        return Vec::new();
    }
    clause::subject(scene, group).unwrap_or_default()
}

/// "the attacks were conducted by Sarvane": who did what the noun is the subject of.
fn conducted_by(scene: Scene<'_>, trigger: &Range<usize>) -> Vec<ParticipantIndex> {
    let grammar = scene.grammar;
    let last = grammar.sentence(trigger.start).end.min(trigger.end + 12);
    let mut at = trigger.end;
    while at < last && (grammar.tag(at).is_nominal() || matches!(grammar.tag(at), Tag::Prep | Tag::Adv)) {
        at += 1;
    }
    let Some(group) = grammar.group_at(at).filter(|group| group.passive) else { return Vec::new() };
    let light = matches!(
        group.lemma,
        "conduct"
            | "carry"
            | "launch"
            | "commit"
            | "perpetrate"
            | "stage"
            | "hold"
            | "order"
            | "make"
            | "attend"
            | "mediate"
    );
    if light { prepositional(scene, group.end, &["by"]) } else { Vec::new() }
}

/// "the minister said during a meeting with the envoy": who speaks there takes part.
fn met_there(scene: Scene<'_>, trigger: &Range<usize>, start: usize) -> Vec<ParticipantIndex> {
    let grammar = scene.grammar;
    let sentence = grammar.sentence(trigger.start);
    let inside = start > sentence.start
        && matches!(scene.ground.page.lower(start - 1), "in" | "during" | "at")
        && matches!(scene.ground.page.lower(trigger.end), "with");
    if !inside {
        return Vec::new();
    }
    grammar
        .groups_in(sentence.start..start)
        .iter()
        .rev()
        .find(|group| group.form == Form::Finite && !group.negated)
        .map_or(Vec::new(), |group| subject(scene, group, 0))
}

/// A noun for what a person suffers, without anybody behind "of" who suffers it.
fn is_suffered(scene: Scene<'_>, trigger: &Range<usize>) -> bool {
    let page = scene.ground.page;
    page.lower(trigger.end) != "of"
        && matches!(
            page.lower(trigger.end - 1),
            "killing"
                | "murder"
                | "assassination"
                | "arrest"
                | "detention"
                | "imprisonment"
                | "kidnapping"
                | "abduction"
                | "release"
                | "execution"
                | "deportation"
                | "conviction"
                | "expulsion"
                | "torture"
                | "beating"
                | "poisoning"
        )
}

fn is_person(scene: Scene<'_>, whom: ParticipantIndex) -> bool {
    scene
        .ground
        .participants
        .get(whom.get())
        .is_some_and(|each| each.kind == attested_model::ActorKind::Person)
}

/// The participants behind a preposition that stands right behind the noun.
fn directly(scene: Scene<'_>, at: usize, prepositions: &[&str]) -> Vec<ParticipantIndex> {
    if prepositions.contains(&scene.grammar.page.lower(at)) && scene.grammar.tag(at + 1).begins_phrase() {
        let phrase = scene.grammar.phrase(at + 1, false);
        let named = person::named(scene, phrase.clone());
        return if named.is_empty() { person::owners(scene, phrase) } else { named };
    }
    Vec::new()
}

/// "carried out an attack", "held talks": the subject of the verb whose object the noun is.
fn carried_out_by(scene: Scene<'_>, trigger: &Range<usize>, start: usize) -> Vec<ParticipantIndex> {
    let grammar = scene.grammar;
    let floor = grammar.sentence(trigger.start).start.max(start.saturating_sub(4));
    let Some(group) = grammar.groups_in(floor..start).last() else { return Vec::new() };
    let light = matches!(
        group.lemma,
        "carry"
            | "launch"
            | "conduct"
            | "hold"
            | "commit"
            | "wage"
            | "stage"
            | "mount"
            | "impose"
            | "make"
            | "perpetrate"
            | "begin"
            | "start"
            | "have"
            | "announce"
            | "declare"
            | "open"
            | "attend"
            | "plan"
            | "threaten"
            | "stop"
            | "end"
            | "order"
    );
    let near = (group.end..start).all(|at| matches!(grammar.tag(at), Tag::Prep | Tag::Adv | Tag::Det));
    if light && near && !group.passive && !group.negated { subject(scene, group, 0) } else { Vec::new() }
}

//! What the tree says of a happening that is a noun, where the shallow grammar took it for a fact.
//!
//! "marred by allegations of torture and arbitrary detentions" asserts no detention, "requires full investigation" none, and
//! "the death this attack will bring" is still to come.

use attested_model::{EventStatus, EventType};

use super::Scene;
use super::govern::{self, Effect};
use super::status::{Local, may_be_asked_for};
use super::verbal;
use crate::Relation;
use crate::grammar::{Form, Group, Tense};

/// How far a list is climbed: "torture, forced confessions and detentions".
const DEPTH: usize = 4;

/// The status of a noun, veiled where what governs it in the tree does not assert it.
pub(super) fn veiled(scene: Scene<'_>, noun: usize, kind: EventType, local: Local) -> Local {
    if !matches!(local.status, EventStatus::Occurred | EventStatus::Ongoing) {
        return local;
    }
    // What is taken for known ("the release") may still be what somebody calls for.
    if local.presupposed {
        let asked = may_be_asked_for(kind) && called_for(scene, noun, 0);
        let status = if asked { Some(EventStatus::Demanded) } else { still_to_happen(scene, noun) };
        return status.map_or(local, |status| Local { status, presupposed: false, head: true });
    }
    match veil(scene, noun, kind, 0) {
        Some(status) => Local { status, ..local },
        None => local,
    }
}

/// "called for the lifting of the blockade and the release of the prisoners": what "for" ties to a call, and what is joined to it.
fn called_for(scene: Scene<'_>, noun: usize, depth: usize) -> bool {
    let (tree, grammar, page) = (scene.ground.tree, scene.grammar, scene.ground.page);
    let Some(head) = tree.head(noun) else { return false };
    match tree.relation(noun) {
        Relation::Conjunct if depth < DEPTH => called_for(scene, head, depth + 1),
        // The tree may join "the release" to "the blockade".
        Relation::NounModifier if depth == 1 => called_for(scene, head, depth + 1),
        Relation::Oblique | Relation::OpenComplement | Relation::Adverbial => {
            let by_for = tree
                .children(noun)
                .any(|child| tree.relation(child) == Relation::Marker && page.lower(child) == "for");
            by_for
                && grammar
                    .group_at(head)
                    .is_some_and(|group| group.head == head && !group.negated && govern::calls(group.lemma))
        }
        _ => false,
    }
}

/// "called the inquiry a farce", "announced sanctions": what is named or imposed by saying so is there.
fn is_there(lemma: &str, kind: EventType) -> bool {
    lemma == "call" || kind == EventType::Sanction && matches!(lemma, "announce" | "order" | "approve")
}

/// "the deployment, according to the general, would be finished by June": the verb that tells of its taking place, for which it is
/// subject, is still open.
fn still_to_happen(scene: Scene<'_>, noun: usize) -> Option<EventStatus> {
    let (tree, grammar) = (scene.ground.tree, scene.grammar);
    if !matches!(tree.relation(noun), Relation::Subject | Relation::PassiveSubject) {
        return None;
    }
    let head = tree.head(noun)?;
    let group = grammar.group_at(head).filter(|group| group.head == head && group.form == Form::Finite)?;
    (govern::takes_place(group.lemma) && is_open(group) && !group.negated)
        .then(|| verbal::status(grammar, group, 0))
}

/// "will", "may", "must": what a verb so told is not there yet.
fn is_open(group: &Group) -> bool {
    matches!(group.tense, Tense::Future | Tense::Possible | Tense::Required)
}

/// "asked it to marshal its forces and support them": a bare verb joined to an infinitive shares what governs it.
pub(super) fn shared(scene: Scene<'_>, group: &Group) -> Option<EventStatus> {
    let (tree, grammar) = (scene.ground.tree, scene.grammar);
    let page = scene.ground.page;
    let bare = group.form == Form::Finite
        && group.tense == Tense::Present
        && group.end == group.start + 1
        && page.lower(group.head) == group.lemma;
    let head = tree.head(group.head).filter(|_| bare)?;
    let first = grammar.group_at(head).filter(|first| first.head == head)?;
    let open = is_open(first);
    let governed = match tree.relation(group.head) {
        // "will lift it and call on its members"
        Relation::Conjunct => {
            tree.child(group.head, Relation::Subject).is_none()
                && (first.form == Form::Infinitive || first.form == Form::Finite && open)
        }
        // "would see all of them relinquish it", "to let them go"
        Relation::Complement | Relation::OpenComplement => {
            matches!(first.lemma, "see" | "let" | "make" | "help" | "have")
                && (first.form == Form::Infinitive || open)
        }
        _ => false,
    };
    governed.then(|| verbal::status(grammar, first, 0))
}

fn veil(scene: Scene<'_>, noun: usize, kind: EventType, depth: usize) -> Option<EventStatus> {
    let (tree, grammar, page) = (scene.ground.tree, scene.grammar, scene.ground.page);
    let to_come = tree.children(noun).any(|child| {
        tree.relation(child) == Relation::Relative
            && grammar.group_at(child).is_some_and(|group| group.tense == Tense::Future)
    });
    if to_come {
        return Some(EventStatus::Planned);
    }
    let head = tree.head(noun)?;
    let effect = match tree.relation(noun) {
        Relation::Conjunct if depth < DEPTH => return veil(scene, head, kind, depth + 1),
        Relation::NounModifier => {
            let of = tree.children(noun).any(|child| {
                tree.relation(child) == Relation::Marker
                    && matches!(page.lower(child), "of" | "about" | "for")
            });
            govern::noun(page.lower(head)).filter(|_| of)
        }
        Relation::Object => {
            let group = grammar.group_at(head).filter(|group| group.head == head && !group.passive);
            match group.and_then(|group| shared(scene, group)) {
                Some(status) => Some(Effect::Is(status)),
                None => group
                    .filter(|group| !is_there(group.lemma, kind))
                    .and_then(|group| govern::object(group.lemma)),
            }
        }
        // "a broader probe may be required"
        Relation::Subject | Relation::PassiveSubject => {
            let group =
                grammar.group_at(head).filter(|group| group.head == head && group.form == Form::Finite);
            group.filter(|group| is_open(group)).map(|group| Effect::Is(verbal::status(grammar, group, 0)))
        }
        _ => None,
    };
    match effect {
        Some(Effect::Is(status)) => Some(status),
        _ => None,
    }
}

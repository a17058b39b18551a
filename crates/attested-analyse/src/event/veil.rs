//! What the tree says of a happening that is a noun, where the shallow grammar took it for a fact.
//!
//! "marred by allegations of torture and arbitrary detentions" asserts no detention, "requires full investigation" none, and
//! "the death this attack will bring" is still to come.

use attested_model::EventStatus;

use super::Scene;
use super::govern::{self, Effect};
use super::status::Local;
use crate::Relation;
use crate::grammar::Tense;

/// How far a list is climbed: "torture, forced confessions and detentions".
const DEPTH: usize = 4;

/// The status of a noun, veiled where what governs it in the tree does not assert it.
pub(super) fn veiled(scene: Scene<'_>, noun: usize, local: Local) -> Local {
    if local.presupposed || !matches!(local.status, EventStatus::Occurred | EventStatus::Ongoing) {
        return local;
    }
    match veil(scene, noun, 0) {
        Some(status) => Local { status, ..local },
        None => local,
    }
}

fn veil(scene: Scene<'_>, noun: usize, depth: usize) -> Option<EventStatus> {
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
        Relation::Conjunct if depth < DEPTH => return veil(scene, head, depth + 1),
        Relation::NounModifier => {
            let of = tree.children(noun).any(|child| {
                tree.relation(child) == Relation::Marker
                    && matches!(page.lower(child), "of" | "about" | "for")
            });
            govern::noun(page.lower(head)).filter(|_| of)
        }
        Relation::Object => {
            let group = grammar.group_at(head).filter(|group| group.head == head && !group.passive);
            group.and_then(|group| govern::object(group.lemma))
        }
        _ => None,
    };
    match effect {
        Some(Effect::Is(status)) => Some(status),
        _ => None,
    }
}

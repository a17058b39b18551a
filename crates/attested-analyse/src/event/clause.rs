//! Who acts and who is acted upon, by the dependency tree.
//!
//! Takes the head of a verb; gives participants, or `None` where the tree does not tell and the shallow grammar is asked.

use attested_model::{Mention, MentionKind, ParticipantIndex};

use super::Scene;
use crate::Relation;
use crate::grammar::Group;
use crate::grammar::head::head_mention;

/// Whom the subject of a verb means; `None` when the tree knows no subject. An empty list is a subject that is nobody.
pub(super) fn subject(scene: Scene<'_>, group: &Group) -> Option<Vec<ParticipantIndex>> {
    let token = scene.grammar.subject_token(scene.ground, group.head, Some(group.form))?;
    Some(whom(scene, token))
}

/// Whom the object of a verb means, or who owns it; an object that belongs to the words which end at `end` is none.
pub(super) fn object(scene: Scene<'_>, verb: usize, end: usize) -> Vec<ParticipantIndex> {
    scene
        .ground
        .tree
        .child(verb, Relation::Object)
        .filter(|&token| token >= end)
        .map_or(Vec::new(), |token| whom_or_owner(scene, token))
}

/// By whom something is done: "by the army".
pub(super) fn agent(scene: Scene<'_>, verb: usize) -> Vec<ParticipantIndex> {
    let tree = scene.ground.tree;
    tree.child(verb, Relation::Agent)
        .or_else(|| scene.grammar.tied(scene.ground, verb, &["by"]))
        .map_or(Vec::new(), |token| whom(scene, token))
}

/// The participants that one of some prepositions ties to a verb or a noun.
pub(super) fn behind(scene: Scene<'_>, token: usize, prepositions: &[&str]) -> Vec<ParticipantIndex> {
    scene
        .grammar
        .tied(scene.ground, token, prepositions)
        .map_or(Vec::new(), |token| whom_or_owner(scene, token))
}

/// Who owns or qualifies a noun: "Sarvane's", "their", "the Sarvanese", "the army's".
pub(super) fn owner(scene: Scene<'_>, noun: usize) -> Vec<ParticipantIndex> {
    let tree = scene.ground.tree;
    if let Some(token) = tree.child(noun, Relation::Possessor) {
        return whom(scene, token);
    }
    tree.children(noun)
        .filter(|&child| child < noun && tree.relation(child) == Relation::Attribute)
        .find_map(|child| scene.ground.mention_at(child).filter(|mention| acts(mention))?.participant)
        .map_or(Vec::new(), |whom| vec![whom])
}

fn acts(mention: &Mention) -> bool {
    matches!(
        mention.kind,
        MentionKind::Person | MentionKind::Organisation | MentionKind::Country | MentionKind::Group
    )
}

fn whom_or_owner(scene: Scene<'_>, token: usize) -> Vec<ParticipantIndex> {
    let found = whom(scene, token);
    if found.is_empty() { owner(scene, token) } else { found }
}

/// The participants of a noun and of what is joined to it.
pub(super) fn whom(scene: Scene<'_>, token: usize) -> Vec<ParticipantIndex> {
    let mut out = Vec::new();
    for head in scene.ground.tree.joined(token) {
        let participant = head_mention(scene.ground, head, None).and_then(|mention| mention.participant);
        if let Some(participant) = participant
            && !out.contains(&participant)
        {
            out.push(participant);
        }
    }
    out
}

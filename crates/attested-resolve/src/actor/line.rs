//! Clusters of participants as lines of the record: names with counts, roles with passages, reasons.

use std::collections::BTreeMap;

use attested_model::{
    Actor, ActorId, ActorKind, Edtf, MentionForm, MergeEdge, NameCount, Passage, Role, Tenure,
};

use super::edges::Edge;
use super::gather::{Member, Node, participant_key};
use super::key::latin_words;
use crate::corpus::Corpus;

/// The members of a cluster of nodes, in order.
pub(super) fn members(nodes: &[Node], cluster: &[usize]) -> Vec<Member> {
    let mut members: Vec<Member> = cluster.iter().flat_map(|&at| nodes[at].members.iter().copied()).collect();
    members.sort_unstable();
    members
}

/// The line of a cluster; `actor_of` names the actor of any participant.
pub(super) fn line(
    corpus: &Corpus<'_>,
    nodes: &[Node],
    cluster: &[usize],
    used: &[&Edge],
    actor_of: &dyn Fn(Member) -> ActorId,
) -> Actor {
    let members = members(nodes, cluster);
    let participants =
        members.iter().map(|&(document, at)| &corpus.texts[document].analysis.participants[at]);
    let kind = kind(participants.clone().map(|each| each.kind));
    let (names, mentions) = names(corpus, &members);
    Actor {
        id: actor_of(members[0]),
        kind,
        name: canonical(participants.clone().map(|each| each.name.as_str())),
        names,
        country: commonest(participants.filter_map(|each| each.country.clone())),
        roles: roles(corpus, &members, actor_of),
        external: BTreeMap::new(),
        mentions,
        edges: edges(corpus, nodes, cluster, used),
        members: members.iter().map(|&member| participant_key(corpus, member)).collect(),
    }
}

/// The kind most reports give; a name that is known for a country's or a body's was misread where it is a person's.
fn kind(kinds: impl Iterator<Item = ActorKind> + Clone) -> ActorKind {
    if kinds.clone().any(|kind| kind == ActorKind::Country) {
        return ActorKind::Country;
    }
    commonest(kinds.clone().filter(|kind| *kind != ActorKind::Person))
        .or_else(|| commonest(kinds))
        .unwrap_or(ActorKind::Unnamed)
}

/// The most frequent value, the smallest among equals.
fn commonest<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

/// The fullest of the commonest names: those that at least a quarter as many documents use as the first. A handle names only
/// who has no other name.
fn canonical<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    if counts.keys().any(|name| !name.starts_with('@')) {
        counts.retain(|name, _| !name.starts_with('@'));
    }
    let most = counts.values().copied().max().unwrap_or(0);
    counts
        .into_iter()
        .filter(|(_, count)| count * 4 >= most)
        .max_by_key(|(name, count)| {
            let words = latin_words(name).iter().filter(|word| word.len() > 1).count();
            (words, *count, std::cmp::Reverse(*name))
        })
        .map_or_else(String::new, |(name, _)| name.to_owned())
}

fn names(corpus: &Corpus<'_>, members: &[Member]) -> (Vec<NameCount>, u32) {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut mentions = 0u32;
    for (document, at) in members {
        let analysis = corpus.texts[*document].analysis;
        let mut named = false;
        for mention in &analysis.mentions {
            if mention.participant.is_none_or(|participant| participant.get() != *at) {
                continue;
            }
            mentions += 1;
            if matches!(mention.form, MentionForm::Name | MentionForm::Handle) {
                *counts.entry(corpus.quote(*document, mention.span)).or_default() += 1;
                named = true;
            }
        }
        if !named {
            *counts.entry(&analysis.participants[*at].name).or_default() += 1;
        }
    }
    let mut names: Vec<NameCount> =
        counts.into_iter().map(|(text, count)| NameCount { text: text.to_owned(), count }).collect();
    names.sort_by(|left, right| right.count.cmp(&left.count).then_with(|| left.text.cmp(&right.text)));
    (names, mentions)
}

type RoleKey = (String, Option<ActorId>, Option<String>, Tenure, Option<Edtf>, Option<Edtf>);

fn roles(corpus: &Corpus<'_>, members: &[Member], actor_of: &dyn Fn(Member) -> ActorId) -> Vec<Role> {
    let mut roles: BTreeMap<RoleKey, Vec<Passage>> = BTreeMap::new();
    for &(document, at) in members {
        let analysis = corpus.texts[document].analysis;
        for role in &analysis.participants[at].roles {
            let of = role.of.map(|of| actor_of((document, of.get())));
            let of_text =
                role.of.filter(|_| of.is_none()).map(|of| analysis.participants[of.get()].name.clone());
            let key = (role.title.clone(), of, of_text, role.tenure, role.from, role.until);
            roles.entry(key).or_default().push(corpus.passage(document, role.span));
        }
    }
    roles
        .into_iter()
        .map(|((title, of, of_text, tenure, from, until), mut passages)| {
            passages.sort_unstable();
            passages.dedup();
            Role { title, of, of_text, tenure, from, until, passages }
        })
        .collect()
}

/// One edge for each join: inside a node by its name, between nodes by the edge that joined them.
fn edges(corpus: &Corpus<'_>, nodes: &[Node], cluster: &[usize], used: &[&Edge]) -> Vec<MergeEdge> {
    let mut found = Vec::new();
    let mut push = |one: Member, two: Member, reason: String| {
        let (left, right) = (participant_key(corpus, one.min(two)), participant_key(corpus, one.max(two)));
        found.push(MergeEdge { left, right, reason });
    };
    for &at in cluster {
        let node = &nodes[at];
        let mut reason = format!("same name: {}", node.normal);
        if let Some(country) = &node.country {
            reason = format!("{reason}; same country: {country}");
        }
        for &member in &node.members[1..] {
            push(node.members[0], member, reason.clone());
        }
    }
    for edge in used {
        push(nodes[edge.left].members[0], nodes[edge.right].members[0], edge.reason.clone());
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn a_handle_names_only_who_has_no_other_name() {
        assert_eq!(canonical(["@orla_venn"].into_iter()), "@orla_venn");
        assert_eq!(canonical(["@orla_venn", "@orla_venn", "@o", "Orla Venn"].into_iter()), "Orla Venn");
        assert_eq!(canonical(["Venn", "Orla Venn", "Venn"].into_iter()), "Orla Venn");
    }
}

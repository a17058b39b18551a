//! References from one report to what another told: "the raid on Dellin", weeks later; "the raid", in the same story.
//!
//! Takes what has been joined so far; gives edges from a noun that speaks of something known, and that its own report
//! does not date, to the one happening of the record that it can mean. When two could be meant, it means none.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::Bounds;
use jiff::civil::Date;

use super::chain::can_be_meant;
use super::cluster::Edge;
use super::evidence::evidence;
use super::node::{Happening, days_between};
use super::same::published_near;
use super::trigger::Kinship;
use crate::actor::Cast;
use crate::story::Stories;

/// Days over which a name beside a noun is enough to know what is meant.
const DAYS: i32 = 90;
/// Happenings under one key beyond which it tells too little.
const HOT: usize = 400;

/// What is looked up: a class of triggers with a name beside them, in one story, or with a word of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Name(u64, u64),
    Story(u64, usize),
    Word(u64, u64),
}

/// Edges of references to the one cluster each can mean.
pub(super) fn references(
    cast: &Cast,
    stories: &Stories,
    nodes: &[Happening<'_>],
    clusters: &[Vec<usize>],
    unclear: &BTreeSet<usize>,
) -> Vec<Edge> {
    let mut cluster_of = vec![0; nodes.len()];
    for (at, cluster) in clusters.iter().enumerate() {
        for &node in cluster {
            cluster_of[node] = at;
        }
    }
    let dated: Vec<bool> =
        clusters.iter().map(|cluster| cluster.iter().any(|&at| nodes[at].when.is_some())).collect();
    let wanted: Vec<(usize, Vec<Key>)> = nodes
        .iter()
        .enumerate()
        .filter(|(at, node)| node.anchors.definite && can_be_meant(node) && !unclear.contains(at))
        .filter_map(|(at, node)| match (dated[cluster_of[at]], node.width()) {
            (false, _) => Some((at, keys(stories, node))),
            // "Wednesday's market bombing": the day and the word beside the noun name it.
            (true, Some(0)) if !node.headline => Some((at, of_words(node).collect())),
            _ => None,
        })
        .collect();
    let by_key = index(cast, stories, nodes, clusters, &dated, &wanted);
    let mut edges = Vec::new();
    for (right, keys) in &wanted {
        for key in keys {
            let held = by_key.get(key).map_or(&[][..], Vec::as_slice);
            if held.len() <= HOT
                && let Some(left) = the_one(cast, stories, nodes, clusters, *right, cluster_of[*right], held)
            {
                let (points, reason) = match key {
                    Key::Name(..) => {
                        (8, "the words name it, and the record tells of one such happening by then")
                    }
                    Key::Story(..) => {
                        (6, "the words speak of something known, and the story tells of one such happening")
                    }
                    Key::Word(..) => (
                        5,
                        "the words speak of something known, and the reports of that week tell of one such happening",
                    ),
                };
                let (left, right) = (left.min(*right), left.max(*right));
                edges.push(Edge { points, left, right, reason: reason.to_owned() });
            }
        }
    }
    edges
}

/// Under what a reference is looked up: by the names beside it; without any, in its story and by the words beside it.
fn keys(stories: &Stories, node: &Happening<'_>) -> Vec<Key> {
    if !node.anchors.names.is_empty() {
        return node.anchors.names.iter().map(|&name| Key::Name(node.class, name)).collect();
    }
    let story = stories.of[node.document].map(|story| Key::Story(node.class, story));
    story.into_iter().chain(of_words(node)).collect()
}

fn of_words(node: &Happening<'_>) -> impl Iterator<Item = Key> {
    node.anchors.beside.iter().map(|&word| Key::Word(node.class, word))
}

/// Dated clusters under the keys that are looked up: every kind of trigger a cluster has, with every name and word it has.
fn index(
    cast: &Cast,
    stories: &Stories,
    nodes: &[Happening<'_>],
    clusters: &[Vec<usize>],
    dated: &[bool],
    wanted: &[(usize, Vec<Key>)],
) -> BTreeMap<Key, Vec<usize>> {
    let mut by_key: BTreeMap<Key, Vec<usize>> =
        wanted.iter().flat_map(|(_, keys)| keys).map(|&key| (key, Vec::new())).collect();
    let words: BTreeSet<u64> = by_key
        .keys()
        .filter_map(|key| if let Key::Word(_, word) = key { Some(*word) } else { None })
        .collect();
    for (at, cluster) in clusters.iter().enumerate().filter(|(at, _)| dated[*at]) {
        let told: Vec<&Happening<'_>> =
            cluster.iter().map(|&at| &nodes[at]).filter(|node| !node.is_verbal()).collect();
        let classes: BTreeSet<u64> = told.iter().map(|node| node.class).collect();
        let mut names: BTreeSet<u64> = BTreeSet::new();
        let mut said: BTreeSet<u64> = BTreeSet::new();
        let mut of: BTreeSet<usize> = BTreeSet::new();
        for node in &told {
            names.extend(node.handles(cast));
            said.extend(node.told.iter().filter(|word| words.contains(word)));
            of.extend(stories.of[node.document]);
        }
        for &class in &classes {
            let keys = names.iter().map(|&name| Key::Name(class, name));
            let keys = keys.chain(of.iter().map(|&story| Key::Story(class, story)));
            for key in keys.chain(said.iter().map(|&word| Key::Word(class, word))) {
                if let Some(held) = by_key.get_mut(&key) {
                    held.push(at);
                }
            }
        }
    }
    by_key
}

/// A member of the only cluster that a reference can mean.
fn the_one(
    cast: &Cast,
    stories: &Stories,
    nodes: &[Happening<'_>],
    clusters: &[Vec<usize>],
    right: usize,
    own: usize,
    held: &[usize],
) -> Option<usize> {
    let node = &nodes[right];
    let mut fitting = held.iter().filter(|&&cluster| cluster != own).filter_map(|&cluster| {
        let members = &clusters[cluster];
        let told = members.iter().filter_map(|&at| nodes[at].when);
        let by_then = told.into_iter().any(|when| node.published.is_none_or(|day| before(when, day)));
        // Over a longer time only what the reference names is meant, in the same story only what is near.
        let near =
            |at: usize| !node.anchors.names.is_empty() || published_near(&nodes[at], node) == Some(true);
        let fits = |at: usize| {
            evidence(cast, &stories.rarity, &nodes[at], node).is_some_and(|found| {
                let day = node.when.is_none() || found.time == 3;
                found.kinship == Kinship::Same && found.places_meet && day
            })
        };
        members.iter().copied().find(|&at| by_then && near(at) && fits(at))
    });
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// The day lies on or behind the time, and not too far.
fn before(when: Bounds, day: Date) -> bool {
    when.earliest.is_some_and(|first| (0..=DAYS).contains(&days_between(first, day)))
        && when.latest.is_some_and(|last| days_between(when.earliest.unwrap_or(last), last) <= 3)
}

//! References from one report to what another told: "the raid on Dellin", weeks later; "the raid", in the same story.
//!
//! Takes what has been joined so far; gives edges from a noun that speaks of something known, and that its own report
//! does not date, to the one happening of the record that it can mean. When two could be meant, it means none.

use std::collections::BTreeMap;

use attested_model::Bounds;
use jiff::civil::Date;

use super::chain::can_be_meant;
use super::cluster::Edge;
use super::evidence::evidence;
use super::node::{Happening, days_between};
use super::same::{is_verbal, published_near};
use super::trigger::Kinship;
use crate::actor::Cast;
use crate::story::Stories;

/// Days over which a name beside a noun is enough to know what is meant.
const DAYS: i32 = 90;
/// Happenings under one key beyond which it tells too little.
const HOT: usize = 400;

/// What is looked up: a class of triggers with a name beside them, or in one story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Name(u64, u64),
    Story(u64, usize),
}

/// Edges of references to the one cluster each can mean.
pub(super) fn references(
    cast: &Cast,
    stories: &Stories,
    nodes: &[Happening<'_>],
    clusters: &[Vec<usize>],
) -> Vec<Edge> {
    let mut cluster_of = vec![0; nodes.len()];
    for (at, cluster) in clusters.iter().enumerate() {
        for &node in cluster {
            cluster_of[node] = at;
        }
    }
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| !is_verbal(node.reading.kind)) {
        let name = node.handles().map(|name| Key::Name(node.class, name));
        let story = stories.of[node.document].map(|story| Key::Story(node.class, story));
        for key in name.chain(story) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut edges = Vec::new();
    for (right, node) in nodes.iter().enumerate() {
        let dated = clusters[cluster_of[right]].iter().any(|&at| nodes[at].when.is_some());
        if !node.anchors.definite || dated || !can_be_meant(node) {
            continue;
        }
        let keys: Vec<Key> = if node.anchors.names.is_empty() {
            stories.of[node.document].map(|story| Key::Story(node.class, story)).into_iter().collect()
        } else {
            node.anchors.names.iter().map(|&name| Key::Name(node.class, name)).collect()
        };
        for key in keys {
            let held = by_key.get(&key).map_or(&[][..], Vec::as_slice);
            if held.len() <= HOT
                && let Some(left) = the_one(cast, stories, nodes, &cluster_of, right, held)
            {
                let reason = match key {
                    Key::Name(..) => "the words name it, and the record tells of one such happening by then",
                    Key::Story(..) => {
                        "the words speak of something known, and the story tells of one such happening"
                    }
                };
                let points = if matches!(key, Key::Name(..)) { 8 } else { 6 };
                edges.push(Edge {
                    points,
                    left: left.min(right),
                    right: left.max(right),
                    reason: reason.to_owned(),
                });
            }
        }
    }
    edges
}

/// A dated member of the only cluster that a reference can mean.
fn the_one(
    cast: &Cast,
    stories: &Stories,
    nodes: &[Happening<'_>],
    cluster_of: &[usize],
    right: usize,
    held: &[usize],
) -> Option<usize> {
    let node = &nodes[right];
    let mut fitting: Vec<usize> = held
        .iter()
        .copied()
        .filter(|&left| cluster_of[left] != cluster_of[right])
        .filter(|&left| {
            let one = &nodes[left];
            let told = one.when.is_some_and(|when| node.published.is_none_or(|day| before(when, day)));
            told && evidence(cast, &stories.rarity, one, node)
                .is_some_and(|found| found.kinship == Kinship::Same && found.places_meet)
        })
        .collect();
    // Over a longer time only what the reference names is meant, in the same story only what is near.
    if node.anchors.names.is_empty() {
        fitting.retain(|&left| published_near(&nodes[left], node) == Some(true));
    }
    fitting.sort_by_key(|&left| (cluster_of[left], left));
    let first = *fitting.first()?;
    fitting.iter().all(|&left| cluster_of[left] == cluster_of[first]).then_some(first)
}

/// The day lies on or behind the time, and not too far.
fn before(when: Bounds, day: Date) -> bool {
    when.earliest.is_some_and(|first| (0..=DAYS).contains(&days_between(first, day)))
        && when.latest.is_some_and(|last| days_between(when.earliest.unwrap_or(last), last) <= 3)
}

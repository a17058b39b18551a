//! Statements joined: copies of one passage, and one quotation of one speaker in several reports.

use std::collections::BTreeMap;

use super::node::Saying;
use crate::copy::Copies;
use crate::decision::Ruled;

/// A quotation of fewer words may be anybody's on any day.
const SHORTEST_QUOTE: usize = 5;
/// Words at the head and at the tail of a quotation by which it is found.
const ENDS: usize = 6;
/// Statements under one key beyond which only neighbours are compared.
const HOT: usize = 64;

/// Joins statements; a reviewer's word goes before any edge.
pub(super) fn cluster(copies: &Copies, nodes: &[Saying<'_>], ruled: &Ruled) -> Vec<Vec<usize>> {
    let mut edges = copied(copies, nodes);
    edges.extend(quoted(nodes));
    edges.sort_unstable();
    edges.dedup();
    let mut union = ruled.forest(nodes.len());
    for (left, right) in edges {
        ruled.join(&mut union, left, right);
    }
    union.components()
}

/// Pairs whose content stands at one place of a copied passage.
fn copied(copies: &Copies, nodes: &[Saying<'_>]) -> Vec<(usize, usize)> {
    let starts = |document: usize| nodes.partition_point(|node| node.document < document);
    let mut pairs = Vec::new();
    for link in copies.links.iter().filter(|link| !link.quotation) {
        let (left, right) = (starts(link.left), starts(link.right));
        let (left_end, right_end) = (starts(link.left + 1), starts(link.right + 1));
        for (at, one) in nodes[left..left_end].iter().enumerate() {
            if !link.left_span.overlaps(one.cover) {
                continue;
            }
            for (to, two) in nodes[right..right_end].iter().enumerate() {
                let start = link.same_place(one.cover.start(), two.cover.start());
                let end =
                    link.same_place(one.cover.end().saturating_sub(2), two.cover.end().saturating_sub(2));
                if (start || end) && alike(one, two) && similar_length(one, two) {
                    pairs.push((left + at, right + to));
                }
            }
        }
    }
    pairs
}

fn alike(one: &Saying<'_>, two: &Saying<'_>) -> bool {
    one.speaker == two.speaker
        && one.described == two.described
        && one.reading.stance == two.reading.stance
        && one.reading.act == two.reading.act
}

fn similar_length(one: &Saying<'_>, two: &Saying<'_>) -> bool {
    let (short, long) = (one.cover.len().min(two.cover.len()), one.cover.len().max(two.cover.len()));
    u64::from(short) * 10 >= u64::from(long) * 6
}

/// Pairs of one speaker whose quoted words are the same, but for a few.
fn quoted(nodes: &[Saying<'_>]) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<(usize, u64), Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        if let Some(speaker) = node.speaker
            && node.quoted.len() >= SHORTEST_QUOTE
        {
            let ends = ENDS.min(node.quoted.len());
            let hash = |words: &[u64]| words.iter().fold(0u64, |hash, word| hash.rotate_left(7) ^ word);
            let mut keys = vec![hash(&node.quoted[..ends]), hash(&node.quoted[node.quoted.len() - ends..])];
            keys.dedup();
            for key in keys {
                by_key.entry((speaker, key)).or_default().push(at);
            }
        }
    }
    let mut pairs = Vec::new();
    for nodes_of_key in by_key.into_values() {
        for (at, &left) in nodes_of_key.iter().enumerate() {
            for &right in nodes_of_key[at + 1..].iter().take(HOT) {
                if nearly_equal(&nodes[left].quoted, &nodes[right].quoted)
                    && nodes[left].reading.stance == nodes[right].reading.stance
                {
                    pairs.push((left, right));
                }
            }
        }
    }
    pairs
}

/// At least 85 of 100 words of the longer quotation are in the other one.
fn nearly_equal(one: &[u64], two: &[u64]) -> bool {
    let (mut left, mut right) = (one.to_vec(), two.to_vec());
    left.sort_unstable();
    right.sort_unstable();
    crate::content::shared(&left, &right) * 100 >= one.len().max(two.len()) * 85
}

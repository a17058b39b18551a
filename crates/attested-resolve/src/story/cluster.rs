//! Documents into stories: candidates by telling words, a loose graph, average likeness inside its components.

use std::collections::BTreeMap;

use super::Group;
use super::likeness::{LONG_WINDOW, Profile, WINDOW, likeness};
use crate::union::Union;

/// Documents after it, in order of time, that a document is compared with under one word.
const HOT: usize = 64;
/// Likeness in thousandths from which two documents hang together …
const LOOSE: u64 = 80;
/// … and from which, on average, two clusters are one story.
const ALIKE: u64 = 140;
/// Documents of a component beyond which it is cut at a higher likeness first.
const LARGEST: usize = 200;

/// The stories of two documents or more.
pub(super) fn cluster(profiles: &[Profile]) -> Vec<Group> {
    let mut edges: Vec<(u64, usize, usize)> = candidates(profiles)
        .into_iter()
        .map(|(left, right)| (likeness(&profiles[left], &profiles[right]), left, right))
        .filter(|edge| edge.0 >= LOOSE)
        .collect();
    edges.sort_unstable();
    let mut groups = Vec::new();
    let all: Vec<usize> = (0..profiles.len()).collect();
    cut(profiles, &all, &edges, LOOSE, &mut groups);
    groups.sort_by(|left: &Group, right| left.documents.cmp(&right.documents));
    groups
}

/// Pairs that share a telling word and follow one another closely enough.
fn candidates(profiles: &[Profile]) -> Vec<(usize, usize)> {
    let mut pairs = under(profiles, WINDOW, |profile| profile.top.clone());
    pairs.extend(under(profiles, LONG_WINDOW, |profile| profile.people().collect()));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Pairs that share a key and follow one another within so many days.
fn under(profiles: &[Profile], window: i32, keys: impl Fn(&Profile) -> Vec<u64>) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for key in keys(profile) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for mut documents in by_key.into_values() {
        // The undated are met by all; they stand first.
        documents.sort_by_key(|&at| (profiles[at].day, at));
        for (at, &left) in documents.iter().enumerate() {
            for &right in documents[at + 1..].iter().take(HOT) {
                if profiles[left].days_from(&profiles[right]) > window {
                    break;
                }
                pairs.push((left.min(right), left.max(right)));
            }
        }
    }
    pairs
}

/// Cuts documents into stories; `edges` are sorted and all lie among them.
fn cut(
    profiles: &[Profile],
    documents: &[usize],
    edges: &[(u64, usize, usize)],
    least: u64,
    groups: &mut Vec<Group>,
) {
    let place = |document: usize| documents.binary_search(&document).unwrap_or_default();
    let mut union = Union::new(documents.len());
    for &(_, left, right) in edges {
        union.join(place(left), place(right));
    }
    let mut edges_of: BTreeMap<usize, Vec<(u64, usize, usize)>> = BTreeMap::new();
    for &edge in edges {
        edges_of.entry(union.root(place(edge.1))).or_default().push(edge);
    }
    for component in union.components().into_iter().filter(|component| component.len() > 1) {
        let members: Vec<usize> = component.iter().map(|&at| documents[at]).collect();
        if members.len() <= LARGEST || least >= 900 {
            average(profiles, &members, groups);
        } else {
            let least = least + least / 10;
            let mut kept = edges_of.remove(&component[0]).unwrap_or_default();
            kept.retain(|edge| edge.0 >= least);
            cut(profiles, &members, &kept, least, groups);
        }
    }
}

/// Joins the two most alike clusters again and again while their average likeness is enough.
fn average(profiles: &[Profile], members: &[usize], groups: &mut Vec<Group>) {
    let len = members.len();
    let mut sums: Vec<Vec<u64>> = vec![vec![0; len]; len];
    for one in 0..len {
        for two in one + 1..len {
            let alike = likeness(&profiles[members[one]], &profiles[members[two]]);
            (sums[one][two], sums[two][one]) = (alike, alike);
        }
    }
    let mut clusters: Vec<Vec<usize>> = (0..len).map(|at| vec![at]).collect();
    let mut inside: Vec<u64> = vec![0; len];
    // The nearest later cluster of each, remade when one of the two has changed.
    let nearest = |sums: &[Vec<u64>], clusters: &[Vec<usize>], one: usize| -> Option<(u64, usize)> {
        (one + 1..len)
            .filter(|&two| !clusters[two].is_empty())
            .map(|two| (sums[one][two] * 1000 / (clusters[one].len() * clusters[two].len()) as u64, two))
            .max_by_key(|&(average, two)| (average, std::cmp::Reverse(two)))
    };
    let mut best: Vec<Option<(u64, usize)>> = (0..len).map(|one| nearest(&sums, &clusters, one)).collect();
    while let Some((one, (average, two))) = best
        .iter()
        .enumerate()
        .filter_map(|(one, best)| Some((one, (*best)?)))
        .max_by_key(|&(one, (average, _))| (average, std::cmp::Reverse(one)))
    {
        if average < ALIKE * 1000 {
            break;
        }
        let moved = std::mem::take(&mut clusters[two]);
        inside[one] += inside[two] + sums[one][two];
        clusters[one].extend(moved);
        let further = sums[two].clone();
        for (other, more) in further.into_iter().enumerate() {
            sums[one][other] += more;
            sums[other][one] += more;
        }
        best[two] = None;
        for at in 0..len {
            let stale = at == one || best[at].is_some_and(|(_, to)| to == one || to == two);
            if stale && !clusters[at].is_empty() {
                best[at] = nearest(&sums, &clusters, at);
            } else if at < one && !clusters[at].is_empty() {
                let average = sums[at][one] * 1000 / (clusters[at].len() * clusters[one].len()) as u64;
                if best[at].is_none_or(|(known, to)| {
                    (average, std::cmp::Reverse(one)) > (known, std::cmp::Reverse(to))
                }) {
                    best[at] = Some((average, one));
                }
            }
        }
    }
    for (at, cluster) in clusters.into_iter().enumerate().filter(|(_, cluster)| cluster.len() > 1) {
        let pairs = (cluster.len() * (cluster.len() - 1) / 2) as u64;
        let mut documents: Vec<usize> = cluster.into_iter().map(|at| members[at]).collect();
        documents.sort_unstable();
        groups.push(Group { documents, likeness: inside[at] / pairs });
    }
}

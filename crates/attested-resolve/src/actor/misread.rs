//! Names that one report takes for a person and others for a country or a body.
//!
//! Example: "Halvenia has no proof" may read as a person's surname in one report. Where nobody in the record bears it as a
//! part of a full name, it is the country that the other reports name; so is "Halvenian" where others know it for the
//! country's adjective.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::ActorKind;

use super::cluster::Clusters;
use super::edges::Edge;
use super::gather::Node;
use super::key::latin_words;

/// Strength of these edges: they are drawn last.
const RANK: u32 = 400;

/// Joins names whose kind a report misread to the one country, else the one body, of that name.
pub(super) fn place_misread(nodes: &[Node], clusters: &mut Clusters) {
    let borne: BTreeSet<&str> = nodes
        .iter()
        .filter(|node| node.kind == ActorKind::Person && node.name.tokens.len() > 1)
        .flat_map(|node| node.name.tokens.iter().map(|token| token.latin.as_str()))
        .collect();
    let mut countries: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut bodies: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.named && !node.normal.is_empty()) {
        match node.kind {
            ActorKind::Country => {
                let names: BTreeSet<String> = node
                    .also
                    .iter()
                    .map(|name| latin_words(name).join(" "))
                    .chain([node.normal.clone()])
                    .collect();
                for name in names {
                    countries.entry(name).or_default().push(at);
                }
            }
            ActorKind::Organisation if node.short_for.is_none() && !node.generic => {
                bodies.entry(node.normal.clone()).or_default().push(at);
            }
            _ => {}
        }
    }
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.named && node.country.is_none()) {
        let person = node.kind == ActorKind::Person
            && node.name.tokens.len() == 1
            && node.titles.is_empty()
            && !borne.contains(node.normal.as_str());
        let body_of_one_word = node.kind == ActorKind::Organisation && node.name.tokens.len() == 1;
        if !(person || body_of_one_word || node.kind == ActorKind::Group) || clusters.cluster(at).len() > 1 {
            continue;
        }
        let country = the_only(countries.get(&node.normal), clusters);
        let body = || bodies.get(&node.normal).filter(|_| person && !countries.contains_key(&node.normal));
        let Some(other) = country.or_else(|| the_only(body(), clusters)) else { continue };
        let reason = format!("other reports know {} for what it is", node.normal);
        clusters.unite(Edge { rank: RANK, left: at.min(other), right: at.max(other), reason });
    }
}

/// The first of some nodes when all of them are one actor.
fn the_only(found: Option<&Vec<usize>>, clusters: &mut Clusters) -> Option<usize> {
    let (first, others) = found?.split_first()?;
    let root = clusters.root(*first);
    others.iter().all(|&other| clusters.root(other) == root).then_some(*first)
}

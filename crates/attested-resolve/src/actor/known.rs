//! Which nodes bear names that the user's lists know.
//!
//! A list joins what names alone would not ("Abu Nasir" and "Nasir Vashik"), keeps apart what it lists apart, and gives
//! ids and countries. A node belongs to an entry when one of its names is the node's, or, for full names, the only
//! likely spelling of it in the list; where two entries fit and no country decides, it belongs to neither. A bare
//! surname belongs to an entry only when the list writes that very name.
//!
//! Example: a list has "Ilona Marsk" of Norway and "Ilona Marsk" of Qasmar; a report that calls the Norwegian minister
//! so is about the first, one that tells no country about nobody the list could name.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Actor, ActorKind, KnownActor};

use super::edges::{Edge, countries_differ, keys, organisation, person};
use super::gather::Node;
use super::key::latin_words;
use super::name::Name;

/// The lists by name, each with its actors.
pub(crate) type Lists = BTreeMap<String, Vec<KnownActor>>;

/// From this rank on a name is the same and no spelling of it.
const SAME: u32 = 1000;
/// How much an edge of a list weighs: more than any likeness, less than a reviewer's word.
const RANK: u32 = 1500;
/// A key that leads to more entries than this tells too little.
const HOT: usize = 400;

/// Finds the entries of nodes, notes them there, and gives the edges between nodes of one entry.
pub(super) fn find(nodes: &mut [Node], lists: &Lists) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (list, (called, actors)) in lists.iter().enumerate() {
        let index = Index::new(actors);
        let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
        for at in 0..nodes.len() {
            let Some(entry) = index.entry(&nodes[at]) else { continue };
            let known = &actors[entry];
            nodes[at].known.insert(list, entry);
            if nodes[at].kind == ActorKind::Person {
                let names = known.names.iter().map(|name| Name::of(ActorKind::Person, name));
                nodes[at].listed.extend(names);
            }
            let first = *first_of.entry(entry).or_insert(at);
            if first != at {
                let usual = known.names.first().map_or("", String::as_str);
                let (one, two) = (&nodes[first].normal, &nodes[at].normal);
                let names = if one == two { one.clone() } else { format!("{one} / {two}") };
                let reason = format!("the list {called} knows both as {usual}: {names}");
                edges.push(Edge { rank: RANK, left: first, right: at, reason });
            }
        }
    }
    edges
}

/// Adds to an actor what the lists tell about it: its id in each, ids elsewhere, a country where the reports tell none, and
/// which of its written names is the usual one.
pub(super) fn tell(lists: &Lists, nodes: &[Node], cluster: &[usize], actor: &mut Actor) {
    let mut told: BTreeMap<usize, usize> = BTreeMap::new();
    for &at in cluster {
        for (&list, &entry) in &nodes[at].known {
            // A reviewer may have joined two entries; the first stands.
            told.entry(list).or_insert(entry);
        }
    }
    for (list, (called, actors)) in lists.iter().enumerate() {
        let Some(known) = told.get(&list).and_then(|&entry| actors.get(entry)) else { continue };
        actor.external.insert(KnownActor::authority(called), known.id.clone());
        for (authority, id) in &known.external {
            actor.external.entry(authority.clone()).or_insert_with(|| id.clone());
        }
        let usual = known.names.first().map(|name| latin_words(name));
        let written = actor.names.iter().find(|name| Some(latin_words(&name.text)) == usual);
        if let Some(name) = written.map(|name| name.text.clone()) {
            actor.name = name;
        }
        if actor.country.is_none() {
            actor.country.clone_from(&known.country);
        }
    }
}

/// True when a list knows two nodes as two actors.
pub(super) fn listed_apart(one: &Node, two: &Node) -> bool {
    one.known.iter().any(|(list, entry)| two.known.get(list).is_some_and(|other| other != entry))
}

/// The names of a list, each as a node that no document has, found by the keys of nodes.
struct Index {
    names: Vec<(usize, Node)>,
    by_key: BTreeMap<String, Vec<usize>>,
}

impl Index {
    fn new(actors: &[KnownActor]) -> Self {
        let mut names = Vec::new();
        for (entry, known) in actors.iter().enumerate() {
            let kinds: &[ActorKind] = match &known.kind {
                Some(kind) => std::slice::from_ref(kind),
                None => &[ActorKind::Person, ActorKind::Organisation],
            };
            for &kind in kinds {
                names.extend(known.names.iter().map(|name| (entry, pseudo(kind, name, known))));
            }
        }
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (_, node)) in names.iter().enumerate() {
            for key in own_keys(node) {
                by_key.entry(key).or_default().push(at);
            }
        }
        Self { names, by_key }
    }

    /// The entry that a node belongs to.
    fn entry(&self, node: &Node) -> Option<usize> {
        if !node.named || node.normal.is_empty() || node.short_for.is_some() {
            return None;
        }
        // What every state has (a ministry) is known only by its country.
        let needs_country = node.generic;
        let mut ranked: BTreeMap<usize, u32> = BTreeMap::new();
        for key in own_keys(node) {
            for &at in self.by_key.get(&key).into_iter().flatten().take(HOT) {
                let (entry, name) = &self.names[at];
                if needs_country && node.country != name.country {
                    continue;
                }
                if let Some(rank) = fits(node, name) {
                    let best = ranked.entry(*entry).or_default();
                    *best = rank.max(*best);
                }
            }
        }
        let same: Vec<usize> =
            ranked.iter().filter(|(_, rank)| **rank >= SAME).map(|(&entry, _)| entry).collect();
        let likely: Vec<usize> = ranked.into_keys().collect();
        let fitting = if same.is_empty() { likely } else { same };
        match fitting.as_slice() {
            [only] => Some(*only),
            several => {
                let of_country = |entry: &usize| {
                    let country =
                        self.names.iter().find(|(of, _)| of == entry).map(|(_, name)| &name.country);
                    node.country.is_some() && country == Some(&node.country)
                };
                let mut here = several.iter().filter(|entry| of_country(entry));
                here.next().copied().filter(|_| here.next().is_none())
            }
        }
    }
}

fn body(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::Organisation | ActorKind::Group)
}

/// How well a name of a list fits a node.
fn fits(node: &Node, name: &Node) -> Option<u32> {
    if countries_differ(node, name) {
        return None;
    }
    match (node.kind, name.kind) {
        (ActorKind::Country, ActorKind::Country) => {
            let words = |node: &Node| -> BTreeSet<String> {
                node.also.iter().map(|name| latin_words(name).join(" ")).collect()
            };
            let coded = node.country.is_some() && node.country == name.country;
            (coded || !words(node).is_disjoint(&words(name))).then_some(SAME)
        }
        (ActorKind::Person, ActorKind::Person) if node.normal == name.normal => Some(SAME),
        (ActorKind::Person, ActorKind::Person) => person(node, name).map(|(rank, _)| rank.min(SAME - 1)),
        (one, two) if body(one) && body(two) => {
            if node.normal == name.normal {
                return Some(SAME);
            }
            organisation(node, name).map(|(rank, _)| rank.min(SAME - 1))
        }
        _ => None,
    }
}

fn own_keys(node: &Node) -> Vec<String> {
    let mut found = keys(node);
    // Bare names have no keys of their own among nodes: there, any bearer would do.
    found.push(format!("= {}", node.normal));
    found.extend(
        node.country.iter().filter(|_| node.kind == ActorKind::Country).map(|code| format!("@ {code}")),
    );
    found.sort();
    found.dedup();
    found
}

fn pseudo(kind: ActorKind, text: &str, known: &KnownActor) -> Node {
    let name = Name::of(kind, text.trim_start_matches('@'));
    Node {
        kind,
        normal: name.normal(),
        name,
        country: known.country.clone(),
        titles: BTreeSet::new(),
        also: BTreeSet::from([text.to_owned()]),
        named: true,
        generic: false,
        short_for: None,
        known: BTreeMap::new(),
        listed: Vec::new(),
        members: Vec::new(),
    }
}

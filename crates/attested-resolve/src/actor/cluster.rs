//! Clusters of nodes: strongest edges first, none against a veto.
//!
//! Vetoes: a reviewer's word, different first names, kinds that do not go together, two entries of one of the user's lists. Joining is decided for whole
//! clusters, so that a chain of small likenesses never joins two people whom their names tell apart.

use attested_model::ActorKind;

use super::edges::{Edge, countries_differ};
use super::gather::Node;
use super::known;
use super::name::word_likeness;
use crate::decision::Ruled;
use crate::union::Union;

/// Nodes joined so far and the edges that were used.
#[derive(Debug)]
pub(super) struct Clusters {
    union: Union,
    nodes_of: Vec<Vec<usize>>,
    /// Pairs that a reviewer holds apart.
    ruled: Ruled,
    pub(super) used: Vec<Edge>,
}

impl Clusters {
    pub(super) fn new(len: usize, ruled: Ruled) -> Self {
        Self {
            union: Union::new(len),
            nodes_of: (0..len).map(|at| vec![at]).collect(),
            ruled,
            used: Vec::new(),
        }
    }

    /// Joins two nodes because a reviewer says so; only another such word holds against it.
    pub(super) fn decree(&mut self, left: usize, right: usize) {
        let edge = Edge { rank: 2000, left, right, reason: "a reviewer joined them".to_owned() };
        if !self.held_apart(left, right) {
            self.unite(edge);
        }
    }

    /// Joins two nodes by an edge, unless a veto forbids it.
    pub(super) fn draw(&mut self, nodes: &[Node], edge: &Edge) {
        let (left, right) = (self.union.root(edge.left), self.union.root(edge.right));
        if left == right {
            return;
        }
        let vetoed = self.nodes_of[left]
            .iter()
            .any(|&one| self.nodes_of[right].iter().any(|&two| clash(&nodes[one], &nodes[two])));
        if !vetoed && !self.held_apart(left, right) {
            self.unite(edge.clone());
        }
    }

    fn held_apart(&mut self, left: usize, right: usize) -> bool {
        self.ruled.holds_apart(&mut self.union, left, right)
    }

    /// Joins two nodes whatever they are called, unless a reviewer holds them apart.
    pub(super) fn unite(&mut self, edge: Edge) {
        let (left, right) = (self.union.root(edge.left), self.union.root(edge.right));
        if self.held_apart(left, right) {
            return;
        }
        if self.union.join(left, right) {
            let (kept, gone) = (left.min(right), left.max(right));
            let moved = std::mem::take(&mut self.nodes_of[gone]);
            self.nodes_of[kept].extend(moved);
            self.used.push(edge);
        }
    }

    /// The nodes of the cluster that holds `node`.
    pub(super) fn cluster(&mut self, node: usize) -> &[usize] {
        let root = self.union.root(node);
        &self.nodes_of[root]
    }

    /// The node that names the cluster of `node`.
    pub(super) fn root(&mut self, node: usize) -> usize {
        self.union.root(node)
    }

    /// All clusters, as lists of nodes.
    pub(super) fn all(&mut self) -> Vec<Vec<usize>> {
        self.union.components()
    }
}

fn clash(one: &Node, two: &Node) -> bool {
    let body = |kind| matches!(kind, ActorKind::Organisation | ActorKind::Group);
    if one.kind != two.kind && !(body(one.kind) && body(two.kind)) {
        return true;
    }
    if known::listed_apart(one, two) {
        return true;
    }
    let under = |one: &Node, two: &Node| one.listed.iter().any(|name| name.compatible(&two.name));
    one.kind == ActorKind::Person && !one.name.compatible(&two.name) && !under(one, two) && !under(two, one)
}

/// Joins bare surnames to the one full name they fit.
///
/// With several fitting names the role decides, then the country; if more than one is left, the surname stays alone.
pub(super) fn place_bare_names(nodes: &[Node], clusters: &mut Clusters) {
    let mut by_sound: std::collections::BTreeMap<String, Vec<usize>> = std::collections::BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| full_person(node)) {
        for sound in surname_sounds(node) {
            by_sound.entry(sound).or_default().push(at);
        }
    }
    let mut edges = Vec::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| bare_person(node)) {
        let sound = super::key::skeleton(&node.name.joined());
        let main = node.name.tokens.last().map_or("", |token| token.skeleton.as_str()).to_owned();
        let mut fitting: Vec<usize> = Vec::new();
        for sound in [sound, main] {
            for &full in by_sound.get(&sound).into_iter().flatten() {
                if fits(node, &nodes[full]) {
                    fitting.push(clusters.root(full));
                }
            }
        }
        fitting.sort_unstable();
        fitting.dedup();
        fitting.retain(|&root| {
            let cluster = clusters.cluster(root);
            !cluster.iter().any(|&other| clash(node, &nodes[other]))
        });
        if let Some((full, why)) = choose(nodes, clusters, node, &fitting) {
            let reason = format!("{} is the only {} that fits{why}", nodes[full].normal, node.normal);
            edges.push(Edge { rank: 500, left: at.min(full), right: at.max(full), reason });
        }
    }
    for edge in edges {
        clusters.draw(nodes, &edge);
    }
}

fn full_person(node: &Node) -> bool {
    node.kind == ActorKind::Person && node.named && !node.name.is_bare()
}

fn bare_person(node: &Node) -> bool {
    node.kind == ActorKind::Person && node.named && node.name.is_bare() && !node.normal.is_empty()
}

/// Countries whose people are written with the surname first.
const SURNAME_FIRST: &[&str] = &["CHN", "JPN", "KHM", "KOR", "PRK", "TWN", "VNM", "HUN"];

fn surname_sounds(node: &Node) -> Vec<String> {
    let tokens = &node.name.tokens;
    let mut sounds: Vec<String> = tokens.last().map(|token| token.skeleton.clone()).into_iter().collect();
    let tail: String = tokens.iter().rev().take(2).rev().map(|token| token.latin.as_str()).collect();
    sounds.push(super::key::skeleton(&tail));
    // A handle writes the whole name as one word.
    sounds.push(super::key::skeleton(&node.name.joined()));
    if node.country.as_deref().is_some_and(|code| SURNAME_FIRST.contains(&code)) {
        sounds.extend(tokens.first().map(|token| token.skeleton.clone()));
    }
    sounds.retain(|sound| !sound.is_empty());
    sounds.sort();
    sounds.dedup();
    sounds
}

fn fits(bare: &Node, full: &Node) -> bool {
    let Some(word) = bare.name.tokens.last() else { return false };
    let near = full.name.tokens.iter().any(|token| word_likeness(word, token) >= 780)
        || (word.skeleton.len() >= 3 && surname_sounds(full).contains(&word.skeleton));
    near && !countries_differ(bare, full)
}

/// The one cluster that is left, as one of its nodes, and why.
fn choose(
    nodes: &[Node],
    clusters: &mut Clusters,
    bare: &Node,
    fitting: &[usize],
) -> Option<(usize, String)> {
    let full = |clusters: &mut Clusters, root: usize| {
        clusters.cluster(root).iter().copied().find(|&at| full_person(&nodes[at])).unwrap_or(root)
    };
    if let [only] = fitting {
        return Some((full(clusters, *only), String::new()));
    }
    let with_role: Vec<usize> = fitting
        .iter()
        .copied()
        .filter(|&root| clusters.cluster(root).iter().any(|&at| !nodes[at].titles.is_disjoint(&bare.titles)))
        .collect();
    if let [only] = with_role.as_slice() {
        return Some((full(clusters, *only), ", by the role".to_owned()));
    }
    let with_country: Vec<usize> = fitting
        .iter()
        .copied()
        .filter(|&root| {
            bare.country.is_some()
                && clusters.cluster(root).iter().any(|&at| nodes[at].country == bare.country)
        })
        .collect();
    match with_country.as_slice() {
        [only] if with_role.is_empty() => Some((full(clusters, *only), ", by the country".to_owned())),
        _ => None,
    }
}

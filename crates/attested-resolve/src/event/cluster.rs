//! Reports joined into events: candidates from keys, strongest evidence first, no cluster across times or places
//! that do not meet.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Bounds, EventId};

use super::apart::told_apart;
use super::chain::chains;
use super::evidence::{participants, places};
use super::node::{Happening, Where, days_between, family};
use super::reference;
use super::same::{Sameness, compare};
use super::trigger::{Means, is_once, kin_of};
use crate::actor::Cast;
use crate::copy::Copies;
use crate::corpus::Corpus;
use crate::decision::Ruled;
use crate::story::Stories;
use crate::union::Union;

/// Happenings under one key beyond which only neighbours are compared.
const HOT: usize = 40;
/// Points of two reports whose triggers stand at one place of a copied passage.
const COPIED: u32 = 1000;

/// What was found by comparing.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Reports of one happening.
    pub(crate) clusters: Vec<Vec<usize>>,
    /// Pairs of reports that would be one but for the time.
    pub(crate) other_time: Vec<(usize, usize)>,
    /// Pairs of reports that would be one but for the place.
    pub(crate) other_place: Vec<(usize, usize)>,
    /// Pairs of reports that would be one but for who did it.
    pub(crate) other_actors: Vec<(usize, usize)>,
    /// For each report why it was joined.
    pub(crate) why: Vec<String>,
}

/// A reason to join two reports.
pub(super) struct Edge {
    pub(super) points: u32,
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) reason: String,
}

/// Joins happenings; a reviewer's word goes before any edge.
pub(crate) fn cluster(
    corpus: &Corpus<'_>,
    cast: &Cast,
    copies: &Copies,
    stories: &Stories,
    nodes: &[Happening<'_>],
    ids: &[EventId],
    ruled: &Ruled,
) -> Found {
    let mut found = Found { why: vec![String::new(); nodes.len()], ..Found::default() };
    let mut edges = of_copies(corpus, copies, nodes, &mut found);
    let apart = told_apart(corpus, nodes);
    let inside = chains(corpus, cast, &stories.rarity, nodes, &apart);
    edges.extend(inside.pairs);
    found.other_time.extend(inside.other_time);
    for (left, right) in candidates(cast, stories, nodes) {
        match compare(cast, stories, &nodes[left], &nodes[right]) {
            Sameness::Same(points, reason) => edges.push(Edge { points, left, right, reason }),
            // One outlet that gives another day tells of another happening, or has been misread.
            Sameness::OtherTime | Sameness::OtherPlace | Sameness::OtherActors
                if one_outlet(corpus, nodes[left].document, nodes[right].document) => {}
            Sameness::OtherTime => found.other_time.push((left, right)),
            Sameness::OtherPlace => found.other_place.push((left, right)),
            Sameness::OtherActors => found.other_actors.push((left, right)),
            Sameness::Apart => {}
        }
    }
    let mut clusters = Clusters::new(cast, nodes, &apart);
    for &(left, right) in &ruled.together {
        clusters.join(left, right);
        note(&mut found.why, left, right, "a reviewer joined them");
    }
    draw(edges, &mut clusters, ids, ruled, &mut found.why);
    let all = clusters.union.components();
    let references = reference::references(cast, stories, nodes, &all, &inside.unclear);
    draw(references, &mut clusters, ids, ruled, &mut found.why);
    found.clusters = clusters.union.components();
    // What ended in one cluster by another way is no longer in conflict.
    found.other_time.sort_unstable();
    found.other_time.dedup();
    found.other_place.sort_unstable();
    found.other_place.dedup();
    found.other_actors.sort_unstable();
    found.other_actors.dedup();
    found
}

/// Joins by edges, the strongest first.
fn draw(
    mut edges: Vec<Edge>,
    clusters: &mut Clusters<'_, '_>,
    ids: &[EventId],
    ruled: &Ruled,
    why: &mut [String],
) {
    edges.sort_by(|one, two| {
        let names = |edge: &Edge| (ids[edge.left], ids[edge.right]);
        two.points.cmp(&one.points).then_with(|| names(one).cmp(&names(two)))
    });
    for Edge { left, right, reason, .. } in edges {
        if clusters.may_join(left, right) && !ruled.holds_apart(&mut clusters.union, left, right) {
            clusters.join(left, right);
            note(why, left, right, &reason);
        }
    }
}

/// Keeps the first reason of each report.
fn note(why: &mut [String], left: usize, right: usize, reason: &str) {
    for at in [left, right] {
        if why[at].is_empty() {
            reason.clone_into(&mut why[at]);
        }
    }
}

/// Edges between reports whose triggers stand at one place of a copied passage.
fn of_copies(corpus: &Corpus<'_>, copies: &Copies, nodes: &[Happening<'_>], found: &mut Found) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (left, right) in copied(copies, nodes) {
        let (one, two) = (&nodes[left], &nodes[right]);
        let times_meet = one.when.zip(two.when).is_none_or(|(one, two)| one.meets(two));
        let close = one
            .published
            .zip(two.published)
            .is_none_or(|(one, two)| days_between(one.min(two), one.max(two)) <= 7);
        if !times_meet && !close {
            continue;
        }
        if !times_meet {
            let day = |node: &Happening<'_>| node.when.filter(|_| node.width() == Some(0))?.earliest;
            let apart = day(one).zip(day(two)).map(|(one, two)| days_between(one.min(two), one.max(two)));
            if apart.is_some_and(|days| days <= 3) && !one_outlet(corpus, one.document, two.document) {
                found.other_time.push((left, right));
            }
        } else if places(one.place.as_ref(), two.place.as_ref()).1 {
            let reason = "the same words at one place of a copied passage".to_owned();
            edges.push(Edge { points: COPIED, left, right, reason });
        } else {
            found.other_place.push((left, right));
        }
    }
    edges
}

/// Pairs whose triggers stand at one place of a copied passage.
fn copied(copies: &Copies, nodes: &[Happening<'_>]) -> Vec<(usize, usize)> {
    let starts = |document: usize| nodes.partition_point(|node| node.document < document);
    let mut pairs = Vec::new();
    for link in &copies.links {
        let (left, right) = (starts(link.left), starts(link.right));
        let of_left = nodes[left..].iter().take_while(|node| node.document == link.left).count();
        let of_right = nodes[right..].iter().take_while(|node| node.document == link.right).count();
        for (at, one) in nodes[left..left + of_left].iter().enumerate() {
            let start = one.reading.trigger.start();
            if link.project(start).is_none() {
                continue;
            }
            for (to, two) in nodes[right..right + of_right].iter().enumerate() {
                let same = link.same_place(start, two.reading.trigger.start())
                    && family(one.reading.kind) == family(two.reading.kind)
                    && one.class == two.class;
                if same {
                    pairs.push((left + at, right + to));
                }
            }
        }
    }
    pairs
}

/// Two documents of one outlet.
fn one_outlet(corpus: &Corpus<'_>, left: usize, right: usize) -> bool {
    left != right
        && corpus.texts[left].outlet.is_some()
        && corpus.texts[left].outlet == corpus.texts[right].outlet
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Who(u64, usize, Option<i32>),
    Where(u64, String, Option<i32>),
    /// Two participants, for reports whose own time or day of publication is not known.
    Two(u64, usize, usize),
    /// What befalls a person.
    Victim(u64, usize),
    /// A kind of happening in one story.
    Story(u64, usize),
}

fn candidates(cast: &Cast, stories: &Stories, nodes: &[Happening<'_>]) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        let mut kinds: Vec<u64> = kin_of(node.class).collect();
        kinds.push(family(node.reading.kind) as u64);
        for kind in kinds {
            if node.when.is_none() || node.published.is_none() {
                let people: Vec<usize> = node.participants().into_iter().take(4).collect();
                for (nth, &one) in people.iter().enumerate() {
                    for &two in &people[nth + 1..] {
                        by_key.entry(Key::Two(kind, one, two)).or_default().push(at);
                    }
                }
            }
            for week in weeks(node) {
                for who in node.participants() {
                    by_key.entry(Key::Who(kind, who, week)).or_default().push(at);
                }
                if let Some(place) = &node.place {
                    by_key.entry(Key::Where(kind, place.name.clone(), week)).or_default().push(at);
                }
            }
        }
        if let Some(victim) = node.victim(cast).filter(|_| is_once(node.class)) {
            by_key.entry(Key::Victim(node.class, victim)).or_default().push(at);
        }
        if let Some(story) = stories.of[node.document] {
            by_key.entry(Key::Story(node.class, story)).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for mut nodes_of_key in by_key.into_values() {
        // Under a hot key the neighbours by trigger and content come first.
        if nodes_of_key.len() > HOT {
            nodes_of_key.sort_by_key(|&at| (nodes[at].trigger, nodes[at].content.first().copied(), at));
        }
        for (at, &left) in nodes_of_key.iter().enumerate() {
            pairs.extend(
                nodes_of_key[at + 1..].iter().take(HOT).map(|&right| (left.min(right), left.max(right))),
            );
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The weeks a happening may be looked for in: of its time, else around its publication.
fn weeks(node: &Happening<'_>) -> BTreeSet<Option<i32>> {
    let epoch = jiff::civil::date(1970, 1, 1);
    let week = |day: jiff::civil::Date| (day - epoch).get_days().div_euclid(7);
    let range = match (node.when, node.width(), node.published) {
        (Some(Bounds { earliest: Some(first), latest: Some(last) }), Some(..=45), _) => {
            Some((week(first), week(last)))
        }
        (_, _, Some(day)) => Some((week(day) - 1, week(day))),
        _ => None,
    };
    match range {
        Some((first, last)) => (first..=last).map(Some).collect(),
        None => BTreeSet::from([None]),
    }
}

/// Clusters with the time, the places and the participants all their reports agree on.
struct Clusters<'n, 'a> {
    cast: &'n Cast,
    nodes: &'n [Happening<'a>],
    union: Union,
    when: Vec<Bounds>,
    places: Vec<Vec<usize>>,
    /// Places beside the nouns that name it.
    hung: Vec<Vec<u64>>,
    /// Reports that name participants, each set of them once.
    people: Vec<Vec<usize>>,
    /// What the deed is done with.
    means: Vec<Means>,
    /// Happenings that a report tells apart from one of it.
    apart: Vec<Vec<usize>>,
}

impl<'n, 'a> Clusters<'n, 'a> {
    fn new(cast: &'n Cast, nodes: &'n [Happening<'a>], told_apart: &BTreeSet<(usize, usize)>) -> Self {
        let mut apart = vec![Vec::new(); nodes.len()];
        for &(left, right) in told_apart {
            apart[left].push(right);
            apart[right].push(left);
        }
        let open = Bounds { earliest: None, latest: None };
        let alone = |at: usize, holds: bool| if holds { vec![at] } else { Vec::new() };
        Self {
            cast,
            nodes,
            apart,
            union: Union::new(nodes.len()),
            when: nodes.iter().map(|node| node.when.unwrap_or(open)).collect(),
            places: (0..nodes.len()).map(|at| alone(at, nodes[at].place.is_some())).collect(),
            hung: nodes.iter().map(|node| node.anchors.places.clone()).collect(),
            means: nodes.iter().map(|node| node.means).collect(),
            people: (0..nodes.len())
                .map(|at| alone(at, !nodes[at].actors.is_empty() || !nodes[at].recipients.is_empty()))
                .collect(),
        }
    }

    fn may_join(&mut self, left: usize, right: usize) -> bool {
        let (left, right) = (self.union.root(left), self.union.root(right));
        if left == right || !self.when[left].meets(self.when[right]) {
            return false;
        }
        let union = &mut self.union;
        if self.apart[left].iter().any(|&other| union.root(other) == right) {
            return false;
        }
        let place = |at: usize| -> Option<&Where> { self.nodes[at].place.as_ref() };
        let meet = self.places[left]
            .iter()
            .all(|&one| self.places[right].iter().all(|&two| places(place(one), place(two)).1));
        let hung = |at: usize| self.hung[at].as_slice();
        let one_place = hung(left).is_empty()
            || hung(right).is_empty()
            || hung(left).iter().any(|name| hung(right).contains(name));
        meet && one_place
            && self.means[left].fits(self.means[right])
            && self.people[left].iter().all(|&one| {
                self.people[right]
                    .iter()
                    .all(|&two| participants(self.cast, &self.nodes[one], &self.nodes[two]).is_some())
            })
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.union.root(left), self.union.root(right));
        if !self.union.join(left, right) {
            return;
        }
        let (kept, gone) = (left.min(right), left.max(right));
        if self.means[kept] == Means::Open {
            self.means[kept] = self.means[gone];
        }
        let (one, two) = (self.when[kept], self.when[gone]);
        self.when[kept] = Bounds {
            earliest: one.earliest.max(two.earliest),
            latest: match (one.latest, two.latest) {
                (Some(one), Some(two)) => Some(one.min(two)),
                (one, two) => one.or(two),
            },
        };
        // Reports that name the same place or people add nothing to compare with.
        for at in std::mem::take(&mut self.places[gone]) {
            if !self.places[kept].iter().any(|&known| self.nodes[known].place == self.nodes[at].place) {
                self.places[kept].push(at);
            }
        }
        let apart = std::mem::take(&mut self.apart[gone]);
        self.apart[kept].extend(apart);
        let hung = std::mem::take(&mut self.hung[gone]);
        self.hung[kept].extend(hung);
        self.hung[kept].sort_unstable();
        self.hung[kept].dedup();
        for at in std::mem::take(&mut self.people[gone]) {
            let node = &self.nodes[at];
            let known = |known: &usize| {
                let known = &self.nodes[*known];
                (&known.actors, &known.recipients) == (&node.actors, &node.recipients)
                    && known.reading.kind.is_mutual() == node.reading.kind.is_mutual()
            };
            if !self.people[kept].iter().any(known) {
                self.people[kept].push(at);
            }
        }
    }
}

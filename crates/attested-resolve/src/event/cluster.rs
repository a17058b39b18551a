//! Reports joined into events: candidates from keys, strongest evidence first, no cluster across times or places
//! that do not meet.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Bounds, EventId};

use super::node::{Happening, Where, days_between, family};
use super::same::{Sameness, compare, places};
use crate::actor::Cast;
use crate::copy::Copies;
use crate::decision::Ruled;
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
}

/// Joins happenings; a reviewer's word goes before any edge.
pub(crate) fn cluster(
    cast: &Cast,
    copies: &Copies,
    nodes: &[Happening<'_>],
    ids: &[EventId],
    ruled: &Ruled,
) -> Found {
    let mut edges: Vec<(u32, usize, usize)> = Vec::new();
    let mut found = Found::default();
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
            found.other_time.push((left, right));
        } else if places(one.place.as_ref(), two.place.as_ref()).1 {
            edges.push((COPIED, left, right));
        } else {
            found.other_place.push((left, right));
        }
    }
    for (left, right) in candidates(nodes) {
        match compare(cast, &nodes[left], &nodes[right]) {
            Sameness::Same(points) => edges.push((points, left, right)),
            Sameness::OtherTime => found.other_time.push((left, right)),
            Sameness::OtherPlace => found.other_place.push((left, right)),
            Sameness::Apart => {}
        }
    }
    edges.sort_by(|one, two| {
        two.0.cmp(&one.0).then_with(|| (ids[one.1], ids[one.2]).cmp(&(ids[two.1], ids[two.2])))
    });
    edges.dedup();
    let mut clusters = Clusters::new(nodes);
    for &(left, right) in &ruled.together {
        clusters.join(left, right);
    }
    for (_, left, right) in edges {
        if clusters.may_join(left, right) && !ruled.holds_apart(&mut clusters.union, left, right) {
            clusters.join(left, right);
        }
    }
    found.clusters = clusters.union.components();
    found
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
                    && one.trigger == two.trigger;
                if same {
                    pairs.push((left + at, right + to));
                }
            }
        }
    }
    pairs
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Who(u16, usize, Option<i32>),
    Where(u16, String, Option<i32>),
    /// Two participants, for reports whose own time or day of publication is not known.
    Two(u16, usize, usize),
}

fn candidates(nodes: &[Happening<'_>]) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        let family = family(node.reading.kind) as u16;
        if node.when.is_none() || node.published.is_none() {
            let people: Vec<usize> = node.participants().into_iter().take(4).collect();
            for (nth, &one) in people.iter().enumerate() {
                for &two in &people[nth + 1..] {
                    by_key.entry(Key::Two(family, one, two)).or_default().push(at);
                }
            }
        }
        for week in weeks(node) {
            for who in node.participants() {
                by_key.entry(Key::Who(family, who, week)).or_default().push(at);
            }
            if let Some(place) = &node.place {
                by_key.entry(Key::Where(family, place.name.clone(), week)).or_default().push(at);
            }
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

/// Clusters with the time and the places all their reports agree on.
struct Clusters<'n, 'a> {
    nodes: &'n [Happening<'a>],
    union: Union,
    when: Vec<Bounds>,
    places: Vec<Vec<usize>>,
}

impl<'n, 'a> Clusters<'n, 'a> {
    fn new(nodes: &'n [Happening<'a>]) -> Self {
        let open = Bounds { earliest: None, latest: None };
        Self {
            nodes,
            union: Union::new(nodes.len()),
            when: nodes.iter().map(|node| node.when.unwrap_or(open)).collect(),
            places: (0..nodes.len())
                .map(|at| if nodes[at].place.is_some() { vec![at] } else { Vec::new() })
                .collect(),
        }
    }

    fn may_join(&mut self, left: usize, right: usize) -> bool {
        let (left, right) = (self.union.root(left), self.union.root(right));
        if left == right || !self.when[left].meets(self.when[right]) {
            return false;
        }
        let place = |at: usize| -> Option<&Where> { self.nodes[at].place.as_ref() };
        self.places[left]
            .iter()
            .all(|&one| self.places[right].iter().all(|&two| places(place(one), place(two)).1))
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.union.root(left), self.union.root(right));
        if !self.union.join(left, right) {
            return;
        }
        let (kept, gone) = (left.min(right), left.max(right));
        let (one, two) = (self.when[kept], self.when[gone]);
        self.when[kept] = Bounds {
            earliest: one.earliest.max(two.earliest),
            latest: match (one.latest, two.latest) {
                (Some(one), Some(two)) => Some(one.min(two)),
                (one, two) => one.or(two),
            },
        };
        let moved = std::mem::take(&mut self.places[gone]);
        // Reports that name the same place add nothing to compare with.
        for at in moved {
            if !self.places[kept].iter().any(|&known| self.nodes[known].place == self.nodes[at].place) {
                self.places[kept].push(at);
            }
        }
    }
}

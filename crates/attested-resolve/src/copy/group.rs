//! Groups of passages that are one text: a union of intervals, never a closure over documents.
//!
//! Two links meet in a document when their passages there are nearly the same interval. A whole article that
//! is carried twice and one paragraph of it that is carried a third time are two groups, not one.

use std::collections::BTreeSet;

use attested_model::Span;

use super::Link;
use super::credit::id_of;
use crate::corpus::Corpus;
use crate::decision::Rulings;

/// Two passages of one document are one when they share this many tenths of the longer.
const TENTHS: u64 = 7;

/// Passages that are one text. Documents are positions in the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// One a document, by document.
    pub(crate) passages: Vec<(usize, Span)>,
    /// Every shared passage it was made of, by document and place.
    pub(crate) members: Vec<(usize, Span)>,
    /// The strongest link: equal words, words of the longer side, longest unbroken run.
    pub(crate) best: (usize, usize, usize),
}

/// Makes groups of links that copy a report; quotations of a third text make none.
///
/// A reviewer's word on two passages goes before any link; links between passages that were set apart, or of a
/// group that is none, are dropped.
pub(super) fn groups(corpus: &Corpus<'_>, links: &mut Vec<Link>, rulings: &Rulings) -> Vec<Group> {
    let mut members: Vec<(usize, Span)> = links
        .iter()
        .filter(|link| !link.quotation)
        .flat_map(|link| [(link.left, link.left_span), (link.right, link.right_span)])
        .collect();
    members.sort_unstable();
    members.dedup();
    let find = |member: (usize, Span)| members.binary_search(&member).unwrap_or_default();
    let ends = |link: &Link| (find((link.left, link.left_span)), find((link.right, link.right_span)));
    let ruled = rulings.on(members.iter().enumerate().map(|(at, &member)| (id_of(corpus, member), at)));
    let mut union = ruled.forest(members.len());
    for link in links.iter().filter(|link| !link.quotation) {
        let (left, right) = ends(link);
        ruled.join(&mut union, left, right);
    }
    for at in 0..members.len() {
        let (document, span) = members[at];
        for (offset, &(other, next)) in members[at + 1..].iter().enumerate() {
            if other != document || next.start() >= span.end() {
                break;
            }
            if same_interval(span, next) {
                ruled.join(&mut union, at, at + 1 + offset);
            }
        }
    }
    let wrong: BTreeSet<usize> = (0..members.len())
        .filter(|&at| rulings.is_wrong(&id_of(corpus, members[at])))
        .map(|at| union.root(at))
        .collect();
    links.retain(|link| {
        let (left, right) = if link.quotation { (0, 0) } else { ends(link) };
        link.quotation || (union.root(left) == union.root(right) && !wrong.contains(&union.root(left)))
    });
    let mut best = vec![(0, 0, 0); members.len()];
    for link in links.iter().filter(|link| !link.quotation) {
        let root = union.root(ends(link).0);
        best[root] = best[root].max((link.matched, link.words, link.longest));
    }
    union
        .components()
        .into_iter()
        .filter(|component| !wrong.contains(&component[0]))
        .map(|component| Group {
            passages: one_a_document(component.iter().map(|&at| members[at])),
            best: best[component[0]],
            members: component.into_iter().map(|at| members[at]).collect(),
        })
        // What is left of a group that a reviewer split may stand in one document only.
        .filter(|group| group.passages.len() > 1)
        .collect()
}

fn same_interval(one: Span, two: Span) -> bool {
    let shared = one.intersection(two).map_or(0, Span::len);
    u64::from(shared) * 10 >= u64::from(one.len().max(two.len())) * TENTHS
}

/// Joins overlapping members of a document; of several places of one document the longest stays, then the first.
fn one_a_document(members: impl Iterator<Item = (usize, Span)>) -> Vec<(usize, Span)> {
    let mut joined: Vec<(usize, Span)> = Vec::new();
    for (document, span) in members {
        match joined.last_mut() {
            Some((last, covered)) if *last == document && covered.overlaps(span) => {
                *covered = covered.cover(span);
            }
            _ => joined.push((document, span)),
        }
    }
    joined.sort_by_key(|(document, span)| (*document, std::cmp::Reverse(span.len()), span.start()));
    joined.dedup_by_key(|(document, _)| *document);
    joined
}

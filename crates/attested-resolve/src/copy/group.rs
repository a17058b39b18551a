//! Groups of passages that are one text: a union of intervals, never a closure over documents.
//!
//! Two links meet in a document when their passages there are nearly the same interval. A whole article that
//! is carried twice and one paragraph of it that is carried a third time are two groups, not one.

use attested_model::Span;

use super::Link;
use crate::union::Union;

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
pub(super) fn groups(links: &[Link]) -> Vec<Group> {
    let links: Vec<&Link> = links.iter().filter(|link| !link.quotation).collect();
    let mut members: Vec<(usize, Span)> =
        links.iter().flat_map(|link| [(link.left, link.left_span), (link.right, link.right_span)]).collect();
    members.sort_unstable();
    members.dedup();
    let find = |member: (usize, Span)| members.binary_search(&member).unwrap_or_default();
    let mut union = Union::new(members.len());
    for link in &links {
        union.join(find((link.left, link.left_span)), find((link.right, link.right_span)));
    }
    for at in 0..members.len() {
        let (document, span) = members[at];
        for (offset, &(other, next)) in members[at + 1..].iter().enumerate() {
            if other != document || next.start() >= span.end() {
                break;
            }
            if same_interval(span, next) {
                union.join(at, at + 1 + offset);
            }
        }
    }
    let mut best = vec![(0, 0, 0); members.len()];
    for link in &links {
        let root = union.root(find((link.left, link.left_span)));
        best[root] = best[root].max((link.matched, link.words, link.longest));
    }
    union
        .components()
        .into_iter()
        .map(|component| Group {
            passages: one_a_document(component.iter().map(|&at| members[at])),
            best: best[component[0]],
            members: component.into_iter().map(|at| members[at]).collect(),
        })
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

//! The dependency tree that a trained reader gives, by the tokens of the page.
//!
//! Takes a [`Dependency`] per token; answers who depends on whom. Without a trained reader it is empty, and the shallow grammar
//! answers alone. Every walk is bounded, and a tree with a ring in it (a parser may give one) ends all the same.

use std::ops::Range;

use crate::reader::{Dependency, Relation, VerbForm};

/// No walk goes through more tokens than this.
const REACH: usize = 80;

/// No word of a noun phrase is farther from its head.
const DEEP: usize = 6;

/// Heads and relations of the tokens of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    nodes: Vec<Option<Dependency>>,
    /// Head and dependent, sorted.
    edges: Vec<(usize, usize)>,
}

impl Tree {
    /// Indexes the dependencies of a page, one place for each of its tokens; an empty list for no tree.
    pub(crate) fn of(nodes: &[Option<Dependency>]) -> Self {
        let mut edges: Vec<(usize, usize)> = nodes
            .iter()
            .enumerate()
            .filter_map(|(token, node)| Some((node.as_ref()?.head?, token)))
            .collect();
        edges.sort_unstable();
        Self { nodes: nodes.to_vec(), edges }
    }

    /// True when a token stands in a tree.
    pub(crate) fn knows(&self, token: usize) -> bool {
        self.nodes.get(token).is_some_and(Option::is_some)
    }

    /// What a token is to its head.
    pub(crate) fn relation(&self, token: usize) -> Relation {
        self.nodes.get(token).copied().flatten().map_or(Relation::Other, |node| node.relation)
    }

    /// Which form of a verb a token is.
    pub(crate) fn verb(&self, token: usize) -> Option<VerbForm> {
        self.nodes.get(token).copied().flatten().and_then(|node| node.verb)
    }

    /// True for a common noun.
    pub(crate) fn is_noun(&self, token: usize) -> bool {
        self.nodes.get(token).copied().flatten().is_some_and(|node| node.noun)
    }

    /// What a token depends on; `None` at the root of a sentence.
    pub(crate) fn head(&self, token: usize) -> Option<usize> {
        self.nodes.get(token).copied().flatten().and_then(|node| node.head)
    }

    /// The tokens that depend on a token, in text order.
    pub(crate) fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.edges.partition_point(|edge| edge.0 < token);
        self.edges[from..].iter().take_while(move |edge| edge.0 == token).map(|edge| edge.1)
    }

    /// The first dependent with a relation.
    pub(crate) fn child(&self, token: usize, relation: Relation) -> Option<usize> {
        self.children(token).find(|&child| self.relation(child) == relation)
    }

    /// The one token of some whose head lies outside; `None` when there are several, or none is in a tree.
    pub(crate) fn top(&self, tokens: Range<usize>) -> Option<usize> {
        let mut tops = tokens.clone().filter(|&token| {
            self.knows(token)
                && self.relation(token) != Relation::Punctuation
                && self.head(token).is_none_or(|head| !tokens.contains(&head))
        });
        let top = tops.next()?;
        tops.next().is_none().then_some(top)
    }

    /// True when a token depends on another one, directly or through others.
    pub(crate) fn hangs_on(&self, token: usize, other: usize) -> bool {
        std::iter::successors(self.head(token), |&head| self.head(head)).take(DEEP).any(|head| head == other)
    }

    /// A noun with what is joined to it: "the minister, the envoy and the chief" are three heads.
    pub(crate) fn joined(&self, token: usize) -> Vec<usize> {
        let mut out = vec![token];
        let mut at = 0;
        while at < out.len() && out.len() < 12 {
            let more: Vec<usize> = self
                .children(out[at])
                .filter(|&child| self.relation(child) == Relation::Conjunct && !out.contains(&child))
                .collect();
            out.extend(more);
            at += 1;
        }
        out.sort_unstable();
        out
    }

    /// The tokens from the first to the last that hang on a token, without those for which `leave` holds and what hangs on them.
    pub(crate) fn spread(&self, token: usize, leave: impl Fn(Relation) -> bool) -> Range<usize> {
        let (mut first, mut last) = (token, token);
        let mut open = vec![token];
        let mut seen = 0;
        while let Some(at) = open.pop() {
            seen += 1;
            if seen > REACH {
                break;
            }
            first = first.min(at);
            last = last.max(at);
            open.extend(self.children(at).filter(|&child| !leave(self.relation(child)) && child != token));
        }
        first..last + 1
    }
}

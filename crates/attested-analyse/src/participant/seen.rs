//! Whom the trained reader takes words for: its chains, where the rules of this room leave a pronoun or a description open.
//!
//! A chain holds within the paragraph that the reader looked at. It counts only where the kind of actor and the gender fit.

use attested_model::{ActorKind, MentionForm, MentionKind, Span};

use super::cast::Cast;

/// No more links of a chain are looked at.
const WINDOW: usize = 60;

/// The chains of the trained reader, by where their words stand.
pub(super) struct Seen<'c> {
    chains: &'c [Vec<Span>],
    /// Span, and the chain it belongs to, sorted.
    places: Vec<(Span, usize)>,
}

impl<'c> Seen<'c> {
    pub(super) fn of(chains: &'c [Vec<Span>]) -> Self {
        let mut places: Vec<(Span, usize)> = chains
            .iter()
            .enumerate()
            .flat_map(|(chain, spans)| spans.iter().map(move |&span| (span, chain)))
            .collect();
        places.sort_unstable();
        Self { chains, places }
    }

    /// Whom a pronoun means: the nearest name or description in front of it in its chain that fits.
    pub(super) fn antecedent(
        &self,
        cast: &Cast<'_>,
        at: usize,
        female: Option<bool>,
        kinds: &[ActorKind],
    ) -> Option<usize> {
        let quotation = |mention: usize| {
            cast.grammar.quotation_around(cast.tokens[mention].start).map(|quotation| quotation.tokens.start)
        };
        // Who is quoted speaks of others: "“No officer was there,” he said."
        let mut before = self.before(cast, at).filter(|&held| quotation(held) == quotation(at));
        before.find_map(|held| {
            let chain = cast.of[held]?;
            let whom = &cast.chains[chain];
            let gender = female.is_none() || whom.female.is_none() || whom.female == female;
            // "it" is no leader, and "he" no ministry.
            let person = kinds == [ActorKind::Person] || cast.mentions[held].kind != MentionKind::Person;
            let fits =
                kinds.contains(&whom.kind) || whom.kind == ActorKind::Unnamed && whom.described && person;
            (gender && fits && !is_one_of_two(cast, held, kinds)).then_some(chain)
        })
    }

    /// The one named actor of some kinds whom a description means.
    pub(super) fn named(&self, cast: &Cast<'_>, at: usize, kinds: &[ActorKind]) -> Option<usize> {
        self.before(cast, at).find_map(|held| {
            let chain = cast.of[held]?;
            (cast.mentions[held].form == MentionForm::Name && kinds.contains(&cast.chains[chain].kind))
                .then_some(chain)
        })
    }

    /// The mentions in front of one that the reader takes for the same somebody, nearest first.
    fn before<'a>(&'a self, cast: &'a Cast<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
        let own = cast.mentions[at].span;
        let place = self.places.partition_point(|(span, _)| *span < own);
        let chain = self.places.get(place).filter(|(span, _)| *span == own).map(|&(_, chain)| chain);
        let spans = chain.map_or(&[][..], |chain| self.chains[chain].as_slice());
        let before = spans.iter().rev().filter(move |span| span.end() <= own.start());
        before.take(WINDOW).filter_map(|span| {
            let first = cast.mentions.partition_point(|mention| mention.span.start() < span.start());
            let last = cast.mentions.partition_point(|mention| mention.span.start() < span.end());
            // Of names and descriptions inside a noun phrase the longest has its head.
            (first..last)
                .filter(|&mention| span.contains(cast.mentions[mention].span))
                .max_by_key(|&mention| cast.mentions[mention].span.len())
        })
    }
}

/// "Imar Sol and Tal Ren met. He …": either may be meant.
fn is_one_of_two(cast: &Cast<'_>, mention: usize, kinds: &[ActorKind]) -> bool {
    let tokens = &cast.tokens[mention];
    let fits = |other: usize| cast.of[other].is_some_and(|chain| kinds.contains(&cast.chains[chain].kind));
    let behind = cast.page.lower(tokens.end) == "and" && cast.starting_at(tokens.end + 1).any(fits);
    let before = tokens.start.checked_sub(1).filter(|&at| cast.page.lower(at) == "and");
    behind || before.and_then(|and| cast.ending_at(and)).is_some_and(fits)
}

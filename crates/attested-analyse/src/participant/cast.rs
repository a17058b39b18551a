//! The chains of mentions while they are being joined.

use std::ops::Range;

use attested_model::{ActorKind, Mention, MentionForm, Participant, ParticipantIndex, RoleReading, Span};

use crate::Page;
use crate::grammar::{Grammar, Tree};

/// Somebody under all the names a document uses.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    pub(super) kind: ActorKind,
    /// The fullest name.
    pub(super) name: String,
    /// ISO 3166-1 alpha-3 code.
    pub(super) country: Option<String>,
    /// Words of the name in lower case, for matching.
    pub(super) words: Vec<String>,
    pub(super) roles: Vec<RoleReading>,
    /// What pronouns and titles tell: `Some(true)` for she.
    pub(super) female: Option<bool>,
    /// Known by descriptions alone.
    pub(super) described: bool,
}

/// The mentions of a page with their tokens, and the chains so far.
pub(super) struct Cast<'p> {
    pub(super) page: &'p Page<'p>,
    pub(super) grammar: &'p Grammar<'p>,
    pub(super) tree: &'p Tree,
    pub(super) mentions: Vec<Mention>,
    /// The tokens of every mention.
    pub(super) tokens: Vec<Range<usize>>,
    /// The chain of every mention.
    pub(super) of: Vec<Option<usize>>,
    pub(super) chains: Vec<Chain>,
}

impl<'p> Cast<'p> {
    pub(super) fn new(
        page: &'p Page<'p>,
        grammar: &'p Grammar<'p>,
        tree: &'p Tree,
        mentions: &[Mention],
    ) -> Self {
        let tokens = mentions.iter().map(|mention| page.tokens_in(mention.span)).collect();
        Self {
            page,
            grammar,
            tree,
            mentions: mentions.to_vec(),
            tokens,
            of: vec![None; mentions.len()],
            chains: Vec::new(),
        }
    }

    /// Makes a chain.
    pub(super) fn add(&mut self, kind: ActorKind, name: String, country: Option<String>) -> usize {
        let words = name.split_whitespace().map(str::to_lowercase).collect();
        let roles = Vec::new();
        self.chains.push(Chain { kind, name, country, words, roles, female: None, described: false });
        self.chains.len() - 1
    }

    /// Makes one chain part of another.
    pub(super) fn join(&mut self, from: usize, into: usize) {
        if from == into {
            return;
        }
        for chain in self.of.iter_mut().flatten().filter(|chain| **chain == from) {
            *chain = into;
        }
        let roles = std::mem::take(&mut self.chains[from].roles);
        for role in roles {
            super::role::give(self, into, role);
        }
    }

    /// The words of a mention in lower case.
    pub(super) fn lowered(&self, mention: usize) -> Vec<String> {
        self.tokens[mention].clone().map(|at| self.page.lower(at).to_owned()).collect()
    }

    /// The mention whose tokens end in front of a token, a name before a description, the longest before those inside it. Logarithmic.
    pub(super) fn ending_at(&self, token: usize) -> Option<usize> {
        let byte = self.page.tokens.get(token.checked_sub(1)?)?.span.end();
        let upto = self.mentions.partition_point(|mention| mention.span.start() < byte);
        // Mentions nest a few deep at most, so the one that ends here is close.
        let from = upto.saturating_sub(6);
        let ends = |at: &usize| self.tokens[*at].end == token;
        let named = (from..upto).filter(ends).find(|&at| self.mentions[at].form == MentionForm::Name);
        named.or_else(|| (from..upto).find(ends))
    }

    /// The mentions that begin at a token. Logarithmic.
    pub(super) fn starting_at(&self, token: usize) -> Range<usize> {
        let Some(byte) = self.page.tokens.get(token).map(|token| token.span.start()) else { return 0..0 };
        let from = self.mentions.partition_point(|mention| mention.span.start() < byte);
        let to = self.mentions.partition_point(|mention| mention.span.start() <= byte);
        from..to
    }

    /// The mentions that lie inside some tokens, apart from those of all the tokens. Logarithmic.
    pub(super) fn inside(&self, tokens: &Range<usize>) -> Vec<usize> {
        let span = self.page.span_of(tokens.clone());
        let from = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let to = self.mentions.partition_point(|mention| mention.span.start() < span.end());
        (from..to.max(from))
            .filter(|&at| span.contains(self.mentions[at].span) && self.mentions[at].span != span)
            .collect()
    }

    /// The span of some tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.page.span_of(tokens)
    }

    /// Numbers the chains by their first mention and hands the result out.
    pub(super) fn finish(self, mentions: &mut [Mention]) -> Vec<Participant> {
        let mut place: Vec<Option<usize>> = vec![None; self.chains.len()];
        let mut order = Vec::new();
        for chain in self.of.iter().flatten() {
            if place[*chain].is_none() {
                place[*chain] = Some(order.len());
                order.push(*chain);
            }
        }
        for (mention, chain) in mentions.iter_mut().zip(&self.of) {
            mention.participant = chain.and_then(|chain| place[chain]).map(ParticipantIndex::new);
        }
        let index =
            |of: Option<ParticipantIndex>| of.and_then(|of| place[of.get()]).map(ParticipantIndex::new);
        order
            .iter()
            .map(|&chain| {
                let chain = &self.chains[chain];
                let roles = chain
                    .roles
                    .iter()
                    .map(|role| RoleReading { of: index(role.of), ..role.clone() })
                    .collect();
                Participant {
                    kind: chain.kind,
                    name: chain.name.clone(),
                    country: chain.country.clone(),
                    roles,
                }
            })
            .collect()
    }
}

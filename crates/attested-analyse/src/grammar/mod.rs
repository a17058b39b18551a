//! A shallow grammar of news English: word classes, verb groups, noun phrases, quotations. No parser, no weights.
//!
//! Takes a [`Page`]; gives for every token a [`Tag`], the [`Group`]s of verbs ("has repeatedly denied"), and on
//! request the noun phrase in front of or behind one. "The ministry has repeatedly denied involvement" has one
//! group, *has repeatedly denied*: finite, perfect, of the verb deny, with *The ministry* in front of it. Linear in the length
//! of the text: every walk is bounded.

mod group;
pub(crate) mod head;
mod phrase;
mod quote;
mod subject;
mod tag;
mod tree;
mod word;

use std::ops::Range;

use crate::Page;

pub(crate) use group::{Form, Group, Tense};
pub(crate) use phrase::Subject;
pub(crate) use quote::Quotation;
pub(crate) use subject::controls_by_object;
pub(crate) use tag::Tag;
pub(crate) use tree::Tree;
pub(crate) use word::{inflections, is_calendar, lemma};

/// How many tokens on either side of a token count as its sentence when the sentence is longer than any in prose.
const REACH: usize = 300;

/// The word classes and verb groups of a page.
#[derive(Debug, Clone)]
pub(crate) struct Grammar<'a> {
    /// The page.
    pub(crate) page: &'a Page<'a>,
    /// The class of every token.
    pub(crate) tags: Vec<Tag>,
    /// The verb groups in text order; none crosses a sentence.
    pub(crate) groups: Vec<Group>,
    /// The quotations in text order.
    pub(crate) quotations: Vec<Quotation>,
}

impl<'a> Grammar<'a> {
    /// Reads the grammar of a page; what the tree knows to be a verb is one.
    pub(crate) fn of(page: &'a Page<'a>, tree: &Tree) -> Self {
        let (tags, verbs) = tag::tags(page, tree);
        let groups = group::groups(page, &tags, &verbs);
        let quotations = quote::quotations(page);
        Self { page, tags, groups, quotations }
    }

    /// The class of a token; a full stop behind the last.
    pub(crate) fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Stop)
    }

    /// The groups that begin inside some tokens. Logarithmic.
    pub(crate) fn groups_in(&self, tokens: Range<usize>) -> &[Group] {
        let start = self.groups.partition_point(|group| group.start < tokens.start);
        let end = self.groups.partition_point(|group| group.start < tokens.end).max(start);
        &self.groups[start..end]
    }

    /// The group that holds a token.
    pub(crate) fn group_at(&self, token: usize) -> Option<&Group> {
        let at = self.groups.partition_point(|group| group.end <= token);
        self.groups.get(at).filter(|group| group.start <= token)
    }

    /// The quotation that begins with a token. Logarithmic.
    pub(crate) fn quotation_from(&self, token: usize) -> Option<&Quotation> {
        let at = self.quotations.partition_point(|quote| quote.tokens.start < token);
        self.quotations.get(at).filter(|quote| quote.tokens.start == token)
    }

    /// The position of the quotation that ends in front of a token. Logarithmic.
    pub(crate) fn quotation_before(&self, token: usize) -> Option<usize> {
        let at = self.quotations.partition_point(|quote| quote.tokens.end < token);
        self.quotations.get(at).filter(|quote| quote.tokens.end == token).map(|_| at)
    }

    /// The quotation that holds a token behind its opening mark. Logarithmic.
    pub(crate) fn quotation_around(&self, token: usize) -> Option<&Quotation> {
        let at = self.quotations.partition_point(|quote| quote.tokens.end <= token);
        self.quotations.get(at).filter(|quote| quote.tokens.start < token)
    }

    /// The tokens of the sentence that holds a token; of a monstrous one, those in reach of the token, so that every
    /// walk through a sentence is bounded.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        let Some(sentence) = self.page.sentences.get(self.page.sentence_of(token)) else {
            return token..token;
        };
        let Range { start, end } = sentence.tokens.clone();
        if end - start <= 2 * REACH {
            return start..end;
        }
        start.max(token.saturating_sub(REACH))..end.min(token + REACH).max(start)
    }
}

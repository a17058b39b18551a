//! An attribution with its cue looked up and its content cleaned, or nothing where nobody says anything.

use std::ops::Range;

use attested_model::{Act, Certainty, Span, Stance};

use crate::grammar::{Form, Grammar, Group, Tag, Tense};
use crate::rules::attribution::cue::{self, Cue, CueNoun};
use crate::{Attribution, Page, TokenKind};

/// A verb that no list has must be seen with so much certainty, in thousandths.
const LEAST_UNLISTED: u16 = 450;

/// What kind of words report.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reports {
    /// A verb of the lexicon.
    Verb(&'static Cue),
    /// A noun of the lexicon.
    Noun(&'static CueNoun),
    /// "according to", ":".
    Plain,
    /// "reportedly", "allegedly".
    Adverb,
    /// Nothing: a quotation that goes on.
    Nothing,
}

/// An attribution, made ready.
#[derive(Debug, Clone)]
pub(super) struct Cited<'g> {
    pub(super) source: Option<Span>,
    pub(super) cue: Option<Span>,
    pub(super) content: Vec<Span>,
    pub(super) certainty: Certainty,
    pub(super) reports: Reports,
    pub(super) group: Option<&'g Group>,
    /// The cue is negated but still tells something ("could not confirm").
    pub(super) negated: bool,
}

impl Cited<'_> {
    /// The first of its spans.
    pub(super) fn first(&self) -> Span {
        let content = self.content.first().copied();
        [self.source, self.cue, content].into_iter().flatten().min().unwrap_or(Span::of(0..0))
    }

    /// From its first to its last byte.
    pub(super) fn hull(&self) -> Span {
        let first = self.first();
        [self.source, self.cue]
            .into_iter()
            .flatten()
            .chain(self.content.iter().copied())
            .fold(first, Span::cover)
    }

    /// The words of its content, from the first to the last.
    pub(super) fn content_hull(&self) -> Span {
        self.content.iter().copied().reduce(Span::cover).unwrap_or(Span::of(0..0))
    }

    /// What the lexicon says of act and stance.
    pub(super) fn lexical(&self) -> (Act, Stance) {
        match self.reports {
            Reports::Verb(cue) => (cue.act, cue.stance),
            Reports::Noun(noun) => (noun.act, noun.stance),
            _ => (Act::State, Stance::Stated),
        }
    }
}

/// Makes an attribution ready; `None` where its cue tells that nothing was said.
pub(super) fn cited<'g>(grammar: &'g Grammar<'_>, attribution: &Attribution) -> Option<Cited<'g>> {
    let page = grammar.page;
    let cue_tokens = attribution.cue.map(|span| without_marks(page, page.tokens_in(span)));
    let group = cue_tokens.as_ref().and_then(|tokens| {
        grammar.groups_in(tokens.clone()).first().or_else(|| grammar.group_at(tokens.start))
    });
    let reports = match &cue_tokens {
        None => Reports::Nothing,
        // "allegedly found": the adverb reports, whatever the verb beside it could.
        Some(tokens) if tokens.len() == 1 && page.lower(tokens.start).ends_with("edly") => Reports::Adverb,
        Some(tokens) => match group.and_then(|group| cue::of_group(grammar, telling(grammar, group, tokens)))
        {
            Some((cue, _)) => Reports::Verb(cue),
            None => match page.lower(tokens.start) {
                word if word.ends_with("edly") => Reports::Adverb,
                "according" | "as" | ":" => Reports::Plain,
                word => cue::noun(word).map_or(Reports::Plain, Reports::Noun),
            },
        },
    };
    let mut negated = false;
    if let (Reports::Verb(cue), Some(group)) = (reports, group) {
        // "losses are expected": by nobody, and nothing is said.
        let unsaid = cue.lemma == "expect" && group.passive && attribution.source.is_none();
        if unsaid || !says(group, cue) {
            return None;
        }
        negated = group.negated;
    }
    // "the proclamation contradicted its policy": only what is said can be contradicted by saying.
    let contradicts = matches!(reports, Reports::Verb(cue) if cue.lemma == "contradict");
    if contradicts && !attribution.content.iter().any(|&span| names_a_claim(page, span)) {
        return None;
    }
    let content: Vec<Span> =
        attribution.content.iter().filter_map(|&span| cleaned(grammar, whole(grammar, span))).collect();
    if content.is_empty() {
        return None;
    }
    // "According to S, C" needs no verb, though a parser may take "according" for one.
    let verbless =
        cue_tokens.as_ref().is_some_and(|cue| matches!(page.lower(cue.start), "according" | "as" | ":"));
    let unlisted = group.filter(|_| matches!(reports, Reports::Plain) && !verbless);
    if unlisted.is_some_and(|group| {
        attribution.certainty.as_thousandths() < LEAST_UNLISTED || !tells(grammar, group, &content)
    }) {
        return None;
    }
    Some(Cited {
        source: attribution.source,
        cue: cue_tokens.map(|tokens| page.span_of(tokens)),
        content,
        certainty: attribution.certainty,
        reports,
        group,
        negated,
    })
}

fn names_a_claim(page: &Page<'_>, content: Span) -> bool {
    page.tokens_in(content).any(|at| {
        matches!(
            page.lower(at),
            "claim"
                | "claims"
                | "report"
                | "reports"
                | "account"
                | "accounts"
                | "statement"
                | "statements"
                | "assertion"
                | "assertions"
                | "allegation"
                | "allegations"
                | "version"
                | "remarks"
                | "testimony"
                | "story"
        )
    })
}

/// "continues to deny", "went on to say": what is done is in the second verb.
fn telling<'g>(grammar: &'g Grammar<'_>, group: &'g Group, cue: &Range<usize>) -> &'g Group {
    if !matches!(group.lemma, "continue" | "go" | "begin" | "start" | "proceed") {
        return group;
    }
    let second = grammar.groups_in(group.end..cue.end).iter().find(|second| second.form == Form::Infinitive);
    second.unwrap_or(group)
}

/// A cue without the colon or comma behind it; one that is nothing else stays.
fn without_marks(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    let kept = tokens.clone().rev().find(|&at| page.kind(at) != Some(TokenKind::Mark));
    tokens.start..kept.map_or(tokens.end, |last| last + 1)
}

/// Whether a verb that no list has tells what somebody says: by a quotation or a clause, and not "has" or "is".
fn tells(grammar: &Grammar<'_>, group: &Group, content: &[Span]) -> bool {
    // "marking the first time that an envoy came": what is done, though a clause follows.
    if matches!(
        group.lemma,
        "be" | "have" | "do" | "mark" | "cause" | "lead" | "become" | "make" | "get" | "show"
    ) {
        return false;
    }
    content.iter().any(|&piece| {
        let tokens = grammar.page.tokens_in(piece);
        tokens.clone().any(|at| grammar.tag(at) == Tag::Open)
            || grammar.groups_in(tokens.start + 1..tokens.end).iter().any(|inner| inner.form == Form::Finite)
    })
}

/// Whether by this verb group anything was said: "did not say", "would announce" and "to accuse" tell of none.
fn says(group: &Group, cue: &Cue) -> bool {
    if group.negated {
        // What the negation itself tells: "could not confirm", "does not believe", "would not comment".
        return matches!(
            cue.lemma,
            "confirm"
                | "verify"
                | "know"
                | "believe"
                | "think"
                | "accept"
                | "agree"
                | "support"
                | "comment"
                | "recognise"
                | "endorse"
        );
    }
    match group.tense {
        Tense::Past | Tense::Present => group.form != Form::Infinitive || matches!(cue.lemma, "say" | "add"),
        Tense::Future => matches!(cue.act, Act::Praise) && cue.stance == Stance::Stated,
        Tense::Possible | Tense::Required => false,
    }
}

/// "said that, according to the agency, there was none": a reader that stopped at "that" is read on to the end.
fn whole(grammar: &Grammar<'_>, span: Span) -> Span {
    let tokens = grammar.page.tokens_in(span);
    let only_that = tokens.len() == 1 && grammar.tag(tokens.start) == Tag::That;
    let last = grammar.sentence(tokens.start).end;
    if only_that && grammar.page.reads(tokens.end + 1, &["according", "to"]) {
        return grammar.page.span_of(tokens.start..last);
    }
    span
}

/// Content without its "that" and without marks that do not belong to it.
fn cleaned(grammar: &Grammar<'_>, span: Span) -> Option<Span> {
    let tokens = grammar.page.tokens_in(span);
    let (mut start, mut end) = (tokens.start, tokens.end);
    // A closing mark keeps the full stop in front of it; nothing else does.
    while end > start
        && matches!(grammar.tag(end - 1), Tag::Stop | Tag::Comma)
        && grammar.page.word(end - 1) != "?"
    {
        end -= 1;
    }
    while start < end && matches!(grammar.tag(start), Tag::That | Tag::Comma | Tag::Colon) {
        // "that report" keeps its word: only a "that" which opens a clause goes.
        if grammar.tag(start) == Tag::That
            && grammar.groups_in(start..end).is_empty()
            && grammar.tag(start + 1) != Tag::Open
        {
            break;
        }
        start += 1;
    }
    let cut = grammar.page.span_of(start..end);
    (!cut.is_empty()).then_some(cut)
}

//! Who is cited with which words, by cue lists, verb groups and quotation marks.
//!
//! Takes a page; gives attributions by span: "S said that C", "according to S, C", “C,” said S, claims by S that
//! C, “C” alone where a speaker goes on. Content begins with its "that" and holds its quotation marks; the full stop of
//! the sentence stays outside. Nested attributions are all given: what stands in whose content is the business of
//! the statement room.

mod complement;
mod content;
pub(crate) mod cue;
mod indirect;
mod other;
mod postposed;
mod quoted;
mod transcript;

use std::collections::BTreeSet;
use std::ops::Range;

use attested_model::{Certainty, Mention, Span};

pub(crate) use transcript::colons as transcript_colons;

use crate::grammar::Grammar;
use crate::{Attribution, Page};

/// An attribution in tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The words that name who is cited.
    pub(crate) source: Option<Range<usize>>,
    /// The reporting words.
    pub(crate) cue: Option<Range<usize>>,
    /// What is cited.
    pub(crate) content: Vec<Range<usize>>,
    /// How sure the rule is, in thousandths.
    pub(crate) certainty: u16,
}

/// The attributions of a page in text order, by rules alone.
pub(crate) fn attributions(grammar: &Grammar<'_>, mentions: &[Mention]) -> Vec<Attribution> {
    let found = with_cues(grammar, mentions);
    completed(grammar, found)
}

/// The attributions that hang on a cue.
pub(crate) fn with_cues(grammar: &Grammar<'_>, mentions: &[Mention]) -> Vec<Found> {
    let mut found = indirect::with_verbs(grammar);
    found.extend(other::according(grammar));
    found.extend(other::adverbs(grammar));
    found.extend(other::nouns(grammar));
    let spoken = transcript::transcript(grammar);
    let labelled: BTreeSet<_> = spoken.iter().map(|each| each.cue.clone().map(|cue| cue.start)).collect();
    let mut colons = other::colons(grammar, mentions);
    colons.retain(|each| !labelled.contains(&each.cue.clone().map(|cue| cue.start)));
    found.extend(colons);
    found.extend(spoken);
    found
}

/// With the quotations that run on or stand alone, by span and in text order.
pub(crate) fn completed(grammar: &Grammar<'_>, mut found: Vec<Found>) -> Vec<Attribution> {
    quoted::complete(grammar, &mut found);
    let mut out: Vec<Attribution> =
        found.iter().filter_map(|found| attribution(grammar.page, found)).collect();
    out.sort_by_key(|each| (first(each), each.cue, each.source));
    out.dedup();
    out
}

fn first(attribution: &Attribution) -> Span {
    let content = attribution.content.first().copied();
    [attribution.source, attribution.cue, content].into_iter().flatten().min().unwrap_or(Span::of(0..0))
}

fn attribution(page: &Page<'_>, found: &Found) -> Option<Attribution> {
    let span = |tokens: &Range<usize>| {
        let span = page.span_of(tokens.clone());
        (!span.is_empty()).then_some(span)
    };
    let mut content: Vec<Span> = found.content.iter().filter_map(span).collect();
    content.sort();
    content.dedup();
    if content.is_empty() {
        return None;
    }
    Some(Attribution {
        source: found.source.as_ref().and_then(span),
        cue: found.cue.as_ref().and_then(span),
        content,
        certainty: Certainty::thousandths(found.certainty),
    })
}

//! Quotations that no cue has claimed yet, and those that run over sentences and paragraphs.

use std::ops::Range;

use super::Found;
use crate::grammar::{Grammar, Tag};

/// Fewer words than these between marks are a name or a word held at a distance, not a saying.
const SHORTEST: usize = 4;

/// Lets quotations that run on be taken whole, and adds those that go on without a cue.
pub(super) fn complete(grammar: &Grammar<'_>, found: &mut Vec<Found>) {
    for each in found.iter_mut() {
        extend(grammar, each);
    }
    let mut covered: Vec<Range<usize>> = found.iter().flat_map(|each| each.content.iter().cloned()).collect();
    covered.sort_by_key(|range| (range.start, range.end));
    // The farthest end of any content that begins at or before each one.
    let mut reach = 0;
    let reaches: Vec<usize> = covered
        .iter()
        .map(|range| {
            reach = reach.max(range.end);
            reach
        })
        .collect();
    let mut free = Vec::new();
    for quote in &grammar.quotations {
        let before = covered.partition_point(|range| range.start <= quote.tokens.start);
        let held = before > 0 && reaches[before - 1] >= quote.tokens.end.saturating_sub(1);
        if held || !stands_alone(grammar, quote.tokens.clone()) {
            continue;
        }
        free.push(Found { source: None, cue: None, content: vec![quote.tokens.clone()], certainty: 700 });
    }
    found.extend(free);
}

/// A content that ends inside a quotation which it opened is taken to the end of the quotation, and of the
/// paragraphs that go on from it.
fn extend(grammar: &Grammar<'_>, found: &mut Found) {
    let mut more = Vec::new();
    for piece in &mut found.content {
        let start = grammar.quotations.partition_point(|quote| quote.tokens.end <= piece.start);
        let Some(at) = (start..grammar.quotations.len())
            .take_while(|&at| grammar.quotations[at].tokens.start < piece.end)
            .filter(|&at| grammar.quotations[at].tokens.start >= piece.start)
            .last()
        else {
            continue;
        };
        let quote = &grammar.quotations[at];
        let last = quote.tokens.end + 1 >= piece.end;
        if last && !quote.closed {
            let mut next = at + 1;
            while let Some(follow) = grammar.quotations.get(next).filter(|quote| quote.continues) {
                more.push(follow.tokens.clone());
                next += 1;
            }
        }
    }
    found.content.extend(more);
    found.content.sort_by_key(|piece| (piece.start, piece.end));
    found.content.dedup();
}

/// True for a quotation that is a saying of its own: it opens a sentence and holds whole sentences.
fn stands_alone(grammar: &Grammar<'_>, tokens: Range<usize>) -> bool {
    let words = tokens
        .clone()
        .filter(|&at| !matches!(grammar.tag(at), Tag::Open | Tag::Close | Tag::Comma | Tag::Stop))
        .count();
    let sentence = grammar.sentence(tokens.start);
    let opens = tokens.start == sentence.start
        || tokens.start == sentence.start + 1 && grammar.tag(sentence.start) == Tag::Dash;
    let ends = {
        let next = grammar.tag(tokens.end);
        let inner = grammar.tag(tokens.end.saturating_sub(2));
        let new_sentence = grammar.sentence(tokens.end).start == tokens.end;
        new_sentence || matches!(next, Tag::Stop) || matches!(inner, Tag::Stop | Tag::Comma)
    };
    words >= SHORTEST && opens && ends
}

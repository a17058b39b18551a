//! Words that name events and that no list of the rules has, by the encoder.
//!
//! The rules know some thousand words; the encoder has learnt from read articles which words of a sentence somebody would put into a
//! record. Where it is sure and the rules are silent its word counts; whether what the word tells of took place is asked
//! of the grammar, as for any other.

use std::ops::Range;

use attested_model::{Certainty, EventType, Span};

use super::sense::Rooted;
use crate::grammar::{Grammar, Tag, Tree};
use crate::{Relation, Trigger};

/// A root counts from this probability on: there, on texts it was not trained on, what it adds is as often right as what the lists
/// find (docs/SCORES.md).
const LEAST: f32 = 0.8;

/// Adds what the encoder alone finds; `rooted` and `triggers` are in text order, and stay so.
///
/// Cues are left to the room of statements, which makes an event of those that are deeds; "imposed" of "imposed sanctions" is none
/// beside its object.
pub(super) fn add(
    grammar: &Grammar<'_>,
    tree: &Tree,
    rooted: &[Rooted],
    cues: &[Span],
    triggers: &mut Vec<Trigger>,
) {
    let page = grammar.page;
    let known: Vec<Span> = triggers.iter().map(|trigger| trigger.span).collect();
    let mut added = Vec::new();
    for each in rooted.iter().filter(|each| each.certainty >= LEAST && each.kind != EventType::Other) {
        let span = page.span_of(each.tokens.clone());
        let object = tree.child(each.tokens.start, Relation::Object);
        let light = object.is_some_and(|token| holds(&known, page.span_of(token..token + 1)));
        if holds(&known, span) || light || holds(cues, span) || !names_an_event(grammar, each) {
            continue;
        }
        let certainty = Certainty::from(f64::from(each.certainty));
        added.push(Trigger {
            span,
            kind: each.kind,
            mode: None,
            custom: None,
            certainty,
            doubt: Certainty::thousandths(0),
        });
    }
    triggers.extend(added);
    triggers.sort_by_key(|trigger| (trigger.span.start(), std::cmp::Reverse(trigger.span.end())));
}

/// True when one of some spans in text order shares a byte with a span. Logarithmic.
fn holds(spans: &[Span], span: Span) -> bool {
    let at = spans.partition_point(|known| known.end() <= span.start());
    spans.get(at).is_some_and(|known| known.start() < span.end())
}

/// Tells each trigger how sure the encoder is that what it tells of has not taken place; `doubts` are in text order.
pub(super) fn doubt(grammar: &Grammar<'_>, doubts: &[(Range<usize>, f32)], triggers: &mut [Trigger]) {
    for trigger in triggers {
        let tokens = grammar.page.tokens_in(trigger.span);
        let from = doubts.partition_point(|(seen, _)| seen.end <= tokens.start);
        let here =
            doubts[from..].iter().take_while(|(seen, _)| seen.start < tokens.end).map(|(_, doubt)| *doubt);
        trigger.doubt = Certainty::from(f64::from(here.fold(0.0, f32::max)));
    }
}

/// A verb with its group, or a common noun that tells no other noun's kind.
fn names_an_event(grammar: &Grammar<'_>, each: &Rooted) -> bool {
    let first = each.tokens.start;
    if let Some(group) = grammar.group_at(first) {
        return group.head == first && !group.lemma.is_empty();
    }
    each.tokens.clone().all(|at| grammar.tag(at) == Tag::Word) && grammar.tag(each.tokens.end) != Tag::Word
}

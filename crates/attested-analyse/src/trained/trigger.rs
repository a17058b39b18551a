//! Words that name events and that no list of the rules has, by the encoder.
//!
//! The rules know some thousand words; the encoder has learnt from read articles which words of a sentence somebody would put into a
//! record. Where it is sure and the rules are silent its word counts; whether what the word tells of took place is asked
//! of the grammar, as for any other.

use std::ops::Range;

use attested_model::{Certainty, EventType, Span};

use super::sense::Rooted;
use crate::grammar::{Grammar, Tag, Tree};
use crate::rules::trigger::is_figurative;
use crate::{Relation, Trigger, VerbForm};

/// A root counts from this probability on: there, on texts it was not trained on, two of three words that it adds are an event of that
/// type, and four of five are an event (docs/SCORES.md). Nouns of no root are less often one.
const LEAST: f32 = 0.5;
const LEAST_OF_OTHER_NOUNS: f32 = 0.7;

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
    for each in rooted.iter().filter(|each| each.certainty >= least(grammar, each)) {
        let span = page.span_of(each.tokens.clone());
        let object = tree.child(each.tokens.start, Relation::Object);
        let light = object.is_some_and(|token| holds(&known, page.span_of(token..token + 1)));
        let spoken_for = holds(&known, span) || light || holds(cues, span);
        if spoken_for || !names_an_event(grammar, each) || tells_of_another(grammar, tree, &known, each) {
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

fn least(grammar: &Grammar<'_>, each: &Rooted) -> f32 {
    let verb = grammar.group_at(each.tokens.start).is_some();
    if verb || each.kind != EventType::Other { LEAST } else { LEAST_OF_OTHER_NOUNS }
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

/// "tried to kill", "prevented the crowd from attacking", "the talks have failed", "provided that": the word says whether another
/// happening took place, which its status tells.
fn tells_of_another(grammar: &Grammar<'_>, tree: &Tree, known: &[Span], each: &Rooted) -> bool {
    let at = each.tokens.start;
    let is_happening = |child: usize| holds(known, grammar.page.span_of(child..child + 1));
    let bare = tree.child(at, Relation::Object).is_none();
    let condition = grammar.page.lower(at) == "provided" && grammar.tag(at + 1) == Tag::That;
    condition
        || tree.relation(at) == Relation::Marker
        || tree.children(at).any(|child| match tree.relation(child) {
            Relation::OpenComplement | Relation::Complement => is_happening(child),
            Relation::Adverbial => {
                child > at && is_happening(child) && tree.verb(child) == Some(VerbForm::Ing)
            }
            Relation::Subject => bare && is_happening(child),
            _ => false,
        })
}

/// "hospitals have counted at least 1,310": the verb gives a number of something else.
fn counts(lemma: &str) -> bool {
    matches!(lemma, "count" | "record" | "register" | "tally" | "estimate" | "number" | "total")
}

/// A verb with its group, or a common noun that tells no other noun's kind and is no amount ("200 million euros").
fn names_an_event(grammar: &Grammar<'_>, each: &Rooted) -> bool {
    let first = each.tokens.start;
    if let Some(group) = grammar.group_at(first) {
        return group.head == first
            && !group.lemma.is_empty()
            && !counts(group.lemma)
            && !is_figurative(grammar, group);
    }
    let amount = first > 0
        && matches!(
            grammar.page.lower(first - 1),
            "hundred" | "thousand" | "million" | "billion" | "trillion"
        );
    !amount
        && each.tokens.clone().all(|at| grammar.tag(at) == Tag::Word)
        && grammar.tag(each.tokens.end) != Tag::Word
}

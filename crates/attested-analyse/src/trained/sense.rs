//! In which sense a word of the lists stands, by the encoder: "attacked the president over his record" is no assault.
//!
//! The rules find the words that name events and know one type for each. The encoder has seen the sentence; it is asked where being
//! wrong would make an attack of a sharp word.

use std::ops::Range;

use attested_model::{EventType, Mode};

use crate::grammar::{Grammar, Tree};
use crate::{Relation, Trigger};

/// A verb counts as sharp words from this probability on.
const LEAST: f32 = 0.5;

/// A word that the encoder takes for an event, with its PLOVER root.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rooted {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EventType,
    pub(super) certainty: f32,
}

/// Sets the sense of the triggers; `rooted` are in text order. Two signs are asked for, since the encoder is lost among names that it
/// does not know: its root, and a ground or a reproach behind the verb ("for his age", "over the plan", "accusing him").
pub(super) fn revise(grammar: &Grammar<'_>, tree: &Tree, rooted: &[Rooted], triggers: &mut [Trigger]) {
    for trigger in triggers.iter_mut().filter(|trigger| trigger.kind == EventType::Assault) {
        let tokens = grammar.page.tokens_in(trigger.span);
        let Some(group) = grammar.group_at(tokens.start).filter(|group| group.head == tokens.start) else {
            continue;
        };
        let from = rooted.partition_point(|each| each.tokens.end <= tokens.start);
        let accuses = rooted[from..]
            .iter()
            .take_while(|each| each.tokens.start < tokens.end)
            .any(|each| each.kind == EventType::Accuse && each.certainty >= LEAST);
        if accuses && tree.children(group.head).any(|child| is_reproach(grammar, tree, child)) {
            (trigger.kind, trigger.mode) = (EventType::Accuse, Some(Mode::Disapprove));
        }
    }
}

/// "for his age", "over his record", "as a gift to the rich", "on paying fewer taxes", "accusing him"; not "for two days".
fn is_reproach(grammar: &Grammar<'_>, tree: &Tree, child: usize) -> bool {
    let page = grammar.page;
    let marked = |words: &[&str]| {
        tree.children(child)
            .any(|word| tree.relation(word) == Relation::Marker && words.contains(&page.lower(word)))
    };
    let lasts = [
        "hours", "hour", "days", "day", "weeks", "week", "months", "minutes", "years", "time", "night",
        "nights",
    ];
    match tree.relation(child) {
        Relation::Oblique => marked(&["for", "over", "as"]) && !lasts.contains(&page.lower(child)),
        Relation::Adverbial => {
            marked(&["for", "over", "as", "on"])
                || matches!(
                    page.lower(child),
                    "accusing" | "calling" | "describing" | "saying" | "claiming" | "blaming" | "alleging"
                )
        }
        _ => false,
    }
}

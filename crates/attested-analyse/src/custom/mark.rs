//! Where the cues of custom types stand on a page.

use attested_model::{Certainty, EventType};

use super::CustomTypes;
use super::cue::Cue;
use crate::Trigger;
use crate::grammar::{Grammar, Tag};

/// How far an object may reach between the words of a cue, in tokens.
const OBJECT: usize = 12;

/// Adds the triggers of custom types to the others; where both name the same words, the custom type has them.
pub(crate) fn mark(grammar: &Grammar<'_>, types: &CustomTypes, triggers: &mut Vec<Trigger>) {
    if types.is_empty() {
        return;
    }
    let page = grammar.page;
    let mut at = 0;
    while at < page.tokens.len() {
        let found = types.cues.under(page.lower(at)).iter().find_map(|cue| {
            let end = follow(grammar, at, cue)?;
            (!is_excluded(grammar, at, &types.types[cue.of].unless)).then_some((cue.of, end))
        });
        let Some((of, end)) = found else {
            at += 1;
            continue;
        };
        let custom = &types.types[of];
        let span = page.span_of(at..end);
        let replaced = triggers.iter().find(|trigger| trigger.span.overlaps(span));
        let (kind, mode) = match (custom.like, replaced) {
            (Some(like), _) => (like, custom.mode),
            (None, Some(known)) => (known.kind, known.mode),
            (None, None) => (EventType::Other, None),
        };
        triggers.retain(|trigger| !trigger.span.overlaps(span));
        triggers.push(Trigger {
            span,
            kind,
            mode,
            custom: Some(of),
            certainty: Certainty::thousandths(800),
            doubt: Certainty::thousandths(0),
        });
        at = end;
    }
    triggers.sort_by_key(|trigger| (trigger.span.start(), std::cmp::Reverse(trigger.span.end())));
}

/// Behind a cue whose first word stands at a token, where the rest follows: as a verb by its group, or as a noun.
fn follow(grammar: &Grammar<'_>, at: usize, cue: &Cue) -> Option<usize> {
    let page = grammar.page;
    let verb = grammar.group_at(at).filter(|group| group.head == at);
    // "evacuated" is what was done; "the evacuated villages" tells which.
    if verb.is_none() && !matches!(grammar.tag(at), Tag::Word | Tag::Name | Tag::Verb) {
        return None;
    }
    if verb.is_none() && cue.rest.is_empty() && is_mere_modifier(grammar, at) {
        return None;
    }
    let mut next = verb.map_or(at + 1, |group| group.end);
    let mut end = at + 1;
    for (position, word) in cue.rest.iter().enumerate() {
        if cue.gap == Some(position) && !is_form_of(page.lower(next), word) {
            let sentence = grammar.sentence(at).end;
            next = (next..sentence.min(next + OBJECT)).find(|&there| is_form_of(page.lower(there), word))?;
        } else if !is_form_of(page.lower(next), word) && grammar.tag(next) == Tag::Adv {
            next += 1;
        }
        if !is_form_of(page.lower(next), word) {
            return None;
        }
        next += 1;
        // The object is no part of the words that name the event.
        if cue.gap.is_none_or(|gap| position < gap) {
            end = next;
        }
    }
    Some(end)
}

/// A word of a cue or its plural.
fn is_form_of(word: &str, cue: &str) -> bool {
    word == cue || word.strip_suffix('s').is_some_and(|single| single == cue)
}

/// "evacuation plan", "evacuated villages": the word only tells the kind of the next one.
fn is_mere_modifier(grammar: &Grammar<'_>, at: usize) -> bool {
    grammar.tag(at + 1) == Tag::Word && grammar.group_at(at + 1).is_none()
}

fn is_excluded(grammar: &Grammar<'_>, at: usize, unless: &[String]) -> bool {
    !unless.is_empty()
        && grammar.sentence(at).any(|token| {
            let word = grammar.page.lower(token);
            unless.iter().any(|other| is_form_of(word, &other.to_lowercase()))
        })
}

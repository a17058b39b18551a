//! The noun phrase around a word that names a happening.

use crate::grammar::{Grammar, Tag, is_calendar};

/// A noun phrase around a trigger.
pub(super) struct Phrase {
    /// Its first token.
    pub(super) start: usize,
    /// It points to a happening that is known: "the", "its", "Saturday's".
    pub(super) definite: bool,
}

/// "allegations of torture and arbitrary detentions": what governs the first of joined bare nouns governs all.
pub(super) fn out_of_list(grammar: &Grammar<'_>, phrase: Phrase) -> Phrase {
    let floor = grammar.sentence(phrase.start).start.max(phrase.start.saturating_sub(10));
    let mut start = phrase.start;
    if phrase.definite || start <= floor || !matches!(grammar.tag(start - 1), Tag::Conj | Tag::Comma) {
        return phrase;
    }
    let joined = |at: usize| {
        matches!(grammar.tag(at), Tag::Word | Tag::Conj | Tag::Comma)
            || grammar.tag(at) == Tag::Verb && grammar.page.lower(at).ends_with("ed")
    };
    while start > floor && joined(start - 1) {
        start -= 1;
    }
    let governed =
        start > floor && matches!(grammar.page.lower(start - 1), "of" | "for" | "against" | "without");
    if governed { Phrase { start, definite: false } } else { phrase }
}

/// The noun phrase that a noun at `at` ends.
pub(super) fn phrase(grammar: &Grammar<'_>, at: usize) -> Phrase {
    let floor = grammar.sentence(at).start.max(at.saturating_sub(8));
    let mut start = at;
    let mut definite = false;
    while start > floor {
        let before = start - 1;
        match grammar.tag(before) {
            Tag::Det => {
                definite |= matches!(
                    grammar.page.lower(before),
                    "the"
                        | "this"
                        | "that"
                        | "these"
                        | "those"
                        | "its"
                        | "his"
                        | "her"
                        | "their"
                        | "our"
                        | "both"
                );
                start = before;
                break;
            }
            Tag::That
                if grammar.groups_in(before + 1..at).is_empty()
                    && before > floor
                    && !matches!(grammar.tag(before - 1), Tag::Verb | Tag::Word) =>
            {
                definite = true;
                start = before;
                break;
            }
            Tag::Poss => {
                definite = true;
                // The owner belongs to the phrase.
                start = before;
                while start > floor
                    && matches!(grammar.tag(start - 1), Tag::Name | Tag::Word | Tag::Det | Tag::Num)
                {
                    start -= 1;
                }
                break;
            }
            // A mark that holds a word at a distance stands inside the phrase.
            Tag::Word | Tag::Num | Tag::Open | Tag::Close => start = before,
            Tag::Name => {
                // "Saturday attacks", "the Sarvane talks"
                definite |= is_calendar(grammar.page.lower(before));
                start = before;
            }
            Tag::Conj
                if before > floor
                    && matches!(grammar.tag(before - 1), Tag::Word)
                    && matches!(grammar.tag(before + 1), Tag::Word) =>
            {
                start = before;
            }
            _ => break,
        }
    }
    // would bring "the battle" to them
    while start > floor && grammar.tag(start - 1) == Tag::Open {
        start -= 1;
    }
    Phrase { start, definite }
}

/// "no such meeting", "not one shot", "not a single raid": a negation right in front of the phrase.
pub(super) fn is_negated(grammar: &Grammar<'_>, phrase: &Phrase) -> bool {
    let floor = grammar.sentence(phrase.start).start.max(phrase.start.saturating_sub(3));
    let counts = |at: usize| matches!(grammar.page.lower(at), "a" | "an" | "any" | "one" | "single" | "such");
    let mut at = phrase.start;
    while at > floor && counts(at - 1) {
        at -= 1;
    }
    at > floor
        && match grammar.page.lower(at - 1) {
            "no" => true,
            "not" | "never" => !phrase.definite && (at < phrase.start || counts(at)),
            _ => false,
        }
}

/// True when the subject in front of a verb is "not one …", "no such …".
pub(super) fn subject_is_negated(grammar: &Grammar<'_>, verb: usize) -> bool {
    is_negated(grammar, &phrase(grammar, verb))
}

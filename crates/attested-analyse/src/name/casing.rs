//! How a sentence uses capitals, and what the capitals of a text are worth.

use std::ops::Range;

use crate::Page;
use crate::token::{Shape, TokenKind};

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Casing {
    /// Names are capitalised, other words are not.
    Running,
    /// Nearly Every Word Begins With a Capital.
    Title,
    /// ALL LETTERS ARE CAPITAL.
    Upper,
}

/// Words that a title in capitals writes small.
const STAYS_SMALL: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "as", "vs", "over",
    "from", "into", "is", "but", "nor", "per", "via", "after", "amid", "al", "bin", "de", "la", "von",
];

/// How the sentence of these tokens uses capitals.
pub(super) fn casing(page: &Page<'_>, tokens: &Range<usize>) -> Casing {
    let (mut words, mut upper, mut capital, mut small) = (0u32, 0u32, 0u32, 0u32);
    for token in &page.tokens[tokens.clone()] {
        if token.kind != TokenKind::Word {
            continue;
        }
        words += 1;
        match token.shape {
            Shape::Upper => upper += 1,
            Shape::Title => capital += 1,
            // Short words stay small in a title.
            Shape::Lower if !STAYS_SMALL.contains(&page.words(token.span)) => small += 1,
            _ => {}
        }
    }
    let stopped = tokens.end.checked_sub(1).is_some_and(|last| page.word(last) == ".");
    if words >= 3 && upper * 4 >= words * 3 {
        return Casing::Upper;
    }
    if words >= 4 && small * 6 <= capital + upper && (capital + upper) * 2 >= words && !(stopped && small > 0)
    {
        return Casing::Title;
    }
    Casing::Running
}

/// Words of the text that occur in small letters, and capitalised where no sentence begins. Both sorted.
#[derive(Debug, Default)]
pub(super) struct Evidence<'p> {
    small: Vec<&'p str>,
    capital: Vec<&'p str>,
}

impl<'p> Evidence<'p> {
    pub(super) fn of(page: &'p Page<'_>) -> Self {
        let mut evidence = Evidence::default();
        for sentence in &page.sentences {
            if casing(page, &sentence.tokens) != Casing::Running {
                continue;
            }
            for at in sentence.tokens.clone() {
                match page.tokens[at].shape {
                    Shape::Lower => evidence.small.push(page.lower(at)),
                    Shape::Title | Shape::Upper if !begins(page, &sentence.tokens, at) => {
                        evidence.capital.push(page.lower(at));
                    }
                    _ => {}
                }
            }
        }
        for list in [&mut evidence.small, &mut evidence.capital] {
            list.sort_unstable();
            list.dedup();
        }
        evidence
    }

    /// True when the text also writes the word small.
    pub(super) fn is_small(&self, word: &str) -> bool {
        self.small.binary_search(&word).is_ok()
    }

    /// True when the text capitalises the word inside a sentence.
    pub(super) fn is_capital(&self, word: &str) -> bool {
        self.capital.binary_search(&word).is_ok()
    }
}

/// True for the first word of a sentence, of a quotation, and behind a colon or a bullet.
pub(super) fn begins(page: &Page<'_>, sentence: &Range<usize>, at: usize) -> bool {
    if at <= sentence.start {
        return true;
    }
    match page.kind(at - 1) {
        Some(TokenKind::QuoteOpen) => true,
        Some(TokenKind::Mark) => {
            matches!(page.word(at - 1), ":" | "•" | "*" | "…" | "?" | "!" | "·")
                || (at - 1 == sentence.start && !matches!(page.word(at - 1), "(" | "["))
        }
        Some(TokenKind::Number) => at - 1 == sentence.start,
        _ => false,
    }
}

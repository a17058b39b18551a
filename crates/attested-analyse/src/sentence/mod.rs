//! Sentences by span.
//!
//! Takes tokens, paragraphs and sections; gives sentences that hold no white space at their ends and never
//! cross a paragraph or a section. `Gen. Imar Sol flew to the U.S. on Tuesday. “It is done.” He left.` is
//! three sentences. It does not part clauses.

use attested_model::{Section, Span};

use crate::page::Sentence;
use crate::token::{Shape, Token, TokenKind};

/// Words that begin a sentence and, capitalised, hardly ever go on behind an abbreviation.
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "although",
    "an",
    "and",
    "another",
    "as",
    "asked",
    "at",
    "before",
    "both",
    "but",
    "by",
    "during",
    "each",
    "earlier",
    "even",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "most",
    "no",
    "none",
    "not",
    "now",
    "on",
    "once",
    "one",
    "our",
    "several",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "with",
    "you",
];

/// Verbs that bring the speaker of a quotation that ends in `?` or `!`.
const SAYING: &[&str] =
    &["said", "says", "asked", "asks", "told", "added", "wrote", "tweeted", "shouted", "cried", "posted"];

/// The sentences of a page; every token lies in one.
pub(crate) fn sentences(
    text: &str,
    tokens: &[Token],
    lower: &str,
    paragraphs: &[Span],
    sections: &[Section],
) -> Vec<Sentence> {
    let mut out = Vec::new();
    let (mut paragraph, mut section) = (0, 0);
    let mut start = 0;
    for at in 0..tokens.len() {
        while paragraph + 1 < paragraphs.len() && paragraphs[paragraph + 1].start() <= tokens[at].span.start()
        {
            paragraph += 1;
        }
        while section + 1 < sections.len() && sections[section + 1].span.start() <= tokens[at].span.start() {
            section += 1;
        }
        let next = at + 1;
        let outside = |bounds: Option<&Span>| {
            tokens.get(next).zip(bounds).is_some_and(|(token, bounds)| token.span.start() >= bounds.start())
        };
        let next_section = sections.get(section + 1).map(|section| section.span);
        let ends = next == tokens.len()
            || outside(paragraphs.get(paragraph + 1))
            || outside(next_section.as_ref())
            || ends_sentence(text, tokens, lower, at);
        if ends {
            let span = tokens[start].span.cover(tokens[at].span);
            out.push(Sentence { span, tokens: start..next, section, paragraph });
            start = next;
        }
    }
    out
}

/// True when the sentence ends behind the token `at`, which is not the last of its paragraph.
fn ends_sentence(text: &str, tokens: &[Token], lower: &str, at: usize) -> bool {
    let next = tokens[at + 1];
    // Closing marks that touch the stop belong to its sentence.
    let stop = last_stop(text, tokens, at);
    let Some(stop) = stop else { return false };
    let touches = tokens[at].span.end() == next.span.start();
    if touches && (next.kind == TokenKind::QuoteClose || matches!(next.span.text(text), ")" | "]")) {
        return false;
    }
    let word = tokens[stop].span.text(text);
    let opens = next.kind == TokenKind::QuoteOpen || matches!(next.span.text(text), "(" | "[");
    let head = if opens { tokens.get(at + 2).copied().unwrap_or(next) } else { next };
    let capital = matches!(head.shape, Shape::Title | Shape::Upper) || head.kind == TokenKind::Handle;
    let number = head.kind == TokenKind::Number || head.kind == TokenKind::Symbol;
    if tokens[stop].kind == TokenKind::Word {
        return stop == at && !touches && capital && abbreviation_ends(word, head.lower(lower), opens);
    }
    if touches {
        // "…of the war.He added": the blank was lost; ".com" and "3.5" never come here with a capital.
        let before = stop.checked_sub(1).map(|before| tokens[before].span.text(text));
        let real = before.is_some_and(|before| before.chars().count() > 2);
        return word == "." && (opens || (head.shape == Shape::Title && real));
    }
    if next.kind == TokenKind::Mark && !opens {
        // A bullet or a dash begins a new one after a full stop, not after an ellipsis.
        return word == "." && !matches!(next.span.text(text), "," | ";" | ":" | "." | "…");
    }
    if stop < at && word != "." && goes_on_with_speaker(tokens, lower, at + 1) {
        return false;
    }
    if head.shape == Shape::Lower {
        return opens && word != "…" && !word.starts_with("..") && stop == at;
    }
    capital || number || opens || head.kind == TokenKind::Hashtag || head.kind == TokenKind::Url
}

/// The stop that the token `at` is, or that it closes as a quotation mark or bracket.
fn last_stop(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let mut back = at;
    for _ in 0..4 {
        let token = tokens[back];
        let word = token.span.text(text);
        match token.kind {
            TokenKind::Mark if matches!(word, "!" | "?" | "…" | "。" | "؟" | "！" | "？") => {
                return Some(back);
            }
            TokenKind::Mark if word.starts_with('.') => return Some(back),
            TokenKind::Word if word.ends_with('.') => return Some(back),
            TokenKind::QuoteClose => {}
            TokenKind::Mark if matches!(word, ")" | "]") => {}
            _ => return None,
        }
        back = back.checked_sub(1)?;
        if tokens[back].span.end() != tokens[back + 1].span.start() {
            return None;
        }
    }
    None
}

/// Whether a sentence ends behind an abbreviation that stands before a capitalised word.
fn abbreviation_ends(word: &str, next: &str, opens: bool) -> bool {
    let lower = word.to_ascii_lowercase();
    let initial = word.chars().count() == 2;
    match lower.trim_end_matches('.') {
        "a.m" | "p.m" | "etc" => true,
        "inc" | "ltd" | "co" | "corp" | "jr" | "sr" => opens || STARTERS.contains(&next),
        _ if initial => false,
        _ if lower.trim_end_matches('.').contains('.') => opens || STARTERS.contains(&next),
        _ => false,
    }
}

/// True when a name and a saying word follow: `“Where?” Imar Sol asked.`
fn goes_on_with_speaker(tokens: &[Token], lower: &str, from: usize) -> bool {
    tokens[from..]
        .iter()
        .take(5)
        .take_while(|token| matches!(token.kind, TokenKind::Word))
        .any(|token| SAYING.contains(&token.lower(lower)))
}

/// True for the commonest verbs of saying.
pub(crate) fn is_saying(word: &str) -> bool {
    SAYING.contains(&word)
}

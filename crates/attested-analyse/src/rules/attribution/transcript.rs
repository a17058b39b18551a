//! "MS VARN: Let us begin.": who speaks in a transcript, where paragraphs open with a label in capitals.

use std::ops::Range;

use attested_model::Span;

use super::Found;
use crate::grammar::{Grammar, Tag};
use crate::{Page, TokenKind};

/// A page with fewer labels is no transcript: "UPDATE: …" may stand over any report.
const FEWEST: usize = 3;

/// A label has no more words: "DEPUTY SPOKESPERSON VARN OF SARVANE".
const LONGEST: usize = 5;

/// Capitals in front of a colon that name nobody.
const NOBODY: &[&str] = &[
    "update",
    "updated",
    "note",
    "watch",
    "video",
    "photo",
    "photos",
    "breaking",
    "read",
    "correction",
    "clarification",
    "editor",
    "date",
    "subject",
];

/// What each speaker of a transcript says, a paragraph each; nothing where the page is none.
pub(super) fn transcript(grammar: &Grammar<'_>) -> Vec<Found> {
    let page = grammar.page;
    let spoken: Vec<Found> =
        page.paragraphs.iter().filter_map(|&paragraph| said(grammar, page.tokens_in(paragraph))).collect();
    if spoken.len() < FEWEST { Vec::new() } else { spoken }
}

fn said(grammar: &Grammar<'_>, paragraph: Range<usize>) -> Option<Found> {
    let page = grammar.page;
    let colon = paragraph.clone().take(LONGEST + 1).find(|&at| grammar.tag(at) == Tag::Colon)?;
    let label = paragraph.start..colon;
    let named = label.clone().any(|at| page.kind(at) == Some(TokenKind::Word))
        && label.clone().all(|at| is_capital(page, at))
        && !NOBODY.contains(&page.lower(label.start));
    let mut content = colon + 1..paragraph.end;
    while !content.is_empty() && matches!(page.word(content.end - 1), "." | "!") {
        content.end -= 1;
    }
    (named && content.len() >= 2).then(|| Found {
        source: Some(label),
        cue: Some(colon..colon + 1),
        content: vec![content],
        certainty: 850,
    })
}

/// The colons behind the labels of a transcript, in text order; none where the page is none.
pub(crate) fn colons(grammar: &Grammar<'_>) -> Vec<Span> {
    let cues = transcript(grammar).into_iter().filter_map(|found| found.cue);
    cues.map(|cue| grammar.page.span_of(cue)).collect()
}

fn is_capital(page: &Page<'_>, token: usize) -> bool {
    let word = page.word(token);
    !word.chars().any(char::is_lowercase)
        && word.chars().any(|letter| letter.is_uppercase() || letter == '.' || letter == '-')
}

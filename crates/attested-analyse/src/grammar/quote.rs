//! Quotations: which opening mark goes with which closing mark.
//!
//! Marks pair by kind inside a paragraph. A quotation that runs over paragraphs repeats its opening mark at the
//! start of each; one whose closing mark is missing ends with its paragraph. Never toggles on any mark.

use std::ops::Range;

use crate::{Page, TokenKind};

/// A quotation, marks included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// Its tokens, marks included.
    pub(crate) tokens: Range<usize>,
    /// The closing mark is there.
    pub(crate) closed: bool,
    /// It goes on from the paragraph before, whose closing mark is left out.
    pub(crate) continues: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
    Angled,
}

fn kind(mark: &str) -> Kind {
    match mark.chars().next() {
        Some('‘' | '’' | '‚' | '‛' | '\'' | '`') if mark.chars().count() == 1 => Kind::Single,
        Some('«' | '»' | '‹' | '›') => Kind::Angled,
        _ => Kind::Double,
    }
}

/// The outermost quotations of a page in text order.
pub(super) fn quotations(page: &Page<'_>) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut open: Option<(usize, Kind, bool)> = None;
    let mut paragraph_of_open = 0;
    // A quotation that its paragraph left open.
    let mut left_open: Option<Kind> = None;
    for sentence in &page.sentences {
        if let Some((from, kind, continues)) = open
            && sentence.paragraph != paragraph_of_open
        {
            out.push(Quotation { tokens: from..sentence.tokens.start, closed: false, continues });
            left_open = Some(kind);
            open = None;
        }
        for token in sentence.tokens.clone() {
            match (page.kind(token), open) {
                (Some(TokenKind::QuoteOpen), None) => {
                    let this = kind(page.word(token));
                    let starts_paragraph = token == sentence.tokens.start;
                    let continues = starts_paragraph && left_open == Some(this);
                    open = Some((token, this, continues));
                    paragraph_of_open = sentence.paragraph;
                    left_open = None;
                }
                (Some(TokenKind::QuoteClose), Some((from, this, continues)))
                    if kind(page.word(token)) == this =>
                {
                    out.push(Quotation { tokens: from..token + 1, closed: true, continues });
                    open = None;
                }
                (Some(TokenKind::QuoteOpen), Some((from, this, continues)))
                    if this == Kind::Double && kind(page.word(token)) == this =>
                {
                    // The closing mark before is missing: what was open ends with the sentence before this mark.
                    let end = if sentence.tokens.start > from { sentence.tokens.start } else { token };
                    out.push(Quotation { tokens: from..end, closed: false, continues });
                    open = Some((token, this, false));
                    paragraph_of_open = sentence.paragraph;
                }
                _ => {}
            }
        }
    }
    if let Some((from, _, continues)) = open {
        out.push(Quotation { tokens: from..page.tokens.len(), closed: false, continues });
    }
    out
}

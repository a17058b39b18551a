//! A document laid out for reading: its sections, sentences and tokens, all by span.
//!
//! Takes a [`Document`]; gives a [`Page`] that every room of this crate reads. It owns no text but the
//! lower-cased form of the tokens, so that word lists are met without an allocation per call.

use std::ops::Range;

use attested_model::{Document, Section, SectionKind, Span};

use crate::token::{self, Token, TokenKind};
use crate::{section, sentence};

/// A document with its sections, sentences and tokens.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sections, as finely as the rules could tell; they tile the text.
    pub sections: Vec<Section>,
    /// Its paragraphs without white space at their ends; a line each, unless lines were wrapped at a width.
    pub paragraphs: Vec<Span>,
    /// Its tokens in text order; gaps between them hold nothing but white space.
    pub tokens: Vec<Token>,
    /// Its sentences in text order; every token lies in one.
    pub sentences: Vec<Sentence>,
    /// The lower-cased tokens, one behind the other.
    lower: String,
}

/// A sentence: no white space at its ends, inside one section and one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes.
    pub span: Span,
    /// Its tokens, as a range of [`Page::tokens`].
    pub tokens: Range<usize>,
    /// The section it stands in, as an index of [`Page::sections`].
    pub section: usize,
    /// The paragraph it stands in, as an index of [`Page::paragraphs`].
    pub paragraph: usize,
}

impl<'a> Page<'a> {
    /// Lays out a document. Total and linear in the length of its text.
    pub fn of(document: &'a Document) -> Self {
        let text = document.text();
        let paragraphs = section::paragraphs(text);
        let sections = section::sections(document, &paragraphs);
        let (tokens, lower) = token::tokens(text);
        let sentences = sentence::sentences(text, &tokens, &lower, &paragraphs, &sections);
        Self { document, sections, paragraphs, tokens, sentences, lower }
    }

    /// The text of the document.
    pub fn text(&self) -> &'a str {
        self.document.text()
    }

    /// The words under a span.
    pub fn words(&self, span: Span) -> &'a str {
        span.text(self.text())
    }

    /// The token at an index, as written; empty behind the last token.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |token| token.span.text(self.text()))
    }

    /// The token at an index in lower case, with `’` written as `'`; empty behind the last token.
    pub fn lower(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| token.lower(&self.lower))
    }

    /// The kind of the token at an index.
    pub fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// True when the tokens from `at` on are these words, in lower case.
    pub fn reads(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.lower(at + offset) == *word)
    }

    /// The span from the first to the last of some tokens; empty at the start of the text when there is none.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::of(0..0),
        }
    }

    /// The tokens that share at least one byte with a span. Logarithmic.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        start..end.max(start)
    }

    /// The first token that ends behind a byte. Logarithmic.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end() <= offset)
    }

    /// The index of the sentence that holds a byte, or of the next one. Logarithmic.
    pub fn sentence_at(&self, offset: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.end() <= offset)
    }

    /// The index of the sentence that holds a token, or of the next one. Logarithmic.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The kind of the section that a sentence stands in.
    pub fn section_kind(&self, sentence: usize) -> SectionKind {
        self.sentences
            .get(sentence)
            .and_then(|sentence| self.sections.get(sentence.section))
            .map_or(SectionKind::Body, |section| section.kind)
    }

    /// True when white space stands between a token and the one before it, or it is the first.
    pub fn spaced(&self, token: usize) -> bool {
        match (token.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(token)) {
            (Some(before), Some(here)) => before.span.end() < here.span.start(),
            _ => true,
        }
    }
}

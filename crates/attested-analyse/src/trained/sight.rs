//! What the encoder sees on a page: its spans, moved to the tokens of the page.
//!
//! Takes the encoder and a page; gives names and attributions. A paragraph goes in as one line, so that wrapped lines do not
//! cut a sentence; a monstrous one goes in pieces, so that memory stays bounded.

use std::ops::Range;

use attested_model::{Certainty, Span};

use super::sense::Rooted;
use super::tree;
use crate::Page;
use crate::name::Labelled;
use crate::reader::Dependency;
use crate::rules::attribution::Found;

/// No more bytes go in at a time.
const PIECE: usize = 16 << 10;
/// No more bytes of one document are looked at: a long novel, and two minutes on a slow machine.
const MOST: u32 = 1_000_000;

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Names by token, in text order.
    pub(super) names: Vec<Labelled>,
    /// Attributions in text order of their cues; the content may be missing.
    pub(super) attributions: Vec<Found>,
    /// What the tokens depend on, one place for each token of the page.
    pub(super) dependencies: Vec<Option<Dependency>>,
    /// Words that name events, in text order.
    pub(super) rooted: Vec<Rooted>,
    /// Verbs and words that name events, with how sure it is that what they tell of has not taken place; in text order.
    pub(super) doubts: Vec<(Range<usize>, f32)>,
    /// Words that mean the same somebody, by span.
    pub(super) chains: Vec<Vec<Span>>,
    /// The end of the text that was not looked at.
    pub(super) unread: Option<Span>,
}

/// Runs the encoder over a page.
pub(super) fn see(encoder: &attested_reader::Reader, page: &Page<'_>) -> Seen {
    let mut seen = Seen { dependencies: vec![None; page.tokens.len()], ..Seen::default() };
    let session = encoder.session();
    for piece in pieces(page) {
        if piece.end() > MOST {
            let end = page.paragraphs.last().map_or(piece, |&last| piece.cover(last));
            seen.unread = Some(end);
            break;
        }
        let line = page.words(piece).replace(['\n', '\r'], " ");
        // A window on which the runtime fails is read by the rules alone.
        let Ok(tagged) = session.tag(&line) else { continue };
        let moved = |span: Span| {
            let start = piece.start() as usize;
            let tokens = page.tokens_in(Span::of(start + span.range().start..start + span.range().end));
            (!tokens.is_empty()).then_some(tokens)
        };
        // What a span holds of the section before is a dateline or the like.
        let inside = |tokens: Range<usize>| {
            let section = |token: usize| Some(page.sentences.get(page.sentence_of(token))?.section);
            let own = section(tokens.end - 1);
            let start = tokens.clone().rev().take_while(|&token| section(token) == own).last()?;
            Some(start..tokens.end)
        };
        tree::take(page, piece.start(), &tagged.words, &mut seen.dependencies);
        for predicate in &tagged.predicates {
            if predicate.status.as_ref() != "happened"
                && let (Some(tokens), Some(doubt)) = (moved(predicate.span), predicate.status_confidence)
            {
                seen.doubts.push((tokens, doubt));
            }
            let kind = predicate.root.as_ref().and_then(|root| root.parse().ok());
            if let (Some(tokens), Some(kind)) = (moved(predicate.span), kind) {
                seen.rooted.push(Rooted { tokens, kind, certainty: predicate.certainty });
            }
        }
        let place = |span: Span| {
            let start = piece.start() as usize;
            Span::of(start + span.range().start..start + span.range().end)
        };
        let chain = |mentions: &Vec<attested_reader::Mention>| {
            mentions.iter().map(|mention| place(mention.span)).collect()
        };
        seen.chains.extend(tagged.chains.iter().map(chain));
        for name in tagged.names {
            if let Some(tokens) = moved(name.span).and_then(inside) {
                seen.names.push(Labelled { tokens, label: name.label, certainty: name.certainty });
            }
        }
        for each in tagged.attributions {
            let mut content: Vec<Range<usize>> = each.content.into_iter().filter_map(moved).collect();
            content.sort_by_key(|piece| (piece.start, piece.end));
            content.dedup();
            seen.attributions.push(Found {
                source: each.source.and_then(moved).and_then(inside),
                cue: moved(each.cue).and_then(inside),
                content,
                certainty: Certainty::from(f64::from(each.certainty)).as_thousandths(),
            });
        }
    }
    seen
}

/// The paragraphs, long ones in pieces that end with a sentence where there is one.
fn pieces(page: &Page<'_>) -> Vec<Span> {
    let mut out = Vec::with_capacity(page.paragraphs.len());
    for (index, &paragraph) in page.paragraphs.iter().enumerate() {
        if paragraph.len() as usize <= PIECE {
            out.push(paragraph);
            continue;
        }
        let first = page.sentences.partition_point(|sentence| sentence.paragraph < index);
        let mut open: Option<Span> = None;
        for sentence in page.sentences[first..].iter().take_while(|sentence| sentence.paragraph == index) {
            for part in parts(page, &sentence.tokens) {
                match open {
                    Some(held) if held.cover(part).len() as usize <= PIECE => open = Some(held.cover(part)),
                    _ => out.extend(open.replace(part)),
                }
            }
        }
        out.extend(open);
    }
    out.retain(|piece| !piece.is_empty());
    out
}

/// A sentence, cut between tokens when it is too long.
fn parts(page: &Page<'_>, tokens: &Range<usize>) -> Vec<Span> {
    let whole = page.span_of(tokens.clone());
    if whole.len() as usize <= PIECE {
        return vec![whole];
    }
    let mut out = Vec::new();
    let mut open: Option<Span> = None;
    for token in &page.tokens[tokens.clone()] {
        match open {
            Some(held) if held.cover(token.span).len() as usize <= PIECE => {
                open = Some(held.cover(token.span));
            }
            _ => out.extend(open.replace(token.span)),
        }
    }
    out.extend(open);
    out
}

//! The participants that the words of a phrase name.

use std::ops::Range;

use attested_model::{MentionKind, ParticipantIndex};

use super::Scene;
use crate::grammar::Tag;

/// How many participants a phrase may name.
const MOST: usize = 8;

/// The participants of a phrase: the head of each of its joined parts.
pub(super) fn named(scene: Scene<'_>, tokens: Range<usize>) -> Vec<ParticipantIndex> {
    let mut out = Vec::new();
    let mut from = tokens.start;
    for at in tokens.start..=tokens.end {
        let joint = at == tokens.end
            || scene.grammar.tag(at) == Tag::Conj && at > from
            || scene.grammar.tag(at) == Tag::Comma && at > from;
        if !joint {
            continue;
        }
        if from < at {
            let span = scene.ground.page.span_of(from..at);
            if let Some(whom) = head(scene, span)
                && !out.contains(&whom)
            {
                out.push(whom);
            }
        }
        from = at + 1;
    }
    out.truncate(MOST);
    out
}

fn head(scene: Scene<'_>, span: attested_model::Span) -> Option<ParticipantIndex> {
    // "the bombardment of Velm killed ten": a head that no mention holds is nobody.
    let tokens = scene.ground.page.tokens_in(span);
    let base = (tokens.start..tokens.end)
        .find(|&at| matches!(scene.grammar.tag(at), Tag::Prep | Tag::To | Tag::OpenParen | Tag::Rel))
        .unwrap_or(tokens.end);
    if base > tokens.start && scene.grammar.tag(base - 1) == Tag::Word {
        let head = scene.ground.page.tokens[base - 1].span;
        let first = scene.ground.page.span_of(tokens.start..base);
        let covered = scene.ground.mentions_in(first).any(|(_, mention)| mention.span.contains(head));
        if !covered {
            return None;
        }
    }
    scene.grammar.whom(scene.ground, span)
}

/// The participant that owns or qualifies a noun: "Sarvane's", "Sarvanese", "its".
pub(super) fn owners(scene: Scene<'_>, tokens: Range<usize>) -> Vec<ParticipantIndex> {
    let span = scene.ground.page.span_of(tokens);
    let mut out = Vec::new();
    for (_, mention) in scene.ground.mentions_in(span).filter(|(_, mention)| span.contains(mention.span)) {
        let fits = matches!(
            mention.kind,
            MentionKind::Person | MentionKind::Organisation | MentionKind::Country | MentionKind::Group
        );
        if let Some(whom) = mention.participant.filter(|_| fits)
            && !out.contains(&whom)
        {
            out.push(whom);
        }
    }
    out.truncate(2);
    out
}

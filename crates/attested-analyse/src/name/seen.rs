//! Names of the trained encoder among those of the rules.
//!
//! In running text the encoder's spans count: measured on news of the whole world, they are right where the rules split a
//! name or let it run on. The rules keep their word on what a list knows ("Iran" is a country and not any place), and
//! on names that the encoder passed over. Headlines that capitalise everything stay with the rules,
//! for there the encoder takes any word for a name.

use std::ops::Range;

use attested_model::MentionKind;

use super::casing::{Casing, casing};
use super::{Labelled, Named, is_apparatus};
use crate::{Page, Shape, Token, lexicon};

/// Below this the rules may part a name of the encoder.
const DOUBTFUL: f32 = 0.7;

/// Puts the names that the encoder saw in running text in the place of those of the rules. Both in text order.
pub(super) fn unite(page: &Page<'_>, seen: &[Labelled], names: &mut Vec<Named>) {
    if seen.is_empty() {
        return;
    }
    let mut out: Vec<Named> = Vec::with_capacity(seen.len());
    let mut rules = names.iter().peekable();
    // The last sentence looked at, and whether it is running text.
    let mut sentence = (usize::MAX, false);
    for each in seen {
        let index = page.sentence_of(each.tokens.start);
        if sentence.0 != index {
            sentence = (index, is_running(page, index));
        }
        let Some((tokens, kind)) = taken(page, each).filter(|_| sentence.1) else { continue };
        while rules.next_if(|rule| rule.tokens.end <= tokens.start).map(|rule| keep(rule, &mut out)).is_some()
        {
        }
        let mut inside: Vec<&Named> = Vec::new();
        while let Some(rule) = rules.next_if(|rule| rule.tokens.start < tokens.end) {
            inside.push(rule);
        }
        if out.last().is_some_and(|last| last.tokens.end > tokens.start) {
            continue;
        }
        // "the Guardian Council Imar Sol" is two names, told by what they are.
        let parted = inside.len() > 1
            && inside.iter().all(|rule| rule.tokens.start >= tokens.start)
            && each.certainty < DOUBTFUL
            && inside.last().is_some_and(|last| last.kind == MentionKind::Person)
            && inside.iter().map(|rule| rule.tokens.len()).sum::<usize>() >= tokens.len();
        if parted {
            out.extend(inside.into_iter().cloned());
            continue;
        }
        let same = inside.iter().find(|rule| rule.tokens == tokens && rule.sure).map(|rule| rule.kind);
        // A single word that no list knows may turn out to be a country, or somebody with a longer name.
        let sure = same.is_some() || tokens.len() > 1 || kind == MentionKind::Country;
        let nested = inside.iter().filter(|rule| is_nested(rule, &tokens)).copied().cloned();
        out.push(Named { tokens: tokens.clone(), kind: same.unwrap_or(kind), sure });
        out.extend(nested);
    }
    rules.for_each(|rule| keep(rule, &mut out));
    *names = out;
}

/// "Iranian" in "Iranian Foreign Ministry".
fn is_nested(rule: &Named, tokens: &Range<usize>) -> bool {
    rule.sure
        && rule.tokens.start >= tokens.start
        && rule.tokens.end <= tokens.end
        && rule.tokens.len() < tokens.len()
        && matches!(rule.kind, MentionKind::Group | MentionKind::Country)
}

/// A name of the rules that the encoder does not touch stays.
fn keep(rule: &Named, out: &mut Vec<Named>) {
    let held = out.iter().rev().take(2).any(|last| last.tokens.end > rule.tokens.start);
    if !held {
        out.push(rule.clone());
    }
}

fn is_running(page: &Page<'_>, index: usize) -> bool {
    page.sentences.get(index).is_some_and(|sentence| {
        !is_apparatus(page.section_kind(index)) && casing(page, &sentence.tokens) == Casing::Running
    })
}

/// What of the encoder's name is a name here: without its article, with a capital letter.
fn taken(page: &Page<'_>, seen: &Labelled) -> Option<(Range<usize>, MentionKind)> {
    let mut tokens = seen.tokens.clone();
    if page.lower(tokens.start) == "the" && tokens.len() > 1 {
        tokens.start += 1;
    }
    // "You've" is nobody; of "Imar (Sol" the bracket opens something else.
    let contracted = ["i'", "you'", "we'", "they'", "he'", "she'", "it'", "that'", "there'", "let'"];
    if tokens.len() == 1 && contracted.iter().any(|start| page.lower(tokens.start).starts_with(start)) {
        return None;
    }
    let opens = tokens.clone().skip(1).find(|&at| page.word(at) == "(");
    if let Some(open) = opens.filter(|&open| !(open..tokens.end).any(|at| page.word(at) == ")")) {
        tokens.end = open;
    }
    let capital = |token: &Token| matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed);
    let capital = page.tokens[tokens.clone()].iter().any(capital);
    let kind = kind(&seen.label).filter(|_| capital)?;
    // "the Qasmari envoy": a word in front of a description is no person's name.
    let describes = tokens.len() == 1
        && kind == MentionKind::Person
        && page.tokens.get(tokens.end).is_some_and(|next| next.shape == Shape::Lower)
        && lexicon::noun(page.lower(tokens.end)).is_some();
    let kind = if describes { MentionKind::Group } else { kind };
    let listed = lexicon::found_at(page, tokens.start)
        .is_some_and(|(used, entry)| used == tokens.len() && entry.kind == MentionKind::Country);
    Some((tokens, if listed && kind == MentionKind::Place { MentionKind::Country } else { kind }))
}

fn kind(label: &str) -> Option<MentionKind> {
    Some(match label {
        "person" => MentionKind::Person,
        "organisation" => MentionKind::Organisation,
        "place" | "facility" => MentionKind::Place,
        "group" => MentionKind::Group,
        "event" => MentionKind::Event,
        "work" | "product" | "other" => MentionKind::Other,
        _ => return None,
    })
}

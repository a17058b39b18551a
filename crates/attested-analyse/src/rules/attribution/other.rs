//! Attributions without a verb: "according to S", "reportedly", "claims by S that C", "S: C".

use std::ops::Range;

use attested_model::{Mention, MentionForm, MentionKind, SectionKind};

use super::{Found, content, cue};
use crate::grammar::{Grammar, Subject, Tag};

/// "According to S, C" and "C, according to S"; "as per S" likewise.
pub(super) fn according(grammar: &Grammar<'_>) -> Vec<Found> {
    let page = grammar.page;
    let mut out = Vec::new();
    for sentence in &page.sentences {
        for at in sentence.tokens.clone() {
            if !page.reads(at, &["according", "to"]) && !page.reads(at, &["as", "per"]) {
                continue;
            }
            let last = content::sentence_end(grammar, at);
            let source = source_behind(grammar, at + 2, last);
            if source.is_empty() {
                continue;
            }
            // "We state that, according to S, C": C stands behind.
            let opens = at.checked_sub(1).filter(|&that| that >= sentence.tokens.start).is_some_and(|that| {
                grammar.tag(that) == Tag::That
                    || grammar.tag(that) == Tag::Comma && grammar.tag(that - 1) == Tag::That
            });
            let first = if opens { at } else { sentence.tokens.start };
            let piece = piece(grammar, first, at, source.end, last);
            if piece.is_empty() {
                continue;
            }
            out.push(Found {
                source: Some(source),
                cue: Some(at..at + 2),
                content: vec![piece],
                certainty: 950,
            });
        }
    }
    out
}

/// The source behind "according to": to the comma behind its appositions, or to the end.
fn source_behind(grammar: &Grammar<'_>, from: usize, last: usize) -> Range<usize> {
    let mut at = from;
    while at < last {
        match grammar.tag(at) {
            Tag::Comma => {
                // An apposition goes on; a clause does not.
                let close = (at + 1..last).find(|&close| grammar.tag(close) == Tag::Comma);
                let apposition = matches!(grammar.tag(at + 1), Tag::Det | Tag::Rel)
                    && close.is_some_and(|close| {
                        close - at < 20 && !has_finite(grammar, at + 1..close)
                            || grammar.tag(at + 1) == Tag::Rel
                    });
                match (apposition, close) {
                    (true, Some(close)) => at = close,
                    _ => break,
                }
            }
            Tag::Stop
            | Tag::Semi
            | Tag::Colon
            | Tag::Open
            | Tag::Dash
            | Tag::Verb
            | Tag::Be
            | Tag::Have
            | Tag::Modal
            | Tag::Rel
            | Tag::Sub => break,
            _ => at += 1,
        }
    }
    from..at
}

fn has_finite(grammar: &Grammar<'_>, tokens: Range<usize>) -> bool {
    grammar.groups_in(tokens).iter().any(|group| group.form == crate::grammar::Form::Finite)
}

fn piece(grammar: &Grammar<'_>, start: usize, at: usize, source_end: usize, last: usize) -> Range<usize> {
    // At the start, or behind a conjunction at the start: the content follows.
    let leads = at <= start + 1
        || (start..at).all(|token| matches!(grammar.tag(token), Tag::Conj | Tag::Adv | Tag::Comma));
    if leads {
        let from = source_end + usize::from(grammar.tag(source_end) == Tag::Comma);
        if from >= last {
            return at..at;
        }
        return content::trimmed(grammar, from..content::end(grammar, from));
    }
    // Behind: the clause in front, back to the cue or conjunction that opens another.
    let held = grammar.groups_in(start..at).iter().rev().find(|group| {
        cue::of_group(grammar, group)
            .is_some_and(|(cue, end)| cue.is_saying() && grammar.tag(end) == Tag::That)
    });
    let from = held.map_or(start, |group| match grammar.subject(group) {
        Subject::Words(words) => words.start,
        _ => start,
    });
    content::trimmed(grammar, from.min(at)..at)
}

/// "reportedly", "allegedly": what is reported without a name.
pub(super) fn adverbs(grammar: &Grammar<'_>) -> Vec<Found> {
    let page = grammar.page;
    let mut out = Vec::new();
    for at in 0..page.tokens.len() {
        if !matches!(page.lower(at), "reportedly" | "allegedly" | "purportedly" | "supposedly") {
            continue;
        }
        let sentence = grammar.sentence(at);
        let bounds = |tag: Tag| {
            matches!(
                tag,
                Tag::Comma
                    | Tag::That
                    | Tag::Rel
                    | Tag::Sub
                    | Tag::Stop
                    | Tag::Semi
                    | Tag::Colon
                    | Tag::Open
                    | Tag::Close
            )
        };
        let left = (sentence.start..at)
            .rev()
            .find(|&token| bounds(grammar.tag(token)))
            .map_or(sentence.start, |token| token + 1);
        let right = (at + 1..sentence.end).find(|&token| bounds(grammar.tag(token))).unwrap_or(sentence.end);
        let mut pieces = vec![content::trimmed(grammar, left..at), content::trimmed(grammar, at + 1..right)];
        pieces.retain(|piece| !piece.is_empty());
        if !pieces.is_empty() {
            out.push(Found { source: None, cue: Some(at..at + 1), content: pieces, certainty: 850 });
        }
    }
    out
}

/// "claims by S that C", "S's denial that C", "allegations of C".
pub(super) fn nouns(grammar: &Grammar<'_>) -> Vec<Found> {
    let page = grammar.page;
    let mut out = Vec::new();
    for at in 0..page.tokens.len() {
        if grammar.tag(at) != Tag::Word {
            continue;
        }
        let Some(noun) = cue::noun(page.lower(at)) else { continue };
        let last = content::sentence_end(grammar, at);
        let mut next = at + 1;
        let mut source = possessor(grammar, at);
        let mut cue_range = at..at + 1;
        if matches!(page.lower(next), "by" | "from") && grammar.tag(next + 1).begins_phrase() {
            let by = grammar.phrase(next + 1, false);
            cue_range = at..at + 2;
            next = by.end;
            source = Some(by);
        }
        let that = grammar.tag(next) == Tag::That && next < last && followed_by_clause(grammar, next, last);
        let of = page.lower(next) == "of"
            && matches!(noun.noun, "allegation" | "accusation" | "denial" | "threat" | "rumour" | "rumor")
            && next + 1 < last;
        let infinitive = matches!(
            noun.noun,
            "promise" | "pledge" | "vow" | "threat" | "demand" | "call" | "request" | "appeal"
        ) && source.is_some()
            && grammar
                .group_at(next)
                .is_some_and(|group| group.form == crate::grammar::Form::Infinitive && group.start == next);
        let call_for = matches!(noun.noun, "call" | "demand" | "request" | "appeal")
            && source.is_some()
            && page.lower(next) == "for"
            && next + 1 < last;
        // "the protesters' demands include the release of"
        let listed = matches!(noun.noun, "demand" | "request")
            && source.is_some()
            && grammar
                .group_at(next)
                .is_some_and(|group| group.start == next && matches!(group.lemma, "include" | "be"));
        if !that && !of && !infinitive && !call_for && !listed {
            continue;
        }
        let from = if of || call_for || listed { next + 1 } else { next };
        let until = if of || call_for {
            grammar.phrase(from, true).end.max(from + 1)
        } else {
            content::end(grammar, from)
        };
        if of {
            cue_range = cue_range.start..next + 1;
        }
        let piece = content::trimmed(grammar, from..until);
        if !piece.is_empty() {
            out.push(Found { source, cue: Some(cue_range), content: vec![piece], certainty: 800 });
        }
    }
    out
}

/// True for "that" which opens a clause, not a relative one: a noun phrase and a verb follow.
fn followed_by_clause(grammar: &Grammar<'_>, that: usize, last: usize) -> bool {
    let next = grammar.tag(that + 1);
    next.begins_phrase()
        && grammar.groups_in(that + 1..last).first().is_some_and(|group| group.start > that + 1)
}

/// "Sarvane's denial", "its claim": who owns a noun.
fn possessor(grammar: &Grammar<'_>, noun: usize) -> Option<Range<usize>> {
    let floor = grammar.sentence(noun).start.max(noun.saturating_sub(12));
    let mut at = noun;
    while at > floor && matches!(grammar.tag(at - 1), Tag::Word | Tag::Adv) {
        at -= 1;
    }
    if at > floor && grammar.tag(at - 1) == Tag::Poss {
        return match grammar.words(at - 1, floor) {
            Subject::Words(words) => Some(words),
            _ => None,
        };
    }
    let pronoun = at > floor && matches!(grammar.page.lower(at - 1), "his" | "her" | "its" | "their");
    pronoun.then(|| at - 1..at)
}

/// "S: C" in headlines, transcripts and bullet lists.
pub(super) fn colons(grammar: &Grammar<'_>, mentions: &[Mention]) -> Vec<Found> {
    let page = grammar.page;
    let mut out = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        let range = sentence.tokens.clone();
        let Some(colon) = range.clone().take(12).find(|&at| grammar.tag(at) == Tag::Colon) else { continue };
        if colon == range.start || colon + 3 >= range.end {
            continue;
        }
        let plain = (range.start..colon)
            .all(|at| grammar.tag(at).is_nominal() || matches!(grammar.tag(at), Tag::Prep | Tag::Conj));
        if !plain || !page.spaced(colon + 1) {
            continue;
        }
        let head = page.span_of(range.start..colon);
        let start = mentions.partition_point(|mention| mention.span.start() < head.start());
        let named =
            mentions[start..].iter().take_while(|mention| mention.span.start() < head.end()).any(|mention| {
                matches!(mention.kind, MentionKind::Person | MentionKind::Organisation | MentionKind::Country)
                    && (mention.form == MentionForm::Name || mention.form == MentionForm::Nominal)
                    && mention.span.end() == head.end()
            });
        let headline = page.section_kind(index) == SectionKind::Headline;
        let quotes = grammar.tag(colon + 1) == Tag::Open;
        if !named || !(headline || quotes || colon - range.start <= 4) {
            continue;
        }
        let until =
            if quotes { content::end(grammar, colon + 1) } else { content::sentence_end(grammar, colon) };
        let piece = content::trimmed(grammar, colon + 1..until);
        if piece.len() >= 2 {
            out.push(Found {
                source: Some(range.start..colon),
                cue: Some(colon..colon + 1),
                content: vec![piece],
                certainty: 800,
            });
        }
    }
    out
}

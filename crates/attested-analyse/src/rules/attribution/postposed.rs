//! Cues that stand behind what they report: “C,” said S; “C,” S said; C1, S said, C2.

use std::ops::Range;

use super::complement::{addressee, opens_clause};
use super::cue::{self, Cue};
use super::{Found, content};
use crate::grammar::{Form, Grammar, Group, Subject, Tag, is_calendar};

/// "C," said S; "C," S said: the cue stands behind what it reports.
pub(super) fn behind(grammar: &Grammar<'_>, group: &Group, cue: &Cue, end: usize) -> Option<Found> {
    if !cue.is_saying() || group.form != Form::Finite {
        return None;
    }
    let sentence = grammar.sentence(group.head);
    let last = content::sentence_end(grammar, group.head);
    // Inverted: the mark stands right in front of the verb, the speaker behind it.
    let mark = |at: usize| at >= 1 && matches!(grammar.tag(at - 1), Tag::Comma | Tag::Close);
    let inverted = (mark(group.start)
        || group.start == sentence.start && closes_before(grammar, group.start))
        && grammar.tag(end).begins_phrase()
        && inverts(
            cue.lemma,
            closes_before(grammar, group.start) || closes_before(grammar, group.start.saturating_sub(1)),
        )
        && (closes_before(grammar, group.start) || !opens_clause(grammar, end, last))
        && (closes_before(grammar, group.start)
            || closes_before(grammar, group.start.saturating_sub(1))
            || plain_front(grammar, group, sentence.start));
    let (source, cue_range, clause) = if inverted {
        let mut speaker = grammar.phrase(end, true);
        speaker = without_time(grammar, speaker);
        (speaker.clone(), group.start..end, group.start..speaker.end)
    } else {
        let Subject::Words(words) = grammar.subject(group) else { return None };
        let starts = words.start == sentence.start && closes_before(grammar, words.start);
        if !mark(words.start) && !starts {
            return None;
        }
        if !ends_attribution(grammar, cue, end, last) {
            return None;
        }
        (words.clone(), group.start..end, words.start..end)
    };
    let mut pieces = Vec::new();
    let front = front(grammar, clause.start, sentence.start)?;
    // "In the meeting, the sources said, he thanked them": the cue parts one clause.
    let parted = grammar.tag(clause.end) == Tag::Comma
        && clause.end + 2 < last
        && grammar.tag(clause.end + 1) != Tag::Open
        && !closes_before(grammar, clause.start.saturating_sub(1))
        && !grammar.groups_in(front.clone()).iter().any(|group| group.form == Form::Finite);
    pieces.push(front);
    if parted {
        let from = clause.end + 1;
        pieces.push(content::trimmed(grammar, from..content::end(grammar, from)));
    } else if let Some(more) = after(grammar, clause.end) {
        pieces.push(more);
    }
    pieces.retain(|piece| !piece.is_empty());
    Some(Found { source: Some(source), cue: Some(cue_range), content: pieces, certainty: 950 })
}

/// True for verbs that stand in front of their subject behind what they report.
fn inverts(lemma: &str, behind_quotation: bool) -> bool {
    matches!(lemma, "say" | "report" | "write" | "add" | "explain" | "note" | "warn")
        || behind_quotation
            && matches!(
                lemma,
                "declare"
                    | "announce"
                    | "argue"
                    | "state"
                    | "tweet"
                    | "ask"
                    | "claim"
                    | "insist"
                    | "remark"
                    | "reply"
                    | "respond"
                    | "recall"
                    | "conclude"
                    | "continue"
                    | "admit"
                    | "comment"
                    | "stress"
                    | "tell"
                    | "post"
                    | "repeat"
                    | "joke"
                    | "observe"
            )
}

/// True when the words in front of an inverted cue are a clause and not an adjunct ("On Friday, said").
fn plain_front(grammar: &Grammar<'_>, group: &Group, start: usize) -> bool {
    group.start >= start + 4
        && grammar.groups_in(start..group.start).iter().any(|each| each.form == Form::Finite)
}

pub(super) fn closes_before(grammar: &Grammar<'_>, at: usize) -> bool {
    at >= 1 && grammar.tag(at - 1) == Tag::Close
}

/// True when a postposed cue has nothing of its own behind it.
fn ends_attribution(grammar: &Grammar<'_>, cue: &Cue, end: usize, last: usize) -> bool {
    let mut at = end;
    if cue.lemma == "tell" {
        if !grammar.tag(at).begins_phrase() {
            return false;
        }
        at = addressee(grammar, at).end;
    }
    if at >= last {
        return true;
    }
    match grammar.tag(at) {
        Tag::That | Tag::Wh | Tag::Open | Tag::Colon => false,
        _ => content::is_adjunct_only(grammar, at, last) && !later_that(grammar, at, last),
    }
}

fn later_that(grammar: &Grammar<'_>, from: usize, last: usize) -> bool {
    (from..last).take_while(|&at| grammar.tag(at) != Tag::Comma).any(|at| grammar.tag(at) == Tag::That)
}

fn without_time(grammar: &Grammar<'_>, phrase: Range<usize>) -> Range<usize> {
    let cut = (phrase.start + 1..phrase.end).find(|&at| {
        grammar.tag(at) == Tag::Prep
            && (is_calendar(grammar.page.lower(at + 1))
                || matches!(grammar.page.lower(at), "in" | "during" | "at" | "after" | "on")
                    && matches!(grammar.page.lower(at + 1), "a" | "an" | "the"))
            || is_calendar(grammar.page.lower(at)) && grammar.tag(at - 1) != Tag::Prep
    });
    phrase.start..cut.unwrap_or(phrase.end)
}

/// What stands in front of a postposed cue clause that begins at `at`.
pub(super) fn front(grammar: &Grammar<'_>, at: usize, sentence_start: usize) -> Option<Range<usize>> {
    if closes_before(grammar, at)
        || at >= 2 && grammar.tag(at - 1) == Tag::Comma && closes_before(grammar, at - 1)
    {
        let close = if closes_before(grammar, at) { at } else { at - 1 };
        let index = grammar.quotation_before(close)?;
        let mut first = index;
        while grammar.quotations[first].continues && first > 0 {
            first -= 1;
        }
        let open = grammar.quotations[first].tokens.start;
        let sentence = grammar.sentence(open);
        // "The deal is “a mistake,” he said": the words in front belong to it, unless a cue stands among them.
        let held = grammar.groups_in(sentence.start..open).iter().any(|group| {
            cue::of_group(grammar, group).is_some_and(|(cue, _)| cue.is_saying())
                && group.form != Form::Infinitive
        });
        let start = if held || sentence.start < sentence_start && sentence.end <= open {
            open
        } else {
            sentence.start
        };
        return Some(content::trimmed_front(grammar, start..close));
    }
    let piece = content::trimmed(grammar, sentence_start..at);
    (piece.len() >= 2).then_some(piece)
}

/// A quotation that goes on right behind the cue clause: “A,” he said. “B.”
pub(super) fn after(grammar: &Grammar<'_>, end: usize) -> Option<Range<usize>> {
    let mut at = end;
    let paragraph =
        |token: usize| grammar.page.sentences.get(grammar.page.sentence_of(token)).map(|each| each.paragraph);
    let limit = end + 14;
    while at < limit && !matches!(grammar.tag(at), Tag::Open) {
        if matches!(grammar.tag(at), Tag::Verb | Tag::Be | Tag::Have | Tag::That) {
            return None;
        }
        at += 1;
    }
    let stop = matches!(
        grammar.tag(at.saturating_sub(1)),
        Tag::Stop | Tag::Comma | Tag::Colon | Tag::Dash | Tag::Semi
    );
    if grammar.tag(at) != Tag::Open || !stop || paragraph(at) != paragraph(end.saturating_sub(1)) {
        return None;
    }
    let quote = grammar.quotation_from(at)?;
    // Whoever speaks behind it owns it.
    let behind = quote.tokens.end;
    let owned = matches!(grammar.tag(behind), Tag::Name | Tag::Pron | Tag::Det | Tag::Verb)
        && paragraph(behind) == paragraph(at)
        && matches!(grammar.tag(behind.saturating_sub(2)), Tag::Comma);
    (!owned).then(|| quote.tokens.clone())
}

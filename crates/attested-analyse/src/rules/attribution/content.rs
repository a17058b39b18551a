//! How far reported words go.

use std::ops::Range;

use super::cue;
use crate::grammar::{Form, Grammar, Subject, Tag, is_calendar};

/// The end of the sentence without its final mark.
pub(super) fn sentence_end(grammar: &Grammar<'_>, token: usize) -> usize {
    let sentence = grammar.sentence(token);
    let mut end = sentence.end;
    while end > sentence.start
        && matches!(grammar.tag(end - 1), Tag::Stop | Tag::Comma | Tag::Colon | Tag::Dash | Tag::Semi)
    {
        end -= 1;
    }
    end
}

/// Where words that are reported from `from` on end: at the next cue of the sentence, or with the sentence.
///
/// A quotation that began in front of `from` bounds them; one that begins inside is taken whole.
pub(super) fn end(grammar: &Grammar<'_>, from: usize) -> usize {
    let mut last = sentence_end(grammar, from);
    // A cue inside a quotation: what it reports ends with the quotation.
    if let Some(around) = grammar.quotation_around(from) {
        let close = around.tokens.end - usize::from(around.closed);
        last = last.min(close);
        while last > from && matches!(grammar.tag(last - 1), Tag::Stop | Tag::Comma) {
            last -= 1;
        }
    }
    let mut at = from;
    while at < last {
        match grammar.tag(at) {
            Tag::Open => {
                if let Some(quote) = grammar.quotation_from(at)
                    && quote.tokens.end > at
                {
                    if quote.tokens.end >= last {
                        // The quotation may run on over sentences.
                        return quote.tokens.end.max(last);
                    }
                    at = quote.tokens.end;
                    // “C,” adding that; “C,” the minister said
                    let inner = grammar.tag(at.saturating_sub(2));
                    if matches!(inner, Tag::Comma | Tag::Stop) && cuts(grammar, at, last) {
                        return at;
                    }
                    continue;
                }
            }
            Tag::Comma | Tag::Dash | Tag::Semi if begun(grammar, from..at) && cuts(grammar, at + 1, last) => {
                return at;
            }
            Tag::Conj if at > from && zero_subject_cue(grammar, at + 1) => return at,
            Tag::Sub | Tag::Conj if at > from && clause_with_cue(grammar, at + 1, last) => return at,
            Tag::Word if begun(grammar, from..at) && grammar.page.reads(at, &["according", "to"]) => {
                return at;
            }
            _ => {}
        }
        at += 1;
    }
    last
}

/// "said that, according to the agency, …": behind "that" alone nothing has been said yet.
fn begun(grammar: &Grammar<'_>, mut content: Range<usize>) -> bool {
    content.any(|at| !matches!(grammar.tag(at), Tag::That | Tag::Comma))
}

/// True when a new attribution begins behind a comma.
fn cuts(grammar: &Grammar<'_>, at: usize, last: usize) -> bool {
    let page = grammar.page;
    if page.reads(at, &["according", "to"]) || page.reads(at, &["as", "per"]) {
        return true;
    }
    let mut next = at;
    while matches!(grammar.tag(next), Tag::Conj | Tag::Sub) && next < at + 2 {
        next += 1;
    }
    // ", adding that", ", and said"
    if let Some(group) = grammar.group_at(next)
        && group.start <= next
        && let Some((cue, end)) = cue::of_group(grammar, group)
        && (group.form == Form::Gerund || next > at && group.form == Form::Finite)
    {
        let follows = grammar.tag(end);
        return matches!(
            follows,
            Tag::That | Tag::Open | Tag::Det | Tag::Name | Tag::Pron | Tag::Prep | Tag::Wh | Tag::Colon
        ) || cue.takes('o')
            || cue.is_saying();
    }
    tail(grammar, at, last) || next > at && clause_with_cue(grammar, next, last)
}

/// True when "S said" and no more than a time or a place stands between `at` and the end: ", state media reported".
pub(super) fn tail(grammar: &Grammar<'_>, at: usize, last: usize) -> bool {
    let Some(group) =
        grammar.groups_in(at..last).iter().find(|group| group.form == Form::Finite || group.passive)
    else {
        return false;
    };
    if group.start > at + 25 || !cue::of_group(grammar, group).is_some_and(|(cue, _)| cue.is_saying()) {
        return false;
    }
    let inverted = group.start == at;
    let plain_subject = (at..group.start).all(|token| {
        grammar.tag(token).is_nominal()
            || matches!(
                grammar.tag(token),
                Tag::Prep | Tag::Conj | Tag::Comma | Tag::OpenParen | Tag::CloseParen | Tag::Adv | Tag::To
            )
    });
    plain_subject && (inverted || is_adjunct_only(grammar, group.end, last))
}

/// True when nothing but times, places, addressees and participles stands between two tokens.
pub(super) fn is_adjunct_only(grammar: &Grammar<'_>, from: usize, last: usize) -> bool {
    let mut at = from;
    while at < last {
        match grammar.tag(at) {
            Tag::Adv => at += 1,
            Tag::Prep | Tag::To => at = grammar.phrase(at + 1, true).end.max(at + 1),
            Tag::Comma | Tag::Stop => return true,
            Tag::Conj | Tag::Sub => return at > from,
            _ if is_calendar(grammar.page.lower(at)) => at += 1,
            _ => return false,
        }
    }
    true
}

/// True when a finite cue without a subject of its own stands at `at`: "and added that".
fn zero_subject_cue(grammar: &Grammar<'_>, at: usize) -> bool {
    grammar.group_at(at).is_some_and(|group| {
        group.form == Form::Finite
            && !group.passive
            && cue::of_group(grammar, group).is_some_and(|(cue, end)| {
                let next = grammar.tag(end);
                cue.is_saying() && matches!(next, Tag::That | Tag::Open | Tag::Colon)
                    || cue.event.is_some() && matches!(next, Tag::Det | Tag::Name | Tag::That | Tag::To)
                    || cue.is_saying()
                        && matches!(next, Tag::Pron | Tag::Det | Tag::Name)
                        && group.lemma != "report"
            })
    })
}

/// True when "S said that" stands behind a conjunction.
fn clause_with_cue(grammar: &Grammar<'_>, at: usize, last: usize) -> bool {
    let Some(group) = grammar.groups_in(at..last).first() else { return false };
    if group.start == at || group.form != Form::Finite || group.start > at + 14 {
        return false;
    }
    let subject = matches!(grammar.subject(group), Subject::Words(ref words) if words.start >= at && words.start <= at + 1);
    subject
        && cue::of_group(grammar, group).is_some_and(|(cue, end)| {
            cue.is_saying()
                && matches!(grammar.tag(end), Tag::That | Tag::Open | Tag::Det | Tag::Pron | Tag::Name)
                || cue.event.is_some() && grammar.tag(end).begins_phrase()
        })
}

/// Content from a token on, without commas at its ends.
pub(super) fn trimmed(grammar: &Grammar<'_>, tokens: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < end
        && matches!(grammar.tag(start), Tag::Comma | Tag::Colon | Tag::Dash | Tag::Stop | Tag::Semi)
    {
        start += 1;
    }
    while end > start
        && matches!(grammar.tag(end - 1), Tag::Comma | Tag::Colon | Tag::Dash | Tag::Stop | Tag::Semi)
    {
        end -= 1;
    }
    start..end
}

/// Content without commas in front; its closing marks stay.
pub(super) fn trimmed_front(grammar: &Grammar<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut start = tokens.start;
    while start < tokens.end
        && matches!(grammar.tag(start), Tag::Comma | Tag::Colon | Tag::Stop | Tag::Semi | Tag::Conj)
    {
        start += 1;
    }
    start..tokens.end
}

/// Where an object ends that is reported: at a finite verb that is joined to the cue ("condemned it and called for").
pub(super) fn object_end(grammar: &Grammar<'_>, from: usize, until: usize) -> usize {
    (from + 1..until)
        .find(|&at| {
            grammar.tag(at) == Tag::Conj
                && grammar
                    .group_at(at + 1)
                    .is_some_and(|group| group.start == at + 1 && group.form == Form::Finite)
                && !grammar.groups_in(from..at).iter().any(|group| matches!(group.form, Form::Finite))
        })
        .unwrap_or(until)
}

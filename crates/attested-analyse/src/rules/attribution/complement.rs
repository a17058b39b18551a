//! What follows a cue: a clause, a quotation, an object, and where it begins.

use std::ops::Range;

use super::content;
use super::cue::Cue;
use crate::grammar::{Form, Grammar, Tag, is_calendar};

/// Where the content of a cue begins behind it; `None` when nothing that it takes follows.
pub(super) fn complement(grammar: &Grammar<'_>, cue: &Cue, end: usize) -> Option<usize> {
    let sentence_end = content::sentence_end(grammar, end.saturating_sub(1));
    let mut at = end;
    if cue.act == attested_model::Act::NoComment {
        return Some(no_comment(grammar, cue, end, sentence_end));
    }
    let clausal = cue.takes('q') || cue.takes('t') || cue.takes('T') || cue.takes('w') || cue.takes('Q');
    // "told reporters in Karsa that": the addressee stands first.
    if (cue.takes('a') || matches!(cue.lemma, "tell")) && grammar.tag(at).begins_phrase() {
        let addressee = addressee(grammar, at);
        if let Some(start) = clause_start(grammar, cue, addressee.end, sentence_end, true) {
            return Some(start);
        }
        if cue.takes('x') && matches!(grammar.tag(addressee.end), Tag::To)
            || cue.takes('x') && matches!(grammar.page.lower(addressee.end), "of" | "about")
        {
            return Some(if cue.lemma == "tell" { addressee.end } else { at });
        }
        if !cue.takes('o') && !cue.takes('t') {
            return None;
        }
    }
    // "called on Sarvane to withdraw", "accused Sarvane of lying"
    if cue.takes('x') && grammar.tag(at).begins_phrase() && grammar.tag(at) != Tag::That {
        let whom = grammar.phrase(at, false);
        let next = grammar.page.lower(whom.end);
        let tag = grammar.tag(whom.end);
        if matches!(next, "of" | "for" | "with" | "over" | "against" | "as" | "not" | "about")
            || tag == Tag::To
            || grammar.group_at(whom.end).is_some_and(|group| group.form == Form::Infinitive)
        {
            return Some(at);
        }
        if cue.takes('o') {
            return Some(at);
        }
    }
    if clausal && let Some(start) = clause_start(grammar, cue, at, sentence_end, false) {
        return Some(start);
    }
    while grammar.tag(at) == Tag::Adv && at < sentence_end {
        at += 1;
    }
    if at >= sentence_end {
        return None;
    }
    let next = grammar.tag(at);
    let next_group = grammar.group_at(at).filter(|group| group.start == at);
    if cue.takes('i') && next_group.is_some_and(|group| group.form == Form::Infinitive) {
        return Some(at);
    }
    if cue.takes('g') && next_group.is_some_and(|group| group.form == Form::Gerund) {
        return Some(at);
    }
    if cue.takes('o') && (next.begins_phrase() || next == Tag::Open) {
        return Some(at);
    }
    // "denied that", "rejected as untrue claims"
    if cue.takes('o') && grammar.page.lower(at) == "as" && grammar.tag(at + 1) == Tag::Word {
        return Some(at);
    }
    None
}

fn no_comment(grammar: &Grammar<'_>, cue: &Cue, end: usize, sentence_end: usize) -> usize {
    if let Some(start) = clause_start(grammar, cue, end, sentence_end, false) {
        return start;
    }
    // "declined to comment on the report": the words from the infinitive on are what was declined.
    end.saturating_sub(cue.words.len().min(2)).min(sentence_end.saturating_sub(1))
}

/// The addressee of "told": a noun phrase that stops in front of a clause of its own.
pub(super) fn addressee(grammar: &Grammar<'_>, from: usize) -> Range<usize> {
    if grammar.tag(from) == Tag::Pron {
        return from..from + 1;
    }
    let mut end = from;
    let whole = grammar.phrase(from, false);
    while end < whole.end {
        // "told reporters the ministry had": a second noun phrase begins the content.
        if end > from
            && grammar.tag(end) == Tag::Det
            && grammar.tag(end - 1) != Tag::Prep
            && grammar.tag(end - 1) != Tag::Det
            && grammar.tag(end - 1) != Tag::Conj
        {
            break;
        }
        if end > from && grammar.tag(end) == Tag::Pron {
            break;
        }
        end += 1;
    }
    from..end
}

/// Where a clause or a quotation begins behind a cue, past adverbs, times, channels and places.
pub(super) fn clause_start(
    grammar: &Grammar<'_>,
    cue: &Cue,
    from: usize,
    sentence_end: usize,
    told: bool,
) -> Option<usize> {
    let page = grammar.page;
    let mut at = from;
    for _ in 0..8 {
        if at >= sentence_end && grammar.tag(at) != Tag::Colon {
            return None;
        }
        match grammar.tag(at) {
            Tag::That => {
                // "said that" opens a clause; "denied that report" does not.
                let opens = cue.takes('t') || cue.takes('T');
                return (opens && !(page.lower(at + 1).is_empty())).then_some(at);
            }
            Tag::Open => return (cue.takes('q') || cue.takes('Q') || told).then_some(at),
            Tag::Colon => {
                return ((cue.takes('q') || cue.takes('Q'))
                    && (at + 1 < sentence_end || grammar.tag(at + 1) == Tag::Open))
                    .then_some(at + 1);
            }
            Tag::Comma => {
                let next = grammar.tag(at + 1);
                if next == Tag::Open {
                    return (cue.takes('q') || cue.takes('Q')).then_some(at + 1);
                }
                // "said, citing the ministry, that": a parenthesis.
                let close =
                    (at + 1..sentence_end.min(at + 25)).find(|&close| grammar.tag(close) == Tag::Comma)?;
                if !matches!(grammar.tag(close + 1), Tag::That | Tag::Open) {
                    return None;
                }
                at = close + 1;
            }
            Tag::Adv => at += 1,
            Tag::Sub if matches!(page.lower(at), "whether" | "if") => {
                return (cue.takes('w') || cue.takes('t')).then_some(at);
            }
            Tag::Wh => return (cue.takes('w') || cue.takes('t') || cue.takes('o')).then_some(at),
            Tag::Prep | Tag::To if page.lower(at) != "of" && page.lower(at) != "for" => {
                let next = grammar.tag(at + 1);
                if !next.begins_phrase() {
                    return None;
                }
                at = adjunct_end(grammar, at, sentence_end);
            }
            _ if is_calendar(page.lower(at))
                && grammar.tag(at + 1) != Tag::Be
                && page.kind(at) == Some(crate::TokenKind::Word) =>
            {
                at += 1;
            }
            tag if tag.begins_phrase() => {
                let bare = cue.takes('t') || told && cue.takes('q');
                return (bare && opens_clause(grammar, at, sentence_end)).then_some(at);
            }
            _ => return None,
        }
    }
    None
}

/// Behind "on Friday", "in a statement", "during a meeting with the envoy": where the clause goes on.
pub(super) fn adjunct_end(grammar: &Grammar<'_>, prep: usize, sentence_end: usize) -> usize {
    let calendar = |at: usize| {
        is_calendar(grammar.page.lower(at)) || grammar.page.kind(at) == Some(crate::TokenKind::Number)
    };
    if calendar(prep + 1) {
        let mut at = prep + 1;
        while at < sentence_end && calendar(at) {
            at += 1;
        }
        return at;
    }
    let mut at = prep + 1;
    while at < sentence_end {
        let tag = grammar.tag(at);
        let second = at > prep + 1
            && (tag == Tag::Det || tag == Tag::Pron)
            && !matches!(grammar.tag(at - 1), Tag::Prep | Tag::Det | Tag::Conj);
        if second
            || calendar(at)
                && at > prep + 1
                && grammar.tag(at) != Tag::Word
                && !is_calendar(grammar.page.lower(at))
        {
            break;
        }
        if tag.is_nominal() || tag == Tag::Prep && grammar.page.lower(at) == "of" {
            at += 1;
        } else {
            break;
        }
    }
    at.max(prep + 1)
}

/// True when a noun phrase at `from` is the subject of a finite verb: a clause without "that".
pub(super) fn opens_clause(grammar: &Grammar<'_>, from: usize, sentence_end: usize) -> bool {
    if matches!(grammar.page.lower(from), "him" | "them" | "us" | "me") {
        return false;
    }
    let mut at = from;
    while at < sentence_end && at < from + 40 {
        match grammar.tag(at) {
            Tag::Verb | Tag::Modal | Tag::Be | Tag::Have | Tag::Do => {
                // "condemned the attack and has denied": the verb is joined to the one in front of the object.
                let joined = at > from && grammar.tag(at - 1) == Tag::Conj;
                return !joined && grammar.group_at(at).is_some_and(|group| group.form == Form::Finite);
            }
            Tag::Rel | Tag::That => return relative_then_verb(grammar, at, sentence_end),
            Tag::Comma => {
                // An apposition or a relative clause may stand between subject and verb.
                let Some(close) =
                    (at + 1..sentence_end.min(at + 25)).find(|&close| grammar.tag(close) == Tag::Comma)
                else {
                    return false;
                };
                at = close;
            }
            Tag::Stop | Tag::Colon | Tag::Semi | Tag::Sub | Tag::To => return false,
            _ => {}
        }
        at += 1;
    }
    false
}

fn relative_then_verb(grammar: &Grammar<'_>, from: usize, sentence_end: usize) -> bool {
    grammar
        .groups_in(from..sentence_end.min(from + 40))
        .iter()
        .filter(|group| group.form == Form::Finite)
        .count()
        >= 2
}

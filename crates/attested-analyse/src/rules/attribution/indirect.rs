//! Attributions whose cue is a verb: "S said that C", "C, S said", "S accused X of Y", "C was denied by S".

use super::complement::{addressee, adjunct_end, complement, opens_clause};
use super::cue::{self, Cue};
use super::postposed::{after, behind, closes_before, front};
use super::{Found, content};
use crate::grammar::{Form, Grammar, Group, Subject, Tag, Tense, is_calendar};

/// The attributions of a page that hang on a verb.
pub(super) fn with_verbs(grammar: &Grammar<'_>) -> Vec<Found> {
    grammar.groups.iter().filter_map(|group| with_verb(grammar, group)).collect()
}

fn with_verb(grammar: &Grammar<'_>, group: &Group) -> Option<Found> {
    if let Some(found) = quoted_as_saying(grammar, group) {
        return Some(found);
    }
    let (cue, end) = cue::of_group(grammar, group)?;
    if group.form == Form::Gerund && group.start > 0 && grammar.page.lower(group.start - 1) == "as" {
        return None;
    }
    if group.form == Form::Infinitive
        && !matches!(grammar.page.lower(group.start.wrapping_sub(1)), "on" | "continued")
    {
        return None;
    }
    if group.passive {
        return passive(grammar, group, cue, end);
    }
    if group.progressive && cue.takes('o') && !cue.is_saying() && cue.event.is_none() {
        return None;
    }
    let found_before = behind(grammar, group, cue, end);
    if found_before.is_some() {
        return found_before;
    }
    let from = complement(grammar, cue, end)?;
    let mut until = content::end(grammar, from);
    if !opens_reported_clause(grammar, from) {
        until = content::object_end(grammar, from, until);
        // "Calling it an outrage, the minister said": the comma ends the participle's clause.
        if group.form == Form::Gerund && group.start == grammar.sentence(group.head).start {
            until = (from..until).find(|&at| grammar.tag(at) == Tag::Comma).unwrap_or(until);
        }
    }
    if group.form == Form::Gerund && group.start == grammar.sentence(group.head).start {
        until = before_main_clause(grammar, from, until);
    }
    let piece = content::trimmed(grammar, from..until);
    if piece.is_empty() {
        return None;
    }
    let source = match group.form {
        Form::Finite => match grammar.subject(group) {
            Subject::Words(words) => Some(words),
            Subject::Shared => None,
            Subject::None => {
                // Only a participle or a coordinated verb may lack its subject.
                return None;
            }
        },
        _ => None,
    };
    // "he is demanding" may be; "the demanding task" may not.
    if group.form == Form::Gerund && source.is_none() && !participle_stands(grammar, group) {
        return None;
    }
    let certainty = if grammar.tag(from) == Tag::That || grammar.tag(from) == Tag::Open { 950 } else { 800 };
    Some(Found { source, cue: Some(group.start..end), content: vec![piece], certainty })
}

/// "Saying it could not be trusted, he rejected the idea": the comma in front of the main clause.
fn before_main_clause(grammar: &Grammar<'_>, from: usize, until: usize) -> usize {
    (from..until)
        .find(|&at| {
            grammar.tag(at) == Tag::Comma
                && matches!(grammar.tag(at + 1), Tag::Pron | Tag::Det | Tag::Name)
                && grammar
                    .groups_in(at + 1..until.min(at + 8))
                    .first()
                    .is_some_and(|group| group.form == Form::Finite)
        })
        .unwrap_or(until)
}

/// True where a clause or a quotation begins, and no mere object.
fn opens_reported_clause(grammar: &Grammar<'_>, from: usize) -> bool {
    matches!(grammar.tag(from), Tag::That | Tag::Open | Tag::Sub | Tag::Wh)
        || opens_clause(grammar, from, content::sentence_end(grammar, from))
}

/// True for a participle behind a comma, a conjunction, a noun or at the start.
fn participle_stands(grammar: &Grammar<'_>, group: &Group) -> bool {
    let sentence = grammar.sentence(group.head);
    group.start == sentence.start
        || matches!(
            grammar.tag(group.start - 1),
            Tag::Comma
                | Tag::Conj
                | Tag::Sub
                | Tag::Prep
                | Tag::Word
                | Tag::Name
                | Tag::Close
                | Tag::Dash
                | Tag::Verb
        )
}

/// "X was quoted (by Y) as saying C", "Y quoted X as saying C", and both behind C.
fn quoted_as_saying(grammar: &Grammar<'_>, group: &Group) -> Option<Found> {
    if !matches!(group.lemma, "quote" | "cite" | "report" | "describe") || group.form == Form::Infinitive {
        return None;
    }
    let page = grammar.page;
    let last = content::sentence_end(grammar, group.head);
    let as_at = (group.end..last.min(group.end + 30)).find(|&at| {
        page.lower(at) == "as"
            && matches!(
                page.lower(at + 1),
                "saying" | "telling" | "having" | "stating" | "adding" | "declaring" | "writing" | "noting"
            )
    })?;
    let cue_end = if page.lower(as_at + 1) == "having" { as_at + 3 } else { as_at + 2 };
    let source = if group.passive {
        match grammar.subject(group) {
            Subject::Words(words) => Some(words),
            _ => None,
        }
    } else {
        let words = grammar.phrase(group.end, true);
        (!words.is_empty()).then_some(words)
    };
    let sentence = grammar.sentence(group.head);
    let clause_start = source.clone().filter(|_| group.passive).map_or_else(
        || match grammar.subject(group) {
            Subject::Words(words) => words.start,
            _ => group.start,
        },
        |words| words.start,
    );
    // "as telling reporters that"
    let mut from = cue_end;
    if page.lower(as_at + 1) == "telling" && grammar.tag(from).begins_phrase() {
        from = addressee(grammar, from).end;
    }
    let ahead = from < last && !content::is_adjunct_only(grammar, from, last);
    let mut pieces = Vec::new();
    if ahead {
        let start = clause_start_any(grammar, from, last);
        pieces.push(content::trimmed(grammar, start..content::end(grammar, start)));
    } else {
        let mark =
            clause_start > sentence.start && matches!(grammar.tag(clause_start - 1), Tag::Comma | Tag::Close);
        if !mark && !closes_before(grammar, clause_start) {
            return None;
        }
        pieces.push(front(grammar, clause_start, sentence.start)?);
        if let Some(more) = after(grammar, cue_end) {
            pieces.push(more);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    if pieces.is_empty() {
        return None;
    }
    Some(Found { source, cue: Some(as_at..cue_end), content: pieces, certainty: 950 })
}

fn clause_start_any(grammar: &Grammar<'_>, from: usize, last: usize) -> usize {
    let mut at = from;
    while at < last && matches!(grammar.tag(at), Tag::Adv | Tag::Colon | Tag::Comma) {
        at += 1;
    }
    if grammar.tag(at) == Tag::Prep && is_calendar(grammar.page.lower(at + 1)) {
        at = adjunct_end(grammar, at, last);
    }
    at
}

/// Passive cues: "was denied by S", "is accused of", "it was announced that", "is said to have".
fn passive(grammar: &Grammar<'_>, group: &Group, cue: &Cue, end: usize) -> Option<Found> {
    let page = grammar.page;
    let last = content::sentence_end(grammar, group.head);
    let Subject::Words(subject) = grammar.subject(group) else { return None };
    let by =
        (end..last.min(end + 16)).find(|&at| page.lower(at) == "by" && grammar.tag(at + 1).begins_phrase());
    let by = by.filter(|&at| {
        (end..at).all(|token| !matches!(grammar.tag(token), Tag::Comma | Tag::That | Tag::Verb))
    });
    let source = by.map(|at| grammar.phrase(at + 1, true));
    let cue_range = group.start..by.map_or(end, |at| at + 1);
    let mut at = by.map_or(end, |_| source.as_ref().map_or(end, |words| words.end));
    let empty = matches!(page.lower(subject.start), "it") && subject.len() == 1;
    while grammar.tag(at) == Tag::Adv {
        at += 1;
    }
    if empty {
        let that = (at..last.min(at + 8)).find(|&token| grammar.tag(token) == Tag::That)?;
        let piece = content::trimmed(grammar, that..content::end(grammar, that));
        return (!piece.is_empty()).then_some(Found {
            source,
            cue: Some(cue_range),
            content: vec![piece],
            certainty: 850,
        });
    }
    let infinitive =
        grammar.group_at(at).is_some_and(|next| next.form == Form::Infinitive && next.start <= at);
    let of = matches!(page.lower(at), "of" | "for" | "with" | "as") && grammar.tag(at) == Tag::Prep
        || page.lower(at) == "as";
    // "X was told to leave", "X is accused of Y", "X is said to have"
    if (infinitive && (cue.is_saying() || cue.takes('x') || cue.takes('t') || cue.takes('i'))
        || of && cue.takes('x'))
        && cue.lemma != "refer"
    {
        if group.tense == Tense::Future {
            return None;
        }
        let piece = content::trimmed(grammar, at..content::end(grammar, at));
        let mut pieces = vec![subject, piece];
        pieces.retain(|piece| !piece.is_empty());
        return Some(Found { source, cue: Some(cue_range), content: pieces, certainty: 850 });
    }
    let whole = source.is_some() && (cue.takes('o') || cue.is_saying());
    whole.then(|| Found { source, cue: Some(cue_range), content: vec![subject], certainty: 850 })
}

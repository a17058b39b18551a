//! Attributions whose cue is a verb: "S said that C", "C, S said", "S accused X of Y", "C was denied by S".

use std::ops::Range;

use super::cue::{self, Cue};
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

/// Where the content of a cue begins behind it; `None` when nothing that it takes follows.
fn complement(grammar: &Grammar<'_>, cue: &Cue, end: usize) -> Option<usize> {
    let sentence_end = content::sentence_end(grammar, end.saturating_sub(1));
    let mut at = end;
    if cue.act == attested_model::Act::NoComment {
        return no_comment(grammar, cue, end, sentence_end);
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

fn no_comment(grammar: &Grammar<'_>, cue: &Cue, end: usize, sentence_end: usize) -> Option<usize> {
    if let Some(start) = clause_start(grammar, cue, end, sentence_end, false) {
        return Some(start);
    }
    // "declined to comment on the report": the words from the infinitive on are what was declined.
    Some(end.saturating_sub(cue.words.len().min(2)).min(sentence_end.saturating_sub(1)))
}

/// The addressee of "told": a noun phrase that stops in front of a clause of its own.
fn addressee(grammar: &Grammar<'_>, from: usize) -> Range<usize> {
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
fn clause_start(
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
                at += 1
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
fn adjunct_end(grammar: &Grammar<'_>, prep: usize, sentence_end: usize) -> usize {
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
fn opens_clause(grammar: &Grammar<'_>, from: usize, sentence_end: usize) -> bool {
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
            Tag::Stop | Tag::Colon | Tag::Semi | Tag::Sub => return false,
            Tag::To => return false,
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

/// "C," said S; "C," S said: the cue stands behind what it reports.
fn behind(grammar: &Grammar<'_>, group: &Group, cue: &Cue, end: usize) -> Option<Found> {
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
        && inverts(cue.lemma, closes_before(grammar, group.start) || closes_before(grammar, group.start.saturating_sub(1)))
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
                "declare" | "announce" | "argue" | "state" | "tweet" | "ask" | "claim" | "insist" | "remark" | "reply" | "respond"
                    | "recall" | "conclude" | "continue" | "admit" | "comment" | "stress" | "tell" | "post" | "repeat" | "joke" | "observe"
            )
}

/// True when the words in front of an inverted cue are a clause and not an adjunct ("On Friday, said").
fn plain_front(grammar: &Grammar<'_>, group: &Group, start: usize) -> bool {
    group.start >= start + 4
        && grammar.groups_in(start..group.start).iter().any(|each| each.form == Form::Finite)
}

fn closes_before(grammar: &Grammar<'_>, at: usize) -> bool {
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
        Tag::That | Tag::Wh => false,
        Tag::Open | Tag::Colon => false,
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
fn front(grammar: &Grammar<'_>, at: usize, sentence_start: usize) -> Option<Range<usize>> {
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
fn after(grammar: &Grammar<'_>, end: usize) -> Option<Range<usize>> {
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
    let subject = match grammar.subject(group) {
        Subject::Words(words) => words,
        _ => return None,
    };
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

//! Where and when, only where the words of the clause place and date this very event.

use std::ops::Range;

use attested_model::{MentionForm, MentionKind, PlaceReading, Precision, Span, TimeIndex};

use super::Scene;
use crate::grammar::{Form, Tag, is_calendar};
use crate::lexicon;

/// The clause of a trigger: its sentence, cut to the statement it stands in.
pub(super) fn clause(scene: Scene<'_>, token: usize, held: &[usize]) -> Span {
    let page = scene.ground.page;
    let sentence =
        page.sentences.get(page.sentence_of(token)).map_or(Span::of(0..0), |sentence| sentence.span);
    let Some(&at) = held.first() else { return sentence };
    let here = page.tokens.get(token).map_or(sentence, |token| token.span);
    scene.statements[at]
        .content
        .iter()
        .find(|piece| piece.contains(here))
        .and_then(|piece| piece.intersection(sentence))
        .unwrap_or(sentence)
}

/// "in", "at", "near" with a place, behind the trigger and in front of the next verb.
pub(super) fn place(scene: Scene<'_>, trigger: &Range<usize>, clause: Span) -> Option<PlaceReading> {
    let grammar = scene.grammar;
    let page = scene.ground.page;
    let last = page.tokens_in(clause).end.min(trigger.end + 24);
    let mut at = trigger.end;
    while at < last {
        match grammar.tag(at) {
            Tag::Prep
                if matches!(
                    page.lower(at),
                    "in" | "at" | "near" | "outside" | "around" | "inside" | "across"
                ) =>
            {
                if let Some(place) = named_place(scene, at + 1, last) {
                    return Some(place);
                }
                at += 1;
            }
            Tag::Verb
            | Tag::Be
            | Tag::Have
            | Tag::Modal
            | Tag::Do
            | Tag::That
            | Tag::Rel
            | Tag::Sub
            | Tag::Stop
            | Tag::Semi
            | Tag::Colon => return None,
            Tag::Comma if !is_calendar(page.lower(at + 1)) => return None,
            _ => at += 1,
        }
    }
    None
}

fn named_place(scene: Scene<'_>, from: usize, last: usize) -> Option<PlaceReading> {
    let grammar = scene.grammar;
    let page = scene.ground.page;
    let phrase = grammar.phrase(from, false);
    let end = phrase.end.min(last);
    if from >= end || is_calendar(page.lower(from)) || page.kind(from) == Some(crate::TokenKind::Number) {
        return None;
    }
    let span = page.span_of(from..end);
    let (_, mention) =
        scene.ground.mentions_in(span).filter(|(_, mention)| span.contains(mention.span)).find(
            |(_, mention)| {
                matches!(mention.kind, MentionKind::Place | MentionKind::Country)
                    && mention.form == MentionForm::Name
            },
        )?;
    // "in Sarvane's capital", "in Sarvane talks": the place only modifies.
    let behind = page.tokens_in(mention.span).end;
    if behind < end && matches!(grammar.tag(behind), Tag::Poss | Tag::Word) {
        return None;
    }
    let (country, precision) = match lexicon::place(page.words(mention.span)) {
        Some((country, precision)) => (country.map(str::to_owned), precision),
        None if mention.kind == MentionKind::Country => {
            let country = mention
                .participant
                .and_then(|whom| scene.ground.participants.get(whom.get()))
                .and_then(|whom| whom.country.clone());
            (country, Precision::Country)
        }
        None => (None, Precision::City),
    };
    Some(PlaceReading { span: mention.span, country, precision })
}

/// The time nearest to the trigger in its clause; outside of statements, none that belongs to what is said.
pub(super) fn time(scene: Scene<'_>, trigger: Span, clause: Span, held: &[usize]) -> Option<TimeIndex> {
    let page = scene.ground.page;
    let tokens = page.tokens_in(trigger);
    scene
        .ground
        .times_in(clause)
        .filter(|(_, time)| clause.contains(time.span))
        .filter(|(index, _)| !held.is_empty() || !belongs_to_statement(scene, *index, trigger))
        .filter(|(_, time)| !crosses(scene, trigger, time.span))
        .filter(|(_, time)| lasts(scene, tokens.start) || !opens_behind_since(scene, time.span))
        .min_by_key(|(_, time)| {
            let other = page.tokens_in(time.span);
            let gap = if other.start >= tokens.end {
                other.start - tokens.end
            } else {
                tokens.start.saturating_sub(other.end) + 1
            };
            (gap, other.start)
        })
        .map(|(index, _)| index)
}

/// A time in the content of a statement, or the time of a saying, is not that of an event beside it.
fn belongs_to_statement(scene: Scene<'_>, index: TimeIndex, trigger: Span) -> bool {
    let span = scene.ground.times[index.get()].span;
    let from = scene.statements.partition_point(|said| {
        said.content.last().is_none_or(|piece| piece.end() < span.start().saturating_sub(2000))
    });
    scene.statements[from.min(scene.statements.len())..].iter().take(40).any(|said| {
        let held = said.content.iter().any(|piece| piece.contains(span));
        let saying = said.time == Some(index) && !said.cue.is_some_and(|cue| cue.overlaps(trigger));
        held || saying
    })
}

fn opens_behind_since(scene: Scene<'_>, time: Span) -> bool {
    let page = scene.ground.page;
    let at = page.tokens_in(time).start;
    page.lower(at) == "since" || at > 0 && page.lower(at - 1) == "since"
}

/// "has shelled the town since Monday", "held since 2027". A time behind "since" dates nothing else: "the first visit since
/// 2019" did not begin in 2019.
fn lasts(scene: Scene<'_>, trigger: usize) -> bool {
    scene
        .grammar
        .group_at(trigger)
        .is_some_and(|group| group.perfect || group.progressive || group.form == Form::Participle)
        || scene.grammar.groups_in(trigger..trigger + 1).iter().any(|group| group.perfect)
}

/// True when a clause begins between trigger and time.
fn crosses(scene: Scene<'_>, trigger: Span, time: Span) -> bool {
    let page = scene.ground.page;
    let (a, b) = if trigger.start() < time.start() { (trigger, time) } else { (time, trigger) };
    let between = page.tokens_in(a).end..page.tokens_in(b).start;
    between.len() > 25
        || between.clone().any(|at| matches!(scene.grammar.tag(at), Tag::Semi | Tag::Rel | Tag::Colon))
        || between.clone().any(|at| matches!(scene.grammar.tag(at), Tag::Sub | Tag::That))
}

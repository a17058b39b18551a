//! The invariants of an [`Analysis`], checked against its text.

use crate::{Analysis, ParticipantIndex, Section, Span};

/// The first fault, as a sentence.
pub(crate) fn fault(analysis: &Analysis, text: &str) -> Option<String> {
    let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
    if let Err(error) = Section::check_tiling(&analysis.sections, len) {
        return Some(error.to_string());
    }
    if let Some((what, span)) = spans(analysis).into_iter().find(|(_, span)| span.slice(text).is_none()) {
        return Some(format!("{what} {span} does not fit the text"));
    }
    order(analysis).or_else(|| indices(analysis))
}

fn spans(analysis: &Analysis) -> Vec<(&'static str, Span)> {
    let mut all: Vec<(&'static str, Span)> = Vec::new();
    all.extend(analysis.sections.iter().map(|section| ("section", section.span)));
    all.extend(analysis.sentences.iter().map(|&span| ("sentence", span)));
    all.extend(analysis.mentions.iter().map(|mention| ("mention", mention.span)));
    all.extend(analysis.times.iter().map(|time| ("time", time.span)));
    all.extend(analysis.warnings.iter().map(|warning| ("warning", warning.span)));
    for participant in &analysis.participants {
        all.extend(participant.roles.iter().map(|role| ("role", role.span)));
    }
    for figure in &analysis.figures {
        all.push(("figure", figure.span));
        all.extend(figure.scope.map(|span| ("scope", span)));
    }
    for statement in &analysis.statements {
        all.extend(statement.source.map(|span| ("source", span)));
        all.extend(statement.cue.map(|span| ("cue", span)));
        all.extend(statement.content.iter().map(|&span| ("content", span)));
        for via in &statement.via {
            all.push(("via", via.source));
            all.extend(via.cue.map(|span| ("via cue", span)));
        }
    }
    for event in &analysis.events {
        all.push(("trigger", event.trigger));
        all.push(("event passage", event.passage));
        all.extend(event.place.iter().map(|place| ("place", place.span)));
    }
    all
}

fn order(analysis: &Analysis) -> Option<String> {
    fn sorted<T: Ord>(keys: impl Iterator<Item = T>) -> bool {
        let keys: Vec<T> = keys.collect();
        keys.is_sorted()
    }
    if !sorted(analysis.sentences.iter().copied()) {
        return Some("sentences are out of order".to_owned());
    }
    if !sorted(analysis.mentions.iter().map(|mention| mention.span)) {
        return Some("mentions are out of order".to_owned());
    }
    if !sorted(analysis.times.iter().map(|time| time.span)) {
        return Some("times are out of order".to_owned());
    }
    if !sorted(analysis.figures.iter().map(|figure| figure.span)) {
        return Some("figures are out of order".to_owned());
    }
    if !sorted(analysis.events.iter().map(|event| event.trigger)) {
        return Some("events are out of order".to_owned());
    }
    for (at, time) in analysis.times.iter().enumerate() {
        if time.value.is_none() != (time.basis == crate::TimeBasis::None) {
            return Some(format!("time {at} has a value without a basis, or a basis without a value"));
        }
    }
    for (at, figure) in analysis.figures.iter().enumerate() {
        let fine = match (figure.low, figure.high) {
            (None, None) => false,
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        if !fine {
            return Some(format!("figure {at} has no value or a reversed range"));
        }
    }
    for (at, event) in analysis.events.iter().enumerate() {
        if !event.passage.contains(event.trigger) {
            return Some(format!("the passage of event {at} does not hold its trigger"));
        }
        if event.mode.is_some_and(|mode| !event.kind.modes().contains(&mode)) {
            return Some(format!("event {at} has a mode its type does not have"));
        }
    }
    for (at, statement) in analysis.statements.iter().enumerate() {
        if statement.content.is_empty() || !statement.content.is_sorted() {
            return Some(format!("the content of statement {at} is empty or out of order"));
        }
    }
    None
}

fn indices(analysis: &Analysis) -> Option<String> {
    let people =
        |indices: &[ParticipantIndex]| indices.iter().all(|index| index.get() < analysis.participants.len());
    let one = |index: Option<ParticipantIndex>| index.is_none_or(|index| people(&[index]));
    let time = |index: Option<crate::TimeIndex>| index.is_none_or(|index| index.get() < analysis.times.len());
    let statement = |index: Option<crate::StatementIndex>| {
        index.is_none_or(|index| index.get() < analysis.statements.len())
    };
    let event =
        |index: Option<crate::EventIndex>| index.is_none_or(|index| index.get() < analysis.events.len());

    let fine = analysis.mentions.iter().all(|mention| one(mention.participant))
        && analysis.participants.iter().flat_map(|each| &each.roles).all(|role| one(role.of))
        && analysis
            .figures
            .iter()
            .all(|figure| event(figure.event) && statement(figure.statement) && time(figure.as_of))
        && analysis.statements.iter().enumerate().all(|(at, said)| {
            one(said.speaker)
                && people(&said.addressees)
                && said.via.iter().all(|via| one(via.participant))
                && statement(said.parent)
                && said.parent.is_none_or(|parent| parent.get() != at)
                && time(said.time)
        })
        && analysis.events.iter().all(|happened| {
            people(&happened.actors)
                && people(&happened.recipients)
                && time(happened.time)
                && statement(happened.statement)
        });
    (!fine).then(|| "an index points outside its list".to_owned())
}

//! The printed form of statements and events.

use std::fmt::Write as _;

use attested_model::{Analysis, EventReading, ParticipantIndex, StatementReading};

use crate::printed::{name, quoted};

/// `Imar Sol "said" indirect state stated: "that it was over" to A, B via C by interview in "told" on 2031-04-09`
pub(crate) fn statements(analysis: &Analysis, text: &str) -> Vec<String> {
    analysis.statements.iter().map(|said| statement(analysis, said, text)).collect()
}

fn statement(analysis: &Analysis, said: &StatementReading, text: &str) -> String {
    let speaker = said.speaker.map_or("?".to_owned(), |index| name(analysis, index));
    let cue = said.cue.map_or("-".to_owned(), |cue| quoted(cue, text));
    let content = said.content.iter().map(|&span| quoted(span, text)).collect::<Vec<_>>().join(" + ");
    let mut line = format!("{speaker} {cue} {} {} {}: {content}", said.kind, said.act, said.stance);
    if !said.addressees.is_empty() {
        let _ = write!(line, " to {}", names(analysis, &said.addressees));
    }
    if !said.via.is_empty() {
        let via: Vec<String> = said
            .via
            .iter()
            .map(|via| {
                via.participant.map_or_else(|| quoted(via.source, text), |index| name(analysis, index))
            })
            .collect();
        let _ = write!(line, " via {}", via.join(", "));
    }
    if let Some(channel) = said.channel {
        let _ = write!(line, " by {channel}");
    }
    if let Some(parent) = said.parent {
        let cue = analysis.statements[parent.get()].cue;
        let _ = write!(line, " in {}", cue.map_or("-".to_owned(), |cue| quoted(cue, text)));
    }
    if let Some(value) = said.time.and_then(|time| analysis.times[time.get()].value) {
        let _ = write!(line, " on {value}");
    }
    line
}

/// `ASSAULT aerial "air strike" denied: Sarvane -> Qarth at "Tel Anur" on 2031-04 in "denied"`
pub(crate) fn events(analysis: &Analysis, text: &str) -> Vec<String> {
    analysis.events.iter().map(|happened| event(analysis, happened, text)).collect()
}

/// `"bombed": military, terrorism`
pub(crate) fn contexts(analysis: &Analysis, text: &str) -> Vec<String> {
    analysis
        .events
        .iter()
        .map(|happened| {
            let contexts: Vec<String> = happened.contexts.iter().map(ToString::to_string).collect();
            format!("{}: {}", quoted(happened.trigger, text), contexts.join(", "))
        })
        .collect()
}

fn event(analysis: &Analysis, happened: &EventReading, text: &str) -> String {
    let mode = happened.mode.map_or(String::new(), |mode| format!(" {mode}"));
    let trigger = quoted(happened.trigger, text);
    let custom = happened.custom_type.as_ref().map_or(String::new(), |name| format!("{name}: "));
    let mut line = format!("{custom}{}{mode} {trigger} {}", happened.kind, happened.status);
    if !happened.actors.is_empty() || !happened.recipients.is_empty() {
        let _ = write!(line, ": {}", names(analysis, &happened.actors));
    }
    if !happened.recipients.is_empty() {
        let _ = write!(line, " -> {}", names(analysis, &happened.recipients));
    }
    if let Some(place) = &happened.place {
        let _ = write!(line, " at {}", quoted(place.span, text));
    }
    if let Some(value) = happened.time.and_then(|time| analysis.times[time.get()].value) {
        let _ = write!(line, " on {value}");
    }
    if let Some(parent) = happened.statement {
        let cue = analysis.statements[parent.get()].cue;
        let _ = write!(line, " in {}", cue.map_or("-".to_owned(), |cue| quoted(cue, text)));
    }
    line
}

fn names(analysis: &Analysis, indices: &[ParticipantIndex]) -> String {
    indices.iter().map(|&index| name(analysis, index)).collect::<Vec<_>>().join(", ")
}

//! Events: trigger, type, status, participants, time, place.

use std::collections::BTreeSet;

use attested_model::Span;
use serde_json::Value;

use super::{Case, Totals};
use crate::corpus::{around, list, locate, text_of};
use crate::score::pair;

/// Where the triggers of gold stand: inside the statement that holds the event, and no place twice.
fn triggers(case: &Case<'_>, wanted: &[Value]) -> Vec<Option<Span>> {
    let text = case.text();
    let mut used: BTreeSet<Span> = BTreeSet::new();
    let mut spans = Vec::with_capacity(wanted.len());
    for each in wanted {
        let places = locate(text, each["trigger"].as_str().unwrap_or(""));
        let holder = list(case.gold, "statements")
            .iter()
            .find(|said| !each["in_statement"].is_null() && said["id"] == each["in_statement"]);
        let pieces = holder.map_or(&[][..], |said| list(said, "content"));
        let held: Vec<Span> =
            pieces.iter().filter_map(Value::as_str).flat_map(|quote| locate(text, quote)).collect();
        let free = |span: &&Span| !used.contains(span);
        let inside = |span: &&Span| held.iter().any(|piece| piece.contains(**span));
        let best = places.iter().filter(free).find(inside).or_else(|| places.iter().find(free));
        let span = best.or(places.first()).copied();
        used.extend(span);
        spans.push(span);
    }
    spans
}

pub(super) fn score(totals: &mut Totals, case: &Case<'_>) {
    let (text, read) = (case.text(), &case.analysis.events);
    let wanted = list(case.gold, "events");
    let spans = triggers(case, wanted);
    let mut scored = Vec::new();
    for (a, span) in spans.iter().enumerate() {
        let Some(span) = span else { continue };
        for (b, event) in read.iter().enumerate() {
            if let Some(shared) = span.intersection(event.trigger) {
                let same = wanted[a]["type"] == event.kind.to_string();
                let share = f64::from(shared.len()) / f64::from(span.cover(event.trigger).len());
                scored.push((share + if same { 1.0 } else { 0.0 }, a, b));
            }
        }
    }
    let pairs = pair(scored);
    let same = |&&(a, b): &&(usize, usize)| wanted[a]["type"] == read[b].kind.to_string();
    let typed = pairs.iter().filter(same).count();
    totals.counts.found("events by trigger").add(pairs.len(), read.len(), wanted.len());
    totals.counts.found("events by trigger and type").add(typed, read.len(), wanted.len());
    for &(a, b) in &pairs {
        one(totals, case, &wanted[a], b);
    }
    let found: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
    for (a, each) in wanted.iter().enumerate().filter(|(a, _)| !found.contains(a)) {
        let place = spans[a].map_or(String::new(), |span| around(text, span));
        totals.errors.push(format!(
            "{} event missed: {} {} {} | {place}",
            case.id, each["type"], each["status"], each["trigger"]
        ));
    }
    let used: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
    for event in read.iter().enumerate().filter(|(b, _)| !used.contains(b)).map(|(_, event)| event) {
        let place = around(text, event.trigger);
        totals.errors.push(format!("{} event extra: {} {} | {place}", case.id, event.kind, event.status));
    }
}

fn one(totals: &mut Totals, case: &Case<'_>, gold: &Value, at: usize) {
    let event = &case.analysis.events[at];
    let text = case.text();
    let (status, read) = (text_of(gold, "status"), event.status.to_string());
    let mut wrong = Vec::new();
    totals.counts.share("status (of matched)", status == read);
    if status != read {
        wrong.push(format!("status {status}, read {read}"));
    }
    *totals.status.entry((status.clone(), read.clone())).or_default() += 1;
    let kind = text_of(gold, "type");
    if kind != event.kind.to_string() {
        wrong.push(format!("type {kind}, read {}", event.kind));
    }
    *totals.types.entry((kind, event.kind.to_string())).or_default() += 1;
    let happened = |status: &str| matches!(status, "occurred" | "ongoing");
    if !happened(&status) {
        totals.counts.share("NOT HAPPENED READ AS HAPPENED", happened(&read));
        if happened(&read) {
            wrong.push("NOT HAPPENED READ AS HAPPENED".to_owned());
        }
    }
    for (role, name, read) in [
        ("actors", "actors of events", &event.actors),
        ("recipients", "recipients of events", &event.recipients),
    ] {
        let ids: Vec<&str> = list(gold, role).iter().filter_map(Value::as_str).collect();
        let right = ids.iter().filter(|id| read.iter().any(|&whom| case.same(whom, id))).count();
        totals.counts.found(name).add(right, read.len(), ids.len());
        if right < ids.len() || right < read.len() {
            let names: Vec<&str> =
                read.iter().map(|whom| case.analysis.participants[whom.get()].name.as_str()).collect();
            let wanted: Vec<&str> = list(case.gold, "actors")
                .iter()
                .filter(|actor| actor["id"].as_str().is_some_and(|id| ids.contains(&id)))
                .filter_map(|actor| actor["name"].as_str())
                .collect();
            wrong.push(format!("{role} {wanted:?}, read {names:?}"));
        }
    }
    let time = event.time.and_then(|at| case.analysis.times[at.get()].value).map(|value| value.to_string());
    let right = time.is_some() && time.as_deref() == gold["time"].as_str();
    let dated = usize::from(!gold["time"].is_null());
    totals.counts.found("time of events").add(usize::from(right), usize::from(time.is_some()), dated);
    if !right && (time.is_some() || dated > 0) {
        wrong.push(format!("time {}, read {}", gold["time"], time.as_deref().unwrap_or("none")));
    }
    let (placed, named) = (event.place.is_some(), !gold["place"].is_null());
    totals.counts.found("place of events (whether there is one)").add(
        usize::from(placed && named),
        usize::from(placed),
        usize::from(named),
    );
    for each in wrong {
        totals.errors.push(format!(
            "{} event {}: {each} | {}",
            case.id,
            text_of(gold, "id"),
            around(text, event.trigger)
        ));
    }
}

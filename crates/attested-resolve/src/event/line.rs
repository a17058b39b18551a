//! Joined happenings as a line of the record.

use attested_model::{
    ActorId, Certainty, Event, EventId, EventReport, EventStatus, EventType, ParticipantIndex, Place,
    StatementId,
};

use super::coordinates::coordinates;
use super::{Events, Happening};
use crate::actor::Cast;
use crate::copy::{Copies, Ground};
use crate::corpus::Corpus;

pub(super) fn line(
    corpus: &Corpus<'_>,
    cast: &Cast,
    copies: &Copies,
    events: &Events<'_>,
    id: EventId,
    members: &[usize],
    statement_of: &dyn Fn(usize, usize) -> StatementId,
) -> Event {
    let mut members: Vec<usize> = members.to_vec();
    members.sort_by_key(|&at| {
        let node = &events.nodes[at];
        (corpus.by_day(node.document), node.reading.trigger, at)
    });
    let nodes: Vec<&Happening<'_>> = members.iter().map(|&at| &events.nodes[at]).collect();
    let reports: Vec<EventReport> = members
        .iter()
        .map(|&at| EventReport {
            reason: Some(&events.why[at]).filter(|why| !why.is_empty()).cloned(),
            ..report(corpus, &events.nodes[at], statement_of)
        })
        .collect();
    let mut contexts: Vec<_> = nodes.iter().flat_map(|node| node.reading.contexts.iter().copied()).collect();
    contexts.sort_unstable();
    contexts.dedup();
    let grounds: Vec<Ground> = nodes.iter().map(|node| node.ground(corpus, cast)).collect();
    // What speaks of it as of something known tells little of its own: neither who took part nor whether it was.
    let mut telling: Vec<&Happening<'_>> = nodes
        .iter()
        .copied()
        .filter(|node| !node.is_reference() || node.reading.status == EventStatus::DidNotOccur)
        .collect();
    if telling.is_empty() {
        telling.clone_from(&nodes);
    }
    let statuses: Vec<(EventStatus, bool)> =
        telling.iter().map(|node| (node.reading.status, node.reading.statement.is_some())).collect();
    // A deed goes before the deaths it led to, whatever their number.
    let kind = [&telling, &nodes]
        .into_iter()
        .map(|list| list.iter().copied().filter(|node| !node.tells_who_died()).collect::<Vec<_>>())
        .find(|deeds| !deeds.is_empty())
        .map_or_else(|| commonest(&telling), |deeds| commonest(&deeds));
    // Who died in a raid did not make it: they are whom it befell.
    let befell = |node: &Happening<'_>| kind != EventType::Other && node.tells_who_died();
    let agents =
        actors(cast, &telling, |node| if befell(node) { &[] } else { node.reading.actors.as_slice() });
    let mut recipients = actors(cast, &telling, |node| {
        let (actors, recipients) = (node.reading.actors.as_slice(), node.reading.recipients.as_slice());
        if befell(node) { actors } else { recipients }
    });
    recipients.retain(|actor| !agents.contains(actor));
    Event {
        id,
        kind,
        mode: nodes.iter().filter(|node| node.reading.kind == kind).find_map(|node| node.reading.mode),
        custom_type: nodes.iter().find_map(|node| node.reading.custom_type.clone()),
        contexts,
        status: status_of(&statuses),
        actors: agents,
        recipients,
        place: nodes.iter().find_map(|node| place(corpus, node)),
        time: time(corpus, &nodes),
        reports,
        counts: copies.counts(corpus, &grounds),
        certainty: nodes
            .iter()
            .map(|node| node.reading.certainty)
            .max()
            .unwrap_or_else(|| Certainty::thousandths(0)),
    }
}

/// The type most reports have; of equally common ones that of the first report.
fn commonest(nodes: &[&Happening<'_>]) -> EventType {
    let count = |kind: EventType| nodes.iter().filter(|node| node.reading.kind == kind).count();
    let first = nodes[0].reading.kind;
    nodes
        .iter()
        .map(|node| node.reading.kind)
        .fold(first, |best, kind| if count(kind) > count(best) { kind } else { best })
}

fn report(
    corpus: &Corpus<'_>,
    node: &Happening<'_>,
    statement_of: &dyn Fn(usize, usize) -> StatementId,
) -> EventReport {
    EventReport {
        passage: corpus.passage(node.document, node.reading.passage),
        trigger: corpus.passage(node.document, node.reading.trigger),
        status: node.reading.status,
        in_statement: node.reading.statement.map(|at| statement_of(node.document, at.get())),
        time: corpus.texts[node.document].time(node.reading.time),
        reason: None,
    }
}

/// The status of an event from the status of each report and whether it stands inside a statement.
///
/// Denials are set aside while anything else is left. What a report itself asserts goes before what somebody says
/// in it; that it took place goes before plans, threats and demands.
fn status_of(reports: &[(EventStatus, bool)]) -> EventStatus {
    use EventStatus as S;
    let order = [
        S::Occurred,
        S::Ongoing,
        S::DidNotOccur,
        S::Attempted,
        S::Planned,
        S::Possible,
        S::Threatened,
        S::Demanded,
    ];
    let asserted = |wanted: EventStatus, inside: bool| reports.contains(&(wanted, inside));
    for (wanted, inside) in [
        (S::Occurred, false),
        (S::Ongoing, false),
        (S::DidNotOccur, false),
        (S::Occurred, true),
        (S::Ongoing, true),
    ] {
        if asserted(wanted, inside) {
            return wanted;
        }
    }
    order.into_iter().find(|&wanted| asserted(wanted, false) || asserted(wanted, true)).unwrap_or(S::Denied)
}

/// The named actors of all reports; without any, those the first report describes.
fn actors<'n>(
    cast: &Cast,
    nodes: &[&'n Happening<'_>],
    list: impl Fn(&'n Happening<'_>) -> &'n [ParticipantIndex],
) -> Vec<ActorId> {
    let mut named: Vec<ActorId> = Vec::new();
    let mut described: Vec<ActorId> = Vec::new();
    for node in nodes {
        let first = described.is_empty();
        for index in list(node) {
            let actor = cast.actor(node.document, index.get());
            let list = if cast.is_named(node.document, index.get()) {
                &mut named
            } else if first {
                &mut described
            } else {
                continue;
            };
            if !list.contains(&actor.id) {
                list.push(actor.id);
            }
        }
    }
    if named.is_empty() { described } else { named }
}

fn place(corpus: &Corpus<'_>, node: &Happening<'_>) -> Option<Place> {
    let reading = node.reading.place.as_ref()?;
    let name = corpus.quote(node.document, reading.span);
    let degrees = coordinates(name, reading.country.as_deref(), reading.precision);
    Some(Place {
        name: name.to_owned(),
        country: reading.country.clone(),
        latitude: degrees.map(|(north, _)| north),
        longitude: degrees.map(|(_, east)| east),
        precision: reading.precision,
        passage: corpus.passage(node.document, reading.span),
    })
}

/// The most exact time; of equally exact ones the first report's.
fn time(corpus: &Corpus<'_>, nodes: &[&Happening<'_>]) -> Option<attested_model::RecordTime> {
    nodes
        .iter()
        .filter(|node| node.when.is_some())
        .min_by_key(|node| node.width().unwrap_or(i32::MAX))
        .and_then(|node| corpus.texts[node.document].time(node.reading.time))
}

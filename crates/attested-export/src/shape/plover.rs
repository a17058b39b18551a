//! PLOVER events as a JSON array: type, mode and contexts as PLOVER has them, status as an axis of its own.
//!
//! Every event is in it, denied and planned ones with their status, each with all its reports. There is no intensity,
//! because none is measured.

use std::io::Write;

use attested_model::{Actor, Event, Vocabulary as _};
use serde_json::{Value, json};

use super::Notes;
use super::desk::{Desk, is_wrong};
use crate::{Error, words};

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    out.write_all(b"[")?;
    let mut first = true;
    for event in desk.events()? {
        let event = event?;
        if is_wrong(event.certainty, notes) {
            continue;
        }
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        serde_json::to_writer(&mut *out, &of_event(desk, &event)?)?;
    }
    out.write_all(b"\n]\n")?;
    Ok(())
}

fn of_event(desk: &Desk<'_>, event: &Event) -> Result<Value, Error> {
    let people = |ids| -> Result<Vec<Value>, Error> {
        Ok(desk.actors_of(ids)?.iter().map(|actor| of_actor(actor)).collect())
    };
    let mut reports = Vec::with_capacity(event.reports.len());
    for report in &event.reports {
        let (quote, trigger, source) =
            (desk.quote(report.passage)?, desk.quote(report.trigger)?, desk.source(report)?);
        reports.push(json!({
            "text": quote.quote, "trigger": trigger.quote, "document": quote.document.to_string(),
            "start": quote.start, "end": quote.end, "byte_start": quote.byte_start, "byte_end": quote.byte_end,
            "status": report.status.word(), "speaker": source.speaker,
            "speaker_id": source.speaker_id.map(|id| id.to_string()),
            "stance": (!source.stance.is_empty()).then_some(source.stance), "according_to": source.way,
        }));
    }
    Ok(json!({
        "id": event.id.to_string(),
        "date": event.time.as_ref().map(|time| time.edtf.to_string()),
        "type": event.kind.word(),
        "mode": event.mode.map(attested_model::Vocabulary::word),
        "custom_type": event.custom_type,
        "quad": event.kind.quad().map(attested_model::Vocabulary::word),
        "context": event.contexts.iter().map(|context| context.word()).collect::<Vec<_>>(),
        "status": event.status.word(),
        "said_and_said_not": words::status_mark(event) == Some("said and said not"),
        "actor": people(&event.actors)?,
        "recipient": people(&event.recipients)?,
        "location": event.place.as_ref().map(|place| json!({
            "name": place.name, "country": place.country, "lat": place.latitude, "lon": place.longitude,
            "precision": place.precision.word(),
        })),
        "texts": event.counts.texts,
        "carriers": event.counts.carriers,
        "owners": event.counts.owners,
        "certainty": f64::from(event.certainty),
        "reports": reports,
    }))
}

fn of_actor(actor: &Actor) -> Value {
    json!({
        "id": actor.id.to_string(), "name": actor.name, "kind": actor.kind.word(), "country": actor.country,
        "titles": actor.roles.iter().map(|role| role.title.as_str()).collect::<Vec<_>>(),
        "wikidata": actor.external.get("wikidata"),
    })
}

//! Who did what to whom as a table of edges, for Maltego, i2, Gephi and spreadsheets.
//!
//! One row for each pair of actor and recipient of an event, and for each speaker and addressee of a statement. The
//! status stands in the relation itself ("ASSAULT, denied"), so that no tool can lose it with a column.

use std::io::Write;

use attested_model::{ActorId, Event, Vocabulary as _};

use super::Notes;
use super::desk::{Desk, is_plain_fact, is_wrong, one_line};
use crate::table::neutral;
use crate::{Error, words};

const HEADER: &[&str] = &[
    "source",
    "source_id",
    "target",
    "target_id",
    "relation",
    "status",
    "date",
    "speaker",
    "quote",
    "document",
    "byte_start",
    "byte_end",
    "texts",
    "carriers",
    "id",
];

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    rows.write_record(HEADER)?;
    let name = |id| words::Shelf::name(desk.shelf(), id).map(|name| neutral(&name));
    for event in desk.events()? {
        let event = event?;
        if is_wrong(event.certainty, notes) {
            continue;
        }
        let pairs = pairs(&event);
        if pairs.is_empty() {
            notes.leave_out("events with fewer than two participants");
            continue;
        }
        let Some(report) = words::telling(&event) else { continue };
        let (quote, source) = (desk.quote(report.passage)?, desk.source(report)?);
        for (from, to) in pairs {
            rows.write_record([
                name(from)?,
                from.to_string(),
                name(to)?,
                to.to_string(),
                relation(&event),
                event.status.word().to_owned(),
                event.time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default(),
                neutral(source.speaker.as_deref().unwrap_or_default()),
                neutral(&one_line(&quote.quote)),
                quote.document.to_string(),
                quote.byte_start.to_string(),
                quote.byte_end.to_string(),
                event.counts.texts.to_string(),
                event.counts.carriers.to_string(),
                event.id.to_string(),
            ])?;
        }
    }
    for statement in desk.statements()? {
        let statement = statement?;
        let (Some(speaker), Some(whole)) = (statement.speaker, words::whole(&statement)) else { continue };
        if statement.addressees.is_empty() || is_wrong(statement.certainty, notes) {
            continue;
        }
        let quote = desk.quote(whole)?;
        for &addressee in &statement.addressees {
            rows.write_record([
                name(speaker)?,
                speaker.to_string(),
                name(addressee)?,
                addressee.to_string(),
                format!("said to ({})", statement.act.word()),
                statement.stance.word().to_owned(),
                statement.time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default(),
                name(speaker)?,
                neutral(&one_line(&quote.quote)),
                quote.document.to_string(),
                quote.byte_start.to_string(),
                quote.byte_end.to_string(),
                statement.counts.texts.to_string(),
                statement.counts.carriers.to_string(),
                statement.id.to_string(),
            ])?;
        }
    }
    rows.flush()?;
    Ok(())
}

/// Each actor with each recipient; those who act together, each pair once.
pub(super) fn pairs(event: &Event) -> Vec<(ActorId, ActorId)> {
    let mut pairs = Vec::new();
    for (at, &one) in event.actors.iter().enumerate() {
        for &other in &event.recipients {
            pairs.push((one, other));
        }
        if event.kind.is_mutual() {
            pairs.extend(event.actors[at + 1..].iter().map(|&other| (one, other)));
        }
    }
    pairs.retain(|(one, other)| one != other);
    pairs
}

/// The type, and in the same breath whether it took place.
pub(super) fn relation(event: &Event) -> String {
    if is_plain_fact(event) {
        return event.kind.word().to_owned();
    }
    let status = words::status_mark(event).unwrap_or("said and said not");
    format!("{}, {status}", event.kind.word())
}

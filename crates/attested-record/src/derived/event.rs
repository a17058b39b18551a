use attested_model::{Event, EventReport, Place, Vocabulary as _};
use rusqlite::{Row, Transaction, params};

use super::quotes::Quotes;
use super::rows::{Rows, number};
use crate::query::Depth;
use crate::row::{TimeColumns, certainty, counts, passage, time_or_none, word, word_or_none};
use crate::{Record, Result};

pub(super) fn write(
    change: &Transaction<'_>,
    events: &[(i64, &Event)],
    rows: &Rows,
    quotes: &Quotes,
) -> Result<()> {
    let mut insert = change.prepare(
        "INSERT INTO event (id, uid, quote, type, mode, status, time, time_basis, time_words, time_first,
           time_last, place, place_country, place_latitude, place_longitude, place_precision, place_document,
           place_byte_start, place_byte_end, texts, carriers, owners, certainty, custom_type)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
           ?22, ?23, ?24)",
    )?;
    for &(id, event) in events {
        let time = TimeColumns::of(event.time.as_ref());
        let place = event.place.as_ref();
        let placed = rows.passage_or_null(place.map(|place| place.passage))?;
        insert.execute(params![
            id,
            event.id.to_string(),
            event.reports.first().map_or("", |report| quotes.one(report.passage)),
            event.kind.word(),
            event.mode.map(attested_model::Mode::word),
            event.status.word(),
            time.edtf,
            time.basis,
            time.words,
            time.first,
            time.last,
            place.map(|place| &place.name),
            place.and_then(|place| place.country.as_ref()),
            place.and_then(|place| place.latitude),
            place.and_then(|place| place.longitude),
            place.map(|place| place.precision.word()),
            placed.0,
            placed.1,
            placed.2,
            event.counts.texts,
            event.counts.carriers,
            event.counts.owners,
            f64::from(event.certainty),
            event.custom_type,
        ])?;
        write_parts(change, id, event, rows)?;
    }
    Ok(())
}

fn write_parts(change: &Transaction<'_>, id: i64, event: &Event, rows: &Rows) -> Result<()> {
    let mut context =
        change.prepare_cached("INSERT INTO event_context (event, position, context) VALUES (?1, ?2, ?3)")?;
    for (position, word) in event.contexts.iter().enumerate() {
        context.execute(params![id, number(position), word.word()])?;
    }
    let mut participant = change.prepare_cached(
        "INSERT INTO event_participant (event, side, position, actor) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (side, actors) in [("actor", &event.actors), ("recipient", &event.recipients)] {
        for (position, actor) in actors.iter().enumerate() {
            participant.execute(params![id, side, number(position), rows.actor(*actor)?])?;
        }
    }
    let mut insert = change.prepare_cached(
        "INSERT INTO event_report (event, position, document, byte_start, byte_end, trigger_document,
           trigger_byte_start, trigger_byte_end, status, in_statement, time, time_basis, time_words, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for (position, report) in event.reports.iter().enumerate() {
        let (document, start, end) = rows.passage(report.passage)?;
        let trigger = rows.passage(report.trigger)?;
        let time = TimeColumns::of(report.time.as_ref());
        insert.execute(params![
            id,
            number(position),
            document,
            start,
            end,
            trigger.0,
            trigger.1,
            trigger.2,
            report.status.word(),
            report.in_statement.map(|statement| rows.statement(statement)).transpose()?,
            time.edtf,
            time.basis,
            time.words,
            report.reason,
        ])?;
    }
    Ok(())
}

/// The reports of an event.
pub(crate) const REPORTS: &str =
    "SELECT d.uid, p.byte_start, p.byte_end, t.uid, p.trigger_byte_start, p.trigger_byte_end, p.status, s.uid, p.time,
       p.time_basis, p.time_words, p.reason
     FROM event_report p JOIN document d ON d.id = p.document JOIN document t ON t.id = p.trigger_document
     LEFT JOIN statement s ON s.id = p.in_statement WHERE p.event = ?1";

/// One of [`REPORTS`].
pub(crate) fn report(row: &Row<'_>) -> std::result::Result<EventReport, rusqlite::Error> {
    Ok(EventReport {
        passage: passage(row, 0)?,
        trigger: passage(row, 3)?,
        status: word(row, 6)?,
        in_statement: word_or_none(row, 7)?,
        time: time_or_none(row, 8)?,
        reason: row.get(11)?,
    })
}

impl Record {
    pub(crate) fn load_event(&self, id: i64) -> Result<Event> {
        self.load_event_at(id, Depth::Whole)
    }

    pub(crate) fn load_event_at(&self, id: i64, depth: Depth) -> Result<Event> {
        let contexts = self.children(
            "SELECT context FROM event_context WHERE event = ?1 ORDER BY position",
            id,
            |row| word(row, 0),
        )?;
        let side = |side: &str| {
            self.children(
                &format!(
                    "SELECT a.uid FROM event_participant p JOIN actor a ON a.id = p.actor
                     WHERE p.event = ?1 AND p.side = '{side}' ORDER BY p.position"
                ),
                id,
                |row| word(row, 0),
            )
        };
        let (actors, recipients) = (side("actor")?, side("recipient")?);
        let reports = match depth {
            Depth::Whole => self.children(&format!("{REPORTS} ORDER BY p.position"), id, report)?,
            Depth::Brief { document } => self.telling_reports(id, document)?,
        };
        let mut read = self.connection.prepare_cached(
            "SELECT e.uid, e.type, e.mode, e.status, d.uid, e.place_byte_start, e.place_byte_end, e.place,
               e.place_country, e.place_latitude, e.place_longitude, e.place_precision, e.time, e.time_basis,
               e.time_words, e.texts, e.carriers, e.owners, e.certainty, e.custom_type
             FROM event e LEFT JOIN document d ON d.id = e.place_document WHERE e.id = ?1",
        )?;
        Ok(read.query_row([id], |row| {
            Ok(Event {
                id: word(row, 0)?,
                kind: word(row, 1)?,
                mode: word_or_none(row, 2)?,
                custom_type: row.get(19)?,
                contexts,
                status: word(row, 3)?,
                actors,
                recipients,
                place: place(row)?,
                time: time_or_none(row, 12)?,
                reports,
                counts: counts(row, 15)?,
                certainty: certainty(row, 18)?,
            })
        })?)
    }
}

fn place(row: &Row<'_>) -> std::result::Result<Option<Place>, rusqlite::Error> {
    let Some(passage) = crate::row::passage_or_none(row, 4)? else { return Ok(None) };
    Ok(Some(Place {
        name: row.get(7)?,
        country: row.get(8)?,
        latitude: row.get(9)?,
        longitude: row.get(10)?,
        precision: word(row, 11)?,
        passage,
    }))
}

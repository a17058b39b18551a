//! One event as the tables of event data have it: one row, with the columns of ours behind theirs.

use attested_model::{Event, Vocabulary as _};

use super::desk::{Desk, one_line};
use super::markup::cell;
use crate::{Error, words};

/// Columns that are ours, behind those of any event table.
pub(super) const OURS: &[&str] = &[
    "Attested ID",
    "Status",
    "Speaker",
    "Stance",
    "According To",
    "Quote",
    "Document",
    "Start",
    "End",
    "Byte Start",
    "Byte End",
    "Texts",
    "Carriers",
    "Owners",
    "All Actors",
    "All Recipients",
    "Date EDTF",
    "Date Basis",
];

/// The cells of [`OURS`].
pub(super) fn ours(desk: &Desk<'_>, event: &Event) -> Result<Vec<String>, Error> {
    let mut cells = vec![event.id.to_string(), event.status.word().to_owned()];
    match words::telling(event) {
        Some(report) => {
            let (quote, source) = (desk.quote(report.passage)?, desk.source(report)?);
            cells.extend([
                cell(&source.speaker.unwrap_or_default()),
                source.stance.to_owned(),
                cell(&source.way),
                cell(&one_line(&quote.quote)),
                quote.document.to_string(),
                quote.start.to_string(),
                quote.end.to_string(),
                quote.byte_start.to_string(),
                quote.byte_end.to_string(),
            ]);
        }
        None => cells.extend(std::iter::repeat_n(String::new(), 9)),
    }
    cells.extend([
        event.counts.texts.to_string(),
        event.counts.carriers.to_string(),
        event.counts.owners.to_string(),
        cell(&desk.names(&event.actors)?.join("; ")),
        cell(&desk.names(&event.recipients)?.join("; ")),
        event.time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default(),
        event.time.as_ref().map(|time| time.basis.word().to_owned()).unwrap_or_default(),
    ]);
    Ok(cells)
}

/// Where the first report of an event was published: address, outlet, date.
pub(super) fn published(
    desk: &Desk<'_>,
    event: &Event,
) -> Result<(String, String, Option<jiff::civil::Date>), Error> {
    let Some(report) = event.reports.first() else { return Ok(Default::default()) };
    let document = desk.document(report.passage.document)?;
    let outlet = document.metadata().outlet.as_ref().map(|known| known.value.clone()).unwrap_or_default();
    let day = document.metadata().published.as_ref().and_then(|dated| dated.edtf.as_day());
    Ok((cell(&desk.address(&document)?), cell(&outlet), day))
}

/// Writes a row of a table without quoting.
pub(super) fn write(row: &[String], out: &mut dyn std::io::Write) -> Result<(), Error> {
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            out.write_all(b"\t")?;
        }
        out.write_all(cell.as_bytes())?;
    }
    out.write_all(b"\n")?;
    Ok(())
}

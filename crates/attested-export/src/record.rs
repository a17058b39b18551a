use std::io::Write;

use attested_model::{Document, Resolution};
use attested_record::{DocumentQuery, Record};

use crate::line::{DocumentLine, Line};
use crate::table::{EachRow, each};
use crate::{Credits, Error, Quotes, Table, Whole, write_lines, write_table};

impl<'r> Quotes<'r> {
    /// Quotes from the texts of a record.
    pub fn from_record(record: &'r Record) -> Self {
        Self::new(|id| Ok(record.document(&id)?.map(|document| document.text().to_owned())))
    }
}

/// Writes a record as JSON Lines: everything that it says of the documents of today.
///
/// # Errors
/// As [`write_lines`], and what reading the record can meet.
pub fn jsonl(record: &Record, out: &mut dyn Write) -> Result<(), Error> {
    with_whole(record, &mut |whole, quotes| write_lines(whole, quotes, out))
}

/// Writes all decisions of a record as JSON Lines, by id: what `attested corrections import` takes in again.
///
/// # Errors
/// [`Error::Write`], and what reading the record can meet.
pub fn corrections(record: &Record, out: &mut dyn Write) -> Result<(), Error> {
    let mut decisions = record.decisions()?;
    decisions.sort_by_key(|decision| decision.id);
    for decision in decisions {
        Line::Decision(decision).write(out)?;
    }
    out.flush()?;
    Ok(())
}

/// Writes one table of a record as CSV.
///
/// # Errors
/// As [`write_table`], and what reading the record can meet.
pub fn csv(record: &Record, table: Table, out: &mut dyn Write) -> Result<(), Error> {
    with_whole(record, &mut |whole, quotes| write_table(whole, table, quotes, out))
}

/// Hands over every row of one table of a record.
pub(crate) fn rows_of(record: &Record, table: Table, to: EachRow<'_>) -> Result<(), Error> {
    with_whole(record, &mut |whole, quotes| each(whole, table, quotes, &mut *to))
}

/// The line of one document of a record.
///
/// # Errors
/// What reading the record can meet.
pub fn document_line(record: &Record, document: &Document, credits: &Credits) -> Result<DocumentLine, Error> {
    let id = document.id();
    let place = record.locations(&id)?.into_iter().next();
    let sha256 = record.raw_sha256(&id)?.unwrap_or_default();
    let credit = document.metadata().credit.as_ref().and_then(|known| credits.find(&known.value));
    let (path, inside) = place.map_or((String::new(), None), |place| (place.path, place.record));
    let line = DocumentLine::new(document, &path, inside.as_deref(), &sha256, credit);
    Ok(DocumentLine { retrieved: record.retrieved(&id)?, ..line })
}

fn with_whole(
    record: &Record,
    write: &mut dyn FnMut(Whole<'_>, &mut Quotes<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let resolution: Resolution = record.resolution()?;
    let runs = record.runs()?;
    let decisions = record.decisions()?;
    let credits = Credits::of(&resolution.actors);
    let mut documents = record
        .documents(&DocumentQuery::default())?
        .map(|document| document_line(record, &document?, &credits));
    let whole =
        Whole { runs: &runs, documents: &mut documents, resolution: &resolution, decisions: &decisions };
    write(whole, &mut Quotes::from_record(record))
}

//! Model values out of SQL rows and into them.
//!
//! A value takes several neighbouring columns: a passage three (document, first byte, last byte), a time three
//! (EDTF, basis, words), counts three. Readers take the position of the first.

use std::str::FromStr;

use attested_model::{Certainty, Counts, Edtf, ModelError, Passage, RecordTime, Span};
use jiff::civil::Date;
use rusqlite::types::Type;
use rusqlite::{Error, Row};

type Read<T> = std::result::Result<T, Error>;

/// A value with a written form: an id, a word of a vocabulary, a date.
pub(crate) fn word<T: FromStr<Err = ModelError>>(row: &Row<'_>, at: usize) -> Read<T> {
    parse(row.get_ref(at)?.as_str()?, at)
}

/// Such a value, or `None` for NULL.
pub(crate) fn word_or_none<T: FromStr<Err = ModelError>>(row: &Row<'_>, at: usize) -> Read<Option<T>> {
    row.get_ref(at)?.as_str_or_null()?.map(|text| parse(text, at)).transpose()
}

fn parse<T: FromStr<Err = ModelError>>(text: &str, at: usize) -> Read<T> {
    text.parse().map_err(|error| unreadable(at, error))
}

/// The error of a stored value that breaks an invariant.
pub(crate) fn unreadable(at: usize, error: ModelError) -> Error {
    Error::FromSqlConversionFailure(at, Type::Text, Box::new(error))
}

pub(crate) fn span(row: &Row<'_>, at: usize) -> Read<Span> {
    Span::new(row.get(at)?, row.get(at + 1)?).map_err(|error| unreadable(at, error))
}

pub(crate) fn passage(row: &Row<'_>, at: usize) -> Read<Passage> {
    Ok(Passage { document: word(row, at)?, span: span(row, at + 1)? })
}

pub(crate) fn passage_or_none(row: &Row<'_>, at: usize) -> Read<Option<Passage>> {
    match word_or_none(row, at)? {
        Some(document) => Ok(Some(Passage { document, span: span(row, at + 1)? })),
        None => Ok(None),
    }
}

pub(crate) fn time_or_none(row: &Row<'_>, at: usize) -> Read<Option<RecordTime>> {
    match word_or_none(row, at)? {
        Some(edtf) => Ok(Some(RecordTime { edtf, basis: word(row, at + 1)?, words: row.get(at + 2)? })),
        None => Ok(None),
    }
}

pub(crate) fn counts(row: &Row<'_>, at: usize) -> Read<Counts> {
    Ok(Counts { texts: row.get(at)?, carriers: row.get(at + 1)?, owners: row.get(at + 2)? })
}

pub(crate) fn certainty(row: &Row<'_>, at: usize) -> Read<Certainty> {
    Ok(Certainty::from(row.get::<_, f64>(at)?))
}

/// The first and last day of a date as they are stored: ISO 8601, NULL for no limit.
///
/// Days before the year 0 are stored as the first day of the year 0, so that text order is time order.
pub(crate) fn days(edtf: Edtf) -> (Option<String>, Option<String>) {
    let bounds = edtf.bounds();
    (bounds.earliest.map(day), bounds.latest.map(day))
}

pub(crate) fn day(date: Date) -> String {
    if date.year() < 0 { "0000-01-01".to_owned() } else { date.to_string() }
}

/// The five columns of a time: EDTF, basis, words, first day, last day.
pub(crate) struct TimeColumns<'a> {
    pub(crate) edtf: Option<String>,
    pub(crate) basis: Option<&'static str>,
    pub(crate) words: Option<&'a str>,
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
}

impl<'a> TimeColumns<'a> {
    pub(crate) fn of(time: Option<&'a RecordTime>) -> Self {
        use attested_model::Vocabulary as _;
        let (first, last) = time.map_or((None, None), |time| days(time.edtf));
        Self {
            edtf: time.map(|time| time.edtf.to_string()),
            basis: time.map(|time| time.basis.word()),
            words: time.map(|time| time.words.as_str()),
            first,
            last,
        }
    }
}

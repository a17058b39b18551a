//! Dates in the forms of others: as exact as the record has them, and no more.

use attested_model::{Component, Edtf, EdtfDate, Endpoint};
use jiff::civil::Date;

/// Year, month and day, as far as they are known; the first day of an interval.
pub(super) fn parts(edtf: Edtf) -> Option<(i32, Option<u8>, Option<u8>)> {
    let date = match edtf {
        Edtf::Date(date)
        | Edtf::Moment(date, _)
        | Edtf::Interval(Endpoint::Date(date), _)
        | Edtf::Interval(_, Endpoint::Date(date)) => date,
        Edtf::Interval(..) => return None,
    };
    of(date)
}

/// The same of the end of an interval.
pub(super) fn end_parts(edtf: Edtf) -> Option<(i32, Option<u8>, Option<u8>)> {
    match edtf {
        Edtf::Interval(Endpoint::Date(_), Endpoint::Date(date)) => of(date),
        _ => None,
    }
}

fn of(date: EdtfDate) -> Option<(i32, Option<u8>, Option<u8>)> {
    let year = date.known_year()?;
    let month = match date.month_component() {
        Component::Value(month) if month <= 12 => Some(month),
        // A season begins in March, June, September, December.
        Component::Value(season) => Some((season.clamp(21, 24) - 20) * 3),
        _ => None,
    };
    let day = match date.day_component() {
        Component::Value(day) if month.is_some() => Some(day),
        _ => None,
    };
    Some((year, month, day))
}

/// `2031-04-09`, `2031-04` or `2031`: the part of ISO 8601 that every tool reads.
pub(super) fn iso(edtf: Edtf) -> Option<String> {
    let (year, month, day) = parts(edtf)?;
    Some(match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    })
}

/// The first possible day.
pub(super) fn first_day(edtf: Edtf) -> Option<Date> {
    edtf.bounds().earliest
}

/// A day at midnight, as RFC 3339.
pub(super) fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

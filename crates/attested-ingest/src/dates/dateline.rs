//! The date of a dateline, which often lacks its year.

use attested_model::{Basis, Edtf, EdtfDate};
use jiff::civil::Date;

use super::PartialDate;

/// A dateline is at most this many days older than a date that tells its year.
const OLDER: i32 = 31;
/// And at most this many days younger: time zones, print dates.
const YOUNGER: i32 = 2;

/// The date of a dateline. A year that it lacks is that of the first of `around` it fits: dates of the document or
/// of what it came in, the day of the dateline being the same or up to a month before. When none does, the year stays
/// open; it is never guessed from a day of the week or from other documents.
///
/// ```
/// use attested_ingest::dates::{of_dateline, words};
/// use attested_model::Edtf;
/// let date = words("March 15").unwrap();
/// let edtf = |year: Option<&str>| {
///     let around = year.map(|text| text.parse::<Edtf>().unwrap());
///     of_dateline(date, around.into_iter()).unwrap().0.to_string()
/// };
/// assert_eq!(edtf(Some("2031-03")), "2031-03-15");
/// assert_eq!(edtf(Some("2031-04-02T08:00:00Z")), "2031-03-15");
/// assert_eq!(edtf(Some("2031-01-02")), "XXXX-03-15");
/// assert_eq!(edtf(None), "XXXX-03-15");
/// ```
pub fn of_dateline(date: PartialDate, around: impl Iterator<Item = Edtf>) -> Option<(Edtf, Basis)> {
    if date.year.is_some() {
        return Some((date.edtf()?, Basis::Text));
    }
    let (month, day) = (date.month?, date.day?);
    for edtf in around {
        let bounds = edtf.bounds();
        let Some((first, last)) = bounds.earliest.zip(bounds.latest) else { continue };
        let near = [last.year(), last.year() - 1].into_iter().find(|&year| {
            let written = Date::new(year, i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
            written.is_ok_and(|written| {
                let before = (first - written).get_days();
                let behind = (written - last).get_days();
                before <= OLDER && behind <= YOUNGER
            })
        });
        let dated = near.and_then(|year| PartialDate { year: Some(year), ..date }.edtf());
        if let Some(dated) = dated {
            return Some((dated, Basis::Guess));
        }
    }
    Some((Edtf::Date(EdtfDate::of_unknown_year(month, day)?), Basis::Text))
}

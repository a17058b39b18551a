//! The first and the last day that a date may mean.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Component, Edtf, EdtfDate, Endpoint};

/// The first and last calendar day a value may mean; `None` means that there is no such limit or it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bounds {
    /// First possible day.
    pub earliest: Option<Date>,
    /// Last possible day.
    pub latest: Option<Date>,
}

impl Bounds {
    /// True when some day lies within both; a missing limit excludes nothing.
    pub fn meets(self, other: Bounds) -> bool {
        let before = |end: Option<Date>, start: Option<Date>| match (end, start) {
            (Some(end), Some(start)) => end < start,
            _ => false,
        };
        !before(self.latest, other.earliest) && !before(other.latest, self.earliest)
    }
}

impl Edtf {
    /// The days the value may mean. Qualifiers (`?`, `~`) do not widen them; years outside ±9999 are cut to it.
    pub fn bounds(self) -> Bounds {
        match self {
            Self::Date(date) | Self::Moment(date, _) => of_date(date),
            Self::Interval(from, to) => {
                let earliest = match from {
                    Endpoint::Date(date) => of_date(date).earliest,
                    Endpoint::Open | Endpoint::Unknown => None,
                };
                let latest = match to {
                    Endpoint::Date(date) => of_date(date).latest,
                    Endpoint::Open | Endpoint::Unknown => None,
                };
                Bounds { earliest, latest }
            }
        }
    }

    /// Orders values on a timeline: by first possible day, then last, then the written form.
    ///
    /// A value without a first day comes before all others of its last day.
    pub fn timeline_key(self) -> (Option<Date>, Option<Date>, String) {
        let bounds = self.bounds();
        (bounds.earliest.or(bounds.latest), bounds.latest.or(bounds.earliest), self.to_string())
    }
}

fn of_date(date: EdtfDate) -> Bounds {
    if date.known_year().is_none() && matches!(date.month, Component::Value(_)) {
        // A day of any year has no first and no last.
        return Bounds { earliest: None, latest: None };
    }
    let span = 10i32.pow(u32::from(date.unspecified_year_digits.min(4))) - 1;
    // A negative year with unspecified digits counts down, away from zero.
    let (first_year, last_year) =
        if date.year < 0 { (date.year - span, date.year) } else { (date.year, date.year + span) };
    let first_year = clamp(first_year);
    let last_year = clamp(last_year);
    let (earliest, latest) = match (date.month, date.day) {
        (Component::Value(month @ 1..=12), Component::Value(day)) => {
            let day = day_of(first_year, month, day);
            (day, day)
        }
        (Component::Value(month @ 1..=12), _) => {
            (day_of(first_year, month, 1), day_of(last_year, month, 1).map(Date::last_of_month))
        }
        (Component::Value(season), _) => {
            let first_month = (season.clamp(21, 24) - 20) * 3;
            let start = day_of(first_year, first_month, 1);
            (start, start.and_then(|day| day.checked_add(2.months()).ok()).map(Date::last_of_month))
        }
        _ => (day_of(first_year, 1, 1), day_of(last_year, 12, 31)),
    };
    Bounds { earliest, latest }
}

fn clamp(year: i32) -> i16 {
    i16::try_from(year.clamp(-9999, 9999)).unwrap_or(9999)
}

fn day_of(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

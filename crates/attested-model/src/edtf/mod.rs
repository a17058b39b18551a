//! Extended Date/Time Format (ISO 8601-2:2019, as profiled by the Library of Congress), levels 0 and 1.
//!
//! Held: calendar dates, year-months, years, seasons (21–24, northern hemisphere for [`Edtf::bounds`]),
//! unspecified digits from the right (`201X`, `2004-XX`, `2004-07-XX`, `2004-XX-XX`), of level 2 a day of no known
//! year (`XXXX-03-15`, the "March 15" of a dateline), qualifiers `?` `~` `%`,
//! intervals with open (`..`) and unknown (empty) ends, long years (`Y-17000`), date and time of day.

mod bounds;
mod parse;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use bounds::Bounds;

use crate::ModelError;

/// A date or an interval of civil time, as exact as its source and no more.
///
/// ```
/// use attested_model::Edtf;
/// let about: Edtf = "2023-10~".parse().unwrap();
/// assert_eq!(about.to_string(), "2023-10~");
/// let bounds = about.bounds();
/// assert_eq!(bounds.earliest.unwrap().to_string(), "2023-10-01");
/// assert_eq!(bounds.latest.unwrap().to_string(), "2023-10-31");
/// assert!("2023-13".parse::<Edtf>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edtf {
    /// One date of any precision.
    Date(EdtfDate),
    /// A day and a time of that day.
    Moment(EdtfDate, TimeOfDay),
    /// A stretch of time.
    Interval(Endpoint, Endpoint),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Endpoint {
    /// A date.
    Date(EdtfDate),
    /// No limit (`..`).
    Open,
    /// A limit that is not known (nothing).
    Unknown,
}

/// A date of the precision its source gives.
///
/// **Invariant:** a value made by [`EdtfDate::year`], [`EdtfDate::month`], [`EdtfDate::day`] or by parsing names
/// a date of the proleptic Gregorian calendar (or a season), with no component under an absent one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdtfDate {
    pub(crate) year: i32,
    /// How many digits of the year, from the right, are not specified (0–4).
    pub(crate) unspecified_year_digits: u8,
    /// The month (1–12) or season (21–24).
    pub(crate) month: Component,
    pub(crate) day: Component,
    pub(crate) qualifier: Qualifier,
}

/// A month or a day of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// Not part of the date's precision.
    Absent,
    /// Part of its precision, not known (`XX`).
    Unspecified,
    /// Known.
    Value(u8),
}

/// How far a date is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// As written.
    Plain,
    /// `?`: the source is not sure.
    Uncertain,
    /// `~`: about then.
    Approximate,
    /// `%`: both.
    UncertainApproximate,
}

/// A time of day, with its offset from UTC when that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// 0–59.
    pub second: u8,
    /// Minutes east of UTC.
    pub offset: Option<i16>,
}

impl EdtfDate {
    /// A year.
    pub fn year(year: i16) -> Self {
        Self {
            year: i32::from(year),
            unspecified_year_digits: 0,
            month: Component::Absent,
            day: Component::Absent,
            qualifier: Qualifier::Plain,
        }
    }

    /// A month (1–12) or season (21–24) of a year; `None` when there is no such month.
    pub fn month(year: i16, month: u8) -> Option<Self> {
        (matches!(month, 1..=12 | 21..=24))
            .then(|| Self { month: Component::Value(month), ..Self::year(year) })
    }

    /// A calendar day.
    pub fn day(date: jiff::civil::Date) -> Self {
        Self {
            month: Component::Value(date.month().unsigned_abs()),
            day: Component::Value(date.day().unsigned_abs()),
            ..Self::year(date.year())
        }
    }

    /// A day of a year that is not known, written `XXXX-03-15`; `None` when no year has it.
    pub fn of_unknown_year(month: u8, day: u8) -> Option<Self> {
        let date = Self {
            unspecified_year_digits: 4,
            month: Component::Value(month),
            day: Component::Value(day),
            ..Self::year(0)
        };
        date.is_of_some_year().then_some(date)
    }

    /// True when month and day are those of some year; 29 February is one of leap years.
    fn is_of_some_year(self) -> bool {
        let (Component::Value(month), Component::Value(day)) = (self.month, self.day) else { return false };
        let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return false };
        jiff::civil::Date::new(2000, month, day).is_ok()
    }

    /// The same date with another qualifier.
    #[must_use]
    pub fn qualified(self, qualifier: Qualifier) -> Self {
        Self { qualifier, ..self }
    }

    /// The calendar day, when the date is that exact.
    pub fn as_day(self) -> Option<jiff::civil::Date> {
        let (Component::Value(month), Component::Value(day)) = (self.month, self.day) else { return None };
        let year = i16::try_from(self.known_year()?).ok()?;
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// The year, when all its digits are specified.
    pub fn known_year(self) -> Option<i32> {
        (self.unspecified_year_digits == 0).then_some(self.year)
    }

    /// The month (1–12) or season (21–24).
    pub fn month_component(self) -> Component {
        self.month
    }

    /// The day of the month.
    pub fn day_component(self) -> Component {
        self.day
    }

    /// How far the date is to be trusted.
    pub fn qualifier(self) -> Qualifier {
        self.qualifier
    }
}

impl Edtf {
    /// A calendar day.
    pub fn day(date: jiff::civil::Date) -> Self {
        Self::Date(EdtfDate::day(date))
    }

    /// The days from `from` to `to`, both included.
    pub fn days(from: jiff::civil::Date, to: jiff::civil::Date) -> Self {
        if from == to {
            return Self::day(from);
        }
        Self::Interval(Endpoint::Date(EdtfDate::day(from)), Endpoint::Date(EdtfDate::day(to)))
    }

    /// The calendar day, when the value is one day (with or without a time of day).
    pub fn as_day(self) -> Option<jiff::civil::Date> {
        match self {
            Self::Date(date) | Self::Moment(date, _) => date.as_day(),
            Self::Interval(..) => None,
        }
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.year.unsigned_abs();
        let sign = if self.year < 0 { "-" } else { "" };
        if magnitude > 9999 {
            write!(f, "Y{sign}{magnitude}")?;
        } else {
            let digits = format!("{magnitude:04}");
            let kept = 4 - usize::from(self.unspecified_year_digits.min(4));
            write!(f, "{sign}{}{}", &digits[..kept], &"XXXX"[kept..])?;
        }
        for component in [self.month, self.day] {
            match component {
                Component::Absent => {}
                Component::Unspecified => f.write_str("-XX")?,
                Component::Value(value) => write!(f, "-{value:02}")?,
            }
        }
        f.write_str(match self.qualifier {
            Qualifier::Plain => "",
            Qualifier::Uncertain => "?",
            Qualifier::Approximate => "~",
            Qualifier::UncertainApproximate => "%",
        })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
            }
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Moment(date, time) => write!(f, "{date}T{time}"),
            Self::Interval(from, to) => write!(f, "{from}/{to}"),
        }
    }
}

impl FromStr for Edtf {
    type Err = ModelError;
    fn from_str(text: &str) -> Result<Self, ModelError> {
        parse::edtf(text).map_err(|why| ModelError::NotEdtf { text: text.to_owned(), why })
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

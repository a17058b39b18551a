//! What the words of a time expression say, before anything is known about the day they are counted from.

use attested_model::{Edtf, EdtfDate};
use jiff::civil::{Date, Weekday};

use super::words::Unit;

/// Which of several: "last week", "this week", "next week".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    This,
    Next,
    /// Not said: "on Tuesday".
    Nearest,
}

/// What the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A date or interval of its own.
    Absolute(Edtf),
    /// A day of a month, year not said.
    MonthDay(u8, u8),
    /// From one day to another, year not said.
    MonthDays((u8, u8), (u8, u8)),
    /// A month or season, year not said.
    Month(u8, Which),
    /// A month of the last, this or the next year.
    MonthOf(u8, Which),
    /// A weekday.
    Weekday(Weekday, Which),
    /// So many days from the day of the report: "yesterday".
    Day(i32),
    /// The calendar unit of the report, or the one before or behind it.
    Whole(Unit, Which),
    /// So many units before (negative) or behind the day of the report: "two years ago".
    Shift(i32, Unit),
    /// So many units from the last date of the text: "three days later", "the next day".
    Onward(i32, Unit),
    /// So many units from a date that the words give: "a week after October 7".
    From(i32, Unit, Dated),
    /// The stretch of so many units that ends, or begins, with the report: "the past three years".
    Stretch(i32, Unit),
    /// The day that the text spoke of last: "that day".
    SameDay,
    /// A length of time, or anything else that no calendar fixes.
    Length,
}

/// The date inside another expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    Full(Date),
    MonthDay(u8, u8),
    Weekday(Weekday),
    Year(i16),
}

/// How many tokens say what.
pub(super) type Found = (usize, Meaning);

/// A year as EDTF.
pub(super) fn year(year: i16) -> Edtf {
    Edtf::Date(EdtfDate::year(year))
}

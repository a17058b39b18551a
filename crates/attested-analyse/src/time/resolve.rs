//! From what the words say to a value on the calendar.

use attested_model::{Edtf, EdtfDate, Endpoint, TimeBasis};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::anchor::{Anchor, nearest_past};
use super::calendar::date;
use super::meaning::{Dated, Meaning, Which, year};
use super::words::Unit;

/// What is known while a text is read from its start to its end.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// The day of the report.
    pub(super) anchor: Option<Anchor>,
    /// The day the text spoke of last.
    pub(super) day: Option<Date>,
    /// The year the text spoke of last, where that is not the year of the report.
    pub(super) year: Option<i16>,
}

/// A value and how it was fixed.
pub(super) type Fixed = Option<(Edtf, TimeBasis)>;

/// The value of a meaning; `future` when the words around it speak of what is to come.
pub(super) fn resolve(meaning: Meaning, told: Told, future: bool) -> Fixed {
    match meaning {
        Meaning::Absolute(value) => Some((value, TimeBasis::Absolute)),
        Meaning::MonthDay(month, day) => {
            month_day(told, month, day, future).map(|(day, basis)| (Edtf::day(day), basis))
        }
        Meaning::MonthDays(from, to) => {
            let (last, basis) = month_day(told, to.0, to.1, future)?;
            let first = date(if from > to { last.year().checked_sub(1)? } else { last.year() }, from)?;
            Some((Edtf::days(first, last), basis))
        }
        Meaning::SameDay => told.day.map(|day| (Edtf::day(day), TimeBasis::Event)),
        Meaning::Onward(count, unit) => {
            let base = told.day?;
            Some((shifted(base, count, unit)?, TimeBasis::Event))
        }
        Meaning::From(count, unit, base) => {
            let base = match base {
                Dated::Full(day) => day,
                Dated::MonthDay(month, day) => month_day(told, month, day, future)?.0,
                Dated::Weekday(weekday) => weekday_near(told.anchor?.day, weekday, Which::Nearest, future)?,
                Dated::Year(base) => {
                    let years = i16::try_from(count).ok().filter(|_| unit == Unit::Year)?;
                    return Some((year(base.checked_add(years)?), TimeBasis::Event));
                }
            };
            Some((shifted(base, count, unit)?, TimeBasis::Event))
        }
        Meaning::Month(number, which) => month(told, number, which, future),
        Meaning::MonthOf(number, which) => {
            let anchor = told.anchor?;
            let shift = match which {
                Which::Last => -1,
                Which::Next => 1,
                Which::This | Which::Nearest => 0,
            };
            let year = anchor.day.year().checked_add(shift)?;
            Some((Edtf::Date(EdtfDate::month(year, number)?), anchor.basis))
        }
        Meaning::Length => None,
        Meaning::Weekday(..)
        | Meaning::Day(_)
        | Meaning::Whole(..)
        | Meaning::Shift(..)
        | Meaning::Stretch(..) => {
            let anchor = told.anchor?;
            Some((from_report(meaning, anchor.day, future)?, anchor.basis))
        }
    }
}

fn from_report(meaning: Meaning, day: Date, future: bool) -> Option<Edtf> {
    Some(match meaning {
        Meaning::Weekday(weekday, which) => Edtf::day(weekday_near(day, weekday, which, future)?),
        Meaning::Day(shift) => Edtf::day(away(day, shift, Unit::Day)?),
        Meaning::Whole(unit, which) => whole(day, unit, which)?,
        Meaning::Shift(count, unit) => shifted(day, count, unit)?,
        Meaning::Stretch(count, unit) => stretch(day, count, unit)?,
        _ => return None,
    })
}

/// The day of a month, in the year that the text or the report makes likely.
fn month_day(told: Told, month: u8, day: u8, future: bool) -> Option<(Date, TimeBasis)> {
    if let Some(year) = told.year {
        return date(year, (month, day)).map(|day| (day, TimeBasis::Event));
    }
    let anchor = told.anchor?;
    let found = if future {
        [0, 1]
            .into_iter()
            .filter_map(|years| date(anchor.day.year().checked_add(years)?, (month, day)))
            .find(|found| *found >= anchor.day)?
    } else {
        nearest_past(anchor.day, month, day, 45)?
    };
    Some((found, anchor.basis))
}

fn month(told: Told, number: u8, which: Which, future: bool) -> Fixed {
    if let (Some(year), Which::Nearest) = (told.year, which) {
        return Some((Edtf::Date(EdtfDate::month(year, number)?), TimeBasis::Event));
    }
    let anchor = told.anchor?;
    let (year, now) = (anchor.day.year(), anchor.day.month().unsigned_abs());
    // The month in which a season begins: spring (21) in March.
    let begins = if number > 12 { (number - 20) * 3 } else { number };
    let year = match which {
        Which::This => year,
        Which::Last => {
            if begins < now {
                year
            } else {
                year.checked_sub(1)?
            }
        }
        Which::Next => {
            if begins > now {
                year
            } else {
                year.checked_add(1)?
            }
        }
        Which::Nearest if future => {
            if begins >= now {
                year
            } else {
                year.checked_add(1)?
            }
        }
        Which::Nearest => {
            if begins <= now {
                year
            } else {
                year.checked_sub(1)?
            }
        }
    };
    Some((Edtf::Date(EdtfDate::month(year, number)?), anchor.basis))
}

/// The weekday on or before a day, or behind it.
fn weekday_near(day: Date, weekday: Weekday, which: Which, future: bool) -> Option<Date> {
    let back = i64::from(day.weekday().since(weekday));
    let shift = match which {
        Which::Next => {
            if back == 0 {
                7
            } else {
                7 - back
            }
        }
        Which::Last => {
            if back == 0 {
                -7
            } else {
                -back
            }
        }
        Which::This if future || back > 5 => {
            if back == 0 {
                0
            } else {
                7 - back
            }
        }
        Which::Nearest if future => {
            if back == 0 {
                0
            } else {
                7 - back
            }
        }
        Which::This | Which::Nearest => -back,
    };
    day.checked_add(shift.days()).ok()
}

/// The calendar unit that holds a day, the one before, the one behind.
fn whole(day: Date, unit: Unit, which: Which) -> Option<Edtf> {
    let step = match which {
        Which::Last => -1,
        Which::Next => 1,
        Which::This | Which::Nearest => 0,
    };
    Some(match unit {
        Unit::Week => {
            let monday = day.checked_sub(i64::from(day.weekday().since(Weekday::Monday)).days()).ok()?;
            let monday = monday.checked_add((step * 7).days()).ok()?;
            Edtf::days(monday, monday.checked_add(6.days()).ok()?)
        }
        Unit::Hour | Unit::Day => Edtf::day(away(day, step, Unit::Day)?),
        Unit::Month | Unit::Year | Unit::Decade | Unit::Century => shifted(day, step, unit)?,
    })
}

/// The day so many units away; `None` for hours and for what no calendar reaches ("20,000 years ago").
fn away(day: Date, count: i32, unit: Unit) -> Option<Date> {
    let (count, none) = (i64::from(count), jiff::Span::new());
    let span = match unit {
        Unit::Hour => return None,
        Unit::Day => none.try_days(count),
        Unit::Week => none.try_weeks(count),
        Unit::Month => none.try_months(count),
        Unit::Year => none.try_years(count),
        Unit::Decade => none.try_years(count * 10),
        Unit::Century => none.try_years(count * 100),
    };
    day.checked_add(span.ok()?).ok()
}

/// The day, month or year so many units away, as exact as its unit.
fn shifted(base: Date, count: i32, unit: Unit) -> Option<Edtf> {
    let day = away(base, count, unit)?;
    Some(match unit {
        Unit::Hour => return None,
        Unit::Day | Unit::Week => Edtf::day(day),
        Unit::Month => Edtf::Date(EdtfDate::month(day.year(), day.month().unsigned_abs())?),
        Unit::Year => year(day.year()),
        Unit::Decade => format!("{:03}X", day.year() / 10).parse().ok()?,
        Unit::Century => format!("{:02}XX", day.year() / 100).parse().ok()?,
    })
}

/// From the day so many units away to the report, or the other way round.
fn stretch(day: Date, count: i32, unit: Unit) -> Option<Edtf> {
    let other = away(day, count, unit)?;
    let (first, last) = if other < day { (other, day) } else { (day, other) };
    let end = |day: Date| match unit {
        Unit::Year | Unit::Decade | Unit::Century => Some(EdtfDate::year(day.year())),
        Unit::Month => EdtfDate::month(day.year(), day.month().unsigned_abs()),
        _ => Some(EdtfDate::day(day)),
    };
    Some(Edtf::Interval(Endpoint::Date(end(first)?), Endpoint::Date(end(last)?)))
}

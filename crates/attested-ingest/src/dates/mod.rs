//! Takes words, addresses and file names; gives the date they name, as exact as they are and no more.
//!
//! `10/03/2031` may be two days and is therefore none; `13/03/2031` is one. A date that no calendar has is none.

mod address;
mod dateline;
mod words;

use attested_model::{Edtf, EdtfDate};
use jiff::civil::Date;

pub use address::{in_address, in_file_name};
pub use dateline::of_dateline;
pub use words::{PartialDate, line, words};

/// Years that news can be of; a number outside is not taken for a year.
const YEARS: std::ops::RangeInclusive<i16> = 1400..=2999;

/// Reads a date that stands alone, as in a header line, a column or a JSON field.
///
/// EDTF, ISO 8601 with or without a time, compact (`20310310`, `20310310T083000Z`), in words in either order
/// (`10 March 2031`, `Mon, 10 Mar 2031 08:30:00 +0100`), numeric where it can be only one day, and seconds or
/// milliseconds since 1970.
///
/// ```
/// use attested_ingest::dates::alone;
/// assert_eq!(alone("10 March, 2031").unwrap().to_string(), "2031-03-10");
/// assert_eq!(alone("2031-03-10 08:30 UTC").unwrap().to_string(), "2031-03-10T08:30:00Z");
/// assert_eq!(alone("10/03/2031"), None);
/// ```
pub fn alone(text: &str) -> Option<Edtf> {
    let text = text.trim();
    if text.len() > 100 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let in_digits = || edtf(text).or_else(|| iso(text)).or_else(|| compact(text)).or_else(|| numeric(text));
    let in_digits = if text.is_ascii() { in_digits() } else { None };
    in_digits
        .or_else(|| words(text).and_then(PartialDate::edtf))
        .or_else(|| epoch(text))
        .or_else(|| behind_weekday(text))
        .or_else(|| before_other_zone(text))
}

/// `Mon 2031-03-10 08:30`.
fn behind_weekday(text: &str) -> Option<Edtf> {
    let (name, rest) = text.split_once([',', ' '])?;
    words::weekday(name)?;
    let rest = rest.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 && rest.is_ascii() { iso(rest) } else { None }
}

/// `Thursday, July 18, 2031, 11:01 am PT (02:01 pm ET)`: the same time in another zone.
fn before_other_zone(text: &str) -> Option<Edtf> {
    let (date, other) = text.strip_suffix(')')?.rsplit_once('(')?;
    let zone = other.contains([':', '.']) && other.len() <= 20;
    words(date).filter(|date| zone && date.time.is_some()).and_then(PartialDate::edtf)
}

fn edtf(text: &str) -> Option<Edtf> {
    let value: Edtf = text.parse().ok()?;
    let year = match value {
        Edtf::Date(date) | Edtf::Moment(date, _) => date.known_year()?,
        Edtf::Interval(..) => return Some(value),
    };
    i16::try_from(year).is_ok_and(|year| YEARS.contains(&year)).then_some(value)
}

/// `2031-03-10`, with `-`, `/` or `.`, and a time of day behind it that may lack its seconds.
fn iso(text: &str) -> Option<Edtf> {
    let (day, rest) = text.split_at_checked(10)?;
    let separator = *day.as_bytes().get(4)?;
    if !matches!(separator, b'-' | b'/' | b'.') || day.as_bytes().get(7) != Some(&separator) {
        return None;
    }
    let day = calendar_day(&day[..4], &day[5..7], &day[8..])?;
    let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim();
    if rest.is_empty() {
        return Some(Edtf::day(day));
    }
    moment(day, rest)
}

fn moment(day: Date, clock: &str) -> Option<Edtf> {
    let digits = clock.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(clock.len());
    let (time, mut rest) = clock.split_at(digits);
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let time = match time.len() {
        5 => format!("{time}:00"),
        _ => time.to_owned(),
    };
    let zone = match rest.trim() {
        "" => String::new(),
        "Z" | "z" | "UTC" | "GMT" => "Z".to_owned(),
        zone if zone.len() == 5 && zone.is_ascii() => format!("{}:{}", &zone[..3], &zone[3..]),
        zone => zone.to_owned(),
    };
    format!("{day}T{time}{zone}").parse().ok()
}

/// `20310310`, `20310310083000`, `20310310T083000Z`.
fn compact(text: &str) -> Option<Edtf> {
    let (day, rest) = text.split_at_checked(8)?;
    let day = calendar_day(&day[..4], &day[4..6], &day[6..])?;
    let rest = rest.strip_prefix('T').unwrap_or(rest);
    if rest.is_empty() {
        return Some(Edtf::day(day));
    }
    let (clock, zone) = rest.split_at_checked(6)?;
    if !clock.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    moment(day, &format!("{}:{}:{}{zone}", &clock[..2], &clock[2..4], &clock[4..]))
}

/// `13/03/2031`, `3/13/2031`, `13.3.2031`: only when one of the numbers cannot be a month, or both are equal.
///
/// A day of the week in front tells which of two days is meant: `Tue, 03/04/2031` is 4 March.
fn numeric(text: &str) -> Option<Edtf> {
    if let Some((weekday, rest)) = text.split_once([',', ' '])
        && let Some(weekday) = words::weekday(weekday)
    {
        let rest = rest.trim();
        let date = rest.split_once(' ').map_or(rest, |(date, _)| date).trim_end_matches(',');
        let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
        let [one, two, year] = parts.as_slice() else { return None };
        let days = [calendar_day(year, one, two), calendar_day(year, two, one)];
        let day = days.into_iter().flatten().find(|day| day.weekday().to_monday_zero_offset() == weekday)?;
        let clock = rest.get(date.len()..).unwrap_or("").trim_start_matches([' ', '-', ',', '–']).trim();
        return if clock.is_empty() {
            Some(Edtf::day(day))
        } else {
            moment(day, clock).or(Some(Edtf::day(day)))
        };
    }
    let (date, rest) = text.split_once(' ').unwrap_or((text, ""));
    let separator = ['/', '.', '-'].into_iter().find(|&separator| date.contains(separator))?;
    let mut parts = date.split(separator);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let (one, two): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    let day = match (one, two) {
        _ if one > 12 || one == two => calendar_day(year, second, first)?,
        _ if two > 12 => calendar_day(year, first, second)?,
        // With points, the day comes first everywhere it is written so.
        _ if separator == '.' => calendar_day(year, second, first)?,
        _ => return None,
    };
    if rest.is_empty() { Some(Edtf::day(day)) } else { moment(day, rest).or(Some(Edtf::day(day))) }
}

/// Seconds (10 digits) or milliseconds (13 digits) since 1970.
fn epoch(text: &str) -> Option<Edtf> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        9 | 10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().parse().ok()
}

/// The calendar day that three runs of digits name.
pub(crate) fn calendar_day(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year) || !digits(month) || !digits(day) {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The month that two runs of digits name.
pub(crate) fn calendar_month(year: &str, month: &str) -> Option<EdtfDate> {
    let first = calendar_day(year, month, "1")?;
    EdtfDate::month(first.year(), first.month().unsigned_abs())
}

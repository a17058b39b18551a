//! Strings to [`Edtf`]; the reasons returned are shown to the user behind the string.

use super::{Component, Edtf, EdtfDate, Endpoint, Qualifier, TimeOfDay};

type Parsed<T> = Result<T, &'static str>;

pub(super) fn edtf(text: &str) -> Parsed<Edtf> {
    if !text.is_ascii() {
        return Err("it holds characters that no date has");
    }
    if let Some((from, to)) = text.split_once('/') {
        let (from, to) = (endpoint(from)?, endpoint(to)?);
        if !matches!(from, Endpoint::Date(_)) && !matches!(to, Endpoint::Date(_)) {
            return Err("an interval needs a date at one end");
        }
        let order = Edtf::Interval(from, to).bounds();
        if let (Some(earliest), Some(latest)) = (order.earliest, order.latest)
            && earliest > latest
        {
            return Err("the interval ends before it begins");
        }
        return Ok(Edtf::Interval(from, to));
    }
    if let Some((day, time)) = text.split_once('T') {
        let day = date(day)?;
        if day.as_day().is_none() || day.qualifier != Qualifier::Plain {
            return Err("a time of day needs a full date");
        }
        return Ok(Edtf::Moment(day, time_of_day(time)?));
    }
    date(text).map(Edtf::Date)
}

fn endpoint(text: &str) -> Parsed<Endpoint> {
    match text {
        "" => Ok(Endpoint::Unknown),
        ".." => Ok(Endpoint::Open),
        _ => date(text).map(Endpoint::Date),
    }
}

fn date(text: &str) -> Parsed<EdtfDate> {
    let (bare, qualifier) = match text.as_bytes().last() {
        Some(b'?') => (&text[..text.len() - 1], Qualifier::Uncertain),
        Some(b'~') => (&text[..text.len() - 1], Qualifier::Approximate),
        Some(b'%') => (&text[..text.len() - 1], Qualifier::UncertainApproximate),
        _ => (text, Qualifier::Plain),
    };
    if let Some(long) = bare.strip_prefix('Y') {
        let year: i32 = long.parse().map_err(|_| "a long year is Y and digits")?;
        if year.unsigned_abs() < 10_000 {
            return Err("a long year has more than four digits");
        }
        return Ok(EdtfDate { year, qualifier, ..EdtfDate::year(0) });
    }
    let (negative, positive) = match bare.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, bare),
    };
    let mut parts = positive.split('-');
    let (year, unspecified_year_digits) = year(parts.next().unwrap_or(""))?;
    if negative && unspecified_year_digits == 4 {
        return Err("a year that is not known has no sign");
    }
    let month = parts.next().map_or(Ok(Component::Absent), component)?;
    let day = parts.next().map_or(Ok(Component::Absent), component)?;
    if parts.next().is_some() {
        return Err("it has more than year, month and day");
    }
    let date = EdtfDate {
        year: if negative { -year } else { year },
        unspecified_year_digits,
        month,
        day,
        qualifier,
    };
    check(date)
}

fn check(date: EdtfDate) -> Parsed<EdtfDate> {
    if date.unspecified_year_digits == 4 && !matches!(date.day, Component::Value(_)) {
        return Err("a year has four digits, of which the last may be X");
    }
    match (date.month, date.day) {
        (Component::Value(1..=12), _)
        | (Component::Absent | Component::Unspecified | Component::Value(21..=24), Component::Absent)
        | (Component::Unspecified, Component::Unspecified) => {}
        (Component::Value(_), Component::Absent) => return Err("there is no such month or season"),
        (Component::Unspecified, Component::Value(_)) => return Err("a day needs a month"),
        _ => return Err("there is no such month"),
    }
    // A day of no known year (`XXXX-03-15`) is the one case of level 2 that is held: datelines have it.
    let any_year = date.unspecified_year_digits == 4 && matches!(date.day, Component::Value(_));
    let bare = matches!(date.month, Component::Absent | Component::Unspecified);
    if date.unspecified_year_digits > 0 && !bare && !any_year {
        return Err("a month needs a full year");
    }
    if any_year && (date.qualifier != Qualifier::Plain || !date.is_of_some_year()) {
        return Err("there is no such day");
    }
    if matches!(date.day, Component::Value(_)) && !any_year && date.as_day().is_none() {
        return Err("there is no such day");
    }
    Ok(date)
}

fn year(text: &str) -> Parsed<(i32, u8)> {
    if text.len() != 4 {
        return Err("a year has four digits");
    }
    let known = text.trim_end_matches('X');
    if known.is_empty() {
        return Ok((0, 4));
    }
    if !known.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("a year has four digits, of which the last may be X");
    }
    let unspecified = u8::try_from(4 - known.len()).unwrap_or(0);
    let year = known.parse::<i32>().map_err(|_| "a year has four digits")? * 10i32.pow(unspecified.into());
    Ok((year, unspecified))
}

fn component(text: &str) -> Parsed<Component> {
    match text {
        "XX" => Ok(Component::Unspecified),
        _ => two_digits(text).map(Component::Value),
    }
}

fn two_digits(text: &str) -> Parsed<u8> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map_err(|_| "expected two digits");
    }
    Err("months, days, hours and minutes have two digits")
}

fn time_of_day(text: &str) -> Parsed<TimeOfDay> {
    let (clock, offset) = match text.find(['Z', '+', '-']) {
        None => (text, None),
        Some(at) => (&text[..at], Some(zone(&text[at..])?)),
    };
    let mut parts = clock.split(':');
    let mut next = || two_digits(parts.next().unwrap_or(""));
    let (hour, minute, second) = (next()?, next()?, next()?);
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
        return Err("a time of day is hh:mm:ss");
    }
    Ok(TimeOfDay { hour, minute, second, offset })
}

fn zone(text: &str) -> Parsed<i16> {
    if text == "Z" {
        return Ok(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = match text[1..].split_once(':') {
        Some((hours, minutes)) => (two_digits(hours)?, two_digits(minutes)?),
        None => (two_digits(&text[1..])?, 0),
    };
    if hours > 14 || minutes > 59 {
        return Err("there is no such offset from UTC");
    }
    Ok(sign * (i16::from(hours) * 60 + i16::from(minutes)))
}

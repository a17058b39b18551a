//! Expressions that are counted from the report or from another date: `yesterday`, `last month`,
//! `Saturday night`, `a week after October 7`, `three days later`.

use super::calendar::{calendar, four_digits};
use super::meaning::{Dated, Found, Meaning, Which};
use super::words::{Unit, is_part_of_day, month, season, unit, weekday};
use crate::Page;
use crate::number::number_at;
use crate::token::TokenKind;

/// The relative expression that begins at a token.
pub(super) fn relative(page: &Page<'_>, at: usize) -> Option<Found> {
    day_words(page, at)
        .or_else(|| weekdays(page, at))
        .or_else(|| which(page, at))
        .or_else(|| counted(page, at))
        .or_else(|| same_day(page, at))
}

/// "yesterday", "tonight", "earlier today"
fn day_words(page: &Page<'_>, at: usize) -> Option<Found> {
    let shift = match page.lower(at) {
        "yesterday" => -1,
        "today" | "tonight" => 0,
        "tomorrow" => 1,
        _ => return None,
    };
    let part = usize::from(is_part_of_day(page.lower(at + 1)));
    Some((1 + part, Meaning::Day(shift)))
}

fn weekdays(page: &Page<'_>, at: usize) -> Option<Found> {
    let (lead, which) = match page.lower(at) {
        "last" | "past" | "previous" => (1, Which::Last),
        "next" | "coming" => (1, Which::Next),
        "this" => (1, Which::This),
        "early" | "late" => (1, Which::Nearest),
        _ => (0, Which::Nearest),
    };
    let day = at + lead;
    let weekday = weekday(page.lower(day))?;
    if !page.tokens.get(day)?.is_capitalised() || matches!(page.word(day), "Sun" | "Sat" | "Mon" | "Wed") {
        return None;
    }
    let part = usize::from(is_part_of_day(page.lower(day + 1)));
    // "Tuesday last week", "Tuesday of this week"
    Some((lead + 1 + part, Meaning::Weekday(weekday, which)))
}

/// "last month", "this year", "next October", "last summer", "the past three years"
fn which(page: &Page<'_>, at: usize) -> Option<Found> {
    let the = usize::from(page.lower(at) == "the");
    let which = match page.lower(at + the) {
        "last" | "past" | "previous" => Which::Last,
        "this" | "current" => Which::This,
        "next" | "coming" => Which::Next,
        "following" if the == 1 => {
            return unit(page.lower(at + 2))
                .filter(|unit| *unit != Unit::Hour)
                .map(|unit| (3, Meaning::Onward(1, unit)));
        }
        _ => return None,
    };
    let next = at + the + 1;
    let word = page.lower(next);
    if page.lower(at + the) == "previous"
        && let Some(unit) = unit(word).filter(|unit| *unit != Unit::Hour)
    {
        return Some((the + 2, Meaning::Onward(-1, unit)));
    }
    if the == 1
        && which == Which::Next
        && let Some(unit) = unit(word).filter(|unit| *unit != Unit::Hour)
    {
        // "the next day" of a story; "next week" is counted from the report.
        return Some((3, Meaning::Onward(1, unit)));
    }
    if let Some(number) = month(word).or_else(|| season(word)) {
        let capital = page.tokens.get(next).is_some_and(crate::token::Token::is_capitalised);
        return (capital || month(word).is_none()).then_some((the + 2, Meaning::Month(number, which)));
    }
    if is_part_of_day(word) {
        return match (which, word) {
            (Which::Last, "night") => Some((the + 2, Meaning::Day(-1))),
            (Which::This, "morning" | "afternoon" | "evening") => Some((the + 2, Meaning::Day(0))),
            _ => None,
        };
    }
    if word == "weekend" {
        return Some((the + 2, Meaning::Whole(Unit::Week, which)));
    }
    if let Some(found) = unit(word) {
        if found == Unit::Hour {
            return None;
        }
        if word.ends_with('s') || (the == 1 && word != "century") {
            // "the last days", "the past week" is a stretch, "last week" a week of the calendar.
            let count = if word.ends_with('s') { return Some((the + 2, Meaning::Length)) } else { 1 };
            let sign = if which == Which::Next { count } else { -count };
            return Some((the + 2, Meaning::Stretch(sign, found)));
        }
        return Some((the + 2, Meaning::Whole(found, which)));
    }
    // "the past three years", "the next 10 days"
    let number = number_at(page, next)?;
    let found = unit(page.lower(next + number.tokens))?;
    let count = small(number.value)?;
    let sign = if which == Which::Next { count } else { -count };
    let used = the + 1 + number.tokens + 1;
    Some((used, if found == Unit::Hour { Meaning::Length } else { Meaning::Stretch(sign, found) }))
}

/// "two years ago", "three days later", "a week after October 7", "35-day", "for six weeks"
fn counted(page: &Page<'_>, at: usize) -> Option<Found> {
    let (count, mut used) = count(page, at)?;
    // "35-day", "two-week": the unit clings.
    let hyphen = page.word(at + used) == "-" && !page.spaced(at + used) && !page.spaced(at + used + 1);
    let unit_word = page.lower(at + used + usize::from(hyphen));
    let (unit_word, old) =
        unit_word.split_once('-').map_or((unit_word, false), |(unit, rest)| (unit, rest == "old"));
    let found = unit(unit_word)?;
    // "a second front" orders.
    if unit_word == "second" && page.lower(at + used) == "second" && !hyphen {
        return None;
    }
    used += 1 + usize::from(hyphen);
    // Ages are no times.
    if old
        || page.lower(at + used) == "old"
        || (page.word(at + used) == "-" && page.lower(at + used + 1) == "old")
    {
        return None;
    }
    if hyphen {
        return Some((used, Meaning::Length));
    }
    let shift = |count: i32, make: fn(i32, Unit) -> Meaning| {
        if found == Unit::Hour { Meaning::Length } else { make(count, found) }
    };
    let next = page.lower(at + used);
    let count = count.unwrap_or(0);
    if count == 0 {
        // "several days ago": long past, no value.
        let tail = usize::from(matches!(next, "ago" | "earlier" | "later"));
        return Some((used + tail, Meaning::Length));
    }
    Some(match next {
        "ago" => (used + 1, shift(-count, Meaning::Shift)),
        "later" => (used + 1, shift(count, Meaning::Onward)),
        "earlier" => (used + 1, shift(-count, Meaning::Onward)),
        "after" | "before" | "from" => {
            let sign = if next == "before" { -count } else { count };
            match dated(page, at + used + 1) {
                Some((more, base)) if found != Unit::Hour => {
                    (used + 1 + more, Meaning::From(sign, found, base))
                }
                _ => (used, Meaning::Length),
            }
        }
        _ => (used, Meaning::Length),
    })
}

/// A count of units: a number, "a", "several" (which has no value).
fn count(page: &Page<'_>, at: usize) -> Option<(Option<i32>, usize)> {
    if let Some(number) = number_at(page, at) {
        return Some((small(number.value), number.tokens));
    }
    Some(match page.lower(at) {
        "a" | "an" | "one" => match page.lower(at + 1) {
            "few" => (None, 2),
            "couple" if page.lower(at + 2) == "of" => (Some(2), 3),
            _ => (Some(1), 1),
        },
        "several" | "many" | "some" | "few" => (None, 1),
        _ => return None,
    })
}

fn small(value: f64) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a small whole number")]
    (value.fract() == 0.0 && (1.0..=3000.0).contains(&value)).then_some(value as i32)
}

/// The date that an expression is counted from.
fn dated(page: &Page<'_>, at: usize) -> Option<(usize, Dated)> {
    let the = usize::from(page.lower(at) == "the");
    if let Some((used, meaning)) = calendar(page, at + the) {
        let base = match meaning {
            Meaning::Absolute(value) => match value.as_day() {
                Some(day) => Dated::Full(day),
                None => Dated::Year(four_digits(page, at + the).filter(|_| used == 1)?),
            },
            Meaning::MonthDay(month, day) => Dated::MonthDay(month, day),
            _ => return None,
        };
        return Some((the + used, base));
    }
    let day = weekday(page.lower(at)).filter(|_| page.kind(at) == Some(TokenKind::Word))?;
    Some((1, Dated::Weekday(day)))
}

/// "that day", "the same day"
fn same_day(page: &Page<'_>, at: usize) -> Option<Found> {
    if page.reads(at, &["the", "same", "day"]) {
        return Some((3, Meaning::SameDay));
    }
    if page.reads(at, &["that", "day"]) || page.reads(at, &["that", "night"]) {
        return Some((2, Meaning::SameDay));
    }
    page.reads(at, &["a", "day", "later"]).then_some((3, Meaning::Onward(1, Unit::Day)))
}

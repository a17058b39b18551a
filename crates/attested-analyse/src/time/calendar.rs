//! Dates by name and number: `15 April 2031`, `April 15-17`, `2031-04-15`, `the 1980s`, `spring 2031`.

use attested_model::{Edtf, EdtfDate, Endpoint};
use jiff::civil::Date;

use super::meaning::{Found, Meaning, Which, year};
use super::words::{is_part_of_day, month, ordinal, season, weekday};
use crate::Page;
use crate::token::TokenKind;

/// The calendar date that begins at a token, with the weekday in front of it.
pub(super) fn calendar(page: &Page<'_>, at: usize) -> Option<Found> {
    if weekday(page.lower(at)).is_some() && page.tokens[at].is_capitalised() {
        // "Tuesday, April 15", "Tuesday (15 April)", "Tuesday morning, April 15"
        let mut next = at + 1;
        if is_part_of_day(page.lower(next)) {
            next += 1;
        }
        let mark = usize::from(matches!(page.word(next), "," | "("));
        let the = usize::from(page.lower(next + mark) == "the");
        let (mut count, meaning) = day_of_month(page, next + mark + the).filter(|(_, meaning)| {
            matches!(meaning, Meaning::MonthDay(..))
                || matches!(meaning, Meaning::Absolute(edtf) if edtf.as_day().is_some())
        })?;
        if page.word(next) == "(" && page.word(next + mark + count) == ")" {
            count += 1;
        }
        return Some((next + mark + the + count - at, meaning));
    }
    if let Some(lead) = part_of(page, at) {
        // "the end of March"
        let (used, meaning) = of_year(page, at + lead).or_else(|| years(page, at + lead))?;
        return Some((lead + used, meaning));
    }
    day_of_month(page, at)
        .or_else(|| numeric(page, at))
        .or_else(|| years(page, at))
        .or_else(|| of_year(page, at))
}

/// How many tokens say "the end of", "the middle of".
fn part_of(page: &Page<'_>, at: usize) -> Option<usize> {
    let the = usize::from(page.lower(at) == "the");
    let part = matches!(page.lower(at + the), "end" | "start" | "beginning" | "middle");
    (part && page.lower(at + the + 1) == "of").then_some(the + 2)
}

/// A number of at most 31, in digits or as an ordinal.
fn day(page: &Page<'_>, at: usize) -> Option<u8> {
    let word = page.lower(at);
    let value = match page.kind(at)? {
        TokenKind::Number => word.parse().ok().or_else(|| ordinal(word))?,
        TokenKind::Word => ordinal(word).filter(|_| word.len() > 3)?,
        _ => return None,
    };
    u8::try_from(value).ok().filter(|day| (1..=31).contains(day))
}

/// A four-digit year of recorded time near ours.
pub(super) fn four_digits(page: &Page<'_>, at: usize) -> Option<i16> {
    let word = page.lower(at);
    if page.kind(at)? != TokenKind::Number || word.len() != 4 {
        return None;
    }
    word.parse().ok().filter(|year| (1000..2200).contains(year))
}

/// The year behind a day or month: "April 15, 2031", "15 April 2031", "April of 2031".
fn year_behind(page: &Page<'_>, at: usize) -> Option<(usize, i16)> {
    let skip = usize::from(matches!(page.word(at), "," | "of"));
    let year = four_digits(page, at + skip)?;
    // "April 15, 2000 people"
    let counted = skip == 1 && page.word(at) == "," && crate::lexicon::noun(page.lower(at + 2)).is_some();
    (!counted).then_some((skip + 1, year))
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "/")
}

fn day_of_month(page: &Page<'_>, at: usize) -> Option<Found> {
    // "the 15th of April", "15 April", "15-17 April", "15 to 17 April"
    if let Some(first) = day(page, at) {
        let of = usize::from(page.lower(at + 1) == "of");
        if let Some(number) = named_month(page, at + 1 + of) {
            return Some(with_year(page, at, 2 + of, (number, first), (number, first)));
        }
        let joined = is_dash(page.word(at + 1)) || matches!(page.lower(at + 1), "to" | "and");
        if joined && let Some(last) = day(page, at + 2) {
            let of = usize::from(page.lower(at + 3) == "of");
            if let Some(number) = named_month(page, at + 3 + of) {
                return Some(with_year(page, at, 4 + of, (number, first), (number, last)));
            }
        }
        return None;
    }
    let number = named_month(page, at)?;
    let the = usize::from(page.lower(at + 1) == "the");
    let first = day(page, at + 1 + the)?;
    let after = at + 2 + the;
    if is_dash(page.word(after)) || matches!(page.lower(after), "to" | "through" | "and") {
        // "April 15-17", "April 15 to May 2"
        if let Some(last) = day(page, after + 1).filter(|last| *last > first) {
            // "April 5 and 6 people" is hardly ever written; a noun behind the number tells.
            if crate::lexicon::noun(page.lower(after + 2)).is_none() && page.lower(after + 2) != "percent" {
                return Some(with_year(page, at, 4 + the, (number, first), (number, last)));
            }
        }
        if page.lower(after) != "and"
            && let (Some(other), Some(last)) = (month(page.lower(after + 1)), day(page, after + 2))
        {
            return Some(with_year(page, at, 5 + the, (number, first), (other, last)));
        }
    }
    Some(with_year(page, at, 2 + the, (number, first), (number, first)))
}

/// A month that stands beside a day: capitalised, so that "may" and "march" are told apart.
fn named_month(page: &Page<'_>, at: usize) -> Option<u8> {
    page.tokens.get(at).filter(|token| token.is_capitalised())?;
    month(page.lower(at))
}

fn with_year(page: &Page<'_>, at: usize, used: usize, from: (u8, u8), to: (u8, u8)) -> Found {
    let bare = if from == to { Meaning::MonthDay(from.0, from.1) } else { Meaning::MonthDays(from, to) };
    match year_behind(page, at + used) {
        Some((more, year)) => match (date(year, from), date(year, to)) {
            (Some(first), Some(last)) if first <= last => {
                (used + more, Meaning::Absolute(Edtf::days(first, last)))
            }
            _ => (used, bare),
        },
        None => (used, bare),
    }
}

/// A day of a year, when there is such a day.
pub(super) fn date(year: i16, (month, day): (u8, u8)) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `2031-04-15`, `15.4.2031`, `4/15/2031` where only one reading is a date.
fn numeric(page: &Page<'_>, at: usize) -> Option<Found> {
    if let Some(year) = four_digits(page, at)
        && page.word(at + 1) == "-"
        && !page.spaced(at + 1)
        && page.word(at + 3) == "-"
        && let (Ok(month), Ok(day)) = (page.word(at + 2).parse(), page.word(at + 4).parse())
        && let Some(date) = date(year, (month, day))
    {
        return Some((5, Meaning::Absolute(Edtf::day(date))));
    }
    let word = page.word(at);
    if page.kind(at)? != TokenKind::Number {
        return None;
    }
    if matches!(word, "9/11") {
        return Some((1, Meaning::Absolute(Edtf::day(date(2001, (9, 11))?))));
    }
    let parts: Vec<&str> = word.split(['/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (first, second): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    let year = if third.len() == 4 { third.parse().ok()? } else { return None };
    match (date(year, (first, second)), date(year, (second, first))) {
        (Some(day), None) | (None, Some(day)) => Some((1, Meaning::Absolute(Edtf::day(day)))),
        (Some(one), Some(other)) if one == other => Some((1, Meaning::Absolute(Edtf::day(one)))),
        // 4/5/2031 is the fourth of May or the fifth of April: nothing tells.
        (Some(_), Some(_)) => Some((1, Meaning::Length)),
        (None, None) => None,
    }
}

/// Months and seasons of a year, decades, centuries, years, quarters and ranges of them.
fn of_year(page: &Page<'_>, at: usize) -> Option<Found> {
    let mut from = at;
    // "early April 2031", "the end of 2019", "mid-2019"
    while matches!(page.lower(from), "early" | "late" | "mid" | "-") && from < at + 2 {
        from += 1;
    }
    let lead = from - at;
    if let Some(number) = named_month(page, from) {
        if let Some((more, year)) = year_behind(page, from + 1) {
            let start = EdtfDate::month(year, number)?;
            return Some((lead + 1 + more, Meaning::Absolute(Edtf::Date(start))));
        }
        // "from March to May 2031", "March-May 2031"
        if (is_dash(page.word(from + 1)) || matches!(page.lower(from + 1), "to" | "and" | "through"))
            && let Some(last) = named_month(page, from + 2)
            && let Some((more, year)) = year_behind(page, from + 3)
            && number < last
            && let (Some(first), Some(last)) = (EdtfDate::month(year, number), EdtfDate::month(year, last))
        {
            let value = Edtf::Interval(Endpoint::Date(first), Endpoint::Date(last));
            return Some((lead + 3 + more, Meaning::Absolute(value)));
        }
        let shouted = page.lower(from) == "may" || page.lower(from) == "march";
        let before = from.checked_sub(1).map_or("", |before| page.lower(before));
        let told = [
            "in", "since", "until", "by", "of", "early", "late", "mid", "-", "during", "from", "to",
            "through", "before", "after",
        ]
        .contains(&before);
        if (shouted && !told) || page.word(from).ends_with('.') {
            return None;
        }
        // A person may be called April.
        let names = page.tokens.get(from + 1).is_some_and(crate::token::Token::is_capitalised) && !told;
        // "June last year"
        if page.reads(from + 1, &["of", "that", "year"])
            || page.reads(from + 1, &["of", "the", "same", "year"])
        {
            let used = if page.lower(from + 2) == "that" { 4 } else { 5 };
            return Some((lead + used, Meaning::Month(number, Which::Nearest)));
        }
        let which = match (page.lower(from + 1), page.lower(from + 2)) {
            ("last", "year") => Some(Which::Last),
            ("this", "year") => Some(Which::This),
            ("next", "year") => Some(Which::Next),
            _ => None,
        };
        if let Some(which) = which {
            return Some((lead + 3, Meaning::MonthOf(number, which)));
        }
        return (!names).then_some((lead + 1, Meaning::Month(number, Which::Nearest)));
    }
    if let Some(number) = season(page.lower(from)) {
        let (more, year) = year_behind(page, from + 1)?;
        return Some((lead + 1 + more, Meaning::Absolute(Edtf::Date(EdtfDate::month(year, number)?))));
    }
    quarter(page, at)
}

/// "the first quarter of 2031", "the first half of 2031"
fn quarter(page: &Page<'_>, at: usize) -> Option<Found> {
    let count = ordinal(page.lower(at))?;
    let length = match page.lower(at + 1) {
        "quarter" => 3,
        "half" => 6,
        _ => return None,
    };
    let (more, year) = year_behind(page, at + 2)?;
    let last = u8::try_from(count * length).ok().filter(|last| *last <= 12)?;
    let first = last + 1 - u8::try_from(length).ok()?;
    let (first, last) = (EdtfDate::month(year, first)?, EdtfDate::month(year, last)?);
    Some((2 + more, Meaning::Absolute(Edtf::Interval(Endpoint::Date(first), Endpoint::Date(last)))))
}

/// Years, ranges of years, decades and centuries.
fn years(page: &Page<'_>, at: usize) -> Option<Found> {
    let word = page.lower(at);
    if let Some(found) = decade(page, at) {
        return Some(found);
    }
    if let Some(count) = ordinal(word)
        && page.kind(at + 1).is_some()
        && matches!(page.lower(at + 1), "century")
        && let Some(century) = count.checked_sub(1).filter(|century| (10..21).contains(century))
    {
        return format!("{century}XX").parse().ok().map(|value| (2, Meaning::Absolute(value)));
    }
    let lead = match word {
        "mid" => 2,
        "early" | "late" => 1,
        _ => 0,
    };
    if lead == 1
        && let Some((used, meaning)) = decade(page, at + 1)
    {
        return Some((used + 1, meaning));
    }
    let first = four_digits(page, at + lead)?;
    if is_dash(page.word(at + lead + 1)) && !page.spaced(at + lead + 1) {
        // "2010-2015", "2010-15"
        let end = page.lower(at + lead + 2);
        let last = match end.len() {
            4 => end.parse().ok(),
            2 => end.parse::<i16>().ok().map(|short| first - first % 100 + short),
            _ => None,
        };
        if let Some(last) = last.filter(|last| *last > first && is_year(page, at + lead, first)) {
            let value =
                Edtf::Interval(Endpoint::Date(EdtfDate::year(first)), Endpoint::Date(EdtfDate::year(last)));
            return Some((lead + 3, Meaning::Absolute(value)));
        }
    }
    is_year(page, at + lead, first).then_some((lead + 1, Meaning::Absolute(year(first))))
}

/// Whether four digits are a year and no quantity.
fn is_year(page: &Page<'_>, at: usize, value: i16) -> bool {
    let before = at.checked_sub(1).map_or("", |before| page.lower(before));
    let after = page.lower(at + 1);
    if ["people", "percent", "per", "%", "km", "kilometers", "kilometres", "dollars", "soldiers", "troops"]
        .contains(&after)
        || ["$", "€", "£", "than", "about", "nearly", "over", "approximately", "least", "no.", "#"]
            .contains(&before)
        || page.kind(at + 1) == Some(TokenKind::Symbol)
        || crate::lexicon::noun(after).is_some_and(|noun| noun.plural)
    {
        return false;
    }
    // "the Iranian calendar year 1402"
    let calendar = (1..=4).any(|back| {
        let word = at.checked_sub(back).map_or("", |before| page.lower(before));
        ["calendar", "hijri", "persian", "solar", "lunar"].contains(&word)
    });
    if calendar {
        return false;
    }
    if (1900..2100).contains(&value) {
        let told = [
            "in", "since", "from", "until", "till", "by", "of", "before", "after", "during", "early", "late",
            "the", "to", "between", "and", "(", "mid", "-", "–", "through", "for", "year", "around", "or",
            ",", "summer", "spring", "winter", "autumn", "january", "a", "its", "his", "their", "this",
        ]
        .contains(&before);
        let ends =
            [",", ".", ")", ";", "", "and", "when", "after", "but", "to", "-", "–", ":"].contains(&after);
        return told || ends;
    }
    // Other calendars and old times only where the words say that it is a year.
    (1000..1900).contains(&value)
        && matches!(before, "in" | "since" | "year" | "of" | "until" | "from" | "early" | "late")
}

/// "the 1980s", "the late '80s", "the 80’s"
fn decade(page: &Page<'_>, at: usize) -> Option<Found> {
    let word = page.lower(at);
    let (digits, used) = match word.strip_suffix('s') {
        Some(digits) => (digits, 1),
        None if page.kind(at + 1) == Some(TokenKind::Possessive)
            && page.kind(at) == Some(TokenKind::Number) =>
        {
            (word, 2)
        }
        None => return None,
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !digits.ends_with('0') {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |before| page.lower(before));
    let told = matches!(before, "the" | "'" | "early" | "late" | "mid" | "-" | "in");
    let tens = match digits.len() {
        4 => digits.get(..3)?.to_owned(),
        2 if told => format!("19{}", digits.get(..1)?),
        _ => return None,
    };
    format!("{tens}X").parse().ok().map(|value| (used, Meaning::Absolute(value)))
}

//! Lines of facts about a report: writers, dates, times of day, how old it is.

use super::words::ends_sentence;
use crate::dates;

/// True when a part of a short line is a date: `Harsk | 3 March 2031 | Updated 5 March`.
pub(super) fn holds_date(words: &str) -> bool {
    parts(words).any(|part| {
        let part = part.strip_suffix(" Uhr").unwrap_or(part);
        let behind = part.split_once(": ").map_or(part, |(_, rest)| rest);
        [part, behind].iter().any(|part| dates::line(part).or_else(|| dates::alone(part)).is_some())
    })
}

/// The parts of a line of facts about the report.
pub(super) fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split(['|', '•', '·', '\n', '\t', '—', '–']).map(str::trim).filter(|part| !part.is_empty())
}

/// `By Sanne Brill`, `Von Jette Brook`, `By our correspondent in Harsk`, with the date behind it or without.
pub(super) fn is_byline(words: &str) -> bool {
    let words = words.trim();
    let leads = [
        "By: ",
        "By ",
        "BY ",
        "by ",
        "Story by ",
        "Submitted by ",
        "Written by ",
        "Words by ",
        "Words: ",
        "Text: ",
        "Text by ",
        "Von ",
        "Par ",
        "Por ",
        "Di ",
    ];
    let Some(name) = leads.iter().find_map(|lead| words.strip_prefix(lead)) else { return false };
    let line = name.lines().next().unwrap_or(name);
    let named = name.starts_with(char::is_uppercase)
        || name.starts_with("our ")
        || words.starts_with("Submitted by ");
    named && name.chars().count() <= 120 && line.split_whitespace().count() <= 14 && !ends_sentence(line)
}

/// `2h`, `3 hours ago`, `5 min`: how old a report was when the page was saved.
pub(super) fn is_age(words: &str) -> bool {
    let words = words.trim().trim_start_matches(['•', '·', '|']).trim();
    let words = words.strip_prefix("Updated ").unwrap_or(words);
    let words = words.strip_suffix(" ago").unwrap_or(words);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let unit = words[digits..].trim();
    let units = [
        "s", "m", "h", "d", "w", "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "day",
        "days", "week", "weeks",
    ];
    (1..=3).contains(&digits) && units.contains(&unit)
}

/// A line that is a time of day and nothing else: `14:05`, `2.31 p.m.`, `16:20 GMT`.
pub(super) fn is_clock(words: &str) -> bool {
    let words = words.trim();
    let digits =
        words.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    let (clock, rest) = words.split_at(digits);
    let clock = clock.trim_end_matches('.');
    let parts: Vec<&str> = clock.split([':', '.']).collect();
    let fits =
        |part: &str, most: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|number| number <= most);
    let time = match parts.as_slice() {
        [hour, minute] | [hour, minute, _] => minute.len() == 2 && fits(hour, 24) && fits(minute, 59),
        _ => false,
    };
    let rest = rest.trim();
    let zone = rest.len() <= 12
        && rest.split_whitespace().all(|word| {
            let half = ["am", "pm", "a.m.", "p.m.", "AM", "PM", "h", "Uhr"].contains(&word);
            half || ((2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase()))
        });
    time && zone
}

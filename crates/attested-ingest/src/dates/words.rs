//! Dates in words: English in every customary order, other languages by the names of their months.

use attested_model::{Edtf, EdtfDate, TimeOfDay};
use jiff::civil::Date;

use super::YEARS;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Months as other languages of the news write them in dates, in lower case; the ones that two of them give to
/// different months are left out.
const MONTHS_ELSEWHERE: [(&str, u8); 162] = [
    ("januar", 1),
    ("janvier", 1),
    ("enero", 1),
    ("gennaio", 1),
    ("janeiro", 1),
    ("ocak", 1),
    ("января", 1),
    ("січня", 1),
    ("stycznia", 1),
    ("januari", 1),
    ("ianuarie", 1),
    ("ιανουαρίου", 1),
    ("يناير", 1),
    ("ژانویه", 1),
    ("ינואר", 1),
    ("februar", 2),
    ("février", 2),
    ("febrero", 2),
    ("febbraio", 2),
    ("fevereiro", 2),
    ("şubat", 2),
    ("февраля", 2),
    ("лютого", 2),
    ("lutego", 2),
    ("februari", 2),
    ("februarie", 2),
    ("φεβρουαρίου", 2),
    ("فبراير", 2),
    ("فوریه", 2),
    ("פברואר", 2),
    ("märz", 3),
    ("mars", 3),
    ("marzo", 3),
    ("março", 3),
    ("mart", 3),
    ("марта", 3),
    ("березня", 3),
    ("marca", 3),
    ("maart", 3),
    ("martie", 3),
    ("μαρτίου", 3),
    ("مارس", 3),
    ("מרץ", 3),
    ("avril", 4),
    ("abril", 4),
    ("aprile", 4),
    ("nisan", 4),
    ("апреля", 4),
    ("квітня", 4),
    ("kwietnia", 4),
    ("aprilie", 4),
    ("απριλίου", 4),
    ("أبريل", 4),
    ("ابريل", 4),
    ("آوریل", 4),
    ("אפריל", 4),
    ("mai", 5),
    ("mayo", 5),
    ("maggio", 5),
    ("maio", 5),
    ("mayıs", 5),
    ("мая", 5),
    ("травня", 5),
    ("maja", 5),
    ("mei", 5),
    ("μαΐου", 5),
    ("μαίου", 5),
    ("مايو", 5),
    ("مه", 5),
    ("מאי", 5),
    ("juni", 6),
    ("juin", 6),
    ("junio", 6),
    ("giugno", 6),
    ("junho", 6),
    ("haziran", 6),
    ("июня", 6),
    ("червня", 6),
    ("czerwca", 6),
    ("iunie", 6),
    ("ιουνίου", 6),
    ("يونيو", 6),
    ("ژوئن", 6),
    ("יוני", 6),
    ("juli", 7),
    ("juillet", 7),
    ("julio", 7),
    ("luglio", 7),
    ("julho", 7),
    ("temmuz", 7),
    ("июля", 7),
    ("липня", 7),
    ("lipca", 7),
    ("iulie", 7),
    ("ιουλίου", 7),
    ("يوليو", 7),
    ("ژوئیه", 7),
    ("יולי", 7),
    ("août", 8),
    ("agosto", 8),
    ("ağustos", 8),
    ("августа", 8),
    ("серпня", 8),
    ("sierpnia", 8),
    ("augustus", 8),
    ("αυγούστου", 8),
    ("أغسطس", 8),
    ("اوت", 8),
    ("אוגוסט", 8),
    ("septembre", 9),
    ("septiembre", 9),
    ("settembre", 9),
    ("setembro", 9),
    ("eylül", 9),
    ("сентября", 9),
    ("вересня", 9),
    ("września", 9),
    ("septembrie", 9),
    ("σεπτεμβρίου", 9),
    ("سبتمبر", 9),
    ("سپتامبر", 9),
    ("ספטמבר", 9),
    ("oktober", 10),
    ("octobre", 10),
    ("octubre", 10),
    ("ottobre", 10),
    ("outubro", 10),
    ("ekim", 10),
    ("октября", 10),
    ("жовтня", 10),
    ("października", 10),
    ("octombrie", 10),
    ("οκτωβρίου", 10),
    ("أكتوبر", 10),
    ("اکتبر", 10),
    ("אוקטובר", 10),
    ("novembre", 11),
    ("noviembre", 11),
    ("novembro", 11),
    ("kasım", 11),
    ("ноября", 11),
    ("листопада", 11),
    ("listopada", 11),
    ("noiembrie", 11),
    ("νοεμβρίου", 11),
    ("نوفمبر", 11),
    ("نوامبر", 11),
    ("נובמבר", 11),
    ("dezember", 12),
    ("décembre", 12),
    ("diciembre", 12),
    ("dicembre", 12),
    ("dezembro", 12),
    ("aralık", 12),
    ("декабря", 12),
    ("грудня", 12),
    ("grudnia", 12),
    ("decembrie", 12),
    ("δεκεμβρίου", 12),
    ("ديسمبر", 12),
    ("دسامبر", 12),
    ("דצמבר", 12),
];
/// Days of the week in those languages.
const WEEKDAYS_ELSEWHERE: [&str; 56] = [
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "pazartesi",
    "salı",
    "çarşamba",
    "perşembe",
    "cuma",
    "cumartesi",
    "pazar",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "δευτέρα",
    "τρίτη",
    "τετάρτη",
    "πέμπτη",
    "παρασκευή",
    "σάββατο",
    "κυριακή",
];
/// Hours east of UTC of the zone names that have one meaning in news; others are read over.
const ZONES: [(&str, Option<i16>); 27] = [
    ("gmt", Some(0)),
    ("utc", Some(0)),
    ("z", Some(0)),
    ("cet", Some(60)),
    ("cest", Some(120)),
    ("eet", Some(120)),
    ("edt", Some(-240)),
    ("est", Some(-300)),
    ("cdt", Some(-300)),
    ("pdt", Some(-420)),
    ("pst", Some(-480)),
    ("bst", None),
    ("ist", None),
    ("et", None),
    ("ct", None),
    ("mt", None),
    ("pt", None),
    ("mdt", Some(-360)),
    ("mst", Some(-420)),
    ("hkt", Some(480)),
    ("sgt", Some(480)),
    ("jst", Some(540)),
    ("aest", Some(600)),
    ("pkt", Some(300)),
    ("msk", Some(180)),
    ("wib", Some(420)),
    ("sast", Some(120)),
];

/// A date of which parts may be missing, such as `October 15` of a dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartialDate {
    /// Year, in full.
    pub year: Option<i16>,
    /// Month, 1–12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
    /// Time of day.
    pub time: Option<TimeOfDay>,
}

impl PartialDate {
    /// The date, when year and month are there and the calendar has it.
    pub fn edtf(self) -> Option<Edtf> {
        let (year, month) = (self.year?, self.month?);
        let Some(day) = self.day else { return EdtfDate::month(year, month).map(Edtf::Date) };
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(match self.time {
            Some(time) => Edtf::Moment(EdtfDate::day(date), time),
            None => Edtf::day(date),
        })
    }
}

/// Reads words that name a date and nothing else: weekday, month, day, year and time in any customary order.
///
/// `None` as soon as one word does not belong to a date, or a part is named twice.
pub fn words(text: &str) -> Option<PartialDate> {
    let mut date = PartialDate::default();
    let mut tokens = text
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '·' | '•' | '–' | '—' | '/')
        })
        .flat_map(|token| {
            // `10-Mar-2031` is three tokens; `+01:00`, `-0500` and `8:30` are one.
            let letters = token.bytes().any(|byte| byte.is_ascii_alphabetic());
            let pieces = if letters { token.split('-') } else { token.split('\u{0}') };
            pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>()
        })
        .filter(|token| !token.is_empty())
        .peekable();
    let mut weekday = false;
    let mut count = 0;
    while let Some(token) = tokens.next() {
        count += 1;
        if count > 12 {
            return None;
        }
        let lower = token.trim_end_matches('.').to_lowercase();
        if let Some(month) = named(&lower, &MONTHS).or_else(|| elsewhere(&lower)) {
            set(&mut date.month, month)?;
        } else if named(&lower, &WEEKDAYS).is_some() || WEEKDAYS_ELSEWHERE.contains(&lower.as_str()) {
            if std::mem::replace(&mut weekday, true) {
                return None;
            }
        } else if let Some(time) = clock(&lower).or_else(|| dotted(&lower).filter(|_| date.month.is_some())) {
            let time = match tokens.peek().and_then(|next| half(next)) {
                Some(afternoon) => {
                    tokens.next();
                    twelve_hours(time, afternoon)?
                }
                None => time,
            };
            set(&mut date.time, time)?;
        } else if let Some((number, digits)) = number(&lower) {
            match number {
                1..=31 if digits <= 2 && date.day.is_none() => date.day = u8::try_from(number).ok(),
                _ if YEARS.contains(&number) && digits == 4 => set(&mut date.year, number)?,
                _ => return None,
            }
        } else if let Some(zone) = zone(&lower) {
            if let (Some(time), Zone::Offset(offset)) = (&mut date.time, zone) {
                time.offset = Some(offset);
            }
        } else if !matches!(
            lower.as_str(),
            "of" | "time:" | "at" | "on" | "the" | "" | "de" | "del" | "le" | "г" | "года" | "um" | "uhr"
        ) {
            return None;
        }
    }
    (date.month.is_some() && (date.day.is_some() || date.year.is_some())).then_some(date)
}

/// Which day of the week a word names, Monday being 0.
pub(super) fn weekday(word: &str) -> Option<i8> {
    named(&word.to_lowercase(), &WEEKDAYS).and_then(|day| i8::try_from(day - 1).ok())
}

/// Reads a line that holds a date and nothing else, or `Published:`, `Posted on` and the like before it.
///
/// ```
/// use attested_ingest::dates::line;
/// assert_eq!(line("Published: Monday, 10 March 2031, 08:30 GMT").unwrap().to_string(), "2031-03-10T08:30:00Z");
/// assert_eq!(line("By May 2031 the bridge was open."), None);
/// ```
pub fn line(text: &str) -> Option<Edtf> {
    const BEFORE: [&str; 8] =
        ["first published", "published", "posted", "issued", "released", "publication date", "dated", "date"];
    let text = text.trim().trim_end_matches('.');
    if text.len() > 80 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let label = BEFORE.iter().find(|label| lower.starts_with(*label)).map_or(0, |label| label.len());
    let rest = text[label..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    let rest = if label > 0 { rest.strip_prefix("on ").unwrap_or(rest) } else { rest };
    let bracketed = rest.starts_with(['[', '(']);
    let rest = if bracketed { rest.trim_matches(['[', '(', ']', ')']).trim() } else { rest };
    // A bare number or year alone is no date line; a compact date is too easily something else.
    if !rest.contains([' ', '-', '/', '.']) {
        return None;
    }
    let value = super::alone(rest)?;
    value.as_day().map(|_| value)
}

fn named(word: &str, names: &[&str]) -> Option<u8> {
    let at = names.iter().position(|name| {
        *name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word)) || {
            // "tues", "thurs" and "sept" are longer than three letters; all are prefixes.
            word.len() == 5 && name.starts_with(word) && word != "march" && word != "april"
        }
    })?;
    u8::try_from(at + 1).ok()
}

fn elsewhere(word: &str) -> Option<u8> {
    MONTHS_ELSEWHERE.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

fn set<T>(place: &mut Option<T>, value: T) -> Option<()> {
    if place.is_some() {
        return None;
    }
    *place = Some(value);
    Some(())
}

/// A number or ordinal, and how many digits it has.
fn number(word: &str) -> Option<(i16, usize)> {
    let digits = word
        .strip_suffix("st")
        .or_else(|| word.strip_suffix("nd"))
        .or_else(|| word.strip_suffix("rd"))
        .or_else(|| word.strip_suffix("th"))
        .unwrap_or(word);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((digits.parse().ok()?, digits.len()))
}

/// `8:30`, `08:30:15`, `8.30am`, `8am`, `8:30pm`.
fn clock(word: &str) -> Option<TimeOfDay> {
    let (digits, afternoon) =
        if let Some(digits) = word.strip_suffix("am").or_else(|| word.strip_suffix("a.m")) {
            (digits, Some(false))
        } else if let Some(digits) = word.strip_suffix("pm").or_else(|| word.strip_suffix("p.m")) {
            (digits, Some(true))
        } else if word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()) {
            (word, None)
        } else {
            return None;
        };
    let mut parts = digits.split([':', '.']);
    let mut part = |required: bool| -> Option<u8> {
        match parts.next() {
            Some(part) if part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()) => part.parse().ok(),
            None if !required => Some(0),
            _ => None,
        }
    };
    let time = TimeOfDay { hour: part(true)?, minute: part(false)?, second: part(false)?, offset: None };
    if time.hour > 23 || time.minute > 59 || time.second > 59 || parts.next().is_some() {
        return None;
    }
    match afternoon {
        Some(afternoon) => twelve_hours(time, afternoon),
        None => Some(time),
    }
}

/// `06.00`, which beside the name of a month is a time of day.
fn dotted(word: &str) -> Option<TimeOfDay> {
    let (hour, minute) = word.split_once('.')?;
    let fits = hour.len() <= 2 && minute.len() == 2;
    if fits { clock(&format!("{hour}:{minute}")) } else { None }
}

fn half(word: &str) -> Option<bool> {
    match word.to_ascii_lowercase().trim_end_matches('.') {
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => None,
    }
}

fn twelve_hours(time: TimeOfDay, afternoon: bool) -> Option<TimeOfDay> {
    let hour = match (time.hour, afternoon) {
        (12, false) => 0,
        (hour @ 1..=11, true) => hour + 12,
        (hour @ 1..=12, _) => hour,
        _ => return None,
    };
    Some(TimeOfDay { hour, ..time })
}

/// What a word says about the zone of a time.
enum Zone {
    /// Minutes east of UTC.
    Offset(i16),
    /// A zone whose offset its name does not tell.
    Named,
}

/// A zone name or `+0100`.
fn zone(word: &str) -> Option<Zone> {
    if let Some((_, offset)) = ZONES.iter().find(|(name, _)| *name == word) {
        return Some(offset.map_or(Zone::Named, Zone::Offset));
    }
    let sign = match word.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = word[1..].chars().filter(|&c| c != ':').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i16, i16) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    (hours <= 14 && minutes <= 59).then_some(Zone::Offset(sign * (hours * 60 + minutes)))
}

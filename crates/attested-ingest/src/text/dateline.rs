use attested_model::Span;

use crate::dates::{self, PartialDate};

/// The place, date and agency that open a report: `TOLDRA, March 10 (Northlight) -`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, with the dash or colon that ends it.
    pub span: Span,
    /// The place.
    pub place: Span,
    /// The date, often without a year.
    pub date: Option<PartialDate>,
    /// The words of the date.
    pub date_words: Option<Span>,
    /// The agency in parentheses.
    pub agency: Option<Span>,
}

/// The longest dateline that is looked for.
const LONGEST: usize = 160;

/// Reads the dateline that opens `text`, if one does. Spans count from the start of `text`.
///
/// It ends with a dash or a colon that stands free, and names a place first. A place that is not in capitals
/// counts only with a date or an agency behind it, so that `Analysts - and not only they - …` is none.
///
/// ```
/// use attested_ingest::text::dateline;
/// let text = "Beirut [Qatar], October 15 : The minister";
/// let found = dateline(text).unwrap();
/// assert_eq!(found.place.slice(text), Some("Beirut"));
/// assert_eq!(found.date.unwrap().day, Some(15));
/// assert_eq!(dateline("Analysts - and not only they - were surprised"), None);
/// ```
pub fn dateline(text: &str) -> Option<Dateline> {
    let lead = text.len() - text.trim_start().len();
    let end = text.floor_char_boundary(text.len().min(lead + LONGEST));
    let line_end = text[lead..end].find('\n').map_or(end, |at| lead + at);
    separators(text, lead, line_end).find_map(|(inner_end, span_end)| read(text, lead, inner_end, span_end))
}

/// Where a free dash or colon starts, and where it and the white space behind it end.
fn separators(text: &str, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    let line = &text[from..to];
    line.char_indices().filter_map(move |(at, character)| {
        let before = line[..at].chars().next_back()?;
        let width = match character {
            '—' | '–' => character.len_utf8(),
            '-' if line[at..].starts_with("--") => 2,
            '-' if before.is_whitespace() || before == ')' => 1,
            // "TEHRAN- ": the hyphen touches the place.
            '-' if is_shouted(&line[..at]) => 1,
            ':' => 1,
            _ => return None,
        };
        let after = line[at + width..].chars().next();
        let dash = matches!(character, '—' | '–') || width == 2;
        if !(dash || after.is_none_or(char::is_whitespace)) {
            return None;
        }
        let white = line[at + width..].len() - line[at + width..].trim_start().len();
        Some((from + at, from + at + width + white))
    })
}

fn is_shouted(words: &str) -> bool {
    words.trim_start().len() >= 3 && words.chars().all(|c| c.is_uppercase() || c == ' ')
}

fn read(text: &str, start: usize, inner_end: usize, span_end: usize) -> Option<Dateline> {
    let inner = Span::of(start..inner_end).trim(text);
    // "QUESTION: — into what you may have heard." is a speaker who goes on.
    if inner.text(text).ends_with(':') {
        return None;
    }
    let (inner, agency) = match take_group(text, inner, '(', ')') {
        // "HARSK, Aug. 14, 2031 /Basin Release Wire/ --"
        (inner, None) => take_group(text, inner, '/', '/'),
        found => found,
    };
    let words = inner.slice(text)?;
    let comma = words.find(',').unwrap_or(words.len());
    let (head, tail) = words.split_at(comma);
    let (mut place, mut rest) = (
        Span::of(inner.range().start..inner.range().start + head.len()),
        tail.trim_start_matches(',').trim(),
    );
    let (bare, _country) = take_group(text, place.trim(text), '[', ']');
    place = bare;
    let name = place.slice(text)?;
    // "Since January 20 — and it is now May" goes on.
    if !is_place(name) || LEADS.iter().any(|lead| name.split_whitespace().next() == Some(lead)) {
        return None;
    }
    // "BRELLE, Halvenia, April 9": what comes before the date belongs to the place.
    let mut date = None;
    while !rest.is_empty() {
        date = dates::words(rest);
        if date.is_some() {
            break;
        }
        let (region, behind) = rest.split_once(',').unwrap_or((rest, ""));
        if !is_place(region.trim()) || region.trim().len() > 30 {
            return None;
        }
        rest = behind.trim();
    }
    let date_words = date.map(|_| {
        let at = rest.as_ptr() as usize - text.as_ptr() as usize;
        Span::of(at..at + rest.len())
    });
    let capitals = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    let plausible = date.is_some() || (agency.is_some() && name.len() <= 40) || capitals;
    let end = if text[inner_end..].starts_with(':') && date.is_none() { None } else { Some(span_end) };
    let span = Span::of(start..end.filter(|_| plausible)?);
    Some(Dateline { span, place, date, date_words, agency })
}

/// Words that open a sentence with a date, and no dateline.
const LEADS: [&str; 10] =
    ["Since", "On", "In", "By", "From", "Until", "After", "Before", "During", "Between"];

/// Cuts a bracketed group off the end of a span.
fn take_group(text: &str, span: Span, open: char, close: char) -> (Span, Option<Span>) {
    let words = span.text(text);
    let group = words.strip_suffix(close).and_then(|rest| Some((rest.rfind(open)?, rest.len())));
    let Some((at, end)) = group else { return (span, None) };
    let start = span.range().start;
    let inner = Span::of(start + at + open.len_utf8()..start + end).trim(text);
    (Span::of(start..start + at).trim(text), (!inner.is_empty()).then_some(inner))
}

/// Up to five words, the first with a capital; small words only between.
fn is_place(words: &str) -> bool {
    let mut count = 0;
    let fits = words.split_whitespace().all(|word| {
        count += 1;
        let first = word.chars().next().unwrap_or(' ');
        first.is_uppercase() || (count > 1 && word.chars().count() <= 3 && first.is_lowercase())
    });
    fits && (1..=5).contains(&count)
        && words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '’' | '\'' | '/'))
}

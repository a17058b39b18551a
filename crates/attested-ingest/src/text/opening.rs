use attested_model::{Edtf, Section, SectionKind, Span};

use super::{Dateline, dateline};
use crate::dates;

/// How many lines that are not empty are looked at.
const LINES: usize = 12;
/// A line longer than this is the report itself.
const LONG: usize = 220;

/// What the first lines of a text tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The headline.
    pub title: Option<Span>,
    /// The name behind "By".
    pub byline: Option<Span>,
    /// Lines that are dates, and the date of a pseudo header, with their words.
    pub dates: Vec<(Edtf, Span)>,
    /// The dateline of the report.
    pub dateline: Option<Dateline>,
    /// Headline, header lines, byline and the rest; they tile the text.
    pub sections: Vec<Section>,
}

impl Opening {
    /// Reads the first lines of `text`; `title` is the headline where it is known from elsewhere.
    pub fn of(text: &str, title: Option<&str>) -> Self {
        let mut reading = Reading { text, starts: Vec::new(), opening: Self::empty() };
        let lines: Vec<Span> = lines(text).filter(|line| !line.is_empty()).take(LINES).collect();
        for (at, &line) in lines.iter().enumerate() {
            let report = |kind| matches!(kind, SectionKind::Headline | SectionKind::Body);
            let first = !reading.starts.iter().any(|(_, kind)| report(*kind));
            let rest = Rest { first, next: lines.get(at + 1).copied(), title };
            if !reading.take(line, rest) {
                break;
            }
        }
        let Reading { starts, mut opening, .. } = reading;
        opening.sections = tile(text, &starts);
        opening
    }

    fn empty() -> Self {
        Self { title: None, byline: None, dates: Vec::new(), dateline: None, sections: Vec::new() }
    }
}

struct Reading<'a> {
    text: &'a str,
    starts: Vec<(usize, SectionKind)>,
    opening: Opening,
}

#[derive(Clone, Copy)]
struct Rest<'a> {
    first: bool,
    next: Option<Span>,
    title: Option<&'a str>,
}

impl Reading<'_> {
    /// Takes a line; false when the report has begun.
    fn take(&mut self, line: Span, rest: Rest<'_>) -> bool {
        let words = line.text(self.text);
        let start = line.range().start;
        let kind = if let Some((date, span, body)) = pseudo_header(words) {
            self.opening.dates.push((date, shift(span, start)));
            self.starts.push((start, SectionKind::Header));
            if body >= words.len() {
                return true;
            }
            self.starts.push((start + body, SectionKind::Body));
            return false;
        } else if let Some(date) = dates::line(words) {
            self.opening.dates.push((date, line));
            SectionKind::Header
        } else if is_furniture(words) {
            SectionKind::Header
        } else if rest.first && rest.title.is_some_and(|title| title.trim() == words) {
            self.opening.title = Some(line);
            SectionKind::Headline
        } else if rest.first && rest.title.is_none() && is_title(self.text, line, rest.next) {
            let mark = words.len() - words.trim_start_matches('#').trim_start().len();
            self.opening.title = Some(Span::of(start + mark..line.range().end));
            SectionKind::Headline
        } else if let Some(name) = byline(words) {
            self.opening.byline.get_or_insert(shift(name, start));
            SectionKind::Byline
        } else {
            SectionKind::Body
        };
        self.starts.push((start, kind));
        if kind == SectionKind::Body && self.opening.dateline.is_none() {
            self.opening.dateline = dateline(words).map(|found| Dateline {
                span: shift(found.span, start),
                place: shift(found.place, start),
                date: found.date,
                date_words: found.date_words.map(|span| shift(span, start)),
                agency: found.agency.map(|span| shift(span, start)),
            });
        }
        kind != SectionKind::Body || (words.len() <= LONG && self.opening.dateline.is_none())
    }
}

/// Reads `date 2031-03-26` at the start of a line: the date, its words, and where the rest of the line starts.
pub fn pseudo_header(line: &str) -> Option<(Edtf, Span, usize)> {
    let lead = line.len() - line.trim_start().len();
    let key = line.get(lead..lead + 4).filter(|key| key.eq_ignore_ascii_case("date"))?;
    let at = lead + key.len();
    let gap = line[at..].len() - line[at..].trim_start_matches([' ', ':', '\t', '\u{a0}']).len();
    let start = at + gap;
    let day = line.get(start..start + 10).filter(|_| gap > 0)?;
    if line[start + 10..].starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let date = dates::alone(day).filter(|date| date.as_day().is_some())?;
    let body = start + 10 + (line[start + 10..].len() - line[start + 10..].trim_start().len());
    Some((date, Span::of(start..start + 10), body))
}

fn is_furniture(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let mut words = lower.split_whitespace();
    let number = words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let minutes =
        words.next().is_some_and(|word| matches!(word.trim_end_matches('s'), "min" | "minute" | "min."));
    if number && minutes && words.next() == Some("read") && words.next().is_none() {
        return true;
    }
    let updated = lower.strip_prefix("last updated").or_else(|| lower.strip_prefix("updated"));
    updated.is_some_and(|rest| {
        let rest = rest.trim_start_matches([':', ' ']).trim_start_matches("on ");
        rest.len() <= 60 && dates::alone(rest).is_some()
    })
}

/// A headline is short, is no sentence with a full stop, and something longer or a blank line follows.
fn is_title(text: &str, line: Span, next: Option<Span>) -> bool {
    let words = line.text(text).trim_start_matches('#').trim();
    let Some(next) = next else { return false };
    let closed = words.ends_with(['.', ',', ';', ':']) && !words.ends_with("...");
    let enough =
        words.split_whitespace().count() >= 2 && words.chars().filter(|c| c.is_alphabetic()).count() >= 6;
    if closed
        || !enough
        || words.chars().count() > 180
        || dateline(words).is_some()
        || byline(words).is_some()
    {
        return false;
    }
    let between = &text[line.range().end..next.range().start];
    let blank = between.bytes().filter(|&byte| byte == b'\n').count() > 1;
    let following = next.text(text);
    blank
        || pseudo_header(following).is_some()
        || dates::line(following).is_some()
        || byline(following).is_some()
        || is_furniture(following)
        || following.len() > 2 * words.len()
}

/// The name in "By Sanne Brill", "By our correspondent in Harsk".
fn byline(line: &str) -> Option<Span> {
    let trimmed = line.trim_start();
    let lead = line.len() - trimmed.len();
    let rest = trimmed.strip_prefix("By ").or_else(|| trimmed.strip_prefix("BY "))?;
    let name = rest.trim();
    let short = name.chars().count() <= 80 && name.split_whitespace().count() <= 9;
    let sentence = name.ends_with(['.', '?', '!', ':', ';']) || name.contains(", ") && name.len() > 60;
    let named = name.starts_with(|c: char| c.is_uppercase()) || name.starts_with("our ");
    if !short || sentence || !named {
        return None;
    }
    let start = lead + 3 + (rest.len() - rest.trim_start().len());
    Some(Span::of(start..start + name.len()))
}

/// The lines of a text without the white space at their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::of(at..at + line.len());
        at += line.len();
        span.trim(text)
    })
}

fn shift(span: Span, by: usize) -> Span {
    Span::of(span.range().start + by..span.range().end + by)
}

/// Blocks from their starts: neighbours of one kind are one block, the first takes in what precedes it.
fn tile(text: &str, starts: &[(usize, SectionKind)]) -> Vec<Section> {
    let mut blocks: Vec<(usize, SectionKind)> = Vec::new();
    for &(start, kind) in starts {
        match blocks.last() {
            Some((_, last)) if *last == kind => {}
            Some(_) => blocks.push((start, kind)),
            None => blocks.push((0, kind)),
        }
    }
    if blocks.is_empty() && !text.is_empty() {
        blocks.push((0, SectionKind::Body));
    }
    let ends = blocks.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let sections: Vec<Section> = blocks
        .iter()
        .zip(ends)
        .map(|(&(start, kind), end)| Section { span: Span::of(start..end), kind })
        .collect();
    with_body(text, sections, blocks.last().copied(), starts)
}

/// Lines beyond the ones looked at belong to the report.
fn with_body(
    text: &str,
    mut sections: Vec<Section>,
    last: Option<(usize, SectionKind)>,
    starts: &[(usize, SectionKind)],
) -> Vec<Section> {
    let Some((_, kind)) = last else { return sections };
    if kind == SectionKind::Body {
        return sections;
    }
    let last_line = starts.last().map_or(0, |(start, _)| *start);
    let line_end = text[last_line..].find('\n').map_or(text.len(), |at| last_line + at + 1);
    let body = text[line_end..].len() - text[line_end..].trim_start().len() + line_end;
    if body < text.len()
        && let Some(section) = sections.pop()
    {
        sections.push(Section { span: Span::of(section.span.range().start..body), kind: section.kind });
        sections.push(Section { span: Span::of(body..text.len()), kind: SectionKind::Body });
    }
    sections
}

//! The day a report is counted from, and whether words speak of what was or of what is to come.

use attested_model::{SectionKind, TimeBasis};
use jiff::civil::Date;

use super::calendar::{calendar, date};
use super::meaning::Meaning;
use crate::Page;
use crate::token::{Shape, TokenKind};

/// The day of the report, and where it is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) day: Date,
    pub(super) basis: TimeBasis,
}

/// The dateline's date if the report has one, else the day of publication; `None` for an undated report.
pub(super) fn anchor(page: &Page<'_>) -> Option<Anchor> {
    let published = page.document.metadata().published.as_ref().and_then(|dated| dated.edtf.bounds().latest);
    let mut header = None;
    for (index, sentence) in page.sentences.iter().enumerate().take(40) {
        let kind = page.section_kind(index);
        if !matches!(kind, SectionKind::Dateline | SectionKind::Header) {
            continue;
        }
        for at in sentence.tokens.clone() {
            let Some((_, meaning)) = calendar(page, at) else { continue };
            let day = match meaning {
                Meaning::Absolute(value) => value.as_day(),
                Meaning::MonthDay(month, day) if kind == SectionKind::Dateline => {
                    published.and_then(|published| nearest_past(published, month, day, 3))
                }
                _ => None,
            };
            let Some(day) = day else { continue };
            if kind == SectionKind::Dateline {
                // A dateline far from the day of publication belongs to another text.
                let near = published.is_none_or(|published| (published - day).get_days().abs() <= 31);
                if near {
                    return Some(Anchor { day, basis: TimeBasis::Dateline });
                }
            } else if header.is_none() {
                header = Some(Anchor { day, basis: TimeBasis::Dateline });
            }
            break;
        }
    }
    published.map(|day| Anchor { day, basis: TimeBasis::Published }).or(header)
}

/// The day of a report of a digest: that which its page tells of it, or a line of it that is a date or tells how old it is.
pub(super) fn of_item(page: &Page<'_>, section: usize, whole: Option<Anchor>) -> Option<Anchor> {
    let first = page.sentences.partition_point(|sentence| sentence.section < section);
    let told = page.sentences.get(first).and_then(|one| page.document.item_published(one.span.start()));
    if let Some(day) = told.and_then(|dated| dated.edtf.bounds().latest) {
        return Some(Anchor { day, basis: TimeBasis::Published });
    }
    let inside = page.sentences[first..].iter().take_while(|sentence| sentence.section == section);
    for sentence in inside.filter(|sentence| sentence.tokens.len() <= MOST_OF_A_LINE) {
        // A date in running text is what the report tells of, not its own.
        if page.paragraphs.get(sentence.paragraph).is_none_or(|line| line.len() != sentence.span.len()) {
            continue;
        }
        if page.words(sentence.span).ends_with('.') {
            continue;
        }
        for at in sentence.tokens.clone() {
            let day = match calendar(page, at) {
                Some((_, Meaning::Absolute(value))) => value.as_day(),
                Some((_, Meaning::MonthDay(month, day))) => {
                    whole.and_then(|whole| nearest_past(whole.day, month, day, 3))
                }
                _ => aged(page, at, whole),
            };
            if let Some(day) = day {
                return Some(Anchor { day, basis: TimeBasis::Dateline });
            }
        }
    }
    None
}

/// Longest line that may be the date of a report, in tokens.
const MOST_OF_A_LINE: usize = 9;

/// "3 hours ago", "2 days ago" on a page of a known day.
fn aged(page: &Page<'_>, at: usize, whole: Option<Anchor>) -> Option<Date> {
    let count: i64 = page.word(at).parse().ok().filter(|count| (1..=60).contains(count))?;
    if page.lower(at + 2) != "ago" {
        return None;
    }
    let days = match page.lower(at + 1).trim_end_matches('s') {
        "hour" | "hr" if count <= 12 => 0,
        "minute" | "min" => 0,
        "day" => count,
        "week" => count * 7,
        _ => return None,
    };
    whole?.day.checked_sub(jiff::Span::new().days(days)).ok()
}

/// The last such day that is at most `ahead` days behind `from`.
pub(super) fn nearest_past(from: Date, month: u8, day: u8, ahead: i32) -> Option<Date> {
    [1, 0, -1, -2, -3, -4]
        .into_iter()
        .filter_map(|years| date(from.year().checked_add(years)?, (month, day)))
        .find(|found| (*found - from).get_days() <= ahead)
}

/// Whether the words around a time speak of what is to come.
pub(super) fn is_future(page: &Page<'_>, from: usize, to: usize) -> bool {
    let sentence = &page.sentences[page.sentence_of(from).min(page.sentences.len().saturating_sub(1))];
    let start = sentence.tokens.start.max(from.saturating_sub(12));
    if from > start && matches!(page.lower(from - 1), "by" | "until" | "till") {
        return !is_perfect(page, start, from - 1);
    }
    let mut parted = false;
    for at in (start..from).rev() {
        parted |= page.word(at) == ",";
        match tense(page, at) {
            // "pledged to bar her and, in May, closed": the promise does not reach over the comma.
            Some(true) if parted && page.lower(at) == "to" => {}
            Some(tense) => return tense,
            None if matches!(page.word(at), ";" | "—") => break,
            None => {}
        }
    }
    (to..sentence.tokens.end.min(to + 14)).find_map(|at| tense(page, at)).unwrap_or(false)
}

/// "had fled by June": what is told of was over by then. "repairs to be finished by June": it is still to come.
fn is_perfect(page: &Page<'_>, start: usize, end: usize) -> bool {
    for at in (start..end).rev() {
        match page.lower(at) {
            "," | ";" | "that" | "to" | "will" | "would" | "should" | "must" | "could" | "may" | "might" => {
                return false;
            }
            "had" | "have" | "has" | "was" | "were" => return true,
            _ => {}
        }
    }
    false
}

/// "agreed to withdraw", "a plan to reopen": the deed is to come, whatever the tense of the verb in front.
fn promises(page: &Page<'_>, to: usize) -> bool {
    let verb = !crate::grammar::lemma(page.lower(to + 1)).is_empty();
    verb && to > 0
        && matches!(
            page.lower(to - 1),
            "agreed"
                | "pledged"
                | "vowed"
                | "promised"
                | "decided"
                | "planned"
                | "ordered"
                | "asked"
                | "urged"
                | "offered"
                | "threatened"
                | "plan"
                | "plans"
                | "agreement"
                | "deal"
                | "deadline"
                | "proposal"
                | "promise"
                | "pledge"
                | "wants"
                | "wanted"
                | "hopes"
                | "hoped"
        )
}

/// `Some(true)` for words of the future, `Some(false)` for words of the past.
fn tense(page: &Page<'_>, at: usize) -> Option<bool> {
    let token = page.tokens[at];
    if token.kind != TokenKind::Word || token.shape != Shape::Lower {
        return None;
    }
    let word = page.lower(at);
    match word {
        "to" => promises(page, at).then_some(true),
        "will" | "may" | "might" | "could" | "would" | "shall" | "won't" | "upcoming" | "scheduled"
        | "due" | "expected" | "planned" | "plans" | "planning" | "set" | "slated" | "going" | "ahead"
        | "hopes" | "intends" | "tomorrow" | "is" | "are" | "ready" | "next" => {
            // "is to meet", "are expected"; plain "is" tells nothing.
            if matches!(word, "is" | "are" | "set" | "ready" | "next") {
                return (matches!(page.lower(at + 1), "to" | "due" | "expected" | "scheduled" | "set")
                    && word != "next")
                    .then_some(true);
            }
            Some(true)
        }
        "said" | "told" | "was" | "were" | "had" | "did" | "has" | "have" | "held" | "met" | "took"
        | "came" | "went" | "made" | "left" | "began" | "wrote" | "saw" | "gave" | "found" | "spoke"
        | "fell" | "rose" | "hit" | "ago" | "last" => Some(false),
        _ if word.len() > 4 && word.ends_with("ed") && !page.lower(at.saturating_sub(1)).eq("to") => {
            Some(false)
        }
        _ => None,
    }
}

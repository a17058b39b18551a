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
    for at in (start..from).rev() {
        match tense(page, at) {
            Some(tense) => return tense,
            None if matches!(page.word(at), ";" | "—") => break,
            None => {}
        }
    }
    (to..sentence.tokens.end.min(to + 14)).find_map(|at| tense(page, at)).unwrap_or(false)
}

/// `Some(true)` for words of the future, `Some(false)` for words of the past.
fn tense(page: &Page<'_>, at: usize) -> Option<bool> {
    let token = page.tokens[at];
    if token.kind != TokenKind::Word || token.shape != Shape::Lower {
        return None;
    }
    let word = page.lower(at);
    match word {
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

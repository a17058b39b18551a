//! Times: every expression to an EDTF value, with the way it was fixed.
//!
//! Takes a page; gives its time expressions. Absolute dates stand for themselves; the others are counted from
//! the dateline, else the day of publication, else from another date of the text; what nothing fixes keeps its
//! words and has no value. "On Friday" in a report of Monday 2031-04-14 is 2031-04-11, or 2031-04-18 behind
//! "will". Lengths ("for three weeks") have no value. It does not tie times to events.

mod anchor;
mod calendar;
mod meaning;
mod relative;
mod resolve;
mod words;

use attested_model::{Component, Edtf, Endpoint, SectionKind, TimeBasis, TimeExpression};

use crate::Page;
use crate::token::TokenKind;
use meaning::Meaning;
use resolve::{Told, resolve};

/// The times of a page in text order.
pub(crate) fn times(page: &Page<'_>) -> Vec<TimeExpression> {
    let found = expressions(page);
    let anchor = anchor::anchor(page);
    let narrates = narrates_another_year(page, &found, anchor);
    let mut told = Told { anchor, day: None, year: None };
    let mut paragraph = usize::MAX;
    let mut year_from = 0;
    let mut section = usize::MAX;
    let mut out: Vec<TimeExpression> = Vec::with_capacity(found.len());
    for &(from, used, meaning) in &found {
        let sentence = page.sentence_of(from);
        let own = page.sentences[sentence].section;
        if own != section {
            section = own;
            // Each report of a digest is counted from its own day, where it gives one.
            let item = page.section_kind(sentence) == SectionKind::Item;
            told.anchor = if item { anchor::of_item(page, own, anchor).or(anchor) } else { anchor };
        }
        let narrates = narrates && told.anchor.is_none_or(|told| Some(told) == anchor);
        let anchor = told.anchor;
        // In a report a year reaches no further than the next sentence.
        if !narrates && anchor.is_some() && sentence > year_from + 1 {
            told.year = None;
        }
        let here = page.sentences[sentence].paragraph;
        if here != paragraph {
            paragraph = here;
            told.day = if narrates { told.day } else { None };
            told.year = if narrates || anchor.is_none() { told.year } else { None };
        }
        let future = anchor::is_future(page, from, from + used);
        let fixed = resolve(meaning, told, future).map(|(value, basis)| (open(page, from, value), basis));
        let year_before = told.year;
        remember(&mut told, meaning, fixed.map(|(value, _)| value), narrates || anchor.is_none());
        let carried = matches!(fixed, Some((_, TimeBasis::Event)));
        if told.year != year_before || carried || matches!(meaning, Meaning::Absolute(_)) {
            year_from = sentence;
        }
        let (value, basis) = fixed.map_or((None, TimeBasis::None), |(value, basis)| (Some(value), basis));
        out.push(TimeExpression { span: page.span_of(from..from + used), value, basis });
    }
    out
}

/// Tokens of every expression and what they say.
fn expressions(page: &Page<'_>) -> Vec<(usize, usize, Meaning)> {
    let mut out = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        if page.section_kind(index).is_furniture() {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = match page.tokens[at].kind {
                TokenKind::Word | TokenKind::Number => {
                    calendar::calendar(page, at).or_else(|| relative::relative(page, at))
                }
                _ => None,
            };
            match found {
                // A rule looks a few tokens ahead and may look over the end of the sentence.
                Some((used, meaning)) if at + used <= sentence.tokens.end => {
                    out.push((at, used, meaning));
                    at += used;
                }
                _ => at += 1,
            }
        }
    }
    out
}

/// "since 2031" lasts.
fn open(page: &Page<'_>, from: usize, value: Edtf) -> Edtf {
    let before = |back: usize| from.checked_sub(back).map_or("", |at| page.lower(at));
    let the = usize::from(before(1) == "the");
    match (before(1 + the), value) {
        ("since", Edtf::Date(start)) => Edtf::Interval(Endpoint::Date(start), Endpoint::Open),
        _ => value,
    }
}

/// Keeps the day and the year that the text spoke of.
fn remember(told: &mut Told, meaning: Meaning, value: Option<Edtf>, narrates: bool) {
    let Some(value) = value else { return };
    if let Some(day) = value.as_day() {
        told.day = Some(day);
    }
    let year = match value {
        Edtf::Date(date) | Edtf::Moment(date, _) | Edtf::Interval(Endpoint::Date(date), _) => {
            date.known_year()
        }
        Edtf::Interval(..) => None,
    };
    let Some(year) = year.and_then(|year| i16::try_from(year).ok()) else { return };
    // "since 2019" and a bare year in passing date nothing else.
    let exact = matches!(value, Edtf::Date(date) if date.month_component() != Component::Absent);
    if matches!(meaning, Meaning::Absolute(_)) && (exact || narrates) {
        let report = told.anchor.map(|anchor| anchor.day.year());
        told.year = (report != Some(year)).then_some(year);
    }
}

/// True for texts that tell of a time long before they were published, such as encyclopedia articles.
fn narrates_another_year(
    page: &Page<'_>,
    found: &[(usize, usize, Meaning)],
    anchor: Option<anchor::Anchor>,
) -> bool {
    let Some(anchor) = anchor else { return true };
    let years: Vec<i32> = found
        .iter()
        .filter_map(|(_, _, meaning)| match meaning {
            Meaning::Absolute(Edtf::Date(date)) => date.known_year(),
            _ => None,
        })
        .collect();
    let report = i32::from(anchor.day.year());
    let old = years.iter().filter(|year| (report - **year).abs() > 1).count();
    old >= 6 && old * 4 > years.len() * 3 && old * 300 > page.sentences.len()
}

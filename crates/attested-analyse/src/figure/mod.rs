//! Quantities: number, bound, unit, what they count, and which event and statement they belong to.
//!
//! Takes the ground and what was said and done; gives the figures. "more than 32,400 people were killed, including
//! 14 attackers" is two figures, the first over 32,400 and the second 14, both of killed. Years, dates, ages,
//! scores of games, ordinals, percentages and addresses are no figures. Figures are never averaged or added.

mod counted;
mod quantity;
mod unit;

use attested_model::{
    Certainty, Counted, EventIndex, EventReading, EventType, FigureReading, SectionKind, Span,
    StatementIndex, StatementReading, TimeIndex,
};

use crate::Ground;

/// How many events on each side of a figure it may belong to.
const NEAR: usize = 8;

/// The figures of a page in text order.
pub(crate) fn figures(
    ground: &Ground<'_>,
    statements: &[StatementReading],
    events: &[EventReading],
) -> Vec<FigureReading> {
    let page = ground.page;
    let grammar = ground.grammar;
    let mut out = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        let section = page.section_kind(index);
        if !section.is_report() && section != SectionKind::Caption {
            continue;
        }
        let mut at = sentence.tokens.start;
        let mut last = None;
        while at < sentence.tokens.end {
            let taken = ground.times_in(page.span_of(at..at + 1)).next().map(|(_, time)| time.span);
            if let Some(time) = taken {
                at = page.tokens_in(time).end.max(at + 1);
                continue;
            }
            let Some(quantity) = quantity::quantity(page, at, sentence.tokens.end) else {
                at += 1;
                continue;
            };
            let next = quantity.tokens.end.max(at + 1);
            let unit = unit::unit(grammar, &quantity, sentence.tokens.end);
            if let Some((of, certainty)) = counted::counted(grammar, &sentence.tokens, &quantity, &unit, last)
            {
                let mut end = unit.end.max(quantity.tokens.end);
                // "17 dead", "56 injured"
                if end < sentence.tokens.end && unit::state(page.lower(end)) {
                    end += 1;
                }
                let human = !matches!(of, Counted::Money | Counted::Other);
                let noun = if unit.noun.is_empty() && human { "person".to_owned() } else { unit.noun };
                let span = page.span_of(quantity.tokens.start..end);
                out.push(FigureReading {
                    span,
                    low: quantity.low,
                    high: quantity.high,
                    bound: quantity.bound,
                    unit: noun,
                    of,
                    scope: unit::scope(page, end, sentence.tokens.end),
                    event: nearest_event(span, sentence.span, events, of),
                    statement: innermost(span, statements),
                    as_of: as_of(ground, &sentence.tokens, end),
                    certainty: Certainty::thousandths(certainty),
                });
                last = Some(of);
                at = end.max(next);
            } else {
                at = next;
            }
        }
    }
    out.sort_by_key(|figure| figure.span);
    out
}

/// "as of Tuesday", "by Tuesday", "since 7 October": the time that the words tie to the count.
fn as_of(ground: &Ground<'_>, sentence: &std::ops::Range<usize>, end: usize) -> Option<TimeIndex> {
    let page = ground.page;
    // In front of the whole clause, or behind the count and not far from it.
    let front = sentence.start..sentence.end.min(sentence.start + 8);
    let behind = end.min(sentence.end)..sentence.end.min(end + 16);
    [front, behind]
        .into_iter()
        .filter(|tokens| !tokens.is_empty())
        .flat_map(|tokens| ground.times_in(page.span_of(tokens)))
        .find(|(_, time)| {
            let at = page.tokens_in(time.span).start;
            let word = |back: usize| {
                at.checked_sub(back).filter(|&at| at >= sentence.start).map_or("", |at| page.lower(at))
            };
            word(1) == "of" && word(2) == "as" || matches!(word(1), "by" | "until" | "since")
        })
        .map(|(index, _)| index)
}

/// The shortest statement whose content holds a span.
fn innermost(span: Span, statements: &[StatementReading]) -> Option<StatementIndex> {
    // Statements are in text order; those of far sentences cannot hold the span.
    let near = statements
        .partition_point(|said| said.content.first().is_none_or(|first| first.start() <= span.start()));
    statements[..near]
        .iter()
        .enumerate()
        .rev()
        .take(24)
        .filter(|(_, said)| said.content.iter().any(|content| content.contains(span)))
        .min_by_key(|(_, said)| said.content.iter().map(|content| content.len()).sum::<u32>())
        .map(|(at, _)| StatementIndex::new(at))
}

/// The event of the same sentence that the figure most likely counts the outcome of.
fn nearest_event(span: Span, sentence: Span, events: &[EventReading], of: Counted) -> Option<EventIndex> {
    // Only the events around the figure: a sentence may have any number of them.
    let here = events.partition_point(|event| event.trigger.start() < span.start());
    let (from, to) = (here.saturating_sub(NEAR), (here + NEAR).min(events.len()));
    let fits = |kind: EventType| match of {
        Counted::Killed | Counted::Injured => {
            matches!(kind, EventType::Assault | EventType::Other | EventType::Coerce)
        }
        Counted::Arrested | Counted::Captive => {
            matches!(kind, EventType::Coerce | EventType::Assault | EventType::Retreat)
        }
        _ => true,
    };
    let distance = |event: &EventReading| {
        let trigger = event.trigger;
        if trigger.end() <= span.start() {
            span.start() - trigger.end()
        } else {
            trigger.start().saturating_sub(span.end())
        }
    };
    (from..to)
        .filter(|&at| sentence.contains(events[at].trigger) && fits(events[at].kind))
        .min_by_key(|&at| (distance(&events[at]), at))
        .map(EventIndex::new)
}

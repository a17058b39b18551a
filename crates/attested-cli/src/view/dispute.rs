use super::{Depth, MARGIN, excerpt, footer, margin, short_id};
use crate::error::Failure;
use crate::model::{Dispute, Edtf, Matter, Passage, Side, Span};
use crate::terminal::{Entry, Para, Role, Text};
use crate::words;
use crate::words::Shelf;

/// Passages that a list shows of each side.
const SHOWN: usize = 2;

/// A dispute: the matter, then its sides one under another. Figures stand by date; nothing is averaged.
pub(crate) fn dispute(dispute: &Dispute, depth: Depth, shelf: &dyn Shelf) -> Result<Vec<Entry>, Failure> {
    let matter = Text::of(Role::Status, &format!("[{}]", words::about(dispute.about)))
        .and(Role::Head, &format!(" {}", dispute.matter));
    let id = if depth == Depth::Full { dispute.id.to_string() } else { short_id(&dispute.id) };
    let mut entries = vec![Entry::of(vec![Para::new(matter.and(Role::Quiet, &format!("  {id}")))])];
    let mut sides = Vec::new();
    for side in &dispute.sides {
        sides.push((words::date_of_side(side, shelf)?, side));
    }
    if dispute.about == Matter::Figure {
        // By date; what has none comes last. The sort is stable: equal dates keep the order of the record.
        sides.sort_by_key(|(date, _)| date.map_or((true, None), |date| (false, Some(date.timeline_key()))));
    }
    for (date, side) in sides {
        entries.push(of_side(side, date, depth, shelf)?);
    }
    Ok(entries)
}

fn of_side(side: &Side, date: Option<Edtf>, depth: Depth, shelf: &dyn Shelf) -> Result<Entry, Failure> {
    let mut head = Text::of(Role::Head, &side.label);
    if let Some(stance) = side.stance {
        head.push(Role::Status, &format!(" [{}]", words::stance_word(stance)));
    }
    if let Some(value) = side.value.as_deref().filter(|value| *value != side.label) {
        head.push(Role::Plain, &format!(": {value}"));
    }
    head.push(Role::Quiet, &format!(" · {}", words::plural(side.texts as usize, "text")));
    let mut paras = vec![Para::hanging("▪ ", "  ", head)];
    let mut quotes: Vec<Quote> = Vec::new();
    for &report in &side.reports {
        let quote = quote(side, report, shelf)?;
        // Two claims of one sentence are shown once.
        if !quotes.iter().any(|shown| shown.whole == quote.whole) {
            quotes.push(quote);
        }
    }
    let shown = if depth == Depth::Full { quotes.len() } else { SHOWN.min(quotes.len()) };
    for quote in &quotes[..shown] {
        paras.push(Para::quote(excerpt::passage(quote.whole, &quote.marks, shelf)?, depth.quote_lines()));
        paras.push(footer(&[words::way_of_side(side, quote.report, shelf)?]));
    }
    if shown < quotes.len() {
        let more = words::plural(quotes.len() - shown, "more passage");
        paras.push(footer(&[format!("and {more}")]));
    }
    Ok(Entry { margin: margin(date), margin_width: MARGIN, paras })
}

/// A passage of a side as it is shown: the sentences around it, with speaker, cue or value marked.
struct Quote {
    report: Passage,
    whole: Passage,
    marks: Vec<(Span, Role)>,
}

fn quote(side: &Side, report: Passage, shelf: &dyn Shelf) -> Result<Quote, Failure> {
    let mut marks = Vec::new();
    if let Some(statement) = words::behind_side(side, report, shelf)? {
        marks = excerpt::marks_of(&statement, report.document);
    }
    let span = words::stretched(report.span, excerpt::spans(&marks));
    let whole = words::sentence(Passage { span, ..report }, shelf)?;
    if side.stance.is_none() {
        marks.push((report.span, Role::Cue));
    }
    Ok(Quote { report, whole, marks })
}

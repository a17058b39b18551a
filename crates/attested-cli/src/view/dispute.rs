use std::rc::Rc;

use super::{Depth, MARGIN, excerpt, footer, margin, short_id};
use crate::error::Failure;
use crate::model::{Dispute, Edtf, Matter, Passage, Side, Span, Stance, Statement};
use crate::shelf::Shelf;
use crate::terminal::{Entry, Para, Role, Text};
use crate::words;

/// Passages that a list shows of each side.
const SHOWN: usize = 2;

/// A dispute: the matter, then its sides one under another. Figures stand by date; nothing is averaged.
pub(crate) fn dispute(dispute: &Dispute, depth: Depth, shelf: &dyn Shelf) -> Result<Vec<Entry>, Failure> {
    let about = match dispute.about {
        Matter::Claim => "whether it is so",
        Matter::Figure => "figures",
        Matter::Time => "time",
        Matter::Place => "place",
        Matter::Participants => "who took part",
    };
    let matter =
        Text::of(Role::Status, &format!("[{about}]")).and(Role::Head, &format!(" {}", dispute.matter));
    let id = if depth == Depth::Full { dispute.id.to_string() } else { short_id(&dispute.id) };
    let mut entries = vec![Entry::of(vec![Para::new(matter.and(Role::Quiet, &format!("  {id}")))])];
    let mut sides = Vec::new();
    for side in &dispute.sides {
        sides.push((date_of(side, shelf)?, side));
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
        head.push(Role::Status, &format!(" [{}]", stance_word(stance)));
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
        paras.push(footer(&[way(side, quote.report, shelf)?]));
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
    if let Some(statement) = behind(side, report, shelf)? {
        marks = excerpt::marks_of(&statement, report.document);
    }
    let span = excerpt::stretched(report.span, &marks);
    let whole = excerpt::sentence(Passage { span, ..report }, shelf)?;
    if side.stance.is_none() {
        marks.push((report.span, Role::Cue));
    }
    Ok(Quote { report, whole, marks })
}

/// The statement of a side that a passage belongs to.
fn behind(side: &Side, report: Passage, shelf: &dyn Shelf) -> Result<Option<Rc<Statement>>, Failure> {
    for &id in &side.statements {
        if let Some(statement) = shelf.statement(id)?
            && super::statement::whole(&statement)
                .is_some_and(|whole| whole.document == report.document && whole.span.overlaps(report.span))
        {
            return Ok(Some(statement));
        }
    }
    Ok(None)
}

/// Through whom a passage of a side came.
fn way(side: &Side, report: Passage, shelf: &dyn Shelf) -> Result<String, Failure> {
    match behind(side, report, shelf)? {
        Some(statement) => words::of_statement(&statement, shelf),
        None => Ok(format!("according to {}", words::carrier(report.document, shelf)?)),
    }
}

/// The date of a side: of its first figure, else of the report that first has it.
fn date_of(side: &Side, shelf: &dyn Shelf) -> Result<Option<Edtf>, Failure> {
    for &id in &side.figures {
        if let Some(figure) = shelf.figure(id)?
            && let Some(time) = &figure.as_of
        {
            return Ok(Some(time.edtf));
        }
    }
    let Some(report) = side.reports.first() else { return Ok(None) };
    let document = shelf.document(report.document)?;
    Ok(document.and_then(|document| document.metadata().published.as_ref().map(|date| date.edtf)))
}

fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Stated => "said",
        Stance::Denied => "said not",
        Stance::NotKnown => "said that it is not known",
        Stance::Asked => "asked",
        Stance::None => "no stance",
    }
}

use super::{Depth, MARGIN, excerpt, field, footer, headline, margin, short_id};
use crate::error::Failure;
use crate::model::{Event, EventReport, Vocabulary};
use crate::terminal::{Entry, Para, Role};
use crate::words;
use crate::words::Shelf;

/// An event: date, sentence, the passage it rests on, by whom it is known.
pub(crate) fn event(event: &Event, depth: Depth, shelf: &dyn Shelf) -> Result<Entry, Failure> {
    let chosen = words::telling(event);
    let mut paras = vec![headline(words::status_mark(event), &words::told(event, shelf)?)];
    match depth {
        Depth::List => {
            let mut quiet = Vec::new();
            if let Some(report) = chosen {
                paras.push(quote(report, depth, shelf)?);
                quiet.push(words::of_report(report, shelf)?);
            }
            quiet.push(words::carried(event.counts));
            quiet.push(short_id(&event.id));
            paras.push(footer(&quiet));
        }
        Depth::Full => {
            paras.extend(facts(event, &shelf.names(&event.actors)?, &shelf.names(&event.recipients)?));
            for report in &event.reports {
                paras.push(Para::default());
                paras.push(quote(report, depth, shelf)?);
                let mut quiet = vec![words::of_report(report, shelf)?];
                quiet.push(format!("here: {}", report.status.word().replace('_', " ")));
                quiet.extend(report.in_statement.map(|id| id.to_string()));
                quiet.push(report.passage.document.to_string());
                paras.push(footer(&quiet));
            }
        }
    }
    Ok(Entry { margin: margin(event.time.as_ref().map(|time| time.edtf)), margin_width: MARGIN, paras })
}

fn quote(report: &EventReport, depth: Depth, shelf: &dyn Shelf) -> Result<Para, Failure> {
    let document = report.passage.document;
    let mut marks = vec![(report.trigger.span, Role::Cue)];
    if let Some(statement) = words::behind(report, shelf)? {
        marks.extend(excerpt::marks_of(&statement, document));
    }
    let passage = crate::model::Passage {
        span: words::stretched(report.passage.span, excerpt::spans(&marks)),
        document,
    };
    let whole = words::sentence(passage, shelf)?;
    Ok(Para::quote(excerpt::passage(whole, &marks, shelf)?, depth.quote_lines()))
}

fn facts(event: &Event, actors: &[String], recipients: &[String]) -> Vec<Para> {
    let mut kind = event.kind.word().to_owned();
    if let Some(mode) = event.mode {
        kind = format!("{kind}, {}", mode.word());
    }
    if let Some(custom) = &event.custom_type {
        kind = format!("{custom} ({kind})");
    }
    let mut paras = vec![field("type", &kind), field("status", &event.status.word().replace('_', " "))];
    if !actors.is_empty() {
        paras.push(field("by", &actors.join("; ")));
    }
    if !recipients.is_empty() {
        paras.push(field("to", &recipients.join("; ")));
    }
    if let Some(place) = &event.place {
        let country = place.country.as_deref().map(|code| format!(", {code}")).unwrap_or_default();
        paras.push(field("place", &format!("{}{country} ({})", place.name, place.precision)));
    }
    if let Some(time) = &event.time {
        let words = if time.words.is_empty() {
            String::new()
        } else {
            format!(", by the words “{}”", time.words)
        };
        paras.push(field("time", &format!("{}{words}", words::in_words(time.edtf))));
    }
    paras.push(field("carried by", &words::carried(event.counts)));
    paras.push(field("reading certain to", &format!("{} of 1000", event.certainty.as_thousandths())));
    paras.push(field("id", &event.id.to_string()));
    paras
}

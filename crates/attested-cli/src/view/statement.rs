use super::{Depth, MARGIN, dated, excerpt, field, footer, headline, margin, short_id};
use crate::error::Failure;
use crate::model::{Statement, Vocabulary};
use crate::terminal::{Entry, Para, Text};
use crate::words;
use crate::words::Shelf;

/// A statement: when it was said (or, failing that, reported), by whom, the words, the way they came.
pub(crate) fn statement(statement: &Statement, depth: Depth, shelf: &dyn Shelf) -> Result<Entry, Failure> {
    let speaker = match statement.speaker {
        Some(speaker) => words::capital(&shelf.name(speaker)?),
        None => "Somebody not named".to_owned(),
    };
    let addressees = shelf.names(&statement.addressees)?;
    let lead = words::statement_lead(statement, &speaker, &addressees);
    let mut paras = vec![headline(words::statement_tag(statement), &format!("{lead}:"))];
    if let Some(whole) = words::whole(statement) {
        let marks = excerpt::marks_of(statement, whole.document);
        let whole = words::sentence(whole, shelf)?;
        paras.push(Para::quote(excerpt::passage(whole, &marks, shelf)?, depth.quote_lines()));
    }
    let way = words::way_of_statement(statement, shelf)?;
    if depth == Depth::Full {
        paras.push(footer(&[way]));
        paras.extend(facts(statement, shelf)?);
    } else {
        paras.push(footer(&[way, words::carried(statement.counts), short_id(&statement.id)]));
    }
    Ok(Entry { margin: when(statement, shelf)?, margin_width: MARGIN, paras })
}

/// The time of saying where the text tells it; else the day of the report, and that it is that.
fn when(statement: &Statement, shelf: &dyn Shelf) -> Result<Vec<Text>, Failure> {
    if let Some(time) = &statement.time {
        return Ok(margin(Some(time.edtf)));
    }
    let Some(passage) = statement.content.first() else { return Ok(margin(None)) };
    let document = shelf.document(passage.document)?;
    let published =
        document.and_then(|document| document.metadata().published.as_ref().map(|date| date.edtf));
    let mut lines = words::margin(published);
    if published.is_some() {
        lines.push("reported".to_owned());
    }
    Ok(dated(&lines))
}

fn facts(statement: &Statement, shelf: &dyn Shelf) -> Result<Vec<Para>, Failure> {
    let mut paras = vec![
        field("act", &statement.act.word().replace('_', " ")),
        field("stance", &statement.stance.word().replace('_', " ")),
        field("given", statement.kind.word()),
    ];
    if let Some(time) = &statement.time {
        paras.push(field("said", &format!("{}, by the words “{}”", words::in_words(time.edtf), time.words)));
    }
    if let Some(parent) = statement.parent {
        paras.push(field("inside", &parent.to_string()));
    }
    for id in &statement.events {
        if let Some(event) = shelf.event(*id)? {
            let told = words::told(&event, shelf)?;
            paras.push(field("tells of", &format!("{told} ({id})")));
        }
    }
    for report in &statement.reports {
        paras.push(field("carried in", &words::carrier(report.document, shelf)?));
    }
    paras.push(field("counts", &words::carried(statement.counts)));
    paras.push(field("reading certain to", &format!("{} of 1000", statement.certainty.as_thousandths())));
    paras.push(field("id", &statement.id.to_string()));
    Ok(paras)
}

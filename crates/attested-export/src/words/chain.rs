use std::rc::Rc;

use super::Shelf;
use super::in_words;
use crate::Error;
use attested_model::{DocumentId, EventReport, EventStatus, Stance, Statement};

/// Statements inside statements are followed so far up.
const DEEPEST: usize = 8;

/// "in The Harrow Courier, 9 April 2031": the document that carries something, by its outlet and date.
pub fn carrier(document: DocumentId, shelf: &dyn Shelf) -> Result<String, Error> {
    let Some(found) = shelf.document(document)? else { return Ok(document.to_string()) };
    let metadata = found.metadata();
    let name = match &metadata.outlet {
        Some(outlet) => outlet.value.clone(),
        None => {
            shelf.path(document)?.map_or_else(|| document.to_string(), |path| file_name(&path).to_owned())
        }
    };
    let date = metadata.published.as_ref().map_or_else(|| "undated".to_owned(), |date| in_words(date.edtf));
    Ok(format!("{name}, {date}"))
}

/// "according to Bashko Teled, as reported by Radio Narv, in The Post, 14 March 2031".
pub fn of_statement(statement: &Statement, shelf: &dyn Shelf) -> Result<String, Error> {
    let mut speaker = match statement.speaker {
        Some(speaker) => format!("according to {}", shelf.name(speaker)?),
        None => "according to somebody not named".to_owned(),
    };
    if let Some(parent) = statement.parent.map(|id| shelf.statement(id)).transpose()?.flatten()
        && let Some(teller) = parent.speaker.filter(|&teller| Some(teller) != statement.speaker)
    {
        speaker = format!("{speaker}, by the account of {}", shelf.name(teller)?);
    }
    let way = way_of_statement(statement, shelf)?;
    Ok(if way.is_empty() { speaker } else { format!("{speaker}, {way}") })
}

/// The way a statement came, without its speaker: "as reported by Radio Narv, in The Post, 14 March 2031".
pub fn way_of_statement(statement: &Statement, shelf: &dyn Shelf) -> Result<String, Error> {
    let mut links = Vec::new();
    let document = statement.chain.iter().find_map(|link| link.document);
    let document = document.map(|document| shelf.document(document)).transpose()?.flatten();
    let own =
        document.and_then(|document| document.metadata().outlet.as_ref().map(|outlet| outlet.value.clone()));
    for link in &statement.chain {
        if let Some(actor) = link.actor {
            let name = shelf.name(actor)?;
            // "As reported by the Post, in the Post" says it twice.
            if !own.as_deref().is_some_and(|own| same_name(own, &name)) {
                links.push(format!("as reported by {name}"));
            }
        }
        if let Some(document) = link.document {
            links.push(format!("in {}", carrier(document, shelf)?));
        }
    }
    Ok(links.join(", "))
}

/// The chain of one report of an event: of the statement behind it, or of the report itself.
pub fn of_report(report: &EventReport, shelf: &dyn Shelf) -> Result<String, Error> {
    match behind(report, shelf)? {
        Some(statement) => of_statement(&statement, shelf),
        None => Ok(format!("according to {}", carrier(report.passage.document, shelf)?)),
    }
}

/// The statement that a report of an event rests on. A denial may speak of what another said ("denied a report by
/// X that they met"): that they did not meet is then said by who denies, not by X.
pub fn behind(report: &EventReport, shelf: &dyn Shelf) -> Result<Option<Rc<Statement>>, Error> {
    let nearest = report.in_statement.map(|id| shelf.statement(id)).transpose()?.flatten();
    if report.status != EventStatus::Denied {
        return Ok(nearest);
    }
    let mut above = nearest.clone();
    for _ in 0..DEEPEST {
        match above {
            Some(statement) if statement.stance == Stance::Denied => return Ok(Some(statement)),
            Some(statement) => above = statement.parent.map(|id| shelf.statement(id)).transpose()?.flatten(),
            None => break,
        }
    }
    Ok(nearest)
}

/// The last part of a path, and the record inside it.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn same_name(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let lower = name.to_lowercase();
        lower.strip_prefix("the ").map(str::to_owned).unwrap_or(lower)
    };
    bare(one) == bare(other)
}

use super::in_words;
use crate::error::Failure;
use crate::model::{DocumentId, EventReport, Statement};
use crate::shelf::Shelf;

/// "in The Harrow Courier, 9 April 2031": the document that carries something, by its outlet and date.
pub(crate) fn carrier(document: DocumentId, shelf: &dyn Shelf) -> Result<String, Failure> {
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
pub(crate) fn of_statement(statement: &Statement, shelf: &dyn Shelf) -> Result<String, Failure> {
    let speaker = match statement.speaker {
        Some(speaker) => format!("according to {}", shelf.name(speaker)?),
        None => "according to somebody not named".to_owned(),
    };
    let way = way_of_statement(statement, shelf)?;
    Ok(if way.is_empty() { speaker } else { format!("{speaker}, {way}") })
}

/// The way a statement came, without its speaker: "as reported by Radio Narv, in The Post, 14 March 2031".
pub(crate) fn way_of_statement(statement: &Statement, shelf: &dyn Shelf) -> Result<String, Failure> {
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

/// The chain of one report of an event: of the statement it stands in, or of the report itself.
pub(crate) fn of_report(report: &EventReport, shelf: &dyn Shelf) -> Result<String, Failure> {
    if let Some(id) = report.in_statement
        && let Some(statement) = shelf.statement(id)?
    {
        return of_statement(&statement, shelf);
    }
    Ok(format!("according to {}", carrier(report.passage.document, shelf)?))
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

use std::rc::Rc;

use attested_model::{Edtf, Matter, Passage, Side, Stance, Statement};

use super::Shelf;
use crate::Error;

/// What a dispute is about, in our words.
pub fn about(matter: Matter) -> &'static str {
    match matter {
        Matter::Claim => "whether it is so",
        Matter::Figure => "figures",
        Matter::Time => "time",
        Matter::Place => "place",
        Matter::Participants => "who took part",
    }
}

/// What a side does, in our words.
pub fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Stated => "said",
        Stance::Denied => "said not",
        Stance::NotKnown => "said that it is not known",
        Stance::Asked => "asked",
        Stance::None => "no stance",
    }
}

/// The statement of a side that a passage belongs to.
///
/// # Errors
/// What looking up its lines can meet.
pub fn behind_side(side: &Side, report: Passage, shelf: &dyn Shelf) -> Result<Option<Rc<Statement>>, Error> {
    for &id in &side.statements {
        if let Some(statement) = shelf.statement(id)?
            && super::whole(&statement)
                .is_some_and(|whole| whole.document == report.document && whole.span.overlaps(report.span))
        {
            return Ok(Some(statement));
        }
    }
    Ok(None)
}

/// Through whom a passage of a side came.
///
/// # Errors
/// What looking up its lines can meet.
pub fn way_of_side(side: &Side, report: Passage, shelf: &dyn Shelf) -> Result<String, Error> {
    match behind_side(side, report, shelf)? {
        Some(statement) => super::of_statement(&statement, shelf),
        None => Ok(format!("according to {}", super::carrier(report.document, shelf)?)),
    }
}

/// The date of a side: of its first figure, else of the report that first has it.
///
/// # Errors
/// What looking up its lines can meet.
pub fn date_of_side(side: &Side, shelf: &dyn Shelf) -> Result<Option<Edtf>, Error> {
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

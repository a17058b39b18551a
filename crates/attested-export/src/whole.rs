use std::io::Write;

use attested_model::{Decision, Resolution, Run};

use crate::line::{
    ActorLine, CopyLine, DisputeLine, DocumentLine, EventLine, FigureLine, Line, StatementLine, StoryLine,
};
use crate::{Error, Quotes};

/// Documents one after the other, so that their texts need not be held together.
pub type Documents<'a> = &'a mut dyn Iterator<Item = Result<DocumentLine, Error>>;

/// Everything that a record says, ready to be written.
pub struct Whole<'a> {
    /// What made the readings.
    pub runs: &'a [Run],
    /// The documents, by id.
    pub documents: Documents<'a>,
    /// The lines; every list is sorted by id.
    pub resolution: &'a Resolution,
    /// What reviewers said.
    pub decisions: &'a [Decision],
}

/// Writes the record as JSON Lines: runs, documents, actors, statements, events, figures, copies, disputes,
/// stories, decisions, aliases; by id inside each kind. Equal records give equal bytes.
///
/// # Errors
/// [`Error::Write`] when `out` refuses; [`Error::NoDocument`] and [`Error::Orphaned`] when a line cites what
/// the record does not hold.
pub fn write(whole: Whole<'_>, quotes: &mut Quotes<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let Whole { runs, documents, resolution, decisions } = whole;
    let mut runs: Vec<&Run> = runs.iter().collect();
    runs.sort_by_key(|run| run.id);
    for run in runs {
        Line::Run(run.clone()).write(out)?;
    }
    for document in documents {
        Line::Document(document?).write(out)?;
    }
    for actor in &resolution.actors {
        Line::Actor(ActorLine::new(actor, quotes)?).write(out)?;
    }
    for statement in &resolution.statements {
        Line::Statement(StatementLine::new(statement, quotes)?).write(out)?;
    }
    for event in &resolution.events {
        Line::Event(EventLine::new(event, quotes)?).write(out)?;
    }
    for figure in &resolution.figures {
        Line::Figure(FigureLine::new(figure, quotes)?).write(out)?;
    }
    for copy in &resolution.copies {
        Line::Copy(CopyLine::new(copy, quotes)?).write(out)?;
    }
    for dispute in &resolution.disputes {
        Line::Dispute(DisputeLine::new(dispute, quotes)?).write(out)?;
    }
    for story in &resolution.stories {
        Line::Story(StoryLine::new(story)).write(out)?;
    }
    let mut decisions: Vec<&Decision> = decisions.iter().collect();
    decisions.sort_by_key(|decision| decision.id);
    for decision in decisions {
        Line::Decision(decision.clone()).write(out)?;
    }
    for alias in &resolution.aliases {
        Line::Alias(alias.clone()).write(out)?;
    }
    out.flush()?;
    Ok(())
}

use attested_export::line::{
    ActorLine, BlockLine, CandidateLine, CopyLine, DisputeLine, EventLine, FigureLine, Line, StatementLine,
    StoryLine,
};
use attested_export::{Credits, Quotes, document_line};

use crate::args::ShowArgs;
use crate::error::{Failure, Fault, code};
use crate::model::{Document, Passage, Section};
use crate::record::{Line as Found, Record};
use crate::session::Session;
use crate::terminal::{Entry, Para, Role, Text};
use crate::view::{self, Depth};
use crate::words::RecordShelf;

pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    for id in &args.ids {
        let found = record.show(id)?;
        match (&found, args.sections) {
            (Found::Document(document), true) => show_sections(document, &record, session)?,
            (_, true) => {
                let what = format!("'{id}' is not a document; only documents have sections");
                return Err(Failure::new(Fault::User, what).hint("list them: attested documents"));
            }
            _ if session.json => session.line(&line(&found, &record)?)?,
            _ => {
                for entry in entries(&found, &record)? {
                    session.entry(&entry)?;
                }
            }
        }
    }
    session.flush()?;
    Ok(code::OK)
}

fn line(found: &Found, record: &Record) -> Result<Line, Failure> {
    let mut quotes = Quotes::from_record(record);
    Ok(match found {
        Found::Document(document) => {
            Line::Document(document_line(record, document, &Credits::from_record(record)?)?)
        }
        Found::Actor(actor) => Line::Actor(ActorLine::new(actor, &mut quotes)?),
        Found::Statement(statement) => Line::Statement(StatementLine::new(statement, &mut quotes)?),
        Found::Event(event) => Line::Event(EventLine::new(event, &mut quotes)?),
        Found::Figure(figure) => Line::Figure(FigureLine::new(figure, &mut quotes)?),
        Found::Copy(copy) => Line::Copy(CopyLine::new(copy, &mut quotes)?),
        Found::Dispute(dispute) => Line::Dispute(DisputeLine::new(dispute, &mut quotes)?),
        Found::Story(story) => Line::Story(StoryLine::new(story)),
        Found::Decision(decision) => Line::Decision((**decision).clone()),
        Found::Run(run) => Line::Run((**run).clone()),
    })
}

/// A line with everything behind it.
pub(super) fn entries(found: &Found, record: &Record) -> Result<Vec<Entry>, Failure> {
    at_depth(found, Depth::Full, record)
}

/// A line as lists show it.
pub(super) fn listed(found: &Found, record: &Record) -> Result<Vec<Entry>, Failure> {
    at_depth(found, Depth::List, record)
}

fn at_depth(found: &Found, depth: Depth, record: &Record) -> Result<Vec<Entry>, Failure> {
    let shelf = RecordShelf::new(record);
    Ok(match found {
        Found::Document(document) => view::document(document, &shelf)?,
        Found::Actor(actor) => vec![view::actor(actor, depth, &shelf)?],
        Found::Statement(statement) => vec![view::statement(statement, depth, &shelf)?],
        Found::Event(event) => vec![view::event(event, depth, &shelf)?],
        Found::Figure(figure) => vec![view::figure(figure, depth, &shelf)?],
        Found::Copy(copy) => vec![view::copy(copy, depth, &shelf)?],
        Found::Dispute(dispute) => view::dispute(dispute, depth, &shelf)?,
        // These have no passages: their fields are all there is.
        Found::Story(_) | Found::Decision(_) | Found::Run(_) => vec![fields(&line(found, record)?)?],
    })
}

/// The fields of a line, as the export has them.
fn fields(line: &Line) -> Result<Entry, Failure> {
    let mut json = Vec::new();
    line.write(&mut json)?;
    let text = String::from_utf8_lossy(&json);
    Ok(Entry::of(vec![Para::new(Text::of(Role::Plain, text.trim_end()))]))
}

/// The blocks as the analysis parted them, as ingestion did when there is no analysis; then what was found for the
/// document's metadata.
fn show_sections(document: &Document, record: &Record, session: &Session) -> Result<(), Failure> {
    let run = record.derived_run()?;
    let analysis = run.map(|run| record.analysis(&document.id(), &run)).transpose()?.flatten();
    let sections: &[Section] = analysis.as_ref().map_or(document.sections(), |analysis| &analysis.sections);
    let evidence = record.evidence(&document.id())?;
    let blocks = view::blocks(sections, &evidence);
    if session.json {
        let mut quotes = Quotes::from_record(record);
        for block in blocks {
            let passage = quotes.quote(Passage { document: document.id(), span: block.span })?;
            let why = block.why.map(str::to_owned);
            let published = document.item_published(block.span.start()).map(Into::into);
            let line = BlockLine { document: document.id(), section: block.kind, passage, why, published };
            session.line(&Line::Block(line))?;
        }
        for candidate in evidence.candidates {
            session.line(&Line::Candidate(CandidateLine { document: document.id(), candidate }))?;
        }
        return Ok(());
    }
    for entry in view::sections(document, &blocks).into_iter().chain(view::candidates(&evidence)) {
        session.entry(&entry)?;
    }
    Ok(())
}

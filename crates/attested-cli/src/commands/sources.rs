use attested_export::line::{Line, SourceLine};

use crate::error::Failure;
use crate::session::Session;
use crate::view;

pub(super) fn run(session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let sources = record.sources()?;
    for source in &sources {
        if session.json {
            session.line(&Line::Source(SourceLine::new(source)))?;
        } else {
            session.entry(&view::source(source))?;
        }
    }
    session.flush()?;
    if sources.is_empty() {
        session.note("The record has no documents.");
    }
    Ok(session.found(sources.len()))
}

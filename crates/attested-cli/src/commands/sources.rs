use std::fs;
use std::path::Path;

use attested::ingest::outlets;
use attested_export::line::{Line, SourceLine};

use crate::args::SourcesArgs;
use crate::error::{Failure, Fault, code};
use crate::progress::Shown;
use crate::record::{Outlet, Record};
use crate::session::Session;
use crate::view;
use crate::words;

pub(super) fn run(args: &SourcesArgs, session: &Session) -> Result<u8, Failure> {
    let whole = args.add.as_deref().map(|path| add(path, session)).transpose()?;
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
    Ok(if whole == Some(false) { code::SKIPPED } else { session.found(sources.len()) })
}

/// Takes a table of outlets in and makes the lines of the record anew; false when some of its rows were not taken.
fn add(path: &Path, session: &Session) -> Result<bool, Failure> {
    let raw =
        fs::read(path).map_err(|error| Failure::new(Fault::User, format!("{}: {error}", path.display())))?;
    let (told, faults) = outlets::told(&raw);
    if let (true, Some(fault)) = (told.is_empty(), faults.first()) {
        return Err(Failure::new(Fault::User, format!("{}: {fault}", path.display()))
            .hint("name, owner, country and agency stand in the first line"));
    }
    for fault in &faults {
        session.warn(&format!("{}, {fault}", path.display()));
    }
    let told: Vec<Outlet> = told
        .into_iter()
        .map(|one| Outlet { name: one.name, owner: one.owner, country: one.country, agency: one.agency })
        .collect();
    let mut record = Record::open(&session.path)?;
    record.put_outlets(&told)?;
    if record.is_stale()? {
        let shown = Shown::new(session.quiet, session.color);
        let color = session.color;
        let resolved = attested::resolve(&mut record, &|progress| shown.tell(&progress, color));
        shown.done();
        resolved?;
    }
    session.note(&format!("{} noted.", words::plural(told.len(), "outlet")));
    Ok(faults.is_empty())
}

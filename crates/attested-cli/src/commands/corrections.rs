use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use attested::{State, history};
use attested_export::line::Line;

use super::export::into_file;
use crate::args::{CorrectionsArgs, CorrectionsCommand, ReplayArgs};
use crate::error::{Failure, Fault, code};
use crate::progress::Shown;
use crate::record::Record;
use crate::session::Session;
use crate::view;
use crate::words;

pub(super) fn run(args: &CorrectionsArgs, session: &Session) -> Result<u8, Failure> {
    match &args.command {
        None => list(args, session),
        Some(CorrectionsCommand::Export { output }) => export(output.as_deref(), session),
        Some(CorrectionsCommand::Import { file }) => take_in(Some(file), session),
    }
}

pub(super) fn replay(args: &ReplayArgs, session: &Session) -> Result<u8, Failure> {
    take_in(args.file.as_deref(), session)
}

/// The decisions, newest first, with what became of each.
fn list(args: &CorrectionsArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let mut entries = history(&record)?;
    entries.retain(|entry| !args.orphaned || entry.state == State::Orphaned);
    let shown = args.limit.limit.unwrap_or(entries.len()).min(entries.len());
    for entry in entries.iter().rev().take(shown) {
        if session.json {
            session.line(&Line::Decision(entry.decision.clone()))?;
        } else {
            session.entry(&view::decision(entry))?;
        }
    }
    session.flush()?;
    if entries.is_empty() {
        session.note("No decision matched.");
    } else if shown < entries.len() {
        session.note(&format!(
            "{shown} of {}; raise --limit for more",
            words::plural(entries.len(), "decision")
        ));
    }
    Ok(session.found(shown))
}

fn export(output: Option<&Path>, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    match output {
        Some(path) => {
            into_file(path, |out| Ok(attested_export::corrections(&record, out)?))?;
            session.note(&format!("Written to {}.", path.display()));
        }
        None => session.out(|out| Ok(attested_export::corrections(&record, out)?))?,
    }
    session.flush()?;
    Ok(code::OK)
}

/// Takes decisions in, when a file is named, and makes the lines of the record anew.
fn take_in(file: Option<&Path>, session: &Session) -> Result<u8, Failure> {
    let mut record = Record::open(&session.path)?;
    let mut skipped = false;
    if let Some(path) = file {
        let mut reader: Box<dyn BufRead> = if path == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            let open = File::open(path);
            let open =
                open.map_err(|error| Failure::new(Fault::User, format!("{}: {error}", path.display())))?;
            Box::new(BufReader::new(open))
        };
        let imported = attested::import(&mut record, &mut *reader)?;
        for fault in &imported.faults {
            session.warn(&format!("{}, line {}: {}", path.display(), fault.line, fault.what));
        }
        skipped = !imported.faults.is_empty();
        session.note(&format!(
            "{} taken in, {} known already.",
            words::plural(imported.new, "decision"),
            imported.known
        ));
    }
    let shown = Shown::new(session.quiet, session.color);
    let color = session.color;
    let resolved = attested::resolve(&mut record, &|progress| shown.tell(&progress, color));
    shown.done();
    resolved?;
    let entries = history(&record)?;
    let count = |wanted: fn(&State) -> bool| entries.iter().filter(|entry| wanted(&entry.state)).count();
    let orphaned = count(|state| *state == State::Orphaned);
    session.note(&format!(
        "{} hold, {} undone or replaced, {orphaned} orphaned.",
        words::plural(count(|state| *state == State::Holds), "decision"),
        count(|state| matches!(state, State::Undone(_) | State::Replaced(_))),
    ));
    if orphaned > 0 {
        session.warn(
            "An orphaned decision is about a line that this record does not have; it is kept. \
             See them: attested corrections --orphaned",
        );
    }
    Ok(if skipped { code::SKIPPED } else { code::OK })
}

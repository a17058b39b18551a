use std::io::Read as _;
use std::path::Path;

use attested::ingest::names::{NameFault, Options};
use attested::{Author, NamesTaken, Timestamp, drop_names, take_names};
use attested_export::line::{Line, NamesLine};

use super::correct::account;
use crate::args::ImportArgs;
use crate::error::{Failure, Fault, code};
use crate::progress::Shown;
use crate::record::Record;
use crate::session::Session;
use crate::view;
use crate::words;

/// Faults of one list that are told one by one.
const TOLD: usize = 20;

pub(super) fn run(args: &ImportArgs, session: &Session) -> Result<u8, Failure> {
    let author =
        || Author { user: args.user.clone().or_else(account).unwrap_or_default(), time: Timestamp::now() };
    match (&args.file, &args.drop) {
        (Some(file), _) => take(file, args, &author(), session),
        (None, Some(called)) => {
            let mut record = Record::open(&session.path)?;
            drop_names(&mut record, called, &author())?;
            anew(&mut record, session)?;
            session.note(&format!("The list {called} is taken back."));
            Ok(code::OK)
        }
        (None, None) => list(session),
    }
}

fn list(session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let lists = record.name_lists()?;
    for list in &lists {
        let found = record.known_by(&list.name)?;
        if session.json {
            session.line(&Line::Names(NamesLine::new(list, found)))?;
        } else {
            session.entry(&view::names(list, found))?;
        }
    }
    session.flush()?;
    if lists.is_empty() {
        session.note("The record has no lists of names. Take one in: attested import FILE");
    }
    Ok(session.found(lists.len()))
}

fn take(file: &Path, args: &ImportArgs, author: &Author, session: &Session) -> Result<u8, Failure> {
    // A record is made when there is none yet: names may come before reports.
    let mut record = Record::open_or_create(&session.path)?;
    let bytes = bytes(file)?;
    let shown = file.display();
    let called = args.called.clone().or_else(|| Some(file.file_name()?.to_string_lossy().into_owned()));
    let called = called.filter(|name| name != "-").unwrap_or_else(|| "standard input".to_owned());
    let options = Options { format: args.format.map(|written| written.0), kind: args.kind };
    let tell = |faults: &[NameFault]| {
        for fault in faults.iter().take(TOLD) {
            let place = if fault.line == 0 { String::new() } else { format!(", line {}", fault.line) };
            session.warn(&format!("{shown}{place}: {}", fault.what));
        }
        if faults.len() > TOLD {
            session.warn(&format!("{shown}: and {} more", faults.len() - TOLD));
        }
    };
    let taken = match take_names(&mut record, &called, &bytes, &options, author) {
        Err(attested::Error::NoActor { faults, passed_over }) => {
            tell(&faults);
            let what = format!("{shown} holds no actor that could be taken{}", over(passed_over));
            return Err(Failure::new(Fault::User, what).hint("what a list may hold: docs/names.md"));
        }
        Err(attested::Error::Names(error)) => {
            return Err(Failure::new(Fault::User, format!("{shown} {error}"))
                .hint("what a list may be written in: attested import --help, docs/names.md"));
        }
        other => other?,
    };
    tell(&taken.faults);
    if taken.new {
        anew(&mut record, session)?;
    }
    report(&record, &taken, session)?;
    let lost = taken.faults.iter().any(|fault| !fault.taken);
    Ok(if lost { code::SKIPPED } else { code::OK })
}

fn over(passed_over: usize) -> String {
    match passed_over {
        0 => String::new(),
        1 => "; 1 entity in it is none".to_owned(),
        several => format!("; {several} entities in it are none"),
    }
}

fn report(record: &Record, taken: &NamesTaken, session: &Session) -> Result<(), Failure> {
    let found = record.known_by(&taken.list.name)?;
    if session.json {
        session.line(&Line::Names(NamesLine::new(&taken.list, found)))?;
        return session.flush();
    }
    let names = words::plural(taken.list.actors.len(), "actor");
    let known = if taken.new { "taken in" } else { "known already" };
    session.note(&format!(
        "{names} {known} as the list {}{}; {} of the record {} in it.",
        taken.list.name,
        over(taken.passed_over),
        words::plural(found, "actor"),
        if found == 1 { "is" } else { "are" },
    ));
    Ok(())
}

/// Makes the lines anew, when there is anything to make them from.
fn anew(record: &mut Record, session: &Session) -> Result<(), Failure> {
    let shown = Shown::new(session.quiet, session.color);
    let color = session.color;
    let resolved = attested::resolve(record, &|progress| shown.tell(&progress, color));
    shown.done();
    resolved?;
    Ok(())
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    read.map_err(|error| Failure::new(Fault::User, format!("{}: {error}", file.display())))?;
    Ok(bytes)
}

use std::path::Path;
use std::sync::atomic::AtomicBool;

use attested::{Analyser, Input, Options, Report};

use super::report;
#[cfg(feature = "fetch")]
use crate::args::Manners;
use crate::args::{DisputesArgs, ReadArgs, StatementsArgs, Then, TimelineArgs};
use crate::error::{Failure, code};
use crate::interrupt;
use crate::progress::Shown;
use crate::record::Record;
use crate::session::Session;

pub(super) fn run(args: &ReadArgs, session: &Session) -> Result<u8, Failure> {
    let stop = interrupt::watch(session.quiet, "what is read so far will be kept");
    let inputs: Vec<Input> = args
        .paths
        .iter()
        .map(|path| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) })
        .collect();
    let mut options = Options {
        threads: args.threads.map_or(0, usize::from),
        ingest: args.reading.options(),
        minutes: args.reading.max_minutes,
        ..Options::default()
    };
    if args.all_skips {
        options.listed = usize::MAX;
    }
    let analyser = args.engine.analyser(&session.path)?;
    let (record, report) = read(&analyser, &inputs, &options, args.all_skips, &stop, session)?;
    if report.cancelled {
        return Ok(code::STOPPED);
    }
    let code = if report.is_partial() { code::SKIPPED } else { code::OK };
    match args.then {
        None => {
            session.note(&format!("Next: {}", report::next(&report, session)));
            Ok(code)
        }
        Some(then) => {
            session.note("");
            show(then, &record, session)?;
            Ok(code)
        }
    }
}

/// Reads what was added to an archive of fetched pages since the record read it last, up to `len`.
#[cfg(feature = "fetch")]
pub(super) fn archive(
    path: &Path,
    len: u64,
    manners: &Manners,
    analyser: &Analyser,
    stop: &AtomicBool,
    session: &Session,
) -> Result<u8, Failure> {
    let options = Options { threads: manners.threads.map_or(0, usize::from), ..Options::default() };
    // The same path as reading the whole archive gives, so that a page has one place.
    let name = attested::ingest::Location::of_path(path).path;
    let from = match Record::open_or_create(&session.path)?.read_up_to(&name)? {
        from if from == len => return Ok(code::OK),
        // Another archive took its place.
        from if from > len => 0,
        from => from,
    };
    let added = Input::Tail { path: path.to_owned(), from };
    let (mut record, report) = read(analyser, &[added], &options, false, stop, session)?;
    if !report.cancelled {
        record.put_read_up_to(&name, len)?;
    }
    Ok(if report.is_partial() { code::SKIPPED } else { code::OK })
}

/// Reads inputs into the record and tells what came of it.
fn read(
    analyser: &Analyser,
    inputs: &[Input],
    options: &Options,
    all_skips: bool,
    stop: &AtomicBool,
    session: &Session,
) -> Result<(Record, Report), Failure> {
    let shown = Shown::new(session.quiet, session.color);
    let mut record = Record::open_or_create(&session.path)?;
    let color = session.color;
    let tell = |progress| shown.tell(&progress, color);
    let read = attested::read_with(analyser, inputs, &mut record, options, &tell, stop);
    shown.done();
    let mut report = read?;
    forget_own_file(&mut report, &session.path);
    report::print(&report, &record, all_skips, session)?;
    if report.cancelled {
        session.note("Stopped. Run the same command again: it goes on from here.");
    }
    Ok((record, report))
}

fn show(then: Then, record: &Record, session: &Session) -> Result<u8, Failure> {
    match then {
        Then::Timeline => super::timeline::show(&TimelineArgs::default(), record, session),
        Then::Statements => super::statements::show(&StatementsArgs::default(), record, session),
        Then::Disputes => super::disputes::show(&DisputesArgs::default(), record, session),
    }
}

/// The record itself is no source: where it lies in a folder that is read, its being skipped is not told.
fn forget_own_file(report: &mut Report, record: &Path) {
    let Ok(own) = record.canonicalize() else { return };
    let own = own.into_os_string();
    let is_own = |path: &str| {
        let Ok(path) = Path::new(path).canonicalize() else { return false };
        let path = path.into_os_string();
        ["", "-wal", "-shm", "-journal"].iter().any(|ending| {
            let mut name = own.clone();
            name.push(ending);
            name == path
        })
    };
    let before = report.skipped.len();
    report.skipped.retain(|skipped| !is_own(&skipped.location.path));
    report.skipped_in_all -= (before - report.skipped.len()) as u64;
}

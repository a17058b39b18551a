use std::path::Path;
use std::sync::atomic::AtomicBool;

use attested::{Analyser, Input, Options, Report};

use super::report;
use crate::args::{DisputesArgs, ReadArgs, StatementsArgs, Then, TimelineArgs};
#[cfg(feature = "fetch")]
use crate::error::Fault;
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
    let (record, report) = read(&args.reader.analyser(), &inputs, &options, args.all_skips, &stop, session)?;
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

/// Reads what was added to an archive of fetched pages.
#[cfg(feature = "fetch")]
pub(super) fn archive(
    path: &Path,
    from: u64,
    threads: Option<u16>,
    stop: &AtomicBool,
    session: &Session,
) -> Result<u8, Failure> {
    use std::io::{Read as _, Seek as _};
    let options = Options { threads: threads.map_or(0, usize::from), ..Options::default() };
    let mut added = Vec::new();
    std::fs::File::open(path)
        .and_then(|mut file| {
            file.seek(std::io::SeekFrom::Start(from))?;
            file.read_to_end(&mut added)
        })
        .map_err(|error| {
            Failure::new(Fault::Machine, format!("{} cannot be read: {error}", path.display()))
        })?;
    // Under the same path, so that a page that was fetched again is a new version of its place.
    let name = attested::ingest::Location::of_path(path).path;
    let added = Input::Held { name, bytes: added.into() };
    let (_, report) = read(&Analyser::new(), &[added], &options, false, stop, session)?;
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

use std::path::Path;

use attested::{Input, Options, Report};

use super::report;
use crate::args::{DisputesArgs, ReadArgs, StatementsArgs, Then, TimelineArgs};
use crate::error::{Failure, code};
use crate::interrupt;
use crate::progress::Shown;
use crate::record::Record;
use crate::session::Session;

pub(super) fn run(args: &ReadArgs, session: &Session) -> Result<u8, Failure> {
    let stop = interrupt::watch(session.quiet, "what is read so far will be kept");
    let shown = Shown::new(session.quiet, session.color);
    let inputs: Vec<Input> = args
        .paths
        .iter()
        .map(|path| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) })
        .collect();
    let mut record = Record::open_or_create(&session.path)?;
    let mut options = Options {
        threads: args.threads.map_or(0, usize::from),
        ingest: args.reading.options(),
        minutes: args.reading.max_minutes,
        ..Options::default()
    };
    if args.all_skips {
        options.listed = usize::MAX;
    }
    let color = session.color;
    let tell = |progress| shown.tell(&progress, color);
    let read = attested::read_with(&args.reader.analyser(), &inputs, &mut record, &options, &tell, &stop);
    shown.done();
    let mut report = read?;
    forget_own_file(&mut report, &session.path);
    report::print(&report, &record, args.all_skips, session)?;
    if report.cancelled {
        session.note("Stopped. Run the same command again: it goes on from here.");
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

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use attested_analyse::{Analyser, CustomTypes};
use attested_ingest::{Ingested, Input, SkipReason, Skipped};
use attested_record::{Location, Record};

use crate::error::said;
use crate::pipeline::{Done, Found, Setting, Sink, flow};
use crate::progress::{Phase, Progress};
use crate::{Error, Options, Report, resolve};

/// The event types of the user's own that the record was last read with; none for a new record.
///
/// # Errors
/// What reading the record can meet, and [`Error::Types`] where a newer program wrote them.
pub fn types_of(record: &Record) -> Result<CustomTypes, Error> {
    match run_of(record)? {
        Some(run) => Ok(CustomTypes::from_config(&run.config)?),
        None => Ok(CustomTypes::default()),
    }
}

fn run_of(record: &Record) -> Result<Option<attested_model::Run>, Error> {
    let id = resolve::run_of_record(record)?;
    Ok(record.runs()?.into_iter().find(|run| Some(run.id) == id))
}

/// The engine that a record was read with: its reader and its types, in the version of this program.
fn analyser_of(record: &Record) -> Result<Analyser, Error> {
    let run = run_of(record)?;
    let by_rules = run.as_ref().is_some_and(|run| run.weights.is_empty());
    let analyser = if by_rules { Analyser::of_rules() } else { Analyser::new() };
    Ok(analyser.with_types(types_of(record)?)?)
}

/// Reads inputs into the record, with the engine that read it before; a new one with the trained reader.
///
/// Documents that the record has are not analysed again; when nothing changed, nothing is written. When an older
/// engine read the record, its documents are read again first, so that one record is of one engine. `cancel`
/// stops the reading: what is finished is stored, and the next run goes on from there.
///
/// # Errors
/// [`Error::Record`] when the record refuses; what was stored before is kept.
pub fn read(
    inputs: &[Input],
    record: &mut Record,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Result<Report, Error> {
    read_with(&analyser_of(record)?, inputs, record, options, progress, cancel)
}

/// The same with another analyser.
///
/// # Errors
/// As [`read`].
pub fn read_with(
    analyser: &Analyser,
    inputs: &[Input],
    record: &mut Record,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Result<Report, Error> {
    let run = analyser.run();
    record.put_run(&run)?;
    let setting = Setting { analyser, run: run.id, options, progress, cancel };
    let mut report = Report::new(run.id);
    let started = Instant::now();
    // A second connection, so that the feeding thread can ask what the record has while the first one writes.
    let known = Record::open_read_only(record.path())?;
    let bytes_in_all = attested_ingest::count(inputs, &options.ingest.limits);
    let start = Progress { bytes_in_all, ..Progress::start(Phase::Reading) };
    let read = flow(&setting, start, record, &mut report, |sink| {
        let mut read = 0;
        let fed = feed(inputs, options, &known, run.id, sink, &mut read);
        drop(known);
        fed.map(|()| read)
    })?;
    report.read = read;
    reread(&setting, record, &mut report)?;
    report.seconds.reading = started.elapsed().as_secs_f64();
    resolve::when_changed(&setting, record, &mut report)?;
    Ok(report)
}

/// Reads the documents of an older engine again and makes the lines of the record anew, with the engine that read it before.
///
/// # Errors
/// As [`read`].
pub fn rebuild(
    record: &mut Record,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Result<Report, Error> {
    rebuild_with(&analyser_of(record)?, record, options, progress, cancel)
}

/// The same with another analyser. The lines are made anew even when no document changed.
///
/// # Errors
/// As [`read`].
pub fn rebuild_with(
    analyser: &Analyser,
    record: &mut Record,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Result<Report, Error> {
    let run = analyser.run();
    record.put_run(&run)?;
    let setting = Setting { analyser, run: run.id, options, progress, cancel };
    let mut report = Report::new(run.id);
    let started = Instant::now();
    reread(&setting, record, &mut report)?;
    report.seconds.reading = started.elapsed().as_secs_f64();
    if cancel.load(Ordering::Relaxed) {
        report.cancelled = true;
        return Ok(report);
    }
    resolve::anew(&setting, record, &mut report)?;
    Ok(report)
}

/// Puts what the sources hold into the pipeline.
fn feed(
    inputs: &[Input],
    options: &Options,
    known: &Record,
    run: attested_model::RunId,
    sink: &Sink<'_>,
    read: &mut u64,
) -> Result<(), Error> {
    let mut items = attested_ingest::ingest_with(inputs, &options.ingest);
    let mut last = attested_ingest::Location::file("the first input");
    let started = Instant::now();
    while !sink.is_over() {
        if let Some(minutes) = options.minutes.filter(|minutes| started.elapsed().as_secs() >= minutes * 60) {
            sink.tell(Done::Skipped(Skipped::new(last, SkipReason::TimeOver(minutes))));
            break;
        }
        let item = match catch_unwind(AssertUnwindSafe(|| items.next())) {
            Ok(Some(item)) => item,
            Ok(None) => break,
            Err(panic) => {
                // What follows in the same source can no longer be trusted to be told apart.
                let why = format!("reading behind it stopped at a fault of the program: {}", said(&*panic));
                sink.tell(Done::Skipped(Skipped::new(last, SkipReason::Failed(why))));
                break;
            }
        };
        let going = match item {
            // What a container held beside its documents is told, and is no skipped place.
            Err(told) if !told.reason.is_fault() => {
                sink.count(0, told.bytes);
                let location = Location { path: told.location.path, record: told.location.record };
                sink.tell(Done::Said { location, warnings: Vec::new(), notes: vec![told.reason.to_string()] })
            }
            Err(skipped) => {
                sink.count(0, skipped.bytes);
                // The record may lie in the folder that is read; it is no source.
                is_of_record(&skipped.location.path, known.path()) || sink.tell(Done::Skipped(skipped))
            }
            Ok(ingested) => {
                *read += 1;
                last = ingested.location.clone();
                sink.count(1, ingested.bytes);
                pass(ingested, known, run, sink)?
            }
        };
        if !going {
            break;
        }
    }
    Ok(())
}

/// True for the record's own file and the files that the store keeps beside it.
fn is_of_record(path: &str, record: &Path) -> bool {
    let Some(name) = record.file_name().and_then(|name| name.to_str()) else { return false };
    let found = Path::new(path);
    let rest = found.file_name().and_then(|found| found.to_str()).and_then(|found| found.strip_prefix(name));
    let beside = rest.is_some_and(|rest| matches!(rest, "" | "-wal" | "-shm" | "-journal"));
    let folder = |path: &Path| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        parent.unwrap_or(Path::new(".")).canonicalize().ok()
    };
    beside && folder(found) == folder(record)
}

/// Passes a document on: to the analysis, or past it when the record has its reading.
fn pass(
    ingested: Ingested,
    known: &Record,
    run: attested_model::RunId,
    sink: &Sink<'_>,
) -> Result<bool, Error> {
    let Ingested { location, document, raw, raw_sha256, retrieved, evidence, warnings, notes, .. } = ingested;
    let location = Location { path: location.path, record: location.record };
    if !(warnings.is_empty() && notes.is_empty()) {
        sink.tell(Done::Said { location: location.clone(), warnings, notes });
    }
    if known.has(&document.id(), &run)? {
        return Ok(sink.tell(Done::Known { location, document: document.id(), raw_sha256, retrieved }));
    }
    Ok(sink.analyse(Found { location, document, raw, raw_sha256, retrieved, evidence }))
}

/// Analyses the documents of the record that this run has not read.
fn reread(setting: &Setting<'_>, record: &mut Record, report: &mut Report) -> Result<(), Error> {
    let left = record.documents_without(&setting.run)?.total() as u64;
    if left == 0 || setting.cancel.load(Ordering::Relaxed) {
        return Ok(());
    }
    let source = Record::open_read_only(record.path())?;
    let start = Progress::counted(Phase::Rereading, 0, left);
    let run = setting.run;
    flow(setting, start, record, report, |sink| {
        let source = source;
        for document in source.documents_without(&run)? {
            let document = document?;
            let Some(location) = source.locations(&document.id())?.into_iter().next() else { continue };
            sink.count(1, 0);
            // The record keeps the raw bytes and their hash as they are.
            let (raw_sha256, evidence) = (String::new(), attested_model::Evidence::default());
            let found = Found { location, document, raw: None, raw_sha256, retrieved: None, evidence };
            if sink.is_over() || !sink.analyse(found) {
                break;
            }
        }
        Ok(())
    })
}

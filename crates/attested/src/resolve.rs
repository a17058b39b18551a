//! From the readings of the record to its lines.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::time::Instant;

use attested_ingest::outlets;
use attested_model::{Analysis, Document, RunId};
use attested_record::Record;
use attested_resolve::{Knowledge, Outlet, Reading};

use crate::pipeline::Setting;
use crate::progress::{Phase, Progress};
use crate::{Error, Report, Seconds};

/// Makes the lines of the record anew from its readings, decisions, outlets and lists of names; for use after a decision.
///
/// # Errors
/// [`Error::Record`] when the record refuses; the lines are then those of before.
pub fn resolve(record: &mut Record, progress: &(dyn Fn(Progress) + Sync)) -> Result<Seconds, Error> {
    let Some(run) = run_of_record(record)? else { return Ok(Seconds::default()) };
    make(record, run, progress)
}

/// The run whose readings the record shows: that of its lines, or the newest where there are no lines yet.
///
/// # Errors
/// [`Error::Record`] when the record cannot be read.
pub fn run_of_record(record: &Record) -> Result<Option<RunId>, Error> {
    match record.derived_run()? {
        Some(run) => Ok(Some(run)),
        None => Ok(record.runs()?.last().map(|run| run.id)),
    }
}

/// Makes the lines anew when facts came in since they were made, or another engine made them.
pub(crate) fn when_changed(
    setting: &Setting<'_>,
    record: &mut Record,
    report: &mut Report,
) -> Result<(), Error> {
    if setting.cancel.load(Ordering::Relaxed) {
        report.cancelled = true;
        return Ok(());
    }
    let of_this_run = record.derived_run()? == Some(setting.run) || record.count()?.documents == 0;
    if of_this_run && !record.is_stale()? {
        return Ok(());
    }
    anew(setting, record, report)
}

/// Makes the lines anew.
pub(crate) fn anew(setting: &Setting<'_>, record: &mut Record, report: &mut Report) -> Result<(), Error> {
    let seconds = make(record, setting.run, setting.progress)?;
    report.resolved = true;
    report.seconds = Seconds { reading: report.seconds.reading, ..seconds };
    Ok(())
}

fn make(record: &mut Record, run: RunId, progress: &(dyn Fn(Progress) + Sync)) -> Result<Seconds, Error> {
    let started = Instant::now();
    note_outlets(record)?;
    // Before anything is read: what comes in after this leaves the record stale.
    let basis = record.generation()?;
    let readings = gather(record, run, progress)?;
    let decisions = record.decisions()?;
    let knowledge = knowledge(record)?;
    let documents = readings.len() as u64;
    progress(Progress::counted(Phase::Resolving, 0, documents));
    let resolution = catch_unwind(AssertUnwindSafe(|| {
        let borrowed: Vec<Reading<'_>> =
            readings.iter().map(|(document, analysis)| Reading { document, analysis }).collect();
        attested_resolve::resolve(&borrowed, &decisions, &knowledge)
    }))
    .map_err(|panic| Error::fault("joining the documents", &*panic))?;
    drop(readings);
    let resolving = started.elapsed().as_secs_f64();
    let saving = Instant::now();
    let lines = (resolution.actors.len()
        + resolution.statements.len()
        + resolution.events.len()
        + resolution.figures.len()
        + resolution.copies.len()
        + resolution.disputes.len()) as u64;
    progress(Progress::counted(Phase::Saving, 0, lines));
    record.replace(&resolution, &run, basis)?;
    progress(Progress::counted(Phase::Saving, lines, lines));
    Ok(Seconds { reading: 0.0, resolving, saving: saving.elapsed().as_secs_f64() })
}

/// All documents of today with their readings.
fn gather(
    record: &Record,
    run: RunId,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<(Document, Analysis)>, Error> {
    let current = record.current(&run)?;
    let in_all = current.total() as u64;
    let mut readings = Vec::with_capacity(current.total());
    for (at, reading) in current.enumerate() {
        if at % 500 == 0 {
            progress(Progress::counted(Phase::Gathering, at as u64, in_all));
        }
        readings.push(reading?);
    }
    Ok(readings)
}

/// Notes what the table of outlets knows of those the documents name; what the record was told goes before it.
fn note_outlets(record: &mut Record) -> Result<(), Error> {
    let known: Vec<attested_record::Outlet> = record
        .unknown_outlets()?
        .into_iter()
        .filter_map(|name| {
            let known = outlets::named(&name)?;
            let (owner, country) = (known.owner.map(str::to_owned), known.country.map(str::to_owned));
            Some(attested_record::Outlet { name, owner, country, agency: known.agency })
        })
        .collect();
    if !known.is_empty() {
        record.put_outlets(&known)?;
    }
    Ok(())
}

/// What the record knows about outlets, and the lists of names in it.
fn knowledge(record: &Record) -> Result<Knowledge, Error> {
    let outlets: BTreeMap<String, Outlet> = record
        .outlets()?
        .into_iter()
        .map(|known| {
            (known.name, Outlet { owner: known.owner, country: known.country, agency: known.agency })
        })
        .collect();
    let names = record.name_lists()?.into_iter().map(|list| (list.name, list.actors)).collect();
    Ok(Knowledge { outlets, names })
}

use attested::Report;
use attested_export::line::{Line, ReadLine, SkipLine};

use crate::error::Failure;
use crate::record::Record;
use crate::session::Session;
use crate::words::plural;

/// So many skipped places are named, unless all are asked for.
const NAMED: usize = 20;
/// So many notes and assumptions are told.
const FEW: usize = 3;

/// Tells what a run did.
pub(super) fn print(
    report: &Report,
    record: &Record,
    all_skips: bool,
    session: &Session,
) -> Result<(), Failure> {
    if session.json {
        session.line(&Line::Read(line(report)))?;
        session.flush()?;
    }
    skips(report, all_skips, session);
    let few = if all_skips { usize::MAX } else { FEW };
    for noted in report.notes.iter().take(few) {
        session.note(&format!("note: {} {}", noted.location, noted.message));
    }
    if report.notes.len() > few {
        session.note(&format!("note: {} more of the kind", crate::words::grouped(report.notes.len() - few)));
    }
    let documents = plural(number(report.read), "document");
    session.note(&format!("{documents} in {:.1} s: {}.", seconds(report), parts(report)));
    if report.cancelled {
        let documents = plural(number(record.count()?.documents), "document");
        session.note(&format!(
            "{} keeps {documents}; what they say is worked in when the reading is finished.",
            session.path.display()
        ));
    } else {
        holds(record, session)?;
    }
    if report.warnings_in_all > 0 {
        let warnings = plural(number(report.warnings_in_all), "assumption");
        session.note(&format!("{warnings} had to be made; the first:"));
        for warned in report.warnings.iter().take(few) {
            session.note(&format!("  {} {}", warned.location, warned.message));
        }
    }
    Ok(())
}

/// Tells what a rebuilding did.
pub(super) fn print_rebuilt(report: &Report, record: &Record, session: &Session) -> Result<(), Failure> {
    if session.json {
        session.line(&Line::Read(line(report)))?;
        session.flush()?;
    }
    if report.cancelled {
        session.note("Stopped. Run attested rebuild again: it goes on from here.");
        return Ok(());
    }
    let again = plural(number(report.reanalysed), "document");
    session.note(&format!("Rebuilt in {:.1} s; {again} had to be read again.", seconds(report)));
    holds(record, session)
}

fn seconds(report: &Report) -> f64 {
    report.seconds.reading + report.seconds.resolving + report.seconds.saving
}

/// Tells what the record holds.
fn holds(record: &Record, session: &Session) -> Result<(), Failure> {
    let totals = record.count()?;
    session.note(&format!(
        "{} now holds {}: {}, {}, {}, {}, {}.",
        session.path.display(),
        plural(number(totals.documents), "document"),
        plural(number(totals.statements), "statement"),
        plural(number(totals.events), "event"),
        plural(number(totals.actors), "actor"),
        plural(number(totals.figures), "figure"),
        plural(number(totals.disputes), "dispute"),
    ));
    Ok(())
}

/// What a reader would want to do next.
pub(super) fn next(report: &Report, session: &Session) -> String {
    let named = if session.path.as_os_str() == "./attested.db" {
        String::new()
    } else {
        format!(" --record {}", session.path.display())
    };
    if report.read == 0 {
        return "attested read FOLDER, with a folder that holds texts".to_owned();
    }
    format!("attested timeline{named}    or: attested disputes{named}")
}

fn skips(report: &Report, all: bool, session: &Session) {
    if report.skipped_in_all == 0 {
        return;
    }
    let shown = if all { report.skipped.len() } else { report.skipped.len().min(NAMED) };
    for skipped in &report.skipped[..shown] {
        session.warn(&format!("skipped: {} {}", skipped.location, skipped.reason));
    }
    let left = number(report.skipped_in_all).saturating_sub(shown);
    if left > 0 {
        session
            .warn(&format!("skipped: {} more; name them all with --all-skips", crate::words::grouped(left)));
    }
}

/// "17 new, 3 known already, 1 skipped"
fn parts(report: &Report) -> String {
    let counts = [
        (report.new, "new"),
        (report.new_versions, "changed since they were read last"),
        (report.known, "known already"),
        (report.reanalysed, "read again with this version"),
        (report.skipped_in_all, "skipped"),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, what)| format!("{} {what}", crate::words::grouped(number(count))))
        .collect();
    if told.is_empty() { "nothing to read".to_owned() } else { told.join(", ") }
}

fn line(report: &Report) -> ReadLine {
    let skip = |skipped: &attested::Skipped| SkipLine {
        path: skipped.location.path.clone(),
        record: skipped.location.record.clone(),
        reason: skipped.reason.to_string(),
    };
    ReadLine {
        new: report.new,
        new_versions: report.new_versions,
        known: report.known,
        skipped: report.skipped.iter().map(skip).collect(),
        stopped: report.cancelled,
    }
}

fn number(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

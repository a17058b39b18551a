use attested_export::line::{FindingLine, Line};

use crate::error::{Failure, code};
use crate::record::{Record, Severity};
use crate::session::Session;
use crate::terminal::{Entry, Para, Role, Text};
use crate::words;

pub(super) fn run(session: &Session) -> Result<u8, Failure> {
    let record = Record::open_read_only(&session.path)?;
    let findings = record.check()?;
    let damaged = findings.iter().filter(|finding| finding.severity == Severity::Damage).count();
    for finding in &findings {
        let severity = if finding.severity == Severity::Damage { "damage" } else { "note" };
        if session.json {
            session.line(&Line::Finding(FindingLine {
                severity: severity.to_owned(),
                id: finding.id.clone(),
                message: finding.message.clone(),
            }))?;
        } else {
            let text = Text::of(Role::Status, &format!("[{severity}]"))
                .and(Role::Plain, &format!(" {}", finding.message));
            session
                .out(|out| Ok(Entry::of(vec![Para::hanging("", "  ", text)]).write(session.look, out)?))?;
        }
    }
    session.flush()?;
    let totals = record.count()?;
    let held = format!(
        "{}, {}, {}",
        words::plural(count(totals.documents), "document"),
        words::plural(count(totals.statements), "statement"),
        words::plural(count(totals.events), "event"),
    );
    if damaged == 0 {
        session.note(&format!("The record is sound: {held}."));
        return Ok(code::OK);
    }
    session.note(&format!("The record is damaged in {}; it holds {held}.", words::plural(damaged, "place")));
    session.note("What is derived can be made again: attested rebuild");
    session.note(
        "If that does not mend it, read the sources into a new record: attested read … --record new.db",
    );
    Ok(code::DAMAGED)
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

use attested::{Item, Why, queue};
use attested_export::line::{Line, ReviewLine};

use super::show;
use crate::args::ReviewArgs;
use crate::error::Failure;
use crate::record::Record;
use crate::session::Session;
use crate::terminal::{Entry, Para, Role, Text};

pub(super) fn run(args: &ReviewArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let items = queue(&record, args.limit)?;
    for item in &items {
        if session.json {
            session.line(&Line::Review(line(item)))?;
        } else {
            entry(item, &record, session)?;
        }
    }
    session.flush()?;
    if items.is_empty() {
        session.note("Nothing waits for review.");
    } else if !session.json {
        session.note("Decide: attested correct ID confirm | wrong | edit FIELD=VALUE | hide; attested actors merge A B");
    }
    Ok(session.found(items.len()))
}

/// Why the line waits, and the line.
fn entry(item: &Item, record: &Record, session: &Session) -> Result<(), Failure> {
    let (mark, why) = match &item.why {
        Why::MayBeOne { other, reason } => ("one?", format!("{reason}: {} and {other}", item.target)),
        Why::Disputed { dispute } => ("disputed", format!("it takes a side in {dispute}")),
        Why::Unsure(certainty) => {
            ("unsure", format!("read with certainty {} of 1000", certainty.as_thousandths()))
        }
    };
    let head = Text::of(Role::Status, &format!("[{mark}]")).and(Role::Plain, &format!(" {why}"));
    session.out(|out| Ok(Entry::of(vec![Para::new(head)]).write(session.look, out)?))?;
    let mut ids = vec![&item.target];
    if let Why::MayBeOne { other, .. } = &item.why {
        ids.push(other);
    }
    for id in ids {
        for entry in show::listed(&record.show(id)?, record)? {
            session.entry(&entry)?;
        }
    }
    Ok(())
}

fn line(item: &Item) -> ReviewLine {
    let mut line = ReviewLine { target: item.target.clone(), weight: item.weight, ..ReviewLine::default() };
    match &item.why {
        Why::MayBeOne { other, reason } => {
            "may_be_one".clone_into(&mut line.why);
            line.other = Some(other.clone());
            line.reason = Some(reason.clone());
        }
        Why::Disputed { dispute } => {
            "disputed".clone_into(&mut line.why);
            line.dispute = Some(dispute.clone());
        }
        Why::Unsure(certainty) => {
            "unsure".clone_into(&mut line.why);
            line.certainty = Some(*certainty);
        }
    }
    line
}

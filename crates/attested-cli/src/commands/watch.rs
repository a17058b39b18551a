use std::path::Path;

use attested::{Saved, Timestamp, Watched, Watches};
use attested_export::Feed;

use super::export::into_file;
use crate::args::{WatchArgs, WatchCommand};
use crate::error::{Failure, Fault, code};
use crate::model::{Event, Vocabulary as _};
use crate::record::Record;
use crate::session::Session;
use crate::view::{self, Depth};
use crate::words;
use crate::words::RecordShelf;

pub(super) fn run(args: &WatchArgs, session: &Session) -> Result<u8, Failure> {
    if !args.polling.feeds.is_empty() {
        return poll(args, session);
    }
    let record = session.open()?;
    let mut watches = Watches::of(record.path())?;
    match &args.command {
        None => return ask(args, &record, &mut watches, session),
        Some(WatchCommand::List) => {
            for (name, query) in watches.list() {
                session.out(|out| Ok(writeln!(out, "{name}  {}", terms(query))?))?;
            }
            if watches.list().next().is_none() {
                session.note("Nothing is watched. Watch something: attested watch add NAME --actor ACTOR");
            }
            session.flush()?;
            return Ok(code::OK);
        }
        Some(WatchCommand::Add { name, actor, kind, custom_type, status, place, outlet }) => {
            check_name(name)?;
            for words in actor {
                super::who::who(words, &record)?;
            }
            let query = Saved {
                actors: actor.clone(),
                types: kind.clone(),
                custom_types: custom_type.clone(),
                statuses: status.clone(),
                place: place.clone(),
                outlet: outlet.clone(),
            };
            let new = watches.add(name, query);
            session.note(&format!(
                "{name} is {}. Ask it: attested watch",
                if new { "watched" } else { "changed" }
            ));
        }
        Some(WatchCommand::Remove { name }) => {
            if !watches.remove(name) {
                return Err(Failure::new(Fault::User, format!("no watch is called '{name}'"))
                    .hint("see all of them: attested watch list"));
            }
            session.note(&format!("{name} is no longer watched."));
        }
    }
    watches.save()?;
    Ok(code::OK)
}

#[cfg(not(feature = "fetch"))]
fn poll(_: &WatchArgs, _: &Session) -> Result<u8, Failure> {
    Err(super::fetch::without_network())
}

/// Polls feeds into the record, and asks what is watched each time.
#[cfg(feature = "fetch")]
fn poll(args: &WatchArgs, session: &Session) -> Result<u8, Failure> {
    const USUAL: std::time::Duration = std::time::Duration::from_mins(30);
    let polling = &args.polling;
    let stop = crate::interrupt::watch(session.quiet, "what is fetched so far will be kept");
    let mut poll = super::fetch::Poll::open(&polling.feeds, true, true, &polling.manners, &stop, session)?;
    let every = (!polling.once).then(|| polling.every.unwrap_or(USUAL));
    poll.again_and_again(every, &mut |ended| {
        // Nothing was fetched yet.
        if !session.path.exists() {
            return Ok(ended);
        }
        let record = session.open()?;
        let mut watches = Watches::of(record.path())?;
        if watches.list().next().is_some() {
            ask(args, &record, &mut watches, session)?;
        }
        Ok(ended)
    })
}

/// A name that is a file name on every system.
fn check_name(name: &str) -> Result<(), Failure> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || name.len() > 80 || !name.chars().all(fits) {
        let what = format!("'{name}' cannot be the name of a watch");
        return Err(Failure::new(Fault::Usage, what).hint("take letters, digits and hyphens"));
    }
    Ok(())
}

fn ask(args: &WatchArgs, record: &Record, watches: &mut Watches, session: &Session) -> Result<u8, Failure> {
    if let Some(only) = &args.only
        && !watches.list().any(|(name, _)| name == only)
    {
        return Err(Failure::new(Fault::User, format!("no watch is called '{only}'"))
            .hint("see all of them: attested watch list"));
    }
    if let Some(address) = &args.webhook {
        super::webhook::check(address)?;
    }
    let results = watches.run(record, args.only.as_deref(), Timestamp::now())?;
    if results.is_empty() {
        session.note("Nothing is watched. Watch something: attested watch add NAME --actor ACTOR");
        return Ok(session.found(0));
    }
    std::fs::create_dir_all(&args.to)
        .map_err(|error| Failure::new(Fault::Machine, format!("{}: {error}", args.to.display())))?;
    let mut fresh = 0;
    for watched in &results {
        fresh += watched.new + watched.changed;
        let path = args.to.join(format!("{}.atom", watched.name));
        write(record, watched, &path)?;
        show(record, watched, session)?;
        session.note(&format!(
            "{}: {} new, {} changed, {} in all; written to {}.",
            watched.name,
            watched.new,
            watched.changed,
            words::plural(watched.events.len(), "event"),
            path.display()
        ));
    }
    if let Some(address) = &args.webhook {
        super::webhook::tell(address, &results, record, session)?;
    }
    // What was seen is noted only when the feeds are written and who wants to be told was told.
    watches.save()?;
    session.flush()?;
    Ok(session.found(fresh))
}

fn write(record: &Record, watched: &Watched, path: &Path) -> Result<(), Failure> {
    let entries: Vec<(Event, Option<String>)> =
        watched.events.iter().map(|(event, time)| (event.clone(), Some(time.clone()))).collect();
    let feed = Feed {
        id: format!("urn:attested:watch:{}", watched.name),
        title: format!("attested: {}", watched.name),
        entries: &entries,
        updated: "1970-01-01T00:00:00Z".to_owned(),
    };
    into_file(path, |out| Ok(attested_export::atom(record, &feed, out)?))
}

/// Prints what is new or changed: those whose time is the latest.
fn show(record: &Record, watched: &Watched, session: &Session) -> Result<(), Failure> {
    let shelf = RecordShelf::new(record);
    for (event, _) in watched.events.iter().take(watched.new + watched.changed) {
        if session.json {
            let mut quotes = attested_export::Quotes::from_record(record);
            let line = attested_export::line::EventLine::new(event, &mut quotes)?;
            session.line(&attested_export::line::Line::Event(line))?;
        } else {
            session.entry(&view::event(event, Depth::List, &shelf)?)?;
        }
    }
    Ok(())
}

/// A saved query in the words of the command line.
fn terms(query: &Saved) -> String {
    let mut terms: Vec<String> = query.actors.iter().map(|actor| format!("--actor '{actor}'")).collect();
    terms.extend(query.custom_types.iter().map(|name| format!("--custom-type {name}")));
    terms.extend(query.types.iter().map(|kind| format!("--type {}", kind.word().to_lowercase())));
    terms.extend(query.statuses.iter().map(|status| format!("--status {}", status.word())));
    terms.extend(query.place.iter().map(|place| format!("--place '{place}'")));
    terms.extend(query.outlet.iter().map(|outlet| format!("--outlet '{outlet}'")));
    terms.join(" ")
}

//! What a watch has found, sent to an address: only in a program built to open connections.

use attested::Watched;

use crate::error::{Failure, Fault};
use crate::record::Record;
use crate::session::Session;

/// Refuses what is no address, and every address in a program that opens no connection.
pub(super) fn check(address: &str) -> Result<(), Failure> {
    if cfg!(not(feature = "fetch")) {
        let what = "this attested never opens a connection: it was built without fetching";
        return Err(Failure::new(Fault::User, what)
            .hint("build one that can: cargo install --path crates/attested-cli --features fetch"));
    }
    if !(address.starts_with("https://") || address.starts_with("http://")) {
        return Err(Failure::new(Fault::Usage, format!("'{address}' is no address of the web"))
            .hint("write it whole: --webhook https://desk.example/hook"));
    }
    Ok(())
}

#[cfg(not(feature = "fetch"))]
pub(super) fn tell(address: &str, _: &[Watched], _: &Record, _: &Session) -> Result<(), Failure> {
    check(address)
}

#[cfg(feature = "fetch")]
pub(super) use with_network::tell;

#[cfg(feature = "fetch")]
mod with_network {
    use std::time::Duration;

    use attested::ingest::fetch::{Policy, post};
    use attested_export::line::EventLine;

    use super::{Failure, Fault, Record, Session, Watched};
    use crate::commands::fetch::Wall;
    use crate::model::Vocabulary as _;
    use crate::words::{self, RecordShelf};

    /// Sends what is new or changed in each watch, the oldest first, one event at a time.
    pub(in crate::commands) fn tell(
        address: &str,
        results: &[Watched],
        record: &Record,
        session: &Session,
    ) -> Result<(), Failure> {
        let stop = crate::interrupt::watch(session.quiet, "what was not sent will be sent the next time");
        let policy = Policy {
            delay: Duration::from_millis(500),
            timeout: Duration::from_secs(20),
            ..Policy::default()
        };
        let shelf = RecordShelf::new(record);
        for watched in results {
            let fresh = watched.new + watched.changed;
            for (event, time) in watched.events[..fresh.min(watched.events.len())].iter().rev() {
                let mut quotes = attested_export::Quotes::from_record(record);
                let line = EventLine::new(event, &mut quotes)?;
                let report = words::telling(event);
                let body = serde_json::json!({
                    "watch": watched.name,
                    "is": if watched.unseen.contains(&event.id) { "new" } else { "changed" },
                    "noticed": time,
                    "words": words::told(event, &shelf)?,
                    "according_to": report.map(|report| words::of_report(report, &shelf)).transpose()?,
                    "event": line,
                });
                let key =
                    format!("{}/{}/{}/{}", watched.name, event.id, event.status.word(), event.counts.texts);
                post(address, &body.to_string(), &key, &policy, &Wall(&stop)).map_err(|why| {
                    Failure::new(
                        Fault::Machine,
                        format!("{address} did not take {} of {}: {why}", event.id, watched.name),
                    )
                    .hint("what was not taken is sent again the next time; the feeds are written")
                })?;
            }
            if fresh > 0 {
                session.note(&format!(
                    "{}: {} sent to {address}.",
                    watched.name,
                    words::plural(fresh, "event")
                ));
            }
        }
        Ok(())
    }
}

use attested::ingest::fetch::{Outcome, Told};

use crate::progress::Asked;
use crate::session::Session;
use crate::words::grouped;

/// What came of the addresses that were asked for.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Counts {
    stored: usize,
    unchanged: usize,
    known: usize,
    pub(super) not: usize,
}

impl Counts {
    /// Counts what came of an address; what went wrong is told.
    pub(super) fn take(&mut self, told: &Told, asked: &Asked, session: &Session) {
        asked.step();
        let why = match &told.outcome {
            Outcome::Stored(status) if *status < 400 => {
                self.stored += 1;
                return;
            }
            Outcome::Unchanged => {
                self.unchanged += 1;
                return;
            }
            Outcome::Known => {
                self.known += 1;
                return;
            }
            Outcome::Stored(status) => format!("the server answered {status}"),
            Outcome::Forbidden => "its robots.txt does not want it to be read by programs".to_owned(),
            Outcome::Failed(why) => why.clone(),
        };
        self.not += 1;
        asked.aside(|| session.warn(&format!("not fetched: {}: {why}", told.address)));
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { stored, unchanged, known, not } = *self;
        write!(
            f,
            "{} fetched, {} unchanged, {} in the archive already, {} not fetched",
            grouped(stored),
            grouped(unchanged),
            grouped(known),
            grouped(not)
        )
    }
}

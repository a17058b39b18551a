//! Documents from where they come from to the record: one feeding thread, N analysing ones, the caller writing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use attested_analyse::Analyser;
use attested_ingest::{SkipReason, Skipped};
use attested_model::{Document, DocumentId, Evidence, RunId};
use attested_record::{Location, Record, Stored};
use crossbeam_channel::{Receiver, Sender, bounded};

use crate::budget::Budget;
use crate::error::said;
use crate::progress::Progress;
use crate::writer::Writer;
use crate::{Error, Options, Report};

/// A document on its way to the analysis.
pub(crate) struct Found {
    pub(crate) location: Location,
    pub(crate) document: Document,
    pub(crate) raw: Option<Vec<u8>>,
    pub(crate) raw_sha256: String,
    pub(crate) retrieved: Option<String>,
    pub(crate) evidence: Evidence,
}

impl Found {
    /// What it takes of the budget until it is stored.
    fn cost(&self) -> u64 {
        let raw = self.raw.as_ref().map_or(0, Vec::len) as u64;
        let segments = self.document.offsets().segments().len() as u64;
        4096 + raw + 12 * self.document.text().len() as u64 + 32 * segments
    }
}

/// What comes to the writer.
pub(crate) enum Done {
    /// A document with its reading, and its cost.
    Read(Box<Stored>, u64),
    /// A document that the record has, met at a place.
    Known { location: Location, document: DocumentId, raw_sha256: String, retrieved: Option<String> },
    /// A place that was skipped.
    Skipped(Skipped),
    /// Warnings and notes on a document.
    Said { location: Location, warnings: Vec<String>, notes: Vec<String> },
}

/// What the feeding thread has come to, for progress.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) bytes: AtomicU64,
    pub(crate) found: AtomicU64,
}

/// Where the feeding thread puts what it finds. Every method is false when the run is over.
pub(crate) struct Sink<'a> {
    jobs: Sender<(Found, u64)>,
    done: Sender<Done>,
    budget: &'a Budget,
    stop: &'a AtomicBool,
    cancel: &'a AtomicBool,
    counts: &'a Counts,
}

impl Sink<'_> {
    /// True when nothing more is wanted.
    pub(crate) fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.cancel.load(Ordering::Relaxed)
    }

    /// Counts a document and the bytes that it, or a skipped place, took of its source.
    pub(crate) fn count(&self, documents: u64, bytes: u64) {
        self.counts.found.fetch_add(documents, Ordering::Relaxed);
        self.counts.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Hands a document to the analysis.
    pub(crate) fn analyse(&self, found: Found) -> bool {
        let cost = found.cost();
        self.budget.take(cost) && self.jobs.send((found, cost)).is_ok()
    }

    /// Tells the writer something.
    pub(crate) fn tell(&self, done: Done) -> bool {
        self.done.send(done).is_ok()
    }
}

/// What a run of the pipeline works with.
pub(crate) struct Setting<'a> {
    pub(crate) analyser: &'a Analyser,
    pub(crate) run: RunId,
    pub(crate) options: &'a Options,
    pub(crate) progress: &'a (dyn Fn(Progress) + Sync),
    pub(crate) cancel: &'a AtomicBool,
}

/// Runs `feed` on a thread of its own and stores what it finds. When this returns, all threads have ended.
pub(crate) fn flow<T: Send>(
    setting: &Setting<'_>,
    start: Progress,
    record: &mut Record,
    report: &mut Report,
    feed: impl FnOnce(&Sink<'_>) -> Result<T, Error> + Send,
) -> Result<T, Error> {
    let workers = setting.options.workers();
    let budget = Budget::new(setting.options.bytes_in_flight);
    let counts = Counts::default();
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let (jobs, jobs_out) = bounded(workers * 2);
        let (done, done_out) = bounded(workers * 4);
        let sink = Sink {
            jobs,
            done: done.clone(),
            budget: &budget,
            stop: &stop,
            cancel: setting.cancel,
            counts: &counts,
        };
        let feeder = scope.spawn(move || feed(&sink));
        for _ in 0..workers {
            let (jobs, done, budget) = (jobs_out.clone(), done.clone(), &budget);
            scope.spawn(move || work(&jobs, &done, setting.analyser, budget));
        }
        drop((jobs_out, done));
        let written = Writer::new(setting, start, record, report, &budget, &counts).run(&done_out);
        // Whether it went well or not, nobody is to wait any more.
        stop.store(true, Ordering::Relaxed);
        budget.close();
        drop(done_out);
        let ended = feeder.join().unwrap_or_else(|panic| Err(Error::fault("reading the sources", &*panic)));
        written?;
        ended
    })
}

/// Analyses documents until there are no more. A fault in one of them is a skipped place, and no more than that.
fn work(jobs: &Receiver<(Found, u64)>, done: &Sender<Done>, analyser: &Analyser, budget: &Budget) {
    for (found, cost) in jobs {
        let place = found.location.clone();
        let read = catch_unwind(AssertUnwindSafe(|| {
            let analysis = analyser.analyse(&found.document);
            let stored = Stored::new(found.location, found.document, found.raw, found.raw_sha256, &analysis);
            stored.map(|stored| stored.with_evidence(found.evidence).with_retrieved(found.retrieved))
        }));
        let fault = match read {
            Ok(Ok(stored)) => {
                if done.send(Done::Read(Box::new(stored), cost)).is_err() {
                    return;
                }
                continue;
            }
            Ok(Err(error)) => error.to_string(),
            Err(panic) => format!("the analysis stopped at a fault of the program: {}", said(&*panic)),
        };
        budget.give(cost);
        let location = attested_ingest::Location { path: place.path, record: place.record };
        if done.send(Done::Skipped(Skipped::new(location, SkipReason::Failed(fault)))).is_err() {
            return;
        }
    }
}

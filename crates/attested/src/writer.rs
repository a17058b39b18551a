use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use attested_record::{Met, Record, Stored};
use crossbeam_channel::{Receiver, RecvTimeoutError};

use crate::budget::Budget;
use crate::pipeline::{Counts, Done, Setting};
use crate::progress::Progress;
use crate::{Error, Report};

/// How often progress is sent.
const TICK: Duration = Duration::from_millis(100);

/// The end of the pipeline: gathers batches, stores each in one transaction, tells how far the run has come.
pub(crate) struct Writer<'a> {
    setting: &'a Setting<'a>,
    start: Progress,
    record: &'a mut Record,
    report: &'a mut Report,
    budget: &'a Budget,
    counts: &'a Counts,
    batch: Vec<Stored>,
    cost: u64,
    oldest: Option<Instant>,
    stored: u64,
    told: Instant,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(
        setting: &'a Setting<'a>,
        start: Progress,
        record: &'a mut Record,
        report: &'a mut Report,
        budget: &'a Budget,
        counts: &'a Counts,
    ) -> Self {
        let batch = Vec::with_capacity(setting.options.batch_documents);
        let told = Instant::now();
        Self { setting, start, record, report, budget, counts, batch, cost: 0, oldest: None, stored: 0, told }
    }

    /// Stores what comes until all senders are gone.
    pub(crate) fn run(mut self, done: &Receiver<Done>) -> Result<(), Error> {
        self.tell();
        loop {
            match done.recv_timeout(TICK) {
                Ok(item) => self.take(item)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    self.store()?;
                    self.tell();
                    return Ok(());
                }
            }
            if self.is_due() {
                self.store()?;
            }
            if self.told.elapsed() >= TICK {
                self.tell();
            }
        }
    }

    fn take(&mut self, item: Done) -> Result<(), Error> {
        let listed = self.setting.options.listed;
        match item {
            Done::Read(stored, cost) => {
                self.batch.push(*stored);
                self.cost += cost;
                self.oldest.get_or_insert_with(Instant::now);
            }
            Done::Known { location, document, raw_sha256, retrieved } => {
                match self.record.meet(&location, &document, &raw_sha256, retrieved.as_deref())? {
                    Met::Known => {}
                    Met::NewPlace => self.report.new_places += 1,
                    Met::NewVersion => self.report.new_versions += 1,
                }
                self.report.known += 1;
            }
            Done::Skipped(skipped) => self.report.skip(skipped, listed),
            Done::Said { location, warnings, notes } => {
                self.report.warn(&location, warnings, listed);
                self.report.note(&location, notes, listed);
            }
        }
        Ok(())
    }

    fn is_due(&self) -> bool {
        let options = self.setting.options;
        self.batch.len() >= options.batch_documents.max(1)
            || self.cost >= self.budget.share()
            || self.oldest.is_some_and(|oldest| oldest.elapsed() >= options.batch_time)
    }

    /// Stores the batch in one transaction.
    fn store(&mut self) -> Result<(), Error> {
        if self.batch.is_empty() {
            return Ok(());
        }
        let appended = self.record.append(&self.batch, &self.setting.run)?;
        self.stored += self.batch.len() as u64;
        self.report.new += appended.new as u64;
        self.report.new_versions += appended.new_versions as u64;
        self.report.new_places += appended.new_places as u64;
        self.report.reanalysed += appended.reanalysed as u64;
        self.report.known += appended.known as u64;
        self.batch.clear();
        self.oldest = None;
        self.budget.give(std::mem::take(&mut self.cost));
        Ok(())
    }

    fn tell(&mut self) {
        self.told = Instant::now();
        (self.setting.progress)(Progress {
            bytes: self.counts.bytes.load(Ordering::Relaxed),
            found: self.counts.found.load(Ordering::Relaxed),
            stored: self.stored,
            known: self.report.known,
            skipped: self.report.skipped_in_all,
            ..self.start
        });
    }
}

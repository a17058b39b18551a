use std::time::Duration;

/// How a run is to work. None of it shows in the record, but `ingest`.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many documents are analysed at a time; 0 takes one thread for each processor.
    pub threads: usize,
    /// How sources are read: limits, columns, encoding.
    pub ingest: attested_ingest::Options,
    /// How many bytes of documents and readings may be under way between source and record: 256 MiB.
    ///
    /// A document counts with its raw bytes and twelve times its text, which is about what its reading takes.
    /// A document that is larger than the limit goes alone.
    pub bytes_in_flight: u64,
    /// How many documents are stored in one transaction: 64.
    pub batch_documents: usize,
    /// How long a document may wait for its batch to fill: 1 second.
    pub batch_time: Duration,
    /// After so many minutes no further document is read; what was read is worked in. No limit unless given.
    pub minutes: Option<u64>,
    /// How many skipped places and warnings a report lists; all are counted: 1000.
    pub listed: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            threads: 0,
            ingest: attested_ingest::Options::default(),
            bytes_in_flight: 256 << 20,
            batch_documents: 64,
            batch_time: Duration::from_secs(1),
            minutes: None,
            listed: 1000,
        }
    }
}

impl Options {
    /// The number of threads that analyse.
    pub(crate) fn workers(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            threads => threads.min(256),
        }
    }
}

/// What a run is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Sources are read, analysed and stored.
    Reading,
    /// Documents of the record that an older engine read are read again.
    Rereading,
    /// Readings are taken from the record, to be joined.
    Gathering,
    /// Readings are joined into the lines of the record.
    Resolving,
    /// The lines are saved.
    Saving,
}

/// How far a run has come. Sent about ten times a second, and at the start of each phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Bytes of the sources that are done with.
    pub bytes: u64,
    /// Bytes of the sources in all, where that can be told.
    pub bytes_in_all: Option<u64>,
    /// Documents that were found; in other phases, documents or lines that are done.
    pub found: u64,
    /// What `found` will be in the end, where that is known.
    pub found_in_all: Option<u64>,
    /// Documents that were stored.
    pub stored: u64,
    /// Documents that were in the record already.
    pub known: u64,
    /// Places that were skipped.
    pub skipped: u64,
}

impl Progress {
    /// Nothing done of a phase.
    pub(crate) fn start(phase: Phase) -> Self {
        Self {
            phase,
            bytes: 0,
            bytes_in_all: None,
            found: 0,
            found_in_all: None,
            stored: 0,
            known: 0,
            skipped: 0,
        }
    }

    /// A phase that is known by counts alone.
    pub(crate) fn counted(phase: Phase, found: u64, in_all: u64) -> Self {
        Self { found, found_in_all: Some(in_all), ..Self::start(phase) }
    }
}

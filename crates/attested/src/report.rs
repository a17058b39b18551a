use attested_ingest::Skipped;
use attested_model::RunId;
use attested_record::Location;

/// Something that had to be assumed about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warned {
    /// The document.
    pub location: Location,
    /// What, as a sentence that follows the name of the place.
    pub message: String,
}

/// Seconds that each part of a run took.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Seconds {
    /// Reading, analysing and storing.
    pub reading: f64,
    /// Taking the readings from the record and joining them.
    pub resolving: f64,
    /// Saving the lines.
    pub saving: f64,
}

/// What a run did.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The run.
    pub run: RunId,
    /// Documents that were read from the sources, known ones included.
    pub read: u64,
    /// Documents that the record did not have.
    pub new: u64,
    /// Places whose document is another one now; those are among the new or the known.
    pub new_versions: u64,
    /// Places at which a document of the record was met for the first time.
    pub new_places: u64,
    /// Documents of the record that an older engine had read.
    pub reanalysed: u64,
    /// Documents that the record had already.
    pub known: u64,
    /// Places that were skipped, the first thousand of them.
    pub skipped: Vec<Skipped>,
    /// How many places were skipped in all.
    pub skipped_in_all: u64,
    /// What had to be assumed, the first thousand.
    pub warnings: Vec<Warned>,
    /// How many warnings there were in all.
    pub warnings_in_all: u64,
    /// What a reader may like to know, such as how the columns of a table were understood.
    pub notes: Vec<Warned>,
    /// True when the lines of the record were made anew; false when nothing had changed.
    pub resolved: bool,
    /// True when the run was told to stop: the record may lack lines of what was stored.
    pub cancelled: bool,
    /// How long it took.
    pub seconds: Seconds,
}

impl Report {
    pub(crate) fn new(run: RunId) -> Self {
        Self {
            run,
            read: 0,
            new: 0,
            new_versions: 0,
            new_places: 0,
            reanalysed: 0,
            known: 0,
            skipped: Vec::new(),
            skipped_in_all: 0,
            warnings: Vec::new(),
            warnings_in_all: 0,
            notes: Vec::new(),
            resolved: false,
            cancelled: false,
            seconds: Seconds::default(),
        }
    }

    /// True when something was skipped.
    pub fn is_partial(&self) -> bool {
        self.skipped_in_all > 0
    }

    pub(crate) fn skip(&mut self, skipped: Skipped, listed: usize) {
        self.skipped_in_all += 1;
        if self.skipped.len() < listed {
            self.skipped.push(skipped);
        }
    }

    pub(crate) fn warn(&mut self, location: &Location, messages: Vec<String>, listed: usize) {
        self.warnings_in_all += messages.len() as u64;
        let room = listed.saturating_sub(self.warnings.len());
        let warned = messages.into_iter().take(room);
        self.warnings.extend(warned.map(|message| Warned { location: location.clone(), message }));
    }

    pub(crate) fn note(&mut self, location: &Location, messages: Vec<String>, listed: usize) {
        let room = listed.saturating_sub(self.notes.len());
        let noted = messages.into_iter().take(room);
        self.notes.extend(noted.map(|message| Warned { location: location.clone(), message }));
    }
}

use crate::Location;

/// A place that was not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file, folder or record.
    pub location: Location,
    /// Why it was not read.
    pub reason: SkipReason,
    /// How many bytes of the source were passed over with it, for progress.
    pub bytes: u64,
}

impl Skipped {
    /// Names a place and the reason.
    pub fn new(location: Location, reason: SkipReason) -> Self {
        Self { location, reason, bytes: 0 }
    }
}

impl std::fmt::Display for Skipped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.location, self.reason)
    }
}

/// Why something was not read. Written so that it follows the name of the place: "notes.txt is empty".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SkipReason {
    /// No bytes.
    #[error("is empty")]
    Empty,
    /// White space alone.
    #[error("holds only white space")]
    Blank,
    /// A header block with nothing behind it.
    #[error("has a header block but no text behind it")]
    HeaderOnly,
    /// Bytes that are no text in any encoding.
    #[error("is not text (binary)")]
    Binary,
    /// Nothing of that name.
    #[error("does not exist")]
    Missing,
    /// The system refused to open it.
    #[error("cannot be opened: {0}")]
    CannotOpen(String),
    /// The system, or the decompression, failed on the way.
    #[error("cannot be read to its end: {0}")]
    CannotRead(String),
    /// A symbolic link to one of the folders that it lies in.
    #[error("is a link that leads back to {0}, which holds it")]
    Loop(String),
    /// A symbolic link to nothing.
    #[error("is a link to something that does not exist")]
    BrokenLink,
    /// A pipe, a socket, a device.
    #[error("is {0}, not a file")]
    Special(&'static str),
    /// A folder below the depth limit.
    #[error("lies more than {0} folders deep and was not searched")]
    TooDeep(usize),
    /// Longer than the limit.
    #[error("is longer than the limit of {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: u64,
    },
    /// More files than the limit.
    #[error("was not reached: the limit of {0} files is used up")]
    TooManyFiles(u64),
    /// A format that is known and not read.
    #[error("is {what}, which this version does not read; {advice}")]
    NotRead {
        /// The format, with its article.
        what: &'static str,
        /// What can be done about it.
        advice: &'static str,
    },
    /// A file of a folder with an ending that no reader has.
    #[error("has an ending that folders are not searched for; name the file itself to have it read as text")]
    Ending,
    /// A record that is not JSON.
    #[error("is not JSON: {why} (byte {at} of the record)")]
    BadJson {
        /// First byte, in the record, that does not fit.
        at: usize,
        /// What was expected.
        why: &'static str,
    },
    /// A record of a web archive or a mailbox that is not as its format has it.
    #[error("cannot be read: {0}")]
    BadRecord(String),
    /// A container that ends before it is complete.
    #[error("is cut off: {0}")]
    CutOff(&'static str),
    /// A container without a record.
    #[error("holds no records")]
    NoRecords,
    /// A record without text.
    #[error("has no text")]
    NoText,
    /// A table or record of which no column looks like text.
    #[error("has no column of text; its columns are {columns}")]
    NoTextColumn {
        /// The names of its columns.
        columns: String,
    },
    /// A row that does not fit the table.
    #[error("has {found} fields where the table has {expected} columns")]
    BadRow {
        /// Fields of the row.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// A file or member that only opens with a password.
    #[error("is encrypted; save it without a password to have it read")]
    Encrypted,
    /// A PDF file whose pages are pictures.
    #[error("has no text layer: its pages are pictures; have them recognised (OCR) to have it read")]
    Scanned,
    /// Archives in archives, too many.
    #[error("lies in more than {0} archives, one in the other, and was not unpacked")]
    TooNested(usize),
    /// More records than the limit.
    #[error("was not reached: the limit of {0} records is used up")]
    TooManyRecords(u64),
    /// The time for the reading is over.
    #[error("and what follows it was not read: the time limit of {0} minutes is over")]
    TimeOver(u64),
    /// Addresses without text: a sitemap, a list of links.
    #[error("is a list of {0} address{s} without text; have the pages fetched: attested fetch FILE", s = if *.0 == 1 { "" } else { "es" })]
    Addresses(u64),
    /// A list of feeds.
    #[error("is a list of feeds ({0}) without text; have their pages fetched: attested watch FILE")]
    Feeds(u64),
    /// What a container holds beside documents. No fault: it is told, and nothing is missing.
    #[error("{0}")]
    Tally(String),
    /// A document that could not be built or analysed.
    #[error("could not be processed: {0}")]
    Failed(String),
}

impl SkipReason {
    /// False when nothing that could be read was left out: what the container says is only to be told.
    pub fn is_fault(&self) -> bool {
        !matches!(self, Self::Tally(_))
    }

    pub(crate) fn open(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            _ => Self::CannotOpen(plain_words(error)),
        }
    }

    pub(crate) fn read(error: &std::io::Error) -> Self {
        Self::CannotRead(plain_words(error))
    }
}

/// The words of a system error in lower case and without its number.
fn plain_words(error: &std::io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or(&words);
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

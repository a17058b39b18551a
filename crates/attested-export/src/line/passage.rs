use attested_model::{DocumentId, Edtf, RecordTime, TimeBasis};
use serde::{Deserialize, Serialize};

/// A citation: the quote, and where it stands, in code points and in bytes (both half-open).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageLine {
    /// The document.
    pub document: DocumentId,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// First byte.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
    /// The text between them, byte for byte.
    pub quote: String,
}

/// A time: its value, how it was fixed, and the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLine {
    /// The date in Extended Date/Time Format.
    pub edtf: Edtf,
    /// How it was fixed on the calendar.
    pub basis: TimeBasis,
    /// The words, as written; may be empty.
    pub words: String,
}

impl From<&RecordTime> for TimeLine {
    fn from(time: &RecordTime) -> Self {
        Self { edtf: time.edtf, basis: time.basis, words: time.words.clone() }
    }
}

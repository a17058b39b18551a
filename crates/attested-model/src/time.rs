use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{Edtf, Span};

vocabulary! {
    /// How a time was fixed on the calendar.
    TimeBasis as "time basis" {
        /// The words name the date.
        Absolute = "absolute",
        /// Counted from the dateline of the report.
        Dateline = "dateline",
        /// Counted from the day of publication.
        Published = "published",
        /// Counted from another date or event of the text.
        Event = "event",
        /// Not fixed: the words are kept, the value is empty.
        None = "none",
    }
}

/// Words of a document that name a time.
///
/// **Invariant:** `value` is `None` exactly when `basis` is [`TimeBasis::None`]: undated stays undated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// What they mean on the calendar.
    pub value: Option<Edtf>,
    /// How that was fixed.
    pub basis: TimeBasis,
}

/// A time in the record: its value, how it was fixed, and the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordTime {
    /// The date.
    pub edtf: Edtf,
    /// How it was fixed.
    pub basis: TimeBasis,
    /// The words, as written; empty when the date was carried over from elsewhere in the report.
    pub words: String,
}

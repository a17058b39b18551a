use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{Certainty, Counts, EventId, EventIndex, FigureId, Passage, RecordTime, Span, StatementId};
use crate::{StatementIndex, TimeIndex};

vocabulary! {
    /// How a number bounds the quantity.
    Bound as "bound" {
        /// The number itself.
        Exact = "exact",
        /// Near the number.
        About = "about",
        /// More than the number.
        Over = "over",
        /// The number or more.
        AtLeast = "at_least",
        /// Less than the number.
        Under = "under",
        /// The number or less.
        AtMost = "at_most",
        /// Between two numbers.
        Range = "range",
    }
}

vocabulary! {
    /// What a figure counts.
    Counted as "counted" {
        /// People killed.
        Killed = "killed",
        /// People injured.
        Injured = "injured",
        /// People driven from home.
        Displaced = "displaced",
        /// People arrested or detained.
        Arrested = "arrested",
        /// People held captive.
        Captive = "captive",
        /// People missing.
        Missing = "missing",
        /// Money.
        Money = "money",
        /// People counted for another reason.
        People = "people",
        /// Anything else.
        Other = "other",
    }
}

/// A quantity as one document states it.
///
/// **Invariant:** at least one of `low` and `high` is present, and `low <= high` where both are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureReading {
    /// The words ("about 1,200 people").
    pub span: Span,
    /// Smallest value meant; `None` when unbounded below.
    pub low: Option<f64>,
    /// Largest value meant; `None` when unbounded above.
    pub high: Option<f64>,
    /// How the number bounds the quantity.
    pub bound: Bound,
    /// What is counted, as a singular noun or a currency code ("person", "USD", "missile").
    pub unit: String,
    /// What kind of quantity it is.
    pub of: Counted,
    /// Words that narrow or widen what is counted ("including 14 attackers", "so far").
    pub scope: Option<Span>,
    /// The event it belongs to.
    pub event: Option<EventIndex>,
    /// The statement that makes it.
    pub statement: Option<StatementIndex>,
    /// When it held.
    pub as_of: Option<TimeIndex>,
    /// How sure the engine is that it read the passage right.
    pub certainty: Certainty,
}

/// A quantity in the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its id.
    pub id: FigureId,
    /// Smallest value meant; `None` when unbounded below.
    pub low: Option<f64>,
    /// Largest value meant; `None` when unbounded above.
    pub high: Option<f64>,
    /// How the number bounds the quantity.
    pub bound: Bound,
    /// What is counted, as a singular noun or a currency code.
    pub unit: String,
    /// What kind of quantity it is.
    pub of: Counted,
    /// Words that narrow or widen what is counted.
    pub scope: Option<Passage>,
    /// The event it belongs to.
    pub event: Option<EventId>,
    /// The statement that makes it; `None` when the report itself does.
    pub in_statement: Option<StatementId>,
    /// When it held: the time it gives, else the day of publication.
    pub as_of: Option<RecordTime>,
    /// The words it rests on.
    pub passage: Passage,
    /// How many independent texts, carriers and owners give it.
    pub counts: Counts,
    /// How sure the engine is that it read the passage right.
    pub certainty: Certainty,
}

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{
    ActorId, Certainty, Context, Counts, EventId, EventType, Mode, ParticipantIndex, Passage, RecordTime,
};
use crate::{Span, StatementId, StatementIndex, TimeIndex};

vocabulary! {
    /// Whether, by the words of one report, an event took place.
    EventStatus as "status" {
        /// It took place.
        Occurred = "occurred",
        /// It is taking place.
        Ongoing = "ongoing",
        /// It is to take place.
        Planned = "planned",
        /// Somebody threatens it.
        Threatened = "threatened",
        /// It was tried and failed, or its success is not told.
        Attempted = "attempted",
        /// It may have taken place, or may yet.
        Possible = "possible",
        /// Somebody says that it did not take place.
        Denied = "denied",
        /// The report itself says that it did not take place: cancelled, averted, never happened.
        DidNotOccur = "did_not_occur",
        /// Somebody calls for it.
        Demanded = "demanded",
    }
}

vocabulary! {
    /// How exactly a place is known.
    Precision as "precision" {
        /// A building, a street, a facility.
        Exact = "exact",
        /// A town or village.
        City = "city",
        /// A province, a stretch of country, a sea.
        Region = "region",
        /// A country.
        Country = "country",
    }
}

/// A place as one document gives it, only when the text places this very event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceReading {
    /// The words.
    pub span: Span,
    /// ISO 3166-1 alpha-3 code of the country, where the gazetteer tells it.
    pub country: Option<String>,
    /// How exactly it is known.
    pub precision: Precision,
}

/// Who did what to whom, as one document has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventReading {
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode, where the type has modes and the text tells it.
    pub mode: Option<Mode>,
    /// The user's own event type, by its name, where one of its cues was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_type: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<Context>,
    /// The words that name the event ("met", "air strike").
    pub trigger: Span,
    /// The clause or sentence it rests on; it holds the trigger.
    pub passage: Span,
    /// Who did it; all participants of a mutual event.
    pub actors: Vec<ParticipantIndex>,
    /// To whom it was done.
    pub recipients: Vec<ParticipantIndex>,
    /// Where.
    pub place: Option<PlaceReading>,
    /// When.
    pub time: Option<TimeIndex>,
    /// Whether it took place, by these words.
    pub status: EventStatus,
    /// The statement inside whose content it stands; `None` when the report itself asserts it.
    pub statement: Option<StatementIndex>,
    /// How sure the engine is that it read the passage right.
    pub certainty: Certainty,
}

/// A place in the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// As written.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of the country.
    pub country: Option<String>,
    /// Degrees north, where the gazetteer tells it.
    pub latitude: Option<f64>,
    /// Degrees east, where the gazetteer tells it.
    pub longitude: Option<f64>,
    /// How exactly it is known.
    pub precision: Precision,
    /// The words.
    pub passage: Passage,
}

/// One report of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventReport {
    /// The clause or sentence.
    pub passage: Passage,
    /// The words that name the event.
    pub trigger: Passage,
    /// Whether it took place, by these words.
    pub status: EventStatus,
    /// The statement inside whose content it stands; `None` when the report itself asserts it.
    pub in_statement: Option<StatementId>,
    /// When, by this report.
    pub time: Option<RecordTime>,
    /// Why it is held to tell of this event, in words; `None` for the only report of an event.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Who did what to whom, in the record, with every report of it.
///
/// **Invariant:** `status` is what the reports, taken apart from those whose statement denies it, say; an event
/// that any report gives only as denied, planned, threatened, demanded or possible never reads as one that
/// occurred unless another report says so. Each report keeps its own status.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<Mode>,
    /// The user's own event type, by its name, where a report has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_type: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<Context>,
    /// Whether it took place, by the reports taken together.
    pub status: EventStatus,
    /// Who did it; all participants of a mutual event.
    pub actors: Vec<ActorId>,
    /// To whom it was done.
    pub recipients: Vec<ActorId>,
    /// Where, by the first report that tells.
    pub place: Option<Place>,
    /// When, by the most exact report; the day of publication is never put in its stead.
    pub time: Option<RecordTime>,
    /// Every report, by date of publication and document.
    pub reports: Vec<EventReport>,
    /// How many independent texts, carriers and owners report it.
    pub counts: Counts,
    /// How sure the engine is that it read the passages right.
    pub certainty: Certainty,
}

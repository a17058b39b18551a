use attested_model::{
    ActorId, Certainty, Context, Event, EventId, EventReport, EventStatus, EventType, Mode, Place, Precision,
    StatementId,
};
use serde::{Deserialize, Serialize};

use super::{PassageLine, TimeLine};
use crate::{Error, Quotes};

/// Who did what to whom, with every report of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventLine {
    /// Its id.
    pub id: EventId,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<Mode>,
    /// Added: the user's own event type; left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_type: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<Context>,
    /// Whether it took place, by the reports taken together.
    pub status: EventStatus,
    /// Who did it.
    pub actors: Vec<ActorId>,
    /// To whom it was done.
    pub recipients: Vec<ActorId>,
    /// Where.
    pub place: Option<PlaceLine>,
    /// When.
    pub time: Option<TimeLine>,
    /// Every report of it.
    pub reports: Vec<ReportLine>,
    /// Independent texts that report it.
    pub texts: u32,
    /// Documents that carry one of them.
    pub carriers: u32,
    /// Owners of their outlets.
    pub owners: u32,
    /// How sure the engine is that it read the passages right. It says nothing about truth.
    pub certainty: Certainty,
}

/// A place, as exact as the text gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceLine {
    /// As written.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of the country.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How exactly it is known.
    pub precision: Precision,
    /// Added: the words.
    pub passage: PassageLine,
}

/// One report of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    /// The clause or sentence.
    pub passage: PassageLine,
    /// The words that name the event.
    pub trigger: PassageLine,
    /// Whether it took place, by these words.
    pub status: EventStatus,
    /// The statement it stands in; null when the report itself says so.
    pub in_statement: Option<StatementId>,
    /// Added: when, by this report.
    pub time: Option<TimeLine>,
    /// Added: why it is held to tell of this event.
    #[serde(default)]
    pub reason: Option<String>,
}

impl EventLine {
    /// The line of an event.
    ///
    /// # Errors
    /// As [`Quotes::quote`].
    pub fn new(event: &Event, quotes: &mut Quotes<'_>) -> Result<Self, Error> {
        let place = event.place.as_ref().map(|place| place_line(place, quotes)).transpose()?;
        let reports =
            event.reports.iter().map(|report| report_line(report, quotes)).collect::<Result<_, _>>()?;
        Ok(Self {
            id: event.id,
            kind: event.kind,
            mode: event.mode,
            custom_type: event.custom_type.clone(),
            contexts: event.contexts.clone(),
            status: event.status,
            actors: event.actors.clone(),
            recipients: event.recipients.clone(),
            place,
            time: event.time.as_ref().map(TimeLine::from),
            reports,
            texts: event.counts.texts,
            carriers: event.counts.carriers,
            owners: event.counts.owners,
            certainty: event.certainty,
        })
    }
}

fn place_line(place: &Place, quotes: &mut Quotes<'_>) -> Result<PlaceLine, Error> {
    Ok(PlaceLine {
        name: place.name.clone(),
        country: place.country.clone(),
        lat: place.latitude,
        lon: place.longitude,
        precision: place.precision,
        passage: quotes.quote(place.passage)?,
    })
}

fn report_line(report: &EventReport, quotes: &mut Quotes<'_>) -> Result<ReportLine, Error> {
    Ok(ReportLine {
        passage: quotes.quote(report.passage)?,
        trigger: quotes.quote(report.trigger)?,
        status: report.status,
        in_statement: report.in_statement,
        reason: report.reason.clone(),
        time: report.time.as_ref().map(TimeLine::from),
    })
}

use attested_model::{Context, DocumentId, Edtf, Event, EventStatus, EventType, Mode};
use rusqlite::types::Value;

use super::{Filter, Page, Who};
use crate::{Lines, Record, Result};

/// Which events are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventQuery {
    /// In which all of these take part, on whatever side.
    pub actors: Vec<Who>,
    /// Done by this one.
    pub by: Option<Who>,
    /// Done to this one.
    pub to: Option<Who>,
    /// Of one of these types.
    pub types: Vec<EventType>,
    /// Of one of these modes.
    pub modes: Vec<Mode>,
    /// Of one of these types of the user's own.
    pub custom_types: Vec<String>,
    /// With one of these contexts.
    pub contexts: Vec<Context>,
    /// With one of these statuses.
    pub statuses: Vec<EventStatus>,
    /// At a place whose name contains these words, or in the country with this code.
    pub place: Option<String>,
    /// By the account of this one: it is the nearest speaker behind a report.
    pub according_to: Option<Who>,
    /// That may lie on or after this date.
    pub since: Option<Edtf>,
    /// That may lie on or before this date.
    pub until: Option<Edtf>,
    /// Reported by this outlet.
    pub outlet: Option<String>,
    /// Reported in this document.
    pub document: Option<DocumentId>,
    /// How many.
    pub page: Page,
}

impl Record {
    /// Events in the order of time; the undated last.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn events(&self, query: &EventQuery) -> Result<Lines<'_, Event>> {
        let keys = self.event_filter(query)?.page(self, "event e", "e.id", query.page)?;
        Ok(Lines::new(self, keys, Self::load_event))
    }

    pub(super) fn event_filter(&self, query: &EventQuery) -> Result<Filter> {
        let mut filter = Filter::default();
        for who in &query.actors {
            let condition = "e.id IN (SELECT event FROM event_participant WHERE actor IN ({}))";
            filter.who(self, condition, Some(who))?;
        }
        let side = "e.id IN (SELECT event FROM event_participant WHERE actor IN ({}) AND side = ";
        filter.who(self, &format!("{side}'actor')"), query.by.as_ref())?;
        filter.who(self, &format!("{side}'recipient')"), query.to.as_ref())?;
        let told = "e.id IN (SELECT r.event FROM statement s JOIN event_report r ON r.in_statement = s.id WHERE s.speaker IN ({}))";
        filter.who(self, told, query.according_to.as_ref())?;
        filter.words("e.type", &query.types);
        filter.words("e.mode", &query.modes);
        filter.words("e.status", &query.statuses);
        if !query.custom_types.is_empty() {
            let marks = vec!["?"; query.custom_types.len()].join(", ");
            let values = query.custom_types.iter().map(|name| Value::from(name.clone()));
            filter.add(format!("e.custom_type IN ({marks})"), values);
        }
        if !query.contexts.is_empty() {
            let marks = vec!["?"; query.contexts.len()].join(", ");
            let values = query.contexts.iter().map(|context| Value::from(context.to_string()));
            filter
                .add(format!("e.id IN (SELECT event FROM event_context WHERE context IN ({marks}))"), values);
        }
        if let Some(place) = &query.place {
            let value = Value::from(place.trim().to_owned());
            filter.add(
                "(instr(lower(e.place), lower(?)) > 0 OR e.place_country = ? COLLATE NOCASE)",
                [value.clone(), value],
            );
        }
        filter.period("e.time", query.since, query.until);
        filter.carried("e.id", "event_report", "event", query.outlet.as_deref(), query.document);
        Ok(filter)
    }
}

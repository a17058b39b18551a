use attested_model::{Edtf, Event, EventStatus, EventType, RecordTime, Statement};

use super::filter::in_time;
use super::{EventQuery, Filter, Page, StatementQuery, Who};
use crate::{Lines, Record, Result};

/// Which part of the timeline is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineQuery {
    /// Events in which all of these take part; statements by one of them to all the others.
    pub actors: Vec<Who>,
    /// Events of one of these types.
    pub types: Vec<EventType>,
    /// Events with one of these statuses.
    pub statuses: Vec<EventStatus>,
    /// Events at a place whose name contains these words, or in the country with this code.
    pub place: Option<String>,
    /// On or after this date.
    pub since: Option<Edtf>,
    /// On or before this date.
    pub until: Option<Edtf>,
    /// Carried by this outlet.
    pub outlet: Option<String>,
    /// Whether dated statements stand between the events. They do not when type, status or place is asked for,
    /// which statements do not have.
    pub statements: bool,
    /// Whether events without a date follow at the end.
    pub undated: bool,
    /// How many.
    pub page: Page,
}

impl Default for TimelineQuery {
    fn default() -> Self {
        Self {
            actors: Vec::new(),
            types: Vec::new(),
            statuses: Vec::new(),
            place: None,
            since: None,
            until: None,
            outlet: None,
            statements: true,
            undated: true,
            page: Page::default(),
        }
    }
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq)]
pub enum TimelineEntry {
    /// Something that happened, or is planned, denied, demanded …: see its status.
    Event(Box<Event>),
    /// Something that was said at a known time.
    Statement(Box<Statement>),
}

impl TimelineEntry {
    /// The id of the line.
    pub fn id(&self) -> String {
        match self {
            Self::Event(event) => event.id.to_string(),
            Self::Statement(statement) => statement.id.to_string(),
        }
    }

    /// When.
    pub fn time(&self) -> Option<&RecordTime> {
        match self {
            Self::Event(event) => event.time.as_ref(),
            Self::Statement(statement) => statement.time.as_ref(),
        }
    }
}

/// What a line of the timeline is ordered by: dated first, then days, written form, id.
type Key = (bool, Option<String>, Option<String>, Option<String>, String);

impl Record {
    /// Events and dated statements in the order of time; undated events last.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn timeline(&self, query: &TimelineQuery) -> Result<Lines<'_, TimelineEntry>> {
        let mut events = self.event_filter(&EventQuery {
            actors: query.actors.clone(),
            types: query.types.clone(),
            statuses: query.statuses.clone(),
            place: query.place.clone(),
            since: query.since,
            until: query.until,
            outlet: query.outlet.clone(),
            ..EventQuery::default()
        })?;
        if !query.undated {
            events.add("e.time IS NOT NULL", []);
        }
        let mut keys = self.ordered(events, "e", "event")?;
        if query.statements && query.types.is_empty() && query.statuses.is_empty() && query.place.is_none() {
            // Rows of statements are told from rows of events by their sign.
            let said = self.ordered(self.said_on_timeline(query)?, "s", "statement")?;
            keys.extend(said.into_iter().map(|(key, row)| (key, -row)));
            keys.sort_unstable();
        }
        let rows = keys.into_iter().map(|(_, row)| row).collect();
        Ok(Lines::new(self, rows, query.page, load))
    }

    fn said_on_timeline(&self, query: &TimelineQuery) -> Result<Filter> {
        let mut said = self.statement_filter(&StatementQuery {
            since: query.since,
            until: query.until,
            outlet: query.outlet.clone(),
            ..StatementQuery::default()
        })?;
        said.add("s.time IS NOT NULL", []);
        let actors = query.actors.iter().map(|who| self.actor_rows(who)).collect::<Result<Vec<_>>>()?;
        for (at, rows) in actors.iter().enumerate() {
            let mut roles = Filter::default();
            roles.rows("s.speaker IN ({})", rows);
            roles.rows("s.id IN (SELECT statement FROM statement_addressee WHERE actor IN ({}))", rows);
            said.any(roles);
            if at == 0 && actors.len() > 1 {
                said.rows("s.speaker IN ({})", &actors.concat());
            }
        }
        Ok(said)
    }

    fn ordered(&self, filter: Filter, letter: &str, table: &str) -> Result<Vec<(Key, i64)>> {
        let select = format!(
            "SELECT {letter}.id, coalesce({letter}.time_first, {letter}.time_last),
               coalesce({letter}.time_last, {letter}.time_first), {letter}.time, {letter}.uid FROM {table} {letter}"
        );
        let tail = format!("ORDER BY {}, {letter}.uid", in_time(&format!("{letter}.time")));
        filter.rows_of(self, &select, &tail, |row| {
            let first: Option<String> = row.get(1)?;
            Ok(((first.is_none(), first, row.get(2)?, row.get(3)?, row.get(4)?), row.get(0)?))
        })
    }
}

fn load(record: &Record, row: i64) -> Result<TimelineEntry> {
    if row > 0 {
        Ok(TimelineEntry::Event(Box::new(record.load_event(row)?)))
    } else {
        Ok(TimelineEntry::Statement(Box::new(record.load_statement(-row)?)))
    }
}

use attested_model::{Edtf, Event, EventStatus, EventType, RecordTime, Statement};

use super::{Filter, Page, Place, StatementQuery, Who};
use rusqlite::OptionalExtension as _;

use crate::derived::number;
use crate::row::day as first_day;
use crate::{Lines, Record, Result};

/// Which part of the timeline is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineQuery {
    /// Events in which all of these take part; statements by one of them to all the others.
    pub actors: Vec<Who>,
    /// Events of one of these types.
    pub types: Vec<EventType>,
    /// Events of one of these types of the user's own.
    pub custom_types: Vec<String>,
    /// Events with one of these statuses.
    pub statuses: Vec<EventStatus>,
    /// Events at a place whose name contains these words, or in the country with this code.
    pub place: Option<String>,
    /// Events by the account of this one, and what it said: it is the nearest speaker behind a report.
    pub according_to: Option<Who>,
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
            custom_types: Vec::new(),
            statuses: Vec::new(),
            place: None,
            according_to: None,
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

impl Record {
    /// Events and dated statements in the order of time; undated events last.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn timeline(&self, query: &TimelineQuery) -> Result<Lines<'_, TimelineEntry>> {
        Ok(Lines::new(self, self.timeline_keys(query)?, load))
    }

    /// The rows of a page of a timeline, those of statements by their sign, and how many lines match.
    pub(super) fn timeline_keys(&self, query: &TimelineQuery) -> Result<(Vec<i64>, usize)> {
        let events = self.events_of(query)?;
        let statements = query.statements
            && query.types.is_empty()
            && query.custom_types.is_empty()
            && query.statuses.is_empty()
            && query.place.is_none();
        if statements {
            self.both(&events, &self.said_on_timeline(query)?, query.page)
        } else {
            events.page(self, "event e", "e.id", query.page)
        }
    }

    /// Events and statements in the order of their rows, which are numbered together; rows of statements are told
    /// from rows of events by their sign.
    fn both(&self, events: &Filter, said: &Filter, page: Page) -> Result<(Vec<i64>, usize)> {
        let (mut early, mut spoken) = (events.clone(), said.clone());
        let mut offset = number(page.offset);
        if let Some(Place(row)) = page.after {
            early.rows("e.id > {}", &[row]);
            spoken.rows("s.id > {}", &[row]);
            offset = 0;
        }
        let (events_where, mut values) = early.parts();
        let (said_where, more) = spoken.parts();
        values.extend(more);
        let limit = page.limit.map_or(-1, number);
        let sql = format!(
            "SELECT e.id AS at, e.id FROM event e {events_where}
             UNION ALL SELECT s.id, -s.id FROM statement s {said_where} ORDER BY at LIMIT {limit} OFFSET {offset}"
        );
        let mut find = self.connection.prepare_cached(&sql)?;
        let rows = find.query_map(rusqlite::params_from_iter(values), |row| row.get(1))?;
        let keys: Vec<i64> = rows.collect::<std::result::Result<_, _>>()?;
        let total = match page.total(keys.len()) {
            Some(total) => total,
            None => self.events_in_all(events)? + said.clone().count(self, "statement s")?,
        };
        Ok((keys, total))
    }

    /// The place of the last line of a whole timeline, statements included, before a day, and how many stand before the
    /// day; nothing when none does.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn before(&self, day: Edtf) -> Result<Option<(Place, usize)>> {
        let Some(day) = day.bounds().earliest.map(first_day) else { return Ok(None) };
        let first = |table: &str| -> Result<Option<i64>> {
            let sql = format!(
                "SELECT id FROM {table} WHERE coalesce(time_first, time_last) >= ?1 ORDER BY id LIMIT 1"
            );
            let mut find = self.connection.prepare_cached(&sql)?;
            Ok(find.query_row([&day], |row| row.get(0)).optional()?)
        };
        // Both are numbered together from one, in the order of time.
        let begin = [first("event")?, first("statement")?].into_iter().flatten().min();
        Ok(begin
            .filter(|begin| *begin > 1)
            .map(|begin| (Place(begin - 1), usize::try_from(begin - 1).unwrap_or(0))))
    }

    /// How many events match; all of them are counted already.
    fn events_in_all(&self, events: &Filter) -> Result<usize> {
        if !events.is_empty() {
            return events.clone().count(self, "event e");
        }
        let mut read = self.connection.prepare_cached("SELECT coalesce(sum(events), 0) FROM event_tally")?;
        let all: i64 = read.query_row([], |row| row.get(0))?;
        Ok(usize::try_from(all).unwrap_or(0))
    }

    fn said_on_timeline(&self, query: &TimelineQuery) -> Result<Filter> {
        let mut said = self.statement_filter(&StatementQuery {
            since: query.since,
            until: query.until,
            outlet: query.outlet.clone(),
            by: query.according_to.clone(),
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
}

fn load(record: &Record, row: i64) -> Result<TimelineEntry> {
    if row > 0 {
        Ok(TimelineEntry::Event(Box::new(record.load_event(row)?)))
    } else {
        Ok(TimelineEntry::Statement(Box::new(record.load_statement(-row)?)))
    }
}

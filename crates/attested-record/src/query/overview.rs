use std::cmp::Reverse;
use std::collections::BTreeMap;

use attested_model::{ActorId, EventStatus, EventType};
use rusqlite::Row;

use super::{EventQuery, Filter, TimelineQuery};
use crate::row::word;
use crate::{Record, Result};

/// So many actors and outlets are named.
const NAMED: usize = 12;
/// Where no tally is kept, so many events, the first, are looked at for actors and outlets.
pub const LOOKED_AT: usize = 5_000;

/// Of their reports so many, where one event has thousands.
const REPORTS: usize = 4 * LOOKED_AT;

/// What a timeline holds, counted: for the one who chooses what of it to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// Events by status, the most frequent first.
    pub statuses: Vec<(EventStatus, u64)>,
    /// Events by type, the most frequent first.
    pub types: Vec<(EventType, u64)>,
    /// Who takes part in most of the events; where something is asked for, of the first [`LOOKED_AT`] of them.
    pub actors: Vec<(ActorId, String, u64)>,
    /// The outlets that report most of the events; likewise.
    pub outlets: Vec<(String, u64)>,
    /// By whose account most of the events are told, in the first [`LOOKED_AT`] of them.
    pub speakers: Vec<(ActorId, String, u64)>,
    /// Events by the month in which they may have begun (`2031-04`), in order of time: all, and those said not to
    /// have happened.
    pub months: Vec<(String, u64, u64)>,
}

/// Counts by status, type and month.
type Tally = Vec<(EventStatus, EventType, String, u64)>;

impl Record {
    /// Counts the events of a timeline; its page and its statements are left out of account.
    ///
    /// What is asked by status and type alone is answered from tallies that are kept with the lines.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn overview(&self, query: &TimelineQuery) -> Result<Overview> {
        let by_words = TimelineQuery { types: Vec::new(), statuses: Vec::new(), ..query.clone() };
        let kept = by_words
            == TimelineQuery { page: query.page, statements: query.statements, ..Default::default() };
        let tally = if kept { self.tally(query)? } else { self.counted(query)? };
        let mut overview = Overview {
            outlets: self.outlets_of(query)?,
            actors: self.actors_of(query)?,
            speakers: self.speakers_of(query)?,
            ..Overview::default()
        };
        let (mut statuses, mut types, mut months) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (status, kind, month, events) in tally {
            *statuses.entry(status).or_insert(0) += events;
            *types.entry(kind).or_insert(0) += events;
            if !month.is_empty() {
                let (all, denied): &mut (u64, u64) = months.entry(month).or_default();
                *all += events;
                if matches!(status, EventStatus::Denied | EventStatus::DidNotOccur) {
                    *denied += events;
                }
            }
        }
        overview.statuses = frequent(statuses);
        overview.types = frequent(types);
        overview.months = months.into_iter().map(|(month, (all, denied))| (month, all, denied)).collect();
        Ok(overview)
    }

    fn tally(&self, query: &TimelineQuery) -> Result<Tally> {
        let mut filter = Filter::default();
        filter.words("status", &query.statuses);
        filter.words("type", &query.types);
        filter.rows_of(self, "SELECT status, type, month, events FROM event_tally", "", tallied)
    }

    fn counted(&self, query: &TimelineQuery) -> Result<Tally> {
        let select = "SELECT e.status, e.type, coalesce(substr(coalesce(e.time_first, e.time_last), 1, 7), ''), count(*)
            FROM event e";
        self.events_of(query)?.rows_of(self, select, "GROUP BY +e.status, +e.type, 3", tallied)
    }

    /// The conditions of a timeline on its events.
    pub(super) fn events_of(&self, query: &TimelineQuery) -> Result<Filter> {
        let mut filter = self.event_filter(&EventQuery {
            actors: query.actors.clone(),
            types: query.types.clone(),
            custom_types: query.custom_types.clone(),
            statuses: query.statuses.clone(),
            place: query.place.clone(),
            according_to: query.according_to.clone(),
            since: query.since,
            until: query.until,
            outlet: query.outlet.clone(),
            ..EventQuery::default()
        })?;
        if !query.undated {
            filter.add("e.time IS NOT NULL", []);
        }
        Ok(filter)
    }

    fn actors_of(&self, query: &TimelineQuery) -> Result<Vec<(ActorId, String, u64)>> {
        let read = |row: &Row<'_>| Ok((word(row, 0)?, row.get(1)?, count(row, 2)?));
        let filter = self.events_of(query)?;
        if filter.is_empty() {
            let select = "SELECT a.uid, a.name, t.events FROM actor_tally t JOIN actor a ON a.id = t.actor";
            return filter.rows_of(
                self,
                select,
                &format!("ORDER BY t.events DESC, t.actor LIMIT {NAMED}"),
                read,
            );
        }
        // One actor and nothing else: whom it meets is kept too.
        let alone = TimelineQuery {
            actors: query.actors.clone(),
            statements: query.statements,
            page: query.page,
            ..Default::default()
        };
        if let [who] = query.actors.as_slice()
            && *query == alone
            && let [row] = self.actor_rows(who)?.as_slice()
        {
            let select = format!(
                "SELECT a.uid, a.name, p.events FROM (SELECT actor AS other, events FROM actor_tally WHERE actor = {row}
                   UNION ALL SELECT other, events FROM actor_pair WHERE actor = {row}) p JOIN actor a ON a.id = p.other"
            );
            return Filter::default().rows_of(
                self,
                &select,
                &format!("ORDER BY p.events DESC, p.other LIMIT {NAMED}"),
                read,
            );
        }
        let select =
            "SELECT a.uid, a.name, n.events FROM (SELECT p.actor AS who, count(DISTINCT m.id) AS events
             FROM (SELECT e.id FROM event e";
        let tail = format!(
            "ORDER BY e.id LIMIT {LOOKED_AT}) m JOIN event_participant p ON p.event = m.id GROUP BY p.actor
             ORDER BY 2 DESC, 1 LIMIT {NAMED}) n JOIN actor a ON a.id = n.who ORDER BY n.events DESC, n.who"
        );
        filter.rows_of(self, select, &tail, read)
    }

    fn speakers_of(&self, query: &TimelineQuery) -> Result<Vec<(ActorId, String, u64)>> {
        // Whom else the events of one speaker are told by is no choice to be made.
        if query.according_to.is_some() {
            return Ok(Vec::new());
        }
        let select = "SELECT a.uid, a.name, n.events FROM (SELECT s.speaker AS who, count(DISTINCT told.event) AS events
             FROM (SELECT r.event, r.in_statement FROM (SELECT e.id FROM event e";
        let tail = format!(
            "ORDER BY e.id LIMIT {LOOKED_AT}) m CROSS JOIN event_report r ON r.event = m.id
             WHERE r.in_statement IS NOT NULL LIMIT {REPORTS}) told
             CROSS JOIN statement s ON s.id = told.in_statement WHERE s.speaker IS NOT NULL GROUP BY s.speaker
             ORDER BY 2 DESC, 1 LIMIT {NAMED}) n JOIN actor a ON a.id = n.who ORDER BY n.events DESC, n.who"
        );
        let read = |row: &Row<'_>| Ok((word(row, 0)?, row.get(1)?, count(row, 2)?));
        self.events_of(query)?.rows_of(self, select, &tail, read)
    }

    fn outlets_of(&self, query: &TimelineQuery) -> Result<Vec<(String, u64)>> {
        let read = |row: &Row<'_>| Ok((row.get(0)?, count(row, 1)?));
        // One outlet is asked for: which others carry the same is no choice to be made.
        if query.outlet.is_some() {
            return Ok(Vec::new());
        }
        let filter = self.events_of(query)?;
        if filter.is_empty() {
            let mut known = Filter::default();
            known.add("outlet IS NOT NULL AND events > 0", []);
            let tail = format!("ORDER BY events DESC, outlet LIMIT {NAMED}");
            return known.rows_of(self, "SELECT outlet, events FROM outlet_tally", &tail, read);
        }
        let select = "SELECT d.outlet, count(DISTINCT m.event) FROM (SELECT r.event, r.document FROM (SELECT e.id FROM event e";
        let tail = format!(
            "ORDER BY e.id LIMIT {LOOKED_AT}) f CROSS JOIN event_report r ON r.event = f.id LIMIT {REPORTS}) m
             CROSS JOIN document d ON d.id = m.document AND d.outlet IS NOT NULL
             GROUP BY d.outlet ORDER BY 2 DESC, 1 LIMIT {NAMED}"
        );
        filter.rows_of(self, select, &tail, read)
    }
}

/// The most frequent first, then in the order of the vocabulary.
fn frequent<T: Copy + Ord>(counts: BTreeMap<T, u64>) -> Vec<(T, u64)> {
    let mut counts: Vec<(T, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(word, events)| (Reverse(*events), *word));
    counts
}

fn tallied(row: &Row<'_>) -> std::result::Result<(EventStatus, EventType, String, u64), rusqlite::Error> {
    Ok((word(row, 0)?, word(row, 1)?, row.get(2)?, count(row, 3)?))
}

fn count(row: &Row<'_>, at: usize) -> std::result::Result<u64, rusqlite::Error> {
    Ok(row.get::<_, i64>(at)?.unsigned_abs())
}

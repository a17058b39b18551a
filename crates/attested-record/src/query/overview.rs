use attested_model::{ActorId, EventStatus, EventType};

use super::{EventQuery, Filter, TimelineQuery};
use crate::row::word;
use crate::{Record, Result};

/// So many actors and outlets are named.
const NAMED: usize = 12;

/// What a timeline holds, counted: for the one who chooses what of it to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// Events by status, the most frequent first.
    pub statuses: Vec<(EventStatus, u64)>,
    /// Events by type, the most frequent first.
    pub types: Vec<(EventType, u64)>,
    /// Who takes part in most of the events.
    pub actors: Vec<(ActorId, String, u64)>,
    /// Events by the month in which they may have begun (`2031-04`), in order of time: all, and those said not to
    /// have happened.
    pub months: Vec<(String, u64, u64)>,
}

impl Record {
    /// Counts the events of a timeline; its page and its statements are left out of account.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn overview(&self, query: &TimelineQuery) -> Result<Overview> {
        let filter = || {
            let mut filter = self.event_filter(&EventQuery {
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
                filter.add("e.time IS NOT NULL", []);
            }
            Ok::<Filter, crate::RecordError>(filter)
        };
        let count = |row: &rusqlite::Row<'_>, at: usize| -> std::result::Result<u64, rusqlite::Error> {
            Ok(row.get::<_, i64>(at)?.unsigned_abs())
        };
        let statuses = filter()?.rows_of(
            self,
            "SELECT e.status, count(*) FROM event e",
            "GROUP BY e.status ORDER BY 2 DESC, 1",
            |row| Ok((word(row, 0)?, count(row, 1)?)),
        )?;
        let types = filter()?.rows_of(
            self,
            "SELECT e.type, count(*) FROM event e",
            "GROUP BY e.type ORDER BY 2 DESC, 1",
            |row| Ok((word(row, 0)?, count(row, 1)?)),
        )?;
        let months = filter()?.rows_of(
            self,
            "SELECT substr(coalesce(e.time_first, e.time_last), 1, 7), count(*),
               count(*) FILTER (WHERE e.status IN ('denied', 'did_not_occur')) FROM event e",
            "AND e.time IS NOT NULL AND coalesce(e.time_first, e.time_last) IS NOT NULL GROUP BY 1 ORDER BY 1",
            |row| Ok((row.get(0)?, count(row, 1)?, count(row, 2)?)),
        )?;
        let actors = filter()?.rows_of(
            self,
            "SELECT a.uid, a.name, count(DISTINCT e.id) FROM event e JOIN event_participant p ON p.event = e.id
               JOIN actor a ON a.id = p.actor",
            &format!("GROUP BY a.id ORDER BY 3 DESC, 2, 1 LIMIT {NAMED}"),
            |row| Ok((word(row, 0)?, row.get(1)?, count(row, 2)?)),
        )?;
        Ok(Overview { statuses, types, actors, months })
    }
}

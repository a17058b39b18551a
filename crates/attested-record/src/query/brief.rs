//! Lines without all that hangs on them, for pages: one line may be carried by thousands of documents.
//!
//! A line in brief has its own values and counts; of its reports only those that a list needs to tell it. The reports
//! and carriers that are left out are had part by part. Exports read lines whole.

use attested_model::{
    CopyGroup, CopyId, DocumentId, Event, EventId, EventReport, Passage, Statement, StatementId,
};
use rusqlite::Row;

use super::{CopyQuery, EventQuery, Line, Page, StatementQuery, TimelineEntry, TimelineQuery, row_id};
use crate::derived::{COPY_PASSAGES, EVENT_REPORTS, STATEMENT_PASSAGES, event_report, number};
use crate::row::{passage, word};
use crate::{Lines, Record, Result};

/// How much of what hangs on a line is read with it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Depth {
    /// All.
    Whole,
    /// What a list shows, and the reports of one document.
    Brief {
        /// The row of the document.
        document: Option<i64>,
    },
}

const BRIEF: Depth = Depth::Brief { document: None };

impl Record {
    /// The same as [`Record::timeline`], each line in brief: of an event's reports only the first, the first that says
    /// what its status says, and the first that says that it did not happen; of a statement's none.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn timeline_in_brief(&self, query: &TimelineQuery) -> Result<Lines<'_, TimelineEntry>> {
        Ok(Lines::new(self, self.timeline_keys(query)?, |record, row| {
            Ok(if row > 0 {
                TimelineEntry::Event(Box::new(record.load_event_at(row, BRIEF)?))
            } else {
                TimelineEntry::Statement(Box::new(record.load_statement_at(-row, BRIEF)?))
            })
        }))
    }

    /// The same as [`Record::events`], each in brief; the reports of the document that is asked for are there too.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn events_in_brief(&self, query: &EventQuery) -> Result<Lines<'_, Event>> {
        let depth = self.brief_with(query.document)?;
        let keys = self.event_filter(query)?.page(self, "event e", "e.id", query.page)?;
        Ok(Lines::new(self, keys, move |record, row| record.load_event_at(row, depth)))
    }

    /// The same as [`Record::statements`], each in brief; its passages in the document that is asked for are there too.
    ///
    /// # Errors
    /// As [`Record::statements`].
    pub fn statements_in_brief(&self, query: &StatementQuery) -> Result<Lines<'_, Statement>> {
        let depth = self.brief_with(query.document)?;
        let keys = self.statement_filter(query)?.page(self, "statement s", "s.id", query.page)?;
        Ok(Lines::new(self, keys, move |record, row| record.load_statement_at(row, depth)))
    }

    /// The same as [`Record::copies`], each with so many of its passages, that of the earliest carrier first; those in the
    /// document that is asked for are there too.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn copies_in_brief(&self, query: &CopyQuery, passages: usize) -> Result<Lines<'_, CopyGroup>> {
        let document =
            query.document.map(|id| row_id(self, "document", &id.to_string())).transpose()?.flatten();
        let most = number(passages);
        Ok(Lines::new(self, self.copy_keys(query)?, move |record, row| {
            record.load_copy_in_brief(row, most, document)
        }))
    }

    /// One event in brief; a retired id gives the line that took it in.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn event_in_brief(&self, id: &EventId) -> Result<Option<Event>> {
        row_id(self, "event", &id.to_string())?.map(|row| self.load_event_at(row, BRIEF)).transpose()
    }

    /// One statement in brief; a retired id gives the line that took it in.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn statement_in_brief(&self, id: &StatementId) -> Result<Option<Statement>> {
        row_id(self, "statement", &id.to_string())?.map(|row| self.load_statement_at(row, BRIEF)).transpose()
    }

    /// The line that [`Record::show`] shows, in brief where it is an event, a statement, a group of copies (with so many
    /// passages) or an actor.
    ///
    /// # Errors
    /// As [`Record::show`].
    pub fn show_in_brief(&self, id: &str, passages: usize) -> Result<Line> {
        let (table, row) = self.named_line(id)?;
        Ok(match table {
            "statement" => Line::Statement(Box::new(self.load_statement_at(row, BRIEF)?)),
            "event" => Line::Event(Box::new(self.load_event_at(row, BRIEF)?)),
            "copy" => Line::Copy(Box::new(self.load_copy_in_brief(row, number(passages), None)?)),
            "actor" => Line::Actor(Box::new(self.load_actor_in_brief(row)?)),
            _ => self.load_line(table, row)?,
        })
    }

    /// A part of the reports of an event, in their order, and how many there are.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn reports_of_event(&self, id: &EventId, page: Page) -> Result<(Vec<EventReport>, usize)> {
        let Some(row) = row_id(self, "event", &id.to_string())? else { return Ok((Vec::new(), 0)) };
        let part =
            self.children(&format!("{EVENT_REPORTS} {}", in_part("p.position", page)), row, event_report)?;
        Ok((part, self.count_of("event_report", "event", row)?))
    }

    /// A part of the passages that report a statement, in their order, and how many there are.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn passages_of_statement(&self, id: &StatementId, page: Page) -> Result<(Vec<Passage>, usize)> {
        let Some(row) = row_id(self, "statement", &id.to_string())? else { return Ok((Vec::new(), 0)) };
        let sql = format!("{STATEMENT_PASSAGES} {}", in_part("p.position", page));
        let part = self.children(&sql, row, |row| passage(row, 0))?;
        Ok((part, self.count_of("statement_report", "statement", row)?))
    }

    /// A part of the passages of a group of copies, and how many there are: the earliest carrier's first, then by the day
    /// of their documents, the undated last.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn passages_of_copy(&self, id: &CopyId, page: Page) -> Result<(Vec<Passage>, usize)> {
        let Some(row) = row_id(self, "copy", &id.to_string())? else { return Ok((Vec::new(), 0)) };
        let order =
            "p.document <> c.earliest, d.published_first IS NULL, d.published_first, d.uid, p.byte_start";
        let sql = format!("{COPY_PASSAGES} {}", in_part(order, page));
        let part = self.children(&sql, row, |row| passage(row, 0))?;
        Ok((part, self.count_of("copy_passage", "copy", row)?))
    }

    /// Documents that carry an event or a statement, so many of them at most, by id.
    ///
    /// # Errors
    /// As [`Record::show`].
    pub fn carriers_of(&self, id: &str, most: usize) -> Result<Vec<DocumentId>> {
        let (line, row) = self.named_line(id)?;
        if !matches!(line, "event" | "statement") {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT d.uid FROM (SELECT DISTINCT document FROM {line}_report WHERE {line} = ?1 LIMIT {}) r
             JOIN document d ON d.id = r.document ORDER BY d.uid",
            number(most)
        );
        self.children(&sql, row, |row| word(row, 0))
    }

    /// Of the reports of an event those that tell of it in a list, and those of one document.
    pub(crate) fn telling_reports(&self, event: i64, document: Option<i64>) -> Result<Vec<EventReport>> {
        let of = |condition: &str| {
            format!(
                "SELECT * FROM (SELECT q.position FROM event_report q WHERE q.event = ?1 AND {condition} ORDER BY q.position LIMIT 1)"
            )
        };
        let own = of("q.status = (SELECT e.status FROM event e WHERE e.id = ?1)");
        let said_not = of("q.status IN ('denied', 'did_not_occur')");
        let here = document.map_or_else(String::new, |document| {
            format!(
                " UNION SELECT q.position FROM event_report q WHERE q.event = ?1 AND q.document = {document}"
            )
        });
        let sql = format!(
            "{EVENT_REPORTS} AND p.position IN (SELECT 0 UNION {own} UNION {said_not}{here}) ORDER BY p.position"
        );
        self.children(&sql, event, event_report)
    }

    fn load_copy_in_brief(&self, row: i64, most: i64, document: Option<i64>) -> Result<CopyGroup> {
        let read = |row: &Row<'_>| passage(row, 0);
        let earliest =
            format!("{COPY_PASSAGES} AND p.document = c.earliest ORDER BY p.position LIMIT {most}");
        let mut some = self.children(&earliest, row, read)?;
        let rest = format!("{COPY_PASSAGES} AND p.document <> c.earliest ORDER BY p.position LIMIT {most}");
        some.extend(self.children(&rest, row, read)?);
        some.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        if let Some(document) = document {
            let here = format!("{COPY_PASSAGES} AND p.document = {document} ORDER BY p.position");
            let here = self.children(&here, row, read)?;
            some.extend(here.into_iter().filter(|passage| !some.contains(passage)).collect::<Vec<_>>());
        }
        self.load_copy_with(row, some)
    }

    fn brief_with(&self, document: Option<DocumentId>) -> Result<Depth> {
        let document = document.map(|id| row_id(self, "document", &id.to_string())).transpose()?.flatten();
        Ok(Depth::Brief { document })
    }

    fn count_of(&self, child: &str, parent: &str, row: i64) -> Result<usize> {
        let sql = format!("SELECT count(*) FROM {child} WHERE {parent} = ?1");
        let count: i64 = self.connection.prepare_cached(&sql)?.query_row([row], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }
}

/// The end of a query for a part of what hangs on a line.
fn in_part(order: &str, page: Page) -> String {
    format!("ORDER BY {order} LIMIT {} OFFSET {}", page.limit.map_or(-1, number), number(page.offset))
}

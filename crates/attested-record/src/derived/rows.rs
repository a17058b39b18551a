use std::collections::BTreeMap;
use std::fmt::Display;

use attested_model::{ActorId, DocumentId, EventId, FigureId, ParticipantKey, Passage, StatementId};
use rusqlite::Connection;

use super::order::Ordered;
use crate::{RecordError, Result, row};

/// The row of every line that others may refer to.
pub(super) struct Rows {
    documents: BTreeMap<DocumentId, i64>,
    actors: BTreeMap<ActorId, i64>,
    statements: BTreeMap<StatementId, i64>,
    events: BTreeMap<EventId, i64>,
    figures: BTreeMap<FigureId, i64>,
}

/// The columns of a passage.
pub(super) type Cited = (i64, u32, u32);
/// The columns of a passage that may be absent.
pub(super) type CitedOrNull = (Option<i64>, Option<u32>, Option<u32>);

impl Rows {
    pub(super) fn of(connection: &Connection, ordered: &Ordered<'_>) -> Result<Self> {
        let mut read = connection.prepare("SELECT uid, id FROM document")?;
        let documents = read
            .query_map([], |row| Ok((row::word(row, 0)?, row.get(1)?)))?
            .collect::<std::result::Result<_, _>>()?;
        Ok(Self {
            documents,
            actors: numbered(ordered.actors.iter().map(|(row, actor)| (actor.id, *row)))?,
            statements: numbered(ordered.statements.iter().map(|(row, said)| (said.id, *row)))?,
            events: numbered(ordered.events.iter().map(|(row, event)| (event.id, *row)))?,
            figures: numbered(ordered.figures.iter().map(|(row, figure)| (figure.id, *row)))?,
        })
    }

    pub(super) fn document(&self, id: DocumentId) -> Result<i64> {
        find(&self.documents, id)
    }

    pub(super) fn actor(&self, id: ActorId) -> Result<i64> {
        find(&self.actors, id)
    }

    pub(super) fn statement(&self, id: StatementId) -> Result<i64> {
        find(&self.statements, id)
    }

    pub(super) fn event(&self, id: EventId) -> Result<i64> {
        find(&self.events, id)
    }

    pub(super) fn figure(&self, id: FigureId) -> Result<i64> {
        find(&self.figures, id)
    }

    pub(super) fn participant(&self, key: ParticipantKey) -> Result<(i64, i64)> {
        Ok((self.document(key.document)?, number(key.participant.get())))
    }

    pub(super) fn passage(&self, passage: Passage) -> Result<Cited> {
        Ok((self.document(passage.document)?, passage.span.start(), passage.span.end()))
    }

    pub(super) fn passage_or_null(&self, passage: Option<Passage>) -> Result<CitedOrNull> {
        let Some(passage) = passage else { return Ok((None, None, None)) };
        let (document, start, end) = self.passage(passage)?;
        Ok((Some(document), Some(start), Some(end)))
    }
}

/// A position or count as SQLite stores it.
pub(crate) fn number(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn numbered<K: Ord + Copy + Display>(ids: impl Iterator<Item = (K, i64)>) -> Result<BTreeMap<K, i64>> {
    let mut rows = BTreeMap::new();
    for (id, row) in ids {
        if rows.insert(id, row).is_some() {
            return Err(RecordError::invalid(format!("two lines have the id {id}")));
        }
    }
    Ok(rows)
}

fn find<K: Ord + Copy + Display>(rows: &BTreeMap<K, i64>, id: K) -> Result<i64> {
    rows.get(&id)
        .copied()
        .ok_or_else(|| RecordError::invalid(format!("a line refers to {id}, which does not exist")))
}

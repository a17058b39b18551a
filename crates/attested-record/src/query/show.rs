use attested_model::{
    Actor, ActorId, CopyGroup, CopyId, Decision, Dispute, DisputeId, Document, Event, EventId, Figure,
    FigureId, Run, Statement, StatementId, Story, StoryId,
};
use rusqlite::{OptionalExtension as _, params};

use super::Place;
use crate::facts::{DECISION_COLUMNS, decision, row_of};
use crate::{Record, RecordError, Result};

/// The tables of lines with an id, by the letter their ids begin with.
const LETTERS: &[(&str, &str)] = &[
    ("d", "document"),
    ("a", "actor"),
    ("s", "statement"),
    ("e", "event"),
    ("f", "figure"),
    ("c", "copy"),
    ("x", "dispute"),
    ("y", "story"),
    ("r", "decision"),
    ("n", "run"),
];
/// How many ids an ambiguous beginning is answered with.
const EXAMPLES: usize = 8;

/// Any line of the record.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each value is named after what it holds")]
pub enum Line {
    Document(Box<Document>),
    Actor(Box<Actor>),
    Statement(Box<Statement>),
    Event(Box<Event>),
    Figure(Box<Figure>),
    Copy(Box<CopyGroup>),
    Dispute(Box<Dispute>),
    Story(Box<Story>),
    Decision(Box<Decision>),
    Run(Box<Run>),
}

impl Record {
    /// The line with an id, with a retired id, or with the only id that begins so (`e-3f`).
    ///
    /// # Errors
    /// [`RecordError::NotFound`], [`RecordError::Ambiguous`].
    pub fn show(&self, id: &str) -> Result<Line> {
        let (table, row) = self.named_line(id)?;
        self.load_line(table, row)
    }

    pub(super) fn load_line(&self, table: &str, row: i64) -> Result<Line> {
        Ok(match table {
            "document" => Line::Document(Box::new(self.load_document(row)?)),
            "actor" => Line::Actor(Box::new(self.load_actor(row)?)),
            "statement" => Line::Statement(Box::new(self.load_statement(row)?)),
            "event" => Line::Event(Box::new(self.load_event(row)?)),
            "figure" => Line::Figure(Box::new(self.load_figure(row)?)),
            "copy" => Line::Copy(Box::new(self.load_copy(row)?)),
            "dispute" => Line::Dispute(Box::new(self.load_dispute(row)?)),
            "story" => Line::Story(Box::new(self.load_story(row)?)),
            "decision" => Line::Decision(Box::new(self.load_decision(row)?)),
            _ => Line::Run(Box::new(self.load_run(row)?)),
        })
    }

    /// The whole id, as it is today, of the line that [`Record::show`] would show.
    ///
    /// # Errors
    /// [`RecordError::NotFound`], [`RecordError::Ambiguous`].
    pub fn whole_id(&self, id: &str) -> Result<String> {
        let (table, row) = self.named_line(id)?;
        let mut read = self.connection.prepare_cached(&format!("SELECT uid FROM {table} WHERE id = ?1"))?;
        Ok(read.query_row([row], |row| row.get(0))?)
    }

    /// Where a line stands among its like, by its id; `None` when there is no such line any more.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn place(&self, id: &str) -> Result<Option<Place>> {
        let letter = id.split('-').next().unwrap_or("");
        let Some((_, table)) = LETTERS.iter().find(|(known, _)| *known == letter) else { return Ok(None) };
        Ok(row_id(self, table, id)?.map(Place))
    }

    /// Where the sentence that begins at a byte of a document stands among all sentences.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn place_of_sentence(&self, document: &str, byte_start: u32) -> Result<Option<Place>> {
        let mut find = self.connection.prepare_cached(
            "SELECT s.id FROM sentence s JOIN document d ON d.id = s.document WHERE d.uid = ?1 AND s.byte_start = ?2",
        )?;
        Ok(find.query_row(params![document, byte_start], |row| row.get(0)).optional()?.map(Place))
    }

    /// The table and row of the line with an id, or the only one whose id begins so.
    pub(super) fn named_line(&self, id: &str) -> Result<(&'static str, i64)> {
        let id = id.trim();
        let not_found = || RecordError::NotFound { id: id.to_owned() };
        let lower = id.to_lowercase();
        let letter = lower.split('-').next().unwrap_or("");
        let (_, table) = LETTERS.iter().find(|(known, _)| *known == letter).ok_or_else(not_found)?;
        let row = match row_id(self, table, &lower)? {
            Some(row) => row,
            None => self.beginning(table, &lower, id)?.ok_or_else(not_found)?,
        };
        Ok((*table, row))
    }

    /// The row of the only line whose id begins so; retired ids count for the line that took them in.
    fn beginning(&self, table: &str, beginning: &str, asked: &str) -> Result<Option<i64>> {
        // Ids are digits and small letters, all of which come before a tilde.
        let range = params![beginning, format!("{beginning}~")];
        let mut find = self.connection.prepare_cached(&format!(
            "SELECT uid FROM {table} WHERE uid > ?1 AND uid < ?2 UNION
             SELECT from_uid FROM alias WHERE from_uid > ?1 AND from_uid < ?2 ORDER BY 1"
        ))?;
        let mut ids: Vec<String> = Vec::new();
        let mut rows: Vec<i64> = Vec::new();
        for id in find.query_map(range, |row| row.get::<_, String>(0))? {
            let id = id?;
            let Some(row) = row_id(self, table, &id)? else { continue };
            if !rows.contains(&row) {
                rows.push(row);
            }
            ids.push(id);
            if rows.len() > 1 && ids.len() >= EXAMPLES {
                break;
            }
        }
        match rows.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            _ => {
                let matches = ids.into_iter().take(EXAMPLES).collect();
                Err(RecordError::Ambiguous { id: asked.to_owned(), matches })
            }
        }
    }

    fn load_decision(&self, row: i64) -> Result<Decision> {
        let sql = format!("SELECT {DECISION_COLUMNS} FROM decision WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([row], decision)?)
    }

    fn load_run(&self, row: i64) -> Result<Run> {
        let mut read = self
            .connection
            .prepare_cached("SELECT uid, engine, weights, lexicon, config FROM run WHERE id = ?1")?;
        Ok(read.query_row([row], crate::facts::run)?)
    }
}

/// The row of an id, or of the line that took a retired id in.
pub(crate) fn row_id(record: &Record, table: &str, uid: &str) -> Result<Option<i64>> {
    let mut uid = uid.to_owned();
    // A chain of aliases longer than this is a circle.
    for _ in 0..16 {
        if let Some(row) = row_of(&record.connection, table, &uid)? {
            return Ok(Some(row));
        }
        let mut find = record
            .connection
            .prepare_cached("SELECT to_uid FROM alias WHERE from_uid = ?1 ORDER BY id LIMIT 1")?;
        let mut next = find.query_map([&uid], |row| row.get::<_, String>(0))?;
        match next.next().transpose()? {
            Some(heir) => uid = heir,
            None => return Ok(None),
        }
    }
    Ok(None)
}

macro_rules! by_id {
    ($($(#[$doc:meta])* $name:ident($id:ty) -> $line:ty = $load:ident;)*) => {
        impl Record {$(
            $(#[$doc])*
            ///
            /// A retired id gives the line that took it in.
            ///
            /// # Errors
            /// What reading can meet.
            pub fn $name(&self, id: &$id) -> Result<Option<$line>> {
                row_id(self, stringify!($name), &id.to_string())?.map(|row| self.$load(row)).transpose()
            }
        )*}
    };
}

by_id! {
    /// The actor with an id.
    actor(ActorId) -> Actor = load_actor;
    /// The statement with an id.
    statement(StatementId) -> Statement = load_statement;
    /// The event with an id.
    event(EventId) -> Event = load_event;
    /// The figure with an id.
    figure(FigureId) -> Figure = load_figure;
    /// The group of copies with an id.
    copy(CopyId) -> CopyGroup = load_copy;
    /// The dispute with an id.
    dispute(DisputeId) -> Dispute = load_dispute;
    /// The story with an id.
    story(StoryId) -> Story = load_story;
}

use attested_model::{ChainLink, Statement, Vocabulary as _};
use rusqlite::{Transaction, params};

use super::quotes::Quotes;
use super::rows::{Rows, number};
use crate::query::Depth;
use crate::row::{
    TimeColumns, certainty, counts, passage, passage_or_none, time_or_none, word, word_or_none,
};
use crate::{Record, Result};

pub(super) fn write(
    change: &Transaction<'_>,
    statements: &[(i64, &Statement)],
    rows: &Rows,
    quotes: &Quotes,
) -> Result<()> {
    let mut insert = change.prepare(
        "INSERT INTO statement (id, uid, speaker, quote, type, act, stance, channel, parent, time, time_basis,
           time_words, time_first, time_last, source_document, source_byte_start, source_byte_end, cue_document,
           cue_byte_start, cue_byte_end, texts, carriers, owners, certainty)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
           ?22, ?23, ?24)",
    )?;
    for &(id, said) in statements {
        let time = TimeColumns::of(said.time.as_ref());
        let source = rows.passage_or_null(said.source)?;
        let cue = rows.passage_or_null(said.cue)?;
        insert.execute(params![
            id,
            said.id.to_string(),
            said.speaker.map(|speaker| rows.actor(speaker)).transpose()?,
            quotes.joined(&said.content),
            said.kind.word(),
            said.act.word(),
            said.stance.word(),
            said.channel.map(attested_model::Channel::word),
            said.parent.map(|parent| rows.statement(parent)).transpose()?,
            time.edtf,
            time.basis,
            time.words,
            time.first,
            time.last,
            source.0,
            source.1,
            source.2,
            cue.0,
            cue.1,
            cue.2,
            said.counts.texts,
            said.counts.carriers,
            said.counts.owners,
            f64::from(said.certainty),
        ])?;
        write_parts(change, id, said, rows)?;
    }
    Ok(())
}

fn write_parts(change: &Transaction<'_>, id: i64, said: &Statement, rows: &Rows) -> Result<()> {
    for (table, passages) in [("statement_content", &said.content), ("statement_report", &said.reports)] {
        let mut insert = change.prepare_cached(&format!(
            "INSERT INTO {table} (statement, position, document, byte_start, byte_end) VALUES (?1, ?2, ?3, ?4, ?5)"
        ))?;
        for (position, cited) in passages.iter().enumerate() {
            let (document, start, end) = rows.passage(*cited)?;
            insert.execute(params![id, number(position), document, start, end])?;
        }
    }
    let mut addressee = change
        .prepare_cached("INSERT INTO statement_addressee (statement, position, actor) VALUES (?1, ?2, ?3)")?;
    for (position, actor) in said.addressees.iter().enumerate() {
        addressee.execute(params![id, number(position), rows.actor(*actor)?])?;
    }
    let mut event = change
        .prepare_cached("INSERT INTO statement_event (statement, position, event) VALUES (?1, ?2, ?3)")?;
    for (position, told) in said.events.iter().enumerate() {
        event.execute(params![id, number(position), rows.event(*told)?])?;
    }
    let mut link = change.prepare_cached(
        "INSERT INTO statement_chain (statement, position, actor, document, cue_document, cue_byte_start,
           cue_byte_end) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (position, through) in said.chain.iter().enumerate() {
        let actor = through.actor.map(|actor| rows.actor(actor)).transpose()?;
        let document = through.document.map(|document| rows.document(document)).transpose()?;
        let cue = rows.passage_or_null(through.cue)?;
        link.execute(params![id, number(position), actor, document, cue.0, cue.1, cue.2])?;
    }
    Ok(())
}

/// The passages that report a statement.
pub(crate) const PASSAGES: &str =
    "SELECT d.uid, p.byte_start, p.byte_end FROM statement_report p JOIN document d ON d.id = p.document
     WHERE p.statement = ?1";

impl Record {
    pub(crate) fn load_statement(&self, id: i64) -> Result<Statement> {
        self.load_statement_at(id, Depth::Whole)
    }

    pub(crate) fn load_statement_at(&self, id: i64, depth: Depth) -> Result<Statement> {
        let content = self.children(
            "SELECT d.uid, p.byte_start, p.byte_end FROM statement_content p JOIN document d ON d.id = p.document
             WHERE p.statement = ?1 ORDER BY p.position",
            id,
            |row| passage(row, 0),
        )?;
        let reports = match depth {
            Depth::Whole => {
                self.children(&format!("{PASSAGES} ORDER BY p.position"), id, |row| passage(row, 0))?
            }
            Depth::Brief { document: None } => Vec::new(),
            Depth::Brief { document: Some(document) } => self.children(
                &format!("{PASSAGES} AND p.document = {document} ORDER BY p.position"),
                id,
                |row| passage(row, 0),
            )?,
        };
        let addressees = self.children(
            "SELECT a.uid FROM statement_addressee p JOIN actor a ON a.id = p.actor
             WHERE p.statement = ?1 ORDER BY p.position",
            id,
            |row| word(row, 0),
        )?;
        let events = self.children(
            "SELECT e.uid FROM statement_event p JOIN event e ON e.id = p.event
             WHERE p.statement = ?1 ORDER BY p.position",
            id,
            |row| word(row, 0),
        )?;
        let chain = self.children(
            "SELECT a.uid, d.uid, c.uid, p.cue_byte_start, p.cue_byte_end FROM statement_chain p
             LEFT JOIN actor a ON a.id = p.actor LEFT JOIN document d ON d.id = p.document
             LEFT JOIN document c ON c.id = p.cue_document WHERE p.statement = ?1 ORDER BY p.position",
            id,
            |row| {
                Ok(ChainLink {
                    actor: word_or_none(row, 0)?,
                    document: word_or_none(row, 1)?,
                    cue: passage_or_none(row, 2)?,
                })
            },
        )?;
        let mut read = self.connection.prepare_cached(
            "SELECT s.uid, a.uid, d.uid, s.source_byte_start, s.source_byte_end, c.uid, s.cue_byte_start,
               s.cue_byte_end, s.type, s.act, s.stance, s.channel, p.uid, s.time, s.time_basis, s.time_words,
               s.texts, s.carriers, s.owners, s.certainty
             FROM statement s LEFT JOIN actor a ON a.id = s.speaker LEFT JOIN statement p ON p.id = s.parent
             LEFT JOIN document d ON d.id = s.source_document LEFT JOIN document c ON c.id = s.cue_document
             WHERE s.id = ?1",
        )?;
        Ok(read.query_row([id], |row| {
            Ok(Statement {
                id: word(row, 0)?,
                speaker: word_or_none(row, 1)?,
                source: passage_or_none(row, 2)?,
                cue: passage_or_none(row, 5)?,
                content,
                kind: word(row, 8)?,
                act: word(row, 9)?,
                stance: word(row, 10)?,
                addressees,
                channel: word_or_none(row, 11)?,
                parent: word_or_none(row, 12)?,
                chain,
                time: time_or_none(row, 13)?,
                events,
                reports,
                counts: counts(row, 16)?,
                certainty: certainty(row, 19)?,
            })
        })?)
    }
}

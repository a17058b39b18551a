use attested_model::{Dispute, Side, Vocabulary as _};
use rusqlite::{Transaction, params};

use super::rows::{Rows, number};
use crate::row::{passage, word, word_or_none};
use crate::{Record, Result};

pub(super) fn write(change: &Transaction<'_>, disputes: &[(i64, &Dispute)], rows: &Rows) -> Result<()> {
    let mut insert =
        change.prepare("INSERT INTO dispute (id, uid, about, matter, event) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for &(id, dispute) in disputes {
        let event = dispute.event.map(|event| rows.event(event)).transpose()?;
        insert.execute(params![id, dispute.id.to_string(), dispute.about.word(), dispute.matter, event])?;
        for side in &dispute.sides {
            write_side(change, id, side, rows)?;
        }
    }
    Ok(())
}

fn write_side(change: &Transaction<'_>, dispute: i64, side: &Side, rows: &Rows) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO dispute_side (dispute, label, stance, value, texts) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            dispute,
            side.label,
            side.stance.map(attested_model::Stance::word),
            side.value,
            side.texts
        ])?;
    let id = change.last_insert_rowid();
    let mut statement = change.prepare_cached(
        "INSERT INTO dispute_side_statement (side, position, statement) VALUES (?1, ?2, ?3)",
    )?;
    for (position, taken) in side.statements.iter().enumerate() {
        statement.execute(params![id, number(position), rows.statement(*taken)?])?;
    }
    let mut figure = change
        .prepare_cached("INSERT INTO dispute_side_figure (side, position, figure) VALUES (?1, ?2, ?3)")?;
    for (position, given) in side.figures.iter().enumerate() {
        figure.execute(params![id, number(position), rows.figure(*given)?])?;
    }
    let mut report = change.prepare_cached(
        "INSERT INTO dispute_side_report (side, position, document, byte_start, byte_end)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, cited) in side.reports.iter().enumerate() {
        let (document, start, end) = rows.passage(*cited)?;
        report.execute(params![id, number(position), document, start, end])?;
    }
    Ok(())
}

impl Record {
    pub(crate) fn load_dispute(&self, id: i64) -> Result<Dispute> {
        let sides =
            self.children("SELECT id FROM dispute_side WHERE dispute = ?1 ORDER BY id", id, |row| {
                row.get(0)
            })?;
        let sides = sides.into_iter().map(|side| self.load_side(side)).collect::<Result<_>>()?;
        let mut read = self.connection.prepare_cached(
            "SELECT x.uid, x.about, x.matter, e.uid FROM dispute x LEFT JOIN event e ON e.id = x.event WHERE x.id = ?1",
        )?;
        Ok(read.query_row([id], |row| {
            Ok(Dispute {
                id: word(row, 0)?,
                about: word(row, 1)?,
                matter: row.get(2)?,
                event: word_or_none(row, 3)?,
                sides,
            })
        })?)
    }

    fn load_side(&self, id: i64) -> Result<Side> {
        let statements = self.children(
            "SELECT s.uid FROM dispute_side_statement p JOIN statement s ON s.id = p.statement
             WHERE p.side = ?1 ORDER BY p.position",
            id,
            |row| word(row, 0),
        )?;
        let figures = self.children(
            "SELECT f.uid FROM dispute_side_figure p JOIN figure f ON f.id = p.figure
             WHERE p.side = ?1 ORDER BY p.position",
            id,
            |row| word(row, 0),
        )?;
        let reports = self.children(
            "SELECT d.uid, p.byte_start, p.byte_end FROM dispute_side_report p JOIN document d ON d.id = p.document
             WHERE p.side = ?1 ORDER BY p.position",
            id,
            |row| passage(row, 0),
        )?;
        let mut read = self
            .connection
            .prepare_cached("SELECT label, stance, value, texts FROM dispute_side WHERE id = ?1")?;
        Ok(read.query_row([id], |row| {
            Ok(Side {
                label: row.get(0)?,
                stance: word_or_none(row, 1)?,
                value: row.get(2)?,
                statements,
                figures,
                reports,
                texts: row.get(3)?,
            })
        })?)
    }
}

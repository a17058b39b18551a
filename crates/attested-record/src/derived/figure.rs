use attested_model::{Figure, Vocabulary as _};
use rusqlite::{Transaction, params};

use super::quotes::Quotes;
use super::rows::Rows;
use crate::row::{
    TimeColumns, certainty, counts, passage, passage_or_none, time_or_none, word, word_or_none,
};
use crate::{Record, Result};

pub(super) fn write(
    change: &Transaction<'_>,
    figures: &[(i64, &Figure)],
    rows: &Rows,
    quotes: &Quotes,
) -> Result<()> {
    let mut insert = change.prepare(
        "INSERT INTO figure (id, uid, quote, low, high, bound, unit, of, event, in_statement, as_of, as_of_basis,
           as_of_words, as_of_first, as_of_last, document, byte_start, byte_end, scope_document, scope_byte_start,
           scope_byte_end, texts, carriers, owners, certainty)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
           ?22, ?23, ?24, ?25)",
    )?;
    for &(id, figure) in figures {
        let as_of = TimeColumns::of(figure.as_of.as_ref());
        let (document, start, end) = rows.passage(figure.passage)?;
        let scope = rows.passage_or_null(figure.scope)?;
        insert.execute(params![
            id,
            figure.id.to_string(),
            quotes.one(figure.passage),
            figure.low,
            figure.high,
            figure.bound.word(),
            figure.unit,
            figure.of.word(),
            figure.event.map(|event| rows.event(event)).transpose()?,
            figure.in_statement.map(|statement| rows.statement(statement)).transpose()?,
            as_of.edtf,
            as_of.basis,
            as_of.words,
            as_of.first,
            as_of.last,
            document,
            start,
            end,
            scope.0,
            scope.1,
            scope.2,
            figure.counts.texts,
            figure.counts.carriers,
            figure.counts.owners,
            f64::from(figure.certainty),
        ])?;
    }
    Ok(())
}

impl Record {
    pub(crate) fn load_figure(&self, id: i64) -> Result<Figure> {
        let mut read = self.connection.prepare_cached(
            "SELECT f.uid, f.low, f.high, f.bound, f.unit, f.of, c.uid, f.scope_byte_start, f.scope_byte_end,
               e.uid, s.uid, f.as_of, f.as_of_basis, f.as_of_words, d.uid, f.byte_start, f.byte_end, f.texts,
               f.carriers, f.owners, f.certainty
             FROM figure f JOIN document d ON d.id = f.document LEFT JOIN document c ON c.id = f.scope_document
             LEFT JOIN event e ON e.id = f.event LEFT JOIN statement s ON s.id = f.in_statement WHERE f.id = ?1",
        )?;
        Ok(read.query_row([id], |row| {
            Ok(Figure {
                id: word(row, 0)?,
                low: row.get(1)?,
                high: row.get(2)?,
                bound: word(row, 3)?,
                unit: row.get(4)?,
                of: word(row, 5)?,
                scope: passage_or_none(row, 6)?,
                event: word_or_none(row, 9)?,
                in_statement: word_or_none(row, 10)?,
                as_of: time_or_none(row, 11)?,
                passage: passage(row, 14)?,
                counts: counts(row, 17)?,
                certainty: certainty(row, 20)?,
            })
        })?)
    }
}

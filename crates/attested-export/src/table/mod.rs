//! One table of the record as CSV (RFC 4180: commas, quotes doubled, lines ended by CR LF, UTF-8, one header).
//!
//! A table has one row for each passage that a reader would want to look up, with its quote and its place in
//! code points and bytes: an event reported five times has five rows. Names stand beside ids, so that the file
//! can be read without the others. Cells that a spreadsheet would take for a formula begin with an apostrophe.

mod cell;
mod rows;

use std::io::Write;

pub use cell::neutral as csv_cell;
pub(crate) use cell::neutral;

use attested_model::Vocabulary;

use crate::whole::Whole;
use crate::{Error, Quotes};

/// The tables there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// One row a document.
    Documents,
    /// One row a passage that gives an actor a role; one for an actor without.
    Actors,
    /// One row a statement; the quote runs from its first word to its last.
    Statements,
    /// One row a report of an event.
    Events,
    /// One row a figure.
    Figures,
    /// One row a copied passage.
    Copies,
    /// One row a passage of a side of a dispute.
    Disputes,
}

impl Vocabulary for Table {
    const NAME: &'static str = "table";
    const ALL: &'static [Self] = &[
        Self::Documents,
        Self::Actors,
        Self::Statements,
        Self::Events,
        Self::Figures,
        Self::Copies,
        Self::Disputes,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Actors => "actors",
            Self::Statements => "statements",
            Self::Events => "events",
            Self::Figures => "figures",
            Self::Copies => "copies",
            Self::Disputes => "disputes",
        }
    }
}

impl Table {
    /// The names of its columns.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Documents => rows::DOCUMENTS,
            Self::Actors => rows::ACTORS,
            Self::Statements => rows::STATEMENTS,
            Self::Events => rows::EVENTS,
            Self::Figures => rows::FIGURES,
            Self::Copies => rows::COPIES,
            Self::Disputes => rows::DISPUTES,
        }
    }
}

/// Writes one table of the record.
///
/// # Errors
/// As [`crate::write_lines`].
pub fn write(
    whole: Whole<'_>,
    table: Table,
    quotes: &mut Quotes<'_>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let columns = table.columns();
    csv.write_record(columns)?;
    each(whole, table, quotes, &mut |row| {
        let cells = row.iter().zip(columns);
        // A number is no formula, even a negative one.
        csv.write_record(
            cells.map(|(cell, name)| if is_number(name) { cell.clone() } else { neutral(cell) }),
        )?;
        Ok(())
    })?;
    csv.flush()?;
    Ok(())
}

/// True for the columns that hold numbers only.
pub(crate) fn is_number(column: &str) -> bool {
    is_whole_number(column) || matches!(column, "certainty" | "low" | "high" | "lat" | "lon")
}

/// True for the columns that hold whole numbers only.
pub(crate) fn is_whole_number(column: &str) -> bool {
    matches!(
        column,
        "start"
            | "end"
            | "byte_start"
            | "byte_end"
            | "texts"
            | "carriers"
            | "owners"
            | "mentions"
            | "characters"
            | "bytes"
            | "side"
    )
}

/// Takes a row of a table, its cells as the record has them.
pub(crate) type EachRow<'a> = &'a mut dyn FnMut(Vec<String>) -> Result<(), Error>;

/// Hands over every row of a table.
pub(crate) fn each(
    whole: Whole<'_>,
    table: Table,
    quotes: &mut Quotes<'_>,
    to: EachRow<'_>,
) -> Result<(), Error> {
    let resolution = whole.resolution;
    let names = rows::Names::of(&resolution.actors);
    match table {
        Table::Documents => {
            for document in whole.documents {
                to(rows::document(&document?))?;
            }
        }
        Table::Actors => {
            for actor in &resolution.actors {
                rows::actor(actor, &names, quotes)?.into_iter().try_for_each(&mut *to)?;
            }
        }
        Table::Statements => {
            for statement in &resolution.statements {
                to(rows::statement(statement, &names, quotes)?)?;
            }
        }
        Table::Events => {
            for event in &resolution.events {
                rows::event(event, &names, quotes)?.into_iter().try_for_each(&mut *to)?;
            }
        }
        Table::Figures => {
            for figure in &resolution.figures {
                to(rows::figure(figure, quotes)?)?;
            }
        }
        Table::Copies => {
            for copy in &resolution.copies {
                rows::copy(copy, &names, quotes)?.into_iter().try_for_each(&mut *to)?;
            }
        }
        Table::Disputes => {
            for dispute in &resolution.disputes {
                rows::dispute(dispute, quotes)?.into_iter().try_for_each(&mut *to)?;
            }
        }
    }
    Ok(())
}

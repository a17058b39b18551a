//! One table of the record as CSV (RFC 4180: commas, quotes doubled, lines ended by CR LF, UTF-8, one header).
//!
//! A table has one row for each passage that a reader would want to look up, with its quote and its place in
//! code points and bytes: an event reported five times has five rows. Names stand beside ids, so that the file
//! can be read without the others. Cells that a spreadsheet would take for a formula begin with an apostrophe.

mod cell;
mod rows;

use std::io::Write;

pub use cell::neutral as csv_cell;

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
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let resolution = whole.resolution;
    let names = rows::Names::of(&resolution.actors);
    match table {
        Table::Documents => {
            rows.write_record(rows::DOCUMENTS)?;
            for document in whole.documents {
                rows.write_record(rows::document(&document?))?;
            }
        }
        Table::Actors => {
            rows.write_record(rows::ACTORS)?;
            for actor in &resolution.actors {
                for row in rows::actor(actor, &names, quotes)? {
                    rows.write_record(row)?;
                }
            }
        }
        Table::Statements => {
            rows.write_record(rows::STATEMENTS)?;
            for statement in &resolution.statements {
                rows.write_record(rows::statement(statement, &names, quotes)?)?;
            }
        }
        Table::Events => {
            rows.write_record(rows::EVENTS)?;
            for event in &resolution.events {
                for row in rows::event(event, &names, quotes)? {
                    rows.write_record(row)?;
                }
            }
        }
        Table::Figures => {
            rows.write_record(rows::FIGURES)?;
            for figure in &resolution.figures {
                rows.write_record(rows::figure(figure, quotes)?)?;
            }
        }
        Table::Copies => {
            rows.write_record(rows::COPIES)?;
            for copy in &resolution.copies {
                for row in rows::copy(copy, &names, quotes)? {
                    rows.write_record(row)?;
                }
            }
        }
        Table::Disputes => {
            rows.write_record(rows::DISPUTES)?;
            for dispute in &resolution.disputes {
                for row in rows::dispute(dispute, quotes)? {
                    rows.write_record(row)?;
                }
            }
        }
    }
    rows.flush()?;
    Ok(())
}

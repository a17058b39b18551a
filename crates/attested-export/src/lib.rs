//! The record for other programs: JSON Lines (the contract is [`mod@line`]) and CSV.
//!
//! Takes an open record, or lines of the model with the texts they cite, and writes them to whatever it is
//! handed. It never writes into the record, reads no clock and no environment, and adds nothing that the record
//! does not say. Every passage leaves as a quote with its place counted twice, in Unicode code points and in
//! bytes: *"Sarvane denied the report."* cites `denied` as `8..14`, and whoever holds the text can check it.
//!
//! - [`mod@line`]: one struct for each kind of line, and the ways from the model's types to them.
//! - [`jsonl`]: the whole record, one object a line, in a fixed order.
//! - [`csv()`]: one table for a spreadsheet; [`parquet()`]: the same with types.
//! - [`write_shape`]: the record in the shapes of other tools ([`Format`]), [`atom()`] and [`dossier()`].
//! - [`mod@words`]: lines as sentences of ours, for whoever shows them to a reader.

mod credit;
mod error;
pub mod line;
mod neutral;
mod quotes;
mod record;
mod shape;
mod table;
mod whole;
pub mod words;

pub use credit::Credits;
pub use error::Error;
pub use neutral::{Neutraliser, neutral};
pub use quotes::Quotes;
pub use record::{corrections, csv, document_line, jsonl};
pub use shape::{
    Citation, Dossier, Feed, Format, Notes, Paper, atom, citation, dossier, parquet, write_shape,
};
pub use table::{Table, csv_cell, write as write_table};
pub use whole::{Documents, Whole, write as write_lines};

//! What we say in our own words: dates, sentences, chains, counts; the same on the command line, on the web and in
//! written exports. Pure but for a [`Shelf`], where the lines that a line refers to are looked up.
//!
//! Our sentences say *said*, *said not*, *according to*; the source's verb stays inside the quotation. A status
//! is part of the sentence, so that a denied or planned event cannot be read as one that happened.

mod basis;
mod chain;
mod count;
mod event;
mod list;
mod office;
mod quantity;
mod reach;
mod record_shelf;
mod shelf;
mod side;
mod statement;
mod verb;
mod verbs;
mod when;

pub use basis::{known_by, set_apart_because};
pub use chain::{behind, carrier, of_report, of_statement, way_of_statement};
pub use count::{carried, grouped, plural};
pub use event::{sentence as event_sentence, status_mark, telling, told};
pub use list::{capital, join};
pub use office::office;
pub use quantity::{number, quantity};
pub use reach::{around, sentence, stretched, whole};
pub use record_shelf::RecordShelf;
pub use shelf::Shelf;
pub use side::{about, behind_side, date_of_side, stance_word, way_of_side};
pub use statement::{lead as statement_lead, nobody_named, tag as statement_tag};
pub use when::{in_words, margin};

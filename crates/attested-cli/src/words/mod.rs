//! What we say in our own words: dates, sentences, chains, counts. Pure; nothing is written here.
//!
//! Our sentences say *said*, *said not*, *according to*; the source's verb stays inside the quotation. A status
//! is part of the sentence, so that a denied or planned event cannot be read as one that happened.

mod chain;
mod count;
mod event;
mod list;
mod quantity;
mod statement;
mod verb;
mod verbs;
mod when;

pub(crate) use chain::{behind, carrier, of_report, of_statement, way_of_statement};
pub(crate) use count::{carried, grouped, plural};
pub(crate) use event::{sentence as event_sentence, status_mark};
pub(crate) use list::{capital, join};
pub(crate) use quantity::quantity;
pub(crate) use statement::{lead as statement_lead, tag as statement_tag};
pub(crate) use when::{in_words, margin};

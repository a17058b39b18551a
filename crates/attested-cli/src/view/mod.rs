//! Lines of the record as entries on a screen. Each view takes a line and a [`Shelf`](attested_export::words::Shelf) and
//! gives entries; it neither queries nor writes.

mod actor;
mod copy;
mod decision;
mod dispute;
mod document;
mod event;
mod excerpt;
mod figure;
mod hit;
mod names;
mod parted;
mod source;
mod statement;

use std::fmt::Display;

use crate::model::Edtf;
use crate::terminal::{Para, Role, Text};
use crate::words;

pub(crate) use actor::actor;
pub(crate) use copy::copy;
pub(crate) use decision::{decision, deed};
pub(crate) use dispute::dispute;
pub(crate) use document::{document, document_row};
pub(crate) use event::event;
pub(crate) use figure::figure;
pub(crate) use hit::hit;
pub(crate) use names::names;
pub(crate) use parted::{blocks, candidates, sections};
pub(crate) use source::source;
pub(crate) use statement::statement;

/// How much to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// One of many in a list.
    List,
    /// The only one, with everything that is known.
    Full,
}

impl Depth {
    /// Lines that a quotation may take; 0 for all.
    fn quote_lines(self) -> usize {
        match self {
            Self::List => 4,
            Self::Full => 0,
        }
    }
}

/// Columns of the date margin.
const MARGIN: usize = 14;
/// Digits of an id that lists show; `attested show` takes any unique beginning.
const ID_DIGITS: usize = 7;

/// An id as lists show it.
fn short_id(id: &impl Display) -> String {
    id.to_string().chars().take(2 + ID_DIGITS).collect()
}

fn margin(edtf: Option<Edtf>) -> Vec<Text> {
    dated(&words::margin(edtf))
}

fn dated(lines: &[String]) -> Vec<Text> {
    let roles = std::iter::once(Role::Date).chain(std::iter::repeat(Role::Quiet));
    lines.iter().zip(roles).map(|(line, role)| Text::of(role, line)).collect()
}

/// A sentence of ours, with the word that marks its status before it.
fn headline(mark: Option<&str>, sentence: &str) -> Para {
    let mut text = Text::new();
    if let Some(mark) = mark {
        text.push(Role::Status, &format!("[{mark}]"));
        text.push(Role::Head, " ");
    }
    text.push(Role::Head, sentence);
    Para::new(text)
}

/// The quiet line below: parts set apart by points.
pub(crate) fn footer(parts: &[String]) -> Para {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    Para::new(Text::of(Role::Quiet, &parts.join(" · ")))
}

/// A field of a full view: its name and its value.
fn field(name: &str, value: &str) -> Para {
    Para::new(Text::of(Role::Quiet, &format!("{name}: ")).and(Role::Plain, value))
}

#[cfg(test)]
mod tests;

//! Pieces that pages are made of. Whatever came from a source passes through [`text`]: escaped, and with what could
//! turn the reading order around made visible.

mod counts;
mod passage;
mod text;
mod time;

pub(crate) use counts::{bar, carried, defs};
pub(crate) use passage::{Mark, context, legend, marked, span_link};
pub(crate) use text::{country, foreign};
pub(crate) use time::{precise, when};

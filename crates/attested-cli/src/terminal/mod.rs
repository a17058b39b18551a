//! Everything that reaches a screen: text by roles, wrapped to a width, coloured or marked, and neutralised.
//!
//! Views hand over [`Text`]: pieces with a role (speaker, cue, status …). Nothing else is ever written to a
//! screen, and every piece passes through [`neutral()`] when it is pushed, so that no source can move the cursor,
//! recolour the screen or turn the reading order around. Where there is no colour, speakers stand between ‹ ›
//! and cues between _ _; no meaning hangs on colour alone.

mod columns;
mod look;
mod paint;
mod text;
mod wrap;

pub(crate) use attested_export::{Neutraliser, neutral};
pub(crate) use columns::{Entry, Para};
pub(crate) use look::{ColorChoice, Look};
pub(crate) use paint::paint;
pub(crate) use text::{Role, Text};
pub(crate) use wrap::{width, wrap};

//! Behaviour of the nouns.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod code_points;
mod document;
mod edtf;
mod id;
mod offset_map;
mod span;
mod vocabulary;

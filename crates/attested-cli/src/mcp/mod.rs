//! The Model Context Protocol over standard input and output: the record as read-only tools for a language model.
//!
//! Takes one JSON-RPC message a line, answers on standard output, and ends when the input ends. Six tools, none of
//! which writes: `search`, `timeline`, `compare`, `entity`, `passage`, `verify_quote`. What came from a source is
//! never mixed with words of ours: it stands in fields named `quote` or `text` of a result that says so
//! (`untrusted`), so that a client can tell its model that an article's text is data and no instruction.
//!
//! The protocol is spoken by hand: a client of standard input needs four methods, and an async runtime would be
//! heavier than the rest of the program.

mod protocol;
mod tools;

pub(crate) use protocol::serve;

//! The record as its users see it: what goes in comes out, and nothing that happens to the file goes unnoticed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests start writers, wait for them and measure")]

mod brief;
mod check;
mod crash;
mod datasette;
mod facts;
mod generate;
mod migrate;
mod open;
mod queries;
mod round_trip;
mod schema;
mod search;
mod speed;
mod support;

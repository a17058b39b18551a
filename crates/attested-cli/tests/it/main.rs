//! The program as a reader meets it: a command line in, two streams and an exit code out.
//!
//! The corpus is invented and small; what the analysis makes of it is the business of other tests. Here it is
//! only asked that something comes out, that it has the right shape, and that what goes wrong is told well.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

mod bad_input;
mod corrections;
mod diff;
mod docs;
mod export;
#[cfg(feature = "fetch")]
mod fetch;
mod formats;
mod hostile;
mod house;
mod import;
mod journey;
mod mcp;
mod sources;
mod types;
mod verify;
mod watch;

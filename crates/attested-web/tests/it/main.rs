//! Tests over real requests: a server on a port of its own, a record of invented reports.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod corrections;
mod data;
mod docs;
mod pages;
mod server;
mod wide;

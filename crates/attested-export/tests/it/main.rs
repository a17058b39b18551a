//! The lines and tables that leave the record, checked against the texts they cite.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

mod contract;
mod round_trip;
mod sample;
mod shapes;
mod tables;

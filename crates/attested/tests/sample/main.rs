//! The sample corpus: golden records of each report, and the record a careful reader made by hand.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod golden;
mod reports;
mod truth;

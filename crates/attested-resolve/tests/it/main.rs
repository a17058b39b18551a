//! What the resolution does, on hand-made analyses of invented reports.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod actors;
mod builder;
mod copies;
mod decisions;
mod disputes;
mod events;
mod invariants;
mod lists;
mod properties;
mod synthetic;

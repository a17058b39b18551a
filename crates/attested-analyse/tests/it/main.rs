//! Behaviour of the analysis, from outside.

mod digest;
mod pathological;
mod printed;
mod printed_said;
mod properties;
mod spec;
mod support;

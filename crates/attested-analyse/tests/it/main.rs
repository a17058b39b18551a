//! Behaviour of the analysis, from outside.

mod custom;
mod digest;
mod pathological;
mod printed;
mod printed_said;
mod properties;
mod spec;
mod support;

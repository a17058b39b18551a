//! Behaviour of the analysis, from outside.

mod printed;
mod printed_said;
mod properties;
mod spec;
mod support;

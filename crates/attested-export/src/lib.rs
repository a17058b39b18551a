//! The record as JSON Lines and CSV.

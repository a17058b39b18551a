//! The store: one SQLite file of append-only facts and derived tables.

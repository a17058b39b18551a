//! The facade: from sources to a record, with threads, progress and cancellation.

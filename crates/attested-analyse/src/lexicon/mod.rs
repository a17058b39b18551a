//! Word lists and gazetteers, embedded as TSV tables.
//!
//! Every table has a line in `data/SOURCE.md` that says where it comes from and under which licence.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Every embedded table with its name; [`lexicon_hash`] covers them all.
const TABLES: &[(&str, &str)] = &[];

/// SHA-256, in hexadecimal, of all word lists and gazetteers.
pub fn lexicon_hash() -> String {
    let mut hash = Sha256::new();
    for (name, table) in TABLES {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(table.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

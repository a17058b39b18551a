//! Word lists and gazetteers, embedded as TSV tables.
//!
//! Takes nothing; gives look-ups of words and of names. Every table has a line in `data/SOURCE.md` that says
//! where it comes from and under which licence. The tables are parsed once, on first use.

mod gazetteer;
mod words;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

pub use gazetteer::country_name;
pub(crate) use gazetteer::{Entry, found_at, place};
pub(crate) use words::{Noun, Words, noun, words};

/// Every embedded table with its name, sorted; [`lexicon_hash`] covers them all.
const TABLES: &[(&str, &str)] = &[
    ("act_words", include_str!("../../data/act_words.tsv")),
    ("closed", include_str!("../../data/closed.tsv")),
    ("common_words", include_str!("../../data/common_words.tsv")),
    ("contexts", include_str!("../../data/contexts.tsv")),
    ("countries", include_str!("../../data/countries.tsv")),
    ("cue_nouns", include_str!("../../data/cue_nouns.tsv")),
    ("cues", include_str!("../../data/cues.tsv")),
    ("figurative", include_str!("../../data/figurative.tsv")),
    ("first_names", include_str!("../../data/first_names.tsv")),
    ("given_names", include_str!("../../data/given_names.tsv")),
    ("heads", include_str!("../../data/heads.tsv")),
    ("honorifics", include_str!("../../data/honorifics.tsv")),
    ("modifiers", include_str!("../../data/modifiers.tsv")),
    ("nouns", include_str!("../../data/nouns.tsv")),
    ("organisations", include_str!("../../data/organisations.tsv")),
    ("places", include_str!("../../data/places.tsv")),
    ("regions", include_str!("../../data/regions.tsv")),
    ("triggers", include_str!("../../data/triggers.tsv")),
    ("verbs", include_str!("../../data/verbs.tsv")),
];

/// The lines of a table that are not comments; nothing for a table that does not exist.
pub(crate) fn table(name: &str) -> impl Iterator<Item = &'static str> {
    let text = TABLES.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

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

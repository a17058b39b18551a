//! The words of custom types, under every form of their first word.

use std::collections::BTreeMap;

use super::CustomType;
use crate::grammar::inflections;

/// The place of an object inside a cue.
const GAP: &str = "…";

/// One cue of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// Which type, by number.
    pub(super) of: usize,
    /// The words behind the first one.
    pub(super) rest: Vec<String>,
    /// How many of them stand in front of the object, where one may stand between.
    pub(super) gap: Option<usize>,
}

/// All cues of all types, by the written forms of their first words; the longest cue first.
#[derive(Debug, Clone, Default)]
pub(super) struct Cues(BTreeMap<String, Vec<Cue>>);

impl Cues {
    pub(super) fn of(types: &[CustomType]) -> Self {
        let mut table: BTreeMap<String, Vec<Cue>> = BTreeMap::new();
        for (of, each) in types.iter().enumerate() {
            for cue in &each.cues {
                let words = words(cue);
                let gap = words.iter().skip(1).position(|word| word == GAP);
                let mut rest: Vec<String> = words.iter().filter(|word| *word != GAP).cloned().collect();
                if rest.is_empty() {
                    continue;
                }
                let first = rest.remove(0);
                for form in inflections(&first) {
                    table.entry(form).or_default().push(Cue { of, rest: rest.clone(), gap });
                }
            }
        }
        for cues in table.values_mut() {
            cues.sort_by_key(|cue| (std::cmp::Reverse(cue.rest.len()), cue.of));
            cues.dedup();
        }
        Self(table)
    }

    /// The cues that may begin with a lower-cased word, the longest first.
    pub(super) fn under(&self, word: &str) -> &[Cue] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}

/// A cue in lower-cased words; three dots are the sign for an object.
pub(super) fn words(cue: &str) -> Vec<String> {
    cue.to_lowercase().replace("...", GAP).replace(GAP, " … ").split_whitespace().map(str::to_owned).collect()
}

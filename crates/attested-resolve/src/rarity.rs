//! How much a word tells: the rarer it is in news at large and among the documents at hand, the more.
//!
//! All numbers are whole, so that they are the same on every machine. The table of common words is described in
//! `data/SOURCE.md`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::content;

/// Of 1,000 documents of news at large, how many hold a word that is not in the table.
const UNLISTED: u64 = 4;
/// How many documents the table of news at large counts for beside those at hand.
const BACKGROUND: u64 = 1000;
/// Parts of a bit that weights are counted in.
const PARTS: u64 = 16;

/// Stems of common words by their hashes, sorted, with their documents of 1,000.
static COMMON: LazyLock<Vec<(u64, u64)>> = LazyLock::new(|| {
    let mut shares: BTreeMap<u64, u64> = BTreeMap::new();
    let lines = include_str!("../data/word_counts.tsv").lines().filter(|line| !line.starts_with('#'));
    for (word, share) in lines.filter_map(|line| line.split_once('\t')) {
        if let (Some(key), Ok(share)) = (content::key_of_word(word), share.parse::<u64>()) {
            let most = shares.entry(key).or_default();
            *most = share.max(*most);
        }
    }
    shares.into_iter().collect()
});

/// How rare each word is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rarity {
    /// Documents at hand that hold a word, for words of at least two, by word.
    held: Vec<(u64, u64)>,
    documents: u64,
}

impl Rarity {
    /// Counts the documents at hand; each gives the hashes of its words, each once.
    pub(crate) fn of<'w>(documents: impl Iterator<Item = &'w [u64]>) -> Self {
        let mut all: Vec<u64> = Vec::new();
        let mut count = 0;
        for words in documents {
            all.extend_from_slice(words);
            count += 1;
        }
        all.sort_unstable();
        let held = all
            .chunk_by(|left, right| left == right)
            .filter(|same| same.len() > 1)
            .map(|same| (same[0], same.len() as u64))
            .collect();
        Self { held, documents: count }
    }

    /// The information of a word in sixteenths of a bit: 0 for a word in every document.
    pub(crate) fn weight(&self, word: u64) -> u64 {
        let held = find(&self.held, word).unwrap_or(1);
        let share = find(&COMMON, word).unwrap_or(UNLISTED);
        let with = share * BACKGROUND / 1000 + held;
        bits((self.documents + BACKGROUND) * PARTS / with.max(1)).saturating_sub(bits(PARTS))
    }

    /// True for what few of the documents at hand hold: at most ten, and at most one in fifty.
    pub(crate) fn is_seldom(&self, word: u64) -> bool {
        let held = find(&self.held, word).unwrap_or(1);
        held <= 10 && held * 50 <= self.documents
    }

    /// The information that two sorted lists of words share.
    pub(crate) fn shared(&self, one: &[u64], two: &[u64]) -> u64 {
        let (mut at, mut to, mut sum) = (0, 0, 0);
        while at < one.len() && to < two.len() {
            match one[at].cmp(&two[to]) {
                std::cmp::Ordering::Less => at += 1,
                std::cmp::Ordering::Greater => to += 1,
                std::cmp::Ordering::Equal => {
                    sum += self.weight(one[at]);
                    at += 1;
                    to += 1;
                }
            }
        }
        sum
    }
}

fn find(table: &[(u64, u64)], word: u64) -> Option<u64> {
    table.binary_search_by_key(&word, |entry| entry.0).ok().map(|at| table[at].1)
}

/// The binary logarithm in sixteenths, straight between powers of two; 0 for 0.
pub(crate) fn bits(value: u64) -> u64 {
    let Some(whole) = value.checked_ilog2() else { return 0 };
    let rest = value - (1 << whole);
    // `rest` is below 2^whole, so that the quotient is below PARTS.
    let part = u64::try_from((u128::from(rest) * u128::from(PARTS)) >> whole).unwrap_or(PARTS);
    u64::from(whole) * PARTS + part
}

#[cfg(test)]
mod tests {
    use super::{Rarity, bits};
    use crate::content::words_of;

    #[test]
    fn rare_words_tell_more_than_common_ones() {
        let rarity = Rarity::default();
        let weight = |word: &str| rarity.weight(words_of(word)[0]);
        assert!(weight("president") < weight("attack") && weight("attack") < weight("Dellin"));
        let papers = [words_of("Dellin fell"), words_of("Dellin rose"), words_of("Dellin again")];
        let local = Rarity::of(papers.iter().map(Vec::as_slice));
        assert!(local.weight(words_of("Dellin")[0]) < weight("Dellin"));
        assert_eq!((bits(1), bits(2), bits(3), bits(1024)), (0, 16, 24, 160));
    }
}

//! Fingerprints: few hashes of runs of words, chosen so that a long shared run shares at least one.

use crate::words::{Word, mix};

/// Words in a hashed run.
pub(crate) const GRAM: usize = 6;
/// Runs in a window of which the smallest hash is kept: 13 equal words in a row share a fingerprint for sure.
pub(crate) const WINDOW: usize = 8;
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a run of [`GRAM`] words and the place of its first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fingerprint {
    pub(crate) hash: u64,
    pub(crate) at: u32,
}

/// Hashes of all runs of `size` words; run `n` starts at word `n`.
pub(crate) fn grams(words: &[Word], size: usize) -> Vec<u64> {
    if words.len() < size || size == 0 {
        return Vec::new();
    }
    let top = (1..size).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut rolling = 0u64;
    let mut hashes = Vec::with_capacity(words.len() - size + 1);
    for (at, word) in words.iter().enumerate() {
        if at >= size {
            rolling = rolling.wrapping_sub(words[at - size].key.wrapping_mul(top));
        }
        rolling = rolling.wrapping_mul(BASE).wrapping_add(word.key);
        if at + 1 >= size {
            hashes.push(mix(rolling));
        }
    }
    hashes
}

/// The fingerprints of a text: of each window of runs the smallest hash, the last one among equals.
pub(crate) fn winnow(words: &[Word]) -> Vec<Fingerprint> {
    let hashes = grams(words, GRAM);
    let window = WINDOW.min(hashes.len());
    let mut kept: Vec<Fingerprint> = Vec::with_capacity(hashes.len() / 4 + 1);
    if window == 0 {
        return kept;
    }
    let mut least = usize::MAX;
    for start in 0..=hashes.len() - window {
        let end = start + window;
        if least == usize::MAX || least < start {
            least = start;
            for at in start..end {
                if hashes[at] <= hashes[least] {
                    least = at;
                }
            }
        } else if hashes[end - 1] <= hashes[least] {
            least = end - 1;
        } else {
            continue;
        }
        kept.push(Fingerprint { hash: hashes[least], at: u32::try_from(least).unwrap_or(u32::MAX) });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{grams, winnow};
    use crate::words::words;
    use attested_model::Span;

    fn of(text: &str) -> Vec<crate::words::Word> {
        words(text, [Span::of(0..text.len())])
    }

    #[test]
    fn fifteen_shared_words_share_a_fingerprint() {
        let run = "the envoy of the northern council left the harbour town before dawn on a small boat";
        let one = of(&format!("Nobody in the port had been told of it when {run} yesterday, they said."));
        let two =
            of(&format!("Officials confirm: {run}. Nothing else was known at the time of writing this."));
        let (one, two) = (winnow(&one), winnow(&two));
        assert!(one.iter().any(|left| two.iter().any(|right| left.hash == right.hash)));
    }

    #[test]
    fn equal_runs_hash_equally_wherever_they_stand() {
        let long = grams(&of("a b c d e f g h i j"), 4);
        let short = grams(&of("e f g h"), 4);
        assert_eq!(long[4], short[0]);
        assert_eq!(long.len(), 7);
    }
}

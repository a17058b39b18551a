//! MinHash (Broder 1997), the usual way to find documents that are nearly the same: what copies are measured beside.
//!
//! 128 hash functions over runs of five words; the share of equal minima estimates the Jaccard likeness of two texts. It
//! tells that two texts are alike, not which passage is. `benches/copies/minhash.py` does the same with datasketch.

const FUNCTIONS: usize = 128;
const SHINGLE: usize = 5;

/// The minima of a text.
pub(crate) struct Signature([u64; FUNCTIONS]);

impl Signature {
    pub(crate) fn of(text: &str) -> Self {
        let words: Vec<u64> = text.split_whitespace().map(|word| hash(&word.to_lowercase())).collect();
        let mut least = [u64::MAX; FUNCTIONS];
        for run in words.windows(SHINGLE) {
            let run = run.iter().fold(17u64, |run, word| mix(run.wrapping_mul(31).wrapping_add(*word)));
            for (function, least) in least.iter_mut().enumerate() {
                *least = (*least).min(mix(run ^ mix(function as u64 + 1)));
            }
        }
        Self(least)
    }

    /// The estimated Jaccard likeness, in hundredths; 0 for texts too short for a run.
    pub(crate) fn likeness(&self, other: &Self) -> usize {
        let equal = self.0.iter().zip(&other.0).filter(|(one, two)| one == two && **one != u64::MAX).count();
        equal * 100 / FUNCTIONS
    }
}

fn hash(word: &str) -> u64 {
    mix(word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    }))
}

fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::Signature;

    #[test]
    fn likeness_estimates_the_share_of_common_runs() {
        let words =
            |from: usize, to: usize| (from..to).map(|at| format!("w{at}")).collect::<Vec<_>>().join(" ");
        let one = Signature::of(&words(0, 400));
        assert_eq!(one.likeness(&Signature::of(&words(0, 400))), 100);
        assert_eq!(one.likeness(&Signature::of(&words(1000, 1400))), 0);
        // 196 runs of 596 in all are common.
        let half = one.likeness(&Signature::of(&words(200, 600)));
        assert!((22..=44).contains(&half), "{half}");
        assert_eq!(Signature::of("too short").likeness(&Signature::of("too short")), 0);
    }
}

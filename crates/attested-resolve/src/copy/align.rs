//! Alignment of two texts: runs of equal words, chained over small edits into passages.
//!
//! Example: a paper prints an agency's paragraph with another figure and one sentence less. The three runs of
//! equal words form one chain, because what lies between them is short against what they share.

use std::cmp::Ordering;
use std::ops::Range;

use super::fingerprint::grams;
use crate::words::Word;

/// Words of the runs that are looked up.
const SEED: usize = 4;
/// A passage needs so many equal words …
const LEAST: usize = 12;
/// … and an unbroken run of so many, or else this many equal words that make two thirds of it.
const ANCHOR: usize = 8;
const MANY: usize = 20;
/// A run of words that stands so often on both sides (the product) tells nothing.
const REPEATS: usize = 16;
/// How many earlier runs are looked at for a chain.
const LOOK_BACK: usize = 48;
/// What an equal word earns and what a word of a gap costs.
const GAIN: i64 = 4;
const COST: i64 = 3;

/// A text prepared for alignment.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) words: Vec<Word>,
    /// Words of boilerplate.
    hidden: Vec<bool>,
    seeds: Vec<(u64, u32)>,
}

/// A run of equal words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Run {
    pub(crate) left: usize,
    pub(crate) right: usize,
    pub(crate) len: usize,
}

/// A passage that two texts share: word ranges on both sides and the runs of equal words inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aligned {
    pub(crate) left: Range<usize>,
    pub(crate) right: Range<usize>,
    pub(crate) runs: Vec<Run>,
    /// Equal words.
    pub(crate) matched: usize,
}

impl Prepared {
    /// Prepares words; no run goes through a word of `masked`.
    pub(crate) fn new(words: Vec<Word>, masked: &[Range<usize>]) -> Self {
        let mut hidden = vec![false; words.len()];
        for range in masked {
            let end = range.end.min(words.len());
            hidden[range.start.min(end)..end].fill(true);
        }
        let mut seeds: Vec<(u64, u32)> = grams(&words, SEED)
            .into_iter()
            .enumerate()
            .filter(|(at, _)| !hidden[*at..*at + SEED].contains(&true))
            .map(|(at, hash)| (hash, u32::try_from(at).unwrap_or(u32::MAX)))
            .collect();
        seeds.sort_unstable();
        Self { words, hidden, seeds }
    }

    /// The keys of the next few words, up to boilerplate.
    fn shown(&self, places: impl Iterator<Item = usize>) -> impl Iterator<Item = u64> {
        places.take(8).take_while(|&at| !self.hidden[at]).map(|at| self.words[at].key)
    }
}

/// The passages that two texts share, in the order of the left text.
pub(crate) fn align(left: &Prepared, right: &Prepared) -> Vec<Aligned> {
    let runs = runs(left, right);
    let mut found: Vec<Aligned> = chains(&runs)
        .into_iter()
        .map(|chain| extend(chain, left, right))
        .filter(|aligned| {
            let longer = aligned.left.len().max(aligned.right.len());
            let unbroken = aligned.runs.iter().any(|run| run.len >= ANCHOR) && aligned.matched * 2 >= longer;
            aligned.matched >= LEAST
                && (unbroken || (aligned.matched >= MANY && aligned.matched * 3 >= longer * 2))
        })
        .collect();
    found.sort_unstable_by_key(|aligned| (aligned.left.start, aligned.right.start));
    found
}

/// Maximal runs of equal words, by their place in the left text.
fn runs(left: &Prepared, right: &Prepared) -> Vec<Run> {
    let mut hits: Vec<(i64, u32, u32)> = Vec::new();
    let (mut one, mut two) = (0, 0);
    while one < left.seeds.len() && two < right.seeds.len() {
        let (hash, other) = (left.seeds[one].0, right.seeds[two].0);
        match hash.cmp(&other) {
            Ordering::Less => one += 1,
            Ordering::Greater => two += 1,
            Ordering::Equal => {
                let one_end = one + left.seeds[one..].iter().take_while(|seed| seed.0 == hash).count();
                let two_end = two + right.seeds[two..].iter().take_while(|seed| seed.0 == hash).count();
                if (one_end - one) * (two_end - two) <= REPEATS {
                    for &(_, at) in &left.seeds[one..one_end] {
                        for &(_, to) in &right.seeds[two..two_end] {
                            hits.push((i64::from(at) - i64::from(to), at, to));
                        }
                    }
                }
                (one, two) = (one_end, two_end);
            }
        }
    }
    hits.sort_unstable();
    let mut found: Vec<Run> = Vec::new();
    let mut last: Option<(i64, u32)> = None;
    for (diagonal, at, to) in hits {
        match (last, found.last_mut()) {
            (Some((before, from)), Some(run)) if before == diagonal && from + 1 == at => run.len += 1,
            _ => found.push(Run { left: at as usize, right: to as usize, len: SEED }),
        }
        last = Some((diagonal, at));
    }
    found.sort_unstable();
    found
}

/// Chains of runs in the same order on both sides whose gaps cost less than they earn. Each run is in one chain.
fn chains(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut score: Vec<i64> = Vec::with_capacity(runs.len());
    let mut before: Vec<Option<usize>> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let (mut best, mut from) = (GAIN * to_i64(run.len), None);
        for earlier in at.saturating_sub(LOOK_BACK)..at {
            if let Some(step) = step(runs[earlier], *run)
                && score[earlier] + step > best
            {
                (best, from) = (score[earlier] + step, Some(earlier));
            }
        }
        score.push(best);
        before.push(from);
    }
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(score[at]), at));
    let mut used = vec![false; runs.len()];
    let mut found = Vec::new();
    for last in order {
        let mut chain = Vec::new();
        let mut at = Some(last);
        while let Some(here) = at {
            if used[here] {
                break;
            }
            used[here] = true;
            chain.push(runs[here]);
            at = before[here];
        }
        chain.reverse();
        if !chain.is_empty() {
            found.push(chain);
        }
    }
    found
}

/// What following `first` by `second` adds to a chain; `None` when it cannot follow.
fn step(first: Run, second: Run) -> Option<i64> {
    let (left_end, right_end) = (first.left + first.len, first.right + first.len);
    let shared = left_end.saturating_sub(second.left).max(right_end.saturating_sub(second.right));
    if second.left <= first.left || second.right <= first.right || shared >= second.len {
        return None;
    }
    let gap = (second.left + shared - left_end).max(second.right + shared - right_end);
    Some(GAIN * to_i64(second.len - shared) - COST * to_i64(gap))
}

fn to_i64(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Makes the passage of a chain, its ends carried on over single changed words.
fn extend(chain: Vec<Run>, left: &Prepared, right: &Prepared) -> Aligned {
    let (first, last) = (chain[0], chain[chain.len() - 1]);
    let mut runs = chain;
    let (mut start, mut other_start) = (first.left, first.right);
    while let Some((skip, other_skip, len)) =
        more(left.shown((0..start).rev()), right.shown((0..other_start).rev()))
    {
        start -= skip + len;
        other_start -= other_skip + len;
        runs.insert(0, Run { left: start, right: other_start, len });
    }
    let (mut end, mut other_end) = (last.left + last.len, last.right + last.len);
    while let Some((skip, other_skip, len)) =
        more(left.shown(end..left.words.len()), right.shown(other_end..right.words.len()))
    {
        runs.push(Run { left: end + skip, right: other_end + other_skip, len });
        end += skip + len;
        other_end += other_skip + len;
    }
    let mut matched = 0;
    let (mut left_seen, mut right_seen) = (0, 0);
    for run in &runs {
        let shared = left_seen.max(run.left) - run.left;
        let shared = shared.max(right_seen.max(run.right) - run.right).min(run.len);
        matched += run.len - shared;
        (left_seen, right_seen) = (run.left + run.len, run.right + run.len);
    }
    Aligned { left: start..end, right: other_start..other_end, runs, matched }
}

/// Words to skip on both sides (at most one each) and the number of equal words behind, at least two.
fn more(left: impl Iterator<Item = u64>, right: impl Iterator<Item = u64>) -> Option<(usize, usize, usize)> {
    let (left, right): (Vec<u64>, Vec<u64>) = (left.collect(), right.collect());
    [(0, 0), (1, 1), (0, 1), (1, 0)].into_iter().find_map(|(skip, other_skip)| {
        let (one, two) = (left.get(skip..)?, right.get(other_skip..)?);
        let len = one.iter().zip(two).take_while(|(one, two)| one == two).count();
        let enough = if skip + other_skip == 0 { 1 } else { 2 };
        (len >= enough).then_some((skip, other_skip, len))
    })
}

//! Words to events: which words name one, of which PLOVER root, and whether it happened; as in `training/decode.py`.

use std::ops::Range;

use crate::chain::arg_max;
use crate::network::Rows;

/// Words that name one event, or a verb that names none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) words: Range<usize>,
    /// Index of a trigger label; 0 is none.
    pub(crate) root: usize,
    /// Smallest probability of the root in the words.
    pub(crate) certainty: f64,
    /// Index of a status.
    pub(crate) status: usize,
    pub(crate) status_certainty: f64,
}

/// Neighbouring trigger words of one root together, and verbs that are no trigger.
///
/// `head` and `verb` answer for a word of the window; a root has no head. The status is that of the word on which the
/// others depend.
pub(crate) fn predicates(
    triggers: &Rows,
    status: &Rows,
    words: usize,
    head: impl Fn(usize) -> Option<usize>,
    verb: impl Fn(usize) -> bool,
) -> Vec<Found> {
    let best: Vec<usize> = (0..words).map(|word| arg_max(triggers.row(word).iter().copied()).0).collect();
    let mut found = Vec::new();
    let mut start = 0;
    while start < words {
        let root = best[start];
        let mut end = start + 1;
        while root > 0 && end < words && best[end] == root {
            end += 1;
        }
        if root > 0 || verb(start) {
            let outside = |word: &usize| head(*word).is_none_or(|head| head < start || head >= end);
            let top = (start..end).find(outside).unwrap_or(start);
            let chance = |word| probability(triggers.row(word), root);
            let (state, _) = arg_max(status.row(top).iter().copied());
            found.push(Found {
                words: start..end,
                root,
                certainty: (start..end).map(chance).fold(1.0, f64::min),
                status: state,
                status_certainty: probability(status.row(top), state),
            });
        }
        start = end;
    }
    found
}

/// Probability of one of the scores of a row.
pub(crate) fn probability(row: &[f32], chosen: usize) -> f64 {
    let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let raised = |score: f32| f64::from(score - top).exp();
    let total: f64 = row.iter().copied().map(raised).sum();
    row.get(chosen).map_or(0.0, |score| raised(*score) / total)
}

#[cfg(test)]
mod tests {
    use super::{predicates, probability};
    use crate::network::Rows;

    #[test]
    fn neighbours_of_one_root_are_one_event() {
        let triggers =
            Rows::of(3, vec![9.0, 0.0, 0.0, 0.0, 4.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 4.0, 9.0, 0.0, 0.0]);
        let status = Rows::of(2, vec![1.0, 0.0, 0.0, 3.0, 2.0, 0.0, 0.0, 1.0, 1.0, 0.0]);
        let heads = [Some(4), Some(2), Some(0), Some(0), None];
        let found = predicates(&triggers, &status, 5, |word| heads[word], |word| word == 4);
        let shown: Vec<_> = found.iter().map(|f| (f.words.clone(), f.root, f.status)).collect();
        assert_eq!(shown, [(1..3, 1, 0), (3..4, 2, 1), (4..5, 0, 0)]);
    }

    #[test]
    fn probabilities_add_up() {
        let row = [0.5_f32, -2.0, 300.0];
        let sum: f64 = (0..3).map(|i| probability(&row, i)).sum();
        assert!((sum - 1.0).abs() < 1e-12, "{sum}");
    }
}

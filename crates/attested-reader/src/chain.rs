//! BIO labels with a linear chain on top: the best sequence, and how sure each label is.

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use crate::ReaderError;

/// A span head's part of `reader.json`.
#[derive(Debug, Deserialize)]
pub(crate) struct RawChain {
    labels: Vec<String>,
    transitions: Vec<Vec<f64>>,
    starts: Vec<f64>,
}

/// Labels and tables of a span head. Label 0 is O; labels 2k+1 and 2k+2 are B and I of type k.
#[derive(Debug)]
pub(crate) struct Chain {
    kinds: Vec<Arc<str>>,
    transitions: Vec<Vec<f64>>,
    /// The exponentials of `transitions`.
    moves: Vec<Vec<f64>>,
    starts: Vec<f64>,
}

/// A typed range of words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) words: Range<usize>,
    pub(crate) kind: Arc<str>,
    /// Smallest probability of a word's label in the range.
    pub(crate) certainty: f64,
}

impl TryFrom<RawChain> for Chain {
    type Error = ReaderError;

    fn try_from(raw: RawChain) -> Result<Self, ReaderError> {
        let size = raw.labels.len();
        let square = raw.transitions.len() == size && raw.transitions.iter().all(|row| row.len() == size);
        if !square || raw.starts.len() != size || raw.labels.first().map(String::as_str) != Some("O") {
            return Err(ReaderError::description("a span head's tables do not fit its labels"));
        }
        let mut kinds = Vec::with_capacity(size / 2);
        for pair in raw.labels[1..].chunks(2) {
            match pair {
                [begin, inside]
                    if begin
                        .strip_prefix("B-")
                        .is_some_and(|kind| inside.strip_prefix("I-") == Some(kind)) =>
                {
                    kinds.push(Arc::from(&begin[2..]));
                }
                _ => {
                    return Err(ReaderError::description(format!(
                        "labels {pair:?} are no B and I of one type"
                    )));
                }
            }
        }
        let moves = raw.transitions.iter().map(|row| row.iter().map(|score| score.exp()).collect()).collect();
        Ok(Self { kinds, transitions: raw.transitions, moves, starts: raw.starts })
    }
}

impl Chain {
    /// Number of labels.
    pub(crate) fn width(&self) -> usize {
        self.starts.len()
    }

    /// The spans of the best label sequence; `scores` holds one row of [`Chain::width`] a word.
    pub(crate) fn spans(&self, scores: &[f32]) -> Vec<Found> {
        let rows: Vec<Vec<f64>> = scores
            .chunks_exact(self.width())
            .map(|row| row.iter().copied().map(f64::from).collect())
            .collect();
        let path = self.best_path(&rows);
        if path.iter().all(|label| *label == 0) {
            return Vec::new();
        }
        let chances = self.chances(&rows, &path);
        let mut found: Vec<Found> = Vec::new();
        let mut before = 0_usize;
        for (word, (&label, &chance)) in path.iter().zip(&chances).enumerate() {
            if label > 0 {
                let continues = label % 2 == 0 && before > 0 && before.div_ceil(2) == label / 2;
                match found.last_mut() {
                    Some(last) if continues => {
                        last.words.end = word + 1;
                        last.certainty = last.certainty.min(chance);
                    }
                    _ => found.push(Found {
                        words: word..word + 1,
                        kind: Arc::clone(&self.kinds[(label - 1) / 2]),
                        certainty: chance,
                    }),
                }
            }
            before = label;
        }
        found
    }

    /// Highest-scoring label sequence; the earlier label wins a tie.
    fn best_path(&self, rows: &[Vec<f64>]) -> Vec<usize> {
        let Some(first) = rows.first() else { return Vec::new() };
        let mut state: Vec<f64> =
            first.iter().zip(&self.starts).map(|(score, start)| score + start).collect();
        let mut back: Vec<Vec<usize>> = Vec::with_capacity(rows.len());
        for row in &rows[1..] {
            let mut pointers = Vec::with_capacity(row.len());
            let mut next = Vec::with_capacity(row.len());
            for (label, score) in row.iter().enumerate() {
                let (from, best) =
                    arg_max(state.iter().zip(&self.transitions).map(|(value, to)| value + to[label]));
                pointers.push(from);
                next.push(best + score);
            }
            back.push(pointers);
            state = next;
        }
        let mut path = vec![arg_max(state.iter().copied()).0];
        for pointers in back.iter().rev() {
            path.push(pointers[path[path.len() - 1]]);
        }
        path.reverse();
        path
    }

    /// P(label) of each word of `path`: forward and backward sums of probabilities, each word's scaled to 1.
    fn chances(&self, rows: &[Vec<f64>], path: &[usize]) -> Vec<f64> {
        let seen: Vec<Vec<f64>> = rows.iter().map(|row| exponentials(row)).collect();
        let mut forward: Vec<Vec<f64>> = Vec::with_capacity(rows.len());
        for row in &seen {
            let mut state = match forward.last() {
                None => self.starts.iter().map(|start| start.exp()).collect(),
                Some(last) => {
                    let mut moved = vec![0.0; self.width()];
                    for (value, to) in last.iter().zip(&self.moves) {
                        for (sum, chance) in moved.iter_mut().zip(to) {
                            *sum += value * chance;
                        }
                    }
                    moved
                }
            };
            for (value, chance) in state.iter_mut().zip(row) {
                *value *= chance;
            }
            scale(&mut state);
            forward.push(state);
        }
        let mut chances = vec![0.0; rows.len()];
        let mut backward = vec![1.0; self.width()];
        for (word, row) in seen.iter().enumerate().rev() {
            let total = dot(&forward[word], &backward);
            if total > 0.0 {
                chances[word] = forward[word][path[word]] * backward[path[word]] / total;
            }
            let ahead: Vec<f64> = row.iter().zip(&backward).map(|(chance, after)| chance * after).collect();
            backward = self.moves.iter().map(|to| dot(to, &ahead)).collect();
            scale(&mut backward);
        }
        chances
    }
}

/// The exponentials of scores, the largest score counting as 0.
fn exponentials(row: &[f64]) -> Vec<f64> {
    let top = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    row.iter().map(|score| (score - top).exp()).collect()
}

/// Makes values add up to 1, where they do not vanish.
fn scale(values: &mut [f64]) {
    let total: f64 = values.iter().sum();
    if total > 0.0 {
        for value in values {
            *value /= total;
        }
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Index and value of the first largest value.
pub(crate) fn arg_max<T: PartialOrd + Copy + Default>(values: impl Iterator<Item = T>) -> (usize, T) {
    let mut best: Option<(usize, T)> = None;
    for (index, value) in values.enumerate() {
        if best.is_none_or(|(_, top)| value > top) {
            best = Some((index, value));
        }
    }
    best.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Chain, RawChain};

    fn chain() -> Chain {
        let never = -1e4;
        let raw = RawChain {
            labels: ["O", "B-a", "I-a", "B-b", "I-b"].map(String::from).to_vec(),
            transitions: vec![
                vec![0.0, 0.0, never, 0.0, never],
                vec![0.0, 0.0, 0.0, 0.0, never],
                vec![0.0, 0.0, 0.0, 0.0, never],
                vec![0.0, 0.0, never, 0.0, 0.0],
                vec![0.0, 0.0, never, 0.0, 0.0],
            ],
            starts: vec![0.0, 0.0, never, 0.0, never],
        };
        Chain::try_from(raw).unwrap()
    }

    #[test]
    fn invalid_sequences_are_never_chosen() {
        let spans = chain().spans(&[
            0.0, 1.0, 5.0, 0.0, 0.0, //
            0.0, 0.0, 3.0, 0.0, 4.0, //
            0.0, 9.0, 0.0, 0.0, 0.0, //
            9.0, 0.0, 0.0, 0.0, 0.0, //
        ]);
        let shown: Vec<_> = spans.iter().map(|s| (s.words.clone(), &*s.kind)).collect();
        assert_eq!(shown, [(0..2, "a"), (2..3, "a")]);
        assert!(spans.iter().all(|s| s.certainty > 0.3 && s.certainty <= 1.0), "{spans:?}");
    }

    #[test]
    fn chances_of_a_word_add_up_to_one() {
        let chain = chain();
        let rows = vec![vec![0.3, 0.1, 0.7, -0.2, 0.5], vec![0.0, 1.0, 0.4, 0.2, -1.0]];
        let sum: f64 = (0..5).map(|label| chain.chances(&rows, &[0, label])[1]).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    }

    #[test]
    fn no_words_no_spans() {
        assert!(chain().spans(&[]).is_empty());
    }
}

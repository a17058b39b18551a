//! Words to word pieces and shape classes, as in `training/pieces.py`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::ReaderError;
use crate::characters::{is_ideograph, is_symbol};

/// Characters of a word that are looked at; the rest of a longer word says nothing more.
const MAX_CHARS: usize = 64;
const MAX_PIECES: usize = 16;
const UNKNOWN: i32 = 100;
/// Opens a window.
pub(crate) const OPEN: i32 = 101;
/// Closes a window.
pub(crate) const CLOSE: i32 = 102;

/// The names of the shape classes, in the order of their ids.
pub(crate) const SHAPES: [&str; 9] =
    ["none", "lower", "capital", "upper", "initial", "mixed", "digits", "has_digit", "symbol"];

/// The word pieces, sorted, with their ids.
#[derive(Debug)]
pub(crate) struct Pieces {
    sorted: Vec<(Box<str>, i32)>,
    longest: usize,
}

impl Pieces {
    /// From a file with one piece a line; the line number is the id.
    pub(crate) fn new(vocabulary: &str) -> Result<Self, ReaderError> {
        let mut sorted: Vec<(Box<str>, i32)> = vocabulary
            .split('\n')
            .zip(0..)
            .filter(|(piece, _)| !piece.is_empty())
            .map(|(p, id)| (p.into(), id))
            .collect();
        sorted.sort_unstable();
        let longest = sorted.iter().map(|(piece, _)| piece.len()).max().unwrap_or(0);
        let found = Self { sorted, longest };
        for (piece, id) in [("[UNK]", UNKNOWN), ("[CLS]", OPEN), ("[SEP]", CLOSE)] {
            if found.id(piece) != Some(id) {
                return Err(ReaderError::description(format!(
                    "vocab.txt does not hold {piece} in line {}",
                    id + 1
                )));
            }
        }
        Ok(found)
    }

    fn id(&self, piece: &str) -> Option<i32> {
        self.sorted.binary_search_by(|(known, _)| (**known).cmp(piece)).ok().map(|at| self.sorted[at].1)
    }

    /// The ids of a word: one to `MAX_PIECES`.
    pub(crate) fn word(&self, word: &str) -> Vec<i32> {
        let mut ids = Vec::with_capacity(2);
        let normal: String = word
            .chars()
            .take(MAX_CHARS)
            .flat_map(char::to_lowercase)
            .nfd()
            .filter(|char| !is_combining_mark(*char))
            .collect();
        let mut run = String::with_capacity(normal.len());
        for char in normal.chars() {
            if is_symbol(char) || is_ideograph(char) {
                self.greedy(&run, &mut ids);
                run.clear();
                self.greedy(char.encode_utf8(&mut [0; 4]), &mut ids);
            } else {
                run.push(char);
            }
        }
        self.greedy(&run, &mut ids);
        ids.truncate(MAX_PIECES);
        if ids.is_empty() {
            ids.push(UNKNOWN);
        }
        ids
    }

    /// Longest match first; one `UNKNOWN` for the whole run when a rest has no piece.
    fn greedy(&self, run: &str, ids: &mut Vec<i32>) {
        let before = ids.len();
        let mut start = 0;
        let mut candidate = String::with_capacity(run.len() + 2);
        while start < run.len() {
            candidate.clear();
            if start > 0 {
                candidate.push_str("##");
            }
            let prefix = candidate.len();
            candidate.push_str(&run[start..]);
            let mut found = None;
            while candidate.len() > prefix {
                if candidate.len() <= self.longest {
                    found = self.id(&candidate);
                    if found.is_some() {
                        break;
                    }
                }
                candidate.pop();
            }
            if let Some(id) = found {
                ids.push(id);
                start += candidate.len() - prefix;
            } else {
                ids.truncate(before);
                ids.push(UNKNOWN);
                return;
            }
        }
    }
}

/// Id of the shape class of a word: what the uncased pieces no longer show.
pub(crate) fn shape(word: &str) -> i32 {
    let (mut digits, mut uppers, mut lowers) = (false, 0_usize, 0_usize);
    for char in word.chars().take(MAX_CHARS) {
        digits |= char.is_ascii_digit();
        uppers += usize::from(char.is_uppercase());
        lowers += usize::from(char.is_lowercase());
    }
    let first_upper = word.chars().next().is_some_and(char::is_uppercase);
    match (digits, uppers, lowers) {
        (true, 0, 0) => 6,
        (true, _, _) => 7,
        (false, 0, 0) => 8,
        (false, 0, _) => 1,
        (false, 1, 0) => 4,
        (false, _, 0) => 3,
        (false, 1, _) if first_upper => 2,
        (false, _, _) => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::{Pieces, SHAPES, shape};

    #[test]
    fn shapes_have_the_names_they_are_given() {
        let named = |word| SHAPES[usize::try_from(shape(word)).unwrap()];
        let words = ["word", "Word", "WORD", "W", "McCain", "2014", "F16", "…"];
        let expected = ["lower", "capital", "upper", "initial", "mixed", "digits", "has_digit", "symbol"];
        assert_eq!(words.map(named), expected);
    }

    #[test]
    fn a_vocabulary_of_another_model_is_refused() {
        let error = Pieces::new("a\nb\n").unwrap_err().to_string();
        assert!(error.contains("[UNK]"), "{error}");
    }
}

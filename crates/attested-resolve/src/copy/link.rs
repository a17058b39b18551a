//! A passage that two documents share, in bytes of both.

use attested_model::Span;

use super::align::{Aligned, Prepared, Run};

/// Equal words outside quotation marks on both sides that make a shared passage a copy of a report, not of a quotation.
const OUTSIDE_QUOTES: usize = 5;
/// Words before a passage among which a quotation opens that is taken over from its beginning.
const BEFORE: usize = 4;
/// How far apart two places may lie, counted from the start of a run, and still be one place: punctuation varies.
const SLACK: u32 = 12;

/// A passage that two documents share. `left` and `right` are positions in the corpus.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) left: usize,
    pub(crate) right: usize,
    pub(crate) left_span: Span,
    pub(crate) right_span: Span,
    /// Runs of equal words, in bytes of both sides.
    pub(crate) runs: Vec<(Span, Span)>,
    /// Equal words.
    pub(crate) matched: usize,
    /// Words of the longer side.
    pub(crate) words: usize,
    /// Words of the longest unbroken run.
    pub(crate) longest: usize,
    /// True when hardly more is shared than words inside quotation marks of one side: it quotes the other, or both a third
    /// text, which one of them may print without marks (a post that is shown, a speech).
    pub(crate) quotation: bool,
}

impl Link {
    pub(super) fn new(left: usize, right: usize, one: &Prepared, two: &Prepared, aligned: &Aligned) -> Self {
        let bytes = |prepared: &Prepared, start: usize, end: usize| {
            Span::of(prepared.words[start].start as usize..prepared.words[end - 1].end as usize)
        };
        // A quotation is taken over from its beginning, and begins a sentence where it has no marks; what begins in the middle
        // of either was cut out of a text.
        let (here, there) = (aligned.left.start, aligned.right.start);
        let whole = (begins(one, here) && opens(two, there), begins(two, there) && opens(one, here));
        let outside: usize = aligned.runs.iter().map(|run| unquoted(run, one, two, whole)).sum();
        Self {
            left,
            right,
            left_span: bytes(one, aligned.left.start, aligned.left.end),
            right_span: bytes(two, aligned.right.start, aligned.right.end),
            runs: aligned
                .runs
                .iter()
                .map(|run| {
                    let left = bytes(one, run.left, run.left + run.len);
                    (left, bytes(two, run.right, run.right + run.len))
                })
                .collect(),
            matched: aligned.matched,
            words: aligned.left.len().max(aligned.right.len()),
            longest: aligned.runs.iter().map(|run| run.len).max().unwrap_or(0),
            quotation: outside < OUTSIDE_QUOTES,
        }
    }

    /// The place in the right text that carries what stands at `offset` of the left one, nearly.
    pub(crate) fn project(&self, offset: u32) -> Option<u32> {
        let at = self.runs.partition_point(|(left, _)| left.end() <= offset);
        let (left, right) = self.runs.get(at)?;
        left.contains_offset(offset).then(|| right.start() + (offset - left.start()))
    }

    /// True when the two places hold the same words of the shared passage.
    pub(crate) fn same_place(&self, left: u32, right: u32) -> bool {
        self.project(left).is_some_and(|there| there.abs_diff(right) <= SLACK)
    }
}

/// True when words outside quotation marks stand right before the word at `at`.
fn begins(text: &Prepared, at: usize) -> bool {
    at < BEFORE || text.words[at - BEFORE..at].iter().any(|word| !word.quoted)
}

/// True when a sentence begins at the word at `at` or right before it.
fn opens(text: &Prepared, at: usize) -> bool {
    at < BEFORE || text.words[at + 1 - BEFORE..=at].iter().any(|word| word.opens)
}

/// Equal words that neither side has as a quotation of its own, or both as one.
fn unquoted(run: &Run, one: &Prepared, two: &Prepared, whole: (bool, bool)) -> usize {
    let quoted = |at: usize| {
        let (left, right) = (one.words[run.left + at].quoted, two.words[run.right + at].quoted);
        left && (right || whole.0) || right && whole.1
    };
    (0..run.len).filter(|&at| !quoted(at)).count()
}

//! In whose words a trigger stands.

use attested_model::{Span, StatementReading};

/// How many statements around a word are looked at.
const DEPTH: usize = 24;

/// The contents of all statements, swept once from left to right.
pub(super) struct Holders {
    pieces: Vec<(Span, usize)>,
    next: usize,
    open: Vec<(Span, usize)>,
}

impl Holders {
    /// Makes ready to be asked in text order.
    pub(super) fn of(statements: &[StatementReading]) -> Self {
        let mut pieces: Vec<(Span, usize)> = statements
            .iter()
            .enumerate()
            .flat_map(|(at, said)| said.content.iter().map(move |&piece| (piece, at)))
            .collect();
        pieces.sort_by_key(|(piece, at)| (piece.start(), std::cmp::Reverse(piece.end()), *at));
        Self { pieces, next: 0, open: Vec::new() }
    }

    /// The statements whose content holds a span, innermost first. Spans must be asked in text order.
    pub(super) fn around(&mut self, span: Span) -> Vec<usize> {
        while let Some(&(piece, at)) =
            self.pieces.get(self.next).filter(|(piece, _)| piece.start() <= span.start())
        {
            // No more are kept open than prose nests.
            if self.open.len() >= 8 * DEPTH {
                self.open.drain(..4 * DEPTH);
            }
            self.open.push((piece, at));
            self.next += 1;
        }
        self.open.retain(|(piece, _)| piece.end() > span.start());
        let mut held: Vec<(u32, usize)> = self
            .open
            .iter()
            .rev()
            .take(DEPTH)
            .filter(|(piece, _)| piece.contains(span))
            .map(|(piece, at)| (piece.len(), *at))
            .collect();
        held.sort_unstable();
        held.into_iter().map(|(_, at)| at).collect()
    }
}

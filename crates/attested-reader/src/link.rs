//! Sources and contents to cues, by distance, as in `training/link.py`.

use std::ops::Range;

use crate::chain::Found;

/// A cue without a source of its own borrows the nearest one before it within this distance.
const SHARING_REACH: usize = 40;
/// What each sentence between two spans adds to their distance in words.
const SENTENCE_CHANGE: usize = 50;

/// A cue with the spans that belong to it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Linked {
    pub(crate) cue: Found,
    pub(crate) source: Option<Found>,
    pub(crate) content: Vec<Found>,
}

/// Each source and each content fragment goes to the cue nearest to it, ties to the earlier cue.
///
/// `sentences` tile the words of the window.
pub(crate) fn link(spans: &[Found], sentences: &[Range<usize>]) -> Vec<Linked> {
    let of = |kind: &'static str| spans.iter().filter(move |span| *span.kind == *kind);
    let mut found: Vec<Linked> =
        of("cue").map(|cue| Linked { cue: cue.clone(), source: None, content: Vec::new() }).collect();
    if found.is_empty() {
        return found;
    }
    let distances = Distances::new(sentences);
    for content in of("content") {
        if let Some(nearest) = distances.nearest(&mut found, &content.words) {
            nearest.content.push(content.clone());
        }
    }
    for source in of("source") {
        if let Some(nearest) = distances.nearest(&mut found, &source.words) {
            let gap = |known: &Found| distances.gap(&nearest.cue.words, &known.words);
            if nearest.source.as_ref().is_none_or(|known| gap(source) < gap(known)) {
                nearest.source = Some(source.clone());
            }
        }
    }
    for linked in found.iter_mut().filter(|linked| linked.source.is_none()) {
        let cue = &linked.cue.words;
        let shared = of("source").rfind(|source| {
            source.words.end <= cue.start && distances.gap(&source.words, cue) <= SHARING_REACH
        });
        linked.source = shared.cloned();
    }
    found
}

/// Distances between ranges of words, changes of sentence weighed.
struct Distances {
    /// Number of the sentence of each word.
    sentence: Vec<usize>,
}

impl Distances {
    fn new(sentences: &[Range<usize>]) -> Self {
        let numbers = |(number, range): (usize, &Range<usize>)| vec![number; range.len()];
        Self { sentence: sentences.iter().enumerate().flat_map(numbers).collect() }
    }

    fn nearest<'a>(&self, found: &'a mut [Linked], span: &Range<usize>) -> Option<&'a mut Linked> {
        found.iter_mut().min_by_key(|linked| self.gap(&linked.cue.words, span))
    }

    /// Words between two ranges, each change of sentence counting for many; 0 when they overlap.
    fn gap(&self, one: &Range<usize>, other: &Range<usize>) -> usize {
        let (left, right) = if one.end <= other.start { (one, other) } else { (other, one) };
        if right.start < left.end {
            return 0;
        }
        let changes = self.sentence[right.start] - self.sentence[left.end - 1];
        right.start - left.end + SENTENCE_CHANGE * changes
    }
}

#[cfg(test)]
mod tests {
    use super::link;
    use crate::chain::Found;

    fn link_all(spans: &[Found]) -> Vec<super::Linked> {
        link(spans, &[0..16, 16..20])
    }

    fn found(words: std::ops::Range<usize>, kind: &str) -> Found {
        Found { words, kind: kind.into(), certainty: 1.0 }
    }

    #[test]
    fn interrupted_content_meets_its_cue() {
        let linked = link_all(&[
            found(0..5, "content"),
            found(6..7, "source"),
            found(7..8, "cue"),
            found(9..14, "content"),
        ]);
        assert_eq!(linked.len(), 1);
        assert_eq!(linked[0].content.len(), 2);
        assert_eq!(linked[0].source.as_ref().map(|s| s.words.clone()), Some(6..7));
    }

    #[test]
    fn a_second_cue_shares_the_source_before_it() {
        let linked = link_all(&[
            found(0..1, "source"),
            found(1..2, "cue"),
            found(2..8, "content"),
            found(9..10, "cue"),
            found(10..15, "content"),
        ]);
        assert_eq!(linked[1].source.as_ref().map(|s| s.words.clone()), Some(0..1));
        assert_eq!(linked[1].content[0].words, 10..15);
    }

    #[test]
    fn without_a_cue_nothing_is_attributed() {
        assert!(link_all(&[found(0..1, "source"), found(2..5, "content")]).is_empty());
    }

    #[test]
    fn a_full_stop_keeps_content_with_the_cue_before_it() {
        let linked = link_all(&[
            found(0..2, "cue"),
            found(2..9, "source"),
            found(10..15, "content"),
            found(16..17, "source"),
            found(17..18, "cue"),
        ]);
        assert_eq!(linked[0].content.len(), 1);
        assert!(linked[1].content.is_empty());
    }
}

//! Raw text to the windows that the network sees, as in `training/windows.py`.

use std::ops::Range;

use crate::pieces::{CLOSE, OPEN, Pieces, shape};
use crate::split::split;

/// Word pieces in a window, the opening and the closing one not counted.
const MAX_WINDOW: usize = 254;
const CLOSERS: [&str; 7] = ["\"", "'", ")", "]", "\u{201d}", "\u{2019}", "\u{bb}"];

/// Some consecutive words of one line, ready for the network.
#[derive(Debug)]
pub(crate) struct Window {
    /// Bytes of the words in the text.
    pub(crate) words: Vec<Range<usize>>,
    /// Word-piece ids, with the opening and the closing one.
    pub(crate) pieces: Vec<i32>,
    /// A shape id for each piece.
    pub(crate) shapes: Vec<i32>,
    /// Index in `pieces` of the first piece of each word.
    pub(crate) firsts: Vec<i32>,
}

/// The windows of a text; none crosses a line break.
pub(crate) fn windows<'a>(text: &'a str, pieces: &'a Pieces) -> impl Iterator<Item = Window> + 'a {
    let mut start = 0;
    text.split('\n').flat_map(move |line| {
        let begin = start;
        start += line.len() + 1;
        let words = split(line);
        let ids: Vec<Vec<i32>> = words.iter().map(|range| pieces.word(&line[range.clone()])).collect();
        let cuts = cut(line, &words, &ids);
        cuts.into_iter()
            .map(move |range| window(line, begin, &words[range.clone()], &ids[range]))
            .collect::<Vec<_>>()
    })
}

/// Ranges of words of at most `MAX_WINDOW` pieces, cut after a sentence end of the second half if there is one.
fn cut(line: &str, words: &[Range<usize>], ids: &[Vec<i32>]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut total, mut index) = (0, 0, 0);
    while index < words.len() {
        if total + ids[index].len() <= MAX_WINDOW {
            total += ids[index].len();
            index += 1;
            continue;
        }
        let stop = last_sentence_end(line, words, start, index).unwrap_or(index);
        ranges.push(start..stop);
        (start, index, total) = (stop, stop, 0);
    }
    if start < words.len() {
        ranges.push(start..words.len());
    }
    ranges
}

/// The last index after a full stop and its closing quotes, in the second half of `start..limit`.
fn last_sentence_end(line: &str, words: &[Range<usize>], start: usize, limit: usize) -> Option<usize> {
    let form = |index: usize| &line[words[index].clone()];
    let half = start + (limit - start).div_ceil(2);
    (half + 1..=limit).rev().find(|&stop| {
        let mut mark = stop - 1;
        while mark > start && CLOSERS.contains(&form(mark)) {
            mark -= 1;
        }
        matches!(form(mark), "." | "!" | "?") && (stop == words.len() || !CLOSERS.contains(&form(stop)))
    })
}

fn window(line: &str, begin: usize, words: &[Range<usize>], ids: &[Vec<i32>]) -> Window {
    let (mut pieces, mut shapes, mut firsts) = (vec![OPEN], vec![0], Vec::with_capacity(words.len()));
    let mut next = 1;
    for (range, word) in words.iter().zip(ids) {
        firsts.push(next);
        next += i32::try_from(word.len()).unwrap_or(0);
        pieces.extend(word);
        let class = shape(&line[range.clone()]);
        shapes.extend(word.iter().map(|_| class));
    }
    pieces.push(CLOSE);
    shapes.push(0);
    let words = words.iter().map(|range| begin + range.start..begin + range.end).collect();
    Window { words, pieces, shapes, firsts }
}

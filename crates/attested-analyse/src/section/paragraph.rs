//! Paragraphs of plain text: lines, unless a block of lines is one paragraph that was wrapped at a width.

use attested_model::Span;

/// Lines shorter than this are never taken for wrapped ones.
const SHORTEST_WRAPPED: usize = 40;
/// Lines longer than this are paragraphs of their own.
const LONGEST_WRAPPED: usize = 130;
/// By how much the lines of a wrapped paragraph differ in length, at most.
const RAGGED: usize = 32;

/// The paragraphs of a text in order, without white space at their ends; none is empty.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}', '\u{0b}', '\u{0c}', '\r']) {
        let span = Span::of(at..at + line.len()).trim(text);
        at += line.len();
        if span.is_empty() {
            // "\r\n" leaves an empty line between two that touch.
            if line != "\n" || !ends_in_return(text, at - line.len()) {
                close(text, &mut block, &mut out);
            }
        } else {
            block.push(span);
        }
    }
    close(text, &mut block, &mut out);
    out
}

fn ends_in_return(text: &str, at: usize) -> bool {
    at > 0 && text.as_bytes()[at - 1] == b'\r'
}

/// Ends a block of lines that no blank line parts.
fn close(text: &str, block: &mut Vec<Span>, out: &mut Vec<Span>) {
    let wrapped = is_wrapped(text, block);
    let mut open: Option<Span> = None;
    for &line in block.iter() {
        open = Some(match open {
            Some(before) if wrapped || runs_on(text, before, line) => before.cover(line),
            Some(before) => {
                out.push(before);
                line
            }
            None => line,
        });
    }
    out.extend(open);
    block.clear();
}

/// True when the lines of a block all end near the same column and one of them breaks off inside a sentence.
fn is_wrapped(text: &str, block: &[Span]) -> bool {
    let Some((_, full)) = block.split_last() else { return false };
    let lengths = full.iter().map(|line| line.len() as usize);
    let (Some(shortest), Some(longest)) = (lengths.clone().min(), lengths.max()) else { return false };
    (SHORTEST_WRAPPED..=LONGEST_WRAPPED).contains(&longest)
        && longest - shortest <= RAGGED
        && shortest >= SHORTEST_WRAPPED
        && block.windows(2).any(|pair| breaks_off(text, pair[0], pair[1]))
}

/// True when a single line goes on in the next one.
fn runs_on(text: &str, before: Span, line: Span) -> bool {
    before.len() as usize >= SHORTEST_WRAPPED && breaks_off(text, before, line)
}

fn breaks_off(text: &str, before: Span, line: Span) -> bool {
    let last = before.text(text).chars().next_back();
    let next = line.text(text).chars().next();
    last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | ';'))
        && next.is_some_and(char::is_lowercase)
}

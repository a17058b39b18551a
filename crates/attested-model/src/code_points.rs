use std::borrow::Cow;

use crate::Span;

/// Every how many bytes the table keeps a count.
const STRIDE: usize = 512;

/// Converts byte spans of one text into Unicode code point positions and back, without loss.
///
/// Outside tools (W3C Web Annotation, Python, the gold corpora) count code points; the record counts UTF-8
/// bytes. Building costs one pass over the text and 4 bytes per 512; a conversion reads at most 512 bytes.
///
/// ```
/// use attested_model::{CodePoints, Span};
/// let text = "Zoë said “no”";
/// let points = CodePoints::of(text);
/// let span = Span::of(10..18);
/// assert_eq!(span.slice(text), Some("“no”"));
/// assert_eq!(points.positions(span), (9, 13));
/// assert_eq!(points.span(9, 13), Some(span));
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: Cow<'a, str>,
    /// Code points that start before byte `n * STRIDE`.
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Counts the code points of `text`.
    pub fn of(text: &'a str) -> Self {
        Self::counted(Cow::Borrowed(text))
    }

    /// Counts the code points of `text` and keeps it.
    pub fn owning(text: String) -> CodePoints<'static> {
        CodePoints::counted(Cow::Owned(text))
    }

    /// The text whose code points were counted.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn counted(text: Cow<'a, str>) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0u32;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(count);
            count += starts(chunk);
        }
        if before.is_empty() {
            before.push(0);
        }
        Self { text, before }
    }

    /// The position, in code points, of the byte `offset`; offsets behind the text count as its end.
    pub fn position(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let row = (offset / STRIDE).min(self.before.len() - 1);
        self.before[row] + starts(&self.text.as_bytes()[row * STRIDE..offset])
    }

    /// The span as `(start, end)` in code points, half-open.
    pub fn positions(&self, span: Span) -> (u32, u32) {
        (self.position(span.start()), self.position(span.end()))
    }

    /// The byte span of the code points `start..end`, or `None` when the text has fewer.
    pub fn span(&self, start: u32, end: u32) -> Option<Span> {
        let (from, to) = (self.offset(start)?, self.offset(end)?);
        (from <= to).then(|| Span::of(from..to))
    }

    fn offset(&self, position: u32) -> Option<usize> {
        let row = self.before.partition_point(|&count| count <= position) - 1;
        // A row may begin inside a character that started in the row before.
        let mut from = row * STRIDE;
        while from < self.text.len() && !self.text.is_char_boundary(from) {
            from += 1;
        }
        let mut left = position - self.before[row];
        let mut chars = self.text[from..].char_indices();
        loop {
            let next = chars.next();
            if left == 0 {
                return Some(next.map_or(self.text.len(), |(at, _)| from + at));
            }
            next?;
            left -= 1;
        }
    }
}

/// Counts the bytes that begin a character.
fn starts(bytes: &[u8]) -> u32 {
    let count = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

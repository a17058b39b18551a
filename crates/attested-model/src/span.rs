use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::ModelError;

/// A half-open range of UTF-8 bytes in a document's text.
///
/// **Invariant:** `start <= end`. That both ends lie on character boundaries of the text is checked where
/// span and text meet: [`Span::check`], [`Span::slice`] and the constructors of [`crate::Document`].
/// Serialised as `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Makes a span of bytes `start..end`.
    ///
    /// # Errors
    /// [`ModelError::SpanReversed`] when `start > end`.
    pub fn new(start: u32, end: u32) -> Result<Self, ModelError> {
        if start > end {
            return Err(ModelError::SpanReversed { start, end });
        }
        Ok(Self { start, end })
    }

    /// Makes a span of an in-memory byte range; ends beyond `u32` saturate, a reversed range is empty at its start.
    #[inline]
    pub fn of(range: Range<usize>) -> Self {
        let start = u32::try_from(range.start).unwrap_or(u32::MAX);
        let end = u32::try_from(range.end).unwrap_or(u32::MAX).max(start);
        Self { start, end }
    }

    /// First byte.
    #[inline]
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    #[inline]
    pub fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    #[inline]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True when the span holds no byte.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range for slicing.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The bytes of `text` under the span, or `None` when the span does not fit the text.
    #[inline]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// The bytes of `text` under the span, or the empty string when the span does not fit the text.
    ///
    /// For spans that were made on this very text; use [`Span::check`] for spans from elsewhere.
    #[inline]
    pub fn text(self, text: &str) -> &str {
        self.slice(text).unwrap_or("")
    }

    /// Checks that the span lies on character boundaries of `text`.
    ///
    /// # Errors
    /// [`ModelError::SpanOutside`].
    pub fn check(self, text: &str) -> Result<Self, ModelError> {
        match self.slice(text) {
            Some(_) => Ok(self),
            None => Err(ModelError::SpanOutside { span: self, len: text.len() }),
        }
    }

    /// True when `other` lies wholly inside this span (an equal span does).
    #[inline]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the byte at `offset` lies inside this span.
    #[inline]
    pub fn contains_offset(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// True when the two spans share at least one byte.
    #[inline]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest span that holds both.
    #[inline]
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The bytes that both spans hold, or `None` when they share none.
    #[inline]
    pub fn intersection(self, other: Span) -> Option<Span> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Span { start, end })
    }

    /// The span without white space at its ends, in `text`.
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let Some(inner) = self.slice(text) else { return self };
        let lead = inner.len() - inner.trim_start().len();
        let kept = inner.trim().len();
        Span::of(self.start as usize + lead..self.start as usize + lead + kept)
    }
}

impl TryFrom<(u32, u32)> for Span {
    type Error = ModelError;
    fn try_from((start, end): (u32, u32)) -> Result<Self, ModelError> {
        Span::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

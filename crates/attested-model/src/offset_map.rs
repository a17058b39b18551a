use serde::{Deserialize, Serialize};

use crate::{ModelError, Span};

/// A run of text bytes and the run of raw bytes it came from.
///
/// Equal lengths mean that the bytes were copied; different lengths (or `copied: false`) mean that the raw
/// bytes as a whole stand for the text bytes as a whole (an entity, a decoded character, a line break).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The bytes in the document's text.
    pub text: Span,
    /// First raw byte.
    pub raw_start: u64,
    /// Number of raw bytes.
    pub raw_len: u64,
    /// True when text and raw bytes are the same, byte for byte.
    pub copied: bool,
}

/// Where each byte of a document's text came from in the raw bytes of its source.
///
/// **Invariant:** segments are in text order and tile the text; raw positions never run backwards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OffsetMap {
    segments: Vec<Segment>,
}

impl OffsetMap {
    /// The map of a text that was copied unchanged from raw byte `raw_start` on.
    pub fn identity(len: u32, raw_start: u64) -> Self {
        if len == 0 {
            return Self::default();
        }
        let text = Span::of(0..len as usize);
        Self { segments: vec![Segment { text, raw_start, raw_len: u64::from(len), copied: true }] }
    }

    /// Makes a map of segments over a text of `len` bytes; neighbouring copied runs are joined.
    ///
    /// # Errors
    /// [`ModelError::OffsetMapBroken`] when the segments do not tile the text, run backwards in the raw bytes,
    /// or claim to be copied with unequal lengths.
    pub fn new(segments: impl IntoIterator<Item = Segment>, len: u32) -> Result<Self, ModelError> {
        let mut joined: Vec<Segment> = Vec::new();
        let (mut at, mut raw_at) = (0u32, 0u64);
        for segment in segments {
            let fits = segment.text.start() == at
                && segment.raw_start >= raw_at
                && (!segment.copied || u64::from(segment.text.len()) == segment.raw_len);
            if !fits {
                return Err(ModelError::OffsetMapBroken { at });
            }
            at = segment.text.end();
            raw_at = segment.raw_start + segment.raw_len;
            match joined.last_mut() {
                Some(last)
                    if last.copied
                        && segment.copied
                        && last.raw_start + last.raw_len == segment.raw_start =>
                {
                    last.text = last.text.cover(segment.text);
                    last.raw_len += segment.raw_len;
                }
                _ => joined.push(segment),
            }
        }
        if at != len {
            return Err(ModelError::OffsetMapBroken { at });
        }
        Ok(Self { segments: joined })
    }

    /// The segments in text order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// True when the text is one unbroken copy that starts at raw byte 0.
    pub fn is_identity(&self) -> bool {
        match self.segments.as_slice() {
            [] => true,
            [only] => only.copied && only.raw_start == 0,
            _ => false,
        }
    }

    /// The raw bytes `(start, end)` that the text under `span` came from, or `None` for a span outside the text.
    ///
    /// Exact inside copied segments; a span that begins or ends inside a replaced segment takes all of it.
    pub fn raw(&self, span: Span) -> Option<(u64, u64)> {
        let len = self.segments.last().map_or(0, |segment| segment.text.end());
        if span.end() > len {
            return None;
        }
        let first = self.find(span.start())?;
        if span.is_empty() {
            let start = raw_position(first, span.start(), false);
            return Some((start, start));
        }
        let last = self.find(span.end() - 1)?;
        Some((raw_position(first, span.start(), false), raw_position(last, span.end(), true)))
    }

    fn find(&self, offset: u32) -> Option<&Segment> {
        let at = self.segments.partition_point(|segment| segment.text.end() <= offset);
        self.segments.get(at).or_else(|| {
            // The end of the text belongs to its last segment.
            self.segments.last().filter(|segment| segment.text.end() == offset)
        })
    }
}

fn raw_position(segment: &Segment, offset: u32, end: bool) -> u64 {
    if segment.copied {
        segment.raw_start + u64::from(offset - segment.text.start())
    } else if end {
        segment.raw_start + segment.raw_len
    } else {
        segment.raw_start
    }
}

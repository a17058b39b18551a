use attested_model::{ModelError, OffsetMap, Segment, Span};

/// A text that grows together with the way back to the bytes it was made from.
///
/// ```
/// use attested_ingest::Mapped;
/// // The JSON string "Zo\u00eb" as it stands in a file, from byte 10 on.
/// let mut mapped = Mapped::default();
/// mapped.copied("Zo", 10);
/// mapped.replaced("ë", 12, 6);
/// let (text, offsets) = mapped.finish().unwrap();
/// assert_eq!(text, "Zoë");
/// assert_eq!(offsets.raw(attested_model::Span::of(2..4)), Some((12, 18)));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Mapped {
    text: String,
    segments: Vec<Segment>,
}

impl Mapped {
    /// Appends bytes that stand in the source just so, from raw byte `raw_start` on.
    pub fn copied(&mut self, piece: &str, raw_start: u64) {
        if piece.is_empty() {
            return;
        }
        let (start, raw_len) = (self.text.len(), piece.len() as u64);
        self.text.push_str(piece);
        let text = Span::of(start..self.text.len());
        match self.segments.last_mut() {
            Some(last) if last.copied && last.raw_start + last.raw_len == raw_start => {
                last.text = last.text.cover(text);
                last.raw_len += raw_len;
            }
            _ => self.segments.push(Segment { text, raw_start, raw_len, copied: true }),
        }
    }

    /// Appends text that stands for `raw_len` bytes of the source from `raw_start` on.
    pub fn replaced(&mut self, piece: &str, raw_start: u64, raw_len: u64) {
        if piece.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(piece);
        let text = Span::of(start..self.text.len());
        self.segments.push(Segment { text, raw_start, raw_len, copied: false });
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same without the text before byte `start`.
    ///
    /// # Errors
    /// [`ModelError::SpanOutside`] when `start` cuts a character.
    pub fn from(self, start: usize) -> Result<Self, ModelError> {
        if start == 0 {
            return Ok(self);
        }
        let cut = Span::of(start..self.text.len()).check(&self.text)?.start();
        let mut kept = Vec::with_capacity(self.segments.len());
        for segment in self.segments {
            if segment.text.end() <= cut {
                continue;
            }
            let lost = cut.saturating_sub(segment.text.start());
            let moved = segment.text.start().max(cut) - cut;
            let text = Span::of(moved as usize..(segment.text.end() - cut) as usize);
            let (raw_start, raw_len) = if segment.copied {
                (segment.raw_start + u64::from(lost), segment.raw_len - u64::from(lost))
            } else {
                (segment.raw_start, segment.raw_len)
            };
            kept.push(Segment { text, raw_start, raw_len, copied: segment.copied });
        }
        Ok(Self { text: self.text[start..].to_owned(), segments: kept })
    }

    /// The text and its offset map.
    ///
    /// # Errors
    /// [`ModelError::TextTooLong`] or [`ModelError::OffsetMapBroken`] when pieces came out of order.
    pub fn finish(self) -> Result<(String, OffsetMap), ModelError> {
        let len =
            u32::try_from(self.text.len()).map_err(|_| ModelError::TextTooLong { len: self.text.len() })?;
        let offsets = OffsetMap::new(self.segments, len)?;
        Ok((self.text, offsets))
    }
}

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

    /// The text between two bytes of it.
    ///
    /// # Errors
    /// [`ModelError::SpanOutside`] when the range cuts a character.
    pub(crate) fn slice(&self, range: std::ops::Range<usize>) -> Result<Self, ModelError> {
        let cut = Span::of(range.clone()).check(&self.text)?;
        let first = self.segments.partition_point(|segment| segment.text.end() <= cut.start());
        let mut kept = Vec::new();
        for segment in self.segments[first..].iter().take_while(|segment| segment.text.start() < cut.end()) {
            let start = segment.text.start().max(cut.start());
            let end = segment.text.end().min(cut.end());
            let lost = u64::from(start - segment.text.start());
            let text = Span::of((start - cut.start()) as usize..(end - cut.start()) as usize);
            let (raw_start, raw_len) = if segment.copied {
                (segment.raw_start + lost, u64::from(end - start))
            } else {
                (segment.raw_start, segment.raw_len)
            };
            kept.push(Segment { text, raw_start, raw_len, copied: segment.copied });
        }
        Ok(Self { text: self.text[range].to_owned(), segments: kept })
    }

    /// A text whose map leads to the bytes of another text; `inner` leads from there to the raw bytes.
    pub(crate) fn through(text: String, outer: &OffsetMap, inner: &OffsetMap) -> Self {
        let mut mapped = Self { text, segments: Vec::new() };
        let inner = inner.segments();
        let mut at = 0;
        for segment in outer.segments() {
            let (from, to) = (segment.raw_start, segment.raw_start + segment.raw_len);
            while at > 0 && inner.get(at).is_none_or(|piece| u64::from(piece.text.start()) > from) {
                at -= 1;
            }
            while inner.get(at).is_some_and(|piece| u64::from(piece.text.end()) <= from) {
                at += 1;
            }
            mapped.lead(segment, &inner[at..], to);
        }
        mapped
    }

    /// Adds the segments for one segment of the outer map; `pieces` are those of the inner one from there on.
    fn lead(&mut self, segment: &Segment, pieces: &[Segment], to: u64) {
        let over = pieces.iter().take_while(|piece| u64::from(piece.text.start()) < to);
        if !segment.copied {
            let over: Vec<&Segment> = over.collect();
            let (start, end) = match (over.first(), over.last()) {
                (Some(first), Some(last)) => {
                    let start = place(first, segment.raw_start, false);
                    (start, place(last, to, true).max(start))
                }
                // Nothing stands there: the place between two pieces.
                _ => {
                    let at = pieces.first().map_or_else(|| self.raw_end(), |piece| piece.raw_start);
                    (at, at)
                }
            };
            self.push(Segment { raw_start: start, raw_len: end - start, ..*segment });
            return;
        }
        for piece in over {
            let start = u64::from(piece.text.start()).max(segment.raw_start);
            let end = u64::from(piece.text.end()).min(to);
            // Fits: both lie inside the text of `segment`.
            let text = |at: u64| {
                segment.text.start() as usize + usize::try_from(at - segment.raw_start).unwrap_or(0)
            };
            let span = Span::of(text(start)..text(end));
            let (raw_start, raw_end) = (place(piece, start, false), place(piece, end, true));
            let copied = piece.copied;
            self.push(Segment { text: span, raw_start, raw_len: raw_end - raw_start, copied });
        }
    }

    fn raw_end(&self) -> u64 {
        self.segments.last().map_or(0, |last| last.raw_start + last.raw_len)
    }

    /// Adds a segment; one that shares raw bytes with the one before is joined with it.
    fn push(&mut self, segment: Segment) {
        let end = self.raw_end();
        match self.segments.last_mut() {
            Some(last) if segment.raw_start < end => {
                last.raw_start = last.raw_start.min(segment.raw_start);
                last.raw_len = end.max(segment.raw_start + segment.raw_len) - last.raw_start;
                last.text = last.text.cover(segment.text);
                last.copied = false;
            }
            _ => self.segments.push(segment),
        }
    }

    /// The same with raw positions counted from `start` on.
    pub(crate) fn rebased(mut self, start: u64) -> Self {
        for segment in &mut self.segments {
            segment.raw_start = segment.raw_start.saturating_sub(start);
        }
        self
    }

    /// A text with its map.
    pub(crate) fn of(text: String, map: &OffsetMap) -> Self {
        Self { text, segments: map.segments().to_vec() }
    }

    /// Appends text to what was appended last, which it shares its bytes with.
    pub(crate) fn extend_last(&mut self, piece: &str) {
        if let Some(last) = self.segments.last_mut() {
            last.copied = false;
            self.text.push_str(piece);
            last.text = Span::of(last.text.range().start..self.text.len());
        }
    }

    /// The raw bytes that the text came from, from the first to the last; `None` of no text.
    pub(crate) fn raw_range(&self) -> Option<std::ops::Range<u64>> {
        Some(self.segments.first()?.raw_start..self.raw_end())
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

/// The raw position of a byte of the text of `piece`; those of replaced pieces are their ends.
fn place(piece: &Segment, at: u64, end: bool) -> u64 {
    let into = at.saturating_sub(u64::from(piece.text.start())).min(u64::from(piece.text.len()));
    match (piece.copied, end) {
        (true, _) => piece.raw_start + into,
        (false, true) => piece.raw_start + piece.raw_len,
        (false, false) => piece.raw_start,
    }
}

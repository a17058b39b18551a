//! The text of a page as it would be read, block by block, with the way back to its raw bytes.
//!
//! Takes the tree and the decoded page; gives text in which a run of white space is one space, blocks are parted
//! by an empty line, and entities are their characters. Every byte of it is copied from the page or stands for
//! bytes of it: `AT&amp;T` is three pieces, the middle one standing for five raw bytes.

use attested_model::{OffsetMap, Segment};

use super::{embedded, entity};
use crate::Mapped;

/// White space between two pieces of text that is not yet written, and where it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// None: the pieces touch.
    None,
    /// White space at these bytes of the page.
    Space(usize, usize),
    /// The border of a cell.
    Cell,
    /// A line end inside a block.
    Line,
    /// The border of a block.
    Block,
}

/// Text that grows piece by piece, in page order.
pub(super) struct Flow<'a> {
    page: &'a str,
    map: &'a [Segment],
    /// The segment that the last piece was found in.
    cursor: usize,
    out: Mapped,
    gap: Gap,
    /// Where the last piece ended in the page.
    written: usize,
    /// NUL characters met.
    pub(super) nuls: usize,
}

/// What a piece of text did.
pub(super) struct Piece {
    /// True when it began a block.
    pub(super) opens: bool,
    /// Where it starts in the text.
    pub(super) start: usize,
}

impl<'a> Flow<'a> {
    pub(super) fn new(page: &'a str, map: &'a OffsetMap) -> Self {
        let out = Mapped::default();
        Self { page, map: map.segments(), cursor: 0, out, gap: Gap::Block, written: 0, nuls: 0 }
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        self.out.text()
    }

    /// True when the next text begins a block.
    pub(super) fn parts(&self) -> bool {
        self.gap == Gap::Block
    }

    pub(super) fn into_mapped(self) -> Mapped {
        self.out
    }

    /// Ends the block, line or cell at this point of the page.
    pub(super) fn part(&mut self, gap: Gap) {
        self.gap = match (self.gap, gap) {
            (Gap::Line, Gap::Line) | (Gap::Block, _) | (_, Gap::Block) => Gap::Block,
            (Gap::Line, _) | (_, Gap::Line) => Gap::Line,
            _ => gap,
        };
    }

    /// Parts two words that only the looks of a page part: `<span>Rena Quist</span><span>Toldra correspondent</span>`.
    ///
    /// An element has to end and another to begin between them, the one with two small letters, two capitals or a
    /// digit at its end and the other with a capital or a digit.
    pub(super) fn unglue(&mut self, start: usize) {
        if self.gap != Gap::None || self.written >= start {
            return;
        }
        let between = &self.page[self.written..start];
        let begins = between.rfind('<').is_some_and(|at| !between[at..].starts_with("</"));
        if !(between.starts_with("</") && begins) {
            return;
        }
        let mut before = self.out.text().chars().rev();
        let (last, one_more) = (before.next(), before.next());
        let next = self.page[start..].chars().next();
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let large = |c: Option<char>| c.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
        let second = self.page[start..].chars().nth(1);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let ended = |c: Option<char>| c.is_some_and(|c| matches!(c, '.' | '!' | '?' | ':'));
        let glued = (ended(last) && letter(one_more) && capital(next))
            || (small(last) && small(one_more) && large(next))
            || (number(last) && capital(next))
            || (capital(last) && capital(one_more) && capital(next) && small(second));
        if glued && !between.contains("<sup") && !between.contains("<sub") {
            self.gap = Gap::Space(self.written, start);
        }
    }

    /// Adds bytes `start..end` of the page as text between tags; the callback hears of each piece.
    pub(super) fn add(&mut self, start: usize, end: usize, verbatim: bool, heard: &mut dyn FnMut(Piece)) {
        let bytes = self.page.as_bytes();
        let mut at = start;
        let mut run = start;
        while at < end {
            let step = match bytes[at] {
                b'&' => {
                    self.copy(run, at, heard);
                    let (len, value) = entity::read(&self.page[at..end]);
                    if value.is_empty() {
                        self.copy(at, at + len, heard);
                    } else {
                        self.replace(&value, at, at + len, heard);
                    }
                    run = at + len;
                    len
                }
                b' ' if !verbatim && at + 1 < end && !is_white(bytes[at + 1]) && run < at && at > start => {
                    // One space between two words of a run stays where it is.
                    1
                }
                byte if is_white(byte) => {
                    self.copy(run, at, heard);
                    let len = bytes[at..end].iter().take_while(|&&byte| is_white(byte)).count();
                    self.white(at, at + len, verbatim);
                    run = at + len;
                    len
                }
                0 => {
                    self.copy(run, at, heard);
                    self.nuls += 1;
                    self.replace("\u{fffd}", at, at + 1, heard);
                    run = at + 1;
                    1
                }
                _ => 1,
            };
            at += step;
        }
        self.copy(run, end, heard);
    }

    /// Adds a JSON string, bytes `start..end` of the page without its quotes: escapes are their characters, a line
    /// break ends the block, elements are left out.
    pub(super) fn add_json(&mut self, start: usize, end: usize, heard: &mut dyn FnMut(Piece)) {
        let bytes = self.page.as_bytes();
        let (mut at, mut run) = (start, start);
        while at < end {
            let step = match bytes[at] {
                b'\\' => {
                    self.copy(run, at, heard);
                    let (len, character) = embedded::escape(&self.page[at..end]);
                    match character {
                        Some('\n') => self.part(Gap::Block),
                        Some(white) if white.is_whitespace() => self.white(at, at + len, false),
                        Some(character) => {
                            self.replace(character.encode_utf8(&mut [0; 4]), at, at + len, heard);
                        }
                        None => self.copy(at, at + len, heard),
                    }
                    run = at + len;
                    len
                }
                b'&' => {
                    self.copy(run, at, heard);
                    let (len, value) = entity::read(&self.page[at..end]);
                    if value.is_empty() {
                        self.copy(at, at + len, heard);
                    } else {
                        self.replace(&value, at, at + len, heard);
                    }
                    run = at + len;
                    len
                }
                b'<' => match element(&self.page[at..end]) {
                    Some((len, parts)) => {
                        self.copy(run, at, heard);
                        if parts {
                            self.part(Gap::Block);
                        }
                        run = at + len;
                        len
                    }
                    None => 1,
                },
                byte if is_white(byte) => {
                    self.copy(run, at, heard);
                    let len = bytes[at..end].iter().take_while(|&&byte| is_white(byte)).count();
                    self.white(at, at + len, false);
                    run = at + len;
                    len
                }
                _ => 1,
            };
            at += step;
        }
        self.copy(run, end, heard);
    }

    fn white(&mut self, start: usize, end: usize, verbatim: bool) {
        let white = &self.page.as_bytes()[start..end];
        let lines = if verbatim { memchr::memchr_iter(b'\n', white).count() } else { 0 };
        if lines > 0 {
            self.part(if lines > 1 { Gap::Block } else { Gap::Line });
        } else if self.gap == Gap::None {
            self.gap = Gap::Space(start, end);
        }
    }

    fn copy(&mut self, mut start: usize, end: usize, heard: &mut dyn FnMut(Piece)) {
        if self.gap == Gap::Block {
            // A block does not begin with characters that show nothing.
            let shown = self.page[start..end].trim_start_matches(shows_nothing);
            start = end - shown.len();
        }
        if start >= end {
            return;
        }
        let piece = self.bridge(start);
        self.emit(start, end);
        self.written = end;
        heard(piece);
    }

    fn replace(&mut self, value: &str, start: usize, end: usize, heard: &mut dyn FnMut(Piece)) {
        if self.gap == Gap::Block && value.chars().all(shows_nothing) {
            return;
        }
        let piece = self.bridge(start);
        let (from, to) = self.raw(start, end);
        self.out.replaced(value, from, to - from);
        self.written = end;
        heard(piece);
    }

    /// Writes the gap before a piece that starts at this byte of the page.
    fn bridge(&mut self, start: usize) -> Piece {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        let first = self.out.text().is_empty();
        match gap {
            Gap::Space(from, to) => {
                if &self.page[from..to] == " " {
                    self.emit(from, to);
                } else {
                    self.stand_for(" ", from, to);
                }
            }
            Gap::Cell if !first => self.stand_for("\t", self.written, start),
            Gap::Line if !first => self.stand_for("\n", self.written, start),
            Gap::Block if !first => self.stand_for("\n\n", self.written, start),
            Gap::None | Gap::Cell | Gap::Line | Gap::Block => {}
        }
        Piece { opens: gap == Gap::Block || first, start: self.out.text().len() }
    }

    fn stand_for(&mut self, value: &str, start: usize, end: usize) {
        let (from, to) = self.raw(start, end);
        self.out.replaced(value, from, to - from);
    }

    /// Appends bytes of the page with the way back that decoding left.
    fn emit(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let Some(segment) = self.seek(at) else { return };
            let stop = end.min(segment.text.range().end);
            let piece = &self.page[at..stop];
            if segment.copied {
                let lead = (at - segment.text.range().start) as u64;
                self.out.copied(piece, segment.raw_start + lead);
            } else {
                self.out.replaced(piece, segment.raw_start, segment.raw_len);
            }
            at = stop;
        }
    }

    /// The raw bytes of a range of the page.
    fn raw(&mut self, start: usize, end: usize) -> (u64, u64) {
        let first = self.seek(start).map_or(0, |segment| position(segment, start, false));
        let last = self.seek(end.max(start + 1) - 1).map_or(first, |segment| position(segment, end, true));
        (first, last.max(first))
    }

    /// The segment that holds this byte of the page; positions only grow, up to one gap.
    fn seek(&mut self, at: usize) -> Option<Segment> {
        while self.cursor > 0 && self.map.get(self.cursor).is_none_or(|here| here.text.range().start > at) {
            self.cursor -= 1;
        }
        while self.map.get(self.cursor).is_some_and(|here| here.text.range().end <= at) {
            self.cursor += 1;
        }
        self.map.get(self.cursor).copied()
    }
}

/// The length of the tag that a string begins with, and whether it parts blocks.
fn element(text: &str) -> Option<(usize, bool)> {
    let len = text.bytes().take(400).position(|byte| byte == b'>')? + 1;
    let name = text[1..len - 1].trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let known = !name.is_empty() && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let lower = name.to_ascii_lowercase();
    let tag = super::tag::Tag::of(lower.as_bytes());
    (known && tag != super::tag::Tag::Other).then_some((len, !tag.is_inline()))
}

fn position(segment: Segment, at: usize, end: bool) -> u64 {
    if segment.copied {
        segment.raw_start + (at - segment.text.range().start.min(at)) as u64
    } else if end {
        segment.raw_start + segment.raw_len
    } else {
        segment.raw_start
    }
}

fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// A character that shows nothing where a block begins.
pub(super) fn shows_nothing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}')
}

//! Rows and fields of RFC 4180 tables with their positions, in a stream.

use std::io::{self, BufRead};
use std::ops::Range;

use crate::{Mapped, decode};

/// The bytes of one row, without its line end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowBytes {
    /// The bytes; empty when the row is longer than the limit.
    pub bytes: Vec<u8>,
    /// Where they begin in the stream.
    pub start: u64,
    /// The line they begin on, from 1.
    pub line: u64,
    /// False when the stream ended inside a quoted field.
    pub closed: bool,
    /// True when the row was longer than the limit.
    pub too_long: bool,
}

/// Cuts a stream into rows; a line end inside a quoted field belongs to the field.
#[derive(Debug)]
pub struct Delimited<R> {
    input: R,
    delimiter: u8,
    limit: usize,
    pending: Vec<u8>,
    position: u64,
    line: u64,
    after_return: bool,
    /// What ended the last row.
    terminator: Option<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Plain,
    Quoted,
    /// Behind a quotation mark in a quoted field: it ends the field or is doubled.
    Quote,
}

impl<R: BufRead> Delimited<R> {
    /// Cuts `input` at `delimiter`; rows longer than `limit` are passed over.
    pub fn new(input: R, delimiter: u8, limit: usize) -> Self {
        Self {
            input,
            delimiter,
            limit,
            pending: Vec::new(),
            position: 0,
            line: 1,
            after_return: false,
            terminator: None,
        }
    }

    /// The next row that is not empty; `None` at the end.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn next_row(&mut self) -> io::Result<Option<RowBytes>> {
        loop {
            let mut row =
                RowBytes { start: self.position, line: self.line, closed: true, ..RowBytes::default() };
            let ended = self.fill(&mut row)?;
            if !row.bytes.is_empty() || row.too_long {
                return Ok(Some(row));
            }
            if ended {
                return Ok(None);
            }
        }
    }

    /// Puts back the end of the row that was given last; it begins at `start` of the stream, on `line`.
    pub fn put_back(&mut self, bytes: &[u8], start: u64, line: u64) {
        let mut pending = bytes.to_vec();
        pending.extend(self.terminator.take());
        pending.append(&mut self.pending);
        self.pending = pending;
        self.position = start;
        self.line = line;
        self.after_return = false;
    }

    /// Reads up to the end of a row; true at the end of the stream.
    fn fill(&mut self, row: &mut RowBytes) -> io::Result<bool> {
        let mut state = State::FieldStart;
        loop {
            let from_pending = !self.pending.is_empty();
            let chunk = if from_pending { self.pending.as_slice() } else { fill_buf(&mut self.input)? };
            if chunk.is_empty() {
                self.terminator = None;
                row.closed = state != State::Quoted;
                return Ok(true);
            }
            let mut taken = 0;
            if self.after_return && chunk[0] == b'\n' {
                taken = 1;
                row.start += u64::from(row.bytes.is_empty());
            }
            self.after_return = false;
            let content = taken;
            let mut end = None;
            for &byte in &chunk[taken..] {
                taken += 1;
                if byte == b'\n' {
                    self.line += 1;
                }
                state = match (state, byte) {
                    (State::Quoted, b'"') => State::Quote,
                    (State::Quoted, _) | (State::Quote | State::FieldStart, b'"') => State::Quoted,
                    (_, b'\n' | b'\r') => {
                        self.terminator = Some(byte);
                        self.after_return = byte == b'\r';
                        self.line += u64::from(byte == b'\r');
                        end = Some(taken - 1);
                        break;
                    }
                    (_, byte) if byte == self.delimiter => State::FieldStart,
                    _ => State::Plain,
                };
            }
            let kept = &chunk[content..end.unwrap_or(taken)];
            if row.bytes.len() + kept.len() > self.limit {
                row.too_long = true;
                row.bytes = Vec::new();
            } else if !row.too_long {
                row.bytes.extend_from_slice(kept);
            }
            self.position += taken as u64;
            if from_pending {
                self.pending.drain(..taken);
            } else {
                self.input.consume(taken);
            }
            if end.is_some() {
                return Ok(false);
            }
        }
    }
}

/// `fill_buf` that goes on when a signal interrupts it.
fn fill_buf<R: BufRead>(input: &mut R) -> io::Result<&[u8]> {
    loop {
        match input.fill_buf() {
            Ok(_) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    input.fill_buf()
}

/// Where the fields of a row lie, quotation marks included. Without `quoting` a quotation mark is a character.
pub fn fields(row: &[u8], delimiter: u8, quoting: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut state = State::FieldStart;
    for (at, &byte) in row.iter().enumerate() {
        state = match (state, byte) {
            (State::Quoted, b'"') => State::Quote,
            (State::Quoted, _) => State::Quoted,
            (State::Quote | State::FieldStart, b'"') if quoting => State::Quoted,
            (_, byte) if byte == delimiter => {
                found.push(start..at);
                start = at + 1;
                State::FieldStart
            }
            _ => State::Plain,
        };
    }
    found.push(start..row.len());
    found
}

/// True when every quotation mark that closes a field stands before a delimiter or the end of the row.
pub fn closes_properly(row: &[u8], delimiter: u8) -> bool {
    fields(row, delimiter, true).into_iter().all(|range| {
        let raw = &row[range];
        let Some(inner) = raw.strip_prefix(b"\"") else { return true };
        let inner = inner.strip_suffix(b"\r").unwrap_or(inner);
        let closed = inner.strip_suffix(b"\"").filter(|inner| {
            inner.iter().all(|&byte| byte != b'"') || {
                // Marks inside come in pairs.
                inner.chunk_by(|a, b| a == b).all(|run| run[0] != b'"' || run.len() % 2 == 0)
            }
        });
        closed.is_some()
    })
}

/// The text of one field with the way back into the row: outer quotation marks gone, doubled ones single.
pub fn field(
    row: &[u8],
    range: Range<usize>,
    quoting: bool,
    encoding: Option<&str>,
    warnings: &mut Vec<String>,
) -> Mapped {
    let mut mapped = Mapped::default();
    let raw = &row[range.clone()];
    let base = range.start as u64;
    if !quoting || raw.first() != Some(&b'"') {
        decode::push(&mut mapped, raw, base, encoding, warnings);
        return mapped;
    }
    let mut at = 1;
    loop {
        let end = memchr::memchr(b'"', &raw[at..]).map_or(raw.len(), |found| at + found);
        decode::push(&mut mapped, &raw[at..end], base + at as u64, encoding, warnings);
        if raw.get(end) == Some(&b'"') && raw.get(end + 1) == Some(&b'"') {
            mapped.replaced("\"", base + end as u64, 2);
            at = end + 2;
        } else {
            // Behind the closing mark nothing should stand; what does, stays.
            let rest = (end + 1).min(raw.len());
            decode::push(&mut mapped, &raw[rest..], base + rest as u64, encoding, warnings);
            return mapped;
        }
    }
}

/// The delimiter of a table by its first line: the one that occurs most often outside quotation marks.
pub fn guess_delimiter(first_line: &[u8]) -> u8 {
    let count = |delimiter: u8| fields(first_line, delimiter, true).len();
    let mut best = b',';
    for delimiter in [b'\t', b';', b'|'] {
        if count(delimiter) > count(best) {
            best = delimiter;
        }
    }
    best
}

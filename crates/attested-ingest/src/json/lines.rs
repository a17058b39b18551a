use std::io::{self, BufRead};

/// A line of a stream, without its line feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its bytes; empty when it is longer than the limit.
    pub bytes: Vec<u8>,
    /// Where it begins in the stream.
    pub start: u64,
    /// Its number, from 1.
    pub number: u64,
    /// True when it was longer than the limit.
    pub too_long: bool,
}

/// Cuts a stream into lines and never holds more than the limit of one.
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    limit: usize,
    position: u64,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Cuts `input`; lines longer than `limit` are passed over.
    pub fn new(input: R, limit: usize) -> Self {
        Self { input, limit, position: 0, number: 0 }
    }

    /// The next line; `None` at the end.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line =
            Line { bytes: Vec::new(), start: self.position, number: self.number + 1, too_long: false };
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                let nothing = self.position == line.start;
                self.number += u64::from(!nothing);
                return Ok((!nothing).then_some(line));
            }
            let end = memchr::memchr(b'\n', chunk);
            let piece = &chunk[..end.unwrap_or(chunk.len())];
            if line.too_long || line.bytes.len() + piece.len() > self.limit {
                line.too_long = true;
                line.bytes = Vec::new();
            } else {
                line.bytes.extend_from_slice(piece);
            }
            let taken = piece.len() + usize::from(end.is_some());
            self.input.consume(taken);
            self.position += taken as u64;
            if end.is_some() {
                self.number += 1;
                return Ok(Some(line));
            }
        }
    }
}

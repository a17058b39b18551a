use std::io::{self, BufRead};

/// A value cut out of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes; empty when it is longer than the limit.
    pub bytes: Vec<u8>,
    /// Where it begins in the stream.
    pub start: u64,
    /// Its number, from 1.
    pub number: u64,
    /// True when it was longer than the limit.
    pub too_long: bool,
    /// False when the stream ended inside it.
    pub closed: bool,
}

/// Cuts a stream into the objects of an array, or into objects that follow each other, by brackets and quotation
/// marks alone; whether each is well formed is for the scanner to say.
#[derive(Debug)]
pub struct Splitter<R> {
    input: R,
    limit: usize,
    position: u64,
    number: u64,
    array: Option<Array>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Array {
    Open,
    Closed,
}

impl<R: BufRead> Splitter<R> {
    /// Cuts `input`; values longer than `limit` are passed over.
    pub fn new(input: R, limit: usize) -> Self {
        Self { input, limit, position: 0, number: 0, array: None }
    }

    /// True when the stream is an array whose closing bracket has not come.
    pub fn is_open_array(&self) -> bool {
        self.array == Some(Array::Open)
    }

    /// The next value; `None` at the end of the stream.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn next_piece(&mut self) -> io::Result<Option<Piece>> {
        let Some(start) = self.skip_to_value()? else { return Ok(None) };
        self.number += 1;
        let mut piece =
            Piece { bytes: Vec::new(), start, number: self.number, too_long: false, closed: false };
        let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                return Ok(Some(piece));
            }
            let mut taken = 0;
            for &byte in chunk {
                if depth == 0 && !in_string && taken + piece.bytes.len() > 0 && is_end(byte) {
                    piece.closed = true;
                    break;
                }
                taken += 1;
                if in_string {
                    match byte {
                        _ if escaped => escaped = false,
                        b'\\' => escaped = true,
                        b'"' => in_string = false,
                        _ => {}
                    }
                    continue;
                }
                match byte {
                    b'"' => in_string = true,
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth == 0 && matches!(byte, b'}' | b']') {
                    piece.closed = true;
                    break;
                }
            }
            if piece.too_long || piece.bytes.len() + taken > self.limit {
                piece.too_long = true;
                piece.bytes = Vec::new();
            } else {
                piece.bytes.extend_from_slice(&chunk[..taken]);
            }
            self.input.consume(taken);
            self.position += taken as u64;
            if piece.closed {
                return Ok(Some(piece));
            }
        }
    }

    /// Passes over white space, commas and the brackets of the array; where the next value begins.
    fn skip_to_value(&mut self) -> io::Result<Option<u64>> {
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let Some(&byte) = chunk.first() else { return Ok(None) };
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' | b',' => {}
                b'[' if self.array.is_none() && self.number == 0 => self.array = Some(Array::Open),
                b']' if self.is_open_array() => self.array = Some(Array::Closed),
                0xef | 0xbb | 0xbf if self.position < 3 => {}
                _ => return Ok(Some(self.position)),
            }
            self.input.consume(1);
            self.position += 1;
        }
    }
}

/// What ends a value that has no brackets.
fn is_end(byte: u8) -> bool {
    matches!(byte, b',' | b']' | b'\n' | b'\r' | b' ' | b'\t' | b'{' | b'[')
}

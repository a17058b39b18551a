use std::ops::Range;

/// A piece of a content stream.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    Name(Vec<u8>),
    /// A string, its escapes resolved.
    Text(Vec<u8>),
    Open,
    Close,
    Operator(&'a [u8]),
}

/// Cuts a content stream into tokens with their ranges; what is none is passed over.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Passes over the data of an inline image, up to its `EI`.
    pub(super) fn pass_image(&mut self) {
        let mut at = self.at;
        while let Some(found) = self.bytes.get(at..).and_then(|rest| memchr::memmem::find(rest, b"EI")) {
            let found = at + found;
            let before = found == 0 || self.bytes[found - 1].is_ascii_whitespace();
            let after = self.bytes.get(found + 2).is_none_or(u8::is_ascii_whitespace);
            if before && after {
                self.at = found + 2;
                return;
            }
            at = found + 2;
        }
        self.at = self.bytes.len();
    }

    fn white(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            } else if byte.is_ascii_whitespace() || byte == 0 {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn literal(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut depth = 1;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    out.push(byte);
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    out.push(byte);
                }
                b'\\' => self.escape(&mut out),
                _ => out.push(byte),
            }
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(&byte) = self.bytes.get(self.at) else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n')),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(&digit @ b'0'..=b'7') => {
                            value = value * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                out.push(u8::try_from(value & 0xff).unwrap_or(0));
            }
            other => out.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        let value = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let mut digits: Vec<u8> = rest[..end].iter().filter_map(|byte| value(*byte)).collect();
        if digits.len() % 2 == 1 {
            digits.push(0);
        }
        self.at = (self.at + end + 1).min(self.bytes.len());
        digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (Token<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.white();
            let start = self.at;
            let token = match *self.bytes.get(start)? {
                b'(' => Token::Text(self.literal()),
                b'<' if self.bytes.get(start + 1) == Some(&b'<') => {
                    self.at += 2;
                    Token::Open
                }
                b'>' if self.bytes.get(start + 1) == Some(&b'>') => {
                    self.at += 2;
                    Token::Close
                }
                b'<' => Token::Text(self.hexadecimal()),
                b'[' | b'{' => {
                    self.at += 1;
                    Token::Open
                }
                b']' | b'}' => {
                    self.at += 1;
                    Token::Close
                }
                b'/' => {
                    let len = self.bytes[start + 1..].iter().take_while(|byte| is_regular(**byte)).count();
                    self.at = start + 1 + len;
                    Token::Name(name(&self.bytes[start + 1..self.at]))
                }
                byte if is_regular(byte) => {
                    let len = self.bytes[start..].iter().take_while(|byte| is_regular(**byte)).count();
                    self.at = start + len;
                    let word = &self.bytes[start..self.at];
                    match number(word) {
                        Some(number) => Token::Number(number),
                        None => Token::Operator(word),
                    }
                }
                _ => {
                    self.at += 1;
                    continue;
                }
            };
            return Some((token, start..self.at));
        }
    }
}

fn number(word: &[u8]) -> Option<f64> {
    if !word.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.')) {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    // `--5` and `5.` stand in old files.
    let value = text.trim_start_matches('-').parse::<f64>().unwrap_or(0.0);
    Some(if text.starts_with('-') { -value } else { value })
}

/// A name with its `#20` resolved.
fn name(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let digits = raw.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| raw[at] == b'#').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(raw[at]);
                at += 1;
            }
        }
    }
    out
}

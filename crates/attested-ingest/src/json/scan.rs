use std::ops::Range;

/// Arrays and objects inside each other deeper than this are refused.
const DEEPEST: usize = 256;

/// What is wrong with a piece of JSON, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The first byte that does not fit.
    pub at: usize,
    /// What was expected there.
    pub why: &'static str,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, `true`, `false`, `NaN`, `Infinity`.
    Word,
    /// A number.
    Number,
    /// A string, its quotation marks included.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A value and where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub range: Range<usize>,
}

type Found<T> = Result<T, Fault>;

/// The members of the object that begins at `at`, with names unescaped, and where the object ends.
///
/// # Errors
/// A [`Fault`] when no well-formed object begins there.
pub fn members(raw: &[u8], at: usize) -> Found<(Vec<(String, Value)>, usize)> {
    let mut at = expect(raw, at, b'{', "an object")?;
    let mut found = Vec::new();
    if raw.get(white(raw, at)) == Some(&b'}') {
        return Ok((found, white(raw, at) + 1));
    }
    loop {
        let start = white(raw, at);
        let end = string(raw, start)?;
        let name = super::unescape(raw, start..end, None, &mut Vec::new()).text().to_owned();
        let value = value(raw, expect(raw, end, b':', "a colon")?)?;
        at = white(raw, value.range.end);
        found.push((name, value));
        match raw.get(at) {
            Some(b',') => at += 1,
            Some(b'}') => return Ok((found, at + 1)),
            _ => return Err(Fault { at, why: "a comma or the end of the object was expected" }),
        }
    }
}

/// The elements of the array that begins at `at`.
///
/// # Errors
/// A [`Fault`] when no well-formed array begins there.
pub fn elements(raw: &[u8], at: usize) -> Found<Vec<Value>> {
    let mut at = expect(raw, at, b'[', "an array")?;
    let mut found = Vec::new();
    if raw.get(white(raw, at)) == Some(&b']') {
        return Ok(found);
    }
    loop {
        let value = value(raw, at)?;
        at = white(raw, value.range.end);
        found.push(value);
        match raw.get(at) {
            Some(b',') => at += 1,
            Some(b']') => return Ok(found),
            _ => return Err(Fault { at, why: "a comma or the end of the array was expected" }),
        }
    }
}

/// The value that begins at `at`, behind white space.
///
/// # Errors
/// A [`Fault`] when no well-formed value begins there.
pub fn value(raw: &[u8], at: usize) -> Found<Value> {
    let start = white(raw, at);
    let kind = match raw.get(start) {
        Some(b'{') => Kind::Object,
        Some(b'[') => Kind::Array,
        Some(b'"') => Kind::String,
        Some(b'-' | b'0'..=b'9') if !raw[start..].starts_with(b"-I") => Kind::Number,
        _ => Kind::Word,
    };
    let end = match kind {
        Kind::Object | Kind::Array => nested(raw, start)?,
        _ => scalar(raw, start)?,
    };
    Ok(Value { kind, range: start..end })
}

/// The end of the array or object that begins at `at`; without recursion, so that depth costs no stack.
fn nested(raw: &[u8], at: usize) -> Found<usize> {
    let mut open: Vec<u8> = Vec::new();
    let mut at = at;
    loop {
        at = white(raw, at);
        match raw.get(at) {
            Some(&bracket) if matches!(bracket, b'{' | b'[') => {
                let close = if bracket == b'{' { b'}' } else { b']' };
                at += 1;
                if raw.get(white(raw, at)) == Some(&close) {
                    at = white(raw, at) + 1;
                } else {
                    if open.len() == DEEPEST {
                        return Err(Fault { at, why: "arrays and objects are nested too deeply" });
                    }
                    open.push(close);
                    at = if close == b'}' { key(raw, at)? } else { at };
                    continue;
                }
            }
            _ => at = scalar(raw, at)?,
        }
        // Behind a value: close what ends here, or go on with the next.
        loop {
            let Some(&close) = open.last() else { return Ok(at) };
            at = white(raw, at);
            match raw.get(at) {
                Some(b',') => {
                    at = if close == b'}' { key(raw, at + 1)? } else { at + 1 };
                    break;
                }
                Some(&byte) if byte == close => {
                    open.pop();
                    at += 1;
                }
                _ => return Err(Fault { at, why: "a comma or a closing bracket was expected" }),
            }
        }
    }
}

fn key(raw: &[u8], at: usize) -> Found<usize> {
    let end = string(raw, white(raw, at))?;
    expect(raw, end, b':', "a colon")
}

fn scalar(raw: &[u8], at: usize) -> Found<usize> {
    const WORDS: [&[u8]; 6] = [b"null", b"true", b"false", b"NaN", b"Infinity", b"-Infinity"];
    if raw.get(at) == Some(&b'"') {
        return string(raw, at);
    }
    if let Some(word) = WORDS.iter().find(|word| raw[at.min(raw.len())..].starts_with(word)) {
        return Ok(at + word.len());
    }
    number(raw, at)
}

fn number(raw: &[u8], start: usize) -> Found<usize> {
    let digits = |mut at: usize| {
        let from = at;
        while raw.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        if at == from { Err(Fault { at, why: "a value was expected" }) } else { Ok(at) }
    };
    let whole = start + usize::from(raw.get(start) == Some(&b'-'));
    let mut at = digits(whole)?;
    if raw[whole] == b'0' && at > whole + 1 {
        return Err(Fault { at: whole, why: "a number does not begin with 0" });
    }
    if raw.get(at) == Some(&b'.') {
        at = digits(at + 1)?;
    }
    if matches!(raw.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(raw.get(at + 1), Some(b'+' | b'-')));
        at = digits(at + 1 + sign)?;
    }
    Ok(at)
}

/// The end of the string that begins at `at`. Control characters in it are let through: bytes are evidence.
fn string(raw: &[u8], at: usize) -> Found<usize> {
    let mut at = expect(raw, at, b'"', "a string")?;
    loop {
        let Some(found) = memchr::memchr2(b'"', b'\\', &raw[at..]) else {
            return Err(Fault { at: raw.len(), why: "a string is not closed" });
        };
        at += found;
        if raw[at] == b'"' {
            return Ok(at + 1);
        }
        at = match raw.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => at + 2,
            Some(b'u') if raw.len() >= at + 6 && raw[at + 2..at + 6].iter().all(u8::is_ascii_hexdigit) => {
                at + 6
            }
            _ => return Err(Fault { at, why: "there is no such escape" }),
        };
    }
}

fn expect(raw: &[u8], at: usize, byte: u8, what: &'static str) -> Found<usize> {
    let at = white(raw, at);
    if raw.get(at) == Some(&byte) {
        return Ok(at + 1);
    }
    let why = match what {
        "an object" => "an object was expected",
        "an array" => "an array was expected",
        "a colon" => "a colon was expected",
        _ => "a string was expected",
    };
    Err(Fault { at, why })
}

/// The first byte from `at` on that is no white space.
fn white(raw: &[u8], at: usize) -> usize {
    let at = at.min(raw.len());
    at + raw[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count()
}

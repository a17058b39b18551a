use std::borrow::Cow;
use std::io::{self, Read};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// An answer of a server, as it stands in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The status: 200 is a page.
    pub status: u16,
    /// The fields of its head, with names in lower case.
    pub fields: Vec<(String, String)>,
    /// What stands behind the head, as it was sent.
    pub sent: &'a [u8],
    /// Where that begins in the content of the record.
    pub sent_start: usize,
}

/// The body of an answer, as a browser would have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body<'a> {
    /// The bytes, without chunks and decompressed.
    pub bytes: Cow<'a, [u8]>,
    /// What did not fit, in sentences.
    pub warnings: Vec<String>,
}

/// Why an answer has no body that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBody {
    /// It is longer than the limit.
    TooLong,
    /// Nothing of it can be decompressed.
    Damaged,
}

impl<'a> Answer<'a> {
    /// Reads the head of an answer; `None` when there is none.
    ///
    /// ```
    /// use attested_ingest::warc::Answer;
    /// let answer = Answer::read(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>No.").unwrap();
    /// assert_eq!((answer.status, answer.media_type().as_str(), answer.sent), (200, "text/html", &b"<p>No."[..]));
    /// ```
    pub fn read(content: &'a [u8]) -> Option<Self> {
        // Some crawls have a line end too many before the head.
        let start = content.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let mut at = start;
        let mut lines = Vec::new();
        loop {
            let rest = content.get(at..)?;
            let end = memchr::memchr(b'\n', rest);
            let line = &rest[..end.unwrap_or(rest.len())];
            at += line.len() + usize::from(end.is_some());
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.is_empty() || at >= content.len() || lines.len() > 1000 {
                if !line.is_empty() {
                    lines.push(line);
                }
                break;
            }
            lines.push(line);
        }
        let first = String::from_utf8_lossy(lines.first()?).into_owned();
        let status = first.strip_prefix("HTTP/")?.split_ascii_whitespace().nth(1)?.parse().ok()?;
        let fields = lines[1..]
            .iter()
            .filter_map(|line| {
                let text = String::from_utf8_lossy(line);
                let (name, value) = text.split_once(':')?;
                Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
            })
            .collect();
        let at = at.min(content.len());
        Some(Self { status, fields, sent: &content[at..], sent_start: at })
    }

    /// The value of a field, by its name in lower case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What the server says the body is, in lower case, without parameters; empty when it says nothing.
    pub fn media_type(&self) -> String {
        let whole = self.get("content-type").unwrap_or("");
        whole.split(';').next().unwrap_or("").trim().to_ascii_lowercase()
    }

    /// The encoding that the server says the text is in.
    pub fn charset(&self) -> Option<String> {
        charset(self.get("content-type")?)
    }

    /// The body without chunks, decompressed, of at most `limit` bytes.
    ///
    /// An archive may say that a body is compressed or in chunks and hold it without; the bytes decide. What can be
    /// decompressed of a damaged body is given, with a warning.
    ///
    /// # Errors
    /// [`NoBody`].
    pub fn body(&self, limit: usize) -> Result<Body<'a>, NoBody> {
        let mut body = Body { bytes: Cow::Borrowed(self.sent), warnings: Vec::new() };
        let says = |name: &str, what: &str| {
            self.get(name)
                .is_some_and(|value| value.to_ascii_lowercase().split(',').any(|v| v.trim() == what))
        };
        if says("transfer-encoding", "chunked")
            && let Some((joined, whole)) = without_chunks(self.sent)
        {
            if !whole {
                body.warnings.push("is cut off: its last chunk is missing".to_owned());
            }
            body.bytes = Cow::Owned(joined);
        }
        let codings = self.get("content-encoding").unwrap_or("").to_ascii_lowercase();
        for coding in codings.split(',').rev() {
            let Some(decoded) = decoded(coding.trim(), &body.bytes, limit) else { continue };
            let (bytes, whole) = decoded?;
            if !whole {
                body.warnings.push("is damaged: only its beginning could be decompressed".to_owned());
            }
            body.bytes = Cow::Owned(bytes);
        }
        if body.bytes.len() > limit { Err(NoBody::TooLong) } else { Ok(body) }
    }
}

/// The charset of a content type.
pub(crate) fn charset(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

/// The chunks joined, and whether the last one came; `None` when there are none.
fn without_chunks(sent: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut joined = Vec::new();
    let mut rest = sent;
    let mut any = false;
    loop {
        let Some(end) = memchr::memchr(b'\n', &rest[..rest.len().min(1000)]) else {
            return any.then_some((joined, false));
        };
        let line = std::str::from_utf8(&rest[..end]).unwrap_or("");
        let digits = line.split(';').next().unwrap_or("").trim();
        let Some(len) = usize::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 8) else {
            return any.then_some((joined, false));
        };
        any = true;
        rest = &rest[end + 1..];
        if len == 0 {
            return Some((joined, true));
        }
        let Some(chunk) = rest.get(..len) else {
            joined.extend_from_slice(rest);
            return Some((joined, false));
        };
        joined.extend_from_slice(chunk);
        rest = &rest[len..];
        let line_end = if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.starts_with(b"\n")) };
        rest = &rest[line_end..];
    }
}

type Decoded = Result<(Vec<u8>, bool), NoBody>;

/// The bytes decompressed, and whether that went to the end; `None` when they are not compressed that way.
fn decoded(coding: &str, bytes: &[u8], limit: usize) -> Option<Decoded> {
    let mut reader: Box<dyn Read + '_> = match coding {
        "gzip" | "x-gzip" if bytes.starts_with(b"\x1f\x8b") => Box::new(MultiGzDecoder::new(bytes)),
        "deflate" if bytes.first().is_some_and(|byte| byte & 0x0f == 8) => Box::new(ZlibDecoder::new(bytes)),
        "deflate" => Box::new(DeflateDecoder::new(bytes)),
        "br" if !looks_plain(bytes) => Box::new(brotli_decompressor::Decompressor::new(bytes, 1 << 14)),
        "zstd" if bytes.starts_with(b"\x28\xb5\x2f\xfd") => {
            Box::new(zstd::stream::read::Decoder::with_buffer(bytes).ok()?)
        }
        _ => return None,
    };
    let mut out = Vec::new();
    let read = reader.by_ref().take(limit as u64 + 1).read_to_end(&mut out);
    Some(match read {
        Ok(_) if out.len() > limit => Err(NoBody::TooLong),
        Ok(_) => Ok((out, true)),
        Err(error) if out.is_empty() || error.kind() == io::ErrorKind::OutOfMemory => Err(NoBody::Damaged),
        Err(_) => Ok((out, false)),
    })
}

/// Brotli has no mark of its own; what begins like a page or a text is none.
fn looks_plain(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    head.trim_ascii_start().starts_with(b"<") || std::str::from_utf8(head).is_ok()
}

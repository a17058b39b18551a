use std::collections::VecDeque;
use std::io::BufRead;
use std::ops::Range;

use attested_model::Basis;

use super::{Kind, Lines, Splitter, Value, elements, members, strings, value};
use crate::table::{Cell, Role, Row, SeenIds};
use crate::text::Hints;
use crate::{Ingested, Location, Mapped, Options, SkipReason, Skipped};

/// The documents of a JSON container.
pub(crate) struct Records<R> {
    source: Source<R>,
    location: Location,
    options: Options,
    seen: SeenIds,
    noted: bool,
    /// What the object around the records says about all of them.
    outer: Hints,
    /// Records that hold an address and no text.
    links: u64,
    ready: VecDeque<Result<Ingested, Skipped>>,
    done: bool,
}

enum Source<R> {
    Lines(Lines<R>),
    Values(Splitter<R>),
}

/// A record as it came out of the stream.
struct Raw {
    bytes: Vec<u8>,
    start: u64,
    fallback: String,
    too_long: bool,
    closed: bool,
}

impl<R: BufRead> Records<R> {
    /// One record a line.
    pub(crate) fn lines(input: R, location: Location, options: Options) -> Self {
        let limit = options.limits.document_bytes();
        Self::new(Source::Lines(Lines::new(input, limit)), location, options)
    }

    /// An array of records, or records one behind the other, on any lines.
    pub(crate) fn values(input: R, location: Location, options: Options) -> Self {
        let limit = options.limits.document_bytes();
        Self::new(Source::Values(Splitter::new(input, limit)), location, options)
    }

    /// Takes an object that was made, not cut out of a stream.
    pub(crate) fn object(&mut self, bytes: Vec<u8>, fallback: String) {
        self.take(Raw { bytes, start: 0, fallback, too_long: false, closed: true });
    }

    /// What the objects taken so far came to.
    pub(crate) fn take_ready(&mut self) -> Option<Result<Ingested, Skipped>> {
        self.ready.pop_front()
    }

    /// Names the records that held an address and no text, all at once.
    pub(crate) fn end(&mut self) {
        self.done = true;
        let links = std::mem::take(&mut self.links);
        if links > 0 {
            self.ready.push_back(Err(Skipped::new(self.location.clone(), SkipReason::Addresses(links))));
        }
    }

    fn new(source: Source<R>, location: Location, options: Options) -> Self {
        let (seen, ready) = (SeenIds::default(), VecDeque::new());
        let outer = Hints::default();
        Self { source, location, options, seen, noted: false, outer, links: 0, ready, done: false }
    }

    fn next_raw(&mut self) -> Result<Option<Raw>, SkipReason> {
        let read = match &mut self.source {
            Source::Lines(lines) => lines.next_line().map(|line| {
                line.map(|line| Raw {
                    fallback: format!("line {}", line.number),
                    bytes: line.bytes,
                    start: line.start,
                    too_long: line.too_long,
                    closed: true,
                })
            }),
            Source::Values(values) => values.next_piece().map(|piece| {
                piece.map(|piece| Raw {
                    fallback: format!("record {}", piece.number),
                    bytes: piece.bytes,
                    start: piece.start,
                    too_long: piece.too_long,
                    closed: piece.closed,
                })
            }),
        };
        match read {
            Ok(Some(raw)) => Ok(Some(raw)),
            Ok(None) => match &self.source {
                Source::Values(values) if values.is_open_array() => {
                    Err(SkipReason::CutOff("the array of records is not closed"))
                }
                _ => Ok(None),
            },
            Err(error) => Err(SkipReason::read(&error)),
        }
    }

    fn take(&mut self, mut raw: Raw) {
        let limit = self.options.limits.max_document_bytes;
        let fault = if raw.too_long {
            Some(SkipReason::TooLong { limit })
        } else if !raw.closed {
            Some(SkipReason::CutOff("the last record is not closed"))
        } else {
            None
        };
        if let Some(reason) = fault {
            self.ready.push_back(Err(Skipped::new(self.location.record(raw.fallback), reason)));
            return;
        }
        if raw.start == 0 && raw.bytes.starts_with(b"\xef\xbb\xbf") {
            raw.bytes.drain(..3);
            raw.start = 3;
        }
        if raw.bytes.ends_with(b"\r") {
            raw.bytes.pop();
        }
        if raw.bytes.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        let (names, values) = match object(&raw.bytes) {
            Ok(found) => found,
            Err(reason) => {
                self.ready.push_back(Err(Skipped::new(self.location.record(raw.fallback), reason)));
                return;
            }
        };
        if !self.unfold(&raw, &names, &values) {
            if self.is_link(&names) {
                self.links += 1;
                return;
            }
            let record = self.record(&raw.bytes, raw.start, raw.fallback, &names, &values);
            self.ready.push_back(record);
        }
    }

    /// An answer of a news service is an object whose `articles` (or `results` …) is an array of records.
    fn unfold(&mut self, raw: &Raw, names: &[String], values: &[Value]) -> bool {
        let whole = matches!(self.source, Source::Values(_));
        // The description of a feed is no report.
        let feed =
            string_of(&raw.bytes, names, values, "version").is_some_and(|v| v.contains("jsonfeed.org/"));
        let has_text =
            self.options.columns.map(names).get(&Role::Text).is_some_and(|texts| !texts.is_empty());
        if !whole || (has_text && !feed) {
            return false;
        }
        if feed && let Some(title) = string_of(&raw.bytes, names, values, "title") {
            self.outer.set(Role::Outlet, &title, Basis::Field);
        }
        let inner = values.iter().filter(|value| value.kind == Kind::Array).find_map(|array| {
            let found = elements(&raw.bytes, array.range.start).ok()?;
            (!found.is_empty() && found.iter().all(|value| value.kind == Kind::Object)).then_some(found)
        });
        let Some(inner) = inner else { return false };
        for (at, value) in inner.into_iter().enumerate() {
            let bytes = &raw.bytes[value.range.clone()];
            let start = raw.start + value.range.start as u64;
            let fallback = format!("record {}", at + 1);
            let record = match object(bytes) {
                Ok((names, _)) if self.is_link(&names) => {
                    self.links += 1;
                    continue;
                }
                Ok((names, values)) => self.record(bytes, start, fallback, &names, &values),
                Err(reason) => Err(Skipped::new(self.location.record(fallback), reason)),
            };
            self.ready.push_back(record);
        }
        true
    }

    /// True for a record with a field of addresses and none of text: a line of a list to be fetched.
    fn is_link(&self, names: &[String]) -> bool {
        let map = self.options.columns.map(names);
        let has = |role| map.get(&role).is_some_and(|columns| !columns.is_empty());
        has(Role::Url) && !has(Role::Text)
    }

    fn record(
        &mut self,
        bytes: &[u8],
        start: u64,
        fallback: String,
        names: &[String],
        values: &[Value],
    ) -> Result<Ingested, Skipped> {
        let encoding = self.options.encoding.as_deref();
        let value = |at: usize, warnings: &mut Vec<String>| cell(bytes, values.get(at)?, encoding, warnings);
        let outer = self.outer.clone();
        let row = Row { names, value: &value, raw: bytes, raw_start: start, fallback, outer };
        let mut ingested = row
            .ingest(&self.location, &self.options.columns, &mut self.seen)
            .map_err(|(location, reason)| Skipped::new(location, reason))?;
        if !self.noted {
            self.noted = true;
            ingested.notes.push(self.options.columns.describe(names));
        }
        Ok(ingested)
    }
}

type Members = (Vec<String>, Vec<Value>);

fn object(bytes: &[u8]) -> Result<Members, SkipReason> {
    let bad = |fault: super::Fault| SkipReason::BadJson { at: fault.at, why: fault.why };
    let (found, end) = members(bytes, 0).map_err(bad)?;
    if let Some(spare) = bytes[end..].iter().position(|byte| !byte.is_ascii_whitespace()) {
        return Err(SkipReason::BadJson { at: end + spare, why: "something stands behind the object" });
    }
    Ok(found.into_iter().unzip())
}

/// What a member says that is a string.
fn string_of(raw: &[u8], names: &[String], values: &[Value], name: &str) -> Option<String> {
    let at = names.iter().position(|known| known == name)?;
    let value = values.get(at).filter(|value| value.kind == Kind::String)?;
    Some(cell(raw, value, None, &mut Vec::new())?.text().trim().to_owned())
}

/// The text of a value: a string; a number; the paragraphs of an array, a blank line between them; the `name` of
/// an object.
fn cell(raw: &[u8], value: &Value, encoding: Option<&str>, warnings: &mut Vec<String>) -> Option<Cell> {
    let mut mapped = Mapped::default();
    match value.kind {
        Kind::Word => return None,
        Kind::Number => {
            mapped.copied(std::str::from_utf8(&raw[value.range.clone()]).ok()?, value.range.start as u64);
        }
        Kind::String => strings::append(raw, value.range.clone(), encoding, &mut mapped, warnings),
        Kind::Array => {
            let mut before: Option<Range<usize>> = None;
            for element in elements(raw, value.range.start).ok()? {
                let string = match element.kind {
                    Kind::String => element.range,
                    Kind::Object => name_of(raw, &element)?,
                    _ => return None,
                };
                if let Some(before) = before {
                    // The blank line stands for what lies between the two strings.
                    let gap = (before.end - 1)..=string.start;
                    mapped.replaced("\n\n", *gap.start() as u64, (gap.end() + 1 - gap.start()) as u64);
                }
                strings::append(raw, string.clone(), encoding, &mut mapped, warnings);
                before = Some(string);
            }
        }
        Kind::Object => strings::append(raw, name_of(raw, value)?, encoding, &mut mapped, warnings),
    }
    Some(mapped)
}

/// Where the string under `name`, `title` or `text` of an object lies.
fn name_of(raw: &[u8], object: &Value) -> Option<Range<usize>> {
    let (found, _) = members(raw, object.range.start).ok()?;
    ["name", "title", "text"].iter().find_map(|wanted| {
        let (_, value) = found.iter().find(|(name, value)| name == wanted && value.kind == Kind::String)?;
        Some(value.range.clone())
    })
}

/// True when `head` begins with a line that is an object by itself.
pub(crate) fn first_line_is_object(head: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'\n', head) else { return false };
    let line = head[..end].trim_ascii();
    value(line, 0).is_ok_and(|value| value.kind == Kind::Object && value.range.end == line.len())
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Ingested, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(item);
            }
            if self.done {
                return None;
            }
            match self.next_raw() {
                Ok(Some(raw)) => self.take(raw),
                Ok(None) => self.end(),
                Err(reason) => {
                    self.done = true;
                    return Some(Err(Skipped::new(self.location.clone(), reason)));
                }
            }
        }
    }
}

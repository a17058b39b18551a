use std::collections::VecDeque;
use std::io::{self, BufRead};

use super::message;
use crate::source::Scope;
use crate::table::SeenIds;
use crate::{Ingested, Location, SkipReason, Skipped};

/// True when bytes begin as a mailbox does: `From sender date`, then fields of a message.
pub(crate) fn is_mailbox(head: &[u8]) -> bool {
    let Some(rest) = head.strip_prefix(b"From ") else { return false };
    let Some(end) = memchr::memchr(b'\n', rest) else { return false };
    rest[..end].iter().any(u8::is_ascii_digit) && message::is_message(&rest[end + 1..])
}

/// The documents of a mailbox, message by message.
pub(crate) struct Mailbox<R> {
    input: R,
    location: Location,
    scope: Scope,
    position: u64,
    number: u64,
    seen: SeenIds,
    /// The line that opens the next message was read.
    opened: bool,
    ready: VecDeque<Result<Ingested, Skipped>>,
    done: bool,
}

/// A message as it stands between two lines that begin with `From `.
struct Raw {
    bytes: Vec<u8>,
    start: u64,
    too_long: bool,
}

impl<R: BufRead> Mailbox<R> {
    pub(crate) fn new(input: R, location: &Location, scope: &Scope) -> Self {
        let (location, scope) = (location.clone(), scope.clone());
        let (seen, ready) = (SeenIds::default(), VecDeque::new());
        Self { input, location, scope, position: 0, number: 0, seen, opened: false, ready, done: false }
    }

    fn next_raw(&mut self) -> io::Result<Option<Raw>> {
        let limit = self.scope.options.limits.document_bytes();
        let mut raw = Raw { bytes: Vec::new(), start: self.position, too_long: false };
        let mut blank = true;
        let mut any = std::mem::take(&mut self.opened);
        let mut line = Vec::new();
        loop {
            line.clear();
            let start = self.position;
            let whole = self.line(&mut line)?;
            if self.position == start {
                return Ok(any.then_some(raw));
            }
            let opens = blank && line.starts_with(b"From ") && line.iter().any(u8::is_ascii_digit);
            if opens && any {
                self.opened = true;
                return Ok(Some(raw));
            }
            if opens {
                any = true;
                raw.start = self.position;
                continue;
            }
            blank = line.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
            any |= !blank;
            if raw.too_long || !whole || raw.bytes.len() + line.len() > limit {
                raw.too_long = true;
                raw.bytes = Vec::new();
            } else {
                raw.bytes.extend_from_slice(&line);
            }
        }
    }

    /// The next line with its end; false when it is longer than a document may be.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        let limit = self.scope.options.limits.document_bytes();
        let mut whole = true;
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = memchr::memchr(b'\n', chunk).map(|found| found + 1);
            let taken = end.unwrap_or(chunk.len());
            if line.len() + taken > limit {
                whole = false;
            } else {
                line.extend_from_slice(&chunk[..taken]);
            }
            self.input.consume(taken);
            self.position += taken as u64;
            if end.is_some() || taken == 0 {
                return Ok(whole);
            }
        }
    }

    fn take(&mut self, raw: &Raw) {
        self.number += 1;
        let fallback = format!("message {}", self.number);
        let limit = self.scope.options.limits.max_records;
        if self.number > limit {
            self.done = true;
            let reason = SkipReason::TooManyRecords(limit);
            return self.ready.push_back(Err(Skipped::new(self.location.clone(), reason)));
        }
        if raw.too_long {
            let reason = SkipReason::TooLong { limit: self.scope.options.limits.max_document_bytes };
            return self.ready.push_back(Err(Skipped::new(self.location.record(fallback), reason)));
        }
        let name = match message::id(&raw.bytes) {
            Some(id) if self.seen.is_new(&id) => id,
            Some(id) => format!("{id} ({fallback})"),
            None => fallback,
        };
        let place = self.location.record(name);
        self.ready.extend(message::items(&raw.bytes, raw.start, &place, &self.scope));
    }
}

impl<R: BufRead> Iterator for Mailbox<R> {
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
                Ok(Some(raw)) => self.take(&raw),
                Ok(None) => self.done = true,
                Err(error) => {
                    self.done = true;
                    return Some(Err(Skipped::new(self.location.clone(), SkipReason::read(&error))));
                }
            }
        }
    }
}

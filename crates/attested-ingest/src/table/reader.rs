use std::io::BufRead;

use super::{Delimited, Row, RowBytes, SeenIds, closes_properly, field, fields, guess_delimiter};
use crate::links::is_address;
use crate::text::Hints;
use crate::{Ingested, Location, Options, SkipReason, Skipped};

/// How often a row whose quotation marks do not pair is taken line by line, in one file.
const RECOVERIES: usize = 1000;

/// The documents of a table, one a row.
pub(crate) struct Rows<R> {
    input: Delimited<R>,
    delimiter: u8,
    location: Location,
    options: Options,
    names: Option<Vec<String>>,
    seen: SeenIds,
    notes: Vec<String>,
    recoveries: usize,
    /// Counts the rows of a table with a column of addresses and none of text.
    links: Option<u64>,
    done: bool,
}

impl<R: BufRead> Rows<R> {
    /// Reads rows of `input`; `head` is the beginning of the same stream, by which the delimiter is told.
    pub(crate) fn new(input: R, head: &[u8], location: Location, options: Options) -> Self {
        let line =
            head.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.is_empty()).unwrap_or(b"");
        let delimiter = guess_delimiter(line);
        Self {
            input: Delimited::new(input, delimiter, options.limits.document_bytes()),
            delimiter,
            location,
            options,
            names: None,
            seen: SeenIds::default(),
            notes: Vec::new(),
            recoveries: 0,
            links: None,
            done: false,
        }
    }

    fn stop(&mut self, reason: SkipReason) -> Skipped {
        self.done = true;
        Skipped::new(self.location.clone(), reason)
    }

    /// Reads the names of the columns; an error when no column holds text.
    fn header(&mut self, row: &RowBytes) -> Result<Vec<String>, Skipped> {
        if row.too_long {
            return Err(self.stop(SkipReason::TooLong { limit: self.options.limits.max_document_bytes }));
        }
        let bom = if row.start == 0 && row.bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let bytes = &row.bytes[bom..];
        let mut ignored = Vec::new();
        let names: Vec<String> = fields(bytes, self.delimiter, true)
            .into_iter()
            .map(|range| {
                let name = field(bytes, range, true, self.options.encoding.as_deref(), &mut ignored);
                name.text().trim().to_owned()
            })
            .collect();
        let mut map = self.options.columns.map(&names);
        let texts = map.remove(&super::Role::Text);
        if texts.as_ref().is_none_or(Vec::is_empty)
            && map.get(&super::Role::Url).is_some_and(|url| !url.is_empty())
        {
            self.links = Some(0);
            return Ok(names);
        }
        if texts.is_none_or(|texts| texts.is_empty()) {
            // A table that names no columns and holds addresses: its first line is one of them.
            if names.iter().any(|cell| is_address(cell)) {
                self.links = Some(1);
                return Ok(names);
            }
            let columns =
                names.iter().take(40).map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
            return Err(self.stop(SkipReason::NoTextColumn { columns }));
        }
        self.notes.push(self.options.columns.describe(&names));
        Ok(names)
    }

    fn row(&mut self, row: &RowBytes, names: &[String]) -> Result<Ingested, Skipped> {
        let fallback = format!("line {}", row.line);
        let place = self.location.record(&fallback);
        if row.too_long {
            let limit = self.options.limits.max_document_bytes;
            return Err(Skipped::new(place, SkipReason::TooLong { limit }));
        }
        let (bytes, quoting) = self.pair_quotes(row, names.len());
        let ranges = fields(bytes, self.delimiter, quoting);
        let spare = ranges.iter().skip(names.len()).any(|range| !range.is_empty());
        if spare || (ranges.len() == 1 && names.len() > 1) {
            let reason = SkipReason::BadRow { found: ranges.len(), expected: names.len() };
            return Err(Skipped::new(place, reason));
        }
        let encoding = self.options.encoding.as_deref();
        let value = |at: usize, warnings: &mut Vec<String>| {
            let range = ranges.get(at)?.clone();
            Some(field(bytes, range, quoting, encoding, warnings))
        };
        let row =
            Row { names, value: &value, raw: bytes, raw_start: row.start, fallback, outer: Hints::default() };
        let mut ingested = row
            .ingest(&self.location, &self.options.columns, &mut self.seen)
            .map_err(|(location, reason)| Skipped::new(location, reason))?;
        if !quoting {
            ingested
                .warnings
                .push("has a quotation mark that is never closed; the line is read as it stands".into());
        }
        ingested.notes.append(&mut self.notes);
        Ok(ingested)
    }

    /// A quotation mark that is never closed swallows the rows behind it. Such a row is taken as the line it
    /// begins with, quotation marks as they stand, and the rest is read again.
    fn pair_quotes<'a>(&mut self, row: &'a RowBytes, columns: usize) -> (&'a [u8], bool) {
        let Some(line_end) = memchr::memchr2(b'\n', b'\r', &row.bytes) else {
            return (&row.bytes, row.closed);
        };
        let paired = row.closed
            && closes_properly(&row.bytes, self.delimiter)
            && fields(&row.bytes, self.delimiter, true).len() == columns;
        let line = &row.bytes[..line_end];
        // A short row with a proper line break in a quoted field is short either way.
        let fits = |quoting| fields(line, self.delimiter, quoting).len() == columns;
        let quoting = !fits(false) && fits(true);
        let better = quoting || fits(false) || !row.closed;
        if paired || !better || self.recoveries >= RECOVERIES {
            return (&row.bytes, true);
        }
        self.recoveries += 1;
        let ends = if row.bytes[line_end..].starts_with(b"\r\n") { 2 } else { 1 };
        let rest = line_end + ends;
        self.input.put_back(&row.bytes[rest..], row.start + rest as u64, row.line + 1);
        (line, quoting)
    }
}

impl<R: BufRead> Iterator for Rows<R> {
    type Item = Result<Ingested, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let row = match self.input.next_row() {
                Ok(Some(row)) => row,
                Ok(None) => break,
                Err(error) => return Some(Err(self.stop(SkipReason::read(&error)))),
            };
            let Some(names) = self.names.take() else {
                match self.header(&row) {
                    Ok(names) => self.names = Some(names),
                    Err(skipped) => return Some(Err(skipped)),
                }
                continue;
            };
            if let Some(links) = &mut self.links {
                *links += 1;
                self.names = Some(names);
                continue;
            }
            let item = self.row(&row, &names);
            self.names = Some(names);
            return Some(item);
        }
        let links = self.links.take().filter(|links| !self.done && *links > 0);
        self.done = true;
        links.map(|links| Err(Skipped::new(self.location.clone(), SkipReason::Addresses(links))))
    }
}

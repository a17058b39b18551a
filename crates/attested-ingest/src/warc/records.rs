use std::collections::{BTreeMap, VecDeque};
use std::io::BufRead;

use attested_model::Basis;

use super::http::{Answer, NoBody, charset};
use super::record::{Fault, Head, Reader};
use crate::source::{Payload, Scope, payload};
use crate::table::{Role, SeenIds};
use crate::text::Hints;
use crate::{Ingested, Location, SkipReason, Skipped};

/// The documents of a web archive.
pub(crate) struct Records<R> {
    input: Reader<R>,
    location: Location,
    scope: Scope,
    ready: VecDeque<Result<Ingested, Skipped>>,
    records: u64,
    pages: u64,
    skipped: u64,
    /// Records without a page, by what they are.
    passed: BTreeMap<String, u64>,
    /// The addresses that were met, with the time: answers of one address at two times are versions of one place, two
    /// of one time are places of their own, so that which of them was analysed first never shows.
    seen: SeenIds,
    /// The record that was passed over last: where it begins and what it is. Its end may prove to be missing.
    last_passed: Option<(u64, String)>,
    done: bool,
}

/// What becomes of a record.
enum Turn {
    Items(Vec<Result<Ingested, Skipped>>),
    Passed(String),
}

impl<R: BufRead> Records<R> {
    pub(crate) fn new(input: R, location: &Location, scope: &Scope) -> Self {
        Self {
            input: Reader::new(input),
            location: location.clone(),
            scope: scope.clone(),
            ready: VecDeque::new(),
            records: 0,
            pages: 0,
            skipped: 0,
            passed: BTreeMap::new(),
            seen: SeenIds::default(),
            last_passed: None,
            done: false,
        }
    }

    fn skip(&mut self, location: Location, reason: SkipReason) {
        self.ready.push_back(Err(Skipped::new(location, reason)));
    }

    fn step(&mut self) {
        let head = match self.input.next_head() {
            Ok(Some(head)) => head,
            Ok(None) => return self.finish(),
            Err(fault) => return self.fault(fault, None),
        };
        self.records += 1;
        if self.records > self.scope.options.limits.max_records {
            let limit = self.scope.options.limits.max_records;
            self.skip(self.location.clone(), SkipReason::TooManyRecords(limit));
            self.records -= 1;
            self.finish();
            return;
        }
        let place = self.place(&head);
        match self.turn(&head, &place) {
            Ok(Turn::Passed(what)) => {
                *self.passed.entry(what.clone()).or_default() += 1;
                self.last_passed = Some((head.start, what));
            }
            Ok(Turn::Items(items)) => {
                if items.iter().any(Result::is_ok) {
                    self.pages += 1;
                } else {
                    self.skipped += 1;
                }
                self.ready.extend(items);
            }
            Err(fault) => {
                self.skipped += 1;
                self.fault(fault, Some(place));
            }
        }
    }

    fn place(&mut self, head: &Head) -> Location {
        let name = head.address().or_else(|| head.get("warc-record-id"));
        let name = name.map_or_else(|| format!("byte {}", head.start), |name| short(name).to_owned());
        // Of an exchange only one record holds a page.
        let holds = matches!(head.kind(), "response" | "resource" | "conversion");
        if holds && !self.seen.is_new(&[&name, " ", &head.date().unwrap_or_default()].concat()) {
            return self.location.record(format!("{name} (byte {})", head.start));
        }
        self.location.record(name)
    }

    fn fault(&mut self, fault: Fault, place: Option<Location>) {
        let at = |start: u64| self.location.record(format!("byte {start}"));
        match fault {
            Fault::NoRecord(from, to) => {
                let reason = SkipReason::BadRecord(format!("{} bytes belong to no record", to - from));
                self.skip(at(from), reason);
            }
            Fault::NoLength(start) => {
                self.records += 1;
                self.skipped += 1;
                let reason = SkipReason::BadRecord("the record does not say how long it is".to_owned());
                self.skip(at(start), reason);
            }
            Fault::CutOff(start) => {
                if place.is_none() {
                    self.skipped += 1;
                    match self.last_passed.take() {
                        Some((passed, what)) if passed == start => {
                            *self.passed.entry(what).or_default() -= 1;
                        }
                        _ => self.records += 1,
                    }
                }
                let place = place.unwrap_or_else(|| at(start));
                self.skip(place, SkipReason::CutOff("the archive ends inside this record"));
                self.finish();
            }
            Fault::Stream(error) => {
                self.skip(place.unwrap_or_else(|| at(self.input.position())), SkipReason::read(&error));
                self.finish();
            }
        }
    }

    /// Tells what the archive held, so that what came in and what went out can be compared.
    fn finish(&mut self) {
        self.done = true;
        if self.records == 0 {
            return;
        }
        let passed: u64 = self.passed.values().sum();
        let mut told = format!(
            "held {} records: {} with a page, {} skipped, {passed} without a page",
            self.records, self.pages, self.skipped
        );
        if passed > 0 {
            let kinds: Vec<String> =
                self.passed.iter().map(|(what, count)| format!("{what} {count}")).collect();
            told += &[" (", &kinds.join(", "), ")"].concat();
        }
        self.skip(self.location.clone(), SkipReason::Tally(told));
    }

    fn turn(&mut self, head: &Head, place: &Location) -> Result<Turn, Fault> {
        let kind = head.kind().to_ascii_lowercase();
        match kind.as_str() {
            "response" | "resource" | "conversion" => {}
            "" => return Ok(Turn::Items(vec![Err(bad(place, "the record does not say what it is"))])),
            "continuation" => {
                return Ok(Turn::Items(vec![Err(bad(place, "the record continues one of another archive"))]));
            }
            _ => return Ok(Turn::Passed(kind)),
        }
        let limit = self.scope.options.limits.document_bytes();
        let Some(content) = self.input.content(limit)? else {
            let reason = SkipReason::TooLong { limit: limit as u64 };
            return Ok(Turn::Items(vec![Err(Skipped::new(place.clone(), reason))]));
        };
        let record_type = head.get("content-type").unwrap_or("");
        if kind == "response" && record_type.to_ascii_lowercase().starts_with("application/http") {
            return Ok(self.answer(head, place, &content, limit));
        }
        let media_type = record_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
        Ok(self.items(head, place, &media_type, charset(record_type), &content, 0, Vec::new()))
    }

    fn answer(&self, head: &Head, place: &Location, content: &[u8], limit: usize) -> Turn {
        let Some(answer) = Answer::read(content) else {
            return Turn::Items(vec![Err(bad(place, "the record holds no answer of a server"))]);
        };
        if answer.status != 200 {
            return Turn::Passed(format!("answer {}", answer.status));
        }
        let body = match answer.body(limit) {
            Ok(body) => body,
            Err(NoBody::TooLong) => {
                let reason = SkipReason::TooLong { limit: limit as u64 };
                return Turn::Items(vec![Err(Skipped::new(place.clone(), reason))]);
            }
            Err(NoBody::Damaged) => {
                return Turn::Items(vec![Err(bad(place, "the page is compressed, and damaged"))]);
            }
        };
        let start = answer.sent_start as u64;
        self.items(head, place, &answer.media_type(), answer.charset(), &body.bytes, start, body.warnings)
    }

    #[expect(clippy::too_many_arguments, reason = "what a record and its answer say, told once")]
    fn items(
        &self,
        head: &Head,
        place: &Location,
        media_type: &str,
        charset: Option<String>,
        bytes: &[u8],
        start: u64,
        warnings: Vec<String>,
    ) -> Turn {
        let mut hints = Hints::default();
        if let Some(address) = head.address().filter(|address| address.starts_with("http")) {
            hints.set(Role::Url, address, Basis::Field);
        }
        let told = Payload { bytes, start: head.content_start + start, media_type, charset, hints, warnings };
        let retrieved = head.date();
        match payload(told, place, &self.scope) {
            Some(mut items) => {
                for read in items.iter_mut().flatten() {
                    read.retrieved.clone_from(&retrieved);
                }
                Turn::Items(items)
            }
            None if media_type.is_empty() => Turn::Passed("other".to_owned()),
            None => Turn::Passed(media_type.chars().take(60).collect()),
        }
    }
}

fn bad(place: &Location, why: &str) -> Skipped {
    Skipped::new(place.clone(), SkipReason::BadRecord(why.to_owned()))
}

/// Addresses can be as long as a book.
fn short(name: &str) -> &str {
    let end = name.char_indices().nth(500).map_or(name.len(), |(at, _)| at);
    &name[..end]
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
            self.step();
        }
    }
}

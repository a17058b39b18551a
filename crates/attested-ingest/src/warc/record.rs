use std::io::{self, BufRead, Read};

/// The longest head of a record.
const LONGEST_HEAD: usize = 1 << 18;

/// The head of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Its fields, with names in lower case.
    pub fields: Vec<(String, String)>,
    /// Where the record begins in the archive, after decompression.
    pub start: u64,
    /// Where its content begins.
    pub content_start: u64,
    /// How long its content is.
    pub len: u64,
}

impl Head {
    /// The value of a field, by its name in lower case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What kind of record it is: `response`, `request`, `warcinfo` …
    pub fn kind(&self) -> &str {
        self.get("warc-type").unwrap_or("")
    }

    /// When it was fetched, in UTC with seconds.
    pub fn date(&self) -> Option<String> {
        let date: jiff::Timestamp = self.get("warc-date")?.trim().parse().ok()?;
        Some(date.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    }

    /// The address of the page, without the angle brackets that old writers put around it.
    pub fn address(&self) -> Option<&str> {
        let address = self.get("warc-target-uri")?.trim();
        Some(address.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(address))
    }
}

/// What stands in the way of the next record.
#[derive(Debug)]
pub enum Fault {
    /// Bytes that belong to no record, from where to where.
    NoRecord(u64, u64),
    /// A head without a length: the record cannot be told from what follows it.
    NoLength(u64),
    /// The stream ended inside the record that begins there.
    CutOff(u64),
    /// The stream failed.
    Stream(io::Error),
}

/// Reads records, one behind the other. What is no record is passed over up to the next `WARC/` line, and named.
///
/// ```
/// let archive = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n";
/// let mut reader = attested_ingest::warc::Reader::new(&archive[..]);
/// let head = reader.next_head().unwrap().unwrap();
/// assert_eq!((head.kind(), head.len, head.content_start), ("warcinfo", 2, 52));
/// assert_eq!(reader.content(1 << 20).unwrap().unwrap(), b"hi");
/// assert!(reader.next_head().unwrap().is_none());
/// ```
#[derive(Debug)]
pub struct Reader<R> {
    input: R,
    position: u64,
    /// What is left of the content of the record that was begun, and where it begins.
    left: u64,
    start: u64,
    /// A `WARC/` line that was read in search of a record.
    ahead: Option<u64>,
}

impl<R: BufRead> Reader<R> {
    /// Reads the records of a stream, decompressed.
    pub fn new(input: R) -> Self {
        Self { input, position: 0, left: 0, start: 0, ahead: None }
    }

    /// How far it has come in the stream.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The head of the next record; `None` at the end. After a fault other than of the stream it can be called
    /// again.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn next_head(&mut self) -> Result<Option<Head>, Fault> {
        self.pass()?;
        let start = match self.ahead.take() {
            Some(start) => start,
            None => match self.version()? {
                Some(start) => start,
                None => return Ok(None),
            },
        };
        let head = self.fields(start)?;
        self.start = start;
        self.left = head.len;
        Ok(Some(head))
    }

    /// The content of the record whose head was read last; `None` when it is longer than `limit`.
    ///
    /// # Errors
    /// [`Fault::CutOff`] and [`Fault::Stream`].
    pub fn content(&mut self, limit: usize) -> Result<Option<Vec<u8>>, Fault> {
        if self.left > limit as u64 {
            self.pass()?;
            return Ok(None);
        }
        let mut content = Vec::new();
        let read = self.input.by_ref().take(self.left).read_to_end(&mut content);
        self.position += content.len() as u64;
        let whole = content.len() as u64 == self.left;
        self.left = 0;
        match read {
            Err(error) => Err(Fault::Stream(error)),
            Ok(_) if whole => Ok(Some(content)),
            Ok(_) => Err(Fault::CutOff(self.start)),
        }
    }

    /// Passes over what is left of a record.
    fn pass(&mut self) -> Result<(), Fault> {
        let left = std::mem::take(&mut self.left);
        if left == 0 {
            return Ok(());
        }
        let passed = io::copy(&mut self.input.by_ref().take(left), &mut io::sink()).map_err(Fault::Stream)?;
        self.position += passed;
        if passed < left { Err(Fault::CutOff(self.start)) } else { Ok(()) }
    }

    /// Finds the line that begins a record; what stands before it, but for line ends, is a fault.
    fn version(&mut self) -> Result<Option<u64>, Fault> {
        let mut stray: Option<u64> = None;
        loop {
            let start = self.position;
            let line = self.line()?;
            if line.is_empty() {
                return stray.map_or(Ok(None), |from| Err(Fault::NoRecord(from, start)));
            }
            if is_version(&line) {
                return match stray {
                    None => Ok(Some(start)),
                    Some(from) => {
                        self.ahead = Some(start);
                        Err(Fault::NoRecord(from, start))
                    }
                };
            }
            if stray.is_none() && line.iter().any(|byte| !matches!(byte, b'\r' | b'\n')) {
                stray = Some(start);
            }
        }
    }

    fn fields(&mut self, start: u64) -> Result<Head, Fault> {
        let mut head = Head { start, ..Head::default() };
        let from = self.position;
        loop {
            let line = self.line()?;
            if line.is_empty() || self.position - from > LONGEST_HEAD as u64 {
                return Err(Fault::CutOff(start));
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\r', '\n']);
            if text.is_empty() {
                break;
            }
            match text.split_once(':') {
                Some((name, value)) if !text.starts_with([' ', '\t']) => {
                    head.fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                // A value that goes on.
                _ => {
                    if let Some((_, last)) = head.fields.last_mut() {
                        last.push(' ');
                        last.push_str(text.trim());
                    }
                }
            }
        }
        head.content_start = self.position;
        head.len =
            head.get("content-length").and_then(|len| len.parse().ok()).ok_or(Fault::NoLength(start))?;
        Ok(head)
    }

    /// The next line with its end, of a long one the beginning; empty at the end of the stream.
    fn line(&mut self) -> Result<Vec<u8>, Fault> {
        let mut line = Vec::new();
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Fault::Stream(error)),
            };
            if chunk.is_empty() {
                return Ok(line);
            }
            let end = memchr::memchr(b'\n', chunk).map(|found| found + 1);
            let taken = end.unwrap_or(chunk.len());
            let room = LONGEST_HEAD.saturating_sub(line.len());
            line.extend_from_slice(&chunk[..taken.min(room)]);
            self.input.consume(taken);
            self.position += taken as u64;
            if end.is_some() {
                return Ok(line);
            }
        }
    }
}

fn is_version(line: &[u8]) -> bool {
    line.starts_with(b"WARC/")
        && line.get(5).is_some_and(u8::is_ascii_digit)
        && line.trim_ascii_end().len() < 16
}

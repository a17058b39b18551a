use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

use super::FetchError;
use super::address::{MOST_MOVES, join};
use crate::warc::{Answer, Reader};

/// The longest body that is taken out of an archive.
const LONGEST_BODY: usize = 64 << 20;

/// What an archive holds of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The status of its last answer.
    pub status: u16,
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub modified: Option<String>,
    /// Where it leads to, as it was told.
    pub location: Option<String>,
    /// When it was fetched, in seconds since 1970.
    pub fetched: Option<i64>,
    /// Where its record begins in the archive.
    start: u64,
}

/// A web archive that grows: one compressed member for each record.
#[derive(Debug)]
pub struct Archive {
    path: PathBuf,
    file: File,
    len: u64,
    known: BTreeMap<String, Stored>,
    /// Bytes of a torn record that were cut off when it was opened.
    pub cut: u64,
}

impl Archive {
    /// Opens an archive, or begins one; what it holds is looked through, and a torn record at its end is cut off.
    ///
    /// # Errors
    /// [`FetchError::Archive`].
    pub fn open(path: &Path) -> Result<Self, FetchError> {
        let failed = |error: io::Error| FetchError::Archive {
            path: path.display().to_string(),
            why: error.to_string(),
        };
        let file = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(failed)?;
        if matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock)) {
            return Err(failed(io::Error::other("another attested is fetching into it")));
        }
        let mut archive = Self { path: path.to_owned(), file, len: 0, known: BTreeMap::new(), cut: 0 };
        archive.look_through().map_err(failed)?;
        Ok(archive)
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it holds of an address.
    pub fn stored(&self, address: &str) -> Option<&Stored> {
        self.known.get(address)
    }

    /// How long it is.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// True when it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The body of the last answer of an address, or of the one that it led to, as a browser would have it.
    ///
    /// # Errors
    /// [`FetchError::Archive`] when the archive cannot be read.
    pub fn body(&self, address: &str) -> Result<Option<Vec<u8>>, FetchError> {
        let mut at = address.to_owned();
        for _ in 0..=MOST_MOVES {
            let Some(stored) = self.known.get(&at) else { return Ok(None) };
            match &stored.location {
                Some(location) if (300..400).contains(&stored.status) => at = join(&at, location),
                _ => return self.body_at(stored.start).map_err(|error| self.failed(&error)),
            }
        }
        Ok(None)
    }

    fn body_at(&self, start: u64) -> io::Result<Option<Vec<u8>>> {
        let mut input = BufReader::with_capacity(1 << 16, self.file.try_clone()?);
        input.seek(SeekFrom::Start(start))?;
        let mut reader = Reader::new(BufReader::new(GzDecoder::new(input)));
        if !matches!(reader.next_head(), Ok(Some(_))) {
            return Ok(None);
        }
        let content = reader.content(LONGEST_BODY).ok().flatten();
        Ok(content.map(|content| super::body_of(&content)))
    }

    fn failed(&self, error: &io::Error) -> FetchError {
        FetchError::Archive { path: self.path.display().to_string(), why: error.to_string() }
    }

    fn look_through(&mut self) -> io::Result<()> {
        let len = self.file.metadata()?.len();
        let mut input = BufReader::with_capacity(1 << 16, self.file.try_clone()?);
        input.seek(SeekFrom::Start(0))?;
        let mut good = 0;
        while good < len {
            let mut member = GzDecoder::new(&mut input);
            // Bodies are not needed: the heads of record and answer are.
            let mut head = Vec::new();
            let read = member.by_ref().take(1 << 16).read_to_end(&mut head);
            if read.and_then(|_| io::copy(&mut member, &mut io::sink())).is_err() {
                break;
            }
            let start = std::mem::replace(&mut good, input.stream_position()?);
            self.note(&head, start);
        }
        if good < len {
            self.cut = len - good;
            self.file.set_len(good)?;
        }
        self.len = good;
        Ok(())
    }

    /// Notes what the record that begins with these bytes tells of its address.
    fn note(&mut self, record: &[u8], start: u64) {
        let mut reader = Reader::new(record);
        let Ok(Some(head)) = reader.next_head() else { return };
        let Some(address) = head.address().filter(|_| head.kind() == "response") else { return };
        let content =
            record.get(usize::try_from(head.content_start).unwrap_or(usize::MAX)..).unwrap_or_default();
        let Some(answer) = Answer::read(content) else { return };
        let text = |name: &str| answer.get(name).map(str::to_owned);
        let fetched = head.date().and_then(|date| date.parse::<jiff::Timestamp>().ok());
        let stored = Stored {
            status: answer.status,
            etag: text("etag"),
            modified: text("last-modified"),
            location: text("location"),
            fetched: fetched.map(jiff::Timestamp::as_second),
            start,
        };
        self.known.insert(address.to_owned(), stored);
    }

    /// Appends a record; when this returns, the system has it.
    ///
    /// # Errors
    /// [`FetchError::Archive`].
    pub fn add(&mut self, kind: &str, address: &str, date: &str, content: &[u8]) -> Result<(), FetchError> {
        // The id is made from what the record says, so that the same answer has the same one.
        use sha2::{Digest as _, Sha256};
        let digest = Sha256::new()
            .chain_update(kind)
            .chain_update(address)
            .chain_update(date)
            .chain_update(content)
            .finalize();
        let hex: String = digest[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        let id = format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
        let mut record = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n\
             WARC-Record-ID: <urn:uuid:{id}>\r\nContent-Type: application/http; msgtype=response\r\n\
             Content-Length: {}\r\n\r\n",
            content.len()
        )
        .into_bytes();
        record.extend_from_slice(content);
        record.extend_from_slice(b"\r\n\r\n");
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        let packed = packed.write_all(&record).and_then(|()| packed.finish());
        let packed = packed.map_err(|error| self.failed(&error))?;
        let written = self.file.write_all(&packed).and_then(|()| self.file.sync_data());
        written.map_err(|error| self.failed(&error))?;
        self.note(&record, self.len);
        self.len += packed.len() as u64;
        Ok(())
    }
}

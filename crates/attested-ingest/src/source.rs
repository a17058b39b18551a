//! One file or standard input as documents.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use crate::html;
use crate::json::Records;
use crate::sniff::by_name;
use crate::table::Rows;
use crate::text::plain_with;
use crate::{Format, Ingested, Location, Options, SkipReason, Skipped, sniff};

/// What a source gives, one at a time.
pub(crate) type Items = Box<dyn Iterator<Item = Result<Ingested, Skipped>> + Send>;

/// How much of a stream is looked at to tell what it is.
const HEAD: usize = 4096;

/// Counts the bytes that are read from a source, before decompression.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Opens a file. `named` files are read whatever their ending; files of a folder only with a known one.
pub(crate) fn file(
    path: &Path,
    location: &Location,
    named: bool,
    options: &Options,
    count: &Arc<AtomicU64>,
) -> Result<Items, SkipReason> {
    match by_name(location.file_name()) {
        Some(Format::NotRead { what, advice }) => return Err(SkipReason::NotRead { what, advice }),
        None if !named => return Err(SkipReason::Ending),
        _ => {}
    }
    let metadata = std::fs::metadata(path).map_err(|error| SkipReason::open(&error))?;
    if let Some(what) = special(&metadata) {
        return Err(SkipReason::Special(what));
    }
    if metadata.len() == 0 {
        // Files of /proc say so too, and some of those never end.
        return Err(SkipReason::Empty);
    }
    let input = File::open(path).map_err(|error| SkipReason::open(&error))?;
    stream(Box::new(input), location, options, count)
}

/// Reads standard input, or any stream.
pub(crate) fn stream(
    input: Box<dyn Read + Send>,
    location: &Location,
    options: &Options,
    count: &Arc<AtomicU64>,
) -> Result<Items, SkipReason> {
    let input = BufReader::with_capacity(1 << 16, Counted { inner: input, count: Arc::clone(count) });
    let (head, input) = with_head(input).map_err(|error| SkipReason::read(&error))?;
    if head.starts_with(b"\x1f\x8b") {
        let input = BufReader::with_capacity(1 << 16, MultiGzDecoder::new(input));
        let (head, input) = with_head(input).map_err(|error| SkipReason::read(&error))?;
        return read(Box::new(input), &head, location, options);
    }
    read(Box::new(input), &head, location, options)
}

fn read(
    input: Box<dyn BufRead + Send>,
    head: &[u8],
    location: &Location,
    options: &Options,
) -> Result<Items, SkipReason> {
    if head.is_empty() {
        return Err(SkipReason::Empty);
    }
    let format = sniff(location.file_name(), head);
    let container = matches!(format, Format::JsonLines | Format::Json | Format::Table);
    if container && (head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff")) {
        let advice = "save it as UTF-8 to have it read";
        return Err(SkipReason::NotRead { what: "a table in UTF-16", advice });
    }
    if container && memchr::memchr(0, head).is_some() {
        return Err(SkipReason::Binary);
    }
    let (place, settings) = (location.clone(), options.clone());
    Ok(match format {
        Format::NotRead { what, advice } => return Err(SkipReason::NotRead { what, advice }),
        Format::JsonLines => Box::new(Records::lines(input, place, settings)),
        Format::Json => Box::new(Records::values(input, place, settings)),
        Format::Table => Box::new(Rows::new(input, head, place, settings)),
        Format::Text | Format::Html => Box::new(std::iter::once(whole(input, format, &place, &settings))),
    })
}

/// Reads a plain text file or a page, up to the limit.
fn whole(
    input: impl Read,
    format: Format,
    location: &Location,
    options: &Options,
) -> Result<Ingested, Skipped> {
    let limit = options.limits.document_bytes() as u64;
    let mut raw = Vec::new();
    let read = input.take(limit + 1).read_to_end(&mut raw);
    let result = match read {
        Err(error) => Err(SkipReason::read(&error)),
        Ok(_) if raw.len() as u64 > limit => Err(SkipReason::TooLong { limit }),
        Ok(_) if format == Format::Html => html::page(location.clone(), &raw, options),
        Ok(_) => plain_with(location.clone(), &raw, options.encoding.as_deref()),
    };
    result.map_err(|reason| Skipped::new(location.clone(), reason))
}

/// What is left of a stream: its rest, or the error that ended it.
enum Rest<R> {
    Stream(R),
    Broken(io::Error),
}

impl<R: BufRead> Read for Rest<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Stream(input) => input.read(buffer),
            Self::Broken(error) => Err(io::Error::new(error.kind(), error.to_string())),
        }
    }
}

impl<R: BufRead> BufRead for Rest<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Stream(input) => input.fill_buf(),
            Self::Broken(error) => Err(io::Error::new(error.kind(), error.to_string())),
        }
    }

    fn consume(&mut self, amount: usize) {
        if let Self::Stream(input) = self {
            input.consume(amount);
        }
    }
}

type Headed<R> = io::Chain<Cursor<Vec<u8>>, Rest<R>>;

/// The first bytes of a stream, and the whole stream again. An error behind the first byte is kept for its turn.
fn with_head<R: BufRead>(mut input: R) -> io::Result<(Vec<u8>, Headed<R>)> {
    let mut head = Vec::with_capacity(HEAD);
    let rest = match input.by_ref().take(HEAD as u64).read_to_end(&mut head) {
        Err(error) if head.is_empty() => return Err(error),
        Err(error) => Rest::Broken(error),
        Ok(_) => Rest::Stream(input),
    };
    let whole = Cursor::new(head.clone()).chain(rest);
    Ok((head, whole))
}

/// What a path is when it is neither file nor folder.
pub(crate) fn special(metadata: &std::fs::Metadata) -> Option<&'static str> {
    let kind = metadata.file_type();
    if kind.is_file() || kind.is_dir() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some("a pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
        if kind.is_block_device() || kind.is_char_device() {
            return Some("a device");
        }
    }
    Some("something else")
}

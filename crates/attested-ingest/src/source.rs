//! One file or standard input as documents.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use crate::archive::{self, Budget, Kind, Metered, Store, TarMembers, ZipMembers};
use crate::feed;
use crate::html;
use crate::ingested::Draft;
use crate::json::Records;
use crate::markup;
use crate::sniff::by_name;
use crate::table::Rows;
use crate::text::{Hints, plain_hinted, plain_with};
use crate::{Format, Ingested, Location, Mapped, Options, SkipReason, Skipped, decode, is_binary, sniff};
use crate::{database, mail, office, parquet, pdf, warc};

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

/// What the reading of a source shares with everything that lies in it.
#[derive(Clone)]
pub(crate) struct Scope {
    pub(crate) options: Arc<Options>,
    pub(crate) budget: Arc<Budget>,
    depth: usize,
}

impl Scope {
    pub(crate) fn new(options: &Options, count: &Arc<AtomicU64>, len: Option<u64>) -> Self {
        let budget = Arc::new(Budget::new(&options.limits, Arc::clone(count), len));
        Self { options: Arc::new(options.clone()), budget, depth: 0 }
    }

    /// The scope of what lies in an archive.
    pub(crate) fn deeper(&self) -> Result<Self, SkipReason> {
        let most = self.options.limits.max_nesting;
        if self.depth >= most {
            return Err(SkipReason::TooNested(most));
        }
        Ok(Self { depth: self.depth + 1, ..self.clone() })
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
    let scope = Scope::new(options, count, Some(metadata.len()));
    let mut input = File::open(path).map_err(|error| SkipReason::open(&error))?;
    let mut head = Vec::with_capacity(HEAD);
    input.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(|error| SkipReason::read(&error))?;
    if sniff(location.file_name(), &head).is_read_out_of_order() && packing(&head).is_none() {
        let store = Store::file(input).map_err(|error| SkipReason::read(&error))?;
        return out_of_order(store, sniff(location.file_name(), &head), location, &scope);
    }
    input.rewind().map_err(|error| SkipReason::read(&error))?;
    stream(Box::new(input), location, &scope)
}

/// Opens what stands in a file behind its first bytes.
pub(crate) fn tail(
    path: &Path,
    location: &Location,
    from: u64,
    len: u64,
    options: &Options,
    count: &Arc<AtomicU64>,
) -> Result<Items, SkipReason> {
    let mut input = File::open(path).map_err(|error| SkipReason::open(&error))?;
    input.seek(io::SeekFrom::Start(from)).map_err(|error| SkipReason::read(&error))?;
    stream(Box::new(input), location, &Scope::new(options, count, Some(len)))
}

/// Reads standard input, or any stream that comes from outside.
pub(crate) fn stream(
    input: Box<dyn Read + Send>,
    location: &Location,
    scope: &Scope,
) -> Result<Items, SkipReason> {
    let count = Arc::clone(scope.budget.read());
    headed(Box::new(BufReader::with_capacity(1 << 16, Counted { inner: input, count })), location, scope)
}

/// Reads what lies in an archive, in a record of a web archive, in a mail message.
pub(crate) fn inner(
    input: Box<dyn Read + Send>,
    location: &Location,
    scope: &Scope,
) -> Result<Items, SkipReason> {
    headed(Box::new(BufReader::with_capacity(1 << 15, input)), location, &scope.deeper()?)
}

/// How a stream is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstandard,
}

fn packing(head: &[u8]) -> Option<Packing> {
    if head.starts_with(b"\x1f\x8b") {
        return Some(Packing::Gzip);
    }
    head.starts_with(b"\x28\xb5\x2f\xfd").then_some(Packing::Zstandard)
}

fn headed(input: Box<dyn BufRead + Send>, location: &Location, scope: &Scope) -> Result<Items, SkipReason> {
    let (head, input) = with_head(input).map_err(|error| SkipReason::read(&error))?;
    let Some(packing) = packing(&head) else { return read(Box::new(input), &head, location, scope) };
    let unpacked: Box<dyn Read + Send> = match packing {
        Packing::Gzip => Box::new(MultiGzDecoder::new(input)),
        Packing::Zstandard => {
            let decoder = zstd::stream::read::Decoder::with_buffer(input);
            Box::new(decoder.map_err(|error| SkipReason::read(&error))?)
        }
    };
    inner(Box::new(Metered::new(unpacked, &scope.budget)), location, scope)
}

fn read(
    input: Box<dyn BufRead + Send>,
    head: &[u8],
    location: &Location,
    scope: &Scope,
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
    let (place, settings) = (location.clone(), Options::clone(&scope.options));
    Ok(match format {
        Format::NotRead { what, advice } => return Err(SkipReason::NotRead { what, advice }),
        Format::JsonLines => Box::new(Records::lines(input, place, settings)),
        Format::Json => Box::new(Records::values(input, place, settings)),
        Format::Table => Box::new(Rows::new(input, head, place, settings)),
        Format::Tar => Box::new(TarMembers::new(input, location, &scope.deeper()?)),
        Format::Warc => Box::new(warc::Records::new(input, location, &scope.deeper()?)),
        Format::Mail => Box::new(mail::items(&all(input, scope)?, 0, location, &scope.deeper()?).into_iter()),
        Format::Mailbox => Box::new(mail::Mailbox::new(input, location, &scope.deeper()?)),
        Format::Rtf | Format::Pdf => {
            Box::new(written(&all(input, scope)?, format, location, &scope.options)?.into_iter())
        }
        Format::Feed => Box::new(feed::entries(&all(input, scope)?, location, scope)?.into_iter()),
        Format::Text | Format::Html => Box::new(whole(input, format, &place, &settings).into_iter()),
        Format::Zip | Format::Parquet => {
            let store = Store::take(input).map_err(|error| SkipReason::read(&error))?;
            return out_of_order(store, format, location, scope);
        }
    })
}

/// Reads what is not read from its beginning to its end.
fn out_of_order(
    store: Store,
    format: Format,
    location: &Location,
    scope: &Scope,
) -> Result<Items, SkipReason> {
    let deeper = scope.deeper()?;
    if format == Format::Parquet {
        return Ok(Box::new(parquet::Rows::new(store, location, &scope.options)?));
    }
    let (kind, mut archive, raw) = archive::open_zip(store, &deeper)?;
    let wacz = match kind {
        Kind::Docx => {
            let xml = archive::zip_member(&mut archive, &raw, office::DOCUMENT, &deeper)
                .unwrap_or(Err(SkipReason::NoText))?;
            let xml = all(xml, &deeper)?;
            return Ok(Box::new(written(&xml, Format::Zip, location, &scope.options)?.into_iter()));
        }
        Kind::NotRead(what) => {
            return Err(SkipReason::NotRead { what, advice: "export its text to have it read" });
        }
        Kind::Wacz => true,
        Kind::Archive => false,
    };
    Ok(Box::new(ZipMembers::new(archive, raw, location, &deeper, wacz)))
}

/// What a record of a web archive, or a part of a mail message, holds.
pub(crate) struct Payload<'a> {
    pub(crate) bytes: &'a [u8],
    /// Where the bytes begin in the container; of what was decompressed, where it began before.
    pub(crate) start: u64,
    /// In lower case, without parameters; empty when it is not told.
    pub(crate) media_type: &'a str,
    pub(crate) charset: Option<String>,
    /// What the container says about it.
    pub(crate) hints: Hints,
    pub(crate) warnings: Vec<String>,
}

/// Reads a payload as what it is said to be, and the first bytes show; `None` when it is nothing that is read.
pub(crate) fn payload(
    payload: Payload<'_>,
    place: &Location,
    scope: &Scope,
) -> Option<Vec<Result<Ingested, Skipped>>> {
    let Payload { bytes, start, media_type, charset, hints, warnings } = payload;
    let head = &bytes[..bytes.len().min(HEAD)];
    let one = |read: Result<Ingested, SkipReason>| {
        vec![read.map_err(|reason| Skipped::new(place.clone(), reason)).map(|mut read| {
            read.warnings.splice(0..0, warnings);
            read
        })]
    };
    let looks = crate::html::is_html(head);
    Some(match media_type {
        "text/html" | "application/xhtml+xml" => {
            one(markup::page(place.clone(), bytes, start, &hints, charset.as_deref(), &scope.options))
        }
        "" | "application/octet-stream" | "text/plain" if looks => {
            one(markup::page(place.clone(), bytes, start, &hints, charset.as_deref(), &scope.options))
        }
        "text/plain" => {
            let encoding = charset.as_deref().or(scope.options.encoding.as_deref());
            one(plain_hinted(place.clone(), bytes, start, encoding, hints))
        }
        "application/pdf" | "application/rtf" | "text/rtf" => {
            let format = if media_type == "application/pdf" { Format::Pdf } else { Format::Rtf };
            match written_hinted(bytes, format, place, hints, &scope.options) {
                Ok(items) => items,
                Err(reason) => one(Err(reason)),
            }
        }
        "application/rss+xml"
        | "application/atom+xml"
        | "application/rdf+xml"
        | "application/xml"
        | "text/xml" => {
            match feed::entries(bytes, place, scope) {
                Ok(items) => items,
                // Settings and drawings are XML too.
                Err(SkipReason::NotRead { .. }) => return None,
                Err(reason) => one(Err(reason)),
            }
        }
        _ => return None,
    })
}

/// All bytes of a source that is read as a whole, up to the limit.
fn all(input: impl Read, scope: &Scope) -> Result<Vec<u8>, SkipReason> {
    let limit = scope.options.limits.document_bytes() as u64;
    let mut raw = Vec::new();
    input.take(limit + 1).read_to_end(&mut raw).map_err(|error| SkipReason::read(&error))?;
    if raw.len() as u64 > limit { Err(SkipReason::TooLong { limit }) } else { Ok(raw) }
}

/// Reads the running text of a word processor or PDF file: its articles where it is an export of a news database.
fn written(
    bytes: &[u8],
    format: Format,
    location: &Location,
    options: &Options,
) -> Result<Vec<Result<Ingested, Skipped>>, SkipReason> {
    written_hinted(bytes, format, location, Hints::default(), options)
}

/// The same for a file in a container that tells something about it.
fn written_hinted(
    bytes: &[u8],
    format: Format,
    location: &Location,
    hints: Hints,
    options: &Options,
) -> Result<Vec<Result<Ingested, Skipped>>, SkipReason> {
    let mut warnings = Vec::new();
    let failed = |error: attested_model::ModelError| SkipReason::Failed(error.to_string());
    let mut streams = Vec::new();
    let mapped = match format {
        Format::Pdf => {
            let read = pdf::text(bytes, options.limits.document_bytes())?;
            (warnings, streams) = (read.warnings, read.streams);
            read.mapped
        }
        Format::Rtf => office::rtf_text(bytes, &mut warnings).ok_or(SkipReason::NoText)?,
        _ => {
            let xml = feed::Source::of(bytes, None)?;
            let (text, outer) = office::docx_text(&xml.text).finish().map_err(failed)?;
            Mapped::through(text, &outer, &xml.map)
        }
    };
    let raw = if format == Format::Pdf { &streams } else { bytes };
    if let Some(articles) = database::articles(location, raw, &mapped, &warnings, options) {
        return Ok(articles);
    }
    let draft = Draft { location: location.clone(), raw, raw_start: 0, mapped, hints, warnings };
    Ok(vec![draft.finish_text().map_err(|reason| Skipped::new(location.clone(), reason))])
}

/// The articles of a text file or page that is an export of a news database.
fn exported(
    raw: &[u8],
    format: Format,
    location: &Location,
    options: &Options,
) -> Option<Vec<Result<Ingested, Skipped>>> {
    if !database::may_be(raw) {
        return None;
    }
    if format == Format::Html {
        let page = crate::html::read_with(raw, &options.limits, options.encoding.as_deref()).ok()?;
        return database::articles(
            location,
            raw,
            &Mapped::of(page.text, &page.offsets),
            &page.warnings,
            options,
        );
    }
    if is_binary(raw) {
        return None;
    }
    let decoded = decode(raw, options.encoding.as_deref());
    database::articles(location, raw, &decoded.mapped, &decoded.warnings, options)
}

/// Reads a plain text file or a page, up to the limit.
fn whole(
    input: impl Read,
    format: Format,
    location: &Location,
    options: &Options,
) -> Vec<Result<Ingested, Skipped>> {
    let limit = options.limits.document_bytes() as u64;
    let mut raw = Vec::new();
    let read = input.take(limit + 1).read_to_end(&mut raw);
    let result = match read {
        Err(error) => Err(SkipReason::read(&error)),
        Ok(_) if raw.len() as u64 > limit => Err(SkipReason::TooLong { limit }),
        Ok(_) => {
            if let Some(articles) = exported(&raw, format, location, options) {
                return articles;
            }
            match (format, links(&raw)) {
                (Format::Html, _) => html::page(location.clone(), &raw, options),
                (_, Some(count)) => Err(SkipReason::Addresses(count)),
                _ => plain_with(location.clone(), &raw, options.encoding.as_deref()),
            }
        }
    };
    vec![result.map_err(|reason| Skipped::new(location.clone(), reason))]
}

/// How many addresses a text holds that holds nothing else.
fn links(raw: &[u8]) -> Option<u64> {
    let mut count = 0;
    for line in raw.split(|byte| *byte == b'\n') {
        let line = line.trim_ascii();
        let is_link = (line.starts_with(b"http://") || line.starts_with(b"https://"))
            && !line.iter().any(u8::is_ascii_whitespace);
        if !(line.is_empty() || line.starts_with(b"#") || is_link) {
            return None;
        }
        count += u64::from(is_link);
    }
    (count > 0).then_some(count)
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

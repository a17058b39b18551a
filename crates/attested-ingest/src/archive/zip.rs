use std::io::{self, BufReader, Read};
use std::sync::Arc;

use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::{Metered, Positional, Store, is_hidden, refused_by_name};
use crate::source::{self, Items, Scope};
use crate::{Ingested, Location, SkipReason, Skipped};

/// What a zip file is, by the names of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Files of any kind.
    Archive,
    /// A web archive: pages in `archive/*.warc.gz`, and tables about them.
    Wacz,
    /// A word processor file.
    Docx,
    /// A package that is known and not read.
    NotRead(&'static str),
}

/// Opens a zip file and tells what it is.
pub(crate) fn open(
    store: Store,
    scope: &Scope,
) -> Result<(Kind, ZipArchive<Positional>, Positional), SkipReason> {
    let raw = Positional::new(store.clone(), scope.budget.read());
    let archive = ZipArchive::new(Positional::new(store, &Arc::default()))
        .map_err(|error| SkipReason::CannotRead(words(&error)))?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let kind = if has("word/document.xml") {
        Kind::Docx
    } else if has("datapackage.json") && archive.file_names_raw().any(|name| name.starts_with(b"archive/")) {
        Kind::Wacz
    } else if has("xl/workbook.xml") {
        Kind::NotRead("a spreadsheet")
    } else if has("META-INF/container.xml") {
        Kind::NotRead("an e-book")
    } else if has("content.xml") && has("mimetype") {
        Kind::NotRead("an OpenDocument file")
    } else {
        Kind::Archive
    };
    Ok((kind, archive, raw))
}

fn words(error: &zip::result::ZipError) -> String {
    let words = error.to_string();
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// A member of a zip file, ready to be read.
struct Member {
    name: String,
    start: u64,
    packed: u64,
    size: u64,
    crc: u32,
    method: CompressionMethod,
}

/// The documents of the members of a zip file, in the order of its directory.
pub(crate) struct ZipMembers {
    archive: ZipArchive<Positional>,
    raw: Positional,
    location: Location,
    scope: Scope,
    wacz: bool,
    next: usize,
    open: Option<Items>,
    gave: bool,
    place: Location,
}

impl ZipMembers {
    pub(crate) fn new(
        archive: ZipArchive<Positional>,
        raw: Positional,
        location: &Location,
        scope: &Scope,
        wacz: bool,
    ) -> Self {
        let (location, place) = (location.clone(), location.clone());
        Self { archive, raw, location, scope: scope.clone(), wacz, next: 0, open: None, gave: false, place }
    }

    /// The next member that holds documents, opened; or why it is not.
    fn advance(&mut self) -> Option<Result<(), Skipped>> {
        while self.next < self.archive.len() {
            let at = self.next;
            self.next += 1;
            let member = match self.member(at) {
                Ok(Some(member)) => member,
                Ok(None) => continue,
                Err(skipped) => return Some(Err(skipped)),
            };
            self.place = self.location.member(&member.name);
            // The tables of a web archive repeat what its records say.
            if self.wacz && !member.name.starts_with("archive/") {
                continue;
            }
            if let Some(reason) = refused_by_name(&member.name) {
                return Some(Err(Skipped::new(self.place.clone(), reason)));
            }
            let opened = unpack(&member, &self.raw, &self.scope)
                .and_then(|input| source::inner(input, &self.place, &self.scope));
            return Some(match opened {
                Ok(items) => {
                    self.open = Some(items);
                    self.gave = false;
                    Ok(())
                }
                Err(reason) => Err(Skipped::new(self.place.clone(), reason)),
            });
        }
        None
    }

    fn member(&mut self, at: usize) -> Result<Option<Member>, Skipped> {
        let fallback = self.location.member(&format!("member {}", at + 1));
        let file = self
            .archive
            .by_index_raw(at)
            .map_err(|error| Skipped::new(fallback, SkipReason::CannotRead(words(&error))))?;
        let name = String::from_utf8_lossy(file.name_raw()).replace('\\', "/");
        if file.is_dir() || is_hidden(&name) {
            return Ok(None);
        }
        let place = self.location.member(&name);
        if file.encrypted() {
            return Err(Skipped::new(place, SkipReason::Encrypted));
        }
        if file.is_symlink() {
            return Err(Skipped::new(place, SkipReason::Special("a link")));
        }
        let start = file.data_start().unwrap_or(u64::MAX);
        Ok(Some(Member {
            name,
            start,
            packed: file.compressed_size(),
            size: file.size(),
            crc: file.crc32(),
            method: file.compression(),
        }))
    }
}

impl Iterator for ZipMembers {
    type Item = Result<Ingested, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(open) = &mut self.open {
                let item = open.next();
                if item.is_some() {
                    self.gave = true;
                    return item;
                }
                self.open = None;
                if !self.gave {
                    return Some(Err(Skipped::new(self.place.clone(), SkipReason::NoRecords)));
                }
            }
            if self.next > 0 && self.next < self.archive.len() && self.scope.budget.is_used_up() {
                self.next = self.archive.len();
                let left = SkipReason::CutOff("the members behind this place were not unpacked");
                return Some(Err(Skipped::new(self.location.clone(), left)));
            }
            if let Err(skipped) = self.advance()? {
                return Some(Err(skipped));
            }
        }
    }
}

/// One member as a stream that ends in an error when its checksum is not that of the directory.
pub(crate) fn by_name(
    archive: &mut ZipArchive<Positional>,
    raw: &Positional,
    name: &str,
    scope: &Scope,
) -> Option<Result<Box<dyn Read + Send>, SkipReason>> {
    let at = archive.index_for_name(name)?;
    let file = match archive.by_index_raw(at) {
        Ok(file) => file,
        Err(error) => return Some(Err(SkipReason::CannotRead(words(&error)))),
    };
    if file.encrypted() {
        return Some(Err(SkipReason::Encrypted));
    }
    let member = Member {
        name: name.to_owned(),
        start: file.data_start().unwrap_or(u64::MAX),
        packed: file.compressed_size(),
        size: file.size(),
        crc: file.crc32(),
        method: file.compression(),
    };
    drop(file);
    Some(unpack(&member, raw, scope))
}

fn unpack(member: &Member, raw: &Positional, scope: &Scope) -> Result<Box<dyn Read + Send>, SkipReason> {
    if member.start.saturating_add(member.packed) > raw.store_len() {
        return Err(SkipReason::CutOff("the archive ends before this member does"));
    }
    let packed = BufReader::with_capacity(1 << 16, raw.from(member.start)).take(member.packed);
    let checked = |inner: Box<dyn Read + Send>| Checked {
        inner: Metered::new(inner, &scope.budget),
        crc: Crc::new(),
        expected: (member.crc, member.size),
        read: 0,
    };
    // The numbers of the format: the archive's own decompressors are not compiled in, so that members can be
    // streams that own what they read from.
    #[expect(deprecated, reason = "methods that are not compiled in have no constant")]
    let method = member.method.to_u16();
    Ok(Box::new(match method {
        0 => checked(Box::new(packed)),
        8 => checked(Box::new(DeflateDecoder::new(packed))),
        93 => {
            let decoder =
                zstd::stream::read::Decoder::with_buffer(packed).map_err(|e| SkipReason::read(&e))?;
            checked(Box::new(decoder))
        }
        _ => {
            let advice = "pack it again as a plain zip to have it read";
            return Err(SkipReason::NotRead { what: "packed by a rare method", advice });
        }
    }))
}

/// Compares length and checksum at the end.
struct Checked<R> {
    inner: R,
    crc: Crc,
    expected: (u32, u64),
    read: u64,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let read = self.inner.read(buffer)?;
        self.crc.update(&buffer[..read]);
        self.read += read as u64;
        let (crc, size) = self.expected;
        if self.read > size || (read == 0 && (self.read != size || self.crc.sum() != crc)) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "its checksum does not fit: it is damaged",
            ));
        }
        Ok(read)
    }
}

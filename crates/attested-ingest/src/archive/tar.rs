use std::io::{self, BufRead, BufReader, Read};
use std::sync::{Arc, Mutex, PoisonError};

use tar::{EntryType, Header};

use super::budget::Shared;
use super::{is_hidden, refused_by_name};
use crate::source::{self, Items, Scope};
use crate::{Ingested, Location, SkipReason, Skipped};

const BLOCK: usize = 512;
/// Long names are no longer than this.
const LONGEST_NAME: u64 = 1 << 16;

/// True when the first block is the header of a tar archive: its checksum fits.
pub(crate) fn is_tar(head: &[u8]) -> bool {
    let Some(block) = head.get(..BLOCK) else { return false };
    let header = Header::from_byte_slice(block);
    block.iter().any(|&byte| byte != 0)
        && header.cksum().is_ok_and(|told| told == checksum(block))
        && header.size().is_ok()
}

fn checksum(block: &[u8]) -> u32 {
    block
        .iter()
        .enumerate()
        .map(|(at, &byte)| if (148..156).contains(&at) { 32 } else { u32::from(byte) })
        .sum()
}

/// The documents of the members of a tar archive, in its order, in a stream.
pub(crate) struct TarMembers {
    input: Shared,
    /// What is left of the member that is open, with its padding.
    left: Arc<Mutex<u64>>,
    padding: u64,
    location: Location,
    scope: Scope,
    open: Option<Items>,
    gave: bool,
    place: Location,
    done: bool,
}

impl TarMembers {
    pub(crate) fn new(input: Box<dyn BufRead + Send>, location: &Location, scope: &Scope) -> Self {
        Self {
            input: Arc::new(Mutex::new(input)),
            left: Arc::default(),
            padding: 0,
            location: location.clone(),
            scope: scope.clone(),
            open: None,
            gave: false,
            place: location.clone(),
            done: false,
        }
    }

    /// The next member that holds documents, opened; or why it is not.
    fn advance(&mut self) -> Result<bool, Skipped> {
        let mut long_name = None;
        loop {
            let broken = |error: &io::Error| match error.kind() {
                io::ErrorKind::UnexpectedEof => SkipReason::CutOff("the archive ends inside a member"),
                _ => SkipReason::read(error),
            };
            let header = match self.finish_member().and_then(|()| self.header()) {
                Ok(Some(header)) => header,
                Ok(None) => return Ok(false),
                Err(error) => {
                    self.done = true;
                    return Err(Skipped::new(self.location.clone(), broken(&error)));
                }
            };
            let size = header.size().unwrap_or(0);
            *lock(&self.left) = size;
            self.padding = size.next_multiple_of(BLOCK as u64) - size;
            match header.entry_type() {
                EntryType::GNULongName => {
                    long_name = self.small().map(|name| text(name.strip_suffix(b"\0").unwrap_or(&name)));
                    continue;
                }
                EntryType::XHeader => {
                    let pairs = self.small().unwrap_or_default();
                    let path = tar::PaxExtensions::new(&pairs)
                        .filter_map(Result::ok)
                        .find(|pair| pair.key_bytes() == b"path");
                    long_name = path.map(|pair| text(pair.value_bytes())).or(long_name);
                    continue;
                }
                _ => {}
            }
            let name = long_name.take().unwrap_or_else(|| text(&header.path_bytes()));
            let name = name.trim_start_matches("./").to_owned();
            let kind = header.entry_type();
            if kind.is_dir() || is_hidden(&name) || kind.is_pax_global_extensions() {
                continue;
            }
            self.place = self.location.member(&name);
            let refused = if kind.is_symlink() || kind.is_hard_link() {
                Some(SkipReason::Special("a link"))
            } else if !(kind.is_file() || kind.is_contiguous()) {
                Some(SkipReason::Special("something else"))
            } else {
                refused_by_name(&name)
            };
            if let Some(reason) = refused {
                return Err(Skipped::new(self.place.clone(), reason));
            }
            let lent = Lent { input: Arc::clone(&self.input), left: Arc::clone(&self.left) };
            let items = source::inner(Box::new(BufReader::new(lent)), &self.place, &self.scope)
                .map_err(|reason| Skipped::new(self.place.clone(), reason))?;
            self.open = Some(items);
            self.gave = false;
            return Ok(true);
        }
    }

    /// The next header; `None` at the end of the archive.
    fn header(&mut self) -> io::Result<Option<Header>> {
        let mut block = [0u8; BLOCK];
        let mut input = lock(&self.input);
        let mut filled = 0;
        while filled < BLOCK {
            let read = input.read(&mut block[filled..])?;
            if read == 0 {
                break;
            }
            filled += read;
        }
        if filled == 0 || (filled == BLOCK && block.iter().all(|&byte| byte == 0)) {
            return Ok(None);
        }
        if filled < BLOCK {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if !is_tar(&block) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a member's header is damaged"));
        }
        Ok(Some(Header::from_byte_slice(&block).clone()))
    }

    /// Passes over what the member that was open has left.
    fn finish_member(&mut self) -> io::Result<()> {
        let left = std::mem::take(&mut *lock(&self.left)) + std::mem::take(&mut self.padding);
        let passed = io::copy(&mut lock(&self.input).by_ref().take(left), &mut io::sink())?;
        if passed < left { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    /// A member that only tells about the next one.
    fn small(&mut self) -> Option<Vec<u8>> {
        let mut lent =
            Lent { input: Arc::clone(&self.input), left: Arc::clone(&self.left) }.take(LONGEST_NAME);
        let mut bytes = Vec::new();
        lent.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\\', "/")
}

fn lock<T: ?Sized>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Iterator for TarMembers {
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
            if self.done {
                return None;
            }
            match self.advance() {
                Ok(true) => {}
                Ok(false) => self.done = true,
                Err(skipped) => return Some(Err(skipped)),
            }
        }
    }
}

/// The stream of the archive, lent to one member.
struct Lent {
    input: Shared,
    left: Arc<Mutex<u64>>,
}

impl Read for Lent {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut left = lock(&self.left);
        let most = usize::try_from(*left).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 {
            return Ok(0);
        }
        let read = lock(&self.input).read(&mut buffer[..most])?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        *left -= read as u64;
        Ok(read)
    }
}

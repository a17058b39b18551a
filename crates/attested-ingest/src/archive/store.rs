use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Streams up to this length are kept in memory when they must be read out of order.
const IN_MEMORY: usize = 32 << 20;

/// Bytes that can be read from any place: a file, or what a stream gave.
#[derive(Debug, Clone)]
pub(crate) enum Store {
    File(Arc<File>, u64),
    Memory(Arc<[u8]>),
}

impl Store {
    /// A file of the system.
    pub(crate) fn file(file: File) -> io::Result<Self> {
        let len = file.metadata()?.len();
        Ok(Self::File(Arc::new(file), len))
    }

    /// Takes in a whole stream: in memory when it is short, else in a file without a name.
    pub(crate) fn take(mut input: impl Read) -> io::Result<Self> {
        let mut held = Vec::new();
        input.by_ref().take(IN_MEMORY as u64).read_to_end(&mut held)?;
        if held.len() < IN_MEMORY {
            return Ok(Self::Memory(held.into()));
        }
        let mut file = tempfile::tempfile()?;
        file.write_all(&held)?;
        drop(held);
        io::copy(&mut input, &mut file)?;
        Self::file(file)
    }

    /// The same as a file.
    pub(crate) fn into_file(self) -> io::Result<File> {
        match self {
            Self::File(file, _) => file.try_clone(),
            Self::Memory(bytes) => {
                let mut file = tempfile::tempfile()?;
                file.write_all(&bytes)?;
                Ok(file)
            }
        }
    }

    fn len(&self) -> u64 {
        match self {
            Self::File(_, len) => *len,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file, _) => read_file_at(file, at, buffer),
            Self::Memory(bytes) => {
                let rest = usize::try_from(at).ok().and_then(|at| bytes.get(at..)).unwrap_or(&[]);
                let len = rest.len().min(buffer.len());
                buffer[..len].copy_from_slice(&rest[..len]);
                Ok(len)
            }
        }
    }
}

#[cfg(unix)]
fn read_file_at(file: &File, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_file_at(file: &File, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

/// A place in a store, with a pace of its own; what is read is counted for progress.
#[derive(Debug, Clone)]
pub(crate) struct Positional {
    store: Store,
    at: u64,
    count: Arc<AtomicU64>,
}

impl Positional {
    pub(crate) fn new(store: Store, count: &Arc<AtomicU64>) -> Self {
        Self { store, at: 0, count: Arc::clone(count) }
    }

    /// The same bytes from another place on.
    pub(crate) fn from(&self, at: u64) -> Self {
        Self { at, ..self.clone() }
    }

    /// How long the store is.
    pub(crate) fn store_len(&self) -> u64 {
        self.store.len()
    }
}

impl Read for Positional {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.store.read_at(self.at, buffer)?;
        self.at += read as u64;
        if matches!(self.store, Store::File(..)) {
            self.count.fetch_add(read as u64, Ordering::Relaxed);
        }
        Ok(read)
    }
}

impl Seek for Positional {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.store.len().checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

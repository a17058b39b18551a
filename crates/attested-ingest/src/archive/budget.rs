use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::Limits;

/// Up to this much may be unpacked whatever the size of the source.
const FREE: u64 = 64 << 20;

/// How much one source may unpack to, counted over all archives in it.
#[derive(Debug)]
pub(crate) struct Budget {
    read: Arc<AtomicU64>,
    /// What was read of other sources before this one.
    before: u64,
    len: Option<u64>,
    unpacked: AtomicU64,
    max_ratio: u64,
    max_bytes: u64,
}

impl Budget {
    /// The budget of a source of `len` bytes, where that is known; `read` counts what is read of all sources.
    pub(crate) fn new(limits: &Limits, read: Arc<AtomicU64>, len: Option<u64>) -> Self {
        let before = read.load(Ordering::Relaxed);
        let (max_ratio, max_bytes) = (limits.max_ratio, limits.max_unpacked_bytes);
        Self { read, before, len, unpacked: AtomicU64::new(0), max_ratio, max_bytes }
    }

    /// The count of what is read of all sources, before they are unpacked.
    pub(crate) fn read(&self) -> &Arc<AtomicU64> {
        &self.read
    }

    /// True when nothing more may be unpacked.
    pub(crate) fn is_used_up(&self) -> bool {
        self.fault().is_some()
    }

    fn fault(&self) -> Option<String> {
        let unpacked = self.unpacked.load(Ordering::Relaxed);
        if unpacked > self.max_bytes {
            return Some(format!("unpacks to more than the limit of {} bytes", self.max_bytes));
        }
        let source =
            self.len.unwrap_or_else(|| self.read.load(Ordering::Relaxed).saturating_sub(self.before));
        let bomb = unpacked > FREE && unpacked / self.max_ratio > source;
        bomb.then(|| format!("unpacks to more than {} times its size, as archive bombs do", self.max_ratio))
    }

    fn spend(&self, bytes: usize) -> io::Result<()> {
        self.unpacked.fetch_add(bytes as u64, Ordering::Relaxed);
        self.fault().map_or(Ok(()), |fault| Err(io::Error::other(fault)))
    }
}

/// A stream out of a decompressor, counted against the budget.
pub(crate) struct Metered<R> {
    inner: R,
    budget: Arc<Budget>,
}

impl<R> Metered<R> {
    pub(crate) fn new(inner: R, budget: &Arc<Budget>) -> Self {
        Self { inner, budget: Arc::clone(budget) }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.budget.spend(read)?;
        Ok(read)
    }
}

/// A stream that a decompressor reads from, shared by the members of an archive.
pub(crate) type Shared = Arc<std::sync::Mutex<Box<dyn BufRead + Send>>>;

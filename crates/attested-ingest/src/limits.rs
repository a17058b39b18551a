use crate::Columns;

/// What one run of ingestion may take.
///
/// A file, line or record beyond a limit is skipped with that reason, without being held in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Longest document, line or record of a container in bytes, after decompression: 64 MiB.
    pub max_document_bytes: u64,
    /// How many folders deep a folder is searched: 64.
    pub max_depth: usize,
    /// How many files are read at most: 10 million.
    pub max_files: u64,
    /// How many archives and compressed files may lie one in the other: 8.
    pub max_nesting: usize,
    /// How many bytes one source may unpack to, over all archives in it: 1 TiB.
    pub max_unpacked_bytes: u64,
    /// How many times its own size a source may unpack to, once that is more than 64 MiB: 250.
    pub max_ratio: u64,
    /// How many records of one container are read: 1 billion.
    pub max_records: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_document_bytes: 64 << 20,
            max_depth: 64,
            max_files: 10_000_000,
            max_nesting: 8,
            max_unpacked_bytes: 1 << 40,
            max_ratio: 250,
            max_records: 1_000_000_000,
        }
    }
}

impl Limits {
    /// The longest document as a length in memory.
    pub(crate) fn document_bytes(&self) -> usize {
        // Offsets of a text fit into signed 32 bits, whatever the limit says.
        usize::try_from(self.max_document_bytes.min(0x7fff_ffff)).unwrap_or(0x7fff_ffff)
    }
}

/// How sources are to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// What may be taken.
    pub limits: Limits,
    /// Which columns or fields hold what; those not named are guessed from their names.
    pub columns: Columns,
    /// Name of the encoding of files that are not UTF-8 and have no byte order mark; windows-1252 unless given.
    pub encoding: Option<String>,
}

//! How sources are to be read: columns, encoding, limits.

use attested::{Columns, Limits, Role};

use super::values::{column, size};

/// Which column is what, and how much may be taken.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "How to read")]
pub(crate) struct Reading {
    /// Which column or field holds what, where the guess is wrong: `text=body`, `date=seen`; `outlet=` for none
    #[arg(long, value_name = "ROLE=NAME", value_parser = column)]
    pub(crate) column: Vec<(Role, String)>,
    /// Encoding of files that are not UTF-8 and do not say what they are [default: windows-1252]
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Longest document, line or record, unpacked [default: 64M]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub(crate) max_document: Option<u64>,
    /// Read at most so many records of one container
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_records: Option<u64>,
    /// Read at most so many files [default: 10000000]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_files: Option<u64>,
    /// Search folders so many levels deep [default: 64]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_depth: Option<usize>,
    /// Unpack so many archives one in the other [default: 8]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_nesting: Option<usize>,
    /// Unpack at most so much of one file [default: 1T]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub(crate) max_unpacked: Option<u64>,
    /// Give up an archive that unpacks to so many times its size [default: 250]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) max_ratio: Option<u64>,
    /// Stop reading after so many minutes; what was read is kept and worked in
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_minutes: Option<u64>,
}

impl Reading {
    /// The options of ingestion that were asked for.
    pub(crate) fn options(&self) -> attested::ingest::Options {
        let usual = Limits::default();
        let limits = Limits {
            max_document_bytes: self.max_document.unwrap_or(usual.max_document_bytes),
            max_depth: self.max_depth.unwrap_or(usual.max_depth),
            max_files: self.max_files.unwrap_or(usual.max_files),
            max_nesting: self.max_nesting.unwrap_or(usual.max_nesting),
            max_unpacked_bytes: self.max_unpacked.unwrap_or(usual.max_unpacked_bytes),
            max_ratio: self.max_ratio.unwrap_or(usual.max_ratio),
            max_records: self.max_records.unwrap_or(usual.max_records),
        };
        let columns =
            self.column.iter().fold(Columns::default(), |columns, (role, name)| columns.with(*role, name));
        attested::ingest::Options { limits, columns, encoding: self.encoding.clone() }
    }
}

use std::io;
use std::path::PathBuf;

use attested_reader::ReaderError;
use thiserror::Error;

/// Why nothing could be measured.
#[derive(Debug, Error)]
pub enum Error {
    /// The name says that it is a test split.
    #[error("{}: a test split is never read here; name a train or dev split", path.display())]
    TestSplit {
        /// The file.
        path: PathBuf,
    },
    /// The folder is not that of the corpus.
    #[error("{}: there is no {wanted} here", path.display())]
    NotThere {
        /// The folder.
        path: PathBuf,
        /// What was looked for.
        wanted: &'static str,
    },
    /// The machine refused a file.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line of a corpus is not what it should be.
    #[error("{}, line {line}: {reason}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// Counted from one.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// This can be measured with the trained reader only.
    #[error("`{measure}` measures the encoder: it needs --reader trained")]
    NeedsEncoder {
        /// The name of the measurement.
        measure: &'static str,
    },
    /// The weights do not load.
    #[error(transparent)]
    Weights(&'static ReaderError),
    /// The encoder does not load or run.
    #[error(transparent)]
    Encoder(#[from] ReaderError),
}

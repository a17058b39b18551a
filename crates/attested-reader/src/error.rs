use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why the weights could not be loaded or run.
#[derive(Debug, Error)]
pub enum ReaderError {
    /// A file of the weights could not be read.
    #[error("cannot read {}: {source}; the weights are crates/attested-reader/weights of the repository, or `python -m training export` makes them", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// `reader.json` is not what this version expects.
    #[error(
        "reader.json does not fit this version of attested: {reason}; take the weights of the same commit"
    )]
    Description {
        /// What is wrong with it.
        reason: String,
    },
    /// The network file is truncated or is another one than `reader.json` describes.
    #[error(
        "reader.onnx has sha256 {found}, reader.json asks for {wanted}: the file is truncated or of another version; fetch it again"
    )]
    Hash {
        /// The hash of the bytes given.
        found: String,
        /// The hash that `reader.json` names.
        wanted: String,
    },
    /// The runtime refused the network, or the network answered in an unexpected shape.
    #[error("the network does not run: {reason}")]
    Network {
        /// What the runtime said.
        reason: String,
    },
}

impl ReaderError {
    /// A network error from anything that can be shown.
    #[expect(clippy::needless_pass_by_value, reason = "goes into `map_err` as it is")]
    pub(crate) fn network(reason: impl ToString) -> Self {
        Self::Network { reason: reason.to_string() }
    }

    /// A description error.
    #[expect(clippy::needless_pass_by_value, reason = "goes into `map_err` as it is")]
    pub(crate) fn description(reason: impl ToString) -> Self {
        Self::Description { reason: reason.to_string() }
    }
}

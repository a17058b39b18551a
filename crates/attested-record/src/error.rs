use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::SearchError;

/// A result of this crate.
pub type Result<T, E = RecordError> = std::result::Result<T, E>;

/// What can go wrong between the engine and its record.
///
/// Each value says in words what happened; [`RecordError::fault`] says whose fault it is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// There is no file.
    #[error("there is no record at {}", path.display())]
    Missing {
        /// The file that was asked for.
        path: PathBuf,
    },
    /// A record was to be made where a file already is.
    #[error("{} already exists", path.display())]
    Exists {
        /// The file in the way.
        path: PathBuf,
    },
    /// The file is something else. It was not touched.
    #[error("{} is not a record: {why}", path.display())]
    NotARecord {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        why: String,
    },
    /// A newer engine wrote the file. It was not touched.
    #[error(
        "{} was written by a newer version of this program (its schema is {found}, this one knows up to {known})",
        path.display()
    )]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: u32,
        /// The newest that this engine knows.
        known: u32,
    },
    /// The file is a record, and parts of it are wrong.
    #[error("the record is damaged: {what}")]
    Damaged {
        /// What was found.
        what: String,
    },
    /// Another process kept writing for longer than we wait.
    #[error("another program is writing to the record; it did not finish in time, so nothing was changed")]
    Locked,
    /// No room is left.
    #[error("the disk is full; everything stored before is kept")]
    DiskFull,
    /// The record was opened, or its file is mounted, for reading only.
    #[error("the record can only be read here, not written")]
    ReadOnly,
    /// The operating system refused.
    #[error("the record cannot be reached: {what}")]
    Io {
        /// What the system said.
        what: String,
    },
    /// The values that were to be stored break an invariant. Nothing was stored.
    #[error("this cannot be stored: {what}")]
    Invalid {
        /// Which invariant, and where.
        what: String,
    },
    /// The words of a search are not a query.
    #[error(transparent)]
    Query(#[from] SearchError),
    /// No line has this id.
    #[error("the record has no line '{id}'")]
    NotFound {
        /// What was asked for.
        id: String,
    },
    /// Several lines have ids that begin so.
    #[error("'{id}' is the beginning of several ids: {}", matches.join(", "))]
    Ambiguous {
        /// What was asked for.
        id: String,
        /// The first of those that it could mean.
        matches: Vec<String>,
    },
    /// A fault of this crate: SQL that the store refuses.
    #[error("the store refused a request (this is a fault of the program): {what}")]
    Internal {
        /// What the store said.
        what: String,
    },
}

/// Whose fault an error is, so that a caller can choose its words and its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Who asked: another file, another query, another value would do.
    Caller,
    /// The record file itself.
    File,
    /// The machine, or another program on it: room, rights, locks.
    Machine,
    /// This program.
    Program,
}

impl RecordError {
    /// Whose fault it is.
    pub fn fault(&self) -> Fault {
        match self {
            Self::Missing { .. }
            | Self::Exists { .. }
            | Self::NotARecord { .. }
            | Self::NewerSchema { .. }
            | Self::Query(_)
            | Self::NotFound { .. }
            | Self::Ambiguous { .. } => Fault::Caller,
            Self::Damaged { .. } => Fault::File,
            Self::Locked | Self::DiskFull | Self::ReadOnly | Self::Io { .. } => Fault::Machine,
            Self::Invalid { .. } | Self::Internal { .. } => Fault::Program,
        }
    }

    /// True when the record file is damaged.
    pub fn is_damaged(&self) -> bool {
        matches!(self, Self::Damaged { .. })
    }

    /// True when another program holds the record; trying again later may help.
    pub fn is_locked(&self) -> bool {
        matches!(self, Self::Locked)
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    pub(crate) fn invalid(what: impl Into<String>) -> Self {
        Self::Invalid { what: what.into() }
    }
}

impl From<rusqlite::Error> for RecordError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let what = error.to_string();
        match &error {
            E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::InvalidColumnType(..)
            | E::Utf8Error(..) => Self::Damaged { what: format!("a stored value cannot be read ({what})") },
            _ => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { what },
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
                Some(ErrorCode::DiskFull) => Self::DiskFull,
                Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
                Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory) => {
                    Self::Io { what }
                }
                Some(ErrorCode::TooBig | ErrorCode::ConstraintViolation) => Self::Invalid { what },
                _ => Self::Internal { what },
            },
        }
    }
}

impl From<std::io::Error> for RecordError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io { what: error.to_string() },
        }
    }
}

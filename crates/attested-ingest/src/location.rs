use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the user asked to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// What stands in a file behind its first bytes: what was added to an archive since it was read.
    Tail {
        /// The file.
        path: PathBuf,
        /// So many bytes of it are passed over.
        from: u64,
    },
    /// What is held in memory, such as a file that a browser sent.
    Held {
        /// The path it is to be known by.
        name: String,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
}

impl Input {
    /// Reads an argument of the command line: `-` is standard input, everything else a path.
    pub fn from_argument(argument: &Path) -> Self {
        if argument.as_os_str() == "-" { Self::Stdin } else { Self::Path(argument.to_owned()) }
    }
}

/// Where a document was met.
///
/// Two documents of one place are versions of each other, so a place names one record: a file, or an entry of a
/// container by its id, its address or its line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The path as the user gave it, joined with `/`; `-` for standard input. Of a member of an archive, the path
    /// of the archive, `!/` and the name of the member.
    pub path: String,
    /// Id, address or line of a record inside a container.
    pub record: Option<String>,
}

impl Location {
    /// The place of a whole file.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), record: None }
    }

    /// The place of a record in this file; of a record in a record, the names stand one behind the other.
    #[must_use]
    pub fn record(&self, record: impl Into<String>) -> Self {
        let record = match &self.record {
            Some(outer) => format!("{outer}#{}", record.into()),
            None => record.into(),
        };
        Self { path: self.path.clone(), record: Some(record) }
    }

    /// The place of a member of this archive: `reports.zip!/march/talks.html`.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        let outer = match &self.record {
            Some(record) => format!("{}#{record}", self.path),
            None => self.path.clone(),
        };
        Self { path: format!("{outer}!/{name}"), record: None }
    }

    /// The place of a path: joined with `/` on every system, without a leading `./`.
    ///
    /// Bytes of a file name that are not UTF-8 are written `\xE9`, so that two names never become one.
    pub fn of_path(path: &Path) -> Self {
        let mut shown = String::new();
        for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
            shown.push_str(chunk.valid());
            for byte in chunk.invalid() {
                // Writing into a string cannot fail.
                let _ = write!(shown, "\\x{byte:02X}");
            }
        }
        if std::path::MAIN_SEPARATOR != '/' {
            shown = shown.replace(std::path::MAIN_SEPARATOR, "/");
        }
        let trimmed = shown.strip_prefix("./").map_or(shown.as_str(), |rest| rest.trim_start_matches('/'));
        Self::file(if trimmed.is_empty() { "." } else { trimmed })
    }

    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.record {
            Some(record) => write!(f, "{}#{record}", self.path),
            None => f.write_str(&self.path),
        }
    }
}

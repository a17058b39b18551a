//! Inputs to files, in a fixed order.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::{Input, Limits, Location, SkipReason, Skipped};

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) location: Location,
    /// True when the user named this very file.
    pub(crate) named: bool,
    /// Its size, where that could be told.
    pub(crate) len: u64,
}

type Tree = walkdir::FilterEntry<walkdir::IntoIter, fn(&walkdir::DirEntry) -> bool>;

/// The files of a folder, sorted by name within each folder; hidden ones are passed over.
pub(crate) struct Folder {
    tree: Tree,
    max_depth: usize,
}

impl Folder {
    fn new(root: &Path, limits: &Limits) -> Self {
        let tree = walkdir::WalkDir::new(root)
            .follow_links(true)
            .sort_by_file_name()
            // One deeper than allowed, so that what lies too deep is seen and named.
            .max_depth(limits.max_depth.saturating_add(1))
            .into_iter()
            .filter_entry(is_shown as fn(&walkdir::DirEntry) -> bool);
        Self { tree, max_depth: limits.max_depth }
    }
}

fn is_shown(entry: &walkdir::DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
}

impl Iterator for Folder {
    type Item = Result<Found, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let entry = match self.tree.next()? {
                Ok(entry) => entry,
                Err(error) => return Some(Err(refused(&error))),
            };
            let location = Location::of_path(entry.path());
            if entry.file_type().is_dir() {
                if entry.depth() > self.max_depth {
                    return Some(Err(Skipped::new(location, SkipReason::TooDeep(self.max_depth))));
                }
                continue;
            }
            if entry.depth() > self.max_depth {
                return Some(Err(Skipped::new(location, SkipReason::TooDeep(self.max_depth))));
            }
            let len = entry.metadata().map_or(0, |metadata| metadata.len());
            return Some(Ok(Found { path: entry.into_path(), location, named: false, len }));
        }
    }
}

/// Why a path of a folder could not be visited.
fn refused(error: &walkdir::Error) -> Skipped {
    let location = Location::of_path(error.path().unwrap_or(Path::new("?")));
    if let Some(ancestor) = error.loop_ancestor() {
        return Skipped::new(location, SkipReason::Loop(Location::of_path(ancestor).path));
    }
    let reason = match error.io_error() {
        Some(io) if io.kind() == std::io::ErrorKind::NotFound => {
            let link = error.path().and_then(|path| std::fs::symlink_metadata(path).ok());
            if link.is_some_and(|link| link.is_symlink()) {
                SkipReason::BrokenLink
            } else {
                SkipReason::Missing
            }
        }
        // ELOOP: a link to itself, or links in a circle.
        Some(io) if io.raw_os_error() == Some(40) => SkipReason::Loop(location.path.clone()),
        Some(io) => SkipReason::open(io),
        None => SkipReason::Failed(error.to_string()),
    };
    Skipped::new(location, reason)
}

/// What one input stands for.
pub(crate) enum Visit {
    File(Found),
    Folder(Folder),
    Stdin,
    Tail(Found, u64),
    Held(Location, Arc<[u8]>),
    Refused(Skipped),
}

/// Looks at an input.
pub(crate) fn visit(input: &Input, limits: &Limits) -> Visit {
    let (path, from) = match input {
        Input::Path(path) => (path, 0),
        Input::Tail { path, from } => (path, *from),
        Input::Stdin => return Visit::Stdin,
        Input::Held { name, bytes } => return Visit::Held(Location::file(name.as_str()), Arc::clone(bytes)),
    };
    let location = Location::of_path(path);
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Visit::Folder(Folder::new(path, limits)),
        Ok(metadata) if from > 0 => {
            let len = metadata.len().saturating_sub(from);
            Visit::Tail(Found { path: path.clone(), location, named: true, len }, from)
        }
        Ok(metadata) => Visit::File(Found { path: path.clone(), location, named: true, len: metadata.len() }),
        Err(error) => {
            let link = std::fs::symlink_metadata(path).is_ok_and(|link| link.is_symlink());
            let reason = match error.kind() {
                std::io::ErrorKind::NotFound if link => SkipReason::BrokenLink,
                _ if error.raw_os_error() == Some(40) => SkipReason::Loop(location.path.clone()),
                _ => SkipReason::open(&error),
            };
            Visit::Refused(Skipped::new(location, reason))
        }
    }
}

use std::collections::VecDeque;
use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::source::{self, Items};
use crate::walk::{Folder, Found, Visit, visit};
use crate::{Columns, Ingested, Input, Limits, Location, Options, SkipReason, Skipped};

/// Reads inputs: documents, and places that were skipped with their reasons, in a fixed order.
///
/// The order is that of the inputs; within a folder, by name; within a container, as it stands. Lazy: a file is
/// opened when its turn comes, and of a container one record at a time is in memory.
///
/// ```no_run
/// use attested_ingest::{Input, Limits, ingest};
/// for item in ingest(&[Input::Path("news".into())], &Limits::default()) {
///     match item {
///         Ok(ingested) => println!("{}: {} bytes", ingested.location, ingested.document.text().len()),
///         Err(skipped) => println!("{skipped}"),
///     }
/// }
/// ```
pub fn ingest(inputs: &[Input], limits: &Limits) -> Ingest {
    let options = Options { limits: limits.clone(), columns: Columns::default(), encoding: None };
    ingest_with(inputs, &options)
}

/// The same, with columns and encoding named.
pub fn ingest_with(inputs: &[Input], options: &Options) -> Ingest {
    Ingest {
        inputs: inputs.to_vec().into(),
        options: options.clone(),
        folder: None,
        items: None,
        count: Arc::default(),
        counted: 0,
        files: 0,
        stdin_read: false,
    }
}

/// Reads a stream as a file of this name would be read.
pub fn stream(
    name: &str,
    input: impl std::io::Read + Send + 'static,
    options: &Options,
) -> impl Iterator<Item = Result<Ingested, Skipped>> + Send {
    let location = Location::file(name);
    let scope = source::Scope::new(options, &Arc::default(), None);
    let opened = source::stream(Box::new(input), &location, &scope);
    let items: Items = match opened {
        Ok(items) => items,
        Err(reason) => Box::new(std::iter::once(Err(Skipped::new(location, reason)))),
    };
    items
}

/// How many bytes the inputs hold, for progress; `None` when that cannot be told, as of standard input.
pub fn count(inputs: &[Input], limits: &Limits) -> Option<u64> {
    inputs.iter().try_fold(0u64, |sum, input| {
        Some(match visit(input, limits) {
            Visit::Stdin => return None,
            Visit::Held(_, bytes) => sum + bytes.len() as u64,
            Visit::File(found) | Visit::Tail(found, _) => sum + found.len,
            Visit::Folder(folder) => sum + folder.flatten().map(|found| found.len).sum::<u64>(),
            Visit::Refused(_) => sum,
        })
    })
}

/// The iterator of [`ingest`].
pub struct Ingest {
    inputs: VecDeque<Input>,
    options: Options,
    folder: Option<Folder>,
    items: Option<Open>,
    count: Arc<AtomicU64>,
    counted: u64,
    files: u64,
    stdin_read: bool,
}

/// A source that is being read.
struct Open {
    items: Items,
    location: Location,
    gave: bool,
}

type Item = Result<Ingested, Skipped>;

impl Ingest {
    /// The next item of the source that is being read.
    fn next_of_open(&mut self) -> Option<Item> {
        let open = self.items.as_mut()?;
        let item = open.items.next();
        if item.is_none() && !open.gave {
            let empty = Skipped::new(open.location.clone(), SkipReason::NoRecords);
            self.items = None;
            return Some(Err(empty));
        }
        open.gave = true;
        if item.is_none() {
            self.items = None;
        }
        item
    }

    /// Opens a file; an item when it could not be opened.
    fn open(&mut self, found: Found) -> Option<Item> {
        if self.files >= self.options.limits.max_files {
            let reason = SkipReason::TooManyFiles(self.options.limits.max_files);
            self.inputs.clear();
            self.folder = None;
            return Some(Err(Skipped::new(found.location, reason)));
        }
        self.files += 1;
        let opened = source::file(&found.path, &found.location, found.named, &self.options, &self.count);
        self.opened(opened, found.location, found.len)
    }

    fn opened(&mut self, opened: Result<Items, SkipReason>, location: Location, len: u64) -> Option<Item> {
        match opened {
            Ok(items) => {
                self.items = Some(Open { items, location, gave: false });
                None
            }
            Err(reason) => Some(Err(Skipped { location, reason, bytes: len })),
        }
    }

    fn next_input(&mut self, input: &Input) -> Option<Item> {
        match visit(input, &self.options.limits) {
            Visit::File(found) => self.open(found),
            Visit::Folder(folder) => {
                self.folder = Some(folder);
                None
            }
            Visit::Tail(found, from) => {
                let opened =
                    source::tail(&found.path, &found.location, from, found.len, &self.options, &self.count);
                self.opened(opened, found.location, found.len)
            }
            Visit::Stdin if std::mem::replace(&mut self.stdin_read, true) => None,
            Visit::Stdin => {
                let location = Location::file("-");
                let scope = source::Scope::new(&self.options, &self.count, None);
                let opened = source::stream(Box::new(std::io::stdin()), &location, &scope);
                self.opened(opened, location, 0)
            }
            Visit::Held(location, bytes) => {
                let len = bytes.len() as u64;
                let opened = if bytes.is_empty() {
                    Err(SkipReason::Empty)
                } else {
                    let scope = source::Scope::new(&self.options, &self.count, None);
                    source::stream(Box::new(Cursor::new(bytes)), &location, &scope)
                };
                self.opened(opened, location, len)
            }
            Visit::Refused(skipped) => Some(Err(skipped)),
        }
    }

    /// Adds the bytes that were read since the last item.
    fn with_bytes(&mut self, item: Item) -> Item {
        let now = self.count.load(Ordering::Relaxed);
        let read = now - self.counted;
        self.counted = now;
        match item {
            Ok(mut ingested) => {
                ingested.bytes = read;
                Ok(ingested)
            }
            Err(mut skipped) => {
                // A file that was not read, or only its head, is passed over as a whole.
                skipped.bytes = skipped.bytes.max(read);
                Err(skipped)
            }
        }
    }
}

impl Iterator for Ingest {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if self.items.is_some() {
                if let Some(item) = self.next_of_open() {
                    return Some(self.with_bytes(item));
                }
                continue;
            }
            let item = match self.folder.as_mut().map(Iterator::next) {
                Some(Some(Ok(found))) => self.open(found),
                Some(Some(Err(skipped))) => Some(Err(skipped)),
                Some(None) => {
                    self.folder = None;
                    None
                }
                None => {
                    let input = self.inputs.pop_front()?;
                    self.next_input(&input)
                }
            };
            if let Some(item) = item {
                return Some(self.with_bytes(item));
            }
        }
    }
}

impl std::fmt::Debug for Ingest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ingest")
            .field("inputs", &self.inputs)
            .field("files", &self.files)
            .finish_non_exhaustive()
    }
}

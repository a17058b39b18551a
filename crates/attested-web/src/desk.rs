//! What all requests share: where the record is, open connections to it, and who may do what.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use attested::{Record, RecordError};

/// So many idle connections are kept open.
const IDLE: usize = 8;

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Desk {
    path: PathBuf,
    idle: Mutex<Vec<Record>>,
    /// One of our writes at a time; another program's is waited for by the record.
    writing: Mutex<()>,
    /// What a form must bring back to show that one of our pages sent it.
    pub(crate) token: String,
    /// Whether documents and decisions may be added.
    pub(crate) writable: bool,
    /// Names, beside numbers of addresses, under which this server may be asked.
    pub(crate) names: Vec<String>,
    pub(crate) port: u16,
    /// Who decides, when a form does not say.
    pub(crate) user: String,
}

impl Desk {
    pub(crate) fn new(
        path: PathBuf,
        writable: bool,
        names: Vec<String>,
        port: u16,
        user: String,
    ) -> std::io::Result<Self> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|error| std::io::Error::other(error.to_string()))?;
        let token = random.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        let (idle, writing) = (Mutex::default(), Mutex::default());
        Ok(Self { path, idle, writing, token, writable, names, port, user })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A connection that sees one state of the record as long as it is borrowed.
    pub(crate) fn reader(&self) -> Result<Reader<'_>, RecordError> {
        let idle = lock(&self.idle).pop();
        let record = match idle {
            Some(record) => record,
            None => Record::open_read_only(&self.path)?,
        };
        record.hold()?;
        Ok(Reader { desk: self, record: Some(record) })
    }

    /// Runs `write` with the record open for writing; other writers of this server wait.
    pub(crate) fn write<T, E: From<RecordError>>(
        &self,
        write: impl FnOnce(&mut Record) -> Result<T, E>,
    ) -> Result<T, E> {
        let _turn = lock(&self.writing);
        let mut record = Record::open_or_create(&self.path)?;
        write(&mut record)
    }

    /// Closes all idle connections.
    pub(crate) fn clear(&self) {
        lock(&self.idle).clear();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is guarded is whole at any moment, even when a thread died holding it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A borrowed connection; it goes back when dropped.
pub(crate) struct Reader<'d> {
    desk: &'d Desk,
    record: Option<Record>,
}

impl std::ops::Deref for Reader<'_> {
    type Target = Record;

    fn deref(&self) -> &Record {
        match &self.record {
            Some(record) => record,
            // It is taken out only while it is dropped.
            None => unreachable!("a borrowed connection is there until it is dropped"),
        }
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let Some(record) = self.record.take() else { return };
        if record.let_go().is_err() {
            return;
        }
        let mut idle = lock(&self.desk.idle);
        if idle.len() < IDLE {
            idle.push(record);
        }
    }
}

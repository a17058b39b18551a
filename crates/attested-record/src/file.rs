//! Opening, making and closing the record file.
//!
//! What is not ours is told by a look that takes no lock and reads no log, so that nothing about it changes: the
//! `places.sqlite` of a browser stays as it was. Even that look goes through SQLite: to open and close the file
//! in another way would drop the locks that other connections of this process hold on it (a rule of POSIX).

use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::schema;
use crate::{RecordError, Result};

/// Marks an SQLite file as a record of ours ("Atst").
pub(crate) const APPLICATION_ID: u32 = 0x4174_7374;
/// How long a request waits for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many records this process has made, so that each is made under a name of its own.
static MADE: AtomicU32 = AtomicU32::new(0);

/// One record file, open.
///
/// A `Record` can be sent to another thread and used by one thread at a time. Many readers may have the file
/// open beside one writer; two writers take turns.
#[derive(Debug)]
pub struct Record {
    pub(crate) connection: Connection,
    path: PathBuf,
    read_only: bool,
}

impl Record {
    /// Makes a new, empty record.
    ///
    /// The file appears whole or not at all, however the process ends.
    ///
    /// # Errors
    /// [`RecordError::Exists`], and what the system refuses.
    pub fn create(path: &Path) -> Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(RecordError::Exists { path: path.to_owned() });
        }
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let made = beside(path, &format!(".{}-{number}.new", std::process::id()));
        let placed = make(&made).and_then(|()| place(&made, path));
        remove_with_companions(&made);
        placed?;
        Self::open(path)
    }

    /// Opens a record for reading and writing, and brings an older schema up to date.
    ///
    /// # Errors
    /// [`RecordError::Missing`], [`RecordError::NotARecord`], [`RecordError::NewerSchema`],
    /// [`RecordError::Damaged`], [`RecordError::Locked`].
    pub fn open(path: &Path) -> Result<Self> {
        recognise(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        prepare(&connection)?;
        if connection.is_readonly("main")? {
            return Err(RecordError::ReadOnly);
        }
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        let version = schema::version(&connection)?;
        refuse_newer(path, version)?;
        // Another reader may keep the journal mode from changing for as long as we are willing to wait.
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        schema::migrate(&mut connection)?;
        Ok(Self { connection, path: path.to_owned(), read_only: false })
    }

    /// Opens the record at `path`, or makes one when there is none.
    ///
    /// # Errors
    /// As [`Record::open`] and [`Record::create`].
    pub fn open_or_create(path: &Path) -> Result<Self> {
        match Self::open(path) {
            Err(RecordError::Missing { .. }) => match Self::create(path) {
                // Another process was quicker.
                Err(RecordError::Exists { .. }) => Self::open(path),
                other => other,
            },
            other => other,
        }
    }

    /// Opens a record for reading only; the file is not changed.
    ///
    /// # Errors
    /// As [`Record::open`]; an older schema that has to be brought up to date first is
    /// [`RecordError::ReadOnly`].
    pub fn open_read_only(path: &Path) -> Result<Self> {
        recognise(path)?;
        let connection = match open_for_reading(path, false) {
            // In a folder that cannot be written, a file that nobody writes can still be read.
            Err(RecordError::Io { .. } | RecordError::ReadOnly) if !beside(path, "-wal").exists() => {
                open_for_reading(path, true)?
            }
            other => other?,
        };
        let version = schema::version(&connection)?;
        refuse_newer(path, version)?;
        if version < schema::CURRENT {
            return Err(RecordError::ReadOnly);
        }
        Ok(Self { connection, path: path.to_owned(), read_only: true })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// True when it was opened for reading only.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Sets how long a request waits for another program that is writing; ten seconds unless told otherwise.
    ///
    /// # Errors
    /// None in practice.
    pub fn wait_for_locks(&self, patience: Duration) -> Result<()> {
        Ok(self.connection.busy_timeout(patience)?)
    }

    /// Holds the state of now: what is read from here on fits together, whatever others write meanwhile.
    ///
    /// Holds until [`Record::let_go`]; for connections that only read.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn hold(&self) -> Result<()> {
        Ok(self.connection.execute_batch("BEGIN")?)
    }

    /// Ends what [`Record::hold`] began; nothing happens when nothing is held.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn let_go(&self) -> Result<()> {
        if self.connection.is_autocommit() {
            return Ok(());
        }
        Ok(self.connection.execute_batch("COMMIT")?)
    }

    /// Closes the record and leaves one plain file, which opens anywhere, read-only media included.
    ///
    /// Dropping a record does the same and swallows the error.
    ///
    /// # Errors
    /// What the system refuses. The record is whole either way.
    pub fn close(self) -> Result<()> {
        self.settle()
    }

    /// Moves everything into the one file and brings the planner's statistics up to date.
    fn settle(&self) -> Result<()> {
        if self.read_only {
            return Ok(());
        }
        // Others may have the file open; then they tidy up.
        self.connection.busy_timeout(Duration::ZERO)?;
        self.connection.execute_batch("PRAGMA analysis_limit = 400; PRAGMA optimize")?;
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).or_else(unless_busy)?;
        self.connection
            .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
            .or_else(unless_busy)?;
        Ok(())
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        // Nothing is lost when this fails: the log beside the file is read at the next opening.
        let _ = self.settle();
    }
}

fn unless_busy(error: rusqlite::Error) -> Result<()> {
    match RecordError::from(error) {
        RecordError::Locked => Ok(()),
        other => Err(other),
    }
}

/// Tells from its first bytes whether a file is a record that this engine can open.
fn recognise(path: &Path) -> Result<()> {
    let not = |why: &str| Err(RecordError::NotARecord { path: path.to_owned(), why: why.to_owned() });
    let metadata = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(RecordError::Missing { path: path.to_owned() });
        }
        other => other?,
    };
    if metadata.is_dir() {
        return not("it is a folder");
    }
    if !metadata.is_file() {
        return not("it is not a plain file");
    }
    if metadata.len() == 0 {
        return not("it is empty");
    }
    let look = open_unlocked(path)?;
    // The header of a file that lost its end can still be read.
    look.pragma_update(None, "writable_schema", true)?;
    let number = |name: &str| look.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    match number("application_id").map_err(RecordError::from) {
        Ok(id) if id == i64::from(APPLICATION_ID) => {}
        Ok(_) => return not("it is an SQLite file of another program"),
        Err(RecordError::Damaged { .. }) => return not("it is not an SQLite file"),
        Err(other) => return Err(other),
    }
    refuse_newer(path, u32::try_from(number("user_version")?).unwrap_or(u32::MAX))
}

fn refuse_newer(path: &Path, found: u32) -> Result<()> {
    let known = schema::CURRENT;
    if found > known {
        return Err(RecordError::NewerSchema { path: path.to_owned(), found, known });
    }
    Ok(())
}

fn open_for_reading(path: &Path, unlocked: bool) -> Result<Connection> {
    let connection = if unlocked {
        open_unlocked(path)?
    } else {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(path, flags)?
    };
    prepare(&connection)?;
    connection.query_row("SELECT facts FROM freshness", [], |_| Ok(()))?;
    Ok(connection)
}

/// Opens a file for a look, as if it lay on a medium that cannot be written: no lock, no log, no change.
fn open_unlocked(path: &Path) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(address(&std::path::absolute(path)?), flags)?)
}

/// The path as a URI that tells SQLite that nobody writes the file.
fn address(path: &Path) -> String {
    let mut address = String::from("file:///");
    for byte in path.as_os_str().as_encoded_bytes().iter().skip_while(|byte| **byte == b'/') {
        match byte {
            b'/' => address.push('/'),
            b'\\' if cfg!(windows) => address.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' => {
                address.push(char::from(*byte));
            }
            // Writing to a String cannot fail.
            _ => drop(write!(address, "%{byte:02x}")),
        }
    }
    address + "?immutable=1"
}

/// Settings of a connection that hold for reading and writing alike.
fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(256);
    // Else statements are planned anew for the values bound to them: reading a record took nine times as long.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A record may come from anywhere: its schema must not call functions with side effects.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

/// Makes an empty record at a path nobody else uses.
fn make(path: &Path) -> Result<()> {
    remove_with_companions(path);
    let mut connection = Connection::open(path)?;
    connection.pragma_update(None, "page_size", 4096)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    schema::migrate(&mut connection)?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(fs::File::open(path)?.sync_all()?)
}

/// Puts the finished file in its place, unless something is there by now.
fn place(made: &Path, path: &Path) -> Result<()> {
    match fs::hard_link(made, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(RecordError::Exists { path: path.to_owned() })
        }
        // File systems without hard links.
        Err(_) if path.symlink_metadata().is_err() => Ok(fs::rename(made, path)?),
        Err(_) => Err(RecordError::Exists { path: path.to_owned() }),
    }
}

fn remove_with_companions(path: &Path) {
    for companion in ["", "-journal", "-wal", "-shm"] {
        // Most of them do not exist.
        let _ = fs::remove_file(beside(path, companion));
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use attested_model::Run;

    use super::*;

    #[test]
    fn a_full_disk_is_told_and_what_was_stored_stays() {
        let folder = tempfile::tempdir().unwrap();
        let mut record = Record::create(&folder.path().join("attested.db")).unwrap();
        let run = |engine: &str| Run::new(engine.to_owned(), String::new(), String::new(), "{}".to_owned());
        record.put_run(&run("1")).unwrap();
        let pages: i64 = record.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        record.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
        let long = run(&"2".repeat(100_000));
        assert!(matches!(record.put_run(&long), Err(RecordError::DiskFull)));
        assert_eq!(record.runs().unwrap(), vec![run("1")]);
        assert!(record.check().unwrap().is_empty());
    }

    #[test]
    fn an_address_says_every_byte_of_a_path() {
        let address = address(Path::new("/news desk/a?b#c%d\u{e9}.db"));
        assert_eq!(address, "file:///news%20desk/a%3fb%23c%25d%c3%a9.db?immutable=1");
    }
}

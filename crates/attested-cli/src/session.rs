//! What all commands share: the record, the looks, where output goes, and when to stay silent.

use std::cell::RefCell;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use attested_export::Quotes;
use attested_export::line::Line;

use crate::args::Global;
use crate::error::{Failure, Fault, code};
use crate::record::{Lines, Record};
use crate::terminal::{ColorChoice, Entry, Look, Para, Role, Text, neutral};
use crate::words::RecordShelf;
use crate::words::Shelf;

/// One run of the program.
pub(crate) struct Session {
    pub(crate) look: Look,
    pub(crate) color: ColorChoice,
    pub(crate) json: bool,
    pub(crate) quiet: bool,
    fail_empty: bool,
    pub(crate) path: PathBuf,
    out: RefCell<BufWriter<io::Stdout>>,
}

/// How one line is shown to a reader.
type View<T> = dyn Fn(&T, &dyn Shelf) -> Result<Vec<Entry>, Failure>;

/// The ways of a list of lines to the screen.
pub(crate) struct Ways<'a, T> {
    /// What to say when there is none.
    pub(crate) none: &'a str,
    /// What one is called, for "3 of 20 events".
    pub(crate) noun: &'a str,
    /// The line as an object.
    pub(crate) line: &'a dyn Fn(&T, &mut Quotes<'_>) -> Result<Line, Failure>,
    /// The line for a reader.
    pub(crate) view: &'a View<T>,
}

impl Session {
    pub(crate) fn new(global: &Global) -> Self {
        Self {
            look: Look::of_stdout(global.color),
            color: global.color,
            json: global.json,
            quiet: global.quiet,
            fail_empty: global.fail_empty,
            path: global.record.clone(),
            out: RefCell::new(BufWriter::with_capacity(1 << 16, io::stdout())),
        }
    }

    /// The record, for reading.
    pub(crate) fn open(&self) -> Result<Record, Failure> {
        let record = Record::open_read_only(&self.path)?;
        if record.is_stale()? {
            self.note("Some documents are stored but not yet worked into the record: a reading was stopped.");
            self.note("Bring it up to date: read the same folder again, or attested rebuild");
        }
        Ok(record)
    }

    /// Writes to standard output.
    pub(crate) fn out(
        &self,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        write(&mut *self.out.borrow_mut())
    }

    /// Writes a line for a machine.
    pub(crate) fn line(&self, line: &Line) -> Result<(), Failure> {
        self.out(|out| Ok(line.write(out)?))
    }

    /// Writes an entry for a reader, and an empty line behind it.
    pub(crate) fn entry(&self, entry: &Entry) -> Result<(), Failure> {
        self.out(|out| {
            entry.write(self.look, out)?;
            Ok(writeln!(out)?)
        })
    }

    /// Writes what is still held back.
    pub(crate) fn flush(&self) -> Result<(), Failure> {
        Ok(self.out.borrow_mut().flush()?)
    }

    /// A message for who looks on, on standard error.
    pub(crate) fn note(&self, message: &str) {
        if !self.quiet {
            self.warn(message);
        }
    }

    /// A message that even `--quiet` does not silence: part of what was asked for was not done.
    pub(crate) fn warn(&self, message: &str) {
        let mut err = io::stderr().lock();
        // Nobody can be told when standard error is closed. A log gets one line a message; a screen gets whole words.
        let _ = if err.is_terminal() && !message.is_empty() {
            let text = Text::of(Role::Plain, message);
            Entry::of(vec![Para::hanging("", "  ", text)]).write(self.look, &mut err)
        } else {
            writeln!(err, "{}", neutral(message))
        };
    }

    /// Shows a list, and tells how much of it was shown.
    pub(crate) fn list<T>(
        &self,
        record: &Record,
        lines: Lines<'_, T>,
        ways: &Ways<'_, T>,
    ) -> Result<u8, Failure> {
        let (total, mut shown) = (lines.total(), 0);
        if self.json {
            let mut quotes = Quotes::from_record(record);
            for line in lines {
                self.line(&(ways.line)(&line?, &mut quotes)?)?;
                shown += 1;
            }
        } else {
            let books = RecordShelf::new(record);
            for line in lines {
                for entry in (ways.view)(&line?, &books)? {
                    self.entry(&entry)?;
                }
                shown += 1;
            }
        }
        self.flush()?;
        if shown == 0 && total == 0 {
            self.note(ways.none);
        } else if shown < total {
            self.note(&format!(
                "{shown} of {}; raise --limit for more",
                crate::words::plural(total, ways.noun)
            ));
        }
        Ok(self.found(shown))
    }

    /// The exit code for so many lines.
    pub(crate) fn found(&self, lines: usize) -> u8 {
        if lines == 0 && self.fail_empty { code::NOTHING } else { code::OK }
    }
}

impl From<attested::Error> for Failure {
    fn from(error: attested::Error) -> Self {
        match error {
            attested::Error::Record(error) => error.into(),
            attested::Error::Refused(refused) => refused.into(),
            attested::Error::Input(_) => Self::new(Fault::Machine, error.to_string()),
            other => Self::new(Fault::Ours, other.to_string())
                .hint("run the same command again; if it stops there too, tell us"),
        }
    }
}

impl From<crate::record::RecordError> for Failure {
    fn from(error: crate::record::RecordError) -> Self {
        use crate::record::{Fault as Theirs, RecordError as E};
        let fault = match error.fault() {
            Theirs::Caller if matches!(error, E::Query(_)) => Fault::Usage,
            Theirs::Caller => Fault::User,
            Theirs::File => Fault::Damage,
            Theirs::Machine => Fault::Store,
            Theirs::Program => Fault::Ours,
        };
        let hint = match &error {
            E::Missing { .. } => Some("make one: attested read FOLDER (or name another with --record FILE)"),
            E::NotARecord { .. } => Some("name another file with --record FILE"),
            E::NewerSchema { .. } => Some("use the version of attested that wrote it, or a newer one"),
            E::Damaged { .. } => Some("see what is damaged: attested doctor"),
            E::Locked => Some("wait until the other attested has finished, then run this again"),
            E::DiskFull => Some("make room, then run the same command again: it goes on from there"),
            E::ReadOnly => {
                Some("copy the record to a place where you may write, and name it with --record FILE")
            }
            E::NotFound { .. } => Some("ids stand at the end of every line; find one: attested search WORDS"),
            E::Ambiguous { .. } => Some("write more of the id"),
            E::Query(_) => {
                Some("write words, \"a phrase\", begin*, AND, OR, NOT; see attested search --help")
            }
            _ => None,
        };
        let failure = Self::new(fault, error.to_string());
        match hint {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

//! What can go wrong, whose fault it is, and how to mend it.

use std::fmt;
use std::io;

/// Exit codes. They are a contract (docs/cli.md).
pub(crate) mod code {
    pub(crate) const OK: u8 = 0;
    pub(crate) const ERROR: u8 = 1;
    pub(crate) const USAGE: u8 = 2;
    pub(crate) const NOTHING: u8 = 3;
    pub(crate) const SKIPPED: u8 = 4;
    pub(crate) const DAMAGED: u8 = 5;
    /// A draft says something else than the record.
    pub(crate) const DIFFERS: u8 = 6;
    /// Stopped by Ctrl-C, as shells count it.
    pub(crate) const STOPPED: u8 = 130;
}

/// Whose fault a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// What was asked for cannot be.
    User,
    /// The words of the command line cannot be understood.
    Usage,
    /// The record cannot be used now: locked, read-only, the disk is full.
    Store,
    /// The record contradicts itself.
    Damage,
    /// The program is wrong.
    Ours,
    /// The machine refused: a file could not be opened or written.
    Machine,
    /// The reader of our output went away.
    ClosedPipe,
}

/// A failure that ends a command.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) fault: Fault,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

impl Failure {
    pub(crate) fn new(fault: Fault, message: impl Into<String>) -> Self {
        Self { fault, message: message.into(), hint: None }
    }

    /// The failure with advice on how to mend it.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn exit_code(&self) -> u8 {
        match self.fault {
            Fault::ClosedPipe => code::OK,
            Fault::Usage => code::USAGE,
            Fault::Damage => code::DAMAGED,
            Fault::User | Fault::Store | Fault::Machine | Fault::Ours => code::ERROR,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<io::Error> for Failure {
    /// Errors of writing our own output; files are opened where their name is known.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::new(Fault::ClosedPipe, "the reader of the output went away");
        }
        Self::new(Fault::Machine, format!("the output could not be written: {error}"))
    }
}

impl From<attested_export::Error> for Failure {
    fn from(error: attested_export::Error) -> Self {
        if error.is_closed_pipe() {
            return Self::new(Fault::ClosedPipe, "the reader of the output went away");
        }
        if let attested_export::Error::Record(error) = error {
            return error.into();
        }
        if error.is_damage() {
            return Self::new(Fault::Damage, error.to_string()).hint("see what is damaged: attested doctor");
        }
        Self::new(Fault::Machine, error.to_string())
    }
}

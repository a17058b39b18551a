use attested_record::RecordError;

use crate::Refused;

/// Why a run could not go on. What was stored before is kept, and the next run continues.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The record refused.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A correction was not taken; nothing was written.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The user's own event types are not right.
    #[error(transparent)]
    Types(#[from] attested_analyse::Error),
    /// A file that is no list of names.
    #[error("the file {0}")]
    Names(attested_ingest::names::NamesError),
    /// A list of names without an actor that could be taken.
    #[error("the file holds no actor")]
    NoActor {
        /// Why none could be taken.
        faults: Vec<attested_ingest::names::NameFault>,
        /// Entities that are no actors.
        passed_over: usize,
    },
    /// What was to be read in could not be read on.
    #[error("the input could not be read: {0}")]
    Input(String),
    /// A fault of the program outside any one document.
    #[error("{doing} stopped at a fault of the program: {what}; what was stored is kept")]
    Fault {
        /// What was being done.
        doing: &'static str,
        /// What the fault said.
        what: String,
    },
}

impl Error {
    /// True when the record itself is damaged.
    pub fn is_damaged(&self) -> bool {
        matches!(self, Self::Record(error) if error.is_damaged())
    }

    pub(crate) fn fault(doing: &'static str, panic: &(dyn std::any::Any + Send)) -> Self {
        Self::Fault { doing, what: said(panic) }
    }
}

/// The words of a panic.
pub(crate) fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no words".to_owned())
}

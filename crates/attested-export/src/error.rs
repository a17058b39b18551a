use attested_model::{DocumentId, Span};

/// What can go wrong on the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The output could not be written.
    #[error("the output could not be written: {0}")]
    Write(#[from] std::io::Error),
    /// A line cites a document that the record does not hold.
    #[error("a line cites document {document}, which the record does not hold")]
    NoDocument {
        /// The missing document.
        document: DocumentId,
    },
    /// A line cites bytes that its document does not have.
    #[error("a line cites bytes {span} of document {document}, which do not fit its text")]
    Orphaned {
        /// The document.
        document: DocumentId,
        /// The bytes.
        span: Span,
    },
    /// The store could not be read.
    #[error(transparent)]
    Record(#[from] attested_record::RecordError),
}

impl Error {
    /// True when the record contradicts itself, so that `doctor` should look at it.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::NoDocument { .. } | Self::Orphaned { .. } => true,
            Self::Record(error) => error.is_damaged(),
            Self::Write(_) => false,
        }
    }

    /// True when the reader of the output went away (a closed pipe).
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

impl From<::csv::Error> for Error {
    fn from(error: ::csv::Error) -> Self {
        Self::Write(std::io::Error::from(error))
    }
}

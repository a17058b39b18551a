use attested::{RecordError, record};
use axum::http::StatusCode;

/// Why a request is not answered with what it asked for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// The request cannot be understood.
    #[error("{0}")]
    Asked(String),
    /// There is no such page or line.
    #[error("{0}")]
    Missing(String),
    /// The request may not be made, from where it comes or at all.
    #[error("{0}")]
    Forbidden(String),
    /// What was sent is too much.
    #[error("{0}")]
    TooMuch(String),
    /// The record says no.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A line could not be written out.
    #[error(transparent)]
    Export(#[from] attested_export::Error),
    /// The facade says no.
    #[error(transparent)]
    Facade(#[from] attested::Error),
    /// The program is wrong.
    #[error("a fault of the program: {0}")]
    Ours(String),
}

impl Problem {
    /// True when a correction was not taken.
    fn refused(&self) -> bool {
        matches!(self, Self::Facade(attested::Error::Refused(_)))
    }

    /// The error of the record below, if it is one.
    fn record(&self) -> Option<&RecordError> {
        match self {
            Self::Record(error)
            | Self::Export(attested_export::Error::Record(error))
            | Self::Facade(attested::Error::Record(error)) => Some(error),
            _ => None,
        }
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Asked(_) => StatusCode::BAD_REQUEST,
            Self::Missing(_) => StatusCode::NOT_FOUND,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::TooMuch(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
            _ if self.refused() => StatusCode::BAD_REQUEST,
            _ => match self.record() {
                Some(RecordError::NotFound { .. }) => StatusCode::NOT_FOUND,
                Some(RecordError::Locked) => StatusCode::SERVICE_UNAVAILABLE,
                Some(error) if error.fault() == record::Fault::Caller => StatusCode::BAD_REQUEST,
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// What can be done about it.
    pub(crate) fn advice(&self) -> Option<&'static str> {
        match self.record()? {
            RecordError::Locked => Some(
                "Another attested is writing into this record. Wait until it has finished, then send this again; nothing was changed.",
            ),
            RecordError::Query(_) => {
                Some("Write words, \"a phrase\", \"near words\"~5, begin*, AND, OR, NOT, ( ).")
            }
            RecordError::NotFound { .. } => {
                Some("The line may have been joined with another or read anew. Search for its words.")
            }
            RecordError::Ambiguous { .. } => Some("Write more of the id."),
            error if error.is_damaged() => Some("See what is damaged: attested doctor"),
            _ => None,
        }
    }
}

use serde::{Deserialize, Serialize};

use crate::TimeExpression;
use crate::{DocumentId, EventReading, FigureReading, Mention, Participant, Section, Span, StatementReading};

/// How sure the engine is that it read a passage right, in thousandths. It says nothing about truth.
///
/// Serialised as a number from 0 to 1 with three decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Certainty(u16);

impl Certainty {
    /// So many thousandths; more than 1000 count as 1000.
    pub fn thousandths(value: u16) -> Self {
        Self(value.min(1000))
    }

    /// The value in thousandths.
    pub fn as_thousandths(self) -> u16 {
        self.0
    }
}

impl From<f64> for Certainty {
    fn from(value: f64) -> Self {
        let thousandths = (value.clamp(0.0, 1.0) * 1000.0).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1000")]
        Self(thousandths as u16)
    }
}

impl From<Certainty> for f64 {
    fn from(value: Certainty) -> Self {
        f64::from(value.0) / 1000.0
    }
}

/// Something the analysis met and could not make full use of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Where.
    pub span: Span,
    /// What, in one sentence.
    pub message: String,
}

/// The readings of one document: everything that it says, and who says it.
///
/// A pure function of the document and the run. Lists refer to each other by index.
///
/// **Invariants:** every span fits the document's text; `sections` tile it; all lists are in text order of their
/// first span (participants: of their first mention); every index is inside its list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// The document.
    pub document: DocumentId,
    /// Its blocks, as finely as the analysis could tell.
    pub sections: Vec<Section>,
    /// Its sentences; white space between them belongs to none.
    pub sentences: Vec<Span>,
    /// Who and what is named.
    pub mentions: Vec<Mention>,
    /// Who speaks, acts or is acted upon.
    pub participants: Vec<Participant>,
    /// The times it names.
    pub times: Vec<TimeExpression>,
    /// The quantities it gives.
    pub figures: Vec<FigureReading>,
    /// Who said what.
    pub statements: Vec<StatementReading>,
    /// Who did what to whom.
    pub events: Vec<EventReading>,
    /// What could not be read fully.
    pub warnings: Vec<Warning>,
}

impl Analysis {
    /// Finds the first fault against the invariants, as a sentence; `None` when there is none.
    ///
    /// `text` is the text of the document.
    pub fn fault(&self, text: &str) -> Option<String> {
        crate::analysis_check::fault(self, text)
    }
}

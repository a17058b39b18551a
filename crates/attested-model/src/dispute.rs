use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{DisputeId, EventId, FigureId, Passage, Stance, StatementId};

vocabulary! {
    /// What a dispute is about.
    Matter as "matter" {
        /// Whether something is so.
        Claim = "claim",
        /// A quantity.
        Figure = "figure",
        /// When.
        Time = "time",
        /// Where.
        Place = "place",
        /// Who took part.
        Participants = "participants",
    }
}

/// One side of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Whose side, or which value, in a few words.
    pub label: String,
    /// The stance of this side; for claims.
    pub stance: Option<Stance>,
    /// The value of this side; for figures, times, places.
    pub value: Option<String>,
    /// The statements that take it.
    pub statements: Vec<StatementId>,
    /// The figures that take it.
    pub figures: Vec<FigureId>,
    /// The passages it rests on.
    pub reports: Vec<Passage>,
    /// How many independent texts take it.
    pub texts: u32,
}

/// Statements or figures about one matter that do not agree.
///
/// **Invariants:** at least two sides, each with at least one passage; nothing is averaged or decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// What it is about.
    pub about: Matter,
    /// One neutral sentence.
    pub matter: String,
    /// The event it concerns.
    pub event: Option<EventId>,
    /// The sides, by first date of publication.
    pub sides: Vec<Side>,
}

use attested_model::DecisionId;

/// Why a correction was not taken. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// It would change nothing, or cannot be: the reason in words.
    #[error("{0}")]
    Unfit(String),
    /// Documents, runs and decisions are facts; only what was read from documents can be corrected.
    #[error("{id} is a fact, not a reading: only what was read from documents can be corrected")]
    Fact {
        /// The line.
        id: String,
    },
    /// What was to be set apart is no part of the line.
    #[error("{other} is no part of {target}")]
    NoPart {
        /// The line.
        target: String,
        /// What was to be set apart.
        other: String,
    },
    /// Nothing would be left of the line.
    #[error("all of {target} would go; only a part can be set apart")]
    Whole {
        /// The line.
        target: String,
    },
    /// The decision was taken back already.
    #[error("{decision} was undone already")]
    Undone {
        /// The decision.
        decision: DecisionId,
    },
    /// A decision without a name to answer for it.
    #[error("a decision needs the name of who decides")]
    Nobody,
}

use serde::{Deserialize, Serialize};

use crate::DecisionId;

/// What a reviewer did. Targets are ids of record lines in their written form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// The line is right as it stands.
    Confirm {
        /// The line.
        target: String,
    },
    /// The line misreads its passage.
    Wrong {
        /// The line.
        target: String,
    },
    /// The line is not to be shown.
    Hide {
        /// The line.
        target: String,
    },
    /// Two actors, or two events, are one.
    Merge {
        /// The line that remains.
        target: String,
        /// The line that joins it.
        other: String,
    },
    /// Two participants (or reports) of a line do not belong together.
    Split {
        /// The line.
        target: String,
        /// The id that the part to be set apart would have alone.
        other: String,
    },
    /// A field has another value.
    Edit {
        /// The line.
        target: String,
        /// The field, by its name in the JSON Lines record.
        field: String,
        /// The new value, as JSON.
        value: String,
    },
    /// An earlier decision is taken back.
    Undo {
        /// The decision.
        target: DecisionId,
    },
}

/// What a reviewer said, when and why. Append-only, replayed on every rebuild; it deprecates, never deletes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its id: a hash of all the rest.
    pub id: DecisionId,
    /// What was done.
    #[serde(flatten)]
    pub action: Action,
    /// Why, in the reviewer's words; may be empty.
    pub reason: String,
    /// Who did it.
    pub user: String,
    /// When, as RFC 3339 in UTC.
    pub time: String,
}

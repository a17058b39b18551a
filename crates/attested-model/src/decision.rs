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

impl Decision {
    /// Names a decision by its content.
    pub fn new(action: Action, reason: String, user: String, time: String) -> Self {
        let id = {
            let [action, target, other, field, value] = action.parts();
            let parts = [&action, &target, &other, &field, &value, &reason, &user, &time];
            DecisionId::of(&parts.map(String::as_bytes))
        };
        Self { id, action, reason, user, time }
    }
}

impl Action {
    /// The action's written form, its target, and the other line, field and value where it has them.
    fn parts(&self) -> [String; 5] {
        let none = String::new;
        match self {
            Self::Confirm { target } => ["confirm".to_owned(), target.clone(), none(), none(), none()],
            Self::Wrong { target } => ["wrong".to_owned(), target.clone(), none(), none(), none()],
            Self::Hide { target } => ["hide".to_owned(), target.clone(), none(), none(), none()],
            Self::Merge { target, other } => {
                ["merge".to_owned(), target.clone(), other.clone(), none(), none()]
            }
            Self::Split { target, other } => {
                ["split".to_owned(), target.clone(), other.clone(), none(), none()]
            }
            Self::Edit { target, field, value } => {
                ["edit".to_owned(), target.clone(), none(), field.clone(), value.clone()]
            }
            Self::Undo { target } => ["undo".to_owned(), target.to_string(), none(), none(), none()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_decision_is_named_by_all_that_it_holds() {
        let made = |target: &str, reason: &str| {
            Decision::new(
                Action::Hide { target: target.to_owned() },
                reason.to_owned(),
                "reviewer".to_owned(),
                "2023-10-07T06:30:00Z".to_owned(),
            )
        };
        assert_eq!(made("e-1", "").id, made("e-1", "").id);
        assert_ne!(made("e-1", "").id, made("e-2", "").id);
        assert_ne!(made("e-1", "").id, made("e-1", "private person").id);
        let wrong = Action::Wrong { target: "e-1".to_owned() };
        let other =
            Decision::new(wrong, String::new(), "reviewer".to_owned(), "2023-10-07T06:30:00Z".to_owned());
        assert_ne!(made("e-1", "").id, other.id);
    }
}

use std::collections::BTreeSet;

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

    /// The decisions that still hold, each once, by time, then id: what was undone is left out, and so are the
    /// undoings themselves. An undone undo has no effect.
    pub fn in_force(decisions: &[Self]) -> Vec<&Self> {
        let mut ordered: Vec<&Self> = decisions.iter().collect();
        ordered.sort_by(|left, right| (&left.time, left.id).cmp(&(&right.time, right.id)));
        ordered.dedup_by_key(|decision| decision.id);
        let mut undone: BTreeSet<DecisionId> = BTreeSet::new();
        for decision in ordered.iter().rev() {
            if let Action::Undo { target } = &decision.action
                && !undone.contains(&decision.id)
            {
                undone.insert(*target);
            }
        }
        ordered.retain(|decision| {
            !undone.contains(&decision.id) && !matches!(decision.action, Action::Undo { .. })
        });
        ordered
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
    fn an_undone_undo_brings_a_decision_back() {
        let made = |action: Action, second: u32| {
            let time = format!("2031-06-01T10:00:{second:02}Z");
            Decision::new(action, String::new(), "reviewer".to_owned(), time)
        };
        let hide = made(Action::Hide { target: "e-1".to_owned() }, 0);
        let undo = made(Action::Undo { target: hide.id }, 1);
        let again = made(Action::Undo { target: undo.id }, 2);
        let ids = |list: &[Decision]| -> Vec<DecisionId> {
            Decision::in_force(list).iter().map(|decision| decision.id).collect()
        };
        assert_eq!(ids(&[undo.clone(), hide.clone()]), []);
        assert_eq!(ids(&[again, undo, hide.clone(), hide.clone()]), [hide.id]);
    }

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

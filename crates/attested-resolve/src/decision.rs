//! Decisions of reviewers, replayed: which still hold, in the order of their time.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Action, Alias, Decision, DecisionId};

/// A reviewer's word on two ids: one (`true`) or apart (`false`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) target: String,
    pub(crate) other: String,
    pub(crate) together: bool,
}

/// The decisions that hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rulings {
    /// Merges and splits, the last word on each pair, by pair.
    pub(crate) verdicts: Vec<Verdict>,
    /// `(target, field)` to the value, as JSON; the last word.
    pub(crate) edits: BTreeMap<(String, String), String>,
    /// Lines that are not to be shown.
    pub(crate) hidden: BTreeSet<String>,
}

impl Rulings {
    /// Replays decisions: by time, then id; an undone decision has no effect, an undone undo neither.
    pub(crate) fn replay(decisions: &[Decision]) -> Self {
        let mut ordered: Vec<&Decision> = decisions.iter().collect();
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
        let mut rulings = Self::default();
        let mut pairs: BTreeMap<(String, String), Verdict> = BTreeMap::new();
        for decision in ordered.into_iter().filter(|decision| !undone.contains(&decision.id)) {
            match &decision.action {
                Action::Merge { target, other } => keep(&mut pairs, target, other, true),
                Action::Split { target, other } => keep(&mut pairs, target, other, false),
                Action::Edit { target, field, value } => {
                    rulings.edits.insert((target.clone(), field.clone()), value.clone());
                }
                Action::Hide { target } => {
                    rulings.hidden.insert(target.clone());
                }
                Action::Confirm { .. } | Action::Wrong { .. } | Action::Undo { .. } => {}
            }
        }
        rulings.verdicts = pairs.into_values().collect();
        rulings
    }

    /// The value a reviewer gave to a field of the line `id`, under this id or one that it took in.
    pub(crate) fn edited(&self, id: &str, field: &str, aliases: &[Alias]) -> Option<String> {
        self.edits
            .iter()
            .filter(|((_, edited), _)| edited == field)
            .find(|((target, _), _)| {
                target == id || aliases.iter().any(|alias| alias.from == *target && alias.to == id)
            })
            .and_then(|(_, value)| serde_json::from_str(value).ok())
    }

    /// The verdicts on ids that begin with `prefix` and a hyphen.
    pub(crate) fn on(&self, prefix: &'static str) -> impl Iterator<Item = &Verdict> {
        let fits = move |id: &str| id.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'));
        self.verdicts.iter().filter(move |verdict| fits(&verdict.target) && fits(&verdict.other))
    }
}

fn keep(pairs: &mut BTreeMap<(String, String), Verdict>, target: &str, other: &str, together: bool) {
    let key = if target <= other { (target, other) } else { (other, target) };
    let verdict = Verdict { target: target.to_owned(), other: other.to_owned(), together };
    pairs.insert((key.0.to_owned(), key.1.to_owned()), verdict);
}

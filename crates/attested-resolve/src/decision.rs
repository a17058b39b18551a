//! Decisions of reviewers, replayed: which still hold, and what they mean for readings and lines.
//!
//! Takes the decisions; gives [`Rulings`]. A word on two readings (one, apart) holds against any edge, and a later
//! word against an earlier one it cannot be reconciled with. A word on a line holds for the line that the named
//! reading belongs to now, whatever its id has become.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use attested_model::{Action, Alias, Decision};

use crate::union::Union;

/// A reviewer's word on two ids: one (`true`) or apart (`false`).
#[derive(Debug, Clone, PartialEq, Eq)]
struct Verdict {
    target: String,
    other: String,
    together: bool,
}

/// The decisions that hold, in the order of their time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rulings {
    verdicts: Vec<Verdict>,
    /// `(target, field, value)`, the value as JSON.
    edits: Vec<(String, String, String)>,
    hidden: BTreeSet<String>,
    /// `(target, right)`: confirmed (`true`) or wrong (`false`).
    checked: Vec<(String, bool)>,
}

/// Words on two readings, as places in a list of readings; no two of them contradict each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ruled {
    /// Pairs that are one, whatever else speaks against it.
    pub(crate) together: Vec<(usize, usize)>,
    /// Pairs that are never in one line.
    pub(crate) apart: Vec<(usize, usize)>,
}

/// What reviewers said about lines, by the ids the lines have now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// `(line, field)` to the value, as JSON.
    pub(crate) edits: BTreeMap<(String, String), String>,
    /// Lines that are not to be shown.
    pub(crate) hidden: BTreeSet<String>,
    /// Lines that are right as they stand.
    pub(crate) confirmed: BTreeSet<String>,
    /// Lines that misread their passages.
    pub(crate) wrong: BTreeSet<String>,
}

impl Rulings {
    /// Replays decisions: by time, then id; an undone decision has no effect, an undone undo neither.
    pub(crate) fn replay(decisions: &[Decision]) -> Self {
        let mut rulings = Self::default();
        for decision in Decision::in_force(decisions) {
            match &decision.action {
                Action::Merge { target, other } => rulings.verdict(target, other, true),
                Action::Split { target, other } => rulings.verdict(target, other, false),
                Action::Edit { target, field, value } => {
                    rulings.edits.push((target.clone(), field.clone(), value.clone()));
                }
                Action::Hide { target } => {
                    rulings.hidden.insert(target.clone());
                }
                Action::Confirm { target } => rulings.checked.push((target.clone(), true)),
                Action::Wrong { target } => rulings.checked.push((target.clone(), false)),
                Action::Undo { .. } => {}
            }
        }
        rulings
    }

    fn verdict(&mut self, target: &str, other: &str, together: bool) {
        self.verdicts.push(Verdict { target: target.to_owned(), other: other.to_owned(), together });
    }

    /// The words on pairs of the readings whose ids are `own`. Words on other ids are none of this room.
    ///
    /// The last word is heard first; an earlier one that contradicts what was heard is passed over.
    pub(crate) fn on<'i, I: Display + 'i>(&self, own: impl IntoIterator<Item = (I, usize)>) -> Ruled {
        if self.verdicts.is_empty() {
            return Ruled::default();
        }
        let wanted: BTreeSet<&str> =
            self.verdicts.iter().flat_map(|each| [each.target.as_str(), each.other.as_str()]).collect();
        let mut place: BTreeMap<String, usize> = BTreeMap::new();
        let mut len = 0;
        for (id, at) in own {
            len = len.max(at + 1);
            let id = id.to_string();
            if wanted.contains(id.as_str()) {
                place.entry(id).or_insert(at);
            }
        }
        let mut ruled = Ruled::default();
        let mut union = Union::new(len);
        for verdict in self.verdicts.iter().rev() {
            let (Some(&left), Some(&right)) = (place.get(&verdict.target), place.get(&verdict.other)) else {
                continue;
            };
            if verdict.together && !ruled.holds_apart(&mut union, left, right) {
                union.join(left, right);
                ruled.together.push((left, right));
            } else if !verdict.together && union.root(left) != union.root(right) {
                ruled.apart.push((left, right));
            }
        }
        ruled
    }

    /// All ids of one kind of line that some decision names.
    pub(crate) fn named(&self, prefix: &str) -> BTreeSet<&str> {
        let pairs = self.verdicts.iter().flat_map(|each| [&each.target, &each.other]);
        let edited = self.edits.iter().map(|(target, ..)| target);
        let checked = self.checked.iter().map(|(target, _)| target);
        pairs
            .chain(edited)
            .chain(&self.hidden)
            .chain(checked)
            .map(String::as_str)
            .filter(|id| id.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-')))
            .collect()
    }

    /// True when the last word on an id is that its line misreads its passages.
    pub(crate) fn is_wrong(&self, id: &impl Display) -> bool {
        if self.checked.is_empty() {
            return false;
        }
        let id = id.to_string();
        self.checked.iter().rev().find(|(target, _)| *target == id).is_some_and(|(_, right)| !right)
    }

    /// The words on lines. `aliases` lead from the ids that readings had to those of their lines.
    pub(crate) fn on_lines(&self, aliases: &[Alias]) -> Standing {
        let mut standing = Standing::default();
        if self.edits.is_empty() && self.hidden.is_empty() && self.checked.is_empty() {
            return standing;
        }
        let now: BTreeMap<&str, &str> =
            aliases.iter().map(|alias| (alias.from.as_str(), alias.to.as_str())).collect();
        let line = |id: &str| now.get(id).map_or_else(|| id.to_owned(), |to| (*to).to_owned());
        for (target, field, value) in &self.edits {
            standing.edits.insert((line(target), field.clone()), value.clone());
        }
        standing.hidden = self.hidden.iter().map(|target| line(target)).collect();
        for (target, right) in &self.checked {
            let target = line(target);
            let (into, out) = if *right {
                (&mut standing.confirmed, &mut standing.wrong)
            } else {
                (&mut standing.wrong, &mut standing.confirmed)
            };
            out.remove(&target);
            into.insert(target);
        }
        standing
    }
}

impl Ruled {
    /// True when a word keeps the components of two members apart.
    pub(crate) fn holds_apart(&self, union: &mut Union, left: usize, right: usize) -> bool {
        let pair = (union.root(left), union.root(right));
        self.apart.iter().any(|&(one, two)| {
            let roots = (union.root(one), union.root(two));
            roots == pair || (roots.1, roots.0) == pair
        })
    }

    /// A forest of `len` members in which the pairs that are one are joined.
    pub(crate) fn forest(&self, len: usize) -> Union {
        let mut union = Union::new(len);
        for &(left, right) in &self.together {
            union.join(left, right);
        }
        union
    }

    /// Joins two members unless a word keeps them apart; true when they are one afterwards.
    pub(crate) fn join(&self, union: &mut Union, left: usize, right: usize) -> bool {
        if union.root(left) == union.root(right) {
            return true;
        }
        let may = !self.holds_apart(union, left, right);
        if may {
            union.join(left, right);
        }
        may
    }
}

impl Standing {
    /// The value a reviewer gave to a field of a line, as JSON.
    pub(crate) fn edited(&self, line: &impl Display, field: &str) -> Option<&str> {
        if self.edits.is_empty() {
            return None;
        }
        self.edits.get(&(line.to_string(), field.to_owned())).map(String::as_str)
    }

    /// True when a reviewer said that a line misreads its passage.
    pub(crate) fn is_wrong(&self, line: &impl Display) -> bool {
        !self.wrong.is_empty() && self.wrong.contains(&line.to_string())
    }
}

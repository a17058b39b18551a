use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Action, Decision, DecisionId};
use attested_record::{Record, RecordError};

use crate::Error;

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It holds.
    Holds,
    /// A later decision took it back.
    Undone(DecisionId),
    /// A later decision on the same line says otherwise.
    Replaced(DecisionId),
    /// No line has the id it is about: the reading it corrected is no longer made, or its document is not in the
    /// record. It is kept and holds again when the reading comes back.
    Orphaned,
}

/// A decision and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The decision.
    pub decision: Decision,
    /// What became of it.
    pub state: State,
}

/// All decisions in the order of their times, with what became of each.
///
/// # Errors
/// What reading the record can meet.
pub fn history(record: &Record) -> Result<Vec<Entry>, Error> {
    let decisions = ordered(record.decisions()?);
    let undoers = undoers(&decisions);
    let mut lines = Lines { record, seen: BTreeMap::new() };
    let standing: Vec<&Decision> =
        decisions.iter().filter(|decision| !undoers.contains_key(&decision.id)).collect();
    let taken_out: BTreeSet<&str> = standing
        .iter()
        .filter_map(|decision| match &decision.action {
            Action::Hide { target } => Some(target.as_str()),
            // A wrong dispute or group of copies is none; other wrong lines stay.
            Action::Wrong { target } if target.starts_with(['x', 'c']) => Some(target.as_str()),
            _ => None,
        })
        .collect();
    // The last word on each subject, by the ids that lines have today.
    let mut last: BTreeMap<String, DecisionId> = BTreeMap::new();
    for decision in &standing {
        if let Some(subject) = subject(&decision.action, &mut lines)? {
            last.insert(subject, decision.id);
        }
    }
    let mut entries = Vec::with_capacity(decisions.len());
    for decision in &decisions {
        let state = if let Some(&by) = undoers.get(&decision.id) {
            State::Undone(by)
        } else if orphaned(&decision.action, &taken_out, &mut lines)? {
            State::Orphaned
        } else {
            let subject = subject(&decision.action, &mut lines)?;
            match subject.and_then(|subject| last.get(&subject).copied()) {
                Some(by) if by != decision.id => State::Replaced(by),
                _ => State::Holds,
            }
        };
        entries.push(Entry { decision: decision.clone(), state });
    }
    Ok(entries)
}

/// By time, then id: the order in which the resolution replays them.
fn ordered(mut decisions: Vec<Decision>) -> Vec<Decision> {
    decisions.sort_by(|left, right| (&left.time, left.id).cmp(&(&right.time, right.id)));
    decisions
}

/// The decisions that were taken back, with the decision that did it; an undo can be undone.
fn undoers(ordered: &[Decision]) -> BTreeMap<DecisionId, DecisionId> {
    let mut by = BTreeMap::new();
    for decision in ordered.iter().rev() {
        if let Action::Undo { target } = &decision.action
            && !by.contains_key(&decision.id)
        {
            by.insert(*target, decision.id);
        }
    }
    by
}

/// The decisions that were taken back.
pub(super) fn undone(decisions: &[Decision]) -> BTreeSet<DecisionId> {
    undoers(&ordered(decisions.to_vec())).into_keys().collect()
}

/// The ids of lines as they are today.
struct Lines<'r> {
    record: &'r Record,
    seen: BTreeMap<String, Option<String>>,
}

impl Lines<'_> {
    fn today(&mut self, id: &str) -> Result<Option<String>, Error> {
        if let Some(known) = self.seen.get(id) {
            return Ok(known.clone());
        }
        let found = match self.record.whole_id(id) {
            Ok(whole) => Some(whole),
            Err(RecordError::NotFound { .. } | RecordError::Ambiguous { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        self.seen.insert(id.to_owned(), found.clone());
        Ok(found)
    }
}

/// The id of any line.
pub fn id_of(line: &attested_record::Line) -> String {
    use attested_record::Line as L;
    match line {
        L::Document(line) => line.id().to_string(),
        L::Actor(line) => line.id.to_string(),
        L::Statement(line) => line.id.to_string(),
        L::Event(line) => line.id.to_string(),
        L::Figure(line) => line.id.to_string(),
        L::Copy(line) => line.id.to_string(),
        L::Dispute(line) => line.id.to_string(),
        L::Story(line) => line.id.to_string(),
        L::Decision(line) => line.id.to_string(),
        L::Run(line) => line.id.to_string(),
    }
}

/// What a decision is about, so that a later one on the same replaces it; an undo is about itself.
fn subject(action: &Action, lines: &mut Lines<'_>) -> Result<Option<String>, Error> {
    let mut name =
        |id: &str| -> Result<String, Error> { Ok(lines.today(id)?.unwrap_or_else(|| id.to_owned())) };
    Ok(match action {
        Action::Confirm { target } | Action::Wrong { target } | Action::Hide { target } => {
            Some(name(target)?)
        }
        Action::Edit { target, field, .. } => Some(format!("{} {field}", name(target)?)),
        Action::Merge { target, other } | Action::Split { target, other } => {
            // As written: after a merge both are one line today.
            let (one, two) = if target <= other { (target, other) } else { (other, target) };
            Some(format!("{one} {two}"))
        }
        Action::Undo { .. } => None,
    })
}

fn orphaned(action: &Action, taken_out: &BTreeSet<&str>, lines: &mut Lines<'_>) -> Result<bool, Error> {
    let mut missing =
        |id: &str| -> Result<bool, Error> { Ok(!taken_out.contains(id) && lines.today(id)?.is_none()) };
    Ok(match action {
        Action::Confirm { target }
        | Action::Wrong { target }
        | Action::Hide { target }
        | Action::Edit { target, .. } => missing(target)?,
        Action::Merge { target, other } | Action::Split { target, other } => {
            missing(target)? || missing(other)?
        }
        Action::Undo { .. } => false,
    })
}

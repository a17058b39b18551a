use attested_model::{Action, ActorId, Alias, Decision, Passage, Resolution};
use attested_record::{Line, Record, RecordError};
use jiff::{Timestamp, ToSpan as _};

use super::Refused;
use super::history::{id_of, undone};
use crate::{Error, resolve};

/// Who decides, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// A name to answer for it.
    pub user: String,
    /// The time of the decision; the clock belongs to the caller.
    pub time: Timestamp,
}

/// Checks a correction, appends it and makes the lines of the record anew. Ids may be beginnings of ids.
///
/// # Errors
/// [`Error::Refused`] when it cannot be, [`Error::Record`] when the record refuses; nothing is written then. When
/// only making the lines anew fails, the decision is kept and the record is stale.
pub fn decide(record: &mut Record, action: Action, reason: &str, author: &Author) -> Result<Decision, Error> {
    let mut decided = decide_all(record, vec![action], reason, author)?;
    // One action gives one decision.
    decided.pop().ok_or(Error::Refused(Refused::Nobody))
}

/// The same for several corrections of one mind; the lines are made anew once.
///
/// # Errors
/// As [`decide`]; all are checked before the first is written.
pub fn decide_all(
    record: &mut Record,
    actions: Vec<Action>,
    reason: &str,
    author: &Author,
) -> Result<Vec<Decision>, Error> {
    let decided = note(record, actions, reason, author)?;
    resolve(record, &|_| {})?;
    Ok(decided)
}

/// Checks corrections and appends them; the lines stay those of before until [`resolve()`] makes them anew.
///
/// # Errors
/// As [`decide`]; all are checked before the first is written.
pub fn note(
    record: &mut Record,
    actions: Vec<Action>,
    reason: &str,
    author: &Author,
) -> Result<Vec<Decision>, Error> {
    let mut decided = Vec::with_capacity(actions.len());
    let mut author = author.clone();
    for action in actions {
        let decision = propose(record, action, reason, &author)?;
        author.time = parsed(&decision.time).map_or(author.time, after);
        decided.push(decision);
    }
    for decision in &decided {
        record.add_decision(decision)?;
    }
    Ok(decided)
}

/// The decision that a correction would be, checked against the record and not written.
///
/// Ids are completed; the time is put behind that of every earlier decision, so that the order in which decisions
/// were made is the order of their times.
///
/// # Errors
/// [`Error::Refused`], and [`Error::Record`] for an id that names no line or several.
pub fn propose(record: &Record, action: Action, reason: &str, author: &Author) -> Result<Decision, Error> {
    let user = author.user.trim();
    if user.is_empty() {
        return Err(Refused::Nobody.into());
    }
    let earlier = record.decisions()?;
    let action = settled(record, action, &earlier)?;
    let last = earlier.iter().filter_map(|decision| parsed(&decision.time)).max();
    let time = last.map_or(author.time, |last| author.time.max(after(last)));
    let time = time.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
    Ok(Decision::new(action, reason.trim().to_owned(), user.to_owned(), time))
}

fn parsed(time: &str) -> Option<Timestamp> {
    time.parse().ok()
}

/// The next time that is written differently.
fn after(time: Timestamp) -> Timestamp {
    time.checked_add(1.millisecond()).unwrap_or(time)
}

/// The action with whole ids, when the record allows it.
fn settled(record: &Record, action: Action, earlier: &[Decision]) -> Result<Action, Error> {
    let line = |id: &str| whole_id(record, id);
    let action = match action {
        Action::Confirm { target } => Action::Confirm { target: line(&target)? },
        Action::Wrong { target } => Action::Wrong { target: line(&target)? },
        Action::Hide { target } => Action::Hide { target: line(&target)? },
        Action::Merge { target, other } => Action::Merge { target: line(&target)?, other: line(&other)? },
        Action::Split { target, other } => {
            Action::Split { target: part(record, &target)?, other: part(record, &other)? }
        }
        Action::Edit { target, field, value } => Action::Edit { target: line(&target)?, field, value },
        Action::Undo { target } => {
            if !earlier.iter().any(|decision| decision.id == target) {
                return Err(RecordError::NotFound { id: target.to_string() }.into());
            }
            if undone(earlier).contains(&target) {
                return Err(Refused::Undone { decision: target }.into());
            }
            return Ok(Action::Undo { target });
        }
    };
    if let Action::Edit { field, value, .. } = &action
        && matches!(field.as_str(), "content" | "passage")
    {
        in_text(record, value)?;
    }
    match attested_resolve::refusal(&action, &around(record, &action)?) {
        None => Ok(action),
        Some(why) => Err(Refused::Unfit(why).into()),
    }
}

/// Refuses passages that do not lie in their documents.
fn in_text(record: &Record, value: &str) -> Result<(), Error> {
    let value: serde_json::Value = serde_json::from_str(value).unwrap_or_default();
    let pieces = match value {
        serde_json::Value::Array(pieces) => pieces,
        one => vec![one],
    };
    for piece in pieces {
        // What is no passage at all is refused with its reason by the resolution.
        let Ok(passage) = serde_json::from_value::<Passage>(piece) else { continue };
        if record.quote(&passage)?.is_none() {
            let what =
                format!("bytes {} do not lie in {}, or cut a character", passage.span, passage.document);
            return Err(Refused::Unfit(what).into());
        }
    }
    Ok(())
}

/// The lines that an action names, as a resolution of their own.
fn around(record: &Record, action: &Action) -> Result<Resolution, Error> {
    let mut named: Vec<String> = match action {
        Action::Confirm { target } | Action::Wrong { target } | Action::Hide { target } => {
            vec![target.clone()]
        }
        Action::Merge { target, other } | Action::Split { target, other } => {
            vec![target.clone(), other.clone()]
        }
        Action::Edit { target, value, .. } => {
            let value = serde_json::from_str(value).unwrap_or(serde_json::Value::String(value.clone()));
            let inside = match value {
                serde_json::Value::Array(values) => values,
                one => vec![one],
            };
            let ids = inside.iter().filter_map(|value| value.as_str()?.parse::<ActorId>().ok());
            std::iter::once(target.clone()).chain(ids.map(|id| id.to_string())).collect()
        }
        Action::Undo { .. } => Vec::new(),
    };
    named.sort_unstable();
    named.dedup();
    let mut found = Resolution::default();
    for id in named {
        let line = match record.show(&id) {
            Ok(line) => line,
            Err(RecordError::NotFound { .. }) => continue,
            Err(error) => return Err(error.into()),
        };
        let today = id_of(&line);
        if today != id {
            found.aliases.push(Alias { from: id, to: today });
        }
        match line {
            Line::Actor(line) => found.actors.push(*line),
            Line::Statement(line) => found.statements.push(*line),
            Line::Event(line) => found.events.push(*line),
            Line::Figure(line) => found.figures.push(*line),
            Line::Copy(line) => found.copies.push(*line),
            Line::Dispute(line) => found.disputes.push(*line),
            Line::Story(line) => found.stories.push(*line),
            Line::Document(_) | Line::Decision(_) | Line::Run(_) => {}
        }
    }
    // Two names of one line give it twice.
    found.actors.sort_by_key(|line| line.id);
    found.actors.dedup_by_key(|line| line.id);
    found.statements.sort_by_key(|line| line.id);
    found.events.sort_by_key(|line| line.id);
    found.figures.sort_by_key(|line| line.id);
    found.copies.sort_by_key(|line| line.id);
    found.disputes.sort_by_key(|line| line.id);
    found.stories.sort_by_key(|line| line.id);
    Ok(found)
}

/// The whole id of a line that can be corrected.
fn whole_id(record: &Record, id: &str) -> Result<String, Error> {
    match record.show(id)? {
        Line::Document(_) | Line::Decision(_) | Line::Run(_) => {
            Err(Refused::Fact { id: id.to_owned() }.into())
        }
        line => Ok(id_of(&line)),
    }
}

/// The whole id of a part of a line: a retired id that lives on in it, or that of a line.
fn part(record: &Record, id: &str) -> Result<String, Error> {
    let id = id.trim();
    let retired = record.aliases()?;
    let mut begins = retired.iter().map(|alias| &alias.from).filter(|from| from.starts_with(id));
    match (begins.next(), begins.next()) {
        (Some(one), Some(two)) if one != id => {
            Err(RecordError::Ambiguous { id: id.to_owned(), matches: vec![one.clone(), two.clone()] }.into())
        }
        (Some(one), _) => Ok(one.clone()),
        (None, _) => whole_id(record, id),
    }
}

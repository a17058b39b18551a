use attested::{Author, Entry, State, Timestamp, decide_all, history, split_document, split_name};
use attested_export::line::Line;

use super::show;
use super::who::one_actor;
use crate::args::{ActorsCommand, CorrectArgs, Deed, Reviewer};
use crate::error::{Failure, Fault, code};
use crate::model::{Action, ActorId};
use crate::record::{Record, RecordError};
use crate::session::Session;
use crate::view;

/// Fields that hold one actor, and fields that hold several.
const ONE_ACTOR: &[&str] = &["speaker", "credit"];
const ACTORS: &[&str] = &["addressees", "actors", "recipients"];
const NUMBERS: &[&str] = &["low", "high"];

pub(super) fn run(args: &CorrectArgs, session: &Session) -> Result<u8, Failure> {
    let mut record = Record::open(&session.path)?;
    let actions = actions(args, &record)?;
    carry_out(&mut record, actions, &args.reviewer, session)
}

pub(super) fn actors(command: &ActorsCommand, session: &Session) -> Result<u8, Failure> {
    let mut record = Record::open(&session.path)?;
    let (actions, reviewer) = match command {
        ActorsCommand::Merge { one, other, reviewer } => {
            let (target, other) = (one_actor(one, &record)?, one_actor(other, &record)?);
            (vec![Action::Merge { target: target.to_string(), other: other.to_string() }], reviewer)
        }
        ActorsCommand::Split { actor, name, reviewer } => {
            let actor = one_actor(actor, &record)?;
            (parts(&record, &actor.to_string(), name)?, reviewer)
        }
    };
    carry_out(&mut record, actions, reviewer, session)
}

fn actions(args: &CorrectArgs, record: &Record) -> Result<Vec<Action>, Failure> {
    let target = args.id.clone();
    let usage = |what: &str| Failure::new(Fault::Usage, what).hint("see attested correct --help");
    let takes = match args.deed {
        Deed::Edit => 1..=usize::MAX,
        Deed::Merge | Deed::Split => 1..=1,
        Deed::Confirm | Deed::Wrong | Deed::Hide | Deed::Undo => 0..=0,
    };
    if !takes.contains(&args.values.len()) {
        return Err(usage(match args.deed {
            Deed::Edit => "edit needs at least one FIELD=VALUE",
            Deed::Merge => "merge needs the id of one other line",
            Deed::Split => "split needs one part: an id, a document's id, or a name",
            _ => "only edit, merge and split take values",
        }));
    }
    let first = || args.values.first().cloned().unwrap_or_default();
    Ok(match args.deed {
        Deed::Confirm => vec![Action::Confirm { target }],
        Deed::Wrong => vec![Action::Wrong { target }],
        Deed::Hide => vec![Action::Hide { target }],
        Deed::Merge => vec![Action::Merge { target, other: first() }],
        Deed::Split => parts(record, &target, &first())?,
        Deed::Undo => vec![undo(record, &target)?],
        Deed::Edit => {
            let mut edits = Vec::new();
            for given in &args.values {
                let (field, value) = given
                    .split_once('=')
                    .ok_or_else(|| usage(&format!("'{given}' is not of the form FIELD=VALUE")))?;
                let value = json(record, &target, field, value)?;
                edits.push(Action::Edit { target: target.clone(), field: field.to_owned(), value });
            }
            edits
        }
    })
}

/// The value of a field as JSON: JSON as it stands, names of actors as their ids, the rest as words.
fn json(record: &Record, target: &str, field: &str, value: &str) -> Result<String, Failure> {
    let value = value.trim();
    let is_json = value.starts_with(['[', '{', '"']) || value == "null";
    if is_json {
        return Ok(value.to_owned());
    }
    let of_actors = ACTORS.contains(&field);
    if value.is_empty() {
        return Ok(if of_actors { "[]" } else { "null" }.to_owned());
    }
    if NUMBERS.contains(&field) {
        return Ok(value.replace(',', ""));
    }
    if ONE_ACTOR.contains(&field) {
        return Ok(quoted(&one_actor(value, record)?.to_string()));
    }
    if of_actors {
        let ids: Vec<String> = value
            .split(';')
            .map(|name| Ok(quoted(&one_actor(name.trim(), record)?.to_string())))
            .collect::<Result<_, Failure>>()?;
        return Ok(format!("[{}]", ids.join(",")));
    }
    if matches!(field, "content" | "passage") {
        return spans(record, target, field, value);
    }
    Ok(quoted(value))
}

/// `10-25` and `10-25;30-41`, in bytes of the document that the line cites first.
fn spans(record: &Record, target: &str, field: &str, value: &str) -> Result<String, Failure> {
    use crate::record::Line as Found;
    let document = match record.show(target)? {
        Found::Statement(line) => line.content.first().map(|piece| piece.document),
        Found::Event(line) => line.reports.first().map(|report| report.trigger.document),
        _ => None,
    };
    let mut pieces = Vec::new();
    for piece in value.split(';') {
        let ends = piece.trim().split_once('-').and_then(|(start, end)| {
            let ends: (u32, u32) = (start.trim().parse().ok()?, end.trim().parse().ok()?);
            Some(ends)
        });
        let (Some((start, end)), Some(document)) = (ends, document) else {
            let what = format!("'{piece}' is not a stretch of bytes such as 120-183");
            return Err(Failure::new(Fault::Usage, what)
                .hint("attested show ID --json tells the bytes of every passage"));
        };
        pieces.push(format!("{{\"document\":\"{document}\",\"span\":[{start},{end}]}}"));
    }
    let list = pieces.join(",");
    Ok(if field == "content" { format!("[{list}]") } else { list })
}

/// A JSON string.
fn quoted(text: &str) -> String {
    attested_export::line::json_string(text)
}

/// What is to be set apart, named by an id of its own, by a document or by a name.
fn parts(record: &Record, target: &str, part: &str) -> Result<Vec<Action>, Failure> {
    use crate::record::Line as Found;
    if let Ok(Found::Document(document)) = record.show(part) {
        return Ok(split_document(record, target, &document.id())?);
    }
    if let Found::Actor(actor) = record.show(target)?
        && !is_id(part)
    {
        let actor: ActorId = actor.id;
        return Ok(split_name(record, &actor, part)?);
    }
    Ok(vec![Action::Split { target: target.to_owned(), other: part.to_owned() }])
}

fn is_id(text: &str) -> bool {
    text.as_bytes().get(1) == Some(&b'-')
        && text.len() > 2
        && text.bytes().skip(2).all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}

/// The undoing of a decision, or of the last one that holds on a line.
fn undo(record: &Record, id: &str) -> Result<Action, Failure> {
    use crate::record::Line as Found;
    if let Ok(Found::Decision(decision)) = record.show(id) {
        return Ok(Action::Undo { target: decision.id });
    }
    let whole = match record.show(id) {
        Ok(line) => attested::id_of(&line),
        // A hidden line is not found; its decision is.
        Err(RecordError::NotFound { .. }) => id.to_owned(),
        Err(error) => return Err(error.into()),
    };
    let on_it = |entry: &&Entry| {
        let held = matches!(entry.state, State::Holds | State::Orphaned);
        let touches = |target: &str| {
            target.starts_with(&whole)
                || record.show(target).is_ok_and(|line| attested::id_of(&line) == whole)
        };
        held && match &entry.decision.action {
            Action::Confirm { target }
            | Action::Wrong { target }
            | Action::Hide { target }
            | Action::Edit { target, .. } => touches(target),
            Action::Merge { target, other } | Action::Split { target, other } => {
                touches(target) || touches(other)
            }
            Action::Undo { .. } => false,
        }
    };
    match history(record)?.iter().rev().find(on_it) {
        Some(entry) => Ok(Action::Undo { target: entry.decision.id }),
        None => Err(Failure::new(Fault::User, format!("no decision on '{id}' holds"))
            .hint("see all of them: attested corrections")),
    }
}

fn carry_out(
    record: &mut Record,
    actions: Vec<Action>,
    reviewer: &Reviewer,
    session: &Session,
) -> Result<u8, Failure> {
    let user = reviewer.user.clone().or_else(account).unwrap_or_default();
    let author = Author { user, time: Timestamp::now() };
    let decisions = decide_all(record, actions, &reviewer.reason, &author)?;
    for decision in &decisions {
        if session.json {
            session.line(&Line::Decision(decision.clone()))?;
            continue;
        }
        session.note(&format!("{}: {}.", decision.id, view::deed(&decision.action)));
    }
    if let Some(last) = decisions.last() {
        if !session.json {
            show_after(&last.action, record, session)?;
        }
        session.note(&format!("Take it back: attested correct {} undo", last.id));
    }
    session.flush()?;
    Ok(code::OK)
}

/// Shows what became of the line; nothing for a line that is hidden now.
fn show_after(action: &Action, record: &Record, session: &Session) -> Result<(), Failure> {
    let ids: Vec<&String> = match action {
        Action::Confirm { target }
        | Action::Wrong { target }
        | Action::Hide { target }
        | Action::Merge { target, .. }
        | Action::Edit { target, .. } => vec![target],
        Action::Split { target, other } => vec![target, other],
        Action::Undo { .. } => Vec::new(),
    };
    for id in ids {
        if let Ok(line) = record.show(id) {
            for entry in show::entries(&line, record)? {
                session.entry(&entry)?;
            }
        }
    }
    Ok(())
}

/// The name of the account.
pub(super) fn account() -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|name| !name.is_empty())
}

impl From<attested::Refused> for Failure {
    fn from(refused: attested::Refused) -> Self {
        let failure = Self::new(Fault::User, refused.to_string());
        match refused {
            attested::Refused::Nobody => failure.hint("give it: --user NAME, or set ATTESTED_USER"),
            attested::Refused::Undone { .. } => failure.hint("see all of them: attested corrections"),
            _ => failure,
        }
    }
}

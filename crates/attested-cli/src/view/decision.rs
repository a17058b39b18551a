use super::{footer, short_id};
use crate::model::Action;
use crate::terminal::{Entry, Para, Role, Text};
use attested::{Entry as Decided, State};

/// A decision: what was decided, by whom and when, and whether it holds.
pub(crate) fn decision(entry: &Decided) -> Entry {
    let decision = &entry.decision;
    let mut head = Text::new();
    if let Some(mark) = mark(entry.state) {
        head.push(Role::Status, &format!("[{mark}] "));
    }
    head.push(Role::Head, &deed(&decision.action));
    let mut paras = vec![Para::new(head)];
    if !decision.reason.is_empty() {
        paras.push(Para::quote(Text::of(Role::Plain, &decision.reason), 0));
    }
    let by = match entry.state {
        State::Undone(by) => format!("undone by {}", short_id(&by)),
        State::Replaced(by) => format!("replaced by {}", short_id(&by)),
        State::Holds | State::Orphaned => String::new(),
    };
    paras.push(footer(&[decision.user.clone(), decision.time.clone(), short_id(&decision.id), by]));
    Entry::of(paras)
}

fn mark(state: State) -> Option<&'static str> {
    match state {
        State::Holds => None,
        State::Undone(_) => Some("undone"),
        State::Replaced(_) => Some("replaced"),
        State::Orphaned => Some("orphaned"),
    }
}

/// What was decided, in words.
pub(crate) fn deed(action: &Action) -> String {
    match action {
        Action::Confirm { target } => format!("{target} is right as it stands"),
        Action::Wrong { target } => format!("{target} misreads its passage"),
        Action::Hide { target } => format!("{target} is not to be shown"),
        Action::Merge { target, other } => format!("{target} and {other} are one"),
        Action::Split { target, other } => format!("{other} does not belong to {target}"),
        Action::Edit { target, field, value } => format!("{field} of {target} is {value}"),
        Action::Undo { target } => format!("{target} is taken back"),
    }
}

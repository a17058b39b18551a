//! Whether a decision can be carried out, before it is taken.

use attested_model::{Action, ActorId, Resolution};

use super::edit;

/// Why `action` would change nothing in the record as it stands, in one sentence for the user; `None` when it would.
///
/// A decision on ids that a smaller or larger record had is none of these: it waits until they are there again.
pub fn refusal(action: &Action, resolution: &Resolution) -> Option<String> {
    let line = |id: &str| {
        let alias = resolution.aliases.binary_search_by(|alias| alias.from.as_str().cmp(id));
        alias.map_or_else(|_| id.to_owned(), |at| resolution.aliases[at].to.clone())
    };
    let unknown = |id: &str| (!exists(resolution, &line(id))).then(|| format!("the record has no line {id}"));
    match action {
        Action::Confirm { target } | Action::Wrong { target } | Action::Hide { target } => unknown(target),
        Action::Merge { target, other } => unknown(target).or_else(|| unknown(other)).or_else(|| {
            if kind(target) != kind(other) {
                Some(format!("{target} and {other} are lines of different kinds"))
            } else if line(target) == line(other) {
                Some(format!("{target} and {other} are one line already"))
            } else if disputes_differ(resolution, &line(target), &line(other)) {
                Some("the two disputes are not about the same kind of matter".to_owned())
            } else {
                None
            }
        }),
        Action::Split { target, other } => unknown(target).or_else(|| unknown(other)).or_else(|| {
            if target == other {
                Some(format!("name the part of {target} to be set apart by the id it would have alone"))
            } else if line(target) != line(other) {
                Some(format!("{target} and {other} are two lines already"))
            } else {
                None
            }
        }),
        Action::Edit { target, field, value } => unknown(target).or_else(|| {
            let actors: Vec<ActorId> = resolution.actors.iter().map(|actor| actor.id).collect();
            let mut tried = only(resolution, &line(target));
            edit::set(&mut tried, &actors, &line(target), field, &edit::value_of(value)).err()
        }),
        // Decisions are not part of a resolution; the store knows them.
        Action::Undo { .. } => None,
    }
}

fn kind(id: &str) -> &str {
    id.split_once('-').map_or(id, |(kind, _)| kind)
}

macro_rules! each_list {
    ($resolution:expr, $id:expr, $list:ident => $body:expr) => {
        if let Ok(id) = $id.parse()
            && let Ok(at) = $resolution.$list.binary_search_by_key(&id, |line| line.id)
        {
            return $body(at);
        }
    };
}

fn exists(resolution: &Resolution, id: &str) -> bool {
    each_list!(resolution, id, actors => |_| true);
    each_list!(resolution, id, statements => |_| true);
    each_list!(resolution, id, events => |_| true);
    each_list!(resolution, id, figures => |_| true);
    each_list!(resolution, id, copies => |_| true);
    each_list!(resolution, id, disputes => |_| true);
    false
}

/// A resolution of one line only, to try an edit on.
fn only(resolution: &Resolution, id: &str) -> Resolution {
    let none = Resolution::default;
    each_list!(resolution, id, actors => |at: usize| Resolution { actors: vec![resolution.actors[at].clone()], ..none() });
    each_list!(resolution, id, statements => |at: usize| Resolution { statements: vec![resolution.statements[at].clone()], ..none() });
    each_list!(resolution, id, events => |at: usize| Resolution { events: vec![resolution.events[at].clone()], ..none() });
    each_list!(resolution, id, figures => |at: usize| Resolution { figures: vec![resolution.figures[at].clone()], ..none() });
    each_list!(resolution, id, copies => |at: usize| Resolution { copies: vec![resolution.copies[at].clone()], ..none() });
    each_list!(resolution, id, disputes => |at: usize| Resolution { disputes: vec![resolution.disputes[at].clone()], ..none() });
    none()
}

fn disputes_differ(resolution: &Resolution, one: &str, two: &str) -> bool {
    let about = |id: &str| {
        let id = id.parse().ok()?;
        let at = resolution.disputes.binary_search_by_key(&id, |line| line.id).ok()?;
        Some(resolution.disputes[at].about)
    };
    about(one) != about(two)
}

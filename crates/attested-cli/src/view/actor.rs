use super::{Depth, excerpt, field, footer, short_id};
use crate::error::Failure;
use crate::model::Actor;
use crate::terminal::{Entry, Para, Role, Text};
use crate::words;
use crate::words::Shelf;

/// An actor: name, kind, roles, other names.
pub(crate) fn actor(actor: &Actor, depth: Depth, shelf: &dyn Shelf) -> Result<Entry, Failure> {
    let kind = match &actor.country {
        Some(country) => format!("  {}, {country}", actor.kind),
        None => format!("  {}", actor.kind),
    };
    let mut paras = vec![Para::new(Text::of(Role::Head, &actor.name).and(Role::Quiet, &kind))];
    for role in &actor.roles {
        paras.push(Para::hanging("  ", "    ", Text::of(Role::Plain, &words::office(role, shelf)?)));
        if depth == Depth::Full {
            for &passage in &role.passages {
                paras.push(Para::quote(excerpt::passage(passage, &[], shelf)?, 0));
                paras.push(footer(&[words::carrier(passage.document, shelf)?]));
            }
        }
    }
    let others: Vec<String> = actor
        .names
        .iter()
        .filter(|name| depth == Depth::Full || name.text != actor.name)
        .map(|name| format!("{} ({})", name.text, name.count))
        .collect();
    if !others.is_empty() {
        paras.push(Para::hanging(
            "  ",
            "    ",
            Text::of(Role::Quiet, &format!("also: {}", others.join("; "))),
        ));
    }
    if depth == Depth::Full {
        for edge in &actor.edges {
            paras.push(field("joined because", &edge.reason));
        }
        for (authority, id) in &actor.external {
            paras.push(field(authority, id));
        }
        paras.push(field("mentions", &words::grouped(actor.mentions as usize)));
        paras.push(field("id", &actor.id.to_string()));
    } else {
        let mentions = words::plural(actor.mentions as usize, "mention");
        paras.push(Para::hanging(
            "  ",
            "  ",
            Text::of(Role::Quiet, &format!("{mentions} · {}", short_id(&actor.id))),
        ));
    }
    Ok(Entry::of(paras))
}

//! What reviewers changed on finished lines: fields they edited, lines they hid.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use attested_model::{Alias, Resolution};

use crate::decision::Rulings;

/// Applies edits and takes hidden lines out, with every reference to them.
pub(crate) fn apply(rulings: &Rulings, resolution: &mut Resolution) {
    if rulings.edits.is_empty() && rulings.hidden.is_empty() {
        return;
    }
    let now: BTreeMap<&str, &str> =
        resolution.aliases.iter().map(|alias| (alias.from.as_str(), alias.to.as_str())).collect();
    let line = |id: &str| now.get(id).map_or_else(|| id.to_owned(), |to| (*to).to_owned());
    let edits: BTreeMap<(String, String), String> = rulings
        .edits
        .iter()
        .map(|((target, field), value)| ((line(target), field.clone()), value.clone()))
        .collect();
    let hidden: BTreeSet<String> = rulings.hidden.iter().map(|target| line(target)).collect();
    edit(&edits, resolution);
    hide(&hidden, resolution);
}

/// The edited value of a field, when it is one of its vocabulary.
fn edited<T: FromStr>(edits: &BTreeMap<(String, String), String>, id: &str, field: &str) -> Option<T> {
    let value: String = serde_json::from_str(edits.get(&(id.to_owned(), field.to_owned()))?).ok()?;
    value.parse().ok()
}

fn edit(edits: &BTreeMap<(String, String), String>, resolution: &mut Resolution) {
    if edits.is_empty() {
        return;
    }
    for actor in &mut resolution.actors {
        actor.kind = edited(edits, &actor.id.to_string(), "type").unwrap_or(actor.kind);
    }
    for statement in &mut resolution.statements {
        let id = statement.id.to_string();
        statement.act = edited(edits, &id, "act").unwrap_or(statement.act);
        statement.stance = edited(edits, &id, "stance").unwrap_or(statement.stance);
    }
    for event in &mut resolution.events {
        let id = event.id.to_string();
        event.status = edited(edits, &id, "status").unwrap_or(event.status);
        if let Some(kind) = edited(edits, &id, "type") {
            event.kind = kind;
            event.mode = event.mode.filter(|mode| event.kind.modes().contains(mode));
        }
    }
}

fn hide(hidden: &BTreeSet<String>, resolution: &mut Resolution) {
    if hidden.is_empty() {
        return;
    }
    let gone = |id: &dyn ToString| hidden.contains(&id.to_string());
    resolution.actors.retain(|line| !gone(&line.id));
    resolution.statements.retain(|line| !gone(&line.id));
    resolution.events.retain(|line| !gone(&line.id));
    resolution.figures.retain(|line| !gone(&line.id));
    resolution.copies.retain(|line| !gone(&line.id));
    resolution.disputes.retain(|line| !gone(&line.id));
    for actor in &mut resolution.actors {
        for role in &mut actor.roles {
            role.of = role.of.filter(|of| !gone(of));
        }
    }
    for statement in &mut resolution.statements {
        statement.speaker = statement.speaker.filter(|id| !gone(id));
        statement.parent = statement.parent.filter(|id| !gone(id));
        statement.addressees.retain(|id| !gone(id));
        statement.events.retain(|id| !gone(id));
        for link in &mut statement.chain {
            link.actor = link.actor.filter(|id| !gone(id));
        }
    }
    for event in &mut resolution.events {
        event.actors.retain(|id| !gone(id));
        event.recipients.retain(|id| !gone(id));
        for report in &mut event.reports {
            report.in_statement = report.in_statement.filter(|id| !gone(id));
        }
    }
    for figure in &mut resolution.figures {
        figure.event = figure.event.filter(|id| !gone(id));
        figure.in_statement = figure.in_statement.filter(|id| !gone(id));
    }
    for copy in &mut resolution.copies {
        copy.credit = copy.credit.filter(|id| !gone(id));
    }
    for dispute in &mut resolution.disputes {
        dispute.event = dispute.event.filter(|id| !gone(id));
        for side in &mut dispute.sides {
            side.statements.retain(|id| !gone(id));
            side.figures.retain(|id| !gone(id));
        }
    }
    resolution.aliases.retain(|alias: &Alias| !hidden.contains(&alias.to));
}

//! Names and roles of the actors.

use std::collections::BTreeSet;

use attested_model::MentionForm;
use serde_json::Value;

use super::{Case, Totals};
use crate::corpus::list;

fn strings<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    list(value, key).iter().filter_map(Value::as_str).collect()
}

/// Every name of an actor is found as a mention of a participant; a leading "the" does not count.
pub(super) fn score(totals: &mut Totals, case: &Case<'_>) {
    let named = case.analysis.mentions.iter().filter(|mention| {
        matches!(mention.form, MentionForm::Name | MentionForm::Handle) && mention.participant.is_some()
    });
    let read: BTreeSet<&str> = named.map(|mention| mention.span.text(case.text())).collect();
    let loose = |actor: &&Value| !matches!(actor["type"].as_str(), Some("unnamed" | "group"));
    let wanted: Vec<&str> =
        list(case.gold, "actors").iter().filter(loose).flat_map(|actor| strings(actor, "mentions")).collect();
    let bare = |name: &str| name.trim_start_matches("the ").trim_start_matches("The ").to_owned();
    let right = wanted.iter().filter(|name| read.contains(*name) || read.contains(&*bare(name))).count();
    totals.counts.found("names of actors").add(right, read.len(), wanted.len());
    for name in wanted.iter().filter(|name| !read.contains(*name) && !read.contains(&*bare(name))) {
        totals.errors.push(format!("{} name missed: {name}", case.id));
    }
    for name in
        read.iter().filter(|name| !wanted.iter().any(|wanted| *wanted == **name || bare(wanted) == **name))
    {
        totals.errors.push(format!("{} name extra: {name}", case.id));
    }
    for actor in list(case.gold, "actors") {
        roles(totals, case, actor);
    }
}

/// Titles by their last word.
fn roles(totals: &mut Totals, case: &Case<'_>, actor: &Value) {
    let names = strings(actor, "mentions");
    let participants = &case.analysis.participants;
    let read = participants.iter().find(|participant| names.contains(&participant.name.as_str()));
    let wanted: Vec<&str> = list(actor, "roles").iter().filter_map(|role| role["title"].as_str()).collect();
    let held: Vec<&str> =
        read.map_or(Vec::new(), |read| read.roles.iter().map(|role| role.title.as_str()).collect());
    let last = |title: &str| title.rsplit([' ', '-']).next().unwrap_or("").to_lowercase();
    let has = |title: &&&str| {
        held.iter().any(|held| last(held) == last(title) || title.to_lowercase().contains(held))
    };
    let right = wanted.iter().filter(has).count();
    totals.counts.found("roles of actors (last word of the title)").add(right, held.len(), wanted.len());
    for title in wanted.iter().filter(|title| !has(title)) {
        totals.errors.push(format!("{} role missed: {title} of {} (has {held:?})", case.id, actor["name"]));
    }
}

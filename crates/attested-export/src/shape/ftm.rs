//! FollowTheMoney entities, one JSON object a line, for Aleph, OpenSanctions and their tools.
//!
//! Actors become Person, Organization, PublicBody or LegalEntity; documents Article; what happened Event with the
//! Article as proof; what is denied or still to come, and what somebody said, Note. Lost: stance and speaker as
//! fields, positions, counts (they stand in words in the descriptions).

use std::collections::BTreeMap;
use std::io::Write;

use attested_model::{Actor, ActorId, ActorKind, Event, Statement, Vocabulary as _};
use serde_json::{Value, json};

use super::desk::{Desk, is_plain_fact, is_wrong, one_line};
use super::{Notes, date};
use crate::{Error, words};

type Properties = BTreeMap<&'static str, Vec<String>>;

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    for actor in desk.actors()? {
        let actor = actor?;
        if actor.kind == ActorKind::Unnamed {
            notes.leave_out("actors whom no report names");
            continue;
        }
        entity(&actor.id.to_string(), schema(&actor), &of_actor(&actor), out)?;
    }
    for document in desk.documents()? {
        let document = document?;
        let metadata = document.metadata();
        let mut properties = Properties::new();
        let id = document.id().to_string();
        let path = crate::words::Shelf::path(desk.shelf(), document.id())?.unwrap_or_else(|| id.clone());
        put(&mut properties, "fileName", [path]);
        put(&mut properties, "title", metadata.title.iter().map(|known| known.value.clone()));
        put(&mut properties, "publisher", metadata.outlet.iter().map(|known| known.value.clone()));
        put(&mut properties, "author", metadata.byline.iter().map(|known| known.value.clone()));
        put(&mut properties, "language", metadata.language.iter().filter_map(|known| language(&known.value)));
        put(&mut properties, "sourceUrl", desk.link(&document));
        put(
            &mut properties,
            "publishedAt",
            metadata.published.iter().filter_map(|dated| date::iso(dated.edtf)),
        );
        entity(&id, "Article", &properties, out)?;
    }
    for event in desk.events()? {
        let event = event?;
        if !is_wrong(event.certainty, notes) {
            of_event(desk, &event, out)?;
        }
    }
    for statement in desk.statements()? {
        let statement = statement?;
        if !is_wrong(statement.certainty, notes) {
            of_statement(desk, &statement, out)?;
        }
    }
    Ok(())
}

fn schema(actor: &Actor) -> &'static str {
    match actor.kind {
        ActorKind::Person => "Person",
        ActorKind::Organisation => "Organization",
        ActorKind::Country => "PublicBody",
        ActorKind::Group | ActorKind::Unnamed => "LegalEntity",
    }
}

fn of_actor(actor: &Actor) -> Properties {
    let mut properties = Properties::new();
    put(&mut properties, "name", [actor.name.clone()]);
    let others = actor.names.iter().map(|name| &name.text).filter(|name| **name != actor.name);
    let (full, short): (Vec<&String>, Vec<&String>) = others.partition(|name| name.contains(' '));
    put(&mut properties, "alias", full.into_iter().cloned());
    put(&mut properties, "weakAlias", short.into_iter().cloned());
    if let Some(code) = &actor.country {
        put(&mut properties, "country", [code.to_lowercase()]);
    }
    if let Some(id) = actor.external.get("wikidata") {
        put(&mut properties, "wikidataId", [id.clone()]);
    }
    if actor.kind == ActorKind::Person {
        put(
            &mut properties,
            "position",
            actor.roles.iter().map(|role| match &role.of_text {
                Some(of) => format!("{}, {of}", role.title),
                None => role.title.clone(),
            }),
        );
    }
    properties
}

fn of_event(desk: &Desk<'_>, event: &Event, out: &mut dyn Write) -> Result<(), Error> {
    let told = desk.told(event)?;
    let mut properties = Properties::new();
    let everybody: Vec<ActorId> = event.actors.iter().chain(&event.recipients).copied().collect();
    let involved = entities(desk, &everybody)?;
    let dates: Vec<String> = event.time.iter().filter_map(|time| date::iso(time.edtf)).collect();
    let mut lines = Vec::new();
    let mut proofs = Vec::new();
    for report in &event.reports {
        let quote = desk.quote(report.passage)?;
        let source = desk.source(report)?;
        lines.push(format!(
            "“{}” ({}; bytes {}–{} of {}; here: {})",
            one_line(&quote.quote),
            source.way,
            quote.byte_start,
            quote.byte_end,
            quote.document,
            report.status.word().replace('_', " "),
        ));
        proofs.push(quote.document.to_string());
    }
    proofs.dedup();
    if is_plain_fact(event) {
        put(&mut properties, "name", [told]);
        put(&mut properties, "date", dates);
        put(&mut properties, "description", lines);
        put(&mut properties, "summary", [format!("{} {}", event.kind, words::carried(event.counts))]);
        put(&mut properties, "location", event.place.iter().map(|place| place.name.clone()));
        put(
            &mut properties,
            "country",
            event.place.iter().filter_map(|place| Some(place.country.as_ref()?.to_lowercase())),
        );
        put(&mut properties, "involved", involved);
        put(&mut properties, "proof", proofs);
        return entity(&event.id.to_string(), "Event", &properties, out);
    }
    // A Note has no date of its own.
    let when = dates.first().map(|date| format!(", {date}")).unwrap_or_default();
    put(&mut properties, "name", [told]);
    put(&mut properties, "summary", [format!("{} {}{when}", event.kind, words::carried(event.counts))]);
    put(&mut properties, "description", lines);
    put(&mut properties, "entity", involved);
    put(&mut properties, "proof", proofs);
    entity(&event.id.to_string(), "Note", &properties, out)
}

fn of_statement(desk: &Desk<'_>, statement: &Statement, out: &mut dyn Write) -> Result<(), Error> {
    let speaker = match statement.speaker {
        Some(id) => words::Shelf::name(desk.shelf(), id)?,
        None => "Somebody not named".to_owned(),
    };
    let lead =
        words::statement_lead(statement, &words::capital(&speaker), &desk.names(&statement.addressees)?);
    let Some(whole) = words::whole(statement) else { return Ok(()) };
    let quote = desk.quote(whole)?;
    let mut properties = Properties::new();
    put(&mut properties, "name", [format!("{lead} [{}]", statement.stance.word().replace('_', " "))]);
    put(
        &mut properties,
        "description",
        [format!(
            "“{}” ({}; bytes {}–{} of {}; {})",
            one_line(&quote.quote),
            words::way_of_statement(statement, desk.shelf())?,
            quote.byte_start,
            quote.byte_end,
            quote.document,
            words::carried(statement.counts),
        )],
    );
    put(&mut properties, "summary", statement.time.iter().filter_map(|time| date::iso(time.edtf)));
    put(&mut properties, "entity", entities(desk, statement.speaker.as_slice())?);
    put(&mut properties, "proof", [quote.document.to_string()]);
    entity(&statement.id.to_string(), "Note", &properties, out)
}

/// The ids of those who are entities: whom no report names is none.
fn entities(desk: &Desk<'_>, ids: &[ActorId]) -> Result<Vec<String>, Error> {
    let actors = desk.actors_of(ids)?;
    let named = actors.iter().filter(|actor| actor.kind != ActorKind::Unnamed);
    Ok(named.map(|actor| actor.id.to_string()).collect())
}

/// FollowTheMoney knows languages by three letters; only those that have one name in both are passed on.
fn language(tag: &str) -> Option<String> {
    let known = [
        ("en", "eng"),
        ("fr", "fra"),
        ("de", "deu"),
        ("es", "spa"),
        ("ar", "ara"),
        ("fa", "fas"),
        ("he", "heb"),
        ("ru", "rus"),
        ("uk", "ukr"),
        ("it", "ita"),
        ("pt", "por"),
        ("tr", "tur"),
        ("zh", "zho"),
    ];
    let short = tag.split(['-', '_']).next()?.to_lowercase();
    known.iter().find(|(two, three)| *two == short || *three == short).map(|(_, three)| (*three).to_owned())
}

fn put(properties: &mut Properties, name: &'static str, values: impl IntoIterator<Item = String>) {
    let mut values: Vec<String> = values.into_iter().filter(|value| !value.trim().is_empty()).collect();
    values.dedup();
    if !values.is_empty() {
        properties.insert(name, values);
    }
}

fn entity(id: &str, schema: &str, properties: &Properties, out: &mut dyn Write) -> Result<(), Error> {
    let line: Value = json!({ "id": id, "schema": schema, "properties": properties });
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")?;
    Ok(())
}

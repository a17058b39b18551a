//! The reconciliation service of OpenRefine (version 0.2 of the API) for actors: names in, candidates out.

use std::sync::Arc;

use attested::Record;
use attested::model::{Actor, ActorKind, Vocabulary as _};
use attested::record::{ActorQuery, Page};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::problem::Problem;
use crate::reply::Reply;

/// Candidates for one name, unless told otherwise.
const LIMIT: usize = 10;
/// Names in one question.
const MOST: usize = 500;

/// Answers a batch of names, or describes the service when there is none.
pub(crate) fn reconcile(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let fields = ask.form.as_ref().map_or(&ask.params, |form| &form.fields);
    fields.only(&["queries", "extend"])?;
    if fields.get("extend").is_some() {
        return Err(Problem::Asked("this service extends no data".to_owned()));
    }
    let Some(queries) = fields.get("queries") else { return Ok(sent(&manifest(desk))) };
    let queries: Map<String, Value> = serde_json::from_str(queries)
        .map_err(|error| Problem::Asked(format!("queries: not an object in JSON ({error})")))?;
    if queries.len() > MOST {
        return Err(Problem::TooMuch(format!("more than {MOST} names at once")));
    }
    let record = desk.reader()?;
    let mut answers = Map::new();
    for (key, query) in queries {
        answers.insert(key, json!({"result": candidates(&record, &query)?}));
    }
    Ok(sent(&Value::Object(answers)))
}

/// Actors whose names begin with what is being written.
pub(crate) fn suggest(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let prefix = ask.params.get("prefix").unwrap_or("");
    let record = desk.reader()?;
    let cursor = ask.params.number("cursor")?.unwrap_or(0);
    let query = ActorQuery {
        name: Some(prefix.to_owned()),
        page: Page { limit: Some(LIMIT), offset: cursor, after: None },
        ..Default::default()
    };
    let mut found = Vec::new();
    if !prefix.is_empty() {
        for actor in record.actors(&query)? {
            let actor = actor?;
            found.push(json!({"id": actor.id, "name": actor.name, "description": described(&actor), "notable": [kind(&actor)]}));
        }
    }
    Ok(sent(&json!({"result": found})))
}

fn manifest(desk: &Desk) -> Value {
    let at = format!("http://localhost:{}", desk.port);
    let types: Vec<Value> =
        ActorKind::ALL.iter().map(|kind| json!({"id": kind.word(), "name": kind.word()})).collect();
    json!({
        "versions": ["0.2"],
        "name": "Attested: actors of the record",
        "identifierSpace": format!("{at}/actor/"),
        "schemaSpace": format!("{at}/openapi.json"),
        "defaultTypes": types,
        "view": {"url": format!("{at}/actor/{{{{id}}}}")},
        "suggest": {"entity": {"service_url": at, "service_path": "/reconcile/suggest"}},
    })
}

fn candidates(record: &Record, query: &Value) -> Result<Vec<Value>, Problem> {
    let name = match query {
        Value::String(name) => name.as_str(),
        other => other["query"]
            .as_str()
            .ok_or_else(|| Problem::Asked("queries: a query without words".to_owned()))?,
    };
    let limit =
        query["limit"].as_u64().and_then(|limit| usize::try_from(limit).ok()).unwrap_or(LIMIT).min(100);
    let wanted: Vec<&str> = match &query["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kinds = ActorKind::ALL.iter().copied().filter(|kind| wanted.contains(&kind.word())).collect();
    let page = Page::first(limit);
    let mut found = Vec::new();
    let lines =
        record.actors(&ActorQuery { name: Some(name.to_owned()), kinds, page, ..Default::default() })?;
    let alone = lines.total() == 1;
    for actor in lines {
        let actor = actor?;
        let exact = actor.names.iter().any(|known| known.text.to_lowercase() == name.trim().to_lowercase());
        // How much of the longest matching name was written; not a measure of anything else.
        let part = actor
            .names
            .iter()
            .filter(|known| known.text.to_lowercase().contains(&name.trim().to_lowercase()))
            .map(|known| known.text.chars().count())
            .min();
        let written = name.trim().chars().count();
        let score = if exact { 100 } else { part.map_or(40, |length| 100 * written / length.max(1)).min(99) };
        found.push(json!({
            "id": actor.id, "name": actor.name, "score": score, "match": exact && alone,
            "type": [{"id": kind(&actor), "name": kind(&actor)}], "description": described(&actor),
        }));
    }
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate["score"].as_u64()));
    Ok(found)
}

fn kind(actor: &Actor) -> &'static str {
    actor.kind.word()
}

fn described(actor: &Actor) -> String {
    let role = actor.roles.first().map(|role| role.title.clone());
    let parts = [role, actor.country.clone(), Some(format!("{} mentions", actor.mentions))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn sent(value: &Value) -> Answer {
    Answer::Reply(Reply::Whole(StatusCode::OK, "application/json", value.to_string().into_bytes()))
}

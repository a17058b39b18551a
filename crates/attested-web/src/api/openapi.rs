use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, ENDPOINTS, Endpoint};
use crate::problem::Problem;
use crate::reply::Reply;

/// The description of the interface, made from the table of addresses.
pub(crate) fn openapi(_: &Arc<Desk>, _: Ask) -> Result<Answer, Problem> {
    let mut paths = Map::new();
    for endpoint in ENDPOINTS {
        let formats = std::iter::once("").chain(endpoint.formats.iter().copied());
        for format in formats {
            let path = if format.is_empty() {
                endpoint.path.to_owned()
            } else {
                format!("{}.{format}", endpoint.path)
            };
            let method = if endpoint.takes_form { "post" } else { "get" };
            let entry = paths.entry(path).or_insert_with(|| Value::Object(Map::new()));
            entry[method] = operation(endpoint, format);
        }
    }
    let whole = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Attested",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The record: who said, did, promised, denied what, according to whom. Reading needs no key. Keys of answers are added, never renamed.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": {
            "Rows": {
                "type": "object",
                "required": ["ok", "rows", "next", "next_url", "total", "truncated"],
                "properties": {
                    "ok": {"const": true},
                    "rows": {"type": "array", "items": {"type": "object"}},
                    "next": {"type": ["string", "null"], "description": "to be sent as _next; opaque"},
                    "next_url": {"type": ["string", "null"]},
                    "total": {"type": "integer"},
                    "truncated": {"const": false},
                },
            },
            "Row": {
                "type": "object",
                "required": ["ok", "row"],
                "properties": {"ok": {"const": true}, "row": {"type": "object"}},
            },
            "Error": {
                "type": "object",
                "required": ["ok", "error", "errors", "status"],
                "properties": {
                    "ok": {"const": false},
                    "error": {"type": "string"},
                    "errors": {"type": "array", "items": {"type": "string"}},
                    "status": {"type": "integer"},
                    "advice": {"type": ["string", "null"]},
                },
            },
        }},
    });
    Ok(Answer::Reply(Reply::Whole(StatusCode::OK, "application/json", whole.to_string().into_bytes())))
}

fn operation(endpoint: &Endpoint, format: &str) -> Value {
    let mut parameters = Vec::new();
    if endpoint.path.contains("{id}") {
        parameters.push(json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}));
    }
    for parameter in endpoint.all_parameters() {
        let mut schema = match parameter.words {
            Some(words) => json!({"type": "string", "enum": words()}),
            None => json!({"type": "string"}),
        };
        if parameter.several {
            schema = json!({"type": "array", "items": schema});
        }
        parameters.push(json!({
            "name": parameter.name, "in": "query", "description": parameter.what, "schema": schema,
            "style": "form", "explode": true,
        }));
    }
    let content = match format {
        "json" if endpoint.path.contains("{id}") => {
            json!({"application/json": {"schema": {"$ref": "#/components/schemas/Row"}}})
        }
        "json" => json!({"application/json": {"schema": {"$ref": "#/components/schemas/Rows"}}}),
        "jsonl" => json!({"application/x-ndjson": {"schema": {"type": "string"}}}),
        "csv" => json!({"text/csv": {"schema": {"type": "string"}}}),
        _ => json!({"*/*": {"schema": {"type": "string"}}}),
    };
    json!({
        "summary": endpoint.title,
        "operationId": format!("{}{}{}", if endpoint.takes_form { "post" } else { "get" },
            endpoint.path.replace(['/', '{', '}', '.'], "_"), if format.is_empty() { String::new() } else { format!("_{format}") }),
        "parameters": parameters,
        "responses": {
            "200": {"description": "what was asked for", "content": content},
            "400": {"description": "the request cannot be understood; unknown parameters are named",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}},
        },
    })
}

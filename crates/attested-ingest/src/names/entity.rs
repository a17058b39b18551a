//! JSON objects out of a file of entities: one a line, an array over many lines, or one object that holds them all.

use serde_json::Value;

use super::{Gathered, NameFormat, NamesError, ftm, wikidata};

/// Reads the entities of a text that is JSON; `wanted` is what the user says they are.
pub(super) fn read(
    text: &str,
    wanted: Option<NameFormat>,
    gathered: &mut Gathered,
) -> Result<NameFormat, NamesError> {
    let mut format = wanted;
    let mut lines = 0usize;
    for (at, line) in text.lines().enumerate() {
        // The dumps of Wikidata are an array with one entity a line.
        let line = line.trim().trim_end_matches(',');
        if line.is_empty() || line == "[" || line == "]" {
            continue;
        }
        let value = match serde_json::from_str::<Value>(line) {
            Ok(value @ Value::Object(_)) => value,
            Ok(_) | Err(_) if lines == 0 => return whole(text, wanted, gathered),
            Ok(_) => {
                gathered.fault(at as u64 + 1, "is no object".to_owned(), false);
                continue;
            }
            Err(error) => {
                gathered.fault(at as u64 + 1, format!("is not JSON ({error})"), false);
                continue;
            }
        };
        if holds_many(&value) {
            return whole(text, wanted, gathered);
        }
        lines += 1;
        let Some(format) = format.or_else(|| told(&value)) else {
            let what = "is neither an entity of FollowTheMoney nor of Wikidata".to_owned();
            gathered.fault(at as u64 + 1, what, false);
            continue;
        };
        one(format, at as u64 + 1, &value, gathered);
    }
    if format.is_none() {
        format = [NameFormat::FollowTheMoney, NameFormat::Wikidata].into_iter().find(|format| {
            let seen = !gathered.actors.is_empty() || gathered.passed_over > 0;
            seen && text.lines().any(|line| {
                let line = line.trim().trim_end_matches(',');
                serde_json::from_str::<Value>(line).is_ok_and(|value| told(&value) == Some(*format))
            })
        });
    }
    format.ok_or(NamesError::OtherJson)
}

/// A text that is one value over many lines.
fn whole(text: &str, wanted: Option<NameFormat>, gathered: &mut Gathered) -> Result<NameFormat, NamesError> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| NamesError::NotJson { line: error.line(), what: error.to_string() })?;
    if let Some(rows) = value.pointer("/results/bindings").and_then(Value::as_array) {
        wikidata::bindings(rows, gathered);
        return Ok(NameFormat::Wikidata);
    }
    let entities: Vec<&Value> = match (&value, value.get("entities")) {
        (_, Some(Value::Object(entities))) => entities.values().collect(),
        (_, Some(Value::Array(entities))) | (Value::Array(entities), _) => entities.iter().collect(),
        _ => vec![&value],
    };
    let format = wanted.or_else(|| entities.iter().find_map(|entity| told(entity)));
    let format = format.ok_or(NamesError::OtherJson)?;
    for entity in entities {
        one(format, 0, entity, gathered);
    }
    Ok(format)
}

fn holds_many(value: &Value) -> bool {
    value.get("entities").is_some() || value.pointer("/results/bindings").is_some()
}

/// What an object is an entity of.
fn told(value: &Value) -> Option<NameFormat> {
    if value.get("schema").is_some_and(Value::is_string) && value.get("properties").is_some() {
        return Some(NameFormat::FollowTheMoney);
    }
    let labels =
        value.get("labels").is_some() || value.get("aliases").is_some() || value.get("claims").is_some();
    (labels && value.get("id").is_some_and(Value::is_string)).then_some(NameFormat::Wikidata)
}

fn one(format: NameFormat, line: u64, value: &Value, gathered: &mut Gathered) {
    match format {
        NameFormat::Wikidata => wikidata::entity(line, value, gathered),
        NameFormat::FollowTheMoney | NameFormat::Csv => ftm::entity(line, value, gathered),
    }
}

/// The strings of a value: a string, or the strings of an array.
pub(super) fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(several)) => {
            several.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

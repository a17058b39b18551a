//! Entities of Wikidata (<https://www.wikidata.org>): its dumps, `Special:EntityData`, and answers of its query service.

use attested_model::ActorKind;
use serde_json::Value;

use super::{Entry, Gathered, wikidata_id};

/// What P31 (instance of) tells: a human; states.
const HUMAN: &str = "Q5";
const STATES: &[&str] = &["Q6256", "Q3624078", "Q7275", "Q15634554"];
/// Languages whose labels and aliases are taken: those whose news Attested may meet names of.
const LANGUAGES: &[&str] = &[
    "en", "mul", "en-gb", "en-us", "en-ca", "ar", "de", "es", "fa", "fr", "he", "it", "pt", "ru", "tr", "uk",
    "ur", "zh",
];

pub(super) fn entity(line: u64, value: &Value, gathered: &mut Gathered) {
    let Some(id) = value.get("id").and_then(Value::as_str).and_then(wikidata_id) else {
        if value.get("id").and_then(Value::as_str).is_some_and(|id| id.starts_with(['P', 'L'])) {
            gathered.passed_over += 1;
        } else {
            gathered.fault(line, "has no id of Wikidata".to_owned(), false);
        }
        return;
    };
    let mut entry = Entry { id: Some(id.clone()), ..Entry::default() };
    for language in LANGUAGES {
        entry.names.extend(text(value.pointer(&format!("/labels/{language}"))));
    }
    for language in LANGUAGES {
        match value.pointer(&format!("/aliases/{language}")) {
            Some(Value::Array(several)) => {
                entry.names.extend(several.iter().filter_map(|one| text(Some(one))));
            }
            one => entry.names.extend(text(one)),
        }
    }
    // Short names and official names are names too.
    for property in ["P1813", "P1448"] {
        entry.names.extend(claims(value, property).filter_map(|claim| text(Some(claim))));
    }
    let instances: Vec<&str> = claims(value, "P31").filter_map(|claim| claim.get("id")?.as_str()).collect();
    entry.kind = if instances.contains(&HUMAN) {
        Some(ActorKind::Person)
    } else if instances.iter().any(|instance| STATES.contains(instance)) {
        Some(ActorKind::Country)
    } else if instances.is_empty() {
        None
    } else {
        Some(ActorKind::Organisation)
    };
    // The code of a country itself; whose citizen somebody is stands there as another entity.
    let codes = ["P298", "P297"].iter().flat_map(|property| claims(value, property));
    entry.countries = codes.filter_map(|claim| claim.as_str().map(str::to_owned)).take(1).collect();
    entry.external.insert("wikidata".to_owned(), id);
    gathered.take(line, entry);
}

/// A label, which the dumps write as an object and some tools as a string.
fn text(value: Option<&Value>) -> Option<String> {
    let value = value?;
    let words =
        value.as_str().or_else(|| value.get("value")?.as_str()).or_else(|| value.get("text")?.as_str());
    words.map(str::to_owned)
}

/// The values of the claims of a property that are not deprecated.
fn claims<'v>(value: &'v Value, property: &str) -> impl Iterator<Item = &'v Value> {
    let claims = value.pointer(&format!("/claims/{property}")).and_then(Value::as_array);
    claims.into_iter().flatten().filter_map(|claim| {
        let deprecated = claim.get("rank").and_then(Value::as_str) == Some("deprecated");
        claim.pointer("/mainsnak/datavalue/value").filter(|_| !deprecated)
    })
}

/// Rows of an answer of the query service: `item`, `itemLabel`, `itemAltLabel`, and what else is called so.
pub(super) fn bindings(rows: &[Value], gathered: &mut Gathered) {
    for (at, row) in rows.iter().enumerate() {
        let cell = |name: &str| row.pointer(&format!("/{name}/value")).and_then(Value::as_str);
        let id = cell("item").or_else(|| cell("id")).and_then(wikidata_id);
        let Some(id) = id else {
            gathered.fault(0, format!("its answer {} has no item", at + 1), false);
            continue;
        };
        let mut entry = Entry { id: Some(id.clone()), ..Entry::default() };
        let label = cell("itemLabel").or_else(|| cell("label")).or_else(|| cell("name"));
        // The service gives the id where an item has no label.
        entry.names.extend(label.filter(|label| wikidata_id(label).is_none()).map(str::to_owned));
        for several in ["itemAltLabel", "aliases", "altLabel", "alias"] {
            entry.names.extend(
                cell(several).into_iter().flat_map(|cell| cell.split([',', ';', '|']).map(str::to_owned)),
            );
        }
        entry.kind = cell("type").and_then(super::table::kind_of);
        entry.countries.extend(
            cell("countryLabel")
                .or_else(|| cell("country"))
                .filter(|cell| wikidata_id(cell).is_none())
                .map(str::to_owned),
        );
        entry.external.insert("wikidata".to_owned(), id);
        gathered.take(0, entry);
    }
}

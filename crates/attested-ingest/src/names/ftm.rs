//! Entities of `FollowTheMoney` (<https://followthemoney.tech>), as `OpenSanctions` and Aleph write them.

use attested_model::ActorKind;
use serde_json::Value;

use super::entity::strings;
use super::{Entry, Gathered, wikidata_id};

/// Properties that hold names, the usual one first. Weak aliases ("Ali") name too many and are left out.
const NAMES: &[&str] = &["name", "alias", "previousName", "abbreviation"];
const COUNTRIES: &[&str] = &["nationality", "citizenship", "country", "jurisdiction"];

pub(super) fn entity(line: u64, value: &Value, gathered: &mut Gathered) {
    let Some(schema) = value.get("schema").and_then(Value::as_str) else {
        gathered.fault(line, "has no schema, so it is no entity of FollowTheMoney".to_owned(), false);
        return;
    };
    let kind = match schema {
        "Person" => Some(ActorKind::Person),
        "Organization" | "Company" | "PublicBody" => Some(ActorKind::Organisation),
        "LegalEntity" => None,
        _ => {
            gathered.passed_over += 1;
            return;
        }
    };
    let property = |name: &str| strings(value.pointer(&format!("/properties/{name}")));
    let mut entry = Entry {
        id: value.get("id").and_then(Value::as_str).map(str::to_owned),
        kind,
        names: strings(value.get("caption")),
        ..Entry::default()
    };
    entry.names.extend(NAMES.iter().flat_map(|name| property(name)));
    // An entity may have many countries; more than one says less than none.
    let mut countries = COUNTRIES.iter().map(|name| property(name)).find(|found| !found.is_empty());
    entry.countries = countries.take().filter(|found| found.len() == 1).unwrap_or_default();
    let own = value.get("id").and_then(Value::as_str).and_then(wikidata_id);
    let wikidata = property("wikidataId").iter().find_map(|id| wikidata_id(id)).or(own);
    entry.external.extend(wikidata.map(|id| ("wikidata".to_owned(), id)));
    gathered.take(line, entry);
}

//! The fields that outside tools rely on (DESIGN.md, section 6): present, in order, `kind` first.

use crate::sample::sample;

/// The contract: the kinds in their order, and the fields each had from the first day on.
const FIELDS: &[(&str, &[&str])] = &[
    ("run", &["id", "engine", "weights", "lexicon", "config"]),
    (
        "document",
        &[
            "id",
            "path",
            "url",
            "outlet",
            "title",
            "byline",
            "published",
            "language",
            "sha256",
            "characters",
            "sections",
            "credit",
        ],
    ),
    ("actor", &["id", "type", "name", "names", "roles", "external", "mentions"]),
    (
        "statement",
        &[
            "id",
            "speaker",
            "source",
            "cue",
            "content",
            "type",
            "act",
            "stance",
            "addressees",
            "channel",
            "parent",
            "chain",
            "time",
            "events",
            "texts",
            "carriers",
            "owners",
            "certainty",
        ],
    ),
    (
        "event",
        &[
            "id",
            "type",
            "mode",
            "contexts",
            "status",
            "actors",
            "recipients",
            "place",
            "time",
            "reports",
            "texts",
            "carriers",
            "owners",
            "certainty",
        ],
    ),
    ("figure", &["id", "low", "high", "bound", "unit", "of", "event", "in_statement", "as_of", "passage"]),
    ("copy", &["id", "passages", "earliest", "credit"]),
    ("dispute", &["id", "about", "matter", "event", "sides"]),
    ("decision", &["id", "action", "target", "reason", "user", "time"]),
    ("alias", &["from", "to"]),
];

/// Fields inside fields: where to look, and what is there.
const INNER: &[(&str, &str, &[&str])] = &[
    ("document", "/sections/0", &["kind", "start", "end"]),
    ("actor", "/names/0", &["text", "count"]),
    ("actor", "/roles/0", &["title", "of", "of_text", "from", "until", "passages"]),
    ("statement", "/cue", &["document", "start", "end", "byte_start", "byte_end", "quote"]),
    ("statement", "/chain/0", &["actor", "document", "cue"]),
    ("event", "/place", &["name", "country", "lat", "lon", "precision"]),
    ("event", "/time", &["edtf", "basis", "words"]),
    ("event", "/reports/0", &["passage", "trigger", "status", "in_statement"]),
    ("dispute", "/sides/0", &["label", "value", "statements", "figures", "reports", "texts"]),
];

#[test]
fn every_line_begins_with_its_kind_and_holds_the_fields_of_the_contract() {
    let json = sample().json().unwrap();
    for (kind, fields) in FIELDS {
        let start = format!("{{\"kind\":\"{kind}\",");
        let lines: Vec<&str> = json.lines().filter(|line| line.starts_with(&start)).collect();
        assert!(!lines.is_empty(), "no line of kind {kind}");
        for line in lines {
            let mut at = start.len() - 1;
            for field in *fields {
                let key = format!("\"{field}\":");
                let found = line[at..]
                    .find(&key)
                    .unwrap_or_else(|| panic!("{kind} has no {field} in its place: {line}"));
                at += found + 1;
            }
        }
    }
    assert!(json.lines().all(|line| line.starts_with("{\"kind\":\"")));
}

#[test]
fn fields_inside_fields_keep_their_names() {
    let json = sample().json().unwrap();
    let lines: Vec<serde_json::Value> =
        json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (kind, pointer, fields) in INNER {
        let inner = lines
            .iter()
            .filter(|line| line["kind"] == *kind)
            .find_map(|line| line.pointer(pointer).filter(|inner| inner.is_object()))
            .unwrap_or_else(|| panic!("no {kind}{pointer}"));
        for field in *fields {
            assert!(inner.get(field).is_some(), "{kind}{pointer} has no {field}: {inner}");
        }
    }
}

#[test]
fn kinds_come_in_a_fixed_order() {
    let json = sample().json().unwrap();
    let mut kinds: Vec<&str> = json.lines().map(|line| line.split('"').nth(3).unwrap()).collect();
    kinds.dedup();
    assert_eq!(kinds, FIELDS.iter().map(|(kind, _)| *kind).collect::<Vec<_>>());
}

#[test]
fn whole_numbers_have_no_decimal_point_and_open_ends_are_null() {
    let json = sample().json().unwrap();
    assert!(json.contains(r#""low":1200,"high":1200,"bound":"about""#), "{json}");
    assert!(json.contains(r#""low":1300,"high":null,"bound":"at_least""#), "{json}");
}

#[test]
fn a_credit_names_an_actor_only_when_one_organisation_bears_that_name() {
    let sample = sample();
    let outlet = sample.resolution.actors.iter().find(|actor| actor.name == "The Courier").unwrap();
    let json = sample.json().unwrap();
    let credit = format!("\"credit\":\"{}\",\"credit_text\":\"the COURIER\"", outlet.id);
    assert_eq!(json.matches(&credit).count(), 2, "{json}");
}

//! Corrections by way of the command line.

use serde_json::Value;

use crate::house::{House, ran};

/// The first line of a list, as an object.
fn first(house: &House, arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.push("--json");
    let out = house.run(&all).out;
    serde_json::from_str(out.lines().next().unwrap()).unwrap()
}

fn id(line: &Value) -> String {
    line["id"].as_str().unwrap().to_owned()
}

#[test]
fn an_edit_is_made_shown_undone_and_kept_in_the_history() {
    let house = House::read();
    let before = house.run(&["events", "--json"]).out;
    let event = id(&first(&house, &["events", "--status", "occurred"]));
    let edited = house.run(&[
        "correct",
        &event[..9],
        "edit",
        "status=planned",
        "--user",
        "mk",
        "--reason",
        "it says will meet",
    ]);
    assert_eq!(edited.code, 0, "{}", edited.err);
    assert!(edited.out.contains("status: planned"), "{}", edited.out);
    assert!(edited.err.contains(&format!("status of {event} is \"planned\"")), "{}", edited.err);
    let history = house.run(&["corrections"]).out;
    assert!(history.contains("it says will meet") && history.contains("mk"), "{history}");
    let undone = house.run(&["correct", &event, "undo", "--user", "mk"]);
    assert_eq!(undone.code, 0, "{}", undone.err);
    assert_eq!(house.run(&["events", "--json"]).out, before);
    let history = house.run(&["corrections"]).out;
    assert!(history.contains("[undone]"), "{history}");
    let again = house.run(&["correct", &event, "undo", "--user", "mk"]);
    assert_eq!((again.code, again.err.lines().count()), (1, 2), "{}", again.err);
}

#[test]
fn actors_are_merged_by_name_and_values_name_actors() {
    let house = House::read();
    let merged = house.run(&["actors", "merge", "Ildvik", "Oskeld", "--user", "mk"]);
    assert_eq!(merged.code, 0, "{}", merged.err);
    assert_eq!(id(&first(&house, &["actors", "Ildvik"])), id(&first(&house, &["actors", "Oskeld"])));
    let said = id(&first(&house, &["statements", "--by", "Emir-Dallan"]));
    let edited = house.run(&["correct", &said, "edit", "speaker=Ildvik", "--user", "mk"]);
    assert_eq!(edited.code, 0, "{}", edited.err);
    let shown = first(&house, &["show", &said]);
    assert_eq!(shown["speaker"], first(&house, &["actors", "Ildvik"])["id"]);
}

#[test]
fn corrections_travel_to_a_record_built_anew() {
    let house = House::read();
    let event = id(&first(&house, &["events"]));
    let said = id(&first(&house, &["statements"]));
    for what in [
        vec!["correct", &event, "wrong", "--user", "mk"],
        vec!["correct", &said, "hide", "--user", "mk", "--reason", "a private person"],
    ] {
        let ran = house.run(&what);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    assert_eq!(house.run(&["corrections", "export", "-o", "corrections.jsonl"]).code, 0);
    let corrected = house.run(&["export"]).out;
    house.run(&["read", "reports", "--record", "anew.db", "-q"]);
    let replayed = house.run(&["replay", "corrections.jsonl", "--record", "anew.db"]);
    assert_eq!(replayed.code, 0, "{}", replayed.err);
    assert!(replayed.err.contains("2 decisions taken in, 0 known"), "{}", replayed.err);
    assert!(replayed.err.contains("2 decisions hold, 0 undone or replaced, 0 orphaned"), "{}", replayed.err);
    assert_eq!(house.run(&["export", "--record", "anew.db"]).out, corrected);
}

#[test]
fn who_decides_must_have_a_name_and_the_account_is_taken() {
    let house = House::read();
    let event = id(&first(&house, &["events"]));
    let nameless = house.run(&["correct", &event, "confirm"]);
    assert_eq!(nameless.code, 1);
    assert!(nameless.err.contains("--user NAME"), "{}", nameless.err);
    let named = ran(house.command().args(["correct", &event, "confirm", "--json"]).env("USER", "mk"));
    let line: Value = serde_json::from_str(named.out.trim()).unwrap();
    assert_eq!((line["kind"].as_str(), line["user"].as_str()), (Some("decision"), Some("mk")));
}

#[test]
fn bad_corrections_say_whose_fault_it_is() {
    let house = House::read();
    let event = id(&first(&house, &["events"]));
    for (arguments, code, words) in [
        (vec!["correct", &event, "edit", "status"], 2, "FIELD=VALUE"),
        (vec!["correct", &event, "edit"], 2, "at least one"),
        (vec!["correct", &event, "confirm", "really"], 2, "only edit"),
        (vec!["correct", &event, "edit", "status=perhaps"], 1, "planned"),
        (vec!["correct", "e-zzzz", "wrong"], 1, "no line"),
        (vec!["actors", "merge", "Nobody", "Ildvik"], 1, "nobody in the record"),
        (vec!["corrections", "import", "missing.jsonl"], 1, "missing.jsonl"),
    ] {
        let ran = ran(house.command().args(&arguments).env("USER", "mk"));
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(house.run(&["corrections"]).err, "No decision matched.\n");
}

#[test]
fn a_file_with_a_bad_line_is_taken_but_for_that_line() {
    let house = House::read();
    house.write("bad.jsonl", "{\"kind\":\"decision\"}\n");
    let ran = house.run(&["corrections", "import", "bad.jsonl"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("bad.jsonl, line 1: it is no decision"), "{}", ran.err);
}

#[test]
fn the_queue_names_lines_and_why() {
    let house = House::read();
    let queue = house.run(&["review"]);
    assert_eq!(queue.code, 0, "{}", queue.err);
    assert!(queue.out.contains("[unsure] read with certainty"), "{}", queue.out);
    let line = first(&house, &["review", "--limit", "1"]);
    assert_eq!(line["kind"], "review");
    assert!(line["target"].as_str().is_some() && line["why"].as_str().is_some());
}

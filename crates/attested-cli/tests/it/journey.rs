//! The main job, from a folder to a timeline, and the ways around it.

use crate::house::{House, ran};

#[test]
fn read_then_timeline_prints_a_timeline_and_keeps_messages_apart() {
    let house = House::new();
    let ran = house.run(&["read", "reports", "--then", "timeline"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("Apr 2031"), "{}", ran.out);
    assert!(ran.out.contains("│ "), "every entry shows its passage: {}", ran.out);
    assert!(ran.out.contains("Harrow Courier, 9 April 2031"), "{}", ran.out);
    assert!(ran.err.contains("2 documents in") && ran.err.contains("2 new"), "{}", ran.err);
    assert!(!ran.out.contains("2 new"), "messages stay off standard output");
}

#[test]
fn reading_twice_adds_nothing_and_says_so() {
    let house = House::read();
    let first = house.run(&["export"]).out;
    let again = house.run(&["read", "reports"]);
    assert_eq!(again.code, 0);
    assert!(again.err.contains("2 known already"), "{}", again.err);
    assert_eq!(house.run(&["export"]).out, first);
}

#[test]
fn a_reading_suggests_what_to_do_next() {
    let house = House::new();
    let ran = house.run(&["read", "reports"]);
    assert!(ran.err.lines().last().unwrap().starts_with("Next: attested timeline"), "{}", ran.err);
    let ran = house.run(&["read", "reports", "--record", "other.db"]);
    assert!(ran.err.contains("attested timeline --record other.db"), "{}", ran.err);
}

#[test]
fn every_list_shows_something_and_speaks_json() {
    let house = House::read();
    for (command, kind) in [
        ("statements", "statement"),
        ("events", "event"),
        ("actors", "actor"),
        ("figures", "figure"),
        ("documents", "document"),
        ("sources", "source"),
    ] {
        let shown = house.run(&[command]);
        assert_eq!(shown.code, 0, "{command}: {}", shown.err);
        assert!(!shown.out.trim().is_empty(), "{command} shows nothing");
        let json = house.run(&[command, "--json"]);
        assert!(!json.out.is_empty());
        for line in json.out.lines() {
            assert!(line.starts_with(&format!("{{\"kind\":\"{kind}\",")), "{command}: {line}");
            serde_json::from_str::<serde_json::Value>(line).unwrap();
        }
    }
}

#[test]
fn json_lines_are_those_of_the_export() {
    let house = House::read();
    let exported = house.run(&["export"]).out;
    let exported: std::collections::BTreeSet<&str> = exported.lines().collect();
    for command in
        ["timeline", "statements", "events", "actors", "figures", "disputes", "copies", "documents"]
    {
        let json = house.run(&[command, "--json"]).out;
        for line in json.lines() {
            assert!(exported.contains(line), "{command} prints a line that the export does not have: {line}");
        }
    }
}

#[test]
fn a_line_is_shown_by_the_beginning_of_its_id() {
    let house = House::read();
    let json = house.run(&["statements", "--json", "--limit", "1"]).out;
    let line: serde_json::Value = serde_json::from_str(json.trim()).unwrap();
    let id = line["id"].as_str().unwrap();
    let shown = house.run(&["show", &id[..9]]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    assert!(shown.out.contains(id), "{}", shown.out);
    let quote = line["content"][0]["quote"].as_str().unwrap().split(' ').next().unwrap();
    assert!(shown.out.contains(quote), "{} has no {quote}", shown.out);
    assert_eq!(house.run(&["show", id, "--json"]).out, json);
}

#[test]
fn a_document_shows_what_was_set_apart() {
    let house = House::read();
    let json = house.run(&["documents", "--json"]).out;
    let line: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    let id = line["id"].as_str().unwrap();
    let shown = house.run(&["show", id, "--sections"]);
    assert!(shown.out.contains("body"), "{}", shown.out);
    let blocks = house.run(&["show", id, "--sections", "--json"]).out;
    let quotes: String = blocks
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|line| line["kind"] == "block")
        .map(|line| line["passage"]["quote"].as_str().unwrap().to_owned())
        .collect();
    let whole = line["characters"].as_u64().unwrap();
    assert_eq!(quotes.chars().count() as u64, whole, "the blocks tile the text");
}

#[test]
fn search_marks_the_words_it_found() {
    let house = House::read();
    let ran = house.run(&["search", "sent drones"]);
    assert!(ran.out.contains("_sent_ _drones_") || ran.out.contains("_sent drones_"), "{}", ran.out);
}

#[test]
fn nothing_matched_is_told_and_counts_only_when_asked() {
    let house = House::read();
    let ran = house.run(&["search", "zeppelin"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", "No sentence matched.\n"));
    assert_eq!(house.run(&["search", "zeppelin", "--fail-empty"]).code, 3);
    assert_eq!(house.run(&["timeline", "--since", "2040", "--dated", "--fail-empty"]).code, 3);
    assert_eq!(house.run(&["search", "drones", "--fail-empty"]).code, 0);
}

#[test]
fn quiet_leaves_only_data() {
    let house = House::new();
    let ran = house.run(&["read", "reports", "--quiet"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn the_record_is_named_by_flag_or_environment() {
    let house = House::new();
    let read = ran(house.command().args(["read", "reports"]).env("ATTESTED_RECORD", "from-env.db"));
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(house.path().join("from-env.db").exists());
    house.run(&["read", "reports", "--record", "from-flag.db"]);
    assert!(house.path().join("from-flag.db").exists());
    assert!(!house.path().join("attested.db").exists());
}

#[test]
fn one_text_comes_from_standard_input() {
    let house = House::new();
    let read =
        ran(house.command().args(["read", "-"]).write_stdin("The minister denied the report on Tuesday.\n"));
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("1 new"), "{}", read.err);
}

#[test]
fn a_folder_that_holds_the_record_is_read_without_a_complaint_about_it() {
    let house = House::read();
    let ran = house.run(&["read", "."]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains("attested.db is"), "{}", ran.err);
}

#[test]
fn threads_do_not_show_in_the_record() {
    let exports: Vec<String> = ["1", "3"]
        .into_iter()
        .map(|threads| {
            let house = House::new();
            house.run(&["read", "reports", "--threads", threads]);
            house.run(&["export"]).out
        })
        .collect();
    assert!(!exports[0].is_empty());
    assert_eq!(exports[0], exports[1]);
}

#[test]
fn rebuild_changes_nothing_that_is_up_to_date() {
    let house = House::read();
    let before = house.run(&["export"]).out;
    let ran = house.run(&["rebuild"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(house.run(&["export"]).out, before);
}

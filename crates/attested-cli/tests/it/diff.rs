//! A document that was read again with another text: what changed in words, and in what it says.

use crate::house::{HARROW, House};

#[test]
fn a_changed_file_is_shown_word_by_word_and_by_what_it_says() {
    let house = House::read();
    house.write(
        "reports/harrow.txt",
        HARROW.replace("At least 12 people", "At least 19 people").replace("denied", "confirmed"),
    );
    let read = house.run(&["read", "reports"]);
    assert!(read.err.contains("changed since they were read last"), "{}", read.err);
    let documents = house.run(&["documents", "--json"]).out;
    let line = documents.lines().find(|line| line.contains("reports/harrow.txt")).unwrap();
    let id = serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
    let diff = house.run(&["diff", &id]);
    assert_eq!(diff.code, 0, "{}", diff.err);
    let shown = diff.out.replace("│ ", "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("At least [-12-] {+19+} people"), "{}", diff.out);
    assert!(shown.contains("[-denied-] {+confirmed+}"), "{}", diff.out);
    assert!(
        shown.contains("no longer says: Emir-Dallan denied that Qasmar had sent drones to Halvenia"),
        "{}",
        diff.out
    );
    let json = house.run(&["diff", &id, "--json"]).out;
    let change: serde_json::Value = serde_json::from_str(json.trim()).unwrap();
    assert_eq!(change["kind"], "change");
    let joined = |skip: &str| -> String {
        let words = change["words"].as_array().unwrap().iter().filter(|run| run["op"] != skip);
        words.map(|run| run["text"].as_str().unwrap()).collect()
    };
    assert!(joined("gone").contains("19 people") && joined("new").contains("12 people"));
}

#[test]
fn one_version_has_nothing_to_compare() {
    let house = House::read();
    let documents = house.run(&["documents", "--json"]).out;
    let line: serde_json::Value = serde_json::from_str(documents.lines().next().unwrap()).unwrap();
    let diff = house.run(&["diff", line["id"].as_str().unwrap()]);
    assert_eq!((diff.code, diff.out.as_str()), (0, ""));
    assert_eq!(diff.err, "The document was met in one version only.\n");
    assert_eq!(house.run(&["diff", "d-nothing"]).code, 1);
}

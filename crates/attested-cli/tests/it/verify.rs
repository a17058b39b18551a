//! A draft checked against the record.

use serde_json::Value;

use crate::house::{House, ran};

const DRAFT: &str = "# Drones over Halvenia

Mr. Emir-Dallan denied the charge. “There are no drones,” Emir-Dallan said.

“There were no drones,” Emir-Dallan said on Wednesday.

“There are … drones,” Maren Oskeld said.

“We shall never leave the valley of the two rivers,” Emir-Dallan said.
";

fn verified(house: &House, draft: &str, arguments: &[&str]) -> (i32, Vec<Value>) {
    let mut command = house.command();
    let ran = ran(command.args(["verify", "-", "--json"]).args(arguments).write_stdin(draft));
    let lines = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (ran.code, lines)
}

fn verdict_of<'a>(lines: &'a [Value], begins: &str) -> &'a Value {
    lines
        .iter()
        .find(|line| line["words"].as_str().unwrap().starts_with(begins))
        .unwrap_or_else(|| panic!("{begins}: {lines:?}"))
}

#[test]
fn every_quotation_of_a_draft_is_found_or_told_apart() {
    let house = House::read();
    let (code, lines) = verified(&house, DRAFT, &["--all"]);
    assert_eq!(code, 6);
    let exact = verdict_of(&lines, "There are no drones");
    assert_eq!(exact["verdict"], "exact");
    assert_eq!(exact["passage"]["quote"], "There are no drones");
    assert!(exact["said_by_name"].as_str().unwrap().contains("Emir-Dallan"), "{exact}");
    let differs = verdict_of(&lines, "There were no drones");
    assert_eq!(differs["verdict"], "differs");
    let edits: Vec<(&str, &str)> = differs["edits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| (edit["in"].as_str().unwrap(), edit["words"].as_str().unwrap()))
        .collect();
    assert!(edits.contains(&("draft", "were")) && edits.contains(&("record", "are")), "{edits:?}");
    let other = verdict_of(&lines, "There are …");
    assert_eq!(other["verdict"], "another_speaker");
    assert_eq!(verdict_of(&lines, "We shall never")["verdict"], "not_found");
}

#[test]
fn a_draft_that_agrees_with_the_record_ends_well() {
    let house = House::read();
    let (code, lines) = verified(&house, "“There are no drones,” Emir-Dallan said.\n", &[]);
    assert_eq!((code, lines.len()), (0, 0));
    let (code, _) = verified(&house, "“[T]here are [...] drones”, as Emir-Dallan put it.\n", &[]);
    assert_eq!(code, 0);
}

#[test]
fn findings_are_shown_with_their_passage_and_difference() {
    let house = House::read();
    house.write("draft.md", "“There were no drones,” Emir-Dallan said.\n");
    let ran = house.run(&["verify", "draft.md"]);
    assert_eq!(ran.code, 6, "{}", ran.err);
    assert!(ran.out.contains("[differs] line 1"), "{}", ran.out);
    assert!(ran.out.contains("[-were-] {+are+}"), "{}", ran.out);
    assert!(ran.out.contains("said by Hosrav Emir-Dallan"), "{}", ran.out);
    assert!(ran.err.contains("1 to look at again"), "{}", ran.err);
    assert_eq!(house.run(&["verify", "nothing.md"]).code, 1);
}

/// One draft in the three formats that desks write in: a quotation that is right, one with a word changed, one given to
/// somebody else, one that nobody said.
#[test]
fn a_draft_is_checked_alike_as_markdown_as_a_document_and_as_text() {
    let house = House::read();
    for format in ["md", "docx", "txt"] {
        let name = format!("draft.{format}");
        let drafts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
        house.write(&name, std::fs::read(drafts.join(&name)).unwrap());
        let ran = house.run(&["verify", &name, "--all", "--json"]);
        assert_eq!(ran.code, 6, "{format}: {}", ran.err);
        let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let verdicts: Vec<(&str, bool)> = lines
            .iter()
            .filter(|line| line["quoted"] == true)
            .map(|line| (line["verdict"].as_str().unwrap(), line["passage"]["quote"].is_string()))
            .collect();
        let wanted = [("exact", true), ("differs", true), ("another_speaker", true), ("not_found", false)];
        assert_eq!(verdicts, wanted, "{format}: {}", ran.out);
    }
}

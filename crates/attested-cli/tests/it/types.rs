//! Event types of the user's own by way of the command line.

use crate::house::House;

const TYPES: &str = r#"[[type]]
name = "clearance"
definition = "Somebody moves people out of danger."
like = "AID"
cues = ["move … to safety"]
examples = ["The army moved the families to safety."]
"#;

#[test]
fn a_record_remembers_the_types_it_was_read_with() {
    let house = House::new();
    house.write("clear.toml", TYPES);
    house.write("later/a.txt", "date: 2031-04-11\n\nPolice moved the pupils to safety on Friday.\n");
    house.write(
        "reports/b.txt",
        "date: 2031-04-10\n\nHalvenia denied that it had moved the villagers to safety.\n",
    );
    assert_eq!(house.run(&["read", "reports", "--types", "clear.toml"]).code, 0);
    assert_eq!(house.run(&["read", "later"]).code, 0);
    let found = house.run(&["events", "--custom-type", "clearance", "--json"]);
    assert_eq!(found.out.lines().count(), 2, "{}", found.out);
    assert!(found.out.lines().all(|line| line.contains("\"custom_type\":\"clearance\"")), "{}", found.out);
    assert!(found.out.contains("\"status\":\"denied\""), "{}", found.out);
    let timeline = house.run(&["timeline", "--custom-type", "clearance"]);
    assert!(timeline.out.contains("Clearance (“moved”) took place by Police"), "{}", timeline.out);
    assert_eq!(house.run(&["rebuild", "--no-types"]).code, 0);
    assert_eq!(house.run(&["events", "--custom-type", "clearance", "--fail-empty"]).code, 3);
}

#[test]
fn a_wrong_file_of_types_is_named_and_nothing_is_read() {
    let house = House::new();
    house.write("broken.toml", TYPES.replace("cues", "cuse"));
    let ran = house.run(&["read", "reports", "--types", "broken.toml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("broken.toml: line 5, column 1: unknown field `cuse`"), "{}", ran.err);
    assert!(ran.err.contains("docs/custom-types.md"), "{}", ran.err);
    house.write("blind.toml", TYPES.replace("moved the", "fed the"));
    let blind = house.run(&["read", "reports", "--types", "blind.toml"]);
    assert!(
        blind.err.contains("blind.toml: type \"clearance\": its own example is not read"),
        "{}",
        blind.err
    );
    assert_eq!(house.run(&["read", "reports", "--types", "none.toml"]).code, 1);
}

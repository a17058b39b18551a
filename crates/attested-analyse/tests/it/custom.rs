//! Files of custom types: what is refused, and that the record can remember them.

use attested_analyse::{Analyser, CustomTypes, Error};

const EVACUATION: &str = r#"
[[type]]
name = "evacuation"
definition = "Somebody moves people out of danger."
cues = ["evacuate"]
examples = ["The army evacuated the villages."]
"#;

#[test]
fn the_configuration_of_a_run_gives_the_types_back() {
    let types = CustomTypes::from_toml(EVACUATION).unwrap();
    assert_eq!(CustomTypes::from_config(&types.to_config()).unwrap(), types);
    assert_eq!(CustomTypes::default().to_config(), "{}");
    assert!(CustomTypes::from_config("{}").unwrap().is_empty());
    let plain = Analyser::of_rules().run();
    let with = Analyser::of_rules().with_types(types).unwrap().run();
    assert_ne!(plain.id, with.id, "a record is of one engine");
}

#[test]
fn a_file_that_is_no_toml_is_refused_with_line_and_column() {
    let broken = format!("{EVACUATION}\n[[type]]\nname = ");
    assert!(matches!(CustomTypes::from_toml(&broken), Err(Error::TypesFile { line: 9, column: 8, .. })));
    let unknown = format!("{EVACUATION}colour = \"red\"\n");
    let error = CustomTypes::from_toml(&unknown).unwrap_err();
    assert!(error.to_string().starts_with("line 7, column 1: unknown field `colour`"), "{error}");
}

#[test]
fn a_type_that_breaks_a_rule_is_refused_by_name() {
    for (old, new, what) in [
        ("\"evacuation\"", "\"Evacuation\"", "lower-case letters"),
        ("\"evacuation\"", "\"aid\"", "PLOVER type"),
        ("\"Somebody moves people out of danger.\"", "\" \"", "definition"),
        ("[\"evacuate\"]", "[]", "at least one cue"),
        ("[\"evacuate\"]", "[\"… evacuate\"]", "is not one to 8 words"),
        ("[\"evacuate\"]", "[\"a … b … c\"]", "is not one to 8 words"),
        ("[\"evacuate\"]", "[\"evacuate\"]\nmode = \"visit\"", "set like"),
        ("[\"evacuate\"]", "[\"evacuate\"]\nlike = \"AID\"\nmode = \"visit\"", "visit is no mode of AID"),
        ("[\"evacuate\"]", "[\"evacuate\"]\nunless = [\"two words\"]", "single words"),
    ] {
        let error = CustomTypes::from_toml(&EVACUATION.replace(old, new)).unwrap_err();
        assert!(error.to_string().contains(what), "{new}: {error}");
    }
    let twice = CustomTypes::from_toml(&format!("{EVACUATION}{EVACUATION}")).unwrap_err();
    assert_eq!(twice.to_string(), "type \"evacuation\": the name stands twice");
}

#[test]
fn a_type_must_find_its_examples_and_no_counterexample() {
    let read = |file: &str| Analyser::of_rules().with_types(CustomTypes::from_toml(file).unwrap());
    let missed = read(&EVACUATION.replace("army evacuated", "army fed"));
    assert!(matches!(missed, Err(Error::CustomType { what, .. }) if what.contains("not read as one")));
    let broad = read(&format!("{EVACUATION}counterexamples = [\"Surgeons evacuated the wound.\"]\n"));
    assert!(
        matches!(broad, Err(Error::CustomType { what, .. }) if what.contains("name a word of it under unless"))
    );
    assert!(read(EVACUATION).is_ok());
}

//! Exports by way of the command line.

use std::fs;

use crate::house::House;

#[test]
fn a_file_gets_what_standard_output_gets() {
    let house = House::read();
    let ran = house.run(&["export", "-o", "record.jsonl"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let file = fs::read_to_string(house.path().join("record.jsonl")).unwrap();
    assert_eq!(file, house.run(&["export", "--format", "jsonl"]).out);
    assert!(file.starts_with("{\"kind\":\"run\","));
    assert!(!house.path().join("record.jsonl.part").exists());
}

#[test]
fn every_table_leaves_as_csv() {
    let house = House::read();
    for table in ["documents", "actors", "statements", "events", "figures", "copies", "disputes"] {
        let ran = house.run(&["export", "--format", "csv", "--table", table]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.starts_with("id,"), "{}", ran.out);
        assert!(ran.out.ends_with("\r\n"));
    }
}

#[test]
fn a_copy_of_the_record_is_sound_and_has_its_datasette_file() {
    let house = House::read();
    house.write("copy/note.txt", "A folder to copy into.");
    let ran = house.run(&["export", "--format", "sqlite", "-o", "copy/record.db"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(house.path().join("copy/datasette.yaml").exists());
    assert_eq!(house.run(&["doctor", "--record", "copy/record.db"]).code, 0);
    assert_eq!(house.run(&["export", "--record", "copy/record.db"]).out, house.run(&["export"]).out);
    let again = house.run(&["export", "--format", "sqlite", "-o", "copy/record.db"]);
    assert_eq!(again.code, 1, "a file in the way is not overwritten");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let ran = House::read().run(&["export", "-o", "no/such/folder/record.jsonl"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("no/such/folder/record.jsonl"), "{}", ran.err);
}

#[test]
fn shells_and_manual_readers_are_served() {
    let house = House::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = house.run(&["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("timeline"), "{shell}");
    }
    assert!(house.run(&["man"]).out.starts_with(".ie") || house.run(&["man"]).out.contains(".TH"));
    assert_eq!(house.run(&["man", "--to", "pages"]).code, 0);
    assert!(house.path().join("pages/attested-timeline.1").exists());
}

#[test]
fn every_format_leaves_and_says_what_it_loses() {
    let house = House::read();
    for format in [
        "ftm",
        "timelinejs",
        "timelinejs-csv",
        "annotations",
        "claims",
        "turtle",
        "plover",
        "polecat",
        "gdelt",
        "gexf",
        "edges",
        "atom",
        "markdown",
        "html",
        "csl",
        "bibtex",
    ] {
        let ran = house.run(&["export", "--format", format, "--out", &format!("out.{format}")]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        let file = fs::read_to_string(house.path().join(format!("out.{format}"))).unwrap();
        assert_eq!(file, house.run(&["export", "--format", format]).out, "{format}");
        let told = matches!(format, "atom" | "markdown" | "html") || ran.err.contains(&format!("{format}: "));
        assert!(told, "{format}: {}", ran.err);
    }
    let parquet = house.run(&["export", "--format", "parquet", "--table", "events", "-o", "events.parquet"]);
    assert_eq!(parquet.code, 0, "{}", parquet.err);
    assert!(fs::read(house.path().join("events.parquet")).unwrap().starts_with(b"PAR1"));
    assert_eq!(house.run(&["export", "--format", "parquet"]).code, 2);
    assert_eq!(house.run(&["export", "--format", "ftm", "--actor", "Oskeld"]).code, 2);
}

#[test]
fn a_dossier_of_one_actor_leaves_the_others_out() {
    let house = House::read();
    let all = house.run(&["export", "--format", "markdown"]).out;
    let one = house.run(&["export", "--format", "markdown", "--actor", "Oskeld"]).out;
    assert!(one.contains("# Dossier: Oskeld") && one.contains("[^1]: “"), "{one}");
    assert!(one.len() < all.len() && !one.contains("Ildvik"), "{one}");
}

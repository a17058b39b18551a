//! What goes wrong is named with the reason, the rest is done, and the exit code says what kind of trouble it was.

use std::fs;

use crate::house::{House, ran};

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let house = House::new();
    house.write("reports/empty.txt", "");
    house.write("reports/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    let ran = house.run(&["read", "reports", "missing.txt"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    for name in ["skipped: reports/empty.txt ", "skipped: reports/picture.txt ", "skipped: missing.txt "] {
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
    }
    assert!(ran.err.contains("2 new, 3 skipped"), "{}", ran.err);
    assert_eq!(house.run(&["documents", "--json"]).out.lines().count(), 2);
}

#[test]
fn many_skips_are_counted_and_all_named_when_asked() {
    let house = House::new();
    for number in 0..25 {
        house.write(&format!("reports/empty-{number:02}.txt"), "");
    }
    let some = house.run(&["read", "reports", "-q"]);
    assert_eq!(some.code, 4);
    assert_eq!(some.err.lines().count(), 21, "{}", some.err);
    assert_eq!(some.err.lines().last().unwrap(), "skipped: 5 more; name them all with --all-skips");
    let all = house.run(&["read", "reports", "-q", "--all-skips"]);
    assert_eq!(all.err.lines().count(), 25, "{}", all.err);
}

#[test]
fn skips_stand_in_the_json_too() {
    let house = House::new();
    house.write("reports/empty.txt", "");
    let ran = house.run(&["read", "reports", "--json"]);
    let line: serde_json::Value = serde_json::from_str(ran.out.trim()).unwrap();
    assert_eq!(line["kind"], "read");
    assert_eq!(line["new"], 2);
    assert_eq!(line["skipped"][0]["path"], "reports/empty.txt");
}

#[test]
fn a_record_that_is_not_there_is_the_readers_to_make() {
    let house = House::new();
    let ran = house.run(&["timeline"]);
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.err, @r"
    error: there is no record at ./attested.db
      hint: make one: attested read FOLDER (or name another with --record FILE)
    ");
}

#[test]
fn a_file_that_is_no_record_is_left_alone() {
    let house = House::new();
    house.write("notes.db", "these are my notes, thank you");
    for command in [&["timeline", "--record", "notes.db"][..], &["read", "reports", "--record", "notes.db"]] {
        let ran = house.run(command);
        assert_eq!(ran.code, 1, "{command:?}: {}", ran.err);
        assert!(ran.err.contains("notes.db is not a record"), "{}", ran.err);
    }
    assert_eq!(fs::read_to_string(house.path().join("notes.db")).unwrap(), "these are my notes, thank you");
}

#[test]
fn a_damaged_record_ends_with_five_and_says_what_was_found() {
    let house = House::read();
    let path = house.path().join("attested.db");
    let mut bytes = fs::read(&path).unwrap();
    // Beyond the first page, so that the file still looks like a record.
    for byte in bytes.iter_mut().skip(4096 * 3) {
        *byte ^= 0x5a;
    }
    fs::write(&path, bytes).unwrap();
    let ran = house.run(&["doctor"]);
    assert_eq!(ran.code, 5, "{}{}", ran.out, ran.err);
    let shown = house.run(&["export"]);
    assert_eq!(shown.code, 5, "{}", shown.err);
    assert!(shown.err.contains("hint:") && shown.err.contains("doctor"), "{}", shown.err);
}

#[test]
fn a_sound_record_is_called_sound() {
    let ran = House::read().run(&["doctor"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.starts_with("The record is sound: 2 documents"), "{}", ran.err);
}

#[test]
fn wrong_words_on_the_command_line_end_with_two() {
    let house = House::read();
    for arguments in [
        &["timelin"][..],
        &["timeline", "--status", "happened"],
        &["timeline", "--since", "yesterday"],
        &["timeline", "--between", "A"],
        &["read"],
        &["read", "reports", "--threads", "0"],
        &["export", "--format", "csv"],
        &["export", "--format", "sqlite"],
        &["search", "(open"],
        &["show"],
    ] {
        let ran = house.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.err);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{arguments:?}");
    }
    assert!(house.run(&["timelin"]).err.contains("'timeline'"), "a near word is suggested");
}

#[test]
fn a_name_that_nobody_has_is_answered_with_near_ones() {
    let house = House::read();
    let ran = house.run(&["statements", "--by", "Oskald"]);
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.err, @r"
    error: nobody in the record is called 'Oskald'
      hint: did you mean 'Maren Oskeld'?
    ");
}

#[test]
fn an_id_that_is_not_there_is_told() {
    let ran = House::read().run(&["show", "e-zzzzzz"]);
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.err, @r"
    error: the record has no line 'e-zzzzzz'
      hint: ids stand at the end of every line; find one: attested search WORDS
    ");
}

#[test]
fn bare_attested_prints_concise_help_with_examples() {
    let house = House::new();
    let ran = house.run(&[]);
    assert_eq!(ran.code, 2);
    let help = format!("{}{}", ran.out, ran.err);
    assert!(help.contains("attested read ~/articles"), "{help}");
    assert!(help.lines().count() < 70, "{help}");
}

#[test]
fn a_closed_pipe_is_quiet() {
    let house = House::read();
    // Enough lines that the pipe is closed while we write.
    let text = "The minister denied the report. The army said that the town was calm.\n\n".repeat(400);
    house.write("reports/long.txt", text);
    house.run(&["read", "reports"]);
    let program = assert_cmd::cargo::cargo_bin("attested");
    let script =
        format!("'{}' export | head -n 1 >/dev/null; echo \"${{PIPESTATUS[0]}}\"", program.display());
    let mut bash = assert_cmd::Command::new("bash");
    let ran = ran(bash.current_dir(house.path()).args(["-c", &script]));
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("0\n", ""));
}

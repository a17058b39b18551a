//! docs/formats.md: every format is read in one command, and what the page shows is what the program prints.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::house::{House, ran};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

/// Copies a sample, or a folder of samples, into a house.
fn lay_out(house: &House, name: &str) {
    let path = samples().join(name);
    if !path.is_dir() {
        return house.write(name, fs::read(path).unwrap());
    }
    for entry in fs::read_dir(path).unwrap() {
        let inner = entry.unwrap().file_name().into_string().unwrap();
        lay_out(house, &format!("{name}/{inner}"));
    }
}

/// The sample that a command of the page names: an argument, or what it is sent on standard input.
fn sample_of(command: &str) -> &str {
    let piped = command.strip_prefix("cat ").and_then(|rest| rest.split(" | ").next());
    piped.unwrap_or_else(|| command.rsplit(' ').next().unwrap())
}

/// What one command of the page prints, without what depends on the machine or on the analysis.
fn transcript(command: &str) -> String {
    let house = House::new();
    let name = sample_of(command);
    fs::remove_dir_all(house.path().join("reports")).unwrap();
    lay_out(&house, name);
    let mut program = house.command();
    let read = match command.strip_prefix("attested ") {
        Some(arguments) => ran(program.args(arguments.split(' '))),
        None => ran(program.args(["read", "-"]).write_stdin(fs::read(samples().join(name)).unwrap())),
    };
    let mut shown = format!("$ {command}\n");
    for line in read.err.lines() {
        if line.contains(" now holds ")
            || line.starts_with("Next: ")
            || line.starts_with("Reading: ")
            || line.is_empty()
        {
            continue;
        }
        let took = line.find(" in ").zip(line.find(" s: ")).filter(|(from, to)| from < to);
        let line = took
            .map_or_else(|| line.to_owned(), |(from, to)| format!("{}{}", &line[..from], &line[to + 2..]));
        shown.push_str(&line);
        shown.push('\n');
    }
    if read.code != 0 {
        shown.push_str(&format!("(exit code {})\n", read.code));
    }
    // One line a document: its place and what is known about it.
    for line in house.run(&["documents", "--json"]).out.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let known = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let published = &line["published"];
        let facts: Vec<String> =
            [known(&line["path"]), known(&published["edtf"]), known(&line["outlet"]), known(&line["title"])]
                .into_iter()
                .flatten()
                .collect();
        shown.push_str(&format!("  {}\n", facts.join(" | ")));
    }
    shown
}

#[test]
fn the_transcripts_in_docs_formats_md_are_what_the_program_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats.md");
    let page = fs::read_to_string(&path).unwrap();
    let mut now = String::new();
    let mut shown = BTreeSet::new();
    let mut rest = page.as_str();
    while let Some((before, behind)) = rest.split_once("```console\n$ ") {
        let (block, after) = behind.split_once("```\n").expect("the block ends");
        let command = block.lines().next().unwrap();
        shown.insert(sample_of(command).to_owned());
        now.push_str(before);
        now.push_str("```console\n");
        now.push_str(&transcript(command));
        now.push_str("```\n");
        rest = after;
    }
    now.push_str(rest);
    if now != page && std::env::var_os("ATTESTED_WRITE_DOCS").is_some() {
        fs::write(&path, now).unwrap();
        return;
    }
    assert_eq!(page, now, "run: ATTESTED_WRITE_DOCS=1 cargo test -p attested-cli formats");
    let made: BTreeSet<String> = fs::read_dir(samples())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "make.py" && name != "SOURCE.md")
        .collect();
    assert_eq!(shown, made, "every sample stands in docs/formats.md");
}

#[test]
fn columns_are_named_and_limits_are_set_by_flags() {
    let house = House::new();
    house.write(
        "odd.csv",
        "who,said,when\nA,The minister denied the report.,2031-04-09\nB,The army said no.,2031-04-10\n",
    );
    let ran = house.run(&["read", "odd.csv"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("has no column of text; its columns are 'who', 'said', 'when'"), "{}", ran.err);
    let ran = house.run(&["read", "odd.csv", "--column", "text=said", "--column", "date=when"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("columns read as text = said, date = when; not used: who"), "{}", ran.err);
    let ran = house.run(&["read", "reports", "--max-document", "100"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("is longer than the limit of 100 bytes"), "{}", ran.err);
    for wrong in [
        &["--column", "words=said"][..],
        &["--column", "text"],
        &["--max-document", "much"],
        &["--max-ratio", "0"],
    ] {
        let mut arguments = vec!["read", "odd.csv"];
        arguments.extend(wrong);
        assert_eq!(house.run(&arguments).code, 2, "{wrong:?}");
    }
    let ran = house.run(&["read", "reports", "--max-minutes", "0"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("the time limit of 0 minutes is over"), "{}", ran.err);
}

//! Runs the cases of `tests/spec/*.md`.
//!
//! A case is prose, a block ```` ```report ```` (header lines and `---`, then the text; or the text alone) and a
//! block ```` ```record ```` of expected lines `kind: printed form`. Exactly the kinds that occur in the record
//! block are compared, in order; `kind: none` asserts that there is none. A block ```` ```types ```` at the top of a file
//! gives event types of the user's own. `ATTESTED_BLESS=1 cargo test` writes what the
//! engine reads into the record blocks, for a person to judge in the diff.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use attested_analyse::{Analyser, CustomTypes};
use attested_model::Document;

use crate::{printed, support};

struct Case {
    file: PathBuf,
    line: usize,
    title: String,
    report: String,
    record: Vec<String>,
    /// Lines of the file that the record block fills.
    record_lines: std::ops::Range<usize>,
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the cases are files")]
fn every_case_of_the_spec_reads_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/spec")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    let bless = std::env::var_os("ATTESTED_BLESS").is_some();
    let analyser = Analyser::new();
    let (mut count, mut report) = (0, String::new());
    for file in files {
        let written = fs::read_to_string(&file).expect("a spec file");
        let cases = cases(&file, &written);
        let with_types = types(&written).map(|types| Analyser::new().with_types(types).expect("types"));
        let analyser = with_types.as_ref().unwrap_or(&analyser);
        count += cases.len();
        let mut fresh: Vec<String> = written.lines().map(str::to_owned).collect();
        for case in cases.iter().rev() {
            let read = read(analyser, case);
            if read != case.record {
                report.push_str(&difference(case, &read));
            }
            fresh.splice(case.record_lines.clone(), read);
        }
        if bless {
            fs::write(&file, fresh.join("\n") + "\n").expect("a spec file");
        }
    }
    assert!(count > 0, "no cases found");
    assert!(report.is_empty() || bless, "of {count} cases some do not read as written:\n{report}");
}

/// The user's own event types that a file is read with: its block ```` ```types ````.
fn types(written: &str) -> Option<CustomTypes> {
    let (_, behind) = written.split_once("\n```types\n")?;
    let (types, _) = behind.split_once("```").expect("the end of the types");
    Some(CustomTypes::from_toml(types).expect("types"))
}

/// What the engine reads in a case, in the kinds that the case asks for.
fn read(analyser: &Analyser, case: &Case) -> Vec<String> {
    let document = document(case);
    let analysis = analyser.analyse(&document);
    let place = format!("{}:{}", case.file.display(), case.line);
    assert_eq!(analysis.fault(document.text()), None, "{place}");
    let mut kinds: Vec<&str> = Vec::new();
    for line in &case.record {
        let kind = line.split_once(": ").map_or(line.as_str(), |(kind, _)| kind);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let mut out = Vec::new();
    for kind in kinds {
        let lines = printed::lines(kind, &analysis, document.text());
        let lines = lines.unwrap_or_else(|| panic!("{place}: no such kind of reading: {kind}"));
        if lines.is_empty() {
            out.push(format!("{kind}: none"));
        }
        out.extend(lines.into_iter().map(|line| format!("{kind}: {line}")));
    }
    out
}

fn document(case: &Case) -> Document {
    let (header, text) = case.report.split_once("---\n").unwrap_or(("", &case.report));
    let metadata = support::metadata(header)
        .unwrap_or_else(|error| panic!("{}:{}: {error}", case.file.display(), case.line));
    support::document(text, metadata)
}

fn difference(case: &Case, read: &[String]) -> String {
    let mut out = format!("\n{}:{} {}\n", case.file.display(), case.line, case.title);
    for line in case.report.trim_end().lines() {
        let _ = writeln!(out, "    | {line}");
    }
    for line in &case.record {
        let mark = if read.contains(line) { ' ' } else { '-' };
        let _ = writeln!(out, "  {mark} {line}");
    }
    for line in read.iter().filter(|line| !case.record.contains(line)) {
        let _ = writeln!(out, "  + {line}");
    }
    out
}

fn cases(file: &Path, written: &str) -> Vec<Case> {
    let mut out = Vec::new();
    let (mut title, mut report) = (String::new(), None::<(usize, String)>);
    let mut lines = written.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        match line.trim_end() {
            "```report" => {
                let body: Vec<&str> =
                    lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
                report = Some((number + 1, body.join("\n") + "\n"));
            }
            "```record" => {
                let body: Vec<&str> =
                    lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
                let (line, report) = report.take().unwrap_or_else(|| {
                    panic!("{}:{}: a record without a report", file.display(), number + 1)
                });
                assert!(!body.is_empty(), "{}:{}: an empty record", file.display(), number + 1);
                out.push(Case {
                    file: file.to_owned(),
                    line,
                    title: title.clone(),
                    report,
                    record_lines: number + 1..number + 1 + body.len(),
                    record: body.into_iter().map(str::to_owned).collect(),
                });
            }
            other => {
                if let Some(heading) = other.strip_prefix('#') {
                    heading.trim_start_matches('#').trim().clone_into(&mut title);
                }
            }
        }
    }
    out
}

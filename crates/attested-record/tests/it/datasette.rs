//! The record in the hands of a program that knows nothing of us.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use attested_record::datasette_metadata;

use crate::generate::{documents, rich};
use crate::support::Desk;

/// The newest stable version and a preview of the next one.
const VERSIONS: &[&str] = &["0.65.5", "1.0a41"];

/// Installs a version once, under the target folder; `None` when the registry cannot be reached.
fn installed(version: &str) -> Option<PathBuf> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("datasette-{version}"));
    let program = home.join("bin/datasette");
    if !program.exists() {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&home).status().ok()?;
        let package = format!("datasette=={version}");
        let pip = Command::new(home.join("bin/pip")).args(["-q", "install", &package]).status().ok()?;
        if !made.success() || !pip.success() {
            return None;
        }
    }
    Some(program)
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped check has to be seen")]
#[ignore = "installs Datasette from the package registry: run with --ignored"]
fn datasette_opens_searches_and_labels_a_record() {
    let mut desk = Desk::new();
    for (at, document) in documents().iter().enumerate() {
        desk.read(&format!("{at}.txt"), document);
    }
    let put = rich();
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&put, &desk.run.id, basis).unwrap();
    let told = desk.folder.path().join("datasette.yaml");
    fs::write(&told, datasette_metadata(&desk.record).unwrap()).unwrap();
    let Desk { record, folder, .. } = desk;
    let path = record.path().to_owned();
    record.close().unwrap();
    for version in VERSIONS {
        let Some(program) = installed(version) else {
            eprintln!("skipped: Datasette {version} cannot be installed here");
            continue;
        };
        let get = |address: &str, with: &[&str]| -> serde_json::Value {
            let mut ask = Command::new(&program);
            ask.arg("serve").arg(&path).args(with).arg("--get").arg(address);
            let answer = ask.current_dir(folder.path()).output().unwrap();
            let page = String::from_utf8_lossy(&answer.stdout);
            assert!(
                answer.status.success(),
                "{version} {address}: {page} {}",
                String::from_utf8_lossy(&answer.stderr)
            );
            serde_json::from_str(&page).unwrap()
        };
        let rows = |address: &str, with: &[&str]| get(address, with)["rows"].as_array().unwrap().len();
        let told = ["-m", told.to_str().unwrap()];
        // Search works with and without our settings, because the index is one that Datasette finds by itself.
        for with in [&[][..], &told[..]] {
            assert_eq!(rows("/attested/sentence.json?_search=denied", with), 1, "{version}");
            assert_eq!(rows("/attested/sentence.json?_search=nowhere", with), 0, "{version}");
        }
        for view in ["timeline", "disagreement", "statement_quote", "event_quote", "current_document"] {
            assert!(rows(&format!("/attested/{view}.json"), &told) > 0, "{version} {view}");
        }
        let said = get("/attested/sentence.json?_labels=on&_shape=objects", &told);
        let label = said["rows"].as_array().unwrap().iter().find_map(|row| row["document"]["label"].as_str());
        assert!(label.is_some_and(|label| label.ends_with(" report")), "{version}: {said}");
    }
}

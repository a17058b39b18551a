//! Chores of the workspace: `cargo xtask tidy` holds the house to its plan.
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a chore speaks to the person who runs it")]

mod arrows;
mod data;
mod files;
mod links;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some("tidy") if words.len() == 1 => tidy(&root()),
        _ => {
            eprintln!(
                "usage: cargo xtask tidy    check arrows between crates, file lengths, links, data origins"
            );
            ExitCode::from(2)
        }
    }
}

/// Runs every check and prints every fault; fails when there is one.
fn tidy(root: &Path) -> ExitCode {
    let mut faults = Vec::new();
    match metadata(root) {
        Ok(metadata) => faults.extend(arrows::faults(&metadata)),
        Err(why) => faults.push(why),
    }
    let (length_faults, summary) = files::faults(root);
    faults.extend(length_faults);
    faults.extend(links::faults(root));
    faults.extend(data::faults(root));
    println!("{summary}");
    for fault in &faults {
        eprintln!("tidy: {fault}");
    }
    if faults.is_empty() {
        println!("tidy: the house is in order");
        return ExitCode::SUCCESS;
    }
    eprintln!("tidy: {} fault(s)", faults.len());
    ExitCode::FAILURE
}

fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// What cargo says about the workspace, dependencies of dependencies left out.
fn metadata(root: &Path) -> Result<serde_json::Value, String> {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo metadata did not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata is not JSON: {error}"))
}

/// The files git tracks or would track under `root` whose name ends with `ending`, sorted.
fn listed(root: &Path, ending: &str) -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    let Ok(output) = output else { return Vec::new() };
    let mut files: Vec<PathBuf> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter(|line| line.ends_with(ending))
        .map(|line| root.join(line))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

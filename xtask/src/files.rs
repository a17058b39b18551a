//! Length of source files: a median of about 150 lines, none over 600 that is not a table.

use std::fs;
use std::path::Path;

/// Longest file that is not a table, in lines.
const LONGEST: usize = 600;
/// Largest median, in lines.
const MEDIAN: usize = 200;
/// Words that a module's first comment lines hold when the file is a table.
const TABLE_MARK: &str = "//! Table:";

/// Faults of length, and one line that says how long the files are.
pub(crate) fn faults(root: &Path) -> (Vec<String>, String) {
    let mut faults = Vec::new();
    let mut lengths = Vec::new();
    for path in crate::listed(root, ".rs") {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        let lines = text.lines().count();
        if lines > LONGEST && !text.lines().take(3).any(|line| line.starts_with(TABLE_MARK)) {
            faults.push(format!(
                "{name} has {lines} lines; the limit is {LONGEST} ({TABLE_MARK} marks a table)"
            ));
        }
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    if median > MEDIAN {
        faults.push(format!("the median file has {median} lines; the limit is {MEDIAN}"));
    }
    let longest = lengths.last().copied().unwrap_or(0);
    (faults, format!("{} Rust files, median {median} lines, longest {longest}", lengths.len()))
}

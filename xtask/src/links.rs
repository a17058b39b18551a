//! Links between our Markdown pages lead somewhere.

use std::fs;
use std::path::Path;

/// Every relative link whose file does not exist.
pub(crate) fn faults(root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for page in crate::listed(root, ".md") {
        let Ok(text) = fs::read_to_string(&page) else { continue };
        let folder = page.parent().unwrap_or(root);
        for target in targets(&text) {
            let path = target.split('#').next().unwrap_or("");
            if path.is_empty() || path.contains("://") || path.starts_with("mailto:") {
                continue;
            }
            if !folder.join(path).exists() {
                let name = page.strip_prefix(root).unwrap_or(&page).display();
                faults.push(format!("{name} links to {target}, which does not exist"));
            }
        }
    }
    faults
}

/// The targets of `[text](target)` outside code.
fn targets(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let mut from = 0;
        while let Some(at) = line[from..].find("](").map(|at| from + at) {
            let inside_code = line[..at].matches('`').count() % 2 == 1;
            from = at + 2;
            if let Some(end) = line[from..].find(')')
                && !inside_code
            {
                found.push(line[from..from + end].split_whitespace().next().unwrap_or(""));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::targets;

    #[test]
    fn links_are_found_outside_code() {
        let page = "See [a](b.md) and [c](d.md#e).\n```\n[no](no.md)\n```\n`[no](no.md)` [f](g.md \"title\")";
        assert_eq!(targets(page), ["b.md", "d.md#e", "g.md"]);
    }
}

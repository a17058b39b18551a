//! Data and weights name their origin, and nothing of the product leans on `shared/`.

use std::fs;
use std::path::Path;

/// Endings of files that are data wherever they stand in a crate.
const DATA: &[&str] = &[".tsv", ".bin", ".onnx", ".rten", ".safetensors"];

/// Data files without a SOURCE.md (or MODEL_CARD.md) beside them, and sources that reach for `../shared`.
pub(crate) fn faults(root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for ending in DATA {
        for path in crate::listed(root, ending) {
            if !path.starts_with(root.join("crates")) {
                continue;
            }
            let folder = path.parent().unwrap_or(root);
            let page = ["SOURCE.md", "MODEL_CARD.md"]
                .iter()
                .map(|name| folder.join(name))
                .find(|page| page.is_file());
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let told =
                page.and_then(|page| fs::read_to_string(page).ok()).is_some_and(|text| text.contains(&name));
            if !told {
                let shown = path.strip_prefix(root).unwrap_or(&path).display();
                faults.push(format!("{shown}: no SOURCE.md or MODEL_CARD.md beside it tells its origin"));
            }
        }
    }
    for path in crate::listed(root, ".rs") {
        let inside = path.starts_with(root.join("crates"))
            && !path.components().any(|part| part.as_os_str() == "examples");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if inside && text.contains("../shared/") {
            let shown = path.strip_prefix(root).unwrap_or(&path).display();
            faults.push(format!("{shown} reaches for ../shared, which no user has"));
        }
    }
    faults
}

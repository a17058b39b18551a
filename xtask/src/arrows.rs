//! Which crate may lean on which: the table of ARCHITECTURE.md, "The house".

use serde_json::Value;

/// A crate of ours and the crates of ours it may depend on.
const MAY: &[(&str, &[&str])] = &[
    ("attested-model", &[]),
    ("attested-ingest", &["attested-model"]),
    ("attested-reader", &["attested-model"]),
    ("attested-analyse", &["attested-model", "attested-reader"]),
    ("attested-resolve", &["attested-model"]),
    ("attested-record", &["attested-model"]),
    ("attested-export", &["attested-model", "attested-record"]),
    (
        "attested",
        &[
            "attested-model",
            "attested-ingest",
            "attested-reader",
            "attested-analyse",
            "attested-resolve",
            "attested-record",
        ],
    ),
    ("attested-web", &["attested", "attested-record", "attested-export"]),
    ("attested-bench", &["attested-model", "attested-reader", "attested-analyse", "attested-resolve"]),
    ("attested-cli", &["attested", "attested-bench", "attested-export", "attested-web"]),
    ("attested-python", &["attested"]),
    ("xtask", &[]),
];

/// Outside crates that live in one room only: a name (or a prefix ending in `*`) and the room.
const ROOMS: &[(&str, &str)] = &[
    ("rusqlite", "attested-record"),
    ("libsqlite3-sys", "attested-record"),
    ("arrow*", "attested-export"),
    ("axum*", "attested-web"),
    ("hyper*", "attested-web"),
    ("tower*", "attested-web"),
    ("tokio*", "attested-web"),
    ("maud", "attested-web"),
    ("ureq", "attested-ingest"),
    ("html5*", "attested-ingest"),
    ("brotli*", "attested-ingest"),
    ("lopdf", "attested-ingest"),
    ("mail-parser", "attested-ingest"),
    ("tar", "attested-ingest"),
    ("whatlang", "attested-ingest"),
    ("zip", "attested-ingest"),
    ("zstd*", "attested-ingest"),
    ("rten*", "attested-reader"),
    ("clap*", "attested-cli"),
    ("indicatif", "attested-cli"),
    ("anstream", "attested-cli"),
    ("pyo3*", "attested-python"),
];

/// Every arrow of `metadata` (as `cargo metadata --no-deps` prints it) that the tables forbid.
///
/// Dev-dependencies are free among our own crates, as long as cargo allows them: a test may look down from above.
pub(crate) fn faults(metadata: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for package in array(metadata, "packages") {
        let from = text(package, "name");
        let Some((_, allowed)) = MAY.iter().find(|(name, _)| *name == from) else {
            faults.push(format!("crate {from} is not in the table of xtask/src/arrows.rs"));
            continue;
        };
        let folder = text(package, "manifest_path");
        if !folder.replace('\\', "/").ends_with(&format!("/{from}/Cargo.toml")) {
            faults.push(format!("crate {from} does not live in a folder of its own name: {folder}"));
        }
        for dependency in array(package, "dependencies") {
            let to = text(dependency, "name");
            let dev = text(dependency, "kind") == "dev";
            let ours = MAY.iter().any(|(name, _)| *name == to);
            if ours && !dev && !allowed.contains(&to) {
                faults.push(format!("forbidden arrow: {from} -> {to}"));
            }
            let room = ROOMS.iter().find(|(pattern, _)| matches(pattern, to));
            if let Some((_, room)) = room.filter(|(_, room)| *room != from) {
                faults.push(format!("{to} may be used in {room} only, not in {from}"));
            }
        }
    }
    faults
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |prefix| name.starts_with(prefix))
}

fn array<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::faults;

    fn workspace(name: &str, dependency: &str, kind: Option<&str>) -> serde_json::Value {
        json!({"packages": [{
            "name": name,
            "manifest_path": format!("/house/crates/{name}/Cargo.toml"),
            "dependencies": [{"name": dependency, "kind": kind}],
        }]})
    }

    #[test]
    fn an_allowed_arrow_passes() {
        assert!(faults(&workspace("attested-export", "attested-record", None)).is_empty());
        assert!(faults(&workspace("attested-record", "rusqlite", None)).is_empty());
    }

    #[test]
    fn a_forbidden_arrow_fails() {
        let found = faults(&workspace("attested-model", "attested-record", None));
        assert_eq!(found, ["forbidden arrow: attested-model -> attested-record"]);
        let found = faults(&workspace("attested-analyse", "attested-resolve", Some("build")));
        assert_eq!(found, ["forbidden arrow: attested-analyse -> attested-resolve"]);
    }

    #[test]
    fn a_test_may_look_down_from_above() {
        assert!(faults(&workspace("attested-resolve", "attested-analyse", Some("dev"))).is_empty());
    }

    #[test]
    fn an_outside_crate_stays_in_its_room() {
        let found = faults(&workspace("attested-cli", "rusqlite", None));
        assert_eq!(found, ["rusqlite may be used in attested-record only, not in attested-cli"]);
        let found = faults(&workspace("attested-export", "axum-extra", Some("dev")));
        assert_eq!(found, ["axum-extra may be used in attested-web only, not in attested-export"]);
    }

    #[test]
    fn an_unknown_crate_and_a_wrong_folder_are_named() {
        let found = faults(&json!({"packages": [
            {"name": "attested-common", "manifest_path": "/house/crates/attested-common/Cargo.toml"},
            {"name": "attested-model", "manifest_path": "/house/crates/model/Cargo.toml"},
        ]}));
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

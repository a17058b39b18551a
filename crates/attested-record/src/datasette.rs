//! What Datasette has to be told about a record: <https://docs.datasette.io/en/stable/metadata.html>.

use std::fmt::Write as _;

use crate::schema::{Kind, TABLES, Table};
use crate::{Record, Result};

/// Views over tables that have a full-text index: the view, the index, the column that is its key.
const SEARCHABLE: &[(&str, &str, &str)] = &[
    ("sentence", "sentence_fts", "id"),
    ("actor_name", "actor_name_fts", "id"),
    ("statement", "statement_fts", "id"),
];
/// What a table is ordered by at first sight.
const ORDER: &[(&str, &str, &str)] = &[
    ("actor", "sort_desc", "mentions"),
    ("actor_name", "sort_desc", "count"),
    ("statement", "sort", "time_first"),
    ("event", "sort", "time_first"),
    ("figure", "sort", "as_of_first"),
    ("copy", "sort_desc", "carriers"),
    ("document", "sort_desc", "published_first"),
];
/// What a table is narrowed down by.
const FACETS: &[(&str, &[&str])] = &[
    ("document", &["outlet", "language"]),
    ("actor", &["type", "country"]),
    ("statement", &["stance", "act"]),
    ("event", &["type", "status"]),
    ("figure", &["of", "bound"]),
    ("dispute", &["about"]),
    ("timeline", &["kind", "type", "status_or_stance"]),
    ("disagreement", &["about"]),
];

/// The text of a `datasette.yaml` for a record: `datasette attested.db -m datasette.yaml`.
///
/// Gives every table its description and label, and search to the tables that have an index.
///
/// # Errors
/// What reading can meet.
pub fn datasette_metadata(record: &Record) -> Result<String> {
    let totals = record.count()?;
    let name = record.path().file_stem().map_or_else(|| "attested".into(), |stem| stem.to_string_lossy());
    let mut page = String::from("title: A record of reports\n");
    let about = format!(
        "Who said or did what, according to whom: {} documents, {} statements, {} events. Every line rests on \
         a passage. Nothing in it says who is right.",
        totals.documents, totals.statements, totals.events
    );
    // Writing to a String cannot fail.
    let _ = writeln!(page, "description: {}\ndatabases:\n  {}:\n    tables:", quoted(&about), quoted(&name));
    for table in TABLES.iter().filter(|table| !table.name.ends_with("_fts")) {
        describe(table, &mut page);
    }
    Ok(page)
}

fn describe(table: &Table, page: &mut String) {
    // Writing to a String cannot fail.
    let _ = writeln!(page, "      {}:\n        description: {}", table.name, quoted(table.what));
    if let Some(label) = table.label {
        let _ = writeln!(page, "        label_column: {label}");
    }
    if let Some((_, index, key)) = SEARCHABLE.iter().find(|(name, ..)| *name == table.name) {
        let _ = writeln!(page, "        fts_table: {index}\n        fts_pk: {key}");
    }
    if let Some((_, way, column)) = ORDER.iter().find(|(name, ..)| *name == table.name) {
        let _ = writeln!(page, "        {way}: {column}");
    }
    if let Some((_, facets)) = FACETS.iter().find(|(name, _)| *name == table.name) {
        let _ = writeln!(page, "        facets: [{}]", facets.join(", "));
    }
    if table.kind == Kind::Fact && matches!(table.name, "raw_source" | "analysis" | "section") {
        let _ = writeln!(page, "        hidden: true");
    }
    let _ = writeln!(page, "        columns:");
    for (column, holds) in table.columns {
        let _ = writeln!(page, "          {column}: {}", quoted(holds));
    }
}

/// A YAML string; JSON strings are YAML strings.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

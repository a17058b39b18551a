//! What every table and column holds, in words: for docs/schema.md and for Datasette.

use std::fmt::Write as _;

pub(crate) use super::columns::TABLES;

/// What a table is for, and so who may change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Appended to; triggers refuse changes.
    Fact,
    /// Written beside the facts: indexes and the state of the file.
    Index,
    /// Emptied and filled anew from the facts.
    Derived,
    /// Shown, not stored.
    View,
}

/// A table or view in words.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// The column that stands for a row where there is room for one.
    pub(crate) label: Option<&'static str>,
    pub(crate) what: &'static str,
    pub(crate) columns: &'static [(&'static str, &'static str)],
}

/// The schema in words, as Markdown: docs/schema.md.
pub fn schema_markdown() -> String {
    let mut page = String::from(INTRODUCTION);
    for (kind, title, what) in [
        (Kind::Fact, "Facts", "Appended to and never changed; triggers refuse `UPDATE` and `DELETE`."),
        (Kind::Index, "Indexes and state", "Written beside the facts."),
        (
            Kind::Derived,
            "Derived tables",
            "The record itself. Emptied and filled anew from all readings and decisions, in one transaction.",
        ),
        (Kind::View, "Views", "For people: byte offsets become quotes, row numbers become ids and names."),
    ] {
        // Writing to a String cannot fail.
        let _ = write!(page, "\n## {title}\n\n{what}\n");
        for table in TABLES.iter().filter(|table| table.kind == kind) {
            let _ = write!(page, "\n### {}\n\n{}\n\n", table.name, table.what);
            let _ = writeln!(page, "| column | what it holds |\n|---|---|");
            for (column, holds) in table.columns {
                let _ = writeln!(page, "| `{column}` | {holds} |");
            }
        }
    }
    page
}

const INTRODUCTION: &str = "# The record file

A record is one SQLite file (`PRAGMA application_id` = 0x41747374, \"Atst\"; `PRAGMA user_version` = version of the
schema). This page is generated from `crates/attested-record/src/schema/columns.rs`; a test keeps it true.

Rules that hold everywhere:

- Every table has an integer row number (`id`) or a key of parent and `position`. Lines of the record also have a
  `uid`: the id that every other format shows, such as `s-9k2v7h0a4d3m8c1x`. Row numbers of derived tables are not
  stable over rebuilds; `uid`s are.
- A passage is three columns: the document and `byte_start`, `byte_end`, a half-open range of UTF-8 bytes in
  `document.text`. SQLite counts characters in text and bytes in blobs, so a quote is
  `CAST(substr(CAST(text AS BLOB), byte_start + 1, byte_end - byte_start) AS TEXT)`; the `…_quote` views do it.
- A time is `time` (EDTF, as exact as its source), `time_basis` (how it was fixed), `time_words` (as written) and
  `time_first`, `time_last`: the first and last day it may mean, ISO 8601, `NULL` for no limit. Compare days, show
  EDTF.
- `texts`, `carriers`, `owners` are counted apart: independent wordings, documents that carry one, owners of their
  outlets.
- Words such as `stance` or `status` have the values of docs/glossary.md.
";

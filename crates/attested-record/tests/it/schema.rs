use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use attested_record::{datasette_metadata, schema_markdown};
use rusqlite::Connection;

use crate::support::{Desk, report};

fn described() -> BTreeMap<String, Vec<String>> {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut table = String::new();
    for line in schema_markdown().lines() {
        if let Some(name) = line.strip_prefix("### ") {
            name.clone_into(&mut table);
            tables.insert(name.to_owned(), Vec::new());
        } else if let Some(row) = line.strip_prefix("| `") {
            let column = row.split('`').next().unwrap().to_owned();
            tables.get_mut(&table).unwrap().push(column);
        }
    }
    tables
}

fn names(sql: &Connection, query: &str) -> Vec<String> {
    let mut read = sql.prepare(query).unwrap();
    read.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_table_and_column_is_described_and_nothing_else() {
    let desk = Desk::new();
    let sql = Connection::open(desk.path()).unwrap();
    let all =
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view', 'virtual')
      AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut live = BTreeMap::new();
    for table in names(&sql, all) {
        let mut columns = names(&sql, &format!("SELECT name FROM pragma_table_info('{table}')"));
        columns.sort();
        live.insert(table, columns);
    }
    let mut described = described();
    for columns in described.values_mut() {
        columns.sort();
    }
    assert_eq!(described, live);
}

#[test]
fn docs_schema_md_is_up_to_date() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema.md");
    if std::env::var_os("ATTESTED_WRITE_DOCS").is_some() {
        fs::write(&page, schema_markdown()).unwrap();
    }
    let kept = fs::read_to_string(&page).unwrap();
    assert!(
        kept == schema_markdown(),
        "docs/schema.md is old: ATTESTED_WRITE_DOCS=1 cargo test -p attested-record docs_schema_md"
    );
}

#[test]
fn the_schema_keeps_its_house_rules() {
    let desk = Desk::new();
    let sql = Connection::open(desk.path()).unwrap();
    let loose = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
      AND name NOT LIKE 'sqlite_%'";
    assert_eq!(names(&sql, loose), Vec::<String>::new(), "every table is strict");
    let references = "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
      WHERE t.schema = 'main' AND NOT EXISTS (
        SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c WHERE c.seqno = 0 AND c.name = f.\"from\")
      AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) p WHERE p.name = f.\"from\" AND p.pk = 1)";
    assert_eq!(names(&sql, references), Vec::<String>::new(), "every reference has an index");
    let quoted = names(&sql, "SELECT sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'");
    assert_eq!(quoted.len(), 3);
    assert!(
        quoted.iter().all(|sql| sql.contains("content=\"")),
        "Datasette looks for content=\"…\": {quoted:?}"
    );
    let blobs = "SELECT t.name FROM pragma_table_list t, pragma_table_info(t.name) c
      WHERE t.schema = 'main' AND t.type = 'table' AND c.type = 'BLOB' AND t.name NOT LIKE '%_fts_%' ORDER BY t.name";
    assert_eq!(names(&sql, blobs), ["analysis", "raw_source", "raw_source"], "bytes stay in side tables");
}

#[test]
fn datasette_is_told_labels_search_and_descriptions_of_tables_that_exist() {
    let mut desk = Desk::new();
    desk.read("a.txt", &report("Four were hurt: \"a blast\".", "Harbour Post", "2023-10-07"));
    let page = datasette_metadata(&desk.record).unwrap();
    let sql = Connection::open(desk.path()).unwrap();
    assert!(page.contains("\n  \"attested\":\n"), "{page}");
    let mut table = String::new();
    let mut labels = 0;
    for line in page.lines() {
        if let Some(name) = line.strip_prefix("      ").filter(|rest| !rest.starts_with(' ')) {
            name.trim_end_matches(':').clone_into(&mut table);
            assert!(sql.prepare(&format!("SELECT 1 FROM \"{table}\"")).is_ok(), "{table}");
        }
        if let Some((key, column)) = line.trim().split_once(": ") {
            if matches!(key, "label_column" | "sort" | "sort_desc" | "fts_pk") {
                let query = format!("SELECT \"{table}\".\"{column}\" FROM \"{table}\"");
                assert!(sql.prepare(&query).is_ok(), "{query}");
                labels += usize::from(key == "label_column");
            }
            if key == "fts_table" {
                assert!(sql.prepare(&format!("SELECT rowid FROM {column} WHERE {column} MATCH 'x'")).is_ok());
            }
        }
    }
    assert!(labels >= 8);
    assert!(page.contains("fts_table: sentence_fts"));
}

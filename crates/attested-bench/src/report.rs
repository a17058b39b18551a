//! What a measurement gives: Markdown tables under a line that says on what, by whom.

use serde_json::{Map, Value, json};

use crate::score::{Count, Counts};

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is about; empty for the first.
    pub title: String,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Cells.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(title: &str, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|&name| name.to_owned()).collect();
        Self { title: title.to_owned(), columns, rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Precision, recall and F1, or right out of all.
    pub(crate) fn of_counts(title: &str, counts: &Counts) -> Self {
        let mut table = Self::new(title, &["what", "F1 or share", "P", "R", "n"]);
        for (name, count) in counts.rows() {
            match count {
                Count::Found(score) => table.row([
                    name.to_owned(),
                    format!("{:.1}", score.f1()),
                    format!("{:.1}", score.precision()),
                    format!("{:.1}", score.recall()),
                    format!("{} right, {} read, {} wanted", score.right, score.read, score.wanted),
                ]),
                Count::Share(right, all) => table.row([
                    name.to_owned(),
                    format!("{:.1}", crate::score::percent(right, all)),
                    String::new(),
                    String::new(),
                    format!("{right} of {all}"),
                ]),
            }
        }
        table
    }

    /// Counts of (wanted, read), with a row and a column for each of these words.
    pub(crate) fn matrix(title: &str, words: &[&str], count: impl Fn(&str, &str) -> usize) -> Self {
        let columns: Vec<&str> = ["wanted \\ read"].into_iter().chain(words.iter().copied()).collect();
        let mut table = Self::new(title, &columns);
        for wanted in words {
            let cells = words.iter().map(|read| count(wanted, read).to_string());
            table.row([(*wanted).to_owned()].into_iter().chain(cells));
        }
        table
    }

    fn markdown(&self) -> String {
        let escaped = |cell: &String| cell.replace('|', "\\|").replace('\n', " ");
        let line =
            |cells: &[String]| format!("| {} |\n", cells.iter().map(escaped).collect::<Vec<_>>().join(" | "));
        let mut out = String::new();
        if !self.title.is_empty() {
            out.push_str(&format!("{}\n\n", self.title));
        }
        out.push_str(&line(&self.columns));
        out.push_str(&format!("|{}\n", "---|".repeat(self.columns.len())));
        self.rows.iter().for_each(|row| out.push_str(&line(row)));
        out
    }
}

/// What was measured, on what, by whom. No date: it is written by hand where a number is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Corpus and split.
    pub corpus: String,
    /// Reader, weights, version.
    pub engine: String,
    /// The tables.
    pub tables: Vec<Table>,
    /// The errors, a line each, when they were asked for.
    pub errors: Vec<String>,
}

impl Report {
    pub(crate) fn new(corpus: impl Into<String>, engine: &str, tables: Vec<Table>) -> Self {
        let engine = format!("{engine}, attested {}", env!("CARGO_PKG_VERSION"));
        Self { corpus: corpus.into(), engine, tables, errors: Vec::new() }
    }

    /// As Markdown; the errors stand behind the tables.
    pub fn markdown(&self) -> String {
        let mut out = format!("{}; {}\n", self.corpus, self.engine);
        for table in &self.tables {
            out.push('\n');
            out.push_str(&table.markdown());
        }
        if !self.errors.is_empty() {
            out.push('\n');
            self.errors.iter().for_each(|error| out.push_str(&format!("{error}\n")));
        }
        out
    }

    /// As one JSON object.
    pub fn json(&self) -> Value {
        let tables: Vec<Value> = self
            .tables
            .iter()
            .map(|table| {
                let rows: Vec<Value> = table
                    .rows
                    .iter()
                    .map(|row| {
                        let cells = table.columns.iter().zip(row);
                        let cells = cells.map(|(column, cell)| (column.clone(), value(cell)));
                        Value::Object(cells.collect::<Map<_, _>>())
                    })
                    .collect();
                json!({"title": table.title, "rows": rows})
            })
            .collect();
        json!({
            "kind": "bench", "corpus": self.corpus, "engine": self.engine, "tables": tables, "errors": self.errors,
        })
    }
}

/// A cell as a number when it is one.
fn value(cell: &str) -> Value {
    match cell.parse::<f64>() {
        Ok(number) if number.is_finite() => json!(number),
        _ if cell.is_empty() => Value::Null,
        _ => json!(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::{Report, Table};
    use crate::score::Counts;

    #[test]
    fn a_report_is_a_markdown_table_and_an_object() {
        let mut counts = Counts::default();
        counts.found("source").add(1, 2, 2);
        counts.share("status | kind", true);
        let report = Report::new("Narveth, dev, 1 text", "rules", vec![Table::of_counts("", &counts)]);
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(
            report.markdown(),
            format!(
                "Narveth, dev, 1 text; rules, attested {version}\n\n\
                 | what | F1 or share | P | R | n |\n|---|---|---|---|---|\n\
                 | source | 50.0 | 50.0 | 50.0 | 1 right, 2 read, 2 wanted |\n\
                 | status \\| kind | 100.0 |  |  | 1 of 1 |\n"
            )
        );
        let json = report.json();
        assert_eq!(json["tables"][0]["rows"][0]["P"], 50.0);
        assert!(json["tables"][0]["rows"][1]["P"].is_null());
    }

    #[test]
    fn a_matrix_has_what_was_wanted_in_rows() {
        let table =
            Table::matrix("blame", &["fact", "claimed"], |wanted, read| wanted.len() * 10 + read.len());
        assert_eq!(table.rows, [["fact", "44", "47"], ["claimed", "74", "77"]]);
    }
}

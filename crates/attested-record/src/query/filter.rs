use attested_model::{Edtf, Vocabulary};
use rusqlite::Row;
use rusqlite::types::Value;

use crate::row::day;
use crate::{Record, Result};

/// Which of the matching lines are wanted. The default is all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Page {
    /// So many at most.
    pub limit: Option<usize>,
    /// After leaving out so many.
    pub offset: usize,
}

impl Page {
    /// The first `limit` lines.
    pub fn first(limit: usize) -> Self {
        Self { limit: Some(limit), offset: 0 }
    }
}

/// Conditions of a query, joined by AND, with the values they compare to.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Filter {
    /// Adds a condition; each `?` in it takes one of the values.
    pub(crate) fn add(&mut self, condition: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.conditions.push(condition.into());
        self.values.extend(values);
    }

    /// The column has one of the words; no words ask for nothing.
    pub(crate) fn words<T: Vocabulary>(&mut self, column: &str, words: &[T]) {
        if !words.is_empty() {
            let marks = vec!["?"; words.len()].join(", ");
            let values = words.iter().map(|word| Value::from(word.word().to_owned()));
            self.add(format!("{column} IN ({marks})"), values);
        }
    }

    /// The column is one of the rows; no row at all matches nothing.
    ///
    /// `condition` holds `{}` where the list of rows goes. Rows are numbers of ours, never text of a user.
    pub(crate) fn rows(&mut self, condition: &str, rows: &[i64]) {
        let list = rows.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        self.add(condition.replace("{}", &list), []);
    }

    /// The column is the text, whatever the case of its letters.
    pub(crate) fn text(&mut self, column: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.add(format!("{column} = ? COLLATE NOCASE"), [Value::from(text.to_owned())]);
        }
    }

    /// Some day of the time lies between the first day of `since` and the last day of `until`.
    ///
    /// `time` is the column of the EDTF value; its days are in columns of the same name with `_first`, `_last`.
    /// A missing limit of the time excludes nothing; no time at all is outside any range.
    pub(crate) fn period(&mut self, time: &str, since: Option<Edtf>, until: Option<Edtf>) {
        if since.is_none() && until.is_none() {
            return;
        }
        self.add(format!("{time} IS NOT NULL"), []);
        if let Some(earliest) = since.and_then(|since| since.bounds().earliest) {
            self.add(format!("({time}_last IS NULL OR {time}_last >= ?)"), [Value::from(day(earliest))]);
        }
        if let Some(latest) = until.and_then(|until| until.bounds().latest) {
            self.add(format!("({time}_first IS NULL OR {time}_first <= ?)"), [Value::from(day(latest))]);
        }
    }

    /// Runs `SELECT … WHERE conditions tail` and reads its first column.
    pub(crate) fn keys(self, record: &Record, select: &str, tail: &str) -> Result<Vec<i64>> {
        self.rows_of(record, select, tail, |row| row.get(0))
    }

    /// Runs `SELECT … WHERE conditions tail` and reads each row.
    pub(crate) fn rows_of<T>(
        self,
        record: &Record,
        select: &str,
        tail: &str,
        read: impl FnMut(&Row<'_>) -> std::result::Result<T, rusqlite::Error>,
    ) -> Result<Vec<T>> {
        let conditions =
            if self.conditions.is_empty() { "1".to_owned() } else { self.conditions.join(" AND ") };
        let mut find = record.connection.prepare_cached(&format!("{select} WHERE {conditions} {tail}"))?;
        let rows = find.query_map(rusqlite::params_from_iter(self.values), read)?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// One of the conditions of another filter holds.
    pub(crate) fn any(&mut self, other: Filter) {
        self.add(format!("({})", other.conditions.join(" OR ")), other.values);
    }
}

/// The order of a timeline over the three columns of a time: dated first, by first day, last day, written form.
pub(crate) fn in_time(time: &str) -> String {
    format!(
        "coalesce({time}_first, {time}_last) IS NULL, coalesce({time}_first, {time}_last),
         coalesce({time}_last, {time}_first), {time}"
    )
}

use attested_model::{Edtf, Vocabulary};
use rusqlite::Row;
use rusqlite::types::Value;

use crate::derived::number;
use crate::row::day;
use crate::{Record, Result};

/// Which of the matching lines are wanted. The default is all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Page {
    /// So many at most.
    pub limit: Option<usize>,
    /// After leaving out so many.
    pub offset: usize,
    /// Behind this line, the last of the page before: it is gone to at once, wherever it lies, and nothing is left out or
    /// shown twice when lines were added before it. Where the order of a list has no place for it, `offset` counts.
    pub after: Option<Place>,
}

/// Where a line stands among its like; only a record can tell (see [`Record::place`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(pub(crate) i64);

impl Page {
    /// The first `limit` lines.
    pub fn first(limit: usize) -> Self {
        Self { limit: Some(limit), ..Self::default() }
    }

    /// How many lines there are in all, where the number of those on the page tells it.
    pub(crate) fn total(self, shown: usize) -> Option<usize> {
        let more = self.after.is_some() || self.limit.is_some_and(|limit| shown >= limit);
        (!more && (shown > 0 || self.offset == 0)).then_some(self.offset + shown)
    }
}

/// Conditions of a query, joined by AND, with the values they compare to.
#[derive(Debug, Clone, Default)]
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
            self.add(format!("coalesce({time}_last, '9999-12-31') >= ?"), [Value::from(day(earliest))]);
        }
        if let Some(latest) = until.and_then(|until| until.bounds().latest) {
            self.add(format!("coalesce({time}_first, '0000-01-01') <= ?"), [Value::from(day(latest))]);
        }
    }

    /// The keys of a page of what matches, in the order of the key, and how many match in all.
    ///
    /// Rows are numbered in the order of their lists (see `derived/order.rs`), so that a page costs what it shows;
    /// the count is asked of an index where one covers the conditions.
    pub(crate) fn page(
        self,
        record: &Record,
        from: &str,
        key: &str,
        page: Page,
    ) -> Result<(Vec<i64>, usize)> {
        self.page_by(record, from, key, (key, &format!("{key} > {{}}")), page)
    }

    /// The same in another order, with the condition of what stands behind a row (`{}`) in it; without one, rows before
    /// a page are counted off.
    pub(crate) fn page_by(
        self,
        record: &Record,
        from: &str,
        key: &str,
        (order, behind): (&str, &str),
        page: Page,
    ) -> Result<(Vec<i64>, usize)> {
        let page = Page { after: page.after.filter(|_| !behind.is_empty()), ..page };
        if page.limit.is_none() && page.after.is_none() {
            let mut keys = self.window(record, from, key, (order, ""), Page::default())?;
            let total = keys.len();
            keys.drain(..page.offset.min(total));
            return Ok((keys, total));
        }
        let keys = self.clone().window(record, from, key, (order, behind), page)?;
        let total = page.total(keys.len()).map_or_else(|| self.count(record, from), Ok)?;
        Ok((keys, total))
    }

    /// The keys of a page, without a count of the others.
    pub(crate) fn window(
        mut self,
        record: &Record,
        from: &str,
        key: &str,
        (order, behind): (&str, &str),
        page: Page,
    ) -> Result<Vec<i64>> {
        let limit = page.limit.map_or(-1, number);
        let offset = match page.after.filter(|_| !behind.is_empty()) {
            Some(Place(row)) => {
                self.rows(behind, &[row]);
                0
            }
            None => number(page.offset),
        };
        let tail = format!("ORDER BY {order} LIMIT {limit} OFFSET {offset}");
        self.rows_of(record, &format!("SELECT {key} FROM {from}"), &tail, |row| row.get(0))
    }

    /// How many rows match.
    pub(crate) fn count(self, record: &Record, from: &str) -> Result<usize> {
        let found =
            self.rows_of(record, &format!("SELECT count(*) FROM {from}"), "", |row| row.get::<_, i64>(0))?;
        Ok(found.first().map_or(0, |count| usize::try_from(*count).unwrap_or(usize::MAX)))
    }

    /// Runs `SELECT … WHERE conditions tail` and reads each row.
    pub(crate) fn rows_of<T>(
        self,
        record: &Record,
        select: &str,
        tail: &str,
        read: impl FnMut(&Row<'_>) -> std::result::Result<T, rusqlite::Error>,
    ) -> Result<Vec<T>> {
        let (conditions, values) = self.parts();
        let mut find = record.connection.prepare_cached(&format!("{select} {conditions} {tail}"))?;
        let rows = find.query_map(rusqlite::params_from_iter(values), read)?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// The filter as the end of a query, with the values of its parameters.
    pub(crate) fn parts(self) -> (String, Vec<Value>) {
        let mut conditions = self.conditions.join(" AND ");
        // Without a condition SQLite counts the entries of an index instead of looking at them.
        if !conditions.is_empty() {
            conditions.insert_str(0, "WHERE ");
        }
        (conditions, self.values)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// All conditions of another filter hold too.
    pub(crate) fn all(&mut self, other: Filter) {
        self.conditions.extend(other.conditions);
        self.values.extend(other.values);
    }

    /// One of the conditions of another filter holds.
    pub(crate) fn any(&mut self, other: Filter) {
        self.add(format!("({})", other.conditions.join(" OR ")), other.values);
    }
}

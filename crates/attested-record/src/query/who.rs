use attested_model::ActorId;
use rusqlite::types::Value;

use super::{Filter, row_id};
use crate::row::word;
use crate::{Record, Result};

/// An actor as a user names it.
///
/// ```
/// use attested_record::Who;
/// assert!(matches!(Who::from("Orla Venn"), Who::Name(_)));
/// assert!(matches!(Who::from("a-0000000000000000"), Who::Id(_)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// By its id, retired ones included.
    Id(ActorId),
    /// By a name. When some actor has exactly this name, all actors that do; else all actors with a name that
    /// contains these words in this order. Case and accents make no difference.
    Name(String),
}

impl From<&str> for Who {
    fn from(text: &str) -> Self {
        text.trim().parse().map_or_else(|_| Self::Name(text.to_owned()), Self::Id)
    }
}

impl From<ActorId> for Who {
    fn from(id: ActorId) -> Self {
        Self::Id(id)
    }
}

impl Record {
    /// The actors that a filter by `who` takes, the most mentioned first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn who(&self, who: &Who) -> Result<Vec<ActorId>> {
        self.actor_rows(who)?
            .into_iter()
            .map(|row| {
                let mut read = self.connection.prepare_cached("SELECT uid FROM actor WHERE id = ?1")?;
                Ok(read.query_row([row], |row| word(row, 0))?)
            })
            .collect()
    }

    pub(crate) fn actor_rows(&self, who: &Who) -> Result<Vec<i64>> {
        match who {
            Who::Id(id) => Ok(row_id(self, "actor", &id.to_string())?.into_iter().collect()),
            Who::Name(name) => self.named(name),
        }
    }

    fn named(&self, name: &str) -> Result<Vec<i64>> {
        let length = words(name);
        if length == 0 {
            return Ok(Vec::new());
        }
        let mut find = self.connection.prepare_cached(
            "SELECT a.id, n.text FROM actor_name_fts f JOIN actor_name n ON n.id = f.rowid
             JOIN actor a ON a.id = n.actor WHERE actor_name_fts MATCH ?1 ORDER BY a.mentions DESC, a.id",
        )?;
        let found = find
            .query_map([phrase(name)], |row| Ok((row.get(0)?, words(row.get_ref(1)?.as_str()?) == length)))?
            .collect::<std::result::Result<Vec<(i64, bool)>, _>>()?;
        let only_exact = found.iter().any(|(_, exact)| *exact);
        let mut rows: Vec<i64> = Vec::new();
        for (row, exact) in found {
            if (exact || !only_exact) && rows.last() != Some(&row) {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// Every form of the names of some actors.
    pub(crate) fn names_of(&self, rows: &[i64]) -> Result<Vec<String>> {
        let mut names: Vec<String> = Vec::new();
        for row in rows {
            names.extend(self.children(
                "SELECT text FROM actor_name WHERE actor = ?1 ORDER BY id",
                *row,
                |row| row.get(0),
            )?);
        }
        Ok(names)
    }
}

impl Filter {
    /// Some of the rows that `who` names match; `condition` holds `{}` where their list goes.
    pub(crate) fn who(&mut self, record: &Record, condition: &str, who: Option<&Who>) -> Result<()> {
        if let Some(who) = who {
            self.rows(condition, &record.actor_rows(who)?);
        }
        Ok(())
    }

    /// The full-text index `index` of a table has one of the phrases; no phrase matches nothing.
    pub(crate) fn phrases(&mut self, key: &str, index: &str, phrases: &[String]) {
        let query: Vec<String> =
            phrases.iter().filter(|words_of| words(words_of) > 0).map(|words| phrase(words)).collect();
        if query.is_empty() {
            self.add("0", []);
        } else {
            let condition = format!("{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)");
            self.add(condition, [Value::from(query.join(" OR "))]);
        }
    }
}

/// How many words the tokenizer of the index sees.
pub(crate) fn words(text: &str) -> usize {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// A phrase in the query language of the index.
pub(crate) fn phrase(words: &str) -> String {
    // A zero byte would end the query early.
    format!("\"{}\"", words.replace('"', "\"\"").replace('\0', " "))
}

use std::collections::BTreeMap;

use attested_model::{KnownActor, NameList, Vocabulary};
use rusqlite::{TransactionBehavior, params};

use super::facts_changed;
use crate::row::word_or_none;
use crate::{Record, Result};

/// A list is the newest of its name.
const OF_TODAY: &str = "l.id = (SELECT max(n.id) FROM name_list n WHERE n.name = l.name)";

impl Record {
    /// Takes a list of names in, in the place of an earlier one of the same name; false when the record has this very
    /// list already. A list without actors takes an earlier one back.
    ///
    /// When this returns, the list survives a power cut.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn put_names(&mut self, list: &NameList) -> Result<bool> {
        let before = self.name_lists()?.into_iter().find(|before| before.name == list.name);
        let same = match &before {
            Some(before) => before.actors == list.actors,
            None => list.actors.is_empty(),
        };
        if same {
            return Ok(false);
        }
        self.connection.pragma_update(None, "synchronous", "FULL")?;
        let added = self.insert_names(list);
        self.connection.pragma_update(None, "synchronous", "NORMAL")?;
        added.map(|()| true)
    }

    fn insert_names(&mut self, list: &NameList) -> Result<()> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        change.execute(
            "INSERT INTO name_list (name, format, sha256, user, time) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![list.name, list.format, list.sha256, list.user, list.time],
        )?;
        let row = change.last_insert_rowid();
        {
            let mut insert = change
                .prepare("INSERT INTO known_actor (list, known_as, type, country) VALUES (?1, ?2, ?3, ?4)")?;
            let mut name =
                change.prepare("INSERT INTO known_actor_name (actor, position, text) VALUES (?1, ?2, ?3)")?;
            let mut external = change
                .prepare("INSERT INTO known_actor_external (actor, authority, value) VALUES (?1, ?2, ?3)")?;
            for actor in &list.actors {
                let kind = actor.kind.map(Vocabulary::word);
                insert.execute(params![row, actor.id, kind, actor.country])?;
                let of = change.last_insert_rowid();
                for (position, text) in actor.names.iter().enumerate() {
                    name.execute(params![of, i64::try_from(position).unwrap_or(i64::MAX), text])?;
                }
                for (authority, value) in &actor.external {
                    external.execute(params![of, authority, value])?;
                }
            }
        }
        facts_changed(&change)?;
        Ok(change.commit()?)
    }

    /// The lists of names that count today, by name; those taken back are left out.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn name_lists(&self) -> Result<Vec<NameList>> {
        let mut names: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        let mut read = self.connection.prepare_cached(&format!(
            "SELECT a.id, n.text FROM name_list l JOIN known_actor a ON a.list = l.id
               JOIN known_actor_name n ON n.actor = a.id WHERE {OF_TODAY} ORDER BY a.id, n.position"
        ))?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            names.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        let mut external: BTreeMap<i64, BTreeMap<String, String>> = BTreeMap::new();
        let mut read = self.connection.prepare_cached(&format!(
            "SELECT a.id, e.authority, e.value FROM name_list l JOIN known_actor a ON a.list = l.id
               JOIN known_actor_external e ON e.actor = a.id WHERE {OF_TODAY}"
        ))?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            external.entry(row.get(0)?).or_default().insert(row.get(1)?, row.get(2)?);
        }
        let mut actors: BTreeMap<i64, Vec<KnownActor>> = BTreeMap::new();
        let mut read = self.connection.prepare_cached(&format!(
            "SELECT a.list, a.id, a.known_as, a.type, a.country FROM name_list l
               JOIN known_actor a ON a.list = l.id WHERE {OF_TODAY} ORDER BY a.id"
        ))?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            let of: i64 = row.get(1)?;
            actors.entry(row.get(0)?).or_default().push(KnownActor {
                id: row.get(2)?,
                kind: word_or_none(row, 3)?,
                names: names.remove(&of).unwrap_or_default(),
                country: row.get(4)?,
                external: external.remove(&of).unwrap_or_default(),
            });
        }
        let mut read = self.connection.prepare_cached(&format!(
            "SELECT l.id, l.name, l.format, l.sha256, l.user, l.time FROM name_list l WHERE {OF_TODAY} ORDER BY l.name"
        ))?;
        let lists = read.query_map([], |row| {
            let of: i64 = row.get(0)?;
            Ok(NameList {
                name: row.get(1)?,
                format: row.get(2)?,
                sha256: row.get(3)?,
                user: row.get(4)?,
                time: row.get(5)?,
                actors: actors.remove(&of).unwrap_or_default(),
            })
        })?;
        let mut lists: Vec<NameList> = lists.collect::<std::result::Result<_, _>>()?;
        lists.retain(|list| !list.actors.is_empty());
        Ok(lists)
    }

    /// How many actors of the record bear names of the list called `list`.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn known_by(&self, list: &str) -> Result<usize> {
        let mut count =
            self.connection.prepare_cached("SELECT count(*) FROM actor_external WHERE authority = ?1")?;
        let found: i64 = count.query_row([KnownActor::authority(list)], |row| row.get(0))?;
        Ok(usize::try_from(found).unwrap_or_default())
    }
}

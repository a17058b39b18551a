use attested_model::ActorId;

use super::row_id;
use crate::derived::number;
use crate::row::word;
use crate::{Record, Result};

/// Two actors that take part in events together, on whatever sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one.
    pub one: ActorId,
    /// The other.
    pub other: ActorId,
    /// In how many events.
    pub events: u64,
}

impl Record {
    /// The pairs with most events; with an actor, those in which it is the one.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn pairs(&self, around: Option<&ActorId>, most: usize) -> Result<Vec<Pair>> {
        let select = "SELECT a.uid, b.uid, p.events FROM actor_pair p JOIN actor a ON a.id = p.actor
             JOIN actor b ON b.id = p.other";
        let pair = |row: &rusqlite::Row<'_>| {
            Ok(Pair {
                one: word(row, 0)?,
                other: word(row, 1)?,
                events: row.get::<_, i64>(2)?.unsigned_abs(),
            })
        };
        let Some(around) = around else {
            let sql =
                format!("{select} WHERE p.actor < p.other ORDER BY p.events DESC, p.actor, p.other LIMIT ?1");
            return self.children(&sql, number(most), pair);
        };
        let Some(row) = row_id(self, "actor", &around.to_string())? else { return Ok(Vec::new()) };
        let sql =
            format!("{select} WHERE p.actor = ?1 ORDER BY p.events DESC, p.other LIMIT {}", number(most));
        self.children(&sql, row, pair)
    }

    /// In how many events each two of some actors take part together; pairs that share none are left out.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn pairs_among(&self, actors: &[ActorId]) -> Result<Vec<Pair>> {
        let mut rows = Vec::new();
        for actor in actors {
            if let Some(row) = row_id(self, "actor", &actor.to_string())? {
                rows.push((row, *actor));
            }
        }
        rows.sort_unstable();
        rows.dedup();
        let mut find = self
            .connection
            .prepare_cached("SELECT events FROM actor_pair WHERE actor = ?1 AND other = ?2")?;
        let mut pairs = Vec::new();
        for (at, (one_row, one)) in rows.iter().enumerate() {
            for (other_row, other) in &rows[at + 1..] {
                let found =
                    find.query_map([one_row, other_row], |row| row.get::<_, i64>(0))?.next().transpose()?;
                if let Some(events) = found {
                    pairs.push(Pair { one: *one, other: *other, events: events.unsigned_abs() });
                }
            }
        }
        Ok(pairs)
    }
}

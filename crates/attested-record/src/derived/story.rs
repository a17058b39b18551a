use attested_model::{Story, StoryId};
use rusqlite::{OptionalExtension as _, Transaction, params};

use super::rows::{Rows, number};
use crate::query::Filter;
use crate::row::{word, word_or_none};
use crate::{Lines, Page, Record, Result};

pub(super) fn write(change: &Transaction<'_>, stories: &[Story], rows: &Rows) -> Result<()> {
    let mut insert = change.prepare(
        "INSERT INTO story (id, uid, title, since, until, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut member =
        change.prepare("INSERT INTO story_document (story, position, document) VALUES (?1, ?2, ?3)")?;
    for (at, story) in stories.iter().enumerate() {
        let id = number(at + 1);
        insert.execute(params![
            id,
            story.id.to_string(),
            story.title,
            story.since.map(|day| day.to_string()),
            story.until.map(|day| day.to_string()),
            story.reason
        ])?;
        for (position, document) in story.documents.iter().enumerate() {
            member.execute(params![id, number(position), rows.document(*document)?])?;
        }
    }
    Ok(())
}

impl Record {
    pub(crate) fn load_story(&self, id: i64) -> Result<Story> {
        let documents = self.children(
            "SELECT d.uid FROM story_document m JOIN document d ON d.id = m.document
             WHERE m.story = ?1 ORDER BY m.position",
            id,
            |row| word(row, 0),
        )?;
        let mut read = self
            .connection
            .prepare_cached("SELECT uid, title, since, until, reason FROM story WHERE id = ?1")?;
        Ok(read.query_row([id], |row| {
            Ok(Story {
                id: word(row, 0)?,
                documents,
                title: row.get(1)?,
                since: word_or_none(row, 2)?,
                until: word_or_none(row, 3)?,
                reason: row.get(4)?,
            })
        })?)
    }

    /// Stories, those of most documents first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn stories(&self, page: Page) -> Result<Lines<'_, Story>> {
        let order = "(SELECT count(*) FROM story_document m WHERE m.story = y.id) DESC, y.uid";
        let keys = Filter::default().page_by(self, "story y", "y.id", (order, ""), page)?;
        Ok(Lines::new(self, keys, Self::load_story))
    }

    /// The story a document belongs to.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn story_of(&self, document: &attested_model::DocumentId) -> Result<Option<StoryId>> {
        let mut read = self.connection.prepare_cached(
            "SELECT s.uid FROM story_document m JOIN story s ON s.id = m.story
             JOIN document d ON d.id = m.document WHERE d.uid = ?1",
        )?;
        Ok(read.query_row([document.to_string()], |row| word(row, 0)).optional()?)
    }
}

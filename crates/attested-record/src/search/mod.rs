//! Full-text search over the sentences of the documents of today.
//!
//! The index folds case and accents; words are those of Unicode. The query language is small, and a query that
//! is not in it is answered with the place of the fault, never with an error of the index.

mod grammar;

use attested_model::{Edtf, Passage, SectionKind, Span};
use rusqlite::Row;
use rusqlite::types::Value;

use crate::query::{Filter, IS_CURRENT};
use crate::row::{passage, word, word_or_none};
use crate::{Lines, Page, Record, Result};

pub use grammar::SearchError;
pub(crate) use grammar::compile;

/// Sentences with the words of a query beyond which they are not weighed against each other.
pub const COMMON: usize = 10_000;

/// The order of reading, latest first, and what stands behind a row in it.
const LATEST_READ: (&str, &str) = ("sentence_fts.rowid DESC", "sentence_fts.rowid < {}");
const WITH_DOCUMENT: &str = "sentence_fts JOIN sentence ON sentence.id = sentence_fts.rowid
     JOIN document d ON d.id = sentence.document";

/// What is looked for, and where.
///
/// | written | finds sentences with |
/// |---|---|
/// | `oil embargo` | both words |
/// | `"oil embargo"` | the phrase |
/// | `"embargo oil"~5` | both within five words |
/// | `embarg*` | a word that begins so |
/// | `oil OR gas`, `oil NOT gas`, `(oil OR gas) embargo` | what it says; `AND` may be written too |
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchQuery {
    /// The query.
    pub text: String,
    /// In documents of this outlet.
    pub outlet: Option<String>,
    /// In documents that may have been published on or after this date.
    pub since: Option<Edtf>,
    /// In documents that may have been published on or before this date.
    pub until: Option<Edtf>,
    /// How many.
    pub page: Page,
}

impl SearchQuery {
    /// A query over the whole record.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// A sentence that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The sentence as a citation.
    pub passage: Passage,
    /// Kind of the block it stands in.
    pub section: SectionKind,
    /// Its words.
    pub sentence: String,
    /// The words that were looked for, as spans of the document.
    pub matches: Vec<Span>,
    /// Headline of the document.
    pub title: Option<String>,
    /// Outlet of the document.
    pub outlet: Option<String>,
    /// When the document was published.
    pub published: Option<Edtf>,
}

impl Record {
    /// Sentences that match a query, the most telling first.
    ///
    /// Words that stand in more than [`COMMON`] sentences tell none of them from the others: then the order is that
    /// of reading, latest first, and no sentence need be weighed to show a page.
    ///
    /// # Errors
    /// [`RecordError::Query`](crate::RecordError::Query) names the place of a fault in the query.
    pub fn search(&self, query: &SearchQuery) -> Result<Lines<'_, Hit>> {
        let compiled = Value::from(compile(&query.text)?);
        let mut documents = Filter::default();
        documents.text("d.outlet", query.outlet.as_deref());
        documents.period("d.published", query.since, query.until);
        let of_some = !documents.is_empty();
        documents.add(IS_CURRENT, []);

        let mut all = Filter::default();
        all.add("sentence_fts MATCH ?", [compiled.clone()]);
        let found = all.count(self, "sentence_fts")?;
        let mut filter = Filter::default();
        filter.add("sentence_fts MATCH ?", [compiled.clone()]);
        let keys = if found <= COMMON {
            filter.all(documents);
            filter.page_by(
                self,
                WITH_DOCUMENT,
                "sentence.id",
                ("sentence_fts.rank, d.uid, sentence.byte_start", ""),
                query.page,
            )?
        } else if of_some {
            filter.all(documents);
            filter.page_by(self, WITH_DOCUMENT, "sentence_fts.rowid", LATEST_READ, query.page)?
        } else if self.has_superseded()? {
            let old = "sentence_fts.rowid NOT IN (SELECT s.id FROM superseded o JOIN sentence s ON s.document = o.document)";
            filter.add(old, []);
            filter.page_by(self, "sentence_fts", "sentence_fts.rowid", LATEST_READ, query.page)?
        } else {
            let keys = filter.window(self, "sentence_fts", "sentence_fts.rowid", LATEST_READ, query.page)?;
            (keys, found)
        };
        Ok(Lines::new(self, keys, move |record, key| record.load_hit(key, &compiled)))
    }

    fn has_superseded(&self) -> Result<bool> {
        let mut read = self.connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM superseded)")?;
        Ok(read.query_row([], |row| row.get(0))?)
    }

    fn load_hit(&self, id: i64, compiled: &Value) -> Result<Hit> {
        let mut read = self.connection.prepare_cached(
            "SELECT d.uid, s.byte_start, s.byte_end, s.section, s.text, d.title, d.outlet, d.published,
               highlight(sentence_fts, 0, char(1), char(2))
             FROM sentence_fts JOIN sentence s ON s.id = sentence_fts.rowid JOIN document d ON d.id = s.document
             WHERE sentence_fts MATCH ?1 AND sentence_fts.rowid = ?2",
        )?;
        Ok(read.query_row((compiled, id), hit)?)
    }
}

fn hit(row: &Row<'_>) -> std::result::Result<Hit, rusqlite::Error> {
    let passage = passage(row, 0)?;
    let sentence: String = row.get(4)?;
    let matches = marked(&sentence, row.get_ref(8)?.as_str()?, passage.span.start() as usize);
    Ok(Hit {
        passage,
        section: word(row, 3)?,
        sentence,
        matches,
        title: row.get(5)?,
        outlet: row.get(6)?,
        published: word_or_none(row, 7)?,
    })
}

/// The stretches of a sentence that its marked form encloses between bytes 1 and 2, as spans of the document.
fn marked(sentence: &str, with_marks: &str, at: usize) -> Vec<Span> {
    let plain = sentence.as_bytes();
    let (mut read, mut start) = (0, None);
    let mut spans = Vec::new();
    for &byte in with_marks.as_bytes() {
        if plain.get(read) == Some(&byte) {
            read += 1;
        } else if byte == 1 {
            start = Some(read);
        } else if let Some(start) = start.take() {
            spans.push(Span::of(at + start..at + read));
        }
    }
    spans
}

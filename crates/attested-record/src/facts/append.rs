use attested_model::{Dated, Document, DocumentId, Known, RunId, Vocabulary as _};
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::evidence::insert_evidence;
use super::{Location, Stored, facts_changed, row_of};
use crate::derived::number;
use crate::row::days;
use crate::{Record, RecordError, Result};

/// What an append did with the documents it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Appended {
    /// Documents the record had not seen.
    pub new: usize,
    /// Places whose document is another one now; the old one is kept.
    pub new_versions: usize,
    /// Places where a document of the record was met for the first time.
    pub new_places: usize,
    /// Documents of the record that a newer run read again.
    pub reanalysed: usize,
    /// Documents that were there already, at the same place, read by the same run.
    pub known: usize,
}

/// How a document of the record was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Met {
    /// At a place where it stood already.
    Known,
    /// At a place that the record had not seen.
    NewPlace,
    /// At a place where another document stood: this is its new version.
    NewVersion,
}

impl Record {
    /// Stores documents and their readings by one run, all or none of them.
    ///
    /// When this returns, the batch survives the death of the process.
    ///
    /// # Errors
    /// [`RecordError::Invalid`] when the run is not in the record; [`RecordError::Locked`],
    /// [`RecordError::DiskFull`] and what else the system refuses. Nothing of the batch is stored then.
    pub fn append(&mut self, batch: &[Stored], run: &RunId) -> Result<Appended> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let run_row = row_of(&change, "run", &run.to_string())?
            .ok_or_else(|| RecordError::invalid(format!("the record does not know the run {run}")))?;
        let mut report = Appended::default();
        for stored in batch {
            store(&change, stored, run_row, &mut report)?;
        }
        if report.known < batch.len() {
            facts_changed(&change)?;
        }
        change.commit()?;
        Ok(report)
    }

    /// Notes that a document of the record was met at a place; nothing is written when it stood there already, as
    /// it was `retrieved` at that time.
    ///
    /// # Errors
    /// [`RecordError::NotFound`] when the record has no such document.
    pub fn meet(
        &mut self,
        location: &Location,
        document: &DocumentId,
        raw_sha256: &str,
        retrieved: Option<&str>,
    ) -> Result<Met> {
        let row = row_of(&self.connection, "document", &document.to_string())?
            .ok_or_else(|| RecordError::NotFound { id: document.to_string() })?;
        if is_noted(&self.connection, location, row, retrieved)? {
            return Ok(Met::Known);
        }
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let met = meet(&change, location, row, raw_sha256, retrieved)?;
        if met != Met::Known {
            facts_changed(&change)?;
        }
        change.commit()?;
        Ok(met)
    }
}

fn store(change: &Transaction<'_>, stored: &Stored, run: i64, report: &mut Appended) -> Result<()> {
    let known = row_of(change, "document", &stored.document.id().to_string())?;
    let row = match known {
        Some(row) => row,
        None => insert_document(change, stored)?,
    };
    let read = insert_analysis(change, stored, row, run)?;
    let met = meet(change, &stored.location, row, &stored.raw_sha256, stored.retrieved.as_deref())?;
    report.new += usize::from(known.is_none());
    report.reanalysed += usize::from(known.is_some() && read);
    match met {
        Met::NewVersion => report.new_versions += 1,
        Met::NewPlace => report.new_places += usize::from(known.is_some()),
        Met::Known => report.known += usize::from(known.is_some() && !read),
    }
    Ok(())
}

fn meet(
    change: &Transaction<'_>,
    location: &Location,
    document: i64,
    raw_sha256: &str,
    retrieved: Option<&str>,
) -> Result<Met> {
    if is_noted(change, location, document, retrieved)? {
        return Ok(Met::Known);
    }
    let met = match newest(change, location)? {
        // Fetched again without a change, or for the first time with its time: that is noted, and nothing is new.
        Some(row) if row == document => Met::Known,
        Some(_) => Met::NewVersion,
        None => Met::NewPlace,
    };
    change
        .prepare_cached(
            "INSERT INTO location (path, record, document, raw_sha256, retrieved) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![location.path, location.record, document, raw_sha256, retrieved])?;
    Ok(met)
}

/// True when nothing is to be noted: a document without a time stands at the place already, one with a time was
/// noted with it. Of the latter, those fetched between two times at which the document was the same may come later.
fn is_noted(
    connection: &Connection,
    location: &Location,
    document: i64,
    retrieved: Option<&str>,
) -> Result<bool> {
    let Some(retrieved) = retrieved else { return Ok(newest(connection, location)? == Some(document)) };
    let mut find = connection.prepare_cached(
        "SELECT 1 FROM location WHERE path = ?1 AND record IS ?2 AND retrieved = ?3 AND document = ?4",
    )?;
    Ok(find.exists(params![location.path, location.record, retrieved, document])?)
}

/// The document that is the version of today at a place.
fn newest(connection: &Connection, location: &Location) -> Result<Option<i64>> {
    let mut find = connection.prepare_cached(
        "SELECT document FROM location WHERE path = ?1 AND record IS ?2 ORDER BY retrieved DESC, id DESC LIMIT 1",
    )?;
    Ok(find.query_row(params![location.path, location.record], |row| row.get(0)).optional()?)
}

fn insert_document(change: &Transaction<'_>, stored: &Stored) -> Result<i64> {
    let document = &stored.document;
    let about = document.metadata();
    let published = about.published.as_ref();
    let (first, last) = published.map_or((None, None), |dated| days(dated.edtf));
    change
        .prepare_cached(
            "INSERT INTO document (uid, title, title_basis, outlet, outlet_basis, byline, byline_basis, url,
               url_basis, published, published_basis, published_words, published_first, published_last, credit,
               credit_basis, language, language_basis, sha256, characters, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
        )?
        .execute(params![
            document.id().to_string(),
            value(about.title.as_ref()),
            basis(about.title.as_ref()),
            value(about.outlet.as_ref()),
            basis(about.outlet.as_ref()),
            value(about.byline.as_ref()),
            basis(about.byline.as_ref()),
            value(about.url.as_ref()),
            basis(about.url.as_ref()),
            published.map(|dated| dated.edtf.to_string()),
            published.map(|dated| dated.basis.word()),
            published.map(|dated| &dated.words),
            first,
            last,
            value(about.credit.as_ref()),
            basis(about.credit.as_ref()),
            value(about.language.as_ref()),
            basis(about.language.as_ref()),
            stored.text_sha256,
            i64::try_from(document.text().chars().count()).unwrap_or(i64::MAX),
            document.text(),
        ])?;
    let row = change.last_insert_rowid();
    insert_sections(change, document, row)?;
    insert_item_dates(change, document, row)?;
    insert_evidence(change, &stored.evidence, row)?;
    change
        .prepare_cached(
            "INSERT INTO raw_source (document, sha256, offsets, content) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![row, stored.raw_sha256, stored.offsets, stored.raw])?;
    Ok(row)
}

fn insert_sections(change: &Transaction<'_>, document: &Document, row: i64) -> Result<()> {
    let mut insert = change.prepare_cached(
        "INSERT INTO section (document, position, kind, byte_start, byte_end) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, section) in document.sections().iter().enumerate() {
        let (start, end) = (section.span.start(), section.span.end());
        insert.execute(params![row, number(position), section.kind.word(), start, end])?;
    }
    Ok(())
}

fn insert_item_dates(change: &Transaction<'_>, document: &Document, row: i64) -> Result<()> {
    let mut insert = change.prepare_cached(
        "INSERT INTO item_date (document, position, byte_start, byte_end, published, published_basis, published_words)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (position, item) in document.item_dates().iter().enumerate() {
        let (start, end) = (item.span.start(), item.span.end());
        let Dated { edtf, basis, words } = &item.published;
        insert.execute(params![row, number(position), start, end, edtf.to_string(), basis.word(), words])?;
    }
    Ok(())
}

/// Stores the reading and indexes its sentences; false when the run had read the document before.
fn insert_analysis(change: &Transaction<'_>, stored: &Stored, document: i64, run: i64) -> Result<bool> {
    let added = change
        .prepare_cached("INSERT OR IGNORE INTO analysis (document, run, content) VALUES (?1, ?2, ?3)")?
        .execute(params![document, run, stored.analysis])?;
    if added == 0 {
        return Ok(false);
    }
    change.prepare_cached("DELETE FROM sentence WHERE document = ?1")?.execute([document])?;
    let mut insert = change.prepare_cached(
        "INSERT INTO sentence (document, section, byte_start, byte_end, text) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (section, span) in &stored.sentences {
        let text = span.text(stored.document.text());
        insert.execute(params![document, section.word(), span.start(), span.end(), text])?;
    }
    Ok(true)
}

fn value(field: Option<&Known<String>>) -> Option<&str> {
    field.map(|known| known.value.as_str())
}

fn basis(field: Option<&Known<String>>) -> Option<&'static str> {
    field.map(|known| known.basis.word())
}

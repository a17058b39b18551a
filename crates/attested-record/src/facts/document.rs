use attested_model::{
    Basis, Dated, Document, DocumentId, ItemDate, Known, Metadata, OffsetMap, Passage, Section,
};
use rusqlite::{OptionalExtension as _, Row, params};

use super::{Location, OF_TODAY};
use crate::query::row_id;
use crate::row::{span, unreadable, word, word_or_none};
use crate::{Record, RecordError, Result, pack};

/// A document as it was met at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The document.
    pub document: DocumentId,
    /// When it was fetched first with this content, ISO 8601 in UTC, where the source tells.
    pub retrieved: Option<String>,
}

impl Record {
    /// A document, of whatever version.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn document(&self, id: &DocumentId) -> Result<Option<Document>> {
        row_id(self, "document", &id.to_string())?.map(|row| self.load_document(row)).transpose()
    }

    /// The bytes a document was read from; those of its text when nothing was changed in reading.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn raw(&self, id: &DocumentId) -> Result<Option<Vec<u8>>> {
        let Some(row) = row_id(self, "document", &id.to_string())? else { return Ok(None) };
        let mut read = self.connection.prepare_cached(
            "SELECT r.content, d.text FROM document d LEFT JOIN raw_source r ON r.document = d.id WHERE d.id = ?1",
        )?;
        let (packed, text): (Option<Vec<u8>>, String) =
            read.query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Some(match packed {
            Some(packed) => pack::unpack_bytes(&packed)?,
            None => text.into_bytes(),
        }))
    }

    /// SHA-256 of the bytes a document was first read from, in hexadecimal digits, as it was told when they were
    /// stored.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn raw_sha256(&self, id: &DocumentId) -> Result<Option<String>> {
        let mut read = self.connection.prepare_cached(
            "SELECT r.sha256 FROM raw_source r JOIN document d ON d.id = r.document WHERE d.uid = ?1",
        )?;
        Ok(read.query_row([id.to_string()], |row| row.get(0)).optional()?)
    }

    /// The words of a passage; `None` when the record has no such document or the span does not fit it.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn quote(&self, passage: &Passage) -> Result<Option<String>> {
        let mut read = self
            .connection
            .prepare_cached("SELECT substr(CAST(text AS BLOB), ?2 + 1, ?3) FROM document WHERE uid = ?1")?;
        let (start, len) = (passage.span.start(), passage.span.len());
        let bytes: Option<Vec<u8>> =
            read.query_row(params![passage.document.to_string(), start, len], |row| row.get(0)).optional()?;
        Ok(bytes.filter(|bytes| bytes.len() == len as usize).and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// The places at which a document is the version of today, in order.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn locations(&self, id: &DocumentId) -> Result<Vec<Location>> {
        let mut read = self.connection.prepare_cached(&format!(
            "SELECT l.path, l.record FROM location l JOIN document d ON d.id = l.document
             WHERE d.uid = ?1 AND l.id = {OF_TODAY} ORDER BY l.path, l.record"
        ))?;
        let places =
            read.query_map([id.to_string()], |row| Ok(Location { path: row.get(0)?, record: row.get(1)? }))?;
        Ok(places.collect::<std::result::Result<_, _>>()?)
    }

    /// The places at which a document was met, in whatever version it is there now, in order.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn places(&self, id: &DocumentId) -> Result<Vec<Location>> {
        let mut read = self.connection.prepare_cached(
            "SELECT DISTINCT l.path, l.record FROM location l JOIN document d ON d.id = l.document
             WHERE d.uid = ?1 ORDER BY l.path, l.record",
        )?;
        let places =
            read.query_map([id.to_string()], |row| Ok(Location { path: row.get(0)?, record: row.get(1)? }))?;
        Ok(places.collect::<std::result::Result<_, _>>()?)
    }

    /// The documents that were met at a place, in the order in which they were fetched, and of those whose source
    /// does not tell, in the order of reading; the last one is the version of today.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn versions(&self, location: &Location) -> Result<Vec<Version>> {
        let mut read = self.connection.prepare_cached(
            "SELECT d.uid, l.retrieved FROM location l JOIN document d ON d.id = l.document
             WHERE l.path = ?1 AND l.record IS ?2 ORDER BY l.retrieved, l.id",
        )?;
        let met = read.query_map(params![location.path, location.record], |row| {
            Ok(Version { document: word(row, 0)?, retrieved: row.get(1)? })
        })?;
        let mut versions: Vec<Version> = met.collect::<std::result::Result<_, _>>()?;
        // Fetched again without a change.
        versions.dedup_by_key(|version| version.document);
        Ok(versions)
    }

    /// When a document was fetched last, where a source tells.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn retrieved(&self, id: &DocumentId) -> Result<Option<String>> {
        let mut read = self.connection.prepare_cached(
            "SELECT max(l.retrieved) FROM location l JOIN document d ON d.id = l.document WHERE d.uid = ?1",
        )?;
        Ok(read.query_row([id.to_string()], |row| row.get(0))?)
    }

    /// True when a document is the version of today at one place at least.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn is_current(&self, id: &DocumentId) -> Result<bool> {
        Ok(!self.locations(id)?.is_empty())
    }

    pub(crate) fn load_document(&self, row: i64) -> Result<Document> {
        let (uid, text, metadata, offsets) = self
            .connection
            .prepare_cached(
                "SELECT d.uid, d.text, r.offsets, title, title_basis, outlet, outlet_basis, byline, byline_basis,
                   url, url_basis, credit, credit_basis, language, language_basis, published, published_basis,
                   published_words
                 FROM document d LEFT JOIN raw_source r ON r.document = d.id WHERE d.id = ?1",
            )?
            .query_row([row], |row| {
                let uid: DocumentId = word(row, 0)?;
                let text: String = row.get(1)?;
                let offsets: Option<Vec<u8>> = row.get(2)?;
                Ok((uid, text, metadata(row)?, offsets))
            })?;
        let offsets = match offsets {
            Some(packed) => pack::unpack_json(&packed)?,
            None => OffsetMap::identity(u32::try_from(text.len()).unwrap_or(u32::MAX), 0),
        };
        let sections = self.load_sections(row)?;
        let items = self.load_item_dates(row)?;
        let document = Document::new(text, sections, offsets, metadata)
            .and_then(|document| document.with_item_dates(items))
            .map_err(|error| RecordError::damaged(format!("document {uid}: {error}")))?;
        if document.id() != uid {
            return Err(RecordError::damaged(format!(
                "document {uid}: its content has the id {}",
                document.id()
            )));
        }
        Ok(document)
    }

    fn load_item_dates(&self, document: i64) -> Result<Vec<ItemDate>> {
        let mut read = self.connection.prepare_cached(
            "SELECT published, published_basis, published_words, byte_start, byte_end FROM item_date
             WHERE document = ?1 ORDER BY position",
        )?;
        let dates = read.query_map([document], |row| {
            let published = Dated { edtf: word(row, 0)?, basis: word(row, 1)?, words: row.get(2)? };
            Ok(ItemDate { span: span(row, 3)?, published })
        })?;
        Ok(dates.collect::<std::result::Result<_, _>>()?)
    }

    fn load_sections(&self, document: i64) -> Result<Vec<Section>> {
        let mut read = self.connection.prepare_cached(
            "SELECT kind, byte_start, byte_end FROM section WHERE document = ?1 ORDER BY position",
        )?;
        let sections =
            read.query_map([document], |row| Ok(Section { kind: word(row, 0)?, span: span(row, 1)? }))?;
        Ok(sections.collect::<std::result::Result<_, _>>()?)
    }
}

fn metadata(row: &Row<'_>) -> std::result::Result<Metadata, rusqlite::Error> {
    let published = match word_or_none(row, 15)? {
        Some(edtf) => Some(Dated { edtf, basis: word(row, 16)?, words: row.get(17)? }),
        None => None,
    };
    Ok(Metadata {
        title: known(row, 3)?,
        outlet: known(row, 5)?,
        byline: known(row, 7)?,
        url: known(row, 9)?,
        credit: known(row, 11)?,
        language: known(row, 13)?,
        published,
    })
}

fn known(row: &Row<'_>, at: usize) -> std::result::Result<Option<Known<String>>, rusqlite::Error> {
    let Some(value) = row.get::<_, Option<String>>(at)? else { return Ok(None) };
    let basis: String = row.get(at + 1)?;
    let basis: Basis = basis.parse().map_err(|error| unreadable(at + 1, error))?;
    Ok(Some(Known { value, basis }))
}

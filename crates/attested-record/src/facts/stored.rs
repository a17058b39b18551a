use std::fmt;

use attested_model::{Analysis, Document, DocumentId, Evidence, SectionKind, Span};

use crate::{RecordError, Result, pack};

/// Where a document was met: a file, and the record inside it when the file holds many.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The path as the user gave it, or an address.
    pub path: String,
    /// Id, address or line of the record inside the file.
    pub record: Option<String>,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.record {
            Some(record) => write!(f, "{}#{record}", self.path),
            None => f.write_str(&self.path),
        }
    }
}

/// One document with its reading, checked and packed, ready to be appended.
///
/// Making one costs hashing and compression; pipelines do it on their worker threads.
#[derive(Debug, Clone)]
pub struct Stored {
    pub(super) location: Location,
    pub(super) document: Document,
    pub(super) evidence: Evidence,
    pub(super) text_sha256: String,
    pub(super) raw_sha256: String,
    pub(super) retrieved: Option<String>,
    pub(super) raw: Option<Vec<u8>>,
    pub(super) offsets: Option<Vec<u8>>,
    pub(super) analysis: Vec<u8>,
    pub(super) sentences: Vec<(SectionKind, Span)>,
}

impl Stored {
    /// Checks and packs what was read at a place.
    ///
    /// `raw` is `None` when the text is the raw bytes; `raw_sha256` is in hexadecimal digits.
    ///
    /// # Errors
    /// [`RecordError::Invalid`] when the analysis is of another document or breaks its invariants.
    pub fn new(
        location: Location,
        document: Document,
        raw: Option<Vec<u8>>,
        raw_sha256: String,
        analysis: &Analysis,
    ) -> Result<Self> {
        if analysis.document != document.id() {
            let (read, given) = (analysis.document, document.id());
            return Err(RecordError::invalid(format!("the analysis is of {read}, the document is {given}")));
        }
        if let Some(fault) = analysis.fault(document.text()) {
            return Err(RecordError::invalid(format!("the analysis of {location}: {fault}")));
        }
        let offsets =
            if document.offsets().is_identity() { None } else { Some(pack::json(document.offsets())?) };
        Ok(Self {
            text_sha256: pack::sha256(document.text().as_bytes()),
            raw: raw.map(|raw| pack::bytes(&raw)).transpose()?,
            offsets,
            analysis: pack::json(analysis)?,
            sentences: sentences(analysis),
            location,
            document,
            evidence: Evidence::default(),
            raw_sha256,
            retrieved: None,
        })
    }

    /// The same with what reading the source saw beside the document. It is kept when the document is new.
    #[must_use]
    pub fn with_evidence(self, evidence: Evidence) -> Self {
        Self { evidence, ..self }
    }

    /// The same with the time at which its source says that it was fetched, ISO 8601 in UTC with seconds.
    #[must_use]
    pub fn with_retrieved(self, retrieved: Option<String>) -> Self {
        Self { retrieved, ..self }
    }

    /// The document's id.
    pub fn id(&self) -> DocumentId {
        self.document.id()
    }

    /// Where it was met.
    pub fn location(&self) -> &Location {
        &self.location
    }
}

/// Each sentence with the kind of the section it begins in.
fn sentences(analysis: &Analysis) -> Vec<(SectionKind, Span)> {
    let kind = |span: Span| {
        let at = analysis.sections.partition_point(|section| section.span.end() <= span.start());
        analysis.sections.get(at).map_or(SectionKind::Body, |section| section.kind)
    };
    analysis.sentences.iter().map(|&span| (kind(span), span)).collect()
}

use std::collections::BTreeMap;

use attested_model::{ActorId, Basis, CodePoints, Dated, Document, DocumentId, Edtf, Known, SectionKind};
use serde::{Deserialize, Serialize};

/// A document: what is known about it, not its text (its quotes stand in the lines that cite it).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentLine {
    /// Its id.
    pub id: DocumentId,
    /// Where it was read from, as it was given.
    pub path: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<PublishedLine>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// SHA-256 of the raw bytes it was read from, in hexadecimal.
    pub sha256: String,
    /// Length of its text in code points.
    pub characters: u32,
    /// Its blocks; they tile the text.
    pub sections: Vec<SectionLine>,
    /// The agency it credits, where that is an actor of the record.
    pub credit: Option<ActorId>,
    /// Added: the agency it credits, as written.
    pub credit_text: Option<String>,
    /// Added: which record of a container (feed, table, JSON Lines) it is.
    pub record: Option<String>,
    /// Added: length of its text in bytes.
    pub bytes: usize,
    /// Added: when it was fetched last, ISO 8601 in UTC, where its source tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// Added: how each field came to be known.
    pub basis: BTreeMap<String, Basis>,
}

/// When a document was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedLine {
    /// The date in Extended Date/Time Format.
    pub edtf: Edtf,
    /// How it came to be known.
    pub basis: Basis,
    /// The words it was read from.
    pub words: String,
}

impl From<&Dated> for PublishedLine {
    fn from(dated: &Dated) -> Self {
        Self { edtf: dated.edtf, basis: dated.basis, words: dated.words.clone() }
    }
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionLine {
    /// What it is.
    pub kind: SectionKind,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// First byte.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
}

impl DocumentLine {
    /// The line of a document that was read from `path` (and there from `record`), whose raw bytes hash to
    /// `sha256` and whose credited agency is the actor `credit`.
    pub fn new(
        document: &Document,
        path: &str,
        record: Option<&str>,
        sha256: &str,
        credit: Option<ActorId>,
    ) -> Self {
        let metadata = document.metadata();
        let points = CodePoints::of(document.text());
        let sections = document.sections().iter().map(|section| {
            let (start, end) = points.positions(section.span);
            let (byte_start, byte_end) = (section.span.start(), section.span.end());
            SectionLine { kind: section.kind, start, end, byte_start, byte_end }
        });
        let texts = [
            ("title", &metadata.title),
            ("outlet", &metadata.outlet),
            ("byline", &metadata.byline),
            ("url", &metadata.url),
            ("credit", &metadata.credit),
            ("language", &metadata.language),
        ];
        let basis = texts
            .iter()
            .filter_map(|(field, known)| Some(((*field).to_owned(), known.as_ref()?.basis)))
            .collect();
        Self {
            id: document.id(),
            path: path.to_owned(),
            url: value(metadata.url.as_ref()),
            outlet: value(metadata.outlet.as_ref()),
            title: value(metadata.title.as_ref()),
            byline: value(metadata.byline.as_ref()),
            published: metadata.published.as_ref().map(|dated| PublishedLine {
                edtf: dated.edtf,
                basis: dated.basis,
                words: dated.words.clone(),
            }),
            language: value(metadata.language.as_ref()),
            sha256: sha256.to_owned(),
            characters: points.position(u32::MAX),
            sections: sections.collect(),
            credit,
            credit_text: value(metadata.credit.as_ref()),
            record: record.map(str::to_owned),
            bytes: document.text().len(),
            retrieved: None,
            basis,
        }
    }
}

fn value(known: Option<&Known<String>>) -> Option<String> {
    known.map(|known| known.value.clone())
}

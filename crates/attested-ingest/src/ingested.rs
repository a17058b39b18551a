use attested_model::{Document, Evidence, Metadata, OffsetMap, Section};
use sha2::{Digest, Sha256};

use crate::decode::garbled;
use crate::markup::{fragment, is_markup};
use crate::text::{Hints, Opening};
use crate::{Location, Mapped, SkipReason, language};

/// A document out of a source, with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingested {
    /// Where it was met.
    pub location: Location,
    /// The document.
    pub document: Document,
    /// The bytes that the document's offset map points into: the file, or the record of a container, after
    /// decompression. `None` when they are the document's text itself, byte for byte.
    pub raw: Option<Vec<u8>>,
    /// SHA-256 of those bytes, in hexadecimal digits.
    pub raw_sha256: String,
    /// Where those bytes begin in the (decompressed) file.
    pub raw_start: u64,
    /// When it was fetched, where its source tells: ISO 8601 in UTC with seconds.
    pub retrieved: Option<String>,
    /// What was set apart from the report and why, and every value that was found for its metadata.
    pub evidence: Evidence,
    /// What had to be assumed or did not fit, in sentences.
    pub warnings: Vec<String>,
    /// What a reader of the run may like to know: how the columns of a table were understood.
    pub notes: Vec<String>,
    /// How many bytes of the source were consumed for it, for progress.
    pub bytes: u64,
}

/// A text on its way to a document: what was found so far.
pub(crate) struct Draft<'a> {
    pub(crate) location: Location,
    pub(crate) raw: &'a [u8],
    pub(crate) raw_start: u64,
    pub(crate) mapped: Mapped,
    pub(crate) hints: Hints,
    pub(crate) warnings: Vec<String>,
}

impl Draft<'_> {
    /// The same for what is known to hold no markup.
    pub(crate) fn finish_text(self) -> Result<Ingested, SkipReason> {
        self.finish_as(false)
    }

    /// Reads the opening lines, chooses the metadata and makes the document.
    pub(crate) fn finish(self) -> Result<Ingested, SkipReason> {
        self.finish_as(true)
    }

    fn finish_as(self, may_be_markup: bool) -> Result<Ingested, SkipReason> {
        let Draft { location, raw, raw_start, mapped, mut hints, mut warnings } = self;
        hints.file_name = Some(location.file_name().to_owned());
        if may_be_markup && is_markup(mapped.text()) {
            return fragment(location, raw, raw_start, mapped, &hints, warnings);
        }
        if mapped.text().trim().is_empty() {
            return Err(SkipReason::NoText);
        }
        let opening = Opening::of(mapped.text(), hints.title.as_ref().map(|title| title.value.as_str()));
        let (metadata, candidates) = hints.choose(&opening, mapped.text(), &mut warnings);
        let (text, offsets) = mapped.finish().map_err(|error| SkipReason::Failed(error.to_string()))?;
        let (mut evidence, sections) = (Evidence { set_apart: Vec::new(), candidates }, opening.sections);
        let document = make(text, sections, offsets, metadata, &mut evidence, &mut warnings)?;
        let ingested = Ingested::of(location, raw, raw_start, document, warnings);
        Ok(Ingested { evidence, ..ingested })
    }
}

/// Makes a document once all of it is known: its words tell its language, and whether they were decoded wrongly.
pub(crate) fn make(
    text: String,
    sections: Vec<Section>,
    offsets: OffsetMap,
    mut metadata: Metadata,
    evidence: &mut Evidence,
    warnings: &mut Vec<String>,
) -> Result<Document, SkipReason> {
    language::settle(&text, &sections, &mut metadata, &mut evidence.candidates, warnings);
    let document = Document::new(text, sections, offsets, metadata)
        .map_err(|error| SkipReason::Failed(error.to_string()))?;
    warnings.extend(garbled(document.text(), document.offsets()));
    Ok(document)
}

impl Ingested {
    /// A document and the bytes it was read from.
    pub(crate) fn of(
        location: Location,
        raw: &[u8],
        raw_start: u64,
        document: Document,
        warnings: Vec<String>,
    ) -> Self {
        let same = document.offsets().is_identity() && document.text().len() == raw.len();
        Self {
            location,
            raw_sha256: hexadecimal(&Sha256::digest(raw)),
            raw: (!same).then(|| raw.to_vec()),
            raw_start,
            document,
            retrieved: None,
            evidence: Evidence::default(),
            warnings,
            notes: Vec::new(),
            bytes: 0,
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

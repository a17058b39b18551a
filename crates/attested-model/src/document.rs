use serde::{Deserialize, Serialize};

use crate::vocabulary::{Vocabulary as _, vocabulary};
use crate::{DocumentId, Edtf, ModelError, OffsetMap, Section, SectionKind, Span};

/// Offsets fit into signed 32 bits, because cluster engines refuse unsigned ones.
const LONGEST_TEXT: usize = i32::MAX as usize;

vocabulary! {
    /// How a piece of metadata came to be known.
    Basis as "basis" {
        /// A `key: value` header block of a text file.
        Header = "header",
        /// A column of a table or a field of a JSON record.
        Field = "field",
        /// Markup of a page: meta element, JSON-LD, time element.
        Markup = "markup",
        /// A line of the text itself, such as a dateline or a date line under the headline.
        Text = "text",
        /// The address of the page.
        Url = "url",
        /// The name of the file.
        FileName = "file_name",
        /// Inferred from something weaker.
        Guess = "guess",
    }
}

/// A value and how it came to be known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// How it came to be known.
    pub basis: Basis,
}

impl<T> Known<T> {
    /// Pairs a value with its basis.
    pub fn new(value: T, basis: Basis) -> Self {
        Self { value, basis }
    }
}

/// A date, how it came to be known, and the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The date.
    pub edtf: Edtf,
    /// How it came to be known.
    pub basis: Basis,
    /// The words it was read from, as written.
    pub words: String,
}

/// When one report of a digest or live blog was published, where the page tells it for that report alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemDate {
    /// The report: the span of a section of kind `item`.
    pub span: Span,
    /// When it was published.
    pub published: Dated,
}

/// What is known about a document beside its text; every field may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Metadata {
    /// Headline.
    pub title: Option<Known<String>>,
    /// The outlet that published it.
    pub outlet: Option<Known<String>>,
    /// Who wrote it.
    pub byline: Option<Known<String>>,
    /// Where it was published.
    pub url: Option<Known<String>>,
    /// When it was published.
    pub published: Option<Dated>,
    /// The agency it is credited to.
    pub credit: Option<Known<String>>,
    /// BCP 47 language tag.
    pub language: Option<Known<String>>,
}

/// One text with its sections, its metadata and the way back to its raw bytes.
///
/// **Invariants:** the id is a hash of text, metadata and dates of items; sections tile the text; the offset map covers it;
/// nothing is ever edited: a page that changed is another document, kept as a new version of the same place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    id: DocumentId,
    text: String,
    sections: Vec<Section>,
    offsets: OffsetMap,
    metadata: Metadata,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    item_dates: Vec<ItemDate>,
}

impl Document {
    /// Makes a document and its id.
    ///
    /// # Errors
    /// [`ModelError::TextTooLong`], [`ModelError::SectionsDoNotTile`], [`ModelError::SpanOutside`] (a section
    /// that cuts a character) or [`ModelError::OffsetMapBroken`].
    pub fn new(
        text: String,
        sections: Vec<Section>,
        offsets: OffsetMap,
        metadata: Metadata,
    ) -> Result<Self, ModelError> {
        if text.len() > LONGEST_TEXT {
            return Err(ModelError::TextTooLong { len: text.len() });
        }
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Section::check_tiling(&sections, len)?;
        for section in &sections {
            section.span.check(&text)?;
        }
        let covered = offsets.segments().last().map_or(0, |segment| segment.text.end());
        if covered != len {
            return Err(ModelError::OffsetMapBroken { at: covered });
        }
        let id = identify(&text, &metadata, &[]);
        Ok(Self { id, text, sections, offsets, metadata, item_dates: Vec::new() })
    }

    /// The same document with the dates of its items; it has another id if there are any.
    ///
    /// # Errors
    /// [`ModelError::NoItem`] when a span is not that of an item, or the dates are not in the order of the text.
    pub fn with_item_dates(mut self, item_dates: Vec<ItemDate>) -> Result<Self, ModelError> {
        let mut items = self.sections.iter().filter(|section| section.kind == SectionKind::Item);
        for item in &item_dates {
            if !items.any(|section| section.span == item.span) {
                return Err(ModelError::NoItem { span: item.span });
            }
        }
        self.id = identify(&self.text, &self.metadata, &item_dates);
        self.item_dates = item_dates;
        Ok(self)
    }

    /// The id: a hash of the text, of the metadata with their bases, and of the dates of items.
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// The text that all spans of this document point into.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sections that ingestion could tell; they tile the text.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The way back to the raw bytes.
    pub fn offsets(&self) -> &OffsetMap {
        &self.offsets
    }

    /// What is known beside the text.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The dates of those items of a digest or live blog that have one of their own, in the order of the text.
    pub fn item_dates(&self) -> &[ItemDate] {
        &self.item_dates
    }

    /// When the item at a byte of the text was published, where it has a date of its own.
    pub fn item_published(&self, at: u32) -> Option<&Dated> {
        let behind = self.item_dates.partition_point(|item| item.span.end() <= at);
        self.item_dates.get(behind).filter(|item| item.span.start() <= at).map(|item| &item.published)
    }
}

/// Two documents of one id are alike in all that the record shows, so that it does not matter which came first.
fn identify(text: &str, metadata: &Metadata, items: &[ItemDate]) -> DocumentId {
    // A language that the words of the text told adds nothing to them.
    let guessed = metadata.language.as_ref().is_some_and(|known| known.basis == Basis::Guess);
    let language = if guessed { &None } else { &metadata.language };
    let fields =
        [&metadata.title, &metadata.outlet, &metadata.url, &metadata.byline, &metadata.credit, language];
    let published = metadata.published.as_ref();
    let date = published.map(|dated| dated.edtf.to_string()).unwrap_or_default();
    let mut parts: Vec<&[u8]> = vec![text.as_bytes()];
    for field in fields {
        parts.push(field.as_ref().map_or(&[], |known| known.value.as_bytes()));
        parts.push(field.as_ref().map_or(&[], |known| known.basis.word().as_bytes()));
    }
    parts.push(date.as_bytes());
    parts.push(published.map_or(&[], |dated| dated.basis.word().as_bytes()));
    parts.push(published.map_or(&[], |dated| dated.words.as_bytes()));
    let items: Vec<String> = items
        .iter()
        .map(|item| {
            let Dated { edtf, basis, words } = &item.published;
            format!("{} {edtf} {} {words}", item.span, basis.word())
        })
        .collect();
    parts.extend(items.iter().map(String::as_bytes));
    DocumentId::of(&parts)
}

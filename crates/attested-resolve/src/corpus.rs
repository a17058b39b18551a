//! The readings as an ordered set, with what every room asks of a document: day, outlet, owner, passages.

use std::collections::BTreeMap;

use attested_model::Edtf;
use attested_model::{
    ActorId, Analysis, Document, DocumentId, EdtfDate, Passage, RecordTime, Section, SectionKind, Span,
    TimeBasis, TimeIndex,
};
use jiff::civil::Date;

use crate::{Knowledge, Reading};

/// One document with its analysis and the facts that rooms ask for again and again.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) document: &'a Document,
    pub(crate) analysis: &'a Analysis,
    pub(crate) id: DocumentId,
    /// First possible day of publication.
    pub(crate) published: Option<Date>,
    /// The outlet, as the metadata write it.
    pub(crate) outlet: Option<&'a str>,
    /// Under which owner it is counted.
    pub(crate) owner: String,
    /// The id each participant has alone.
    pub(crate) actors: Vec<ActorId>,
}

/// All documents, by id, each once.
#[derive(Debug)]
pub(crate) struct Corpus<'a> {
    pub(crate) texts: Vec<Text<'a>>,
}

impl<'a> Corpus<'a> {
    /// Orders the readings. A reading whose analysis breaks its invariants against the text is left out.
    pub(crate) fn new(readings: &[Reading<'a>], knowledge: &Knowledge) -> Self {
        let mut by_id: BTreeMap<DocumentId, Reading<'a>> = BTreeMap::new();
        for reading in readings {
            let fits = reading.analysis.document == reading.document.id()
                && reading.analysis.fault(reading.document.text()).is_none();
            if !fits {
                continue;
            }
            by_id
                .entry(reading.document.id())
                .and_modify(|kept| {
                    if *kept != *reading && format!("{reading:?}") < format!("{kept:?}") {
                        *kept = *reading;
                    }
                })
                .or_insert(*reading);
        }
        Self { texts: by_id.into_values().map(|reading| Text::new(reading, knowledge)).collect() }
    }

    /// The citation of `span` in the document at `at`.
    pub(crate) fn passage(&self, at: usize, span: Span) -> Passage {
        Passage { document: self.texts[at].id, span }
    }

    /// The bytes under a span of the document at `at`.
    pub(crate) fn quote(&self, at: usize, span: Span) -> &'a str {
        span.text(self.texts[at].document.text())
    }

    /// Orders documents by day of publication, then id; undated documents come last.
    pub(crate) fn by_day(&self, at: usize) -> (bool, Option<Date>, usize) {
        let published = self.texts[at].published;
        (published.is_none(), published, at)
    }
}

impl<'a> Text<'a> {
    fn new(reading: Reading<'a>, knowledge: &Knowledge) -> Self {
        let (document, analysis) = (reading.document, reading.analysis);
        let metadata = document.metadata();
        let published = metadata.published.as_ref().and_then(|dated| dated.edtf.bounds().earliest);
        let outlet = metadata.outlet.as_ref().map(|known| known.value.as_str());
        let owner = match outlet {
            Some(name) => knowledge.owner_of(name).trim().to_lowercase(),
            None => document.id().to_string(),
        };
        let actors = crate::ids::actor_ids(document, analysis);
        Self { document, analysis, id: document.id(), published, outlet, owner, actors }
    }

    /// The blocks in which the report itself speaks.
    pub(crate) fn report_sections(&self) -> impl Iterator<Item = &Section> {
        self.analysis.sections.iter().filter(|section| section.kind.is_report())
    }

    /// The block that holds the byte at `offset`.
    pub(crate) fn section_at(&self, offset: u32) -> Option<&Section> {
        let at = self.analysis.sections.partition_point(|section| section.span.end() <= offset);
        self.analysis.sections.get(at)
    }

    /// The item of a digest page that holds the byte at `offset`, by its first byte.
    pub(crate) fn item_at(&self, offset: u32) -> Option<u32> {
        self.section_at(offset)
            .filter(|section| section.kind == SectionKind::Item)
            .map(|section| section.span.start())
    }

    /// The sentence that holds the byte at `offset`, or the span itself when none does.
    pub(crate) fn sentence_of(&self, span: Span) -> Span {
        let at = self.analysis.sentences.partition_point(|sentence| sentence.end() <= span.start());
        match self.analysis.sentences.get(at) {
            Some(sentence) if sentence.contains(span) => *sentence,
            _ => span,
        }
    }

    /// A time of the analysis as the record has it; `None` when it is not fixed on the calendar.
    pub(crate) fn time(&self, index: Option<TimeIndex>) -> Option<RecordTime> {
        let expression = self.analysis.times.get(index?.get())?;
        let words = expression.span.text(self.document.text()).to_owned();
        Some(RecordTime { edtf: expression.value?, basis: expression.basis, words })
    }

    /// The day of publication as a time of the record.
    pub(crate) fn publication_time(&self) -> Option<RecordTime> {
        let day = self.published?;
        Some(RecordTime {
            edtf: Edtf::Date(EdtfDate::day(day)),
            basis: TimeBasis::Published,
            words: String::new(),
        })
    }

    /// The outlet, or words for a document without one.
    pub(crate) fn called(&self) -> &str {
        self.outlet.unwrap_or("a report")
    }
}

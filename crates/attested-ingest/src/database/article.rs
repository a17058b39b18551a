use std::ops::Range;

use attested_model::{Basis, Evidence, Section, SectionKind, Span};

use crate::ingested::make;
use crate::table::Role;
use crate::text::{Hints, Opening};
use crate::{Ingested, Location, Mapped, Options, SkipReason};

/// An article of an export: where it and its parts lie in the text of the export.
#[derive(Debug, Clone, Default)]
pub(super) struct Article {
    /// All of it, the lines around the report included.
    pub(super) whole: Range<usize>,
    pub(super) title: Option<Range<usize>>,
    /// The report, in order; what lies between is header.
    pub(super) body: Vec<Range<usize>>,
    /// What the lines around the report say.
    pub(super) values: Vec<(Role, String)>,
    /// How the database calls it.
    pub(super) id: Option<String>,
}

impl Article {
    pub(super) fn set(&mut self, role: Role, value: &str) {
        let value = value.trim();
        if !value.is_empty() && !self.values.iter().any(|(known, _)| *known == role) {
            self.values.push((role, value.to_owned()));
        }
    }

    /// Makes the document: the whole article is its text, the lines around the report set apart.
    pub(super) fn ingest(
        self,
        location: Location,
        raw: &[u8],
        mapped: &Mapped,
        warnings: &[String],
        options: &Options,
    ) -> Result<Ingested, SkipReason> {
        let failed = |error: attested_model::ModelError| SkipReason::Failed(error.to_string());
        if self.whole.len() as u64 > options.limits.max_document_bytes {
            return Err(SkipReason::TooLong { limit: options.limits.max_document_bytes });
        }
        let whole = mapped.slice(self.whole.clone()).map_err(failed)?;
        if self.body.iter().all(|body| mapped.text()[body.clone()].trim().is_empty()) {
            return Err(SkipReason::NoText);
        }
        let sections = self.sections(mapped.text());
        let mut hints = Hints::default();
        if let Some(title) = &self.title {
            hints.set(Role::Title, &one_line(&mapped.text()[title.clone()]), Basis::Header);
        }
        for (role, value) in &self.values {
            hints.set(*role, &one_line(value), Basis::Header);
        }
        let mut warnings = warnings.to_vec();
        let body = self.body.iter().find(|body| !mapped.text()[(*body).clone()].trim().is_empty());
        // A dateline with an agency opens the report, not the lines around it.
        let report = body.map_or("", |body| mapped.text()[body.clone()].trim_start());
        let mut opening = Opening::of(report, None);
        (opening.title, opening.byline) = (None, None);
        let (metadata, candidates) = hints.choose(&opening, report, &mut warnings);
        let range = whole.raw_range().unwrap_or(0..0);
        let position = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(raw.len());
        let cut = &raw[position(range.start)..position(range.end)];
        let (text, offsets) = whole.rebased(range.start).finish().map_err(failed)?;
        let mut evidence = Evidence { set_apart: Vec::new(), candidates };
        let document = make(text, sections, offsets, metadata, &mut evidence, &mut warnings)?;
        let ingested = Ingested::of(location, cut, range.start, document, warnings);
        Ok(Ingested { evidence, ..ingested })
    }

    /// Headline, header, body and what stands below, tiling the article.
    fn sections(&self, text: &str) -> Vec<Section> {
        let mut marks: Vec<(Range<usize>, SectionKind)> = Vec::new();
        if let Some(title) = &self.title {
            marks.push((title.clone(), SectionKind::Headline));
        }
        marks.extend(self.body.iter().map(|body| (body.clone(), SectionKind::Body)));
        marks.retain(|(range, _)| !text[range.clone()].trim().is_empty());
        marks.sort_by_key(|(range, _)| range.start);
        let last_body = self.body.iter().map(|body| body.end).max().unwrap_or(0);
        let between =
            |at: usize| if at >= last_body { SectionKind::Boilerplate } else { SectionKind::Header };
        let mut sections: Vec<Section> = Vec::new();
        let mut add = |range: Range<usize>, kind: SectionKind| {
            let span = Span::of(range.start - self.whole.start..range.end - self.whole.start);
            // White space belongs to the block before it.
            if span.is_empty() {
                return;
            }
            match sections.last_mut() {
                Some(last) if last.kind == kind || text[range].trim().is_empty() => {
                    last.span = last.span.cover(span);
                }
                _ => sections.push(Section { span, kind }),
            }
        };
        let mut at = self.whole.start;
        for (range, kind) in marks {
            let range = range.start.max(at)..range.end.max(at);
            add(at..range.start, between(at));
            add(range.clone(), kind);
            at = range.end;
        }
        add(at..self.whole.end, between(at));
        sections
    }
}

fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

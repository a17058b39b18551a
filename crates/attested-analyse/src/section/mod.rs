//! What each block of a document is: headline, dateline, body, caption, credit, embed, boilerplate.
//!
//! Takes the sections that ingestion could tell and the text; gives finer ones that tile it. Only blocks that
//! ingestion calls body are looked into; a block that no rule knows stays body. "ANUR, April 15 (Agency) — The
//! council met." is a dateline and a body. It drops nothing.

mod dateline;
mod digest;
mod edge;
mod line;
mod paragraph;

use attested_model::{Document, Section, SectionKind, Span};

pub(crate) use paragraph::paragraphs;

/// The sections of a document; they tile its text.
pub(crate) fn sections(document: &Document, paragraphs: &[Span]) -> Vec<Section> {
    let text = document.text();
    let mut out: Vec<Section> = Vec::new();
    let mut next = 0;
    for &given in document.sections() {
        let from = next;
        while next < paragraphs.len() && paragraphs[next].start() < given.span.end() {
            next += 1;
        }
        let mut add = |span: Span, kind: SectionKind| match out.last_mut() {
            // Items are reports of their own; two in a row stay two.
            Some(last)
                if last.kind == kind && kind == SectionKind::Body && last.span.end() == span.start() =>
            {
                last.span = last.span.cover(span);
            }
            _ if span.is_empty() => {}
            _ => out.push(Section { span, kind }),
        };
        if given.kind != SectionKind::Body || from == next {
            add(given.span, given.kind);
            continue;
        }
        let title = document.metadata().title.as_ref().map(|known| known.value.as_str());
        let title = title.filter(|_| given.span.start() == 0);
        let above = |other: &Section| other.span.end() <= given.span.start();
        let headed =
            document.sections().iter().any(|other| other.kind == SectionKind::Headline && above(other));
        let mut cuts = blocks(text, &paragraphs[from..next], title, headed);
        cuts.retain(|(start, _)| {
            given.span.contains_offset(*start) && text.is_char_boundary(*start as usize)
        });
        // White space in front of the first block belongs to it.
        if let Some(first) = cuts.first_mut() {
            first.0 = given.span.start();
        }
        for (at, &(start, kind)) in cuts.iter().enumerate() {
            let end = cuts.get(at + 1).map_or(given.span.end(), |(next, _)| *next);
            add(Span::of(start as usize..end as usize), kind);
        }
        if cuts.is_empty() {
            add(given.span, given.kind);
        }
    }
    out
}

/// Where each block of a run of paragraphs begins and what it is, in order; `headed` where a headline stands above.
fn blocks(text: &str, paragraphs: &[Span], title: Option<&str>, headed: bool) -> Vec<(u32, SectionKind)> {
    let mut kinds = line::kinds(text, paragraphs, title, headed);
    let items = digest::items(text, paragraphs, &kinds);
    let mut out = Vec::with_capacity(paragraphs.len() + 4);
    for (at, &paragraph) in paragraphs.iter().enumerate() {
        if let Some(opens) = items.get(at).copied().flatten() {
            if opens {
                out.push((paragraph.start(), SectionKind::Item));
            }
            continue;
        }
        let kind = kinds[at];
        out.push((paragraph.start(), kind));
        if kind == SectionKind::Body {
            let last = at + 1 == paragraphs.len()
                || kinds[at + 1..]
                    .iter()
                    .all(|kind| *kind == SectionKind::Boilerplate || *kind == SectionKind::Credit);
            for (start, kind) in edge::edges(text, paragraph, last) {
                if start == paragraph.start() {
                    out.pop();
                }
                if kind == SectionKind::Caption {
                    kinds[at] = kind;
                }
                out.push((start, kind));
            }
        }
    }
    out
}

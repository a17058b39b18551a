use super::footer;
use crate::model::{Document, Evidence, Section, SectionKind, Span, Vocabulary as _};
use crate::terminal::{Entry, Para, Role, Text};
use crate::words::{known_by, set_apart_because};

/// A block of a document, and why it is no part of the report, if it is not.
pub(crate) struct Block<'a> {
    pub(crate) span: Span,
    pub(crate) kind: SectionKind,
    pub(crate) why: Option<&'a str>,
}

/// The blocks of a document: sections, cut where reading the source gave reasons of their own.
pub(crate) fn blocks<'a>(sections: &[Section], evidence: &'a Evidence) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    let mut reasons = evidence.set_apart.iter().peekable();
    for section in sections {
        let (kind, span) = (section.kind, section.span);
        if kind.is_report() {
            blocks.push(Block { span, kind, why: None });
            continue;
        }
        let mut from = span.start();
        while reasons.peek().is_some_and(|apart| apart.span.start() < from) {
            reasons.next();
        }
        let mut why = set_apart_because(kind);
        while let Some(apart) = reasons.next_if(|apart| apart.span.start() < span.end()) {
            if apart.kind != kind {
                continue;
            }
            if apart.span.start() > from {
                blocks.extend(block(from, apart.span.start(), kind, why));
            }
            (from, why) = (apart.span.start(), &*apart.why);
        }
        blocks.extend(block(from, span.end(), kind, why));
    }
    blocks
}

fn block(start: u32, end: u32, kind: SectionKind, why: &str) -> Option<Block<'_>> {
    let span = Span::new(start, end).ok().filter(|span| !span.is_empty())?;
    Some(Block { span, kind, why: Some(why) })
}

/// How a document was parted: what each block was taken for, and what was set apart from the report.
pub(crate) fn sections(document: &Document, blocks: &[Block<'_>]) -> Vec<Entry> {
    let column = blocks.iter().map(|block| block.kind.word().len()).max().unwrap_or(0) + 2;
    blocks
        .iter()
        .map(|block| {
            let text = block.span.text(document.text());
            let mark = if block.why.is_none() { Role::Head } else { Role::Status };
            let mut paras = vec![Para { text: Text::of(Role::Plain, text), most: 3, ..Para::default() }];
            if let Some(dated) = document.item_published(block.span.start()) {
                let by = known_by(dated.basis).to_owned();
                paras.push(footer(&[format!("published {}", dated.edtf), by, format!("“{}”", dated.words)]));
            }
            if let Some(why) = block.why {
                paras.push(footer(&[format!("set apart: {why}; bytes {}", block.span)]));
            }
            Entry { margin: vec![Text::of(mark, block.kind.word())], margin_width: column, paras }
        })
        .collect()
}

/// Every value that was found for the document's metadata, with where it stands; the one that counts is marked.
pub(crate) fn candidates(evidence: &Evidence) -> Vec<Entry> {
    let column = evidence.candidates.iter().map(|one| one.field.word().len()).max().unwrap_or(0) + 2;
    evidence
        .candidates
        .iter()
        .map(|one| {
            let mut said = vec![if one.chosen { "this one counts" } else { "found as well" }.to_owned()];
            said.push(known_by(one.basis).to_owned());
            if !one.place.is_empty() {
                said.push(one.place.to_string());
            }
            if one.words != one.value {
                said.push(format!("“{}”", one.words));
            }
            let role = if one.chosen { Role::Head } else { Role::Plain };
            let paras = vec![Para::new(Text::of(role, &one.value)), footer(&said)];
            Entry { margin: vec![Text::of(Role::Status, one.field.word())], margin_width: column, paras }
        })
        .collect()
}

use crate::error::Failure;
use crate::model::{DocumentId, Passage, Span, Statement};
use crate::terminal::{Role, Text};
use crate::words::Shelf;

/// The words under `span`, with what `marks` cover in its role; marks may overlap, the first wins.
pub(super) fn marked(text: &str, span: Span, marks: &[(Span, Role)]) -> Text {
    let mut edges: Vec<u32> = vec![span.start(), span.end()];
    for (mark, _) in marks {
        if let Some(inside) = mark.intersection(span) {
            edges.extend([inside.start(), inside.end()]);
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let mut out = Text::new();
    for pair in edges.windows(2) {
        let piece = Span::of(pair[0] as usize..pair[1] as usize);
        let role = marks.iter().find(|(mark, _)| mark.contains(piece)).map_or(Role::Plain, |(_, role)| *role);
        out.push(role, piece.text(text));
    }
    out
}

/// A passage as it stands in its document, with the given marks.
pub(super) fn passage(passage: Passage, marks: &[(Span, Role)], shelf: &dyn Shelf) -> Result<Text, Failure> {
    match shelf.document(passage.document)? {
        Some(document) => Ok(marked(document.text(), passage.span, marks)),
        None => Ok(Text::of(Role::Quiet, &format!("(document {} is missing)", passage.document))),
    }
}

/// The marks of a statement's speaker and cue in one document.
pub(super) fn marks_of(statement: &Statement, document: DocumentId) -> Vec<(Span, Role)> {
    let here = |passage: Option<Passage>| passage.filter(|passage| passage.document == document);
    let source = here(statement.source).map(|source| (source.span, Role::Speaker));
    let cue = here(statement.cue).map(|cue| (cue.span, Role::Cue));
    source.into_iter().chain(cue).collect()
}

/// The spans of marks, without their roles.
pub(super) fn spans(marks: &[(Span, Role)]) -> impl Iterator<Item = Span> {
    marks.iter().map(|(span, _)| *span)
}

use super::{MARGIN, excerpt, footer, margin, short_id};
use crate::record::Hit;
use crate::terminal::{Entry, Para, Role};

/// A sentence that a search found, with the words marked.
pub(crate) fn hit(hit: &Hit) -> Entry {
    let start = hit.passage.span.start();
    // Marks count from the beginning of the document; the sentence is all we hold.
    let marks: Vec<_> = hit
        .matches
        .iter()
        .map(|found| {
            let from = found.start().saturating_sub(start) as usize;
            (crate::model::Span::of(from..from + found.len() as usize), Role::Cue)
        })
        .collect();
    let whole = crate::model::Span::of(0..hit.sentence.len());
    let paras = vec![
        Para::new(excerpt::marked(&hit.sentence, whole, &marks)),
        footer(&[
            hit.outlet.clone().unwrap_or_else(|| "outlet not known".to_owned()),
            hit.title.clone().unwrap_or_default(),
            if hit.section.is_report() { String::new() } else { format!("in the {}", hit.section) },
            short_id(&hit.passage.document),
        ]),
    ];
    Entry { margin: margin(hit.published), margin_width: MARGIN, paras }
}

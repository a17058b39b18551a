//! A reader whose triggers are given: the gold mentions, with what the reader behind it says of their type.

use std::collections::BTreeMap;

use attested_analyse::{Marks, Page, Reader, Trigger};
use attested_model::{Certainty, DocumentId, EventType, Span};

use super::setup::Setup;

/// The reader behind it marks all but the triggers.
pub(super) struct GivenTriggers {
    reader: Box<dyn Reader>,
    spans: BTreeMap<DocumentId, Vec<Span>>,
}

impl GivenTriggers {
    pub(super) fn new(reader: Box<dyn Reader>, setup: &Setup) -> Self {
        let mut spans: BTreeMap<DocumentId, Vec<Span>> = BTreeMap::new();
        for told in &setup.mentions {
            spans.entry(setup.documents[told.document].id()).or_default().push(told.span);
        }
        for of_one in spans.values_mut() {
            of_one.sort_unstable();
            of_one.dedup();
        }
        Self { reader, spans }
    }

    /// The head lemma of each mention: of the word that depends on none of the others, else of the last.
    pub(super) fn heads(&self, setup: &Setup) -> Vec<String> {
        let mut heads = vec![String::new(); setup.mentions.len()];
        for (at, document) in setup.documents.iter().enumerate() {
            let page = Page::of(document);
            let marks = self.reader.marks(&page);
            for (number, told) in setup.mentions.iter().enumerate().filter(|(_, told)| told.document == at) {
                let tokens = page.tokens_in(told.span);
                let outside = |token: &usize| {
                    let on = marks.dependencies.get(*token).copied().flatten();
                    on.is_some_and(|on| on.head.is_none_or(|head| !tokens.contains(&head)))
                };
                let head = tokens.clone().find(outside).unwrap_or(tokens.end.saturating_sub(1));
                heads[number] = super::baseline::lemma(page.lower(head));
            }
        }
        heads
    }
}

impl Reader for GivenTriggers {
    fn marks(&self, page: &Page<'_>) -> Marks {
        let mut marks = self.reader.marks(page);
        let known = std::mem::take(&mut marks.triggers);
        let spans = self.spans.get(&page.document.id()).map_or(&[][..], Vec::as_slice);
        marks.triggers = spans
            .iter()
            .map(|&span| {
                let alike = known.iter().find(|trigger| trigger.span.overlaps(span));
                Trigger {
                    span,
                    kind: alike.map_or(EventType::Other, |trigger| trigger.kind),
                    mode: alike.and_then(|trigger| trigger.mode),
                    custom: None,
                    certainty: Certainty::thousandths(1000),
                    doubt: alike.map_or(Certainty::thousandths(0), |trigger| trigger.doubt),
                }
            })
            .collect();
        marks
    }

    fn weights(&self) -> String {
        self.reader.weights()
    }
}

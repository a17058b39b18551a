//! Counting honestly: independent texts, carriers and owners of the passages a line rests on.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Counts, Span};

use super::Copies;
use crate::corpus::Corpus;
use crate::union::Union;

/// What a line rests on in one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ground {
    /// The document, as its place in the corpus.
    pub(crate) document: usize,
    /// The passage.
    pub(crate) span: Span,
    /// The deepest origin that is named ("according to the agency"), as a number; equal origins are one text.
    pub(crate) origin: Option<usize>,
}

impl Copies {
    /// The groups whose passage in `document` holds most of `span`.
    pub(crate) fn groups_of(&self, document: usize, span: Span) -> impl Iterator<Item = usize> {
        let passages = self.by_document.get(document).map_or(&[][..], Vec::as_slice);
        let behind = passages.partition_point(|(passage, _)| passage.start() < span.end());
        passages[..behind].iter().filter_map(move |&(passage, group)| {
            let shared = passage.intersection(span).map_or(0, Span::len);
            (u64::from(shared) * 10 >= u64::from(span.len()) * 6 && shared > 0).then_some(group)
        })
    }

    /// Counts the independent texts, carriers and owners behind `grounds`.
    ///
    /// Passages of one document, of one group of copies and of one named origin are one text.
    pub(crate) fn counts(&self, corpus: &Corpus<'_>, grounds: &[Ground]) -> Counts {
        let mut carriers: BTreeSet<usize> = BTreeSet::new();
        let mut first_of_group: BTreeMap<usize, usize> = BTreeMap::new();
        let mut first_of_document: BTreeMap<usize, usize> = BTreeMap::new();
        let mut first_of_origin: BTreeMap<usize, usize> = BTreeMap::new();
        let mut union = Union::new(grounds.len());
        for (at, ground) in grounds.iter().enumerate() {
            carriers.insert(ground.document);
            union.join(at, *first_of_document.entry(ground.document).or_insert(at));
            if let Some(origin) = ground.origin {
                union.join(at, *first_of_origin.entry(origin).or_insert(at));
            }
            for group in self.groups_of(ground.document, ground.span) {
                union.join(at, *first_of_group.entry(group).or_insert(at));
                carriers.extend(self.groups[group].passages.iter().map(|(document, _)| *document));
            }
        }
        let owners: BTreeSet<&str> =
            carriers.iter().map(|&document| corpus.texts[document].owner.as_str()).collect();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Counts {
            texts: number(union.components().len()),
            carriers: number(carriers.len()),
            owners: number(owners.len()),
        }
    }
}

//! Copies: which passages of different documents are one text.
//!
//! Takes the report sections of all documents; gives [`Link`]s (a passage shared by two documents, exact to the
//! byte on both sides) and groups of passages. Captions, credits and boilerplate are not looked at, nor are
//! phrases that an outlet prints under everything. A quotation that two reports share is a link of its own kind
//! and makes no group. Nothing is closed over documents: that B copies a paragraph of A and C another paragraph
//! of B does not make C a copy of A.

mod align;
mod count;
mod credit;
mod fingerprint;
mod group;
mod index;
mod link;
pub(crate) mod probe;

use std::collections::BTreeMap;
use std::ops::Range;

pub(crate) use count::Ground;
pub(crate) use credit::lines;
pub(crate) use group::Group;
pub(crate) use link::Link;

use crate::corpus::{Corpus, Text};
use crate::decision::Rulings;
use crate::words::{Word, words};
use align::Prepared;

/// Everything that is known about copies.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// Shared passages, by their documents and places.
    pub(crate) links: Vec<Link>,
    /// Passages that are one text.
    pub(crate) groups: Vec<Group>,
    /// For each document, where groups have passages in it.
    by_document: Vec<Vec<(attested_model::Span, usize)>>,
}

/// Finds what the documents share.
pub(crate) fn find(corpus: &Corpus<'_>, rulings: &Rulings) -> Copies {
    let mut index = index::Index::default();
    for (at, text) in corpus.texts.iter().enumerate() {
        index.add(at, &fingerprint::winnow(&report_words(text)));
    }
    let outlets = outlets(corpus);
    let candidates = index.candidates(&outlets);
    let mut links = links(corpus, &outlets, &candidates);
    let groups = group::groups(corpus, &mut links, rulings);
    let mut by_document = vec![Vec::new(); corpus.texts.len()];
    for (at, group) in groups.iter().enumerate() {
        for &(document, span) in &group.passages {
            by_document[document].push((span, at));
        }
    }
    for passages in &mut by_document {
        passages.sort_unstable();
    }
    Copies { links, groups, by_document }
}

fn report_words(text: &Text<'_>) -> Vec<Word> {
    words(text.document.text(), text.report_sections().map(|section| section.span))
}

/// A number for the outlet of each document.
fn outlets(corpus: &Corpus<'_>) -> Vec<Option<u32>> {
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    for text in &corpus.texts {
        if let Some(outlet) = text.outlet {
            let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
            names.entry(outlet).or_insert(next);
        }
    }
    corpus.texts.iter().map(|text| text.outlet.and_then(|outlet| names.get(outlet).copied())).collect()
}

fn links(corpus: &Corpus<'_>, outlets: &[Option<u32>], candidates: &index::Candidates) -> Vec<Link> {
    let mut prepared: BTreeMap<u32, Prepared> = BTreeMap::new();
    for &document in candidates.pairs.iter().flat_map(|(left, right)| [left, right]) {
        prepared.entry(document).or_insert_with(|| {
            let text = &corpus.texts[document as usize];
            let words = report_words(text);
            let masked = masked(text, &words, outlets[document as usize], &candidates.boilerplate);
            Prepared::new(words, &masked)
        });
    }
    let mut found = Vec::new();
    for (left, right) in &candidates.pairs {
        let (one, two) = (&prepared[left], &prepared[right]);
        let aligned = align::align(one, two);
        found.extend(aligned.iter().map(|each| Link::new(*left as usize, *right as usize, one, two, each)));
    }
    found
}

/// The words of a document that are boilerplate of its outlet: runs that the index found, and all of a sentence
/// that is mostly made of them.
fn masked(
    text: &Text<'_>,
    words: &[Word],
    outlet: Option<u32>,
    boilerplate: &[(u32, u64)],
) -> Vec<Range<usize>> {
    let Some(outlet) = outlet else { return Vec::new() };
    let from = boilerplate.partition_point(|&(other, _)| other < outlet);
    let to = boilerplate.partition_point(|&(other, _)| other <= outlet);
    let of_outlet = &boilerplate[from..to];
    if of_outlet.is_empty() {
        return Vec::new();
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    for fingerprint in fingerprint::winnow(words) {
        if of_outlet.binary_search(&(outlet, index::cut(fingerprint))).is_err() {
            continue;
        }
        let (start, end) = (fingerprint.at as usize, fingerprint.at as usize + fingerprint::GRAM);
        match joined.last_mut() {
            Some(last) if start <= last.end + fingerprint::GRAM => last.end = end,
            _ => joined.push(start..end),
        }
    }
    let mut sentences = Vec::new();
    for range in &joined {
        let first = words.get(range.start).map_or(0, |word| word.start);
        let last = words.get(range.end - 1).map_or(u32::MAX, |word| word.end);
        let from = text.analysis.sentences.partition_point(|sentence| sentence.end() <= first);
        for sentence in text.analysis.sentences[from..].iter().take_while(|sentence| sentence.start() < last)
        {
            let start = words.partition_point(|word| word.end <= sentence.start());
            let end = words.partition_point(|word| word.start < sentence.end());
            let covered = range.end.min(end).saturating_sub(range.start.max(start));
            if covered * 10 >= (end - start) * 6 {
                sentences.push(start..end);
            }
        }
    }
    joined.extend(sentences);
    joined
}

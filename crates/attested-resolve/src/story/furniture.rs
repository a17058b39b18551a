//! Sentences that stand in reports of different stories: "We have sent you a verification email", the background paragraph
//! that an agency prints for months.
//!
//! Takes all documents; knows the sentences that several of them have over more days than a story's reports come in. They
//! tell nothing of which story a document belongs to. What is printed on a few days stays: copies of one report are one story.

use std::collections::BTreeSet;

use attested_model::Span;

use super::likeness::WINDOW;
use crate::content;
use crate::corpus::{Corpus, Text};
use crate::event::days_between;
use crate::words::mix;

/// Documents that must have a sentence …
const DOCUMENTS: usize = 3;
/// … of so many content words.
const WORDS: usize = 3;

/// Sentences of many stories, by the hash of their words.
pub(super) struct Furniture(BTreeSet<u64>);

impl Furniture {
    /// Looks for them in all documents.
    pub(super) fn of(corpus: &Corpus<'_>) -> Self {
        let mut all = Vec::new();
        for text in &corpus.texts {
            let Some(day) = text.published else { continue };
            let mut keys: Vec<u64> =
                text.analysis.sentences.iter().filter_map(|&sentence| key(text, sentence)).collect();
            keys.sort_unstable();
            keys.dedup();
            all.extend(keys.into_iter().map(|key| (key, day)));
        }
        all.sort_unstable();
        let wide = |same: &&[(u64, jiff::civil::Date)]| {
            same.len() >= DOCUMENTS && days_between(same[0].1, same[same.len() - 1].1) > WINDOW
        };
        Self(all.chunk_by(|left, right| left.0 == right.0).filter(wide).map(|same| same[0].0).collect())
    }

    /// What is left of a section without them.
    pub(super) fn left_of(&self, text: &Text<'_>, section: Span) -> Vec<Span> {
        let sentences = &text.analysis.sentences;
        let first = sentences.partition_point(|sentence| sentence.start() < section.start());
        let mut left = Vec::new();
        let mut from = section.start();
        let inside = sentences[first..].iter().take_while(|sentence| sentence.end() <= section.end());
        for sentence in
            inside.filter(|&&sentence| key(text, sentence).is_some_and(|key| self.0.contains(&key)))
        {
            left.extend(Span::new(from, sentence.start()));
            from = sentence.end();
        }
        left.extend(Span::new(from, section.end()));
        left
    }
}

/// The hash of the content words of a sentence that has enough of them.
fn key(text: &Text<'_>, sentence: Span) -> Option<u64> {
    let mut words = 0;
    let key = content::all_words_of(sentence.text(text.document.text())).fold(0, |key, word| {
        words += 1;
        mix(key ^ word)
    });
    (words >= WORDS).then_some(key)
}

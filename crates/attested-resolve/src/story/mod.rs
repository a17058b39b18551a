//! Stories: which documents belong to one story over a stream.
//!
//! Takes the documents with their names and days; gives groups that hang together by rare words and names, within
//! days of one another, or months where they name the same people that hardly any other report names. First a loose
//! graph, whose components are then cut by average likeness, so that one document between two stories does not make
//! them one. Nothing depends on which document came first.
//!
//! Example: the report of a shooting, the toll of the next morning, the arrest two days later and the trial in autumn
//! that names the same victim are one story; a
//! shooting in the same town a month later is another.

mod cluster;
mod furniture;
mod likeness;
mod line;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use line::lines;

use crate::actor::latin_words;
use crate::content;
use crate::corpus::{Corpus, Text};
use crate::rarity::Rarity;
use crate::words::key_of;
use attested_model::{MentionForm, MentionKind, Span};
use furniture::Furniture;
use likeness::Profile;

/// A story: two documents or more, and how alike the least and the most alike are on average.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// Documents, as places in the corpus.
    pub(crate) documents: Vec<usize>,
    /// Average likeness of its pairs, in thousandths.
    pub(crate) likeness: u64,
}

/// The stories of the record and how rare its words are.
#[derive(Debug, Default)]
pub(crate) struct Stories {
    /// Stories of two documents or more, by their smallest document.
    pub(crate) groups: Vec<Group>,
    /// For each document its story.
    pub(crate) of: Vec<Option<usize>>,
    /// How much words tell, over the documents at hand.
    pub(crate) rarity: Rarity,
}

impl Stories {
    /// True when two documents belong to one story.
    pub(crate) fn one(&self, left: usize, right: usize) -> bool {
        left == right || self.of[left].is_some_and(|story| self.of[right] == Some(story))
    }
}

/// Finds the stories.
pub(crate) fn find(corpus: &Corpus<'_>) -> Stories {
    let furniture = Furniture::of(corpus);
    let counted: Vec<Counted> = corpus.texts.iter().map(|text| Counted::of(text, &furniture)).collect();
    let rarity = Rarity::of(counted.iter().map(|each| each.distinct.as_slice()));
    let profiles: Vec<Profile> = counted
        .iter()
        .zip(&corpus.texts)
        .map(|(counted, text)| Profile::new(counted, text.published, &rarity))
        .collect();
    let groups = cluster::cluster(&profiles);
    let mut of = vec![None; corpus.texts.len()];
    for (at, group) in groups.iter().enumerate() {
        for &document in &group.documents {
            of[document] = Some(at);
        }
    }
    Stories { groups, of, rarity }
}

/// The words of one document with how often they stand there.
struct Counted {
    words: BTreeMap<u64, u64>,
    names: BTreeMap<u64, u64>,
    /// People whom a report names in full.
    people: BTreeSet<u64>,
    distinct: Vec<u64>,
}

impl Counted {
    fn of(text: &Text<'_>, furniture: &Furniture) -> Self {
        let mut words: BTreeMap<u64, u64> = BTreeMap::new();
        let whole = text.document.text();
        let mut left: Vec<Span> = Vec::new();
        for section in text.report_sections() {
            let twice = u64::from(section.kind == attested_model::SectionKind::Headline) + 1;
            for span in furniture.left_of(text, section.span) {
                for word in content::all_words_of(span.text(whole)) {
                    *words.entry(word).or_default() += twice;
                }
                left.push(span);
            }
        }
        // A headline that is known but does not stand in the text counts as one that does.
        let headed =
            text.report_sections().any(|section| section.kind == attested_model::SectionKind::Headline);
        if let (false, Some(title)) = (headed, &text.document.metadata().title) {
            for word in content::all_words_of(&title.value) {
                *words.entry(word).or_default() += 2;
            }
        }
        let mut names: BTreeMap<u64, u64> = BTreeMap::new();
        let mut people = BTreeSet::new();
        for mention in &text.analysis.mentions {
            let at = left.partition_point(|span| span.start() <= mention.span.start());
            let told = at > 0 && left[at - 1].end() > mention.span.start();
            let named = told && matches!(mention.form, MentionForm::Name | MentionForm::Handle);
            if named && !matches!(mention.kind, MentionKind::Country | MentionKind::Group) {
                let name = latin_words(mention.span.text(whole)).join(" ");
                *names.entry(key_of(&name)).or_default() += 1;
                let in_full = name.split(' ').filter(|word| word.len() > 1).count() > 1;
                let in_report =
                    text.section_at(mention.span.start()).is_some_and(|section| section.kind.is_report());
                if mention.kind == MentionKind::Person && in_full && in_report {
                    people.insert(key_of(&name));
                }
            }
        }
        let distinct = words.keys().chain(names.keys()).copied().collect();
        Self { words, names, people, distinct }
    }
}

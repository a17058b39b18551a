//! What the tree says of an attribution's cue: its class, whether it is negated, whom it addresses.

use std::ops::Range;

use crate::coreference::dependents;
use crate::{CueClass, Word};

/// Verbs whose object is who was spoken to.
const TELLING: [&str; 19] = [
    "tell", "inform", "assure", "remind", "notify", "brief", "advise", "warn", "ask", "urge", "promise",
    "reassure", "instruct", "order", "implore", "beg", "caution", "lecture", "address",
];
/// Prepositions before who was spoken to, with any verb of speech.
const TOWARDS: [&str; 1] = ["to"];
/// Subjects and determiners that negate what they stand with.
const NOBODY: [&str; 5] = ["no", "none", "nobody", "neither", "nothing"];

/// The trees of a window.
pub(crate) struct Trees<'a> {
    words: &'a [Word],
    below: Vec<Vec<usize>>,
}

/// What the tree says of one cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) class: CueClass,
    pub(crate) negated: bool,
    pub(crate) addressee: Option<Range<usize>>,
}

impl<'a> Trees<'a> {
    /// `words` of one window, their heads counted from its first word.
    pub(crate) fn new(words: &'a [Word]) -> Self {
        Self { words, below: dependents(words) }
    }

    /// Looks at the cue in `range`; an addressee inside one of the `taken` ranges is none.
    pub(crate) fn cue(&self, range: &Range<usize>, taken: &[Range<usize>]) -> Cue {
        Cue {
            class: self.class(range),
            negated: self.negated(range),
            addressee: self.addressee(range).filter(|found| {
                taken.iter().all(|other| found.end <= other.start || found.start >= other.end)
            }),
        }
    }

    fn class(&self, range: &Range<usize>) -> CueClass {
        let lemma = |word: usize| self.words[word].lemma.to_lowercase();
        if range.clone().any(|word| matches!(&*lemma(word), "accord" | "according" | "per")) {
            return CueClass::According;
        }
        let upos = |word: usize| &*self.words[word].upos;
        if range.clone().any(|word| upos(word) == "VERB") {
            return CueClass::Verb;
        }
        if range.clone().any(|word| matches!(upos(word), "NOUN" | "PROPN")) {
            return CueClass::Noun;
        }
        match range.clone().map(upos).find(|upos| matches!(*upos, "AUX" | "ADP" | "SCONJ" | "ADV" | "ADJ")) {
            Some("AUX") => CueClass::Verb,
            Some("ADP" | "SCONJ") => CueClass::According,
            Some("ADV") => CueClass::Adverb,
            _ => CueClass::Other,
        }
    }

    /// A negation in the cue or directly under one of its words, or a subject such as *nobody* or *no official*.
    fn negated(&self, range: &Range<usize>) -> bool {
        let negation = |word: &usize| {
            let word = &self.words[*word];
            let marked = word.features.contains("Polarity=Neg") || matches!(&*word.lemma, "never" | "nor");
            marked && matches!(&*word.upos, "PART" | "ADV" | "DET" | "CCONJ")
        };
        let nobody = |word: &usize| NOBODY.contains(&&*self.words[*word].lemma.to_lowercase());
        let subject = |word: &&usize| self.words[**word].relation.starts_with("nsubj");
        range.clone().any(|word| {
            negation(&word)
                || self.below[word]
                    .iter()
                    .any(|child| negation(child) && &*self.words[*child].relation != "conj")
                || self.below[word]
                    .iter()
                    .filter(subject)
                    .any(|child| nobody(child) || self.below[*child].iter().any(nobody))
        })
    }

    /// The object of a verb of telling, or who stands after *to*.
    fn addressee(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let verbs = range.clone().filter(|word| &*self.words[*word].upos == "VERB");
        verbs.flat_map(|verb| self.below[verb].iter().map(move |child| (verb, *child))).find_map(
            |(verb, child)| {
                let nominal = matches!(&*self.words[child].upos, "NOUN" | "PROPN" | "PRON");
                let told = match &*self.words[child].relation {
                    "iobj" => true,
                    "obj" => TELLING.contains(&&*self.words[verb].lemma.to_lowercase()),
                    "obl" | "nmod" => self.below[child].iter().any(|case| {
                        &*self.words[*case].relation == "case"
                            && TOWARDS.contains(&&*self.words[*case].lemma.to_lowercase())
                    }),
                    _ => false,
                };
                (nominal && told && !range.contains(&child)).then(|| self.phrase(child))
            },
        )
    }

    fn phrase(&self, head: usize) -> Range<usize> {
        crate::coreference::mention(self.words, &self.below, head)
    }
}

#[cfg(test)]
mod tests {
    use attested_model::Span;

    use super::{Cue, Trees};
    use crate::{CueClass, Word};

    /// Words as `form/UPOS/head/relation`, heads 1-based, 0 for the root; a form is its own lemma.
    fn cue(sentence: &str, range: std::ops::Range<usize>) -> Cue {
        let words: Vec<Word> = sentence
            .split(' ')
            .map(|cell| {
                let parts: Vec<&str> = cell.split('/').collect();
                let head: usize = parts[2].parse().unwrap();
                Word {
                    span: Span::of(0..0),
                    upos: parts[1].into(),
                    features: if parts[0] == "not" { "Polarity=Neg".into() } else { "_".into() },
                    lemma: parts[0].to_owned(),
                    head: head.checked_sub(1),
                    relation: parts[3].into(),
                }
            })
            .collect();
        Trees::new(&words).cue(&range, &[])
    }

    #[test]
    fn who_is_told_is_addressed() {
        let found = cue("he/PRON/2/nsubj tell/VERB/0/root the/DET/4/det press/NOUN/2/iobj", 1..2);
        assert_eq!(found, Cue { class: CueClass::Verb, negated: false, addressee: Some(2..4) });
        let found = cue("he/PRON/2/nsubj say/VERB/0/root to/ADP/4/case them/PRON/2/obl", 1..2);
        assert_eq!(found.addressee, Some(3..4));
    }

    #[test]
    fn who_is_accused_is_not_addressed() {
        assert_eq!(cue("he/PRON/2/nsubj accuse/VERB/0/root them/PRON/2/obj", 1..2).addressee, None);
    }

    #[test]
    fn negation_hangs_from_the_cue_or_its_subject() {
        assert!(cue("he/PRON/4/nsubj do/AUX/4/aux not/PART/4/advmod say/VERB/0/root", 3..4).negated);
        assert!(cue("no/DET/2/det one/NOUN/3/nsubj say/VERB/0/root", 2..3).negated);
        assert!(
            !cue("he/PRON/2/nsubj say/VERB/0/root he/PRON/5/nsubj not/PART/5/advmod go/VERB/2/ccomp", 1..2)
                .negated
        );
    }

    #[test]
    fn classes_of_cues() {
        assert_eq!(
            cue("according/VERB/3/case to/ADP/1/fixed them/PRON/0/root", 0..2).class,
            CueClass::According
        );
        assert_eq!(cue("the/DET/2/det statement/NOUN/0/root", 1..2).class, CueClass::Noun);
        assert_eq!(cue("reportedly/ADV/2/advmod gone/VERB/0/root", 0..1).class, CueClass::Adverb);
    }
}

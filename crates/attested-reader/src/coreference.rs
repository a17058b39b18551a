//! Words that refer to one another to chains of mentions, as in `training/coreference.py`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use crate::Word;
use crate::network::Rows;

/// An antecedent is looked for at most this many candidates back.
const REACH: usize = 400;
/// Dependents of a mention's head that are no part of the mention.
const OUTSIDE: [&str; 22] = [
    "case",
    "cc",
    "cc:preconj",
    "conj",
    "punct",
    "mark",
    "cop",
    "aux",
    "aux:pass",
    "nsubj",
    "nsubj:pass",
    "nsubj:outer",
    "csubj",
    "expl",
    "parataxis",
    "discourse",
    "vocative",
    "advcl",
    "advmod",
    "orphan",
    "dislocated",
    "reparandum",
];

/// What the weights say of pairs of words besides their vectors.
#[derive(Debug, Deserialize)]
pub(crate) struct Pairs {
    /// By distance in words: 1, 2 to 3, 4 to 7 and so on.
    gap: Vec<f64>,
    /// Same form, in lower case and with a capital.
    same: [f64; 2],
}

/// A word that may refer, with what the network says of it.
struct Candidate {
    word: usize,
    form: Option<String>,
    capital: bool,
    later: Vec<f32>,
    earlier: Vec<f32>,
    mention: f32,
}

/// Collects the candidates of a document window by window.
#[derive(Default)]
pub(crate) struct Candidates(Vec<Candidate>);

impl Candidates {
    /// Adds the words of a window, of which `words` are the labels and `offset` the number of words before it.
    pub(crate) fn add(
        &mut self,
        text: &str,
        words: &[Word],
        offset: usize,
        [later, earlier, mention]: [&Rows; 3],
    ) {
        for (index, word) in words.iter().enumerate().filter(|(_, word)| may_refer(word)) {
            let form = &text[word.span.range()];
            self.0.push(Candidate {
                word: offset + index,
                form: form.chars().any(char::is_alphabetic).then(|| form.to_lowercase()),
                capital: form.chars().next().is_some_and(char::is_uppercase),
                later: later.row(index).to_vec(),
                earlier: earlier.row(index).to_vec(),
                mention: mention.row(index).first().copied().unwrap_or(0.0),
            });
        }
    }

    /// Groups of at least two head words in text order: each word joins its best antecedent if that scores above 0.
    pub(crate) fn chains(&self, pairs: &Pairs) -> Vec<Vec<usize>> {
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for (place, later) in self.0.iter().enumerate() {
            let mut best: Option<(usize, f64)> = None;
            for earlier in &self.0[place.saturating_sub(REACH)..place] {
                let score = score(later, earlier, pairs);
                if best.is_none_or(|(_, top)| score > top) {
                    best = Some((earlier.word, score));
                }
            }
            if let Some((earlier, _)) = best.filter(|(_, score)| *score > 0.0) {
                let chain = *first.entry(earlier).or_insert(earlier);
                first.insert(later.word, chain);
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (word, chain) in first {
            groups.entry(chain).or_default().push(word);
        }
        groups.into_values().collect()
    }
}

/// How well `earlier` is what `later` refers back to; above 0 is better than nothing.
fn score(later: &Candidate, earlier: &Candidate, pairs: &Pairs) -> f64 {
    let product: f32 = later.later.iter().zip(&earlier.earlier).map(|(a, b)| a * b).sum();
    let distance = (later.word - earlier.word).ilog2() as usize;
    let gap = pairs.gap.get(distance).or(pairs.gap.last()).copied().unwrap_or(0.0);
    let same = later.form.is_some() && later.form == earlier.form && later.capital == earlier.capital;
    let bonus = if same { pairs.same[usize::from(later.capital)] } else { 0.0 };
    f64::from(product + later.mention + earlier.mention) + gap + bonus
}

/// Nouns, names and pronouns, and determiners that stand alone; no part of a name but its head.
fn may_refer(word: &Word) -> bool {
    match &*word.upos {
        "NOUN" | "PROPN" | "PRON" => !matches!(&*word.relation, "flat" | "fixed" | "expl" | "goeswith"),
        "DET" => matches!(&*word.relation, "nsubj" | "nsubj:pass" | "obj" | "obl" | "nmod:poss"),
        _ => false,
    }
}

/// For each word the words that depend on it, in order.
pub(crate) fn dependents(words: &[Word]) -> Vec<Vec<usize>> {
    let mut below = vec![Vec::new(); words.len()];
    for (index, word) in words.iter().enumerate() {
        if let Some(list) = word.head.and_then(|head| below.get_mut(head)) {
            list.push(index);
        }
    }
    below
}

/// The words of a mention: its head's subtree without what is no part of it, punctuation at its ends cut.
pub(crate) fn mention(words: &[Word], below: &[Vec<usize>], head: usize) -> Range<usize> {
    let (mut start, mut end) = (head, head + 1);
    let mut waiting: Vec<usize> =
        below[head].iter().copied().filter(|&word| !OUTSIDE.contains(&&*words[word].relation)).collect();
    while let Some(word) = waiting.pop() {
        start = start.min(word);
        end = end.max(word + 1);
        waiting.extend(&below[word]);
    }
    while start < head && &*words[start].upos == "PUNCT" {
        start += 1;
    }
    while end - 1 > head && &*words[end - 1].upos == "PUNCT" {
        end -= 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use attested_model::Span;

    use super::{Candidates, Pairs, dependents, mention};
    use crate::Word;
    use crate::network::Rows;

    const TEXT: &str = "The old mayor, Ann, left. She wept. The mayor wept.";

    fn words() -> Vec<Word> {
        let rows = [
            ("The", "DET", Some(2), "det"),
            ("old", "ADJ", Some(2), "amod"),
            ("mayor", "NOUN", Some(6), "nsubj"),
            (",", "PUNCT", Some(4), "punct"),
            ("Ann", "PROPN", Some(2), "appos"),
            (",", "PUNCT", Some(2), "punct"),
            ("left", "VERB", None, "root"),
            (".", "PUNCT", Some(6), "punct"),
            ("She", "PRON", Some(9), "nsubj"),
            ("wept", "VERB", None, "root"),
            (".", "PUNCT", Some(9), "punct"),
            ("The", "DET", Some(12), "det"),
            ("mayor", "NOUN", Some(13), "nsubj"),
            ("wept", "VERB", None, "root"),
            (".", "PUNCT", Some(13), "punct"),
        ];
        let mut at = 0;
        let mut words = Vec::new();
        for (form, upos, head, relation) in rows {
            let start = at + TEXT[at..].find(form).unwrap();
            at = start + form.len();
            let (upos, relation) = (upos.into(), relation.into());
            words.push(Word {
                span: Span::of(start..at),
                upos,
                features: "_".into(),
                lemma: form.to_lowercase(),
                head,
                relation,
            });
        }
        words
    }

    #[test]
    fn a_mention_is_the_noun_phrase_of_its_head() {
        let words = words();
        let below = dependents(&words);
        assert_eq!(mention(&words, &below, 2), 0..5);
        assert_eq!(mention(&words, &below, 4), 4..5);
        assert_eq!(mention(&words, &below, 8), 8..9);
    }

    #[test]
    fn words_join_their_best_antecedent_and_no_other() {
        let words = words();
        // One number a word: "She" points at "mayor"; "Ann" is no mention; the second "mayor" wins by its form only.
        let mut later = vec![0.0; words.len()];
        let mut mentions = vec![0.0; words.len()];
        (later[8], mentions[4]) = (1.0, -9.0);
        let earlier = (0..words.len()).map(|word| if word == 2 { 2.0 } else { -1.0 }).collect();
        let (later, earlier, mention) = (Rows::of(1, later), Rows::of(1, earlier), Rows::of(1, mentions));
        let mut found = Candidates::default();
        found.add(TEXT, &words, 0, [&later, &earlier, &mention]);
        let pairs = |same| Pairs { gap: vec![-0.5; 12], same: [same, 0.0] };
        assert_eq!(found.chains(&pairs(0.0)), [[2, 8]]);
        assert_eq!(found.chains(&pairs(1.0)), [[2, 8, 12]]);
    }
}

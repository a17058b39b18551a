//! The baseline of the field: clusters of documents by TF-IDF, average link, and lemmas of English words.

use std::collections::BTreeMap;

use attested_model::Document;

/// Cosine from which, on average, two clusters of documents are one topic; the best on the dev topics.
const ALIKE: f64 = 0.125;

/// For each document its cluster.
pub(super) fn topics(documents: &[Document]) -> Vec<usize> {
    let counts: Vec<BTreeMap<String, f64>> = documents
        .iter()
        .map(|document| {
            let mut counts = BTreeMap::new();
            let words = document.text().split(|letter: char| !letter.is_alphanumeric());
            for word in words.filter(|word| !word.is_empty()) {
                *counts.entry(lemma(&word.to_lowercase())).or_insert(0.0) += 1.0;
            }
            counts
        })
        .collect();
    let mut held: BTreeMap<&str, f64> = BTreeMap::new();
    for word in counts.iter().flat_map(BTreeMap::keys) {
        *held.entry(word).or_insert(0.0) += 1.0;
    }
    let all = counts.iter().fold(0.0, |all, _| all + 1.0);
    let vectors: Vec<BTreeMap<&str, f64>> = counts
        .iter()
        .map(|counts| {
            let weight = |word: &str, count: f64| (1.0 + count.ln()) * (all / held[word]).ln();
            let raw: BTreeMap<&str, f64> =
                counts.iter().map(|(word, &count)| (word.as_str(), weight(word, count))).collect();
            let norm = raw.values().map(|value| value * value).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
            raw.into_iter().map(|(word, value)| (word, value / norm)).collect()
        })
        .collect();
    average(&vectors)
}

/// Joins the two most alike clusters again and again while their average cosine is enough.
fn average(vectors: &[BTreeMap<&str, f64>]) -> Vec<usize> {
    let cosine = |one: &BTreeMap<&str, f64>, two: &BTreeMap<&str, f64>| -> f64 {
        one.iter().filter_map(|(word, value)| two.get(word).map(|other| value * other)).sum()
    };
    let mut sums: Vec<Vec<f64>> =
        vectors.iter().map(|one| vectors.iter().map(|two| cosine(one, two)).collect()).collect();
    let mut sizes = vec![1.0; vectors.len()];
    let mut of: Vec<usize> = (0..vectors.len()).collect();
    let mut live: Vec<usize> = of.clone();
    loop {
        let mut best: Option<(f64, usize, usize)> = None;
        for (nth, &one) in live.iter().enumerate() {
            for &two in &live[nth + 1..] {
                let alike = sums[one][two] / (sizes[one] * sizes[two]);
                if alike >= ALIKE && best.is_none_or(|(known, ..)| alike > known) {
                    best = Some((alike, one, two));
                }
            }
        }
        let Some((_, one, two)) = best else { return of };
        for (other, more) in sums[two].clone().into_iter().enumerate() {
            sums[one][other] += more;
            sums[other][one] += more;
        }
        sizes[one] += sizes[two];
        live.retain(|&at| at != two);
        of.iter_mut().filter(|at| **at == two).for_each(|at| *at = one);
    }
}

/// Forms of irregular verbs that news uses, and their infinitives.
const IRREGULAR: &[(&str, &str)] = &[
    ("was", "be"),
    ("were", "be"),
    ("is", "be"),
    ("are", "be"),
    ("been", "be"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("came", "come"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("drove", "drive"),
    ("driven", "drive"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("fled", "flee"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("went", "go"),
    ("held", "hold"),
    ("led", "lead"),
    ("left", "leave"),
    ("lost", "lose"),
    ("made", "make"),
    ("met", "meet"),
    ("paid", "pay"),
    ("ran", "run"),
    ("said", "say"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("sold", "sell"),
    ("spoke", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("struck", "strike"),
    ("took", "take"),
    ("taken", "take"),
    ("told", "tell"),
    ("won", "win"),
    ("wrote", "write"),
];

/// The lemma of an English word in lower case, by its ending: good enough for a baseline.
pub(super) fn lemma(word: &str) -> String {
    if let Some((_, infinitive)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return ending(infinitive);
    }
    ending(word)
}

fn ending(word: &str) -> String {
    let mut kept = word;
    for (ending, least) in [("ies", 3), ("ing", 3), ("ed", 3), ("es", 4), ("s", 3)] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.chars().count() >= least
            && !(ending == "s" && rest.ends_with('s'))
        {
            kept = rest;
            break;
        }
    }
    if kept.len() > 4 {
        kept = kept.strip_suffix('e').unwrap_or(kept);
    }
    // "hitting", "planned": the consonant was doubled before the ending.
    let mut back = kept.chars().rev();
    let doubled = kept.len() < word.len() && kept.len() > 3 && back.next() == back.next();
    if doubled && !kept.ends_with(['s', 'l']) { kept[..kept.len() - 1].to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{lemma, topics};
    use crate::corpus::document;

    #[test]
    fn forms_of_a_word_have_one_lemma() {
        for (one, two) in
            [("arrested", "arrests"), ("hitting", "hit"), ("shot", "shooting"), ("killing", "killed")]
        {
            assert_eq!(lemma(one), lemma(two), "{one} {two}");
        }
        assert_ne!(lemma("arrested"), lemma("released"));
    }

    #[test]
    fn documents_of_one_topic_are_together() {
        let texts = [
            "Vashik was arrested in Dellin.",
            "In Dellin Vashik was arrested by night.",
            "A mill burned in Corvane.",
        ];
        let found = topics(&texts.map(|text| document("", text, "2031-03-01")));
        assert_eq!(found[0], found[1]);
        assert_ne!(found[0], found[2]);
    }
}

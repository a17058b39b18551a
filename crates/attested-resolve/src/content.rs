//! Content words: what a sentence is about, without the small words that every sentence has.

use crate::words::{key_of, words};
use attested_model::Span;

/// Words that carry no content of their own.
const SMALL: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "all",
    "also",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "down",
    "during",
    "each",
    "for",
    "from",
    "further",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "him",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "last",
    "may",
    "me",
    "might",
    "more",
    "most",
    "my",
    "no",
    "nor",
    "not",
    "of",
    "off",
    "on",
    "one",
    "only",
    "or",
    "other",
    "our",
    "out",
    "over",
    "own",
    "said",
    "same",
    "says",
    "she",
    "should",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "told",
    "too",
    "under",
    "until",
    "up",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
    "never",
    "any",
    "denied",
    "denies",
    "deny",
    "rejected",
    "according",
    "reported",
    "report",
    "reports",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
];

/// The content words of `text` by the hash of their stems, sorted, each once.
pub(crate) fn words_of(text: &str) -> Vec<u64> {
    let mut found: Vec<u64> = words(text, [Span::of(0..text.len())])
        .into_iter()
        .filter_map(|word| stem(&text[word.start as usize..word.end as usize]))
        .map(|stem| key_of(&stem))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The content words of `text` by the hash of their stems, in order, with repeats.
pub(crate) fn all_words_of(text: &str) -> impl Iterator<Item = u64> + '_ {
    words(text, [Span::of(0..text.len())])
        .into_iter()
        .filter_map(|word| stem(&text[word.start as usize..word.end as usize]))
        .map(|stem| key_of(&stem))
}

/// The hash of the stem of one word; `None` for small words.
pub(crate) fn key_of_word(word: &str) -> Option<u64> {
    stem(word).map(|stem| key_of(&stem))
}

/// The hash of the last content word of a short phrase: "carried out an air strike" and "strikes" have one.
pub(crate) fn main_word(text: &str) -> u64 {
    let last = words(text, [Span::of(0..text.len())])
        .into_iter()
        .filter_map(|word| stem(&text[word.start as usize..word.end as usize]))
        .next_back();
    key_of(&last.unwrap_or_else(|| text.to_lowercase()))
}

/// A word in lower case without its commonest English endings; `None` for small words.
fn stem(word: &str) -> Option<String> {
    let mut lower: String =
        word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if word.ends_with("’s") || word.ends_with("'s") {
        lower.pop();
    }
    if SMALL.contains(&lower.as_str()) {
        return None;
    }
    for (ending, least) in [("ingly", 4), ("edly", 4), ("ies", 3), ("ing", 4), ("ed", 3), ("es", 4), ("s", 3)]
    {
        if let Some(rest) = lower.strip_suffix(ending)
            && rest.chars().count() >= least
            && !(ending == "s" && rest.ends_with('s'))
        {
            lower.truncate(rest.len());
            break;
        }
    }
    if lower.len() > 4 && lower.ends_with('e') {
        lower.pop();
    }
    // "met" and "meeting", "struck" and "strikes": the irregular verbs that reports of events live on.
    let regular = match lower.as_str() {
        "met" => "meet",
        "held" => "hold",
        "struck" => "strik",
        "shot" => "shoot",
        "fought" => "fight",
        "spoke" | "spoken" => "speak",
        "began" | "begun" => "begin",
        "killer" => "kill",
        "went" | "gone" => "go",
        "fell" => "fall",
        "left" => "leav",
        _ => return Some(lower),
    };
    Some(regular.to_owned())
}

/// How many words two sorted lists share.
pub(crate) fn shared(one: &[u64], two: &[u64]) -> usize {
    let (mut at, mut to, mut count) = (0, 0, 0);
    while at < one.len() && to < two.len() {
        match one[at].cmp(&two[to]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                at += 1;
                to += 1;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{main_word, shared, words_of};

    #[test]
    fn forms_of_a_word_count_as_one() {
        assert_eq!(main_word("met"), main_word("meeting"));
        assert_eq!(main_word("carried out an air strike"), main_word("strikes"));
        let one = words_of("The convoy was attacked near the bridge");
        let two = words_of("They attack convoys");
        assert_eq!(shared(&one, &two), 2);
    }
}

//! Comparing short texts by their words.

/// The words of a text in lower case, without punctuation.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(80)
        .map(str::to_lowercase)
        .collect()
}

/// How many of 100 words of the longer text are in the other one too.
pub(super) fn overlap(one: &[String], other: &[String]) -> usize {
    let mut left: Vec<&String> = other.iter().collect();
    let common = one
        .iter()
        .filter(|word| {
            let at = left.iter().position(|have| have == word);
            at.map(|at| left.swap_remove(at)).is_some()
        })
        .count();
    common * 100 / one.len().max(other.len()).max(1)
}

/// True when a text ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']') || c.is_whitespace()
    });
    end.ends_with(['.', '!', '?', '…', '。', '؟', '۔', '।'])
}

/// Runs of white space as one space, none at the ends.
pub(super) fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

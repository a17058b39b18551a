//! Codes of countries out of codes and names, as lists of names write them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static CODES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut codes = BTreeMap::new();
    for line in include_str!("../../data/country_codes.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(three), Some(two), Some(names)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        for word in names.split('|').chain([three, two]) {
            codes.entry(folded(word)).or_insert(three);
        }
    }
    codes
});

fn folded(words: &str) -> String {
    let words = words.to_lowercase();
    let words = words.trim().strip_prefix("the ").unwrap_or(words.trim());
    words.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The ISO 3166-1 alpha-3 code of a country by its code of two or three letters, or one of its English names.
pub(super) fn code(words: &str) -> Option<&'static str> {
    CODES.get(&folded(words)).copied()
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn codes_and_names_lead_to_one_code() {
        for words in ["no", "NOR", "Norway", "norway "] {
            assert_eq!(code(words), Some("NOR"), "{words}");
        }
        assert_eq!(code("The Netherlands"), code("nl"));
        assert_eq!(code("Qasmar"), None);
    }
}

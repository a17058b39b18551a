//! Which parts of corpora without a dev split the weights never saw.

use std::collections::BTreeSet;

/// The sentences or documents of a corpus that training held back.
pub(crate) fn held_back(corpus: &str) -> BTreeSet<&'static str> {
    let rows = include_str!("../data/held_back.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .filter(|(name, _)| *name == corpus)
        .map(|(_, id)| id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::held_back;

    #[test]
    fn a_fifth_of_plv_and_of_tempeval_is_held_back() {
        // Six of the 209 rows of PLV share an id with another of them.
        assert!((203..=209).contains(&held_back("plv").len()));
        assert_eq!(held_back("tempeval").len(), 51);
        assert!(held_back("polnear").is_empty());
    }
}

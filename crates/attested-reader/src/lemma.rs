//! Lemmas as edits of the word, as in `training/lemmas.py`.

use crate::ReaderError;

/// One class of edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Edit {
    /// The lemma whatever the word.
    Replace(String),
    /// Lower-case the word or keep its case, drop characters from its end, add some.
    Ending {
        /// Whether the case stays.
        keep_case: bool,
        /// Characters dropped.
        drop: usize,
        /// What is added.
        add: String,
    },
}

impl Edit {
    /// Reads `=lemma`, `L|drop|add` or `K|drop|add`.
    pub(crate) fn parse(code: &str) -> Result<Self, ReaderError> {
        if let Some(lemma) = code.strip_prefix('=') {
            return Ok(Self::Replace(lemma.to_owned()));
        }
        let mut parts = code.splitn(3, '|');
        let (mode, drop, add) = (parts.next(), parts.next().and_then(|drop| drop.parse().ok()), parts.next());
        match (mode, drop, add) {
            (Some(mode @ ("K" | "L")), Some(drop), Some(add)) => {
                Ok(Self::Ending { keep_case: mode == "K", drop, add: add.to_owned() })
            }
            _ => Err(ReaderError::description(format!("lemma edit {code:?} is none"))),
        }
    }

    /// The lemma of `form`; the form itself where the edit does not fit.
    ///
    /// Whole lemmas are for words such as `was`, not for numbers or addresses that begin like one.
    pub(crate) fn apply(&self, form: &str) -> String {
        match self {
            Self::Replace(lemma) => {
                let plain =
                    form.chars().all(|char| char.is_ascii_alphabetic() || matches!(char, '\'' | '\u{2019}'));
                if plain { lemma.clone() } else { form.to_owned() }
            }
            Self::Ending { keep_case, drop, add } => {
                let base: Vec<char> = if *keep_case {
                    form.chars().collect()
                } else {
                    form.chars().flat_map(char::to_lowercase).collect()
                };
                match base.len().checked_sub(*drop) {
                    Some(kept) => base[..kept].iter().chain(add.chars().collect::<Vec<_>>().iter()).collect(),
                    None => form.to_owned(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Edit;

    #[test]
    fn edits_apply_or_leave_the_word() {
        let apply = |code: &str, form| Edit::parse(code).unwrap().apply(form);
        assert_eq!(apply("L|3|y", "Countries"), "country");
        assert_eq!(apply("K|0|", "Tehran"), "Tehran");
        assert_eq!(apply("=be", "was"), "be");
        assert_eq!(apply("=I", "me@example.org"), "me@example.org");
        assert_eq!(apply("L|9|", "was"), "was");
        assert!(Edit::parse("X|1|").is_err());
    }
}

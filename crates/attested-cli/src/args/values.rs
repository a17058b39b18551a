use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::model::{Edtf, Vocabulary};

/// Accepts the words of a closed vocabulary, in any case, and lists them in the help.
pub(super) fn word_of<T: Vocabulary + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::ALL.iter().map(|value| value.word())).try_map(|text| {
        let known = T::ALL.iter().copied().find(|value| value.word().eq_ignore_ascii_case(&text));
        known.ok_or_else(|| format!("'{text}' is not a {}", T::NAME))
    })
}

/// Accepts a date: a day, a month, a year, or any EDTF value of level 1.
pub(super) fn date(text: &str) -> Result<Edtf, String> {
    text.trim().parse().map_err(|_| {
        format!("'{text}' is not a date; write 2031-04-09, 2031-04 or 2031 (year first, as ISO 8601 has it)")
    })
}

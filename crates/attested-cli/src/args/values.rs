use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::model::{Edtf, Vocabulary};

/// Accepts the words of a closed vocabulary, in any case, and lists them in the help.
pub(super) fn word_of<T: Vocabulary + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::ALL.iter().map(|value| value.word())).try_map(|text| {
        let known = T::ALL.iter().copied().find(|value| value.word().eq_ignore_ascii_case(&text));
        known.ok_or_else(|| format!("'{text}' is not a {}", T::NAME))
    })
}

/// Accepts `text=body`.
pub(super) fn column(text: &str) -> Result<(attested::Role, String), String> {
    let (role, name) =
        text.split_once('=').ok_or_else(|| format!("'{text}' is not ROLE=NAME, such as text=body"))?;
    let known = attested::Role::ALL.into_iter().find(|known| known.word().eq_ignore_ascii_case(role.trim()));
    let roles = || attested::Role::ALL.map(attested::Role::word).join(", ");
    known
        .map(|role| (role, name.trim().to_owned()))
        .ok_or_else(|| format!("'{role}' is no role of a column; there are {}", roles()))
}

/// Accepts a number of bytes: `1000000`, `64K`, `64M`, `2G`, `1T`.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match text[digits.len()..].to_ascii_uppercase().as_str() {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        "T" | "TB" | "TIB" => 40,
        _ => return Err(format!("'{text}' is not a size; write 500000, 64K, 64M, 2G or 1T")),
    };
    let number: u64 =
        digits.trim().parse().map_err(|_| format!("'{text}' is not a size; write 64M or 2G"))?;
    number.checked_mul(1 << unit).ok_or_else(|| format!("'{text}' is too large"))
}

/// Accepts a span of time: `30` and `30m` minutes, `90s`, `2h`, `1d`.
pub(super) fn every(text: &str) -> Result<std::time::Duration, String> {
    let wrong = || format!("'{text}' is not a span of time; write 30 (minutes), 90s, 2h or 1d");
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "s" => 1,
        "" | "m" | "min" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    match number.checked_mul(unit) {
        Some(seconds) if seconds > 0 => Ok(std::time::Duration::from_secs(seconds)),
        _ => Err(wrong()),
    }
}

/// Accepts a date: a day, a month, a year, or any EDTF value of level 1.
pub(super) fn date(text: &str) -> Result<Edtf, String> {
    text.trim().parse().map_err(|_| {
        format!("'{text}' is not a date; write 2031-04-09, 2031-04 or 2031 (year first, as ISO 8601 has it)")
    })
}

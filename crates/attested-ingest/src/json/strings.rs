use std::ops::Range;

use crate::{Mapped, decode};

/// The text of a string (`range` holds its quotation marks), with the way back to the bytes of `raw`.
///
/// Runs without escapes are copied; each escape is a segment of its own. Half of a surrogate pair becomes U+FFFD,
/// with a warning. The string must have been scanned before: what is malformed is copied as it stands.
///
/// ```
/// let raw = br#"{"text":"Zo\u00eb said \"no\""}"#;
/// let mut warnings = Vec::new();
/// let mapped = attested_ingest::json::unescape(raw, 8..raw.len() - 1, None, &mut warnings);
/// assert_eq!(mapped.text(), "Zoë said \"no\"");
/// let (_, offsets) = mapped.finish().unwrap();
/// // "ë" is bytes 2..4 of the text, and six bytes of the file.
/// assert_eq!(offsets.raw(attested_model::Span::of(2..4)), Some((11, 17)));
/// ```
pub fn unescape(
    raw: &[u8],
    range: Range<usize>,
    encoding: Option<&str>,
    warnings: &mut Vec<String>,
) -> Mapped {
    let mut mapped = Mapped::default();
    append(raw, range, encoding, &mut mapped, warnings);
    mapped
}

/// Appends the text of a string to `mapped`.
pub(super) fn append(
    raw: &[u8],
    range: Range<usize>,
    encoding: Option<&str>,
    mapped: &mut Mapped,
    warnings: &mut Vec<String>,
) {
    let end = range.end.saturating_sub(1).min(raw.len());
    let mut at = (range.start + 1).min(end);
    while at < end {
        let stop = memchr::memchr(b'\\', &raw[at..end]).map_or(end, |found| at + found);
        decode::push(mapped, &raw[at..stop], at as u64, encoding, warnings);
        if stop == end {
            return;
        }
        let (character, len) = escape(&raw[stop..end]);
        let character = character.unwrap_or_else(|| {
            let warning = "holds half of a surrogate pair, which stands for no character".to_owned();
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
            char::REPLACEMENT_CHARACTER
        });
        mapped.replaced(character.encode_utf8(&mut [0; 4]), stop as u64, len as u64);
        at = stop + len;
    }
}

/// The character of the escape that `raw` begins with, and its length in bytes.
fn escape(raw: &[u8]) -> (Option<char>, usize) {
    let simple = match raw.get(1) {
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return code_point(raw),
        Some(&other) if other.is_ascii() => char::from(other),
        _ => return (Some('\\'), 1),
    };
    (Some(simple), 2)
}

fn code_point(raw: &[u8]) -> (Option<char>, usize) {
    let unit = |from: usize| {
        let digits = raw.get(from..from + 6)?.strip_prefix(b"\\u")?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    match (unit(0), unit(6)) {
        (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) => {
            (char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)), 12)
        }
        (Some(single), _) => (char::from_u32(single), 6),
        (None, _) => (Some('u'), 2.min(raw.len())),
    }
}

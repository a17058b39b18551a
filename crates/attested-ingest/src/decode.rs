//! Bytes to text: byte order mark, UTF-8, else the declared encoding or windows-1252, with the way back.

use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use attested_model::{OffsetMap, Span};

use crate::Mapped;

/// Text out of bytes, and what had to be assumed.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The text and the way back.
    pub mapped: Mapped,
    /// What had to be assumed, in sentences.
    pub warnings: Vec<String>,
}

/// Decodes a whole source.
///
/// A byte order mark decides; else valid UTF-8 is UTF-8; else `declared` (a name such as `windows-1251`), else
/// windows-1252, with a warning. A text that is said to be UTF-8 and has more broken than whole characters beyond
/// ASCII is windows-1252; one that is said to be nothing and has a few broken ones among many is UTF-8. Bytes that the
/// encoding does not have become U+FFFD, each with its way back.
pub fn decode(raw: &[u8], declared: Option<&str>) -> Decoded {
    let mut mapped = Mapped::default();
    let mut warnings = Vec::new();
    if let Some(rest) = raw.strip_prefix(b"\xef\xbb\xbf") {
        push(&mut mapped, rest, 3, declared, &mut warnings);
    } else if raw.starts_with(b"\xff\xfe") {
        foreign(&mut mapped, &raw[2..], 2, UTF_16LE, &mut warnings);
    } else if raw.starts_with(b"\xfe\xff") {
        foreign(&mut mapped, &raw[2..], 2, UTF_16BE, &mut warnings);
    } else {
        push(&mut mapped, raw, 0, declared, &mut warnings);
    }
    Decoded { mapped, warnings }
}

/// Appends `raw`, which starts at byte `raw_start` of its source: as UTF-8 when it is, else as [`decode`] does.
pub(crate) fn push(
    mapped: &mut Mapped,
    raw: &[u8],
    raw_start: u64,
    declared: Option<&str>,
    warnings: &mut Vec<String>,
) {
    if let Ok(text) = std::str::from_utf8(raw) {
        return mapped.copied(text, raw_start);
    }
    let (encoding, how) = match declared.map(|label| (label, Encoding::for_label(label.as_bytes()))) {
        Some((_, Some(encoding))) if encoding == UTF_8 && !is_mostly_utf8(raw, 1) => {
            (WINDOWS_1252, "which is a guess, though UTF-8 is declared")
        }
        Some((_, Some(encoding))) => (encoding, "as declared"),
        Some((_, None)) => (WINDOWS_1252, "because the declared encoding is not known"),
        None if is_mostly_utf8(raw, 4) => (UTF_8, "as nearly all of it is"),
        None => (WINDOWS_1252, "which is a guess"),
    };
    let warning = format!("is not UTF-8; read as {}, {how}", encoding.name());
    if !warnings.contains(&warning) {
        warnings.push(warning);
    }
    foreign(mapped, raw, raw_start, encoding, warnings);
}

/// True when whole characters beyond ASCII are at least so many times as many as broken ones.
pub(crate) fn is_mostly_utf8(raw: &[u8], times: usize) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in raw.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && whole >= broken * times
}

/// Feeds the decoder byte by byte, so that each character knows the bytes it came from.
fn foreign(
    mapped: &mut Mapped,
    raw: &[u8],
    raw_start: u64,
    encoding: &'static Encoding,
    warnings: &mut Vec<String>,
) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut taken = 0usize;
    let mut replaced = 0usize;
    let mut buffer = [0u8; 32];
    for at in 0..=raw.len() {
        let last = at == raw.len();
        let input = if last { &raw[at..] } else { &raw[at..=at] };
        let mut consumed = 0;
        loop {
            let (result, read, written, bad) = decoder.decode_to_utf8(&input[consumed..], &mut buffer, last);
            consumed += read;
            replaced += usize::from(bad);
            let piece = std::str::from_utf8(&buffer[..written]).unwrap_or("\u{fffd}");
            let end = if last { raw.len() } else { at + 1 };
            if !piece.is_empty() {
                let source = &raw[taken..end];
                if source == piece.as_bytes() {
                    mapped.copied(piece, raw_start + taken as u64);
                } else {
                    mapped.replaced(piece, raw_start + taken as u64, (end - taken) as u64);
                }
                taken = end;
            }
            if result == CoderResult::InputEmpty {
                break;
            }
        }
    }
    if replaced > 0 {
        warnings.push(format!("holds byte sequences that {} does not have", encoding.name()));
    }
}

/// True when bytes are no text: a NUL byte outside UTF-16, or many control characters.
///
/// More than one control character in 20 bytes of valid UTF-8, or one in 50 of anything else, is binary; tab,
/// line ends, form feed, escape and backspace are not counted.
pub fn is_binary(raw: &[u8]) -> bool {
    if raw.starts_with(b"\xff\xfe") || raw.starts_with(b"\xfe\xff") {
        return raw.len() % 2 == 1 && raw.len() < 8;
    }
    if memchr::memchr(0, raw).is_some() {
        return true;
    }
    let control = |byte: &&u8| matches!(**byte, 1..=7 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    let controls = raw.iter().filter(control).count();
    if std::str::from_utf8(raw).is_ok() {
        return controls * 20 > raw.len();
    }
    let undefined = |byte: &&u8| matches!(**byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    (controls + raw.iter().filter(undefined).count()) * 50 > raw.len()
}

/// A warning for a text that was UTF-8, read as windows-1252 and written as UTF-8 again, with the first place: `â€™`
/// for `’`. Nothing is mended, since what stands there may be what was printed.
pub(crate) fn garbled(text: &str, offsets: &OffsetMap) -> Option<String> {
    let mut found = 0usize;
    let mut first: Option<(usize, String, String)> = None;
    let mut at = 0;
    while let Some(next) = text[at..].find(['Â', 'Ã', 'â', 'Å', 'Ä', 'ð', 'Ð', 'Ñ', 'Î', 'Ø', 'Ù'])
    {
        let start = at + next;
        let Some((len, meant)) = misread(&text[start..]) else {
            at = start + text[start..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        found += 1;
        first.get_or_insert_with(|| (start, text[start..start + len].to_owned(), meant));
        at = start + len;
    }
    let (start, words, meant) = first.filter(|_| found > 1)?;
    let place = offsets.raw(Span::of(start..start + words.len())).map_or(start as u64, |(raw, _)| raw);
    Some(format!(
        "seems to have been read in a wrong encoding before: '{words}' stands for '{meant}' in {found} places, the first \
         at byte {place}"
    ))
}

/// The length of a character of several bytes at the start of `text`, each of which became a character of
/// windows-1252, and the character.
fn misread(text: &str) -> Option<(usize, String)> {
    let mut bytes = Vec::new();
    let mut len = 0;
    let mut wanted = 0;
    for character in text.chars().take(4) {
        let mut buffer = [0; 4];
        let (byte, _, failed) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
        let &[byte] = byte.as_ref() else { return None };
        if failed || byte < 0x80 {
            return None;
        }
        bytes.push(byte);
        len += character.len_utf8();
        if bytes.len() == 1 {
            wanted = match byte {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return None,
            };
        }
        if bytes.len() == wanted {
            return String::from_utf8(bytes).ok().map(|meant| (len, meant));
        }
    }
    None
}

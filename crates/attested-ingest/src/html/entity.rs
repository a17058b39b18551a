//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.

use std::borrow::Cow;

/// The longest name HTML has, `&CounterClockwiseContourIntegral;`, with some room.
const LONGEST: usize = 40;

/// Reads the reference at the start of `text`, which begins with `&`: how many bytes it takes, and what it stands
/// for. Nothing when it is no reference; then the bytes stand for themselves.
///
/// A number that names no character stands for U+FFFD, as browsers have it.
pub(crate) fn read(text: &str) -> (usize, Cow<'static, str>) {
    let len = length(text.as_bytes());
    let reference = &text[..len];
    let common = match reference {
        "&" => "",
        "&amp;" => "&",
        "&nbsp;" | "&#160;" => "\u{a0}",
        "&quot;" | "&#34;" => "\"",
        "&lt;" => "<",
        "&gt;" => ">",
        "&rsquo;" | "&#8217;" | "&#x2019;" => "’",
        "&lsquo;" | "&#8216;" => "‘",
        "&ldquo;" | "&#8220;" => "“",
        "&rdquo;" | "&#8221;" => "”",
        "&ndash;" | "&#8211;" => "–",
        "&mdash;" | "&#8212;" => "—",
        "&#39;" | "&#039;" | "&apos;" | "&#x27;" => "'",
        "&hellip;" | "&#8230;" => "…",
        _ => return decoded(reference),
    };
    (len, Cow::Borrowed(common))
}

/// How many bytes may belong to the reference: `&`, a name or number, and a semicolon.
fn length(bytes: &[u8]) -> usize {
    let hash = usize::from(bytes.get(1) == Some(&b'#'));
    let name = bytes[1 + hash..].iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if name == 0 {
        return 1;
    }
    let end = 1 + hash + name;
    end + usize::from(bytes.get(end) == Some(&b';'))
}

/// Asks the tokenizer, which has the table of names.
fn decoded(reference: &str) -> (usize, Cow<'static, str>) {
    let mut value = Vec::new();
    for token in html5gum::Tokenizer::new(reference) {
        let Ok(html5gum::Token::String(piece)) = token else { continue };
        value.extend_from_slice(&piece.value);
    }
    let value = String::from_utf8_lossy(&value).into_owned();
    if value == reference {
        (reference.len(), Cow::Borrowed(""))
    } else {
        (reference.len(), Cow::Owned(value))
    }
}

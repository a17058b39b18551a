//! Text from a source, made harmless for a terminal: what could steer it becomes visible instead.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The text with control, escape and direction-changing characters made visible.
///
/// Line breaks and tabs become spaces; other C0 controls become their pictures (ESC is ␛); C1 controls, bidi
/// controls and other invisible format characters become their number (`<U+202E>`). Joiners that scripts need
/// stay as they are.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| harmless(c) && !is_break(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_break(c) { out.push(' ') } else { push(c, &mut out) }
    }
    Cow::Owned(out)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn push(c: char, out: &mut String) {
    match c {
        '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
        '\u{7f}' => out.push('\u{2421}'),
        c if harmless(c) => out.push(c),
        c => {
            // Writing to a String cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        }
    }
}

/// False for characters that steer a terminal or hide what is written.
fn harmless(c: char) -> bool {
    !matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        // Direction: marks, embeddings, overrides, isolates.
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Invisible: zero-width space, line separators, word joiner and operators, old controls, BOM, tags.
        | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{180e}' | '\u{e0000}'..='\u{e007f}')
}

/// A writer that makes everything harmless that passes through, line breaks and tabs excepted; for data that is
/// laid out already, such as a table shown on a screen.
pub struct Neutraliser<W> {
    inner: W,
    /// The beginning of a character whose rest has not come yet.
    pending: Vec<u8>,
}

impl<W: Write> Neutraliser<W> {
    /// Wraps a writer.
    pub fn new(inner: W) -> Self {
        Self { inner, pending: Vec::new() }
    }

    fn pass(&mut self, text: &str) -> io::Result<()> {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, '\n' | '\r' | '\t') { out.push(c) } else { push(c, &mut out) }
        }
        self.inner.write_all(out.as_bytes())
    }
}

impl<W: Write> Write for Neutraliser<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.pending) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => self.pending.len(),
        };
        let rest = self.pending.split_off(whole);
        let text = String::from_utf8_lossy(&std::mem::replace(&mut self.pending, rest)).into_owned();
        self.pass(&text)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Neutraliser, neutral};

    #[test]
    fn escapes_and_controls_become_pictures() {
        assert_eq!(neutral("a\u{1b}[31mred\u{7}\0\u{7f}"), "a␛[31mred␇␀␡");
    }

    #[test]
    fn one_byte_escapes_and_direction_changes_become_numbers() {
        assert_eq!(
            neutral("\u{9b}2J \u{202e}evil\u{2066}\u{200f}"),
            "<U+009B>2J <U+202E>evil<U+2066><U+200F>"
        );
        assert_eq!(neutral("a\u{200b}b\u{e0041}"), "a<U+200B>b<U+E0041>");
    }

    #[test]
    fn breaks_become_spaces_and_joiners_stay() {
        assert_eq!(neutral("one\r\ntwo\tthree\u{2028}four"), "one  two three four");
        assert_eq!(neutral("نمی\u{200c}خواهم 👩\u{200d}🚒"), "نمی\u{200c}خواهم 👩\u{200d}🚒");
    }

    #[test]
    fn nothing_that_passes_can_steer_a_terminal() {
        for number in (0..0x300).chain(0x2000..0x2100).chain(0xfe00..0x1_0000) {
            let Some(c) = char::from_u32(number) else { continue };
            let text = format!("x{c}y");
            let shown = neutral(&text);
            assert!(!shown.chars().any(char::is_control), "U+{number:04X}");
            assert_eq!(neutral(&shown), shown, "U+{number:04X} is made harmless once and for all");
        }
    }

    #[test]
    fn a_stream_is_made_harmless_even_when_it_is_cut_inside_a_character() {
        let mut out = Vec::new();
        let mut stream = Neutraliser::new(&mut out);
        for byte in "id,“\u{1b}[2J”\u{202e}\r\n".as_bytes() {
            stream.write_all(&[*byte]).unwrap();
        }
        assert_eq!(String::from_utf8(out).unwrap(), "id,“␛[2J”<U+202E>\r\n");
    }
}

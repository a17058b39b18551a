use encoding_rs::{Encoding, WINDOWS_1252};

use crate::Mapped;

/// Groups that hold no running text.
const APART: [&str; 30] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "fldinst",
    "object",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "pgdsctbl",
    "filetbl",
    "revtbl",
    "bkmkstart",
];

/// Groups nested deeper than this are read as if they were not nested.
const DEEPEST: usize = 1000;

#[derive(Clone, Copy)]
struct State {
    /// Characters here are no running text.
    apart: bool,
    /// How many characters behind a `\u` stand for it.
    behind: usize,
    hidden: bool,
}

/// The text of an RTF file, with each character's way back; `None` when it is none.
pub(crate) fn text(raw: &[u8], warnings: &mut Vec<String>) -> Option<Mapped> {
    if !raw.starts_with(b"{\\rtf") {
        return None;
    }
    let mut reading = Reading {
        raw,
        at: 0,
        out: Mapped::default(),
        states: vec![State { apart: false, behind: 1, hidden: false }],
        encoding: WINDOWS_1252,
        skip: 0,
        opens: false,
        high: None,
        pending: Vec::new(),
        pending_start: 0,
    };
    while reading.at < raw.len() {
        reading.step();
    }
    reading.flush();
    if reading.states.len() > 1 {
        warnings.push("ends inside a group: the file may be cut off".to_owned());
    }
    Some(reading.out)
}

struct Reading<'a> {
    raw: &'a [u8],
    at: usize,
    out: Mapped,
    states: Vec<State>,
    encoding: &'static Encoding,
    /// Characters that only repeat a `\u` for old readers.
    skip: usize,
    /// Just behind a `{`: the next word may say what the group holds.
    opens: bool,
    /// The first half of a character that takes two `\u`, and where it stands.
    high: Option<(u32, usize)>,
    /// Bytes of the file's encoding that are not decoded yet: a character may take two.
    pending: Vec<u8>,
    pending_start: usize,
}

impl Reading<'_> {
    fn state(&mut self) -> &mut State {
        // The first state is never taken away.
        let last = self.states.len() - 1;
        &mut self.states[last]
    }

    fn is_shown(&mut self) -> bool {
        let state = *self.state();
        !state.apart && !state.hidden
    }

    fn step(&mut self) {
        match self.raw[self.at] {
            b'{' => {
                self.flush();
                let state = *self.state();
                if self.states.len() < DEEPEST {
                    self.states.push(state);
                }
                self.opens = true;
                self.at += 1;
            }
            b'}' => {
                self.flush();
                if self.states.len() > 1 {
                    self.states.pop();
                }
                (self.opens, self.skip) = (false, 0);
                self.at += 1;
            }
            b'\\' => self.control(),
            b'\r' | b'\n' => {
                self.flush();
                self.at += 1;
            }
            byte => {
                self.opens = false;
                if self.skip > 0 {
                    self.skip -= 1;
                    self.at += 1;
                } else if byte < 0x80 && byte != 0 {
                    self.flush();
                    let rest = &self.raw[self.at..];
                    let len = rest
                        .iter()
                        .take_while(|byte| {
                            (0x20..0x80).contains(*byte) && !matches!(byte, b'{' | b'}' | b'\\')
                        })
                        .count()
                        .max(1);
                    if self.is_shown() {
                        // ASCII by the test above.
                        let run = std::str::from_utf8(&rest[..len]).unwrap_or("");
                        self.out.copied(run, self.at as u64);
                    }
                    self.at += len;
                } else {
                    self.byte(byte, 1);
                }
            }
        }
    }

    /// A byte of the file's encoding that takes `len` bytes to write.
    fn byte(&mut self, byte: u8, len: usize) {
        if self.pending.is_empty() {
            self.pending_start = self.at;
        }
        self.pending.push(byte);
        self.at += len;
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        if self.is_shown() {
            let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
            let (start, len) = (self.pending_start as u64, (self.at - self.pending_start) as u64);
            let each = len / bytes.len().max(1) as u64;
            if text.chars().count() == bytes.len() {
                // One byte, one character.
                for (number, character) in text.chars().enumerate() {
                    let piece = character.encode_utf8(&mut [0; 4]).to_owned();
                    self.out.replaced(&piece, start + each * number as u64, each);
                }
            } else {
                self.out.replaced(&text, start, len);
            }
        }
    }

    fn control(&mut self) {
        let start = self.at;
        let Some(&next) = self.raw.get(start + 1) else {
            self.at += 1;
            return;
        };
        if next == b'\'' {
            let digits =
                self.raw.get(start + 2..start + 4).and_then(|digits| std::str::from_utf8(digits).ok());
            let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
                self.at += 2;
                return;
            };
            self.opens = false;
            if self.skip > 0 {
                self.skip -= 1;
                self.at += 4;
            } else {
                self.byte(byte, 4);
            }
            return;
        }
        self.flush();
        if !next.is_ascii_alphabetic() {
            self.at += 2;
            let opens = std::mem::take(&mut self.opens);
            match next {
                // A group that a reader may pass over when it does not know it.
                b'*' if opens => self.state().apart = true,
                b'{' | b'}' | b'\\' => self.put(std::str::from_utf8(&[next]).unwrap_or(""), start),
                b'~' => self.put("\u{a0}", start),
                b'_' => self.put("\u{2011}", start),
                b'\r' | b'\n' => self.put("\n\n", start),
                _ => {}
            }
            return;
        }
        let letters =
            self.raw[start + 1..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count().min(40);
        let word = String::from_utf8_lossy(&self.raw[start + 1..start + 1 + letters]).into_owned();
        let mut end = start + 1 + letters;
        let sign = usize::from(self.raw.get(end) == Some(&b'-'));
        let digits = self.raw[end + sign..].iter().take_while(|byte| byte.is_ascii_digit()).count().min(10);
        let mut number = None;
        if digits > 0 {
            number = std::str::from_utf8(&self.raw[end..end + sign + digits])
                .ok()
                .and_then(|n| n.parse::<i64>().ok());
            end += sign + digits;
        }
        end += usize::from(self.raw.get(end) == Some(&b' '));
        self.at = end;
        let opens = std::mem::take(&mut self.opens);
        self.word(&word, number, opens, start);
    }

    fn word(&mut self, word: &str, number: Option<i64>, opens: bool, start: usize) {
        match word {
            "par" | "sect" | "page" | "row" => self.put("\n\n", start),
            "line" => self.put("\n", start),
            "tab" | "cell" => self.put("\t", start),
            "emdash" => self.put("—", start),
            "endash" => self.put("–", start),
            "lquote" => self.put("‘", start),
            "rquote" => self.put("’", start),
            "ldblquote" => self.put("“", start),
            "rdblquote" => self.put("”", start),
            "bullet" => self.put("•", start),
            "v" => self.state().hidden = number != Some(0),
            "uc" => self.state().behind = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(10),
            "u" => self.unicode(number.unwrap_or(0x3f), start),
            "ansicpg" => {
                let label = number.map(|page| match page {
                    10000 => "macintosh".to_owned(),
                    65001 => "utf-8".to_owned(),
                    932 => "shift_jis".to_owned(),
                    936 => "gbk".to_owned(),
                    949 => "euc-kr".to_owned(),
                    950 => "big5".to_owned(),
                    page => format!("windows-{page}"),
                });
                let known = label.and_then(|label| Encoding::for_label(label.as_bytes()));
                self.encoding = known.unwrap_or(WINDOWS_1252);
            }
            "bin" => {
                let len = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(len).min(self.raw.len());
            }
            "plain" => self.state().hidden = false,
            _ if opens && APART.contains(&word) => self.state().apart = true,
            _ => {}
        }
    }

    fn unicode(&mut self, number: i64, start: usize) {
        // Numbers above 32767 are written as negative ones.
        let unit = u32::try_from(if number < 0 { number + 0x1_0000 } else { number }).unwrap_or(0xfffd);
        self.skip = self.state().behind;
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some((unit, start));
            return;
        }
        let (code, start) = match self.high.take() {
            Some((high, first)) if (0xdc00..0xe000).contains(&unit) => {
                (0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00), first)
            }
            _ => (unit, start),
        };
        let character = char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER);
        let piece = character.encode_utf8(&mut [0; 4]).to_owned();
        self.put(&piece, start);
    }

    /// Text that stands for everything from `start` to where the reading is.
    fn put(&mut self, what: &str, start: usize) {
        if !self.is_shown() || (what.trim().is_empty() && self.out.text().is_empty()) {
            return;
        }
        // Empty paragraphs part no further.
        if what == "\n\n" && self.out.text().ends_with("\n\n\n") {
            return;
        }
        self.out.replaced(what, start as u64, (self.at - start) as u64);
    }
}

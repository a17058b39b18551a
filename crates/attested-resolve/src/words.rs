//! Words of a text with exact bytes: what fingerprints, alignments and comparisons of content look at.
//!
//! A word is a run of letters and digits in lower case; an apostrophe inside a word and a comma or full stop
//! between digits belong to it but are not part of its key: "1,200" and "1200" have one key.

use attested_model::Span;

/// A word: the hash of its normal form and its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Hash of the normal form.
    pub(crate) key: u64,
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// True when it stands inside quotation marks, or in a post that is shown.
    pub(crate) quoted: bool,
    /// True when a sentence, a line or a quotation begins with it, as far as the marks before it tell.
    pub(crate) opens: bool,
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Spreads the bits of a hash (the finaliser of SplitMix64).
pub(crate) fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Hash of a word that is in normal form already.
pub(crate) fn key_of(normal: &str) -> u64 {
    mix(normal.bytes().fold(SEED, step))
}

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// The words of `text` inside `spans`, in order.
pub(crate) fn words(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<Word> {
    let mut found = Vec::new();
    for span in spans {
        let first = found.len();
        words_of(span.text(text), span.start(), &mut found);
        shown_posts(span.text(text), span.start(), &mut found[first..]);
    }
    found
}

/// The longest line that may name whose post stands above it.
const SIGNATURE: usize = 160;

/// Marks the words of posts that are shown without quotation marks: a paragraph over a line such as
/// "— Ilona Marsk (@imarsk) May 2, 2031".
fn shown_posts(text: &str, offset: u32, words: &mut [Word]) {
    if !text.contains("(@") {
        return;
    }
    let mut above = 0..0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let trimmed = line.trim();
        let signed =
            trimmed.len() <= SIGNATURE && trimmed.starts_with(['—', '–', '-', '―']) && trimmed.contains("(@");
        if signed {
            let from = place(offset, above.start);
            let to = place(offset, end);
            for word in words.iter_mut().filter(|word| from <= word.start && word.end <= to) {
                word.quoted = true;
            }
        }
        if !trimmed.is_empty() {
            above = start..end;
        }
        start = end;
    }
}

fn words_of(text: &str, offset: u32, found: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let mut quotes = Quotes::default();
    let mut opens = true;
    let mut at = 0;
    while at < bytes.len() {
        let (letter, width) = decode(text, at);
        if !letter.is_alphanumeric() {
            let before = if at == 0 { None } else { Some(bytes[at - 1]) };
            quotes.see(letter, before, bytes.get(at + width).copied());
            opens |= matches!(letter, '.' | '!' | '?' | ':' | '\n' | '"' | '“' | '„' | '«' | '‘');
            at += width;
            continue;
        }
        let (end, key) = word_from(text, at);
        let (start, quoted) = (place(offset, at), quotes.open());
        found.push(Word { key, start, end: place(offset, end), quoted, opens });
        opens = false;
        at = end;
    }
}

fn place(offset: u32, at: usize) -> u32 {
    offset.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
}

/// The character at byte `at` and its width; ASCII is decoded without a search.
fn decode(text: &str, at: usize) -> (char, usize) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return (char::from(byte), 1);
    }
    let letter = text[at..].chars().next().unwrap_or(' ');
    (letter, letter.len_utf8())
}

/// The end of the word that starts at `at`, and its key.
fn word_from(text: &str, mut at: usize) -> (usize, u64) {
    let bytes = text.as_bytes();
    let (mut hash, mut end, mut last_digit) = (SEED, at, false);
    while at < bytes.len() {
        let (letter, width) = decode(text, at);
        if letter.is_ascii_alphanumeric() {
            hash = step(hash, letter.to_ascii_lowercase() as u8);
        } else if letter.is_alphanumeric() {
            for lower in letter.to_lowercase() {
                let mut buffer = [0; 4];
                hash = lower.encode_utf8(&mut buffer).bytes().fold(hash, step);
            }
        } else {
            let follows = bytes.get(at + width).copied().unwrap_or(b' ');
            let inside = match letter {
                '\'' | '’' => follows.is_ascii_alphabetic(),
                ',' | '.' => last_digit && follows.is_ascii_digit(),
                _ => false,
            };
            if !inside {
                break;
            }
            at += width;
            continue;
        }
        last_digit = letter.is_ascii_digit();
        at += width;
        end = at;
    }
    (end, mix(hash))
}

/// Which quotation marks are open.
#[derive(Debug, Default)]
struct Quotes {
    /// Open marks, one bit for each kind.
    marks: u8,
}

impl Quotes {
    const STRAIGHT: u8 = 1;
    const CURLY: u8 = 2;
    const ANGLED: u8 = 4;
    const SINGLE: u8 = 8;

    fn open(&self) -> bool {
        self.marks != 0
    }

    fn see(&mut self, mark: char, before: Option<u8>, follows: Option<u8>) {
        match mark {
            // A straight mark opens behind a space or bracket: a missing partner does not turn the rest around.
            '"' if before
                .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'(' | b'[' | b'-')) =>
            {
                self.marks |= Self::STRAIGHT;
            }
            '"' => self.marks &= !Self::STRAIGHT,
            '“' | '„' => self.marks |= Self::CURLY,
            '”' => self.marks &= !Self::CURLY,
            '«' => self.marks |= Self::ANGLED,
            '»' => self.marks &= !Self::ANGLED,
            '‘' => self.marks |= Self::SINGLE,
            '’' if !follows.is_some_and(|byte| byte.is_ascii_alphanumeric()) => self.marks &= !Self::SINGLE,
            // A quotation ends with its paragraph: a forgotten mark does not turn the rest of a text around.
            '\n' => self.marks = 0,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{key_of, words};
    use attested_model::Span;

    #[test]
    fn words_have_exact_bytes_and_normal_keys() {
        let text = "Zoë’s “1,200 Men” left.";
        let found = words(text, [Span::of(0..text.len())]);
        let quotes: Vec<_> = found.iter().map(|word| &text[word.start as usize..word.end as usize]).collect();
        assert_eq!(quotes, ["Zoë’s", "1,200", "Men", "left"]);
        assert_eq!(found[0].key, key_of("zoës"));
        assert_eq!(found[1].key, key_of("1200"));
        assert_eq!(found.iter().map(|word| word.quoted).collect::<Vec<_>>(), [false, true, true, false]);
        assert_eq!(found.iter().map(|word| word.opens).collect::<Vec<_>>(), [true, true, false, false]);
    }

    #[test]
    fn a_post_that_is_shown_is_quoted() {
        let text =
            "He wrote again.\n\nWe left Dellin.\n\n— Ilona Marsk (@imarsk) May 2, 2031\n\nThe army left.";
        let found = words(text, [Span::of(0..text.len())]);
        let quoted: Vec<_> = found
            .iter()
            .filter(|word| word.quoted)
            .map(|word| &text[word.start as usize..word.end as usize])
            .collect();
        assert_eq!(quoted, ["We", "left", "Dellin", "Ilona", "Marsk", "imarsk", "May", "2", "2031"]);
    }
}

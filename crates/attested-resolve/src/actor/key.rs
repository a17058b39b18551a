//! Keys of names: what spellings of one name have in common.
//!
//! The consonant skeleton of a word is what is left of its Latin transliteration when vowels go and letters
//! that scripts and habits confuse fall together: Qaani and Ghaani are `kn`, Zelensky and Зеленський `slnsk`.

use any_ascii::any_ascii;

/// The Latin letters and digits of `text` in lower case, split into words. Joined words are split where a small
/// letter meets a capital one.
pub(crate) fn latin_words(text: &str) -> Vec<String> {
    let ascii = any_ascii(text);
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    for letter in ascii.chars() {
        if letter == '\'' || letter == '`' {
            continue;
        }
        let camel = before.is_ascii_lowercase() && letter.is_ascii_uppercase();
        if (camel || !letter.is_ascii_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        }
        before = letter;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The consonant skeleton of a word in lower-case Latin letters; empty for a word of vowels only.
pub(crate) fn skeleton(word: &str) -> String {
    let bytes = word.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    // At the head of a word Kh and H are one letter in many scripts: Khosrav, Hosrav.
    let mut at = usize::from(word.starts_with("kh") && bytes.len() > 3);
    while at < bytes.len() {
        let pair = (bytes[at], bytes.get(at + 1).copied().unwrap_or(b' '));
        let (letter, width) = match pair {
            (b'g' | b'k' | b'q', b'h') | (b'c', b'k') => ('k', 2),
            (b'p', b'h') => ('f', 2),
            (b's' | b'z' | b'c', b'h') | (b't', b's' | b'z') | (b'd', b'j') => ('s', 2),
            (b'd' | b't', b'h') => ('t', 2),
            (b'x', _) => {
                push(&mut out, 'k');
                ('s', 1)
            }
            (b'q' | b'c' | b'g' | b'k', _) => ('k', 1),
            (b'z' | b'j' | b's', _) => ('s', 1),
            (b'v' | b'f', _) => ('f', 1),
            (b'd' | b't', _) => ('t', 1),
            (b'p' | b'b', _) => ('b', 1),
            (b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b'w', _) => (' ', 1),
            (other, _) => (char::from(other), 1),
        };
        if letter != ' ' {
            push(&mut out, letter);
        }
        at += width;
    }
    out
}

fn push(out: &mut String, letter: char) {
    if !out.ends_with(letter) {
        out.push(letter);
    }
}

/// The initials of words, without the small words that acronyms leave out.
pub(crate) fn initials(words: &[String]) -> String {
    words
        .iter()
        .filter(|word| {
            !matches!(word.as_str(), "of" | "the" | "for" | "and" | "on" | "in" | "to" | "de" | "la")
        })
        .filter_map(|word| word.chars().next())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{initials, latin_words, skeleton};

    fn joined(text: &str) -> String {
        skeleton(&latin_words(text).concat())
    }

    #[test]
    fn spellings_of_one_name_share_a_skeleton() {
        for (one, two) in [
            ("Qaravand", "Gharavand"),
            ("Selensky", "Селенський"),
            ("Amir-Bardollahian", "Amirbardolahian"),
            ("Abdulsalam", "Abdel-Salam"),
            ("Gaddhori", "Qadhori"),
        ] {
            assert_eq!(joined(one), joined(two), "{one} {two}");
        }
        assert_ne!(joined("Marsk"), joined("Marl"));
    }

    #[test]
    fn initials_leave_small_words_out() {
        assert_eq!(initials(&latin_words("League for the Defence of Harbours")), "ldh");
    }
}

//! Raw text to words, close to the tokens of the English Universal Dependencies treebanks.
//!
//! The rules are those of `training/splitter.py`; the fixture holds the two equal.

use std::ops::Range;

use crate::characters::{is_letter_like, is_space};

const ABBREVIATIONS: [&str; 48] = [
    "adm", "al", "approx", "apr", "aug", "ave", "brig", "capt", "cmdr", "co", "col", "corp", "dec", "dept",
    "dr", "est", "etc", "feb", "gen", "gov", "hon", "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj",
    "mar", "mr", "mrs", "ms", "nov", "oct", "pres", "prof", "rep", "reps", "rev", "sen", "sens", "sep",
    "sept", "sgt", "sr", "st", "vs",
];
/// Prefixes that stay with their word: non-state is one word, oil-rich is three.
const PREFIXES: [&str; 31] = [
    "anti", "co", "counter", "de", "e", "ex", "extra", "inter", "intra", "mega", "micro", "mid", "mini",
    "mis", "multi", "neo", "non", "over", "post", "pre", "pro", "pseudo", "re", "semi", "sub", "super",
    "trans", "ultra", "un", "under", "vice",
];
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];
/// Words written as one that are two, with the length of the first.
const FUSED: [(&str, usize); 4] = [("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)];
/// Longest name before the @ of an address that is looked for.
const MAX_LOCAL_PART: usize = 64;
/// Longest word that is searched for contractions.
const MAX_CUT: usize = 40;
const LONGEST_PREFIX: usize = 7;

/// Byte ranges of the words of `text`: in order, never overlapping, never empty, covering all but white space.
pub(crate) fn split(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut chunk = Chunk::default();
    for (at, char) in text.char_indices() {
        if is_space(char) {
            chunk.finish(at, &mut words);
        } else {
            chunk.chars.push(char);
            chunk.bytes.push(at);
        }
    }
    chunk.finish(text.len(), &mut words);
    words
}

/// One run of characters that are not white space, with the byte at which each begins.
#[derive(Default)]
struct Chunk {
    chars: Vec<char>,
    bytes: Vec<usize>,
}

impl Chunk {
    /// Adds the words of the run, which ends before byte `end`, and empties it.
    fn finish(&mut self, end: usize, words: &mut Vec<Range<usize>>) {
        if self.chars.is_empty() {
            return;
        }
        self.bytes.push(end);
        let mut at = 0;
        while at < self.chars.len() {
            let char = self.chars[at];
            let mut stop = at + 1;
            if is_letter_like(char) {
                stop = self.address_end(at).unwrap_or_else(|| self.word_end(at));
                self.add_word(at, stop, words);
                at = stop;
                continue;
            } else if let Some(clitic) = self.clitic_end(at) {
                stop = clitic;
            } else if is_repeating(char) {
                while self.get(stop) == Some(char) {
                    stop += 1;
                }
            } else if char == '@' && self.get(stop).is_some_and(is_letter_like) {
                stop = self.word_end(stop);
            }
            self.add(at, stop, words);
            at = stop;
        }
        self.chars.clear();
        self.bytes.clear();
    }

    fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    fn add(&self, start: usize, end: usize, words: &mut Vec<Range<usize>>) {
        words.push(self.bytes[start]..self.bytes[end]);
    }

    /// The characters of a range with English letters lower-cased.
    fn lower(&self, start: usize, end: usize) -> String {
        self.chars[start..end].iter().map(char::to_ascii_lowercase).collect()
    }

    /// End of a web or mail address that begins at `at`, without trailing punctuation.
    fn address_end(&self, at: usize) -> Option<usize> {
        let size = self.chars.len();
        let head = self.lower(at, size.min(at + 8));
        if !["http://", "https://", "www."].iter().any(|start| head.starts_with(start)) {
            let limit = size.min(at + MAX_LOCAL_PART);
            let mut mark = at;
            while mark < limit && (is_letter_like(self.chars[mark]) || "._-+".contains(self.chars[mark])) {
                mark += 1;
            }
            if self.get(mark) != Some('@') || !self.get(mark + 1).is_some_and(is_letter_like) {
                return None;
            }
        }
        let mut stop = size;
        while stop > at + 1 && !(is_letter_like(self.chars[stop - 1]) || self.chars[stop - 1] == '/') {
            stop -= 1;
        }
        Some(stop)
    }

    /// End of the word that begins with the letter or digit at `at`, clitics still attached.
    fn word_end(&self, at: usize) -> usize {
        let mut stop = at;
        while let Some(char) = self.get(stop) {
            let joins = is_letter_like(char) || (stop > at && self.joins(at, stop, char));
            if !joins {
                break;
            }
            stop += 1;
        }
        stop
    }

    /// True when the symbol `char` at `stop` does not end the word that began at `at`.
    fn joins(&self, at: usize, stop: usize, char: char) -> bool {
        let before = self.chars[stop - 1];
        let following = self.get(stop + 1).unwrap_or(' ');
        match char {
            ',' | ':' | '/' => before.is_ascii_digit() && following.is_ascii_digit(),
            '\'' | '\u{2019}' => before.is_ascii_alphabetic() && is_letter_like(following),
            '.' => {
                (before.is_ascii_digit() && following.is_ascii_digit())
                    || self.is_abbreviation(at, stop, following)
                    || (is_host(before) && is_host(following))
            }
            '-' => {
                following.is_ascii_alphabetic()
                    && stop - at <= LONGEST_PREFIX
                    && PREFIXES.contains(&self.lower(at, stop).as_str())
            }
            _ => false,
        }
    }

    /// True when the full stop at `dot` belongs to the word that began at `at`.
    fn is_abbreviation(&self, at: usize, dot: usize, following: char) -> bool {
        let letters = self.chars[at..dot].iter().rev().take_while(|char| char.is_ascii_alphabetic()).count();
        let begin = dot - letters;
        if letters == 1 {
            let dotted = begin > at && self.chars[begin - 1] == '.';
            let letter = self.chars[begin];
            let opens = begin == at
                && (following.is_ascii_alphabetic() || (letter.is_ascii_uppercase() && letter != 'I'));
            return dotted || opens;
        }
        begin == at && letters <= 6 && ABBREVIATIONS.contains(&self.lower(begin, dot).as_str())
    }

    /// End of a clitic such as 's whose apostrophe stands at `at`, right after a word that did not take it.
    fn clitic_end(&self, at: usize) -> Option<usize> {
        if !is_apostrophe(self.chars[at]) || at == 0 || !is_letter_like(self.chars[at - 1]) {
            return None;
        }
        let length = self.chars[at + 1..].iter().take_while(|char| is_letter_like(**char)).count();
        let stop = at + 1 + length;
        (length <= 2 && CLITICS.contains(&self.lower(at + 1, stop).as_str())).then_some(stop)
    }

    /// Adds a word, cutting contractions apart.
    fn add_word(&self, start: usize, end: usize, words: &mut Vec<Range<usize>>) {
        let cut = if end - start > MAX_CUT { None } else { self.contraction(start, end) };
        match cut {
            Some(middle) => {
                self.add(start, middle, words);
                self.add(middle, end, words);
            }
            None => self.add(start, end, words),
        }
    }

    /// Where the second part of a contraction begins.
    fn contraction(&self, start: usize, end: usize) -> Option<usize> {
        let lower = self.lower(start, end);
        if let Some((_, first)) = FUSED.iter().find(|(word, _)| *word == lower) {
            return Some(start + first);
        }
        let size = end - start;
        let from_end = |back: usize| self.chars[end - back];
        if size > 3
            && from_end(1).eq_ignore_ascii_case(&'t')
            && is_apostrophe(from_end(2))
            && from_end(3).eq_ignore_ascii_case(&'n')
        {
            return Some(end - 3);
        }
        CLITICS
            .iter()
            .map(|clitic| (clitic, clitic.len() + 1))
            .find(|(clitic, length)| {
                size > *length && lower.ends_with(**clitic) && is_apostrophe(from_end(*length))
            })
            .map(|(_, length)| end - length)
    }
}

fn is_apostrophe(char: char) -> bool {
    char == '\'' || char == '\u{2019}'
}

fn is_repeating(char: char) -> bool {
    ".-!?*=_~+#".contains(char)
}

fn is_host(char: char) -> bool {
    char.is_ascii_lowercase() || char.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::split;

    fn words(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn contractions_and_possessives_are_cut() {
        assert_eq!(
            words("Iran's minister can't say, it won\u{2019}t"),
            ["Iran", "'s", "minister", "ca", "n't", "say", ",", "it", "wo", "n\u{2019}t"]
        );
    }

    #[test]
    fn abbreviations_and_numbers_keep_their_marks() {
        assert_eq!(
            words("Mr. Hu paid $3,000.50 at 10:30 in the U.S."),
            ["Mr.", "Hu", "paid", "$", "3,000.50", "at", "10:30", "in", "the", "U.S."]
        );
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes() {
        assert_eq!(
            words("US-led anti-war talks--again..."),
            ["US", "-", "led", "anti-war", "talks", "--", "again", "..."]
        );
    }

    #[test]
    fn addresses_stay_whole() {
        assert_eq!(
            words("(see https://a.org/b?c=1, me@b.org)."),
            ["(", "see", "https://a.org/b?c=1", ",", "me@b.org", ")", "."]
        );
    }

    #[test]
    fn other_scripts_and_symbols_are_words() {
        assert_eq!(words("日本 Москва 👍🏽!"), ["日", "本", "Москва", "👍", "🏽", "!"]);
        assert!(words(" \u{feff}\n").is_empty());
    }
}

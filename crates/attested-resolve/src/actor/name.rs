//! A name taken apart, and how like two names are.
//!
//! Example: "Gen. Esmail Qaravand" has the words `esmail qaravand`; "Ismael Gharavand" is another spelling of
//! it, "Mohsen Qaravand" another person, and "Qaravand" alone may be either.

use attested_model::ActorKind;

use super::key::{latin_words, skeleton};
use super::sound::same_name_word;
use super::tables::{LEGAL_FORMS, PARTICLES, SHORT_FORMS, TITLES};

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Token {
    pub(crate) latin: String,
    pub(crate) skeleton: String,
    /// True when its script writes no vowels (Arabic, Hebrew).
    pub(crate) consonantal: bool,
}

/// A name taken apart into the words that tell it from others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    pub(crate) tokens: Vec<Token>,
    /// Legal forms that were taken off a company's name.
    legal: Vec<String>,
    person: bool,
}

/// How like two words are, in thousandths, from which two names of persons may be one.
const ALIKE: u32 = 700;

impl Name {
    /// Takes the name of an actor of `kind` apart. Titles, particles and "the" are left out unless nothing else is there.
    pub fn of(kind: ActorKind, text: &str) -> Self {
        let person = kind == ActorKind::Person;
        let mut words = latin_words(&turned(text, person));
        let mut legal = Vec::new();
        let before = words.clone();
        if person {
            // A title stands before a name; inside one ("Hosrav Emir-Dallan") the word is part of it.
            let titles = words.iter().take_while(|word| TITLES.contains(&word.as_str())).count();
            words.drain(..titles);
            words.retain(|word| !PARTICLES.contains(&word.as_str()));
        } else {
            words.retain(|word| !matches!(word.as_str(), "the" | "of" | "and" | "for" | "s"));
            while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(&word.as_str())) {
                legal.extend(words.pop());
            }
        }
        if words.is_empty() {
            words = before;
        }
        let consonantal = text.chars().any(|letter| matches!(letter, '\u{590}'..='\u{6ff}'));
        let tokens =
            words.into_iter().map(|latin| Token { skeleton: skeleton(&latin), latin, consonantal }).collect();
        Self { tokens, legal, person }
    }

    /// How its words sound, whatever their spelling: names that share none are not alike.
    pub fn sounds(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|token| token.skeleton.as_str()).filter(|sound| sound.len() > 1)
    }

    /// The words, joined by spaces.
    pub(crate) fn normal(&self) -> String {
        self.tokens.iter().map(|token| token.latin.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// All words written as one.
    pub(crate) fn joined(&self) -> String {
        self.tokens.iter().map(|token| token.latin.as_str()).collect()
    }

    /// True when the name has one word, an initial not counted.
    pub(crate) fn is_bare(&self) -> bool {
        self.tokens.iter().filter(|token| token.latin.len() > 1).count() <= 1
    }

    /// True when each word of one is a spelling of a word of the other.
    pub(crate) fn spelled_alike(&self, other: &Self) -> bool {
        let paired = pair(self, other, strict);
        paired.covered_left == self.tokens.len() && paired.covered_right == other.tokens.len()
    }

    /// True when the two may name one: no word of the shorter name is missing from the longer.
    pub(crate) fn compatible(&self, other: &Self) -> bool {
        if self.joined() == other.joined() {
            return true;
        }
        let paired = if self.person { pair(self, other, strict) } else { pair(self, other, loose) };
        paired.covered_left == self.tokens.len() || paired.covered_right == other.tokens.len()
    }
}

/// Words of the longer name that nothing in the shorter stands for.
pub(crate) fn extra_words(one: &Name, two: &Name) -> usize {
    let paired = pair(one, two, loose);
    (one.tokens.len() - paired.covered_left).max(two.tokens.len() - paired.covered_right)
}

/// "Marsk, Ilona" turned to "Ilona Marsk".
fn turned(text: &str, person: bool) -> String {
    match text.split_once(',') {
        Some((last, first)) if person && !first.contains(',') && !first.trim().is_empty() => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => text.to_owned(),
    }
}

/// How like two words are, in thousandths.
pub(crate) fn word_likeness(left: &Token, right: &Token) -> u32 {
    let (one, two) = (left.latin.as_str(), right.latin.as_str());
    if one == two {
        return 1000;
    }
    let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    if short.len() == 1 {
        return if long.starts_with(short) { 860 } else { 0 };
    }
    if SHORT_FORMS.contains(&(short, long)) || SHORT_FORMS.contains(&(long, short)) {
        return 900;
    }
    let distance = distance(one.as_bytes(), two.as_bytes());
    let longest = u32::try_from(long.len()).unwrap_or(u32::MAX) * 10;
    let plain = 1000u32.saturating_sub(1000 * distance / longest.max(1));
    let same_sound = left.skeleton == right.skeleton && left.skeleton.len() >= 2;
    if same_sound { plain.max(600) + (1000 - plain.max(600)) / 2 } else { plain }
}

/// Edit distance in tenths: a changed vowel or a doubled letter costs less than a changed consonant.
pub(crate) fn distance(one: &[u8], two: &[u8]) -> u32 {
    let width = two.len() + 1;
    let mut rows = [vec![0u32; width], vec![0u32; width], vec![0u32; width]];
    for (at, &letter) in two.iter().enumerate() {
        rows[1][at + 1] = rows[1][at] + weight(two, at, letter);
    }
    for (row, &left) in one.iter().enumerate() {
        let [older, before, now] = &mut rows;
        now[0] = before[0] + weight(one, row, left);
        for (at, &right) in two.iter().enumerate() {
            let change = if left == right { 0 } else { change(left, right) };
            let mut best = before[at] + change;
            best = best.min(before[at + 1] + weight(one, row, left)).min(now[at] + weight(two, at, right));
            if row > 0 && at > 0 && one[row - 1] == right && left == two[at - 1] {
                best = best.min(older[at - 1] + 10);
            }
            now[at + 1] = best;
        }
        rows.rotate_left(1);
    }
    rows[1][two.len()]
}

fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// What adding or dropping a letter costs.
fn weight(word: &[u8], at: usize, letter: u8) -> u32 {
    let doubled = at > 0 && word[at - 1] == letter;
    if doubled || letter == b'h' {
        5
    } else if vowel(letter) {
        7
    } else {
        10
    }
}

/// What writing one letter for another costs.
fn change(left: u8, right: u8) -> u32 {
    if vowel(left) && vowel(right) {
        return 6;
    }
    let class = |letter: u8| match letter {
        b'q' | b'k' | b'c' | b'g' => 1,
        b's' | b'z' => 2,
        b'v' | b'w' | b'f' => 3,
        b'd' | b't' => 4,
        b'i' | b'j' | b'y' => 5,
        _ => 0,
    };
    if class(left) != 0 && class(left) == class(right) { 6 } else { 13 }
}

/// Which words of two names stand for each other.
#[derive(Debug, Default)]
struct Paired {
    covered_left: usize,
    covered_right: usize,
    /// Sum over pairs of likeness times letters.
    likeness: u32,
    letters: u32,
}

/// Likeness of two words from which they may stand for each other.
fn loose(one: &Token, two: &Token) -> Option<u32> {
    Some(word_likeness(one, two)).filter(|&likeness| likeness >= ALIKE)
}

/// The same, and the two can be spellings of one name.
fn strict(one: &Token, two: &Token) -> Option<u32> {
    same_name_word(one, two).then(|| word_likeness(one, two))
}

fn pair(left: &Name, right: &Name, alike: fn(&Token, &Token) -> Option<u32>) -> Paired {
    let mut options: Vec<(u32, usize, usize, usize, usize)> = Vec::new();
    for (at, one) in left.tokens.iter().enumerate() {
        for (to, two) in right.tokens.iter().enumerate() {
            options.extend(alike(one, two).map(|likeness| (likeness, at, 1, to, 1)));
        }
    }
    joins(left, right, &mut options, alike, false);
    joins(right, left, &mut options, alike, true);
    options.sort_unstable_by(|one, two| {
        two.0.cmp(&one.0).then((one.1.abs_diff(one.3), one.1, one.3).cmp(&(
            two.1.abs_diff(two.3),
            two.1,
            two.3,
        )))
    });
    let mut used = (vec![false; left.tokens.len()], vec![false; right.tokens.len()]);
    let mut paired = Paired::default();
    for (likeness, at, len, to, other_len) in options {
        if used.0[at..at + len].contains(&true) || used.1[to..to + other_len].contains(&true) {
            continue;
        }
        used.0[at..at + len].fill(true);
        used.1[to..to + other_len].fill(true);
        let letters =
            letters(&left.tokens[at..at + len]).min(letters(&right.tokens[to..to + other_len])).max(2);
        paired.covered_left += len;
        paired.covered_right += other_len;
        paired.likeness += likeness * letters;
        paired.letters += letters;
    }
    paired
}

/// Two neighbouring words of one name that the other writes as one.
fn joins(
    one: &Name,
    two: &Name,
    options: &mut Vec<(u32, usize, usize, usize, usize)>,
    alike: fn(&Token, &Token) -> Option<u32>,
    swapped: bool,
) {
    for (at, pair) in one.tokens.windows(2).enumerate() {
        let latin = format!("{}{}", pair[0].latin, pair[1].latin);
        if pair.iter().any(|token| token.latin.len() < 2) {
            continue;
        }
        let joined = Token { skeleton: skeleton(&latin), latin, consonantal: pair[0].consonantal };
        for (to, token) in two.tokens.iter().enumerate() {
            if let Some(likeness) = alike(&joined, token).filter(|&likeness| likeness >= 850) {
                options.push(if swapped { (likeness, to, 1, at, 2) } else { (likeness, at, 2, to, 1) });
            }
        }
    }
}

fn letters(tokens: &[Token]) -> u32 {
    tokens.iter().map(|token| u32::try_from(token.latin.len()).unwrap_or(0)).sum()
}

/// How like two names are, from 0 to 1000: the judgement alone on the two strings, with nothing else known.
pub fn likeness(left: &Name, right: &Name) -> u32 {
    if left.tokens.is_empty() || right.tokens.is_empty() {
        return 0;
    }
    if !left.legal.is_empty()
        && !right.legal.is_empty()
        && left.legal != right.legal
        && left.tokens == right.tokens
    {
        return 800;
    }
    if left.joined() == right.joined() {
        return 1000;
    }
    let paired = pair(left, right, loose);
    let (all_left, all_right) = (letters(&left.tokens), letters(&right.tokens));
    let missing_left = left.tokens.len() - paired.covered_left;
    let missing_right = right.tokens.len() - paired.covered_right;
    let base = paired.likeness / paired.letters.max(1);
    let smaller = missing_left.min(missing_right);
    let larger = missing_left.max(missing_right);
    let shortest = u32::try_from(left.tokens.len().min(right.tokens.len())).unwrap_or(1);
    let uncovered =
        all_left.min(all_right).saturating_sub(paired.letters) * 1000 / all_left.min(all_right).max(1);
    let extra = if left.person { 25 } else { 90 };
    let larger = u32::try_from(larger).unwrap_or(0) * extra;
    if smaller > 0 {
        return base.saturating_sub(uncovered.max(250) + larger / 2).min(699);
    }
    let lone = if left.person && shortest == 1 && left.tokens.len() != right.tokens.len() { 250 } else { 0 };
    base.saturating_sub(larger + lone)
}

//! Word forms: which words are forms of a verb, and which belong to a closed class.
//!
//! Takes `data/verbs.tsv` and `data/closed.tsv`; inflects the verbs once. A word outside the lists counts as a verb
//! form only by its ending ("-ed", "-ing").

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Tag;

/// The forms that a written word may be, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Forms(u8);

impl Forms {
    /// "attack"
    pub(crate) const BASE: Self = Self(1);
    /// "attacks"
    pub(crate) const THIRD: Self = Self(2);
    /// "attacked", "took"
    pub(crate) const PAST: Self = Self(4);
    /// "attacked", "taken"
    pub(crate) const PARTICIPLE: Self = Self(8);
    /// "attacking"
    pub(crate) const ING: Self = Self(16);

    /// True when one of `other` is among these.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A verb form: what it may be, and of which verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct VerbForm {
    /// The forms.
    pub(crate) forms: Forms,
    /// The verb; empty for one that is known by its ending only.
    pub(crate) lemma: &'static str,
}

const VERBS: &str = include_str!("../../data/verbs.tsv");
const CLOSED: &str = include_str!("../../data/closed.tsv");

static FORMS: LazyLock<BTreeMap<String, VerbForm>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for line in VERBS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { continue };
        let lemma = first.trim_end_matches('!');
        let doubles = first.ends_with('!');
        let regular = past(lemma, doubles);
        let (simple, participle) = match (words.next(), words.next()) {
            (Some(simple), Some(participle)) => (simple.to_owned(), participle.to_owned()),
            _ => (regular.clone(), regular),
        };
        let irregular = !simple.ends_with("ed");
        add(&mut table, lemma.to_owned(), Forms::BASE, lemma, false);
        add(&mut table, third(lemma), Forms::THIRD, lemma, false);
        add(&mut table, ing(lemma, doubles), Forms::ING, lemma, false);
        add(&mut table, simple, Forms::PAST, lemma, irregular);
        add(&mut table, participle, Forms::PARTICIPLE, lemma, irregular);
    }
    table
});

/// A form of two verbs goes to the one it is an irregular form of ("found": find).
fn add(
    table: &mut BTreeMap<String, VerbForm>,
    word: String,
    forms: Forms,
    lemma: &'static str,
    irregular: bool,
) {
    match table.get_mut(&word) {
        Some(held) if held.lemma == lemma => held.forms = held.forms.with(forms),
        Some(held) if irregular => *held = VerbForm { forms, lemma },
        Some(_) => {}
        None => {
            table.insert(word, VerbForm { forms, lemma });
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// True for a verb in consonant and y ("deny").
fn ends_in_y(lemma: &str) -> bool {
    let bytes = lemma.as_bytes();
    matches!(bytes, [.., before, b'y'] if !is_vowel(*before))
}

fn doubled(lemma: &str, doubles: bool) -> String {
    let mut stem = lemma.to_owned();
    if doubles {
        stem.extend(lemma.chars().last());
    }
    stem
}

fn past(lemma: &str, doubles: bool) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else {
        format!("{}ed", doubled(lemma, doubles))
    }
}

fn third(lemma: &str) -> String {
    if ends_in_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| lemma.ends_with(end)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn ing(lemma: &str, doubles: bool) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if lemma.ends_with("ee") || lemma.ends_with("ye") || lemma == "be" {
        format!("{lemma}ing")
    } else if let Some(stem) = lemma.strip_suffix('e') {
        format!("{stem}ing")
    } else {
        format!("{}ing", doubled(lemma, doubles))
    }
}

/// What verb form a lower-cased word is, if any.
pub(crate) fn verb(word: &str) -> Option<VerbForm> {
    if let Some(&known) = FORMS.get(word) {
        return Some(known);
    }
    // British and American doubling ("cancelled", "signalled"), and prefixes ("re-opened").
    let undoubled = |ending: &str| {
        let stem = word.strip_suffix(ending)?;
        let bytes = stem.as_bytes();
        let twice = matches!(bytes, [.., a, b] if a == b && *a == b'l');
        twice.then(|| FORMS.get(&stem[..stem.len() - 1])).flatten()
    };
    let of = |known: &VerbForm, forms| VerbForm { forms, lemma: known.lemma };
    if let Some(known) = undoubled("ed") {
        return Some(of(known, Forms::PAST.with(Forms::PARTICIPLE)));
    }
    if let Some(known) = undoubled("ing") {
        return Some(of(known, Forms::ING));
    }
    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if plain && word.len() > 5 && word.ends_with("ed") && !word.ends_with("eed") {
        return Some(VerbForm { forms: Forms::PAST.with(Forms::PARTICIPLE), lemma: "" });
    }
    if plain && word.len() > 6 && word.ends_with("ing") {
        return Some(VerbForm { forms: Forms::ING, lemma: "" });
    }
    None
}

/// The verb of a lemma as it stands in the table; empty when it is not there.
pub(crate) fn lemma(word: &str) -> &'static str {
    FORMS.get(word).map_or("", |known| known.lemma)
}

/// Every written form that a word may take as a verb and as a noun, in alphabetical order.
///
/// Of a verb of the table its own forms; of any other word the regular ones, with and without a doubled consonant.
pub(crate) fn inflections(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    let known = lemma(word);
    if known.is_empty() {
        for doubles in [false, true] {
            out.extend([past(word, doubles), ing(word, doubles)]);
        }
    } else {
        out.extend(FORMS.iter().filter(|(_, form)| form.lemma == known).map(|(form, _)| form.clone()));
    }
    out.push(third(word));
    out.sort();
    out.dedup();
    out
}

static CLASSES: LazyLock<BTreeMap<&'static str, Tag>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for line in CLOSED.lines().filter(|line| !line.starts_with('#')) {
        let Some((class, words)) = line.split_once('\t') else { continue };
        for word in words.split(' ') {
            let (word, class) = match word.split_once(':') {
                Some((word, class)) if !class.is_empty() => (word, class),
                _ => (word, class),
            };
            let tag = match class {
                "det" => Tag::Det,
                "pron" => Tag::Pron,
                "rel" => Tag::Rel,
                "wh" => Tag::Wh,
                "prep" => Tag::Prep,
                "conj" => Tag::Conj,
                "sub" => Tag::Sub,
                "modal" => Tag::Modal,
                "be" => Tag::Be,
                "have" => Tag::Have,
                "do" => Tag::Do,
                "neg" => Tag::Neg,
                _ => Tag::Adv,
            };
            table.entry(word).or_insert(tag);
        }
    }
    table
});

/// The closed class of a lower-cased word, if it belongs to one.
pub(crate) fn class(word: &str) -> Option<Tag> {
    CLASSES.get(word).copied()
}

/// True for a word that carries its own "not" ("didn't", "cannot").
pub(crate) fn is_negative_auxiliary(word: &str) -> bool {
    word.ends_with("n't") || word == "cannot"
}

/// True for a word that names a day, month or part of a day, or a year.
pub(crate) fn is_calendar(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan.",
        "feb.",
        "aug.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "night",
        "noon",
        "midnight",
        "week",
        "month",
        "year",
        "weekend",
        "weeks",
        "months",
        "years",
        "days",
        "day",
        "hours",
        "earlier",
        "later",
        "late",
        "early",
    ];
    WORDS.contains(&word) || (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

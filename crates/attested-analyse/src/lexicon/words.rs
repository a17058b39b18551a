//! What a single word can be.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use attested_model::MentionKind;

use super::table;

/// What a word can be; several at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Words(u16);

impl Words {
    /// Usually written small in running text.
    pub(crate) const COMMON: Words = Words(1);
    /// A given name.
    pub(crate) const GIVEN: Words = Words(2);
    /// Stands in front of a person's name.
    pub(crate) const HONORIFIC: Words = Words(4);
    /// Ends the name of an organisation.
    pub(crate) const ORGANISATION_HEAD: Words = Words(8);
    /// Ends the name of a place.
    pub(crate) const PLACE_HEAD: Words = Words(16);
    /// Ends the name of an event.
    pub(crate) const EVENT_HEAD: Words = Words(32);
    /// Ends the name of a law, prize, weapon.
    pub(crate) const OTHER_HEAD: Words = Words(64);
    /// Stands between a determiner and a noun for somebody.
    pub(crate) const MODIFIER: Words = Words(128);
    /// A month or weekday.
    pub(crate) const CALENDAR: Words = Words(256);

    /// True when the word can be one of these.
    pub(crate) fn any(self, of: Words) -> bool {
        self.0 & of.0 != 0
    }

    /// Either.
    pub(crate) const fn or(self, other: Words) -> Words {
        Words(self.0 | other.0)
    }
}

/// A noun for those who speak or act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Noun {
    /// Its singular.
    pub(crate) singular: &'static str,
    /// True for the plural form.
    pub(crate) plural: bool,
    /// What it names.
    pub(crate) kind: MentionKind,
    /// Stands in front of a name, or takes "of": a role.
    pub(crate) role: bool,
}

static WORDS: LazyLock<BTreeMap<&'static str, Words>> = LazyLock::new(|| {
    let mut words: BTreeMap<&'static str, Words> = BTreeMap::new();
    let mut add = |word: &'static str, class: Words| {
        let held = words.entry(word).or_default();
        *held = held.or(class);
    };
    for (name, class) in [
        ("common_words", Words::COMMON),
        ("given_names", Words::GIVEN),
        ("honorifics", Words::HONORIFIC),
        ("modifiers", Words::MODIFIER),
    ] {
        table(name).flat_map(str::split_whitespace).for_each(|word| add(word, class));
    }
    for line in table("heads") {
        let Some((kind, list)) = line.split_once('\t') else { continue };
        let class = match kind {
            "organisation" => Words::ORGANISATION_HEAD,
            "place" => Words::PLACE_HEAD,
            "event" => Words::EVENT_HEAD,
            _ => Words::OTHER_HEAD,
        };
        list.split_whitespace().for_each(|word| add(word, class));
    }
    for word in CALENDAR {
        add(word, Words::CALENDAR);
    }
    words
});

const CALENDAR: &[&str] = &[
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
    "mar.",
    "apr.",
    "jun.",
    "jul.",
    "aug.",
    "sept.",
    "sep.",
    "oct.",
    "nov.",
    "dec.",
    "jan",
    "feb",
    "apr",
    "jul",
    "aug",
    "sept",
    "oct",
    "nov",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
];

/// First names are written with a capital in their table.
static GIVEN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut names: Vec<&'static str> = table("first_names").collect();
    names.sort_unstable();
    names
});

static NOUNS: LazyLock<BTreeMap<&'static str, Noun>> = LazyLock::new(|| {
    let mut nouns = BTreeMap::new();
    for line in table("nouns") {
        let mut fields = line.split('\t');
        let (Some(singular), Some(plural), Some(kind)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let Ok(kind) = kind.parse::<MentionKind>() else { continue };
        let role = fields.next() == Some("r");
        nouns.entry(plural).or_insert(Noun { singular, plural: true, kind, role });
        if singular != plural {
            nouns.insert(singular, Noun { singular, plural: false, kind, role });
        }
    }
    nouns
});

/// What a word in lower case can be; `written` is the word as written, for names.
pub(crate) fn words(lower: &str, written: &str) -> Words {
    let known = WORDS.get(lower).copied().unwrap_or_default();
    if GIVEN.binary_search(&written).is_ok() { known.or(Words::GIVEN) } else { known }
}

/// The noun for somebody that a word in lower case is.
pub(crate) fn noun(lower: &str) -> Option<Noun> {
    if let Some(&noun) = NOUNS.get(lower) {
        return Some(noun);
    }
    // "ex-minister", "vice-chairman", "co-leader"
    let (prefix, rest) = lower.split_once('-')?;
    matches!(prefix, "ex" | "vice" | "co" | "deputy" | "sub" | "under")
        .then(|| NOUNS.get(rest).copied())
        .flatten()
}

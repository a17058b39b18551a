//! Names of countries, their people and capitals, of regions, cities and organisations.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use attested_model::{MentionKind, Precision};

use super::table;
use crate::Page;
use crate::token::{Shape, tokens};

/// What a name of the gazetteer names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The name under which it is known, the same for all its names.
    pub(crate) canonical: &'static str,
    /// What it is.
    pub(crate) kind: MentionKind,
    /// ISO 3166-1 alpha-3 code, where there is one.
    pub(crate) country: Option<&'static str>,
    /// How exactly a place is known.
    pub(crate) precision: Option<Precision>,
    /// True for capitals, which speak for their governments.
    pub(crate) capital: bool,
}

struct Phrase {
    words: Vec<&'static str>,
    entry: Entry,
}

/// Phrases by their first word in lower case, longest first.
static PHRASES: LazyLock<BTreeMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
    let mut add = |name: &'static str, entry: Entry| {
        let (parts, lower) = tokens(name);
        let words: Vec<&'static str> = parts.iter().map(|token| token.span.text(name)).collect();
        let Some(first) = parts.first() else { return };
        let list = phrases.entry(first.lower(&lower).to_owned()).or_default();
        if !list.iter().any(|phrase| phrase.words == words) {
            list.push(Phrase { words, entry });
        }
    };
    countries(&mut add);
    organisations(&mut add);
    for (name, precision) in [("regions", None), ("places", None)] {
        for line in table(name) {
            let fields: Vec<&str> = line.split('\t').collect();
            let &[name, country, level] = fields.as_slice() else { continue };
            let precision = level.parse().ok().or(precision);
            let country = Some(country).filter(|code| !code.is_empty());
            add(
                name,
                Entry { canonical: name, kind: MentionKind::Place, country, precision, capital: false },
            );
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    phrases
});

fn countries(add: &mut impl FnMut(&'static str, Entry)) {
    for line in table("countries") {
        let fields: Vec<&'static str> = line.split('\t').collect();
        let &[code, names, _, _, capitals] = fields.as_slice() else { continue };
        let country = Some(code);
        let canonical = names.split('|').next().unwrap_or(code);
        let state = Entry { canonical, kind: MentionKind::Country, country, precision: None, capital: false };
        for name in names.split('|').filter(|name| !name.is_empty()) {
            add(name, Entry { precision: Some(Precision::Country), ..state });
        }
        for name in capitals.split('|').filter(|name| !name.is_empty()) {
            let precision = Some(Precision::City);
            add(name, Entry { canonical: name, kind: MentionKind::Place, precision, capital: true, ..state });
        }
    }
    // Behind all names of countries, so that "Congo" stays one.
    for line in table("countries") {
        let fields: Vec<&'static str> = line.split('\t').collect();
        let &[code, names, adjectives, people, _] = fields.as_slice() else { continue };
        let canonical = names.split('|').next().unwrap_or(code);
        let kind = MentionKind::Group;
        for name in adjectives.split('|').chain(people.split('|')).filter(|name| !name.is_empty()) {
            add(name, Entry { canonical, kind, country: Some(code), precision: None, capital: false });
        }
    }
}

fn organisations(add: &mut impl FnMut(&'static str, Entry)) {
    for line in table("organisations") {
        let mut fields = line.split('\t');
        let (Some(names), Some(kind)) = (fields.next(), fields.next()) else { continue };
        let Ok(kind) = kind.parse::<MentionKind>() else { continue };
        let country = fields.next().filter(|code| !code.is_empty());
        let canonical = names.split('|').next().unwrap_or(names);
        for name in names.split('|') {
            add(name, Entry { canonical, kind, country, precision: None, capital: false });
        }
    }
}

/// The longest name of the gazetteer that begins at a token: how many tokens it has and what it names.
///
/// Capitals must be as in the gazetteer, or all letters capital as in some headlines.
pub(crate) fn found_at(page: &Page<'_>, at: usize) -> Option<(usize, Entry)> {
    if page.tokens.get(at)?.shape == Shape::Lower && !page.reads(at, &["the"]) {
        // "al-Qaeda", "dpa"
        if !page.lower(at).starts_with("al") && page.lower(at) != "dpa" {
            return None;
        }
    }
    let list = PHRASES.get(page.lower(at))?;
    list.iter()
        .find(|phrase| {
            let shouted = phrase.words.iter().enumerate().all(|(offset, _)| is_shouted(page, at + offset));
            let long = phrase.words.iter().map(|word| word.len()).sum::<usize>() > 3;
            phrase.words.iter().enumerate().all(|(offset, word)| {
                let here = page.word(at + offset);
                here == *word
                    || same_apostrophe(here, word)
                    || (shouted && long && here.eq_ignore_ascii_case(word))
            })
        })
        .map(|phrase| (phrase.words.len(), phrase.entry))
}

fn is_shouted(page: &Page<'_>, at: usize) -> bool {
    page.tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Upper | Shape::None))
}

fn same_apostrophe(here: &str, known: &str) -> bool {
    here.contains('’') && here.replace('’', "'") == *known
}

/// The country and precision of a place's or country's name, written as in the gazetteer.
pub(crate) fn place(name: &str) -> Option<(Option<&'static str>, Precision)> {
    let (parts, lower) = tokens(name);
    let list = PHRASES.get(parts.first()?.lower(&lower))?;
    let words: Vec<&str> = parts.iter().map(|token| token.span.text(name)).collect();
    let entry = list.iter().find(|phrase| phrase.words == words)?.entry;
    entry.precision.map(|precision| (entry.country, precision))
}

/// The usual name of the country with this ISO 3166-1 alpha-3 code.
pub fn country_name(code: &str) -> Option<&'static str> {
    static NAMES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
        table("countries")
            .filter_map(|line| {
                let (code, rest) = line.split_once('\t')?;
                Some((code, rest.split(['|', '\t']).next()?))
            })
            .collect()
    });
    NAMES.get(code).copied()
}

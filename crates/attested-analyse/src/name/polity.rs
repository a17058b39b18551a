//! Countries that no gazetteer knows, told by what the text says they have.
//!
//! "Sarvane's foreign minister" and "the ambassador of Sarvane" make Sarvane a country throughout the text, and
//! "Sarvanese", "Sarvanian" its people. A surname that owns ("Sol's government") stays a person's.

use std::collections::BTreeSet;

use attested_model::MentionKind;

use super::Named;
use crate::Page;
use crate::lexicon::{self, Words, words};
use crate::token::{Shape, TokenKind};

/// A text does not bring more unknown countries than this.
const MOST: usize = 64;

/// What only states have.
const OF_STATES: &[&str] = &[
    "army",
    "navy",
    "military",
    "government",
    "parliament",
    "president",
    "presidency",
    "premier",
    "chancellor",
    "embassy",
    "ambassador",
    "border",
    "borders",
    "capital",
    "troops",
    "king",
    "queen",
    "republic",
    "airspace",
    "territory",
    "sovereignty",
    "citizens",
    "nationals",
    "consulate",
    "coast",
];
/// Ministers and forces of states, as two words.
const OF_STATES_TWO: &[(&str, &str)] = &[
    ("foreign", "minister"),
    ("foreign", "ministry"),
    ("prime", "minister"),
    ("defence", "minister"),
    ("defense", "minister"),
    ("interior", "minister"),
    ("finance", "minister"),
    ("armed", "forces"),
    ("air", "force"),
    ("security", "forces"),
    ("central", "bank"),
    ("state", "media"),
    ("border", "guards"),
];

/// Gives unknown countries and their people their kinds.
pub(super) fn polities(page: &Page<'_>, names: &mut [Named]) {
    let persons: BTreeSet<&str> = names
        .iter()
        .filter(|name| name.kind == MentionKind::Person && name.tokens.len() > 1)
        .map(|name| page.lower(name.tokens.end - 1))
        .collect();
    let found: BTreeSet<String> = names
        .iter()
        .filter(|name| {
            !name.sure && name.tokens.len() == 1 && !persons.contains(page.lower(name.tokens.start))
        })
        .filter(|name| has_a_state(page, name))
        .map(|name| page.lower(name.tokens.start).to_owned())
        .collect();
    for name in names.iter_mut().filter(|name| !name.sure && name.tokens.len() == 1) {
        let word = page.lower(name.tokens.start);
        if found.contains(word) {
            (name.kind, name.sure) = (MentionKind::Country, true);
        } else if found.iter().take(MOST).any(|country| is_people_of(word, country)) || is_people(page, name)
        {
            (name.kind, name.sure) = (MentionKind::Group, true);
        }
    }
}

/// True when these words make the name a state.
fn has_a_state(page: &Page<'_>, name: &Named) -> bool {
    let end = name.tokens.end;
    if page.kind(end) == Some(TokenKind::Possessive) {
        // "Sarvane's deputy foreign minister"
        return (end + 1..end + 4)
            .take_while(|&at| at == end + 1 || words(page.lower(at - 1), "").any(Words::MODIFIER))
            .any(|at| is_of_states(page, at));
    }
    let Some(tie) = name.tokens.start.checked_sub(1) else { return false };
    if !matches!(page.lower(tie), "of" | "to" | "in") || tie < 2 {
        return false;
    }
    // "the prime minister of Sarvane", "the ambassador to Sarvane"
    let last = tie - 1;
    let office = [
        "president",
        "ambassador",
        "embassy",
        "government",
        "king",
        "queen",
        "republic",
        "parliament",
        "army",
    ]
    .contains(&page.lower(last));
    office || OF_STATES_TWO.contains(&(page.lower(last - 1), page.lower(last)))
}

fn is_of_states(page: &Page<'_>, at: usize) -> bool {
    OF_STATES.contains(&page.lower(at)) || OF_STATES_TWO.contains(&(page.lower(at), page.lower(at + 1)))
}

/// True when a word is made of a country's name: "Sarvanese", "Sarvanian" of "sarvane".
pub(crate) fn is_people_of(word: &str, country: &str) -> bool {
    let Some(stem) = ["ians", "ian", "eses", "ese", "ans", "an", "ns", "n", "is", "i", "ish"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
    else {
        return false;
    };
    let shared = country.len().saturating_sub(2).max(4);
    word != country
        && stem.len() >= 4
        && country.get(..shared).is_some_and(|head| word.starts_with(head))
        && word.len() < country.len() + 5
}

/// "the Sarvanian embassy": a capitalised adjective in front of a small noun for those who act.
fn is_people(page: &Page<'_>, name: &Named) -> bool {
    let word = page.lower(name.tokens.start);
    let ending = word.ends_with("ian") || word.ends_with("ese");
    let noun = |at: usize| {
        page.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
            && (lexicon::noun(page.lower(at)).is_some() || is_of_states(page, at))
    };
    ending && word.len() > 5 && (noun(name.tokens.end) || noun(name.tokens.end + 1))
}

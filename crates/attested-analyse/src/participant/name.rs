//! Names: full names first, then the short forms that fit exactly one of them.

use std::collections::BTreeMap;

use attested_model::{ActorKind, MentionForm, MentionKind};

use super::cast::Cast;
use crate::TokenKind;
use crate::grammar::{Form, Tense};
use crate::lexicon::{self, Entry};
use crate::name::is_people_of;

/// Joins the names of a document.
pub(super) fn name(cast: &mut Cast<'_>) {
    let names: Vec<usize> =
        (0..cast.mentions.len()).filter(|&at| cast.mentions[at].form == MentionForm::Name).collect();
    countries(cast, &names);
    organisations(cast, &names);
    persons(cast, &names);
    handles(cast);
}

/// The gazetteer's entry for a whole mention.
fn entry(cast: &Cast<'_>, mention: usize) -> Option<Entry> {
    let tokens = &cast.tokens[mention];
    lexicon::found_at(cast.page, tokens.start)
        .filter(|(used, _)| *used == tokens.len())
        .map(|(_, entry)| entry)
}

/// Countries by their code, under all their names, adjectives and capitals that speak; other groups by name.
fn countries(cast: &mut Cast<'_>, names: &[usize]) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    // Countries first, so that their people find them.
    let (states, others): (Vec<usize>, Vec<usize>) =
        names.iter().partition(|&&at| cast.mentions[at].kind == MentionKind::Country);
    for at in states.into_iter().chain(others) {
        let kind = cast.mentions[at].kind;
        let entry = entry(cast, at);
        let code = entry.and_then(|entry| entry.country);
        let speaks =
            kind == MentionKind::Place && entry.is_some_and(|entry| entry.capital) && speaks(cast, at);
        let key = match (kind, code) {
            (MentionKind::Country | MentionKind::Group, Some(code)) => code.to_owned(),
            (MentionKind::Place, Some(code)) if speaks => code.to_owned(),
            (MentionKind::Country, None) => cast.lowered(at).join(" "),
            (MentionKind::Group, None) => {
                let word = cast.lowered(at).join(" ");
                let of = known
                    .keys()
                    .take(300)
                    .find(|country| is_people_of(&word, country) && country.chars().any(char::is_lowercase));
                of.cloned().unwrap_or(word)
            }
            _ => continue,
        };
        let chain = *known.entry(key).or_insert_with(|| {
            let words = cast.page.words(cast.mentions[at].span).to_owned();
            match code {
                Some(code) => {
                    let name = lexicon::country_name(code).map_or(words, str::to_owned);
                    cast.add(ActorKind::Country, name, Some(code.to_owned()))
                }
                None if kind == MentionKind::Country => cast.add(ActorKind::Country, words, None),
                None => cast.add(ActorKind::Group, words, None),
            }
        });
        cast.of[at] = Some(chain);
    }
    // The name as this text writes it, where it writes one; an adjective alone keeps the usual name.
    let mut written: Vec<Option<String>> = vec![None; cast.chains.len()];
    for &at in names.iter().filter(|&&at| cast.mentions[at].kind == MentionKind::Country) {
        if let Some(chain) = cast.of[at] {
            let words = cast.page.words(cast.mentions[at].span);
            let usual = &cast.chains[chain].name;
            let shouted = words != usual && words.eq_ignore_ascii_case(usual);
            let held = written[chain].get_or_insert_with(String::new);
            if words.len() > held.len() && !shouted {
                words.clone_into(held);
            }
        }
    }
    for (chain, name) in cast.chains.iter_mut().zip(written) {
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            chain.name = name;
        }
    }
}

/// True for a capital that stands for its government: the subject of an active verb.
fn speaks(cast: &Cast<'_>, at: usize) -> bool {
    let tokens = &cast.tokens[at];
    let before = tokens.start.checked_sub(1).map_or("", |before| cast.page.lower(before));
    if ["in", "at", "from", "to", "near", "of", "outside", "into", "around", "visit", "on", "for"]
        .contains(&before)
    {
        return false;
    }
    let mut next = tokens.end;
    while matches!(cast.page.lower(next), "also" | "later" | "has" | "had" | "once")
        && cast.grammar.group_at(next).is_none()
    {
        next += 1;
    }
    cast.grammar.group_at(next).is_some_and(|group| {
        group.form == Form::Finite && !group.passive && group.start == next && group.tense != Tense::Required
    }) && !matches!(cast.page.lower(next), "is" | "was" | "are" | "were")
}

/// Organisations by name; an acronym joins the name that introduces it, a short form the one name it ends.
fn organisations(cast: &mut Cast<'_>, names: &[usize]) {
    let names: Vec<usize> =
        names.iter().copied().filter(|&at| cast.mentions[at].kind == MentionKind::Organisation).collect();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut waiting = Vec::new();
    for &at in &names {
        let entry = entry(cast, at);
        let owner = owner_country(cast, at);
        let words = cast.lowered(at);
        let country = entry.and_then(|entry| entry.country).map(str::to_owned).or(owner);
        let name = match entry {
            Some(entry) => entry.canonical.to_lowercase(),
            None => words.join(" "),
        };
        // "Foreign Ministry" without a country waits for the one it means.
        if entry.is_none() && (words.len() == 1 || country.is_none()) {
            waiting.push(at);
            continue;
        }
        let bare = without_country(cast, at).join(" ");
        let key = match &country {
            Some(code) if entry.is_none() => format!("{code} {bare}"),
            _ => name,
        };
        let chain = *known.entry(key).or_insert_with(|| {
            let written = cast.page.words(cast.mentions[at].span).to_owned();
            cast.add(ActorKind::Organisation, written, country.clone())
        });
        fuller(cast, chain, at);
        cast.of[at] = Some(chain);
    }
    // Longer names first, so that short ones find them; introductions bind an acronym to the name in front.
    waiting.sort_by_key(|&at| std::cmp::Reverse(cast.tokens[at].len()));
    for at in waiting {
        let words = cast.lowered(at);
        let key = words.join(" ");
        let found =
            introduced(cast, at).or_else(|| known.get(&key).copied()).or_else(|| only_fit(cast, &words));
        let chain = found.unwrap_or_else(|| {
            let written = cast.page.words(cast.mentions[at].span).to_owned();
            cast.add(ActorKind::Organisation, written, None)
        });
        known.entry(key).or_insert(chain);
        fuller(cast, chain, at);
        cast.of[at] = Some(chain);
    }
}

/// Keeps the longest name.
fn fuller(cast: &mut Cast<'_>, chain: usize, mention: usize) {
    let written = cast.page.words(cast.mentions[mention].span);
    if written.len() > cast.chains[chain].name.len() {
        written.clone_into(&mut cast.chains[chain].name);
        cast.chains[chain].words = cast.lowered(mention);
    }
}

/// The country that owns an organisation: "Iranian Foreign Ministry", "Iran's Foreign Ministry".
fn owner_country(cast: &Cast<'_>, at: usize) -> Option<String> {
    let tokens = &cast.tokens[at];
    let inner = lexicon::found_at(cast.page, tokens.start)
        .filter(|(used, entry)| {
            *used < tokens.len() && matches!(entry.kind, MentionKind::Group | MentionKind::Country)
        })
        .and_then(|(_, entry)| entry.country);
    let in_front = || {
        let mut end = tokens.start;
        if cast.page.kind(end.checked_sub(1)?) == Some(TokenKind::Possessive) {
            end -= 1;
        }
        let chain = cast.of[cast.ending_at(end)?]?;
        (cast.chains[chain].kind == ActorKind::Country).then(|| cast.chains[chain].country.clone()).flatten()
    };
    // "Ministry of Defense of Iran"
    let behind = || {
        let last = tokens.end.checked_sub(1)?;
        lexicon::found_at(cast.page, last).filter(|(_, entry)| entry.kind == MentionKind::Country)?.1.country
    };
    inner.map(str::to_owned).or_else(in_front).or_else(|| behind().map(str::to_owned))
}

fn without_country(cast: &Cast<'_>, at: usize) -> Vec<String> {
    let words = cast.lowered(at);
    let skip = lexicon::found_at(cast.page, cast.tokens[at].start)
        .filter(|(used, entry)| {
            *used < words.len() && matches!(entry.kind, MentionKind::Group | MentionKind::Country)
        })
        .map_or(0, |(used, _)| used);
    words[skip..].to_vec()
}

/// The chain of the name in front of a bracket that holds only this acronym, or whose bracket holds it.
fn introduced(cast: &Cast<'_>, at: usize) -> Option<usize> {
    let tokens = &cast.tokens[at];
    let open = tokens.start.checked_sub(1)?;
    if cast.page.word(open) != "(" || cast.page.word(tokens.end) != ")" {
        return None;
    }
    let before = cast.ending_at(open)?;
    (cast.mentions[before].kind == MentionKind::Organisation).then(|| cast.of[before]).flatten()
}

/// The one chain whose name ends with these words, or whose initials they are.
fn only_fit(cast: &Cast<'_>, words: &[String]) -> Option<usize> {
    let fits = |chain: &super::cast::Chain| {
        if chain.kind != ActorKind::Organisation {
            return false;
        }
        let ends = chain.words.len() > words.len() && chain.words.ends_with(words);
        let first = words.len() == 1
            && chain.words.len() > 1
            && chain.words.first() == words.first()
            && words[0].len() > 3;
        let initials = words.len() == 1
            && (3..=6).contains(&words[0].len())
            && chain.words.len() >= 3
            && initials(&chain.words) == words[0];
        ends || first || initials
    };
    let mut found = cast.chains.iter().enumerate().filter(|(_, chain)| fits(chain)).take(2);
    match (found.next(), found.next()) {
        (Some((chain, _)), None) => Some(chain),
        _ => None,
    }
}

fn initials(words: &[String]) -> String {
    words
        .iter()
        .filter(|word| !matches!(word.as_str(), "of" | "the" | "and" | "for" | "&"))
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Persons: full names, then names that are the end of exactly one full name.
fn persons(cast: &mut Cast<'_>, names: &[usize]) {
    let mut names: Vec<usize> =
        names.iter().copied().filter(|&at| cast.mentions[at].kind == MentionKind::Person).collect();
    // Longest first; in text order among equals.
    names.sort_by_cached_key(|&at| (std::cmp::Reverse(parts_of(cast, at).len()), at));
    // Chains of persons by the plain letters of the last word of their names.
    let mut by_last: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in names {
        let parts = parts_of(cast, at);
        let Some(last) = parts.last().cloned() else { continue };
        let candidates = by_last.get(&last).cloned().unwrap_or_default();
        let fits: Vec<usize> = candidates
            .iter()
            .copied()
            .filter(|&chain| is_form_of(&parts, &cast.chains[chain].words))
            .collect();
        let fits = if fits.is_empty() && parts.len() == 1 {
            bearer_of_given_name(cast, at, &by_first)
        } else {
            fits
        };
        let chain = match fits.as_slice() {
            [only] => *only,
            // Two bear the name: whom it means cannot be told.
            [_, _, ..] => continue,
            [] => {
                let written = cast.page.words(cast.mentions[at].span).to_owned();
                let chain = cast.add(ActorKind::Person, written, None);
                cast.chains[chain].words.clone_from(&parts);
                if parts.len() > 1 {
                    let bearers = by_first.entry(parts[0].clone()).or_default();
                    if bearers.len() < 2 {
                        bearers.push(chain);
                    }
                }
                let mut keys: Vec<String> = vec![last];
                // "Amir-Abdollahian" also ends in "Abdollahian", and "al-Assad" in "Assad".
                let written = cast.page.lower(cast.tokens[at].end - 1);
                if let Some((_, tail)) = written.rsplit_once('-') {
                    keys.push(plain(tail));
                }
                for ending in keys {
                    let bearers = by_last.entry(ending).or_default();
                    if bearers.len() < 8 && !bearers.contains(&chain) {
                        bearers.push(chain);
                    }
                }
                chain
            }
        };
        cast.of[at] = Some(chain);
        if let Some(female) = honorific_gender(cast, at) {
            cast.chains[chain].female = Some(female);
        }
    }
}

/// The words of a name in plain letters, without a title that a reader took for a part of it ("Ayatollah Sol").
fn parts_of(cast: &Cast<'_>, at: usize) -> Vec<String> {
    let lowered = cast.lowered(at);
    let title = |word: &str| lexicon::words(word, word).any(lexicon::Words::HONORIFIC);
    let titles = lowered.iter().take(lowered.len().saturating_sub(1)).take_while(|word| title(word)).count();
    lowered[titles..].iter().map(|word| plain(word)).filter(|word| !word.is_empty()).collect()
}

/// The persons whose full names begin with a given name that stands alone.
fn bearer_of_given_name(cast: &Cast<'_>, at: usize, by_first: &BTreeMap<String, Vec<usize>>) -> Vec<usize> {
    let token = cast.tokens[at].start;
    let given = lexicon::words(cast.page.lower(token), cast.page.word(token)).any(lexicon::Words::GIVEN);
    let bearers = by_first.get(&plain(cast.page.lower(token)));
    bearers.filter(|bearers| given && bearers.len() == 1).cloned().unwrap_or_default()
}

/// Letters of a word in lower case without accents, hyphens, apostrophes and points.
fn plain(word: &str) -> String {
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    if plain.is_ascii() { plain } else { any_ascii::any_ascii(&plain).to_lowercase() }
}

/// True when a name is a form of a fuller one: its last words, or first and last without the middle.
fn is_form_of(name: &[String], full: &[String]) -> bool {
    if name == full || full.ends_with(name) {
        return true;
    }
    if name.len() == 1 {
        let (Some(short), Some(long)) = (name.first(), full.last()) else { return false };
        return long.len() > short.len() + 1 && long.ends_with(short.as_str()) && short.len() > 3;
    }
    let ends = name.first() == full.first() && name.last() == full.last();
    // "John F. Sol" and "John Sol"; "John A. Sol" and "John B. Sol" differ.
    ends && name.len() < full.len() && name[1..name.len() - 1].iter().all(|word| full.contains(word))
}

fn honorific_gender(cast: &Cast<'_>, at: usize) -> Option<bool> {
    let before = cast.tokens[at].start.checked_sub(1)?;
    Some(match cast.page.lower(before) {
        "mr" | "mr." | "sir" | "lord" | "king" | "prince" | "sheikh" | "father" | "brother" | "ayatollah"
        | "spokesman" | "chairman" | "congressman" | "pope" | "imam" => false,
        "mrs" | "mrs." | "ms" | "ms." | "miss" | "lady" | "dame" | "queen" | "princess" | "sister"
        | "spokeswoman" | "chairwoman" | "congresswoman" => true,
        _ => return None,
    })
}

/// A handle behind a name, or one that is made of the letters of one person's name.
fn handles(cast: &mut Cast<'_>) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..cast.mentions.len() {
        if cast.mentions[at].form != MentionForm::Handle {
            continue;
        }
        let start = cast.tokens[at].start;
        let letters = plain(cast.page.lower(start));
        let named = start
            .checked_sub(1)
            .filter(|&open| cast.page.word(open) == "(")
            .and_then(|open| cast.ending_at(open))
            .and_then(|mention| cast.of[mention]);
        let chain = named
            .or_else(|| known.get(&letters).copied())
            .or_else(|| by_letters(cast, &letters))
            .unwrap_or_else(|| {
                let written = cast.page.words(cast.mentions[at].span).to_owned();
                cast.add(ActorKind::Person, written, None)
            });
        known.insert(letters, chain);
        cast.of[at] = Some(chain);
    }
}

fn by_letters(cast: &Cast<'_>, letters: &str) -> Option<usize> {
    let fits = |chain: &super::cast::Chain| {
        let whole: String = chain.words.iter().map(|word| plain(word)).collect();
        let last = chain.words.last().map_or(String::new(), |word| plain(word));
        whole == letters || (chain.kind == ActorKind::Person && last.len() > 4 && letters.contains(&last))
    };
    let mut found = cast.chains.iter().enumerate().filter(|(_, chain)| fits(chain)).take(2);
    match (found.next(), found.next()) {
        (Some((chain, _)), None) => Some(chain),
        _ => None,
    }
}

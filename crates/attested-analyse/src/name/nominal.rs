//! Descriptions and pronouns of those who can speak or act.
//!
//! `a senior Hamas official`, `the foreign minister`, `officials`, `Sarvane's army`, `he`. A title in front of a
//! name (`foreign minister Imar Sol`) is no description: it becomes a role.

use std::ops::Range;

use attested_model::{Mention, MentionForm, MentionKind, SectionKind};

use super::{Named, mention};
use crate::Page;
use crate::grammar::{Tree, is_calendar};
use crate::lexicon::{self, Noun, Words, words};
use crate::token::{Shape, TokenKind};

/// How far in front of its noun a description may begin.
const WIDEST: usize = 9;

/// Adds the descriptions and pronouns of a page. `names` are in text order.
pub(super) fn nominals(page: &Page<'_>, names: &[Named], tree: &Tree, out: &mut Vec<Mention>) {
    for (index, sentence) in page.sentences.iter().enumerate() {
        let section = page.section_kind(index);
        if super::is_apparatus(section) {
            continue;
        }
        for at in sentence.tokens.clone() {
            if let Some(kind) = pronoun(page.lower(at)) {
                if page.kind(at) == Some(TokenKind::Word) && page.word(at) != "IT" {
                    out.push(mention(page, &(at..at + 1), kind, MentionForm::Pronoun));
                }
                continue;
            }
            let Some(noun) = lexicon::noun(page.lower(at)) else { continue };
            if page.kind(at) != Some(TokenKind::Word) {
                continue;
            }
            if let Some(tokens) =
                description(page, names, tree, &sentence.tokens, at, noun, section == SectionKind::Headline)
            {
                let kind = if noun.kind == MentionKind::Person && noun.plural {
                    MentionKind::Group
                } else {
                    noun.kind
                };
                out.push(mention(page, &tokens, kind, MentionForm::Nominal));
            }
        }
    }
}

/// What a pronoun of the third person stands for at first sight.
fn pronoun(word: &str) -> Option<MentionKind> {
    Some(match word {
        "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => MentionKind::Person,
        "they" | "them" | "their" | "theirs" | "themselves" => MentionKind::Group,
        "it" | "its" | "itself" => MentionKind::Organisation,
        _ => return None,
    })
}

/// The tokens of the description whose noun is at `at`.
fn description(
    page: &Page<'_>,
    names: &[Named],
    tree: &Tree,
    sentence: &Range<usize>,
    at: usize,
    noun: Noun,
    headline: bool,
) -> Option<Range<usize>> {
    // Inside a name ("Foreign Ministry"), in front of one ("minister Imar Sol"), or part of a longer noun.
    let next_name = names.partition_point(|name| name.tokens.end <= at);
    if names.get(next_name).is_some_and(|name| name.tokens.start <= at) {
        return None;
    }
    let titled = names
        .get(next_name)
        .is_some_and(|name| name.tokens.start == at + 1 && name.kind == MentionKind::Person);
    if titled && noun.role {
        return None;
    }
    if at + 1 < sentence.end {
        let next = lexicon::noun(page.lower(at + 1));
        let hyphen = page.word(at + 1) == "-" && !page.spaced(at + 1);
        if next.is_some() || hyphen || is_compound(page.lower(at + 1)) {
            return None;
        }
    }
    let mut start = front(page, names, sentence, at);
    // "ordered troops", "the front released 11 soldiers": a verb is no part of it.
    while start < at && tree.knows(start) && tree.knows(at) && !tree.hangs_on(start, at) {
        start += 1;
    }
    // "said that officers had left"
    if page.lower(start) == "that" && noun.plural {
        start += 1;
    }
    let determined =
        is_determiner(page, start) || page.kind(start.wrapping_sub(1)) == Some(TokenKind::Possessive);
    let owned = names
        .iter()
        .skip(next_name.saturating_sub(3))
        .take(4)
        .any(|name| name.tokens.start >= start && name.tokens.end <= at);
    let modified = start < at && !words(page.lower(start), "").any(Words::HONORIFIC);
    let fits = match noun.kind {
        _ if determined || owned => true,
        _ if noun.plural => !matches!(
            page.lower(at),
            "states" | "chairs" | "heads" | "units" | "sides" | "forces" | "offices" | "leads"
        ),
        MentionKind::Organisation => {
            matches!(page.lower(at), "police" | "media" | "parliament" | "congress" | "opposition")
                || (modified && page.lower(at) == "television")
        }
        MentionKind::Person => headline && modified,
        _ => false,
    };
    if !fits
        || (noun.kind == MentionKind::Country && (!determined || noun.plural))
        || is_verb(page, start, at)
    {
        return None;
    }
    Some(start..with_of(page, names, sentence, at, noun))
}

/// Where the description begins: its determiner, possessor and modifiers.
fn front(page: &Page<'_>, names: &[Named], sentence: &Range<usize>, at: usize) -> usize {
    let mut start = at;
    let floor = sentence.start.max(at.saturating_sub(WIDEST));
    while start > floor {
        let before = start - 1;
        if is_determiner(page, before) {
            // "all the officials", "two of the officials" stay with the nearest.
            start = before;
            break;
        }
        let name = names.partition_point(|name| name.tokens.end <= before);
        if let Some(name) = names.get(name).filter(|name| name.tokens.contains(&before)) {
            if name.tokens.start < floor || name.kind == MentionKind::Person {
                break;
            }
            start = name.tokens.start;
            continue;
        }
        if page.kind(before) == Some(TokenKind::Possessive) {
            // "Sarvane's army": only names and short descriptions own.
            let owner = names.partition_point(|name| name.tokens.end < before);
            let owner = names.get(owner);
            if let Some(name) = owner.filter(|name| name.tokens.end == before && name.tokens.start >= floor) {
                start = name.tokens.start;
            }
            let the = start.checked_sub(1).filter(|&the| the >= floor && page.lower(the) == "the");
            if let Some(the) = the.filter(|_| start < before) {
                start = the;
            }
            break;
        }
        let word = page.lower(before);
        let class = words(word, "");
        let token = page.tokens[before];
        // "On 4 March 2031 rebels attacked"
        let year = token.kind == TokenKind::Number
            && token.span.len() == 4
            && before.checked_sub(1).is_some_and(|month| is_calendar(page.lower(month)));
        if year {
            break;
        }
        let modifier = class.any(Words::MODIFIER)
            || (token.kind == TokenKind::Word && is_adjective(word) && start == at);
        let other_noun = lexicon::noun(word).is_some_and(|noun| !noun.plural) && token.shape == Shape::Lower;
        let hyphenated = word.contains('-') && token.kind == TokenKind::Word;
        if modifier || other_noun || hyphenated || token.kind == TokenKind::Number {
            start = before;
        } else {
            break;
        }
    }
    start
}

/// "the head of the organisation", "a spokesman for the ministry": up to the name or noun behind "of" or "for".
fn with_of(page: &Page<'_>, names: &[Named], sentence: &Range<usize>, at: usize, noun: Noun) -> usize {
    let end = at + 1;
    if !noun.role || !matches!(page.lower(end), "of" | "for" | "from" | "at") {
        return end;
    }
    let the = usize::from(matches!(page.lower(end + 1), "the" | "its" | "his" | "their" | "a" | "an"));
    let from = end + 1 + the;
    let name = names.partition_point(|name| name.tokens.end <= from);
    if let Some(name) = names.get(name)
        && name.tokens.end <= sentence.end
        && name.tokens.start == from
        && name.kind != MentionKind::Person
    {
        // "the German government", "the Sarvane army"
        let last = name.tokens.end;
        let body = lexicon::noun(page.lower(last)).filter(|_| last < sentence.end).is_some_and(|noun| {
            matches!(noun.kind, MentionKind::Organisation | MentionKind::Country) && !noun.plural
        });
        let last = last + usize::from(body);
        // "the foreign ministers of Sarvane and Qarth"
        let joined = names.get(names.partition_point(|other| other.tokens.end <= last)).filter(|other| {
            noun.plural
                && page.lower(last) == "and"
                && other.tokens.start == last + 1
                && other.tokens.end <= sentence.end
                && other.kind != MentionKind::Person
                && page.lower(at) != page.lower(other.tokens.end)
        });
        return joined.map_or(last, |other| other.tokens.end);
    }
    if the == 1 && matches!(page.lower(end), "of" | "for") {
        // A noun for an organisation within three words.
        for last in from..(from + 3).min(sentence.end) {
            let held = lexicon::noun(page.lower(last));
            if held.is_some_and(|noun| {
                noun.kind == MentionKind::Organisation || noun.kind == MentionKind::Country
            }) {
                return last + 1;
            }
            if page.kind(last) != Some(TokenKind::Word)
                || !(words(page.lower(last), "").any(Words::MODIFIER) || held.is_some())
            {
                break;
            }
        }
    }
    end
}

fn is_determiner(page: &Page<'_>, at: usize) -> bool {
    [
        "the", "a", "an", "this", "that", "these", "those", "some", "several", "many", "another", "one",
        "two", "three", "his", "her", "its", "their", "our", "both", "other", "any", "no", "unnamed",
    ]
    .contains(&page.lower(at))
}

/// Adjectives that lists of modifiers cannot hold.
fn is_adjective(word: &str) -> bool {
    word.len() > 4
        && (word.ends_with("ian")
            || word.ends_with("ese")
            || word.ends_with("ed")
            || word.ends_with("ous")
            || word.ends_with("al"))
}

/// Nouns that make the noun in front of them a mere modifier: "group chat", "army base".
fn is_compound(word: &str) -> bool {
    [
        "base",
        "bases",
        "station",
        "stations",
        "building",
        "buildings",
        "headquarters",
        "house",
        "camp",
        "camps",
        "vehicle",
        "vehicles",
        "car",
        "post",
        "posts",
        "checkpoint",
        "outpost",
        "facility",
        "facilities",
        "chat",
        "line",
        "statement",
        "meeting",
        "talks",
        "conference",
        "rights",
        "affairs",
        "law",
        "election",
        "elections",
        "policy",
        "deal",
        "program",
        "programme",
        "operation",
        "operations",
        "exercise",
        "exercises",
        "action",
        "budget",
        "custody",
        "report",
        "reports",
        "swap",
        "exchange",
        "crisis",
        "attack",
        "attacks",
        "brutality",
        "violence",
        "killing",
    ]
    .contains(&word)
}

/// "heads", "forces", "leads" as verbs: behind a subject and without a determiner.
fn is_verb(page: &Page<'_>, start: usize, at: usize) -> bool {
    start == at
        && matches!(
            page.lower(at),
            "heads" | "forces" | "chairs" | "guards" | "patients" | "aide" | "pilots" | "teams"
        )
        && at > 0
        && page.kind(at - 1) == Some(TokenKind::Word)
}

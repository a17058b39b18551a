//! Descriptions: whose they are, when that is plain, and else somebody the report does not name.

use std::collections::BTreeMap;
use std::ops::Range;

use attested_model::{ActorKind, MentionForm, MentionKind, ParticipantIndex, SectionKind, Tenure};

use super::cast::Cast;
use super::role;
use super::seen::Seen;
use crate::TokenKind;
use crate::grammar::Form;
use crate::lexicon::{self, Noun};
use crate::rules::attribution::cue;

/// The last sentence of a lead, counted from 0 with the headline.
const LEAD: usize = 3;
/// How many sentences further a person is named whom a lead describes.
const AHEAD: usize = 6;

/// What a description says.
struct Description {
    tokens: Range<usize>,
    head: usize,
    noun: Noun,
    /// "the", "this", or a possessor.
    definite: bool,
    /// The chain of the country or organisation it names, and of which mention.
    owner: Option<usize>,
}

/// Joins the descriptions of a document, in text order.
pub(super) fn nominals(cast: &mut Cast<'_>, seen: &Seen<'_>) {
    let mut described: BTreeMap<String, usize> = BTreeMap::new();
    let mut last_by_head: BTreeMap<(&'static str, bool), usize> = BTreeMap::new();
    for at in 0..cast.mentions.len() {
        if cast.mentions[at].form != MentionForm::Nominal {
            continue;
        }
        let Some(description) = describe(cast, at) else {
            unlisted(cast, at, &mut described);
            continue;
        };
        let key = key(cast, &description);
        let beside = beside_a_name(cast, &description);
        // "A diplomat said … The diplomat, Imar Sol, said": the one was the other.
        if let Some(named) = beside
            && description.definite
            && let Some(&unnamed) = last_by_head.get(&(description.noun.singular, false))
            && !description.noun.plural
            && described.get(&key).is_none_or(|&known| known == unnamed)
        {
            cast.join(unnamed, named);
            last_by_head.remove(&(description.noun.singular, false));
        }
        let found = beside
            .or_else(|| government(cast, &description))
            .or_else(|| introduced_later(cast, &description, at))
            .or_else(|| named_bare_later(cast, &description, at))
            .or_else(|| {
                if description.noun.plural || !description.definite {
                    return None;
                }
                match description.noun.kind {
                    MentionKind::Person => {
                        let before = mentioned_before(cast, at);
                        by_role(cast, &description, &before, false)
                    }
                    MentionKind::Organisation => recent_organisation(cast, &description, at),
                    MentionKind::Country => recent_country(cast, at),
                    _ => None,
                }
            })
            .or_else(|| {
                let again = described.get(&key).copied();
                let same_head =
                    last_by_head.get(&(description.noun.singular, description.noun.plural)).copied();
                let bare_definite = description.definite && description.tokens.len() == 2;
                // "a senior commander … the commander"; "officials … officials"
                if description.definite || description.noun.plural {
                    again.or(same_head.filter(|_| bare_definite && !description.noun.plural))
                } else {
                    None
                }
            });
        let found = found.or_else(|| {
            // "the official", "Iran's top diplomat": the person whom the trained reader takes it for.
            let one = description.definite && !description.noun.plural;
            (one && description.noun.kind == MentionKind::Person)
                .then(|| seen.named(cast, at, &[ActorKind::Person]))
                .flatten()
        });
        let chain = match found {
            Some(chain) => chain,
            None if description.noun.kind == MentionKind::Country => {
                // "Western countries"
                if description.noun.plural {
                    unlisted(cast, at, &mut described);
                }
                continue;
            }
            None => add(cast, &description),
        };
        cast.of[at] = Some(chain);
        described.insert(key, chain);
        if cast.chains[chain].described {
            last_by_head.insert((description.noun.singular, description.noun.plural), chain);
        }
    }
}

fn describe(cast: &Cast<'_>, at: usize) -> Option<Description> {
    let tokens = cast.tokens[at].clone();
    // The head is the last noun in front of "of" or "for".
    let end = tokens
        .clone()
        .skip(1)
        .find(|&token| matches!(cast.page.lower(token), "of" | "for" | "from" | "at"))
        .unwrap_or(tokens.end);
    let head = (tokens.start..end).rev().find(|&token| lexicon::noun(cast.page.lower(token)).is_some())?;
    let noun = lexicon::noun(cast.page.lower(head))?;
    let first = cast.page.lower(tokens.start);
    let possessed = (tokens.start..head).any(|token| cast.page.kind(token) == Some(TokenKind::Possessive));
    let definite =
        ["the", "this", "that", "these", "those", "his", "her", "its", "their"].contains(&first) || possessed;
    let owner = cast
        .inside(&tokens)
        .into_iter()
        .filter(|&mention| cast.mentions[mention].form == MentionForm::Name)
        .find_map(|mention| cast.of[mention].filter(|&chain| cast.chains[chain].kind != ActorKind::Person));
    Some(Description { tokens, head, noun, definite, owner })
}

/// The description without its determiner, with its owner.
fn key(cast: &Cast<'_>, description: &Description) -> String {
    let skip = usize::from(
        ["the", "a", "an", "some", "several", "many", "this", "that", "these", "those"]
            .contains(&cast.page.lower(description.tokens.start)),
    );
    let words: Vec<&str> =
        (description.tokens.start + skip..description.tokens.end).map(|at| cast.page.lower(at)).collect();
    words.join(" ")
}

/// "Imar Sol, the foreign minister," and "the foreign minister, Imar Sol,": the description of a name beside it.
fn beside_a_name(cast: &mut Cast<'_>, description: &Description) -> Option<usize> {
    if description.noun.plural {
        return None;
    }
    let Range { start, end } = description.tokens;
    let kind = if description.noun.kind == MentionKind::Person {
        ActorKind::Person
    } else {
        ActorKind::Organisation
    };
    let comma = start.checked_sub(1).filter(|&comma| cast.page.word(comma) == ",");
    let before = comma.and_then(|comma| cast.ending_at(comma)).and_then(|mention| named(cast, mention, kind));
    // What stands behind must close the apposition, or the two are a list.
    let ends = matches!(cast.page.word(end), "," | "." | ";" | ")" | "—" | "–" | "");
    if let Some(chain) = before.filter(|_| ends || description.definite) {
        return (kind == ActorKind::Person || description.definite).then_some(chain);
    }
    // "the head of the council Imar Sol"
    if description.noun.role && description.noun.kind == MentionKind::Person {
        let touching = cast.starting_at(end).find_map(|mention| named(cast, mention, kind));
        if touching.is_some() {
            return touching;
        }
    }
    // "a student named Imar Sol"
    if matches!(cast.page.lower(end), "named" | "called") && description.noun.kind == MentionKind::Person {
        return cast.starting_at(end + 1).find_map(|mention| named(cast, mention, kind));
    }
    if cast.page.word(end) == "," {
        let behind = cast.starting_at(end + 1).find_map(|mention| {
            let closes =
                matches!(cast.page.word(cast.tokens[mention].end), "," | "." | ")" | "–" | "—" | ";" | "");
            named(cast, mention, kind).filter(|_| closes)
        });
        if let Some(chain) = behind.filter(|_| description.noun.role) {
            let title = description.tokens.clone();
            let start = title.clone().find(|&at| {
                crate::name::title_at(cast.page, at, description.head + 1) == description.head + 1 - at
            });
            if let Some(role) = start
                .and_then(|start| role::read(cast, start..description.head + 1, description.owner, title))
            {
                role::give(cast, chain, role);
            }
            return Some(chain);
        }
    }
    None
}

fn named(cast: &Cast<'_>, mention: usize, kind: ActorKind) -> Option<usize> {
    let chain = cast.of[mention]?;
    (cast.mentions[mention].form == MentionForm::Name && cast.chains[chain].kind == kind).then_some(chain)
}

/// "the Sarvanese government" is the country.
fn government(cast: &Cast<'_>, description: &Description) -> Option<usize> {
    let owner = description.owner.filter(|&owner| cast.chains[owner].kind == ActorKind::Country)?;
    let short = description.tokens.len() <= 4 && description.head + 1 == description.tokens.end;
    (matches!(description.noun.singular, "government" | "regime") && !description.noun.plural && short)
        .then_some(owner)
}

/// The one person whose role the description names: "the foreign minister", "the Sarvanese leader". Loosely, a role that the
/// report ties to nobody fits as well.
fn by_role(cast: &Cast<'_>, description: &Description, among: &[bool], loosely: bool) -> Option<usize> {
    if !description.noun.role {
        return None;
    }
    let title: Vec<&str> = (description.tokens.start..=description.head)
        .map(|token| cast.page.lower(token))
        .filter(|word| !matches!(*word, "the" | "this" | "that" | "'s" | "'"))
        .collect();
    let country = description.owner.and_then(|owner| cast.chains[owner].country.clone());
    let leads = description.noun.singular == "leader";
    let fits = |chain: usize| {
        let held = &cast.chains[chain];
        if held.kind != ActorKind::Person || !among[chain] {
            return false;
        }
        held.roles.iter().filter(|role| role.tenure != Tenure::Former).any(|role| {
            let of = role.of.map(ParticipantIndex::get);
            let whose = match (description.owner, of) {
                (Some(owner), Some(of)) => {
                    owner == of || (country.is_some() && cast.chains[of].country == country)
                }
                (Some(_), None) => loosely,
                (None, _) => true,
            };
            let top = matches!(
                role.title.as_str(),
                "president"
                    | "prime minister"
                    | "premier"
                    | "chancellor"
                    | "king"
                    | "leader"
                    | "supreme leader"
                    | "emir"
            );
            let words: Vec<&str> = role.title.split(' ').collect();
            let named = description.noun.singular == *words.last().unwrap_or(&"")
                && title
                    .iter()
                    .rev()
                    .zip(words.iter().rev())
                    .take(2)
                    .all(|(said, known)| said == known || is_owner_word(cast, description, said));
            whose && (named || (leads && top && description.owner.is_some()))
        })
    };
    let mut found = (0..cast.chains.len()).filter(|&chain| fits(chain)).take(2);
    match (found.next(), found.next()) {
        (Some(chain), None) => Some(chain),
        _ => None,
    }
}

/// True for a word of the description that belongs to the owner's name.
fn is_owner_word(cast: &Cast<'_>, description: &Description, word: &str) -> bool {
    let span = cast.span(description.tokens.clone());
    description.owner.is_some()
        && cast.inside(&description.tokens).iter().any(|&mention| {
            span.contains(cast.mentions[mention].span)
                && cast.tokens[mention].clone().any(|at| cast.page.lower(at) == word)
        })
}

/// A headline and a lead describe whom the next sentences name: "A senior commander said … Imar Sol, the commander of the
/// army, said". The one person within reach whose role it is.
fn introduced_later(cast: &Cast<'_>, description: &Description, at: usize) -> Option<usize> {
    if description.noun.plural || description.noun.kind != MentionKind::Person {
        return None;
    }
    let sentence = cast.page.sentence_of(description.head);
    let heading = matches!(cast.page.section_kind(sentence), SectionKind::Headline | SectionKind::Standfirst);
    if !heading && sentence > LEAD {
        return None;
    }
    let end = cast
        .page
        .sentences
        .get((sentence + AHEAD).min(cast.page.sentences.len() - 1))
        .map_or(0, |sentence| sentence.span.end());
    let mut among = vec![false; cast.chains.len()];
    for (mention, chain) in
        cast.mentions.iter().zip(&cast.of).skip(at).take_while(|(each, _)| each.span.start() < end)
    {
        if let Some(chain) = chain.filter(|_| mention.form == MentionForm::Name) {
            among[chain] = true;
        }
    }
    by_role(cast, description, &among, true)
}

/// "A lawyer says the talks failed. … “They did,” Imar Sol said.": the one person whom the next sentences bring in by a bare name,
/// speaking, is the one who was described; nobody is brought in twice without a word of who he is.
fn named_bare_later(cast: &Cast<'_>, description: &Description, at: usize) -> Option<usize> {
    let page = cast.page;
    let says = |token: usize| {
        cast.grammar.group_at(token).is_some_and(|group| {
            group.form == Form::Finite
                && cue::of_group(cast.grammar, group).is_some_and(|(cue, _)| cue.is_saying())
        })
    };
    let opens = matches!(page.lower(description.tokens.start), "a" | "an");
    let sentence = page.sentence_of(description.head);
    if !opens
        || description.noun.plural
        || description.noun.kind != MentionKind::Person
        || sentence > LEAD
        || !says(description.tokens.end)
    {
        return None;
    }
    let before = mentioned_before(cast, at);
    let end = page.sentences.get((sentence + AHEAD).min(page.sentences.len() - 1))?.span.end();
    let later = (at + 1..cast.mentions.len()).take_while(|&next| cast.mentions[next].span.start() < end);
    let mut found: Option<usize> = None;
    for next in later {
        let Some(chain) = cast.of[next].filter(|&chain| {
            cast.mentions[next].form == MentionForm::Name && cast.chains[chain].kind == ActorKind::Person
        }) else {
            continue;
        };
        if before[chain] || found == Some(chain) {
            continue;
        }
        let tokens = &cast.tokens[next];
        let bare = page.sentence_of(tokens.start) > sentence
            && cast.chains[chain].roles.is_empty()
            && tokens.len() > 1
            && (says(tokens.end) || tokens.start > 0 && says(tokens.start - 1));
        if !bare || found.is_some() {
            return None;
        }
        found = Some(chain);
    }
    found
}

/// Who is cited under a word that no list has: "the study", "a grandmother". Somebody the report does not name.
fn unlisted(cast: &mut Cast<'_>, at: usize, described: &mut BTreeMap<String, usize>) {
    let tokens = cast.tokens[at].clone();
    let skip = usize::from(matches!(cast.page.lower(tokens.start), "the" | "a" | "an" | "this" | "that"));
    let words: Vec<&str> = (tokens.start + skip..tokens.end).map(|at| cast.page.lower(at)).collect();
    let key = words.join(" ");
    let chain = described.get(&key).copied().unwrap_or_else(|| {
        let name = cast.page.words(cast.mentions[at].span).split_whitespace().collect::<Vec<_>>().join(" ");
        let kind =
            if cast.mentions[at].kind == MentionKind::Group { ActorKind::Group } else { ActorKind::Unnamed };
        let chain = cast.add(kind, name, None);
        cast.chains[chain].described = true;
        chain
    });
    described.insert(key, chain);
    cast.of[at] = Some(chain);
}

fn mentioned_before(cast: &Cast<'_>, at: usize) -> Vec<bool> {
    let mut out = vec![false; cast.chains.len()];
    let from = at.saturating_sub(400);
    for chain in cast.of[from..at].iter().flatten() {
        out[*chain] = true;
    }
    out
}

/// "the group", "the ministry": the organisation spoken of last, when its name fits or nothing else does.
fn recent_organisation(cast: &Cast<'_>, description: &Description, at: usize) -> Option<usize> {
    if description.owner.is_some() {
        return None;
    }
    let noun = description.noun.singular;
    let bare = description.tokens.len() == 2;
    let sentence = cast.page.sentence_of(description.head);
    let floor =
        cast.page.sentences.get(sentence.saturating_sub(3)).map_or(0, |sentence| sentence.span.start());
    let mut generic: Option<usize> = None;
    let mut rivals = 0;
    for before in (at.saturating_sub(200)..at).rev() {
        let Some(chain) = cast.of[before] else { continue };
        let held = &cast.chains[chain];
        if held.kind != ActorKind::Organisation || held.described {
            continue;
        }
        if held.words.iter().any(|word| word == noun) {
            return Some(chain);
        }
        if cast.mentions[before].span.start() >= floor && generic != Some(chain) {
            rivals += 1;
            generic = generic.or(Some(chain));
        }
    }
    let loose = [
        "group",
        "movement",
        "organisation",
        "organization",
        "agency",
        "party",
        "militia",
        "faction",
        "company",
        "firm",
        "union",
        "body",
        "newspaper",
        "daily",
        "watchdog",
        "network",
        "broadcaster",
        "outlet",
    ]
    .contains(&noun);
    generic.filter(|_| loose && bare && rivals == 1)
}

/// "the country": the only one of this and the last sentence.
fn recent_country(cast: &Cast<'_>, at: usize) -> Option<usize> {
    let sentence = cast.page.sentence_at(cast.mentions[at].span.start());
    let floor =
        cast.page.sentences.get(sentence.saturating_sub(1)).map_or(0, |sentence| sentence.span.start());
    let mut only = None;
    for before in (at.saturating_sub(60)..at).rev() {
        if cast.mentions[before].span.start() < floor {
            break;
        }
        let Some(chain) = cast.of[before].filter(|&chain| cast.chains[chain].kind == ActorKind::Country)
        else {
            continue;
        };
        match only {
            None => only = Some(chain),
            Some(held) if held == chain => {}
            Some(_) => return None,
        }
    }
    only
}

/// Somebody the report does not name.
fn add(cast: &mut Cast<'_>, description: &Description) -> usize {
    let noun = description.noun;
    let kind = match noun.kind {
        MentionKind::Organisation => ActorKind::Organisation,
        MentionKind::Person if noun.plural && !noun.role && noun.singular != "source" => ActorKind::Group,
        MentionKind::Group => ActorKind::Group,
        _ => ActorKind::Unnamed,
    };
    let skip = usize::from(
        kind != ActorKind::Unnamed && matches!(cast.page.lower(description.tokens.start), "the" | "a" | "an"),
    );
    let tokens = description.tokens.start + skip..description.tokens.end;
    let name = cast.page.words(cast.span(tokens)).split_whitespace().collect::<Vec<_>>().join(" ");
    let country = description.owner.and_then(|owner| cast.chains[owner].country.clone());
    let chain = cast.add(kind, name, country);
    cast.chains[chain].described = true;
    if noun.role && !noun.plural {
        let start = description.tokens.clone().find(|&at| {
            crate::name::title_at(cast.page, at, description.head + 1) == description.head + 1 - at
        });
        let read = start.and_then(|start| {
            role::read(cast, start..description.head + 1, description.owner, description.tokens.clone())
        });
        if let Some(role) = read {
            role::give(cast, chain, role);
        }
    }
    chain
}

//! Roles: titles in front of names and behind them, with whom they belong to and how they are held.

use std::ops::Range;

use attested_model::{ActorKind, MentionForm, MentionKind, ParticipantIndex, RoleReading, Tenure};

use super::cast::Cast;
use crate::TokenKind;
use crate::lexicon::{self, Words, words};
use crate::name::title_at;

/// Ranks, which stand behind an office as honorifics.
const RANKS: &[&str] =
    &["colonel", "general", "captain", "major", "lieutenant", "brigadier", "admiral", "sergeant"];

/// How many tokens a title may have.
const LONGEST: usize = 9;

/// Reads the roles beside every person's name.
pub(super) fn roles(cast: &mut Cast<'_>) {
    for at in 0..cast.mentions.len() {
        let mention = cast.mentions[at];
        if mention.kind != MentionKind::Person || mention.form != MentionForm::Name {
            continue;
        }
        let Some(chain) = cast.of[at] else { continue };
        let tokens = cast.tokens[at].clone();
        let found = in_front(cast, tokens.start).into_iter().chain(behind(cast, tokens.end));
        for role in found.collect::<Vec<_>>() {
            give(cast, chain, role);
        }
    }
}

/// Adds a role to a chain unless it has it.
pub(super) fn give(cast: &mut Cast<'_>, chain: usize, role: RoleReading) {
    let country = role.of.and_then(|of| cast.chains[of.get()].country.clone());
    let held = &mut cast.chains[chain];
    held.country = held.country.take().or(country);
    if held.roles.len() < 12
        && !held
            .roles
            .iter()
            .any(|known| known.title == role.title && (known.of == role.of || role.of.is_none()))
    {
        held.roles.push(role);
    }
}

/// The title in front of a name: "Iranian Foreign Minister", "Hezbollah deputy", "head of the council".
fn in_front(cast: &Cast<'_>, name: usize) -> Option<RoleReading> {
    let floor = cast.grammar.sentence(name).start.max(name.saturating_sub(LONGEST));
    // The furthest start from which everything up to the name is title.
    if let Some(start) = (floor..name).find(|&start| title_at(cast.page, start, name) == name - start) {
        let (owner, from) = owner_in_front(cast, start);
        return read(cast, start..name, owner, from..name);
    }
    // "Prime Minister of Iraq Imar Sol", "spokesman for the Foreign Ministry Imar Sol"
    let of = cast.ending_at(name)?;
    let start = cast.tokens[of].start;
    let the = usize::from(cast.page.lower(start.checked_sub(1)?) == "the");
    let tie = start.checked_sub(1 + the)?;
    if !matches!(cast.page.lower(tie), "of" | "for") {
        return None;
    }
    let floor = cast.grammar.sentence(tie).start.max(tie.saturating_sub(LONGEST));
    let first = (floor..tie).find(|&start| title_at(cast.page, start, tie) == tie - start)?;
    read(cast, first..tie, cast.of[of], first..name)
}

/// The title behind a name: "Imar Sol, the foreign minister of Sarvane," or "Imar Sol, spokesman for the army,".
fn behind(cast: &Cast<'_>, end: usize) -> Option<RoleReading> {
    if cast.page.word(end) != "," && cast.page.word(end) != "(" {
        return None;
    }
    let limit = cast.grammar.sentence(end).end;
    let mut at = end + 1;
    if ["the", "a", "an", "its", "his", "her", "their", "one", "who"].contains(&cast.page.lower(at)) {
        if cast.page.lower(at) == "who" {
            at += 1;
            if !matches!(cast.page.lower(at), "is" | "was" | "serves" | "served" | "heads" | "headed") {
                return None;
            }
            at += 1 + usize::from(cast.page.lower(at + 1) == "as");
        }
        at += usize::from(matches!(
            cast.page.lower(at),
            "the" | "a" | "an" | "its" | "his" | "her" | "their" | "one"
        ));
    }
    // "Imar Sol, Sarvane's foreign minister"
    let (mut owner, from) = (None, at);
    for mention in cast.starting_at(at).rev() {
        let tokens = &cast.tokens[mention];
        if cast.mentions[mention].form == MentionForm::Name
            && cast.mentions[mention].kind != MentionKind::Person
        {
            owner = cast.of[mention];
            at = tokens.end + usize::from(cast.page.kind(tokens.end) == Some(TokenKind::Possessive));
            break;
        }
    }
    let title = title_at(cast.page, at, limit.min(at + LONGEST));
    if title == 0 || lexicon::noun(cast.page.lower(at + title - 1)).is_some_and(|noun| noun.plural) {
        return None;
    }
    let mut last = at + title;
    if matches!(cast.page.lower(last), "of" | "for" | "at" | "to") && owner.is_none() {
        let mut from = last + 1 + usize::from(matches!(cast.page.lower(last + 1), "the" | "a"));
        // "head of Hamas' political bureau": the owner is named first.
        let named = (from..(from + 3).min(limit)).find_map(|start| {
            cast.starting_at(start).find(|&mention| cast.mentions[mention].form == MentionForm::Name)
        });
        if let Some(mention) = named {
            owner = cast.of[mention];
            from = cast.tokens[mention].end;
        }
        last = from.min(limit).max(last);
    }
    // A title in front of another name is that person's.
    let next = cast.starting_at(last).any(|mention| {
        cast.mentions[mention].kind == MentionKind::Person && cast.mentions[mention].form == MentionForm::Name
    });
    if next {
        return None;
    }
    read(cast, at..at + title, owner, from..last)
}

/// Who owns the title that begins at a token, and where the words that say so begin.
fn owner_in_front(cast: &Cast<'_>, start: usize) -> (Option<usize>, usize) {
    let possessive =
        start.checked_sub(1).is_some_and(|before| cast.page.kind(before) == Some(TokenKind::Possessive));
    let end = start - usize::from(possessive);
    let Some(mention) = cast.ending_at(end) else { return (None, start) };
    let kind = cast.mentions[mention].kind;
    let fits = matches!(kind, MentionKind::Country | MentionKind::Group | MentionKind::Organisation)
        && cast.mentions[mention].form != MentionForm::Pronoun;
    // "told Iran Foreign Minister …" is rare; "Iran, Foreign Minister …" does not touch.
    if fits { (cast.of[mention], cast.tokens[mention].start) } else { (None, start) }
}

/// A role out of the tokens of its title; `None` for mere honorifics.
pub(super) fn read(
    cast: &Cast<'_>,
    title: Range<usize>,
    of: Option<usize>,
    whole: Range<usize>,
) -> Option<RoleReading> {
    let page = cast.page;
    let mut tenure = Tenure::Current;
    let mut kept: Vec<&str> = Vec::new();
    for at in title.clone() {
        let word = page.lower(at);
        match word {
            "former" | "ex" | "then" => tenure = Tenure::Former,
            "acting" | "interim" | "caretaker" => tenure = Tenure::Acting,
            "late" => tenure = Tenure::Late,
            "incoming" | "designate" => tenure = Tenure::Designate,
            "newly-elected" | "newly-appointed" | "new" | "current" | "outgoing" | "top" | "senior"
            | "prominent" | "veteran" => {}
            _ => {
                if let Some(rest) = word.strip_prefix("ex-") {
                    tenure = Tenure::Former;
                    kept.push(rest);
                } else if let Some(rest) =
                    word.strip_suffix("-elect").or_else(|| word.strip_suffix("-designate"))
                {
                    tenure = Tenure::Designate;
                    kept.push(rest);
                } else {
                    let role = lexicon::noun(word).is_some();
                    if role || !words(word, "").any(Words::HONORIFIC) {
                        kept.push(word);
                    }
                }
            }
        }
    }
    if title.start > 0 && matches!(page.lower(title.start - 1), "former" | "then") {
        tenure = Tenure::Former;
    }
    while kept.first().is_some_and(|word| matches!(*word, "the" | "of")) {
        kept.remove(0);
    }
    // "army spokesman Colonel Imar Sol": the rank behind an office is an honorific.
    let is_rank = |word: &&str| RANKS.contains(word);
    let office = kept.iter().any(|word| !is_rank(word) && lexicon::noun(word).is_some_and(|noun| noun.role));
    while office && kept.last().is_some_and(is_rank) {
        kept.pop();
    }
    let has_role = kept.iter().any(|word| lexicon::noun(word).is_some_and(|noun| noun.role));
    has_role.then(|| RoleReading {
        span: cast.span(whole),
        title: kept.join(" "),
        of: of.filter(|&of| cast.chains[of].kind != ActorKind::Person).map(ParticipantIndex::new),
        tenure,
        from: None,
        until: None,
    })
}

//! Pronouns of the third person, where only one can be meant.

use attested_model::{ActorKind, MentionForm};

use super::cast::Cast;
use super::seen::Seen;
use crate::Relation;
use crate::grammar::{Form, Tag};
use crate::rules::attribution::cue;

/// How many sentences a pronoun looks back.
const REACH: usize = 2;
/// How many mentions it looks at.
const WINDOW: usize = 60;

/// Resolves the pronouns of a document, in text order.
pub(super) fn pronouns(cast: &mut Cast<'_>, seen: &Seen<'_>) {
    for at in 0..cast.mentions.len() {
        if cast.mentions[at].form != MentionForm::Pronoun {
            continue;
        }
        let word = cast.page.lower(cast.tokens[at].start);
        let (female, kinds): (Option<bool>, &[ActorKind]) = match word {
            "he" | "him" | "his" | "himself" => (Some(false), &[ActorKind::Person]),
            "she" | "her" | "hers" | "herself" => (Some(true), &[ActorKind::Person]),
            "they" | "them" | "their" | "theirs" | "themselves" => (None, &[ActorKind::Group]),
            _ => (None, &[ActorKind::Organisation, ActorKind::Country]),
        };
        if let Some(speaker) = own_speaker(cast, at, female, word) {
            cast.of[at] = Some(speaker);
            if female.is_some() && cast.chains[speaker].female.is_none() {
                cast.chains[speaker].female = female;
            }
            continue;
        }
        // "it" needs a body to stand for, and is empty in "it is clear that"; as an object it is a thing.
        if word == "it" && (is_empty_it(cast, at) || !is_in_front_of_verb(cast, at)) {
            continue;
        }
        let found = only_one(cast, at, female, kinds).or_else(|| seen.antecedent(cast, at, female, kinds));
        let Some(chain) = found else { continue };
        cast.of[at] = Some(chain);
        if female.is_some() && cast.chains[chain].female.is_none() {
            cast.chains[chain].female = female;
        }
    }
}

/// "Police said they had arrested two": the subject of what is told is who tells it, right behind the cue.
fn own_speaker(cast: &Cast<'_>, at: usize, female: Option<bool>, word: &str) -> Option<usize> {
    if !matches!(word, "he" | "she" | "it" | "they") || !is_in_front_of_verb(cast, at) {
        return None;
    }
    let token = cast.tokens[at].start;
    let sentence = cast.grammar.sentence(token);
    if token == sentence.start || cast.grammar.quotation_around(token).is_some() {
        return None;
    }
    let end = if cast.grammar.tag(token - 1) == Tag::That { token - 1 } else { token };
    let group = end.checked_sub(1).and_then(|last| cast.grammar.group_at(last))?;
    if group.end != end
        || group.form != Form::Finite
        || group.passive
        || cue::of_group(cast.grammar, group).is_none()
    {
        return None;
    }
    let subject = cast.tree.child(group.head, Relation::Subject);
    // Behind an aside the subject is the tree's to find.
    let mention = match subject {
        Some(subject) => {
            (0..at).rev().take(WINDOW).filter(|&other| cast.tokens[other].contains(&subject)).max_by_key(
                |&other| (cast.tokens[other].end == subject + 1, cast.mentions[other].span.len()),
            )?
        }
        None => cast.ending_at(group.start)?,
    };
    let chain = cast.of[mention]?;
    let held = &cast.chains[chain];
    let gender = female.is_none() || held.female.is_none() || held.female == female;
    let one_name = || held.words.len() == 1 && held.female.is_none() && held.roles.is_empty();
    let fits = match word {
        "he" | "she" => held.kind == ActorKind::Person || held.kind == ActorKind::Unnamed,
        "they" => matches!(held.kind, ActorKind::Group | ActorKind::Organisation | ActorKind::Unnamed),
        // A name of one word that nobody calls he or she may be that of a state nobody has heard of.
        _ => held.kind != ActorKind::Person && held.kind != ActorKind::Unnamed || one_name(),
    };
    (gender && fits).then_some(chain)
}

fn is_empty_it(cast: &Cast<'_>, at: usize) -> bool {
    let next = cast.tokens[at].end;
    [
        "is", "were", "was", "will", "would", "has", "'s", "may", "seems", "remains", "appears", "became",
        "took",
    ]
    .contains(&cast.page.lower(next))
}

/// The one chain of these kinds that a pronoun can mean.
fn only_one(cast: &Cast<'_>, at: usize, female: Option<bool>, kinds: &[ActorKind]) -> Option<usize> {
    let token = cast.tokens[at].start;
    let sentence = cast.page.sentence_of(token);
    let quote = cast.grammar.quotation_around(token).map(|quote| quote.tokens.clone());
    let subject = is_subject(cast, token);
    // An object is not the subject of its own verb.
    let object = ["him", "her", "them"].contains(&cast.page.lower(token))
        && !is_in_front_of_verb(cast, at)
        && !cast
            .page
            .tokens
            .get(token + 1)
            .is_some_and(|next| next.kind == crate::TokenKind::Word && next.shape == crate::Shape::Lower);
    for back in 0..=REACH {
        let here = sentence.checked_sub(back)?;
        let within = cast.page.sentences.get(here)?;
        let (from, to) = (within.span.start(), within.span.end().min(cast.mentions[at].span.start()));
        let mut found: Vec<(usize, usize)> = Vec::new();
        for before in (at.saturating_sub(WINDOW)..at).rev() {
            let mention = cast.mentions[before];
            if mention.span.start() < from {
                break;
            }
            if mention.span.start() >= to {
                continue;
            }
            let Some(chain) = cast.of[before] else { continue };
            let held = &cast.chains[chain];
            let gender = female.is_none() || held.female.is_none() || held.female == female;
            let fits = kinds.contains(&held.kind)
                || (kinds == [ActorKind::Person] && held.kind == ActorKind::Unnamed && held.described)
                || (kinds == [ActorKind::Group]
                    && held.kind == ActorKind::Unnamed
                    && cast.mentions[before].kind == attested_model::MentionKind::Group);
            // Who speaks does not call himself "he" inside his own words.
            let same_quote = match &quote {
                Some(quote) => quote.contains(&cast.tokens[before].start),
                None => cast.grammar.quotation_around(cast.tokens[before].start).is_none() || back > 0,
            };
            let adjective =
                mention.kind == attested_model::MentionKind::Group && mention.form == MentionForm::Name;
            let many = mention.form == MentionForm::Nominal
                && kinds.contains(&ActorKind::Organisation)
                && cast.tokens[before]
                    .clone()
                    .next_back()
                    .and_then(|last| crate::lexicon::noun(cast.page.lower(last)))
                    .is_some_and(|noun| noun.plural);
            if many {
                continue;
            }
            let verbs = if object { cast.grammar.groups_in(cast.tokens[before].end..token).len() } else { 2 };
            if fits
                && gender
                && same_quote
                && !adjective
                && verbs != 1
                && !found.iter().any(|(known, _)| *known == chain)
            {
                found.push((chain, before));
            }
        }
        match found.as_slice() {
            [] => {}
            [(only, _)] => return Some(*only),
            several => {
                // A subject goes on with the subject of the sentence before.
                let person = kinds == [ActorKind::Person] && back == 1;
                let goes_on = subject || cast.tree.relation(token) == Relation::Subject;
                let main = main_subject(cast, &within.tokens).filter(|_| person && goes_on);
                if let Some(main) = main
                    && let Some(&(chain, _)) =
                        several.iter().find(|(_, mention)| cast.tokens[*mention].contains(&main))
                {
                    return Some(chain);
                }
                let (first, mention) = several.last().copied()?;
                let heads = cast.tokens[mention].start <= within.tokens.start + 8
                    && is_subject_of_verb(cast, mention);
                return (subject && back == 1 && heads && kinds == [ActorKind::Person]).then_some(first);
            }
        }
        if quote.is_some() && back > 0 {
            return None;
        }
    }
    None
}

/// The subject of the main verb of a sentence, by the tree.
fn main_subject(cast: &Cast<'_>, sentence: &std::ops::Range<usize>) -> Option<usize> {
    let root = sentence.clone().find(|&token| cast.tree.relation(token) == Relation::Root)?;
    // "Imar Sol and Tal Ren met": neither of two.
    cast.tree.child(root, Relation::Subject).filter(|&subject| cast.tree.joined(subject).len() == 1)
}

/// True for a pronoun that a verb follows.
fn is_in_front_of_verb(cast: &Cast<'_>, at: usize) -> bool {
    cast.grammar.group_at(cast.tokens[at].end).is_some_and(|group| group.form == crate::grammar::Form::Finite)
}

/// True for a pronoun in front of a verb at the start of its sentence.
fn is_subject(cast: &Cast<'_>, token: usize) -> bool {
    let sentence = cast.grammar.sentence(token);
    token <= sentence.start + 3 && cast.grammar.group_at(token + 1).is_some()
}

/// True when a verb follows a mention, apart from what stands between commas.
fn is_subject_of_verb(cast: &Cast<'_>, mention: usize) -> bool {
    let end = cast.tokens[mention].end;
    cast.grammar.group_at(end).is_some() || cast.page.word(end) == ","
}

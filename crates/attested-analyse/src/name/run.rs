//! Runs of capitalised words, with the small words that tie them.

use std::ops::Range;

use attested_model::MentionKind;

use super::casing::{Evidence, begins};
use super::{Named, split};
use crate::Page;
use crate::lexicon::{self, Words, words};
use crate::token::{Shape, TokenKind};

/// No name is longer; what goes on behind is another one.
const LONGEST: usize = 14;

/// The names of a sentence in running text.
pub(super) fn names(page: &Page<'_>, sentence: &Range<usize>, evidence: &Evidence<'_>, out: &mut Vec<Named>) {
    let mut at = sentence.start;
    while at < sentence.end {
        if !starts(page, at) {
            at += 1;
            continue;
        }
        let end = run_end(page, at, sentence.end);
        let start = if begins(page, sentence, at) { without_opening(page, at, end, evidence) } else { at };
        if start < end {
            let held = out.len();
            split::split(page, start..end, evidence, out);
            // A word that only its place capitalises, as far as the text shows.
            if begins(page, sentence, at)
                && start == at
                && end == at + 1
                && !evidence.is_capital(page.lower(at))
                && page.kind(end) != Some(TokenKind::Possessive)
                && !page.lower(at).ends_with("ian")
                && !page.lower(at).ends_with("ese")
            {
                out.truncate(
                    held + usize::from(
                        out.get(held).is_some_and(|name| name.sure || name.kind != MentionKind::Other),
                    ),
                );
            }
        }
        at = end.max(at + 1);
    }
}

/// True when a name may begin at a token.
fn starts(page: &Page<'_>, at: usize) -> bool {
    let token = page.tokens[at];
    if token.kind != TokenKind::Word {
        return false;
    }
    let word = page.lower(at);
    match token.shape {
        Shape::Title | Shape::Upper => {
            !matches!(word, "i" | "i'm" | "i'll" | "i've" | "i'd" | "a" | "an") && !word.starts_with("i'")
        }
        Shape::Mixed => is_particle_name(word) || lexicon::found_at(page, at).is_some(),
        Shape::Lower | Shape::None => matches!(word, "al" | "bin" | "ibn") && goes_on(page, at + 1),
    }
}

/// "al-Assad", "bin-Salman", "el-Sisi"
fn is_particle_name(word: &str) -> bool {
    word.split_once('-').is_some_and(|(particle, _)| is_particle(particle))
}

fn is_particle(word: &str) -> bool {
    [
        "al", "el", "ul", "ad", "as", "az", "ar", "an", "ash", "at", "bin", "bint", "ibn", "ben", "abu",
        "von", "van", "der", "den", "de", "da", "di", "do", "dos", "du", "la", "le", "del", "della", "ter",
        "e", "y",
    ]
    .contains(&word)
}

/// True when a token goes on with a name: a capitalised word that is no word of the calendar.
fn goes_on(page: &Page<'_>, at: usize) -> bool {
    let Some(token) = page.tokens.get(at) else { return false };
    if token.kind != TokenKind::Word {
        return false;
    }
    match token.shape {
        Shape::Title | Shape::Upper => {
            let word = page.lower(at);
            !words(word, "").any(Words::CALENDAR) && !word.starts_with("i'") && word != "i"
        }
        Shape::Mixed => {
            is_particle_name(page.lower(at)) || page.word(at).chars().next().is_some_and(char::is_lowercase)
        }
        Shape::Lower | Shape::None => false,
    }
}

fn run_end(page: &Page<'_>, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + LONGEST);
    // "Washington, D.C." holds a mark that no run crosses.
    let mut end = start + lexicon::found_at(page, start).map_or(1, |(used, _)| used);
    if end == start + 1 && words(page.lower(start), "").any(Words::CALENDAR) && !goes_on(page, end) {
        return end;
    }
    while end < limit {
        if goes_on(page, end) && page.tokens[end - 1].span.end() < page.tokens[end].span.start() {
            end += 1;
            continue;
        }
        let tied = tie(page, start, end);
        if tied == 0 || end + tied >= limit {
            break;
        }
        end += tied;
    }
    end.min(limit.max(start + 1))
}

/// How many small words at `end` tie the run so far to another capitalised word.
fn tie(page: &Page<'_>, start: usize, end: usize) -> usize {
    let word = page.lower(end);
    if ["von", "van", "de"].contains(&word) && is_particle(page.lower(end + 1)) && goes_on(page, end + 2) {
        return 3;
    }
    if is_particle(word) && page.kind(end) == Some(TokenKind::Word) && goes_on(page, end + 1) {
        return if matches!(word, "as" | "at" | "an" | "do" | "e" | "y") { 0 } else { 2 };
    }
    if word == "&" && goes_on(page, end + 1) {
        return 2;
    }
    let head = |at: usize| {
        words(page.lower(at), "").any(Words::ORGANISATION_HEAD.or(Words::OTHER_HEAD).or(Words::EVENT_HEAD))
    };
    let place = |at: usize| words(page.lower(at), "").any(Words::PLACE_HEAD);
    match word {
        "of" | "for" => {
            let the = usize::from(page.lower(end + 1) == "the");
            let headed = (start..end).any(|at| head(at) || place(at))
                || matches!(page.lower(start), "republic" | "state");
            let title = office(page, end + 1) > 0;
            if (headed || title) && goes_on(page, end + 1 + the) { 2 + the } else { 0 }
        }
        // "Ministry of Culture and Islamic Guidance", "Food and Drug Administration"
        "and" => {
            let of = (start..end).any(|at| matches!(page.lower(at), "of" | "for")) && (start..end).any(head);
            let fits = of
                && goes_on(page, end + 1)
                && lexicon::found_at(page, end + 1).is_none_or(|(_, entry)| entry.kind == MentionKind::Group)
                && !head(end + 1);
            if fits && !words(page.lower(end + 1), page.word(end + 1)).any(Words::GIVEN) { 2 } else { 0 }
        }
        _ => 0,
    }
}

/// How many tokens name an office behind "Secretary of" or "Minister of".
pub(super) fn office(page: &Page<'_>, at: usize) -> usize {
    const OFFICES: &[&[&str]] = &[
        &["state"],
        &["defense"],
        &["defence"],
        &["foreign", "affairs", "and", "security", "policy"],
        &["foreign", "policy"],
        &["foreign", "affairs"],
        &["political", "affairs"],
        &["legal", "affairs"],
        &["humanitarian", "affairs"],
        &["defense", "affairs"],
        &["the", "interior"],
        &["interior"],
        &["finance"],
        &["the", "treasury"],
        &["homeland", "security"],
        &["energy"],
        &["education"],
        &["labor"],
        &["commerce"],
        &["trade"],
        &["health", "and", "human", "services"],
        &["health"],
        &["agriculture"],
        &["justice"],
        &["war"],
        &["staff"],
        &["transport"],
        &["transportation"],
        &["culture"],
        &["intelligence"],
    ];
    OFFICES.iter().find(|office| page.reads(at, office)).map_or(0, |office| office.len())
}

/// Where the name begins when the run opens a sentence: its first word may be there only for its place.
fn without_opening(page: &Page<'_>, at: usize, end: usize, evidence: &Evidence<'_>) -> usize {
    let word = page.lower(at);
    if lexicon::found_at(page, at).is_some() || split::title_at(page, at, end) > 0 {
        return at;
    }
    let class = words(word, page.word(at));
    if end - at == 1 {
        let alone =
            class.any(Words::COMMON.or(Words::MODIFIER).or(Words::CALENDAR)) && !class.any(Words::GIVEN);
        let small = evidence.is_small(word) && !class.any(Words::GIVEN);
        let verbal = (word.ends_with("ing") || word.ends_with("ly")) && !evidence.is_capital(word);
        let capital = evidence.is_capital(word);
        return if (alone && !capital) || small || verbal { end } else { at };
    }
    let kept = class.any(
        Words::MODIFIER
            .or(Words::GIVEN)
            .or(Words::ORGANISATION_HEAD)
            .or(Words::HONORIFIC)
            .or(Words::EVENT_HEAD),
    ) || lexicon::noun(word).is_some()
        || (page.lower(at + 1) == "of" && class.any(Words::PLACE_HEAD));
    if kept || !(class.any(Words::COMMON) || evidence.is_small(word)) {
        return at;
    }
    // "Meanwhile Imar Sol …" but "National Front"
    at + 1 + usize::from(!goes_on(page, at + 1)).min(end - at - 1)
}

//! Whom an outlet cites: "the Post reported, citing a press release by the Front" is the Front's, by way of the Post.

use std::ops::Range;

use attested_model::{Channel, ParticipantIndex, Span, StatementReading, Via};

use super::cited::{Cited, Reports};
use super::manner::is_outlet;
use crate::Ground;
use crate::grammar::{Grammar, Tag};

/// How far behind or in front of the cue it is told who is cited, in tokens.
const NEAR: usize = 30;

/// Gives what outlets have from somebody to that somebody, the outlet staying on the way. True for the statements that
/// told nothing but who is cited ("citing two officials").
pub(super) fn follow(
    ground: &Ground<'_>,
    grammar: &Grammar<'_>,
    cited: &[Cited<'_>],
    statements: &mut [StatementReading],
) -> Vec<bool> {
    let mut told = vec![false; cited.len()];
    for at in 0..cited.len() {
        let each = &cited[at];
        let Some(word) = word_of(ground, grammar, each) else { continue };
        let Some(from) = cited_by(ground, grammar, word) else { continue };
        let (Some(source), cue) = (each.source, each.cue) else { continue };
        // "Kyodo News which cited two sources", "The Post, citing the ministry": the outlet alone.
        let tokens = grammar.page.tokens_in(source);
        let end = (tokens.start + 1..tokens.end)
            .find(|&at| matches!(grammar.tag(at), Tag::Rel | Tag::Comma))
            .filter(|_| tokens.contains(&word));
        let outlet = end.map_or(source, |end| grammar.page.span_of(tokens.start..end));
        let statement = &mut statements[at];
        let through = if end.is_some() { grammar.whom(ground, outlet) } else { statement.speaker };
        statement.via.insert(0, Via { participant: through, source: outlet, cue });
        statement.speaker = from.whom;
        statement.source = Some(from.words);
        statement.cue = Some(grammar.page.tokens[word].span);
        statement.channel = from.channel.or(statement.channel);
        let span = grammar.page.tokens[word].span;
        for (other, gone) in cited.iter().zip(told.iter_mut()) {
            *gone |= other.cue.is_some_and(|cue| cue.contains(span));
        }
        told[at] = false;
    }
    told
}

/// Somebody who is cited.
struct From {
    whom: Option<ParticipantIndex>,
    words: Span,
    channel: Option<Channel>,
}

/// "citing", "quoting", "which cited" beside the report of an outlet.
fn word_of(ground: &Ground<'_>, grammar: &Grammar<'_>, each: &Cited<'_>) -> Option<usize> {
    let page = grammar.page;
    let (source, cue) = (each.source?, each.cue?);
    let reports = match each.reports {
        Reports::Plain => page.words(cue) != ":",
        Reports::Verb(verb) => verb.is_saying() || matches!(verb.lemma, "report" | "write"),
        _ => false,
    };
    if !reports || !is_outlet(grammar, source) {
        return None;
    }
    let (source, cue) = (page.tokens_in(source), page.tokens_in(cue));
    let sentence = grammar.sentence(cue.start);
    let reach = sentence.start.max(cue.start.saturating_sub(NEAR))..sentence.end.min(cue.end + NEAR);
    reach.clone().find(|&at| {
        let cites = match page.lower(at) {
            "citing" | "quoting" => true,
            "cited" | "cites" | "quoted" | "quotes" => at > 0 && grammar.tag(at - 1) == Tag::Rel,
            _ => false,
        };
        let apart = !each.content.iter().any(|piece| piece.contains(page.tokens[at].span));
        cites && apart && belongs(ground, grammar, at, &source, &cue)
    })
}

/// The word hangs on the report, or stands beside it with a comma or "which" between.
fn belongs(
    ground: &Ground<'_>,
    grammar: &Grammar<'_>,
    at: usize,
    source: &Range<usize>,
    cue: &Range<usize>,
) -> bool {
    let hangs = ground.tree.head(at).is_some_and(|head| source.contains(&head) || cue.contains(&head));
    let beside = |end: usize| {
        end <= at && (end..at).all(|between| matches!(grammar.tag(between), Tag::Comma | Tag::Rel))
    };
    hangs || source.contains(&at) || beside(source.end) || beside(cue.end)
}

/// Whom the words behind "citing" name: who wrote what is cited, or who is cited.
fn cited_by(ground: &Ground<'_>, grammar: &Grammar<'_>, word: usize) -> Option<From> {
    let page = grammar.page;
    let phrase = grammar.phrase(word + 1, true);
    // "quoting him as saying": told by what follows.
    if phrase.is_empty() || page.lower(phrase.end) == "as" {
        return None;
    }
    let paper = phrase.clone().find(|&at| channel(page.lower(at)).is_some());
    let Some(paper) = paper else {
        let words = page.span_of(phrase);
        return Some(From { whom: Some(grammar.whom(ground, words)?), words, channel: None });
    };
    let channel = channel(page.lower(paper)).flatten();
    let maker = (paper + 1..phrase.end)
        .find(|&at| matches!(page.lower(at), "by" | "from" | "of"))
        .map(|by| grammar.phrase(by + 1, false))
        .filter(|maker| !maker.is_empty());
    let behind = maker.and_then(|maker| {
        let words = page.span_of(maker.start..maker.end.min(phrase.end));
        Some(From { whom: Some(grammar.whom(ground, words)?), words, channel })
    });
    behind.or_else(|| {
        // "the ministry's statement", "a Foreign Ministry statement"
        let words = page.span_of(phrase.start..paper);
        let (_, mention) = ground.mentions_in(words).last()?;
        Some(From { whom: Some(mention.participant?), words: mention.span, channel })
    })
}

/// The channel of a paper that somebody wrote; within, none where the paper is of no kind that the record tells apart.
#[expect(clippy::option_option, reason = "no paper, a paper, and a paper with a channel are three things")]
fn channel(word: &str) -> Option<Option<Channel>> {
    Some(match word {
        "release" | "statement" | "statements" | "communique" | "communiqué" => Some(Channel::PressRelease),
        "letter" | "letters" => Some(Channel::Letter),
        "tweet" | "tweets" | "post" | "posts" => Some(Channel::SocialPost),
        "report" | "reports" | "document" | "documents" | "filing" | "filings" | "indictment" => {
            Some(Channel::Document)
        }
        "study" | "data" | "records" | "memo" | "notice" | "bulletin" | "assessment" | "figures" => None,
        _ => return None,
    })
}

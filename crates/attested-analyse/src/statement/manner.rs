//! To whom, by which channel and when something was said.

use std::ops::Range;

use attested_model::{Act, Channel, ParticipantIndex, Span, TimeIndex, Via};

use super::cited::{Cited, Reports};
use crate::Ground;
use crate::grammar::{Grammar, Tag};

/// Words that make a name an outlet's.
const OUTLET_WORDS: &[&str] = &[
    "news",
    "agency",
    "newspaper",
    "daily",
    "weekly",
    "magazine",
    "television",
    "tv",
    "radio",
    "channel",
    "broadcaster",
    "media",
    "times",
    "post",
    "journal",
    "herald",
    "tribune",
    "gazette",
    "observer",
    "press",
    "network",
    "website",
    "wire",
    "outlet",
    "outlets",
    "correspondent",
    "courier",
    "telegraph",
    "guardian",
    "chronicle",
    "reuters",
    "ap",
    "afp",
    "bbc",
    "cnn",
    "irna",
    "isna",
    "mehr",
    "tasnim",
    "fars",
    "press tv",
    "xinhua",
    "tass",
    "interfax",
    "bloomberg",
    "politico",
    "axios",
    "jazeera",
    "mayadeen",
    "arabiya",
    "dpa",
    "upi",
    "npr",
    "nbc",
    "abc",
    "cbs",
    "fox",
    "msnbc",
    "sky",
    "itv",
    "rt",
    "sputnik",
    "sana",
    "anadolu",
    "kyodo",
    "yonhap",
    "kcna",
    "haaretz",
    "newsweek",
    "spiegel",
    "monde",
    "figaro",
    "novosti",
];

/// True when the words of a span name an outlet.
pub(super) fn is_outlet(grammar: &Grammar<'_>, span: Span) -> bool {
    grammar.page.tokens_in(span).any(|token| OUTLET_WORDS.contains(&grammar.page.lower(token)))
}

/// The addressees, and the outlet through which the report has it ("told the Courier").
pub(super) fn addressees(
    ground: &Ground<'_>,
    grammar: &Grammar<'_>,
    cited: &Cited<'_>,
) -> (Vec<ParticipantIndex>, Option<Via>) {
    let (Reports::Verb(cue), Some(cue_span)) = (cited.reports, cited.cue) else { return (Vec::new(), None) };
    let end = ground.page.tokens_in(cue_span).end;
    let whom = match cue.lemma {
        "tell" | "inform" | "assure" | "notify" | "remind" | "brief" => Some(grammar.phrase(end, false)),
        _ if cue.act == Act::Demand || cue.act == Act::Ask => {
            // "urged Sarvane to withdraw": whom the demand is made of stands in front of the infinitive.
            let phrase = grammar.phrase(end, false);
            let passive = cited.group.is_some_and(|group| group.passive);
            (!passive && (grammar.tag(phrase.end) == Tag::To || grammar.page.lower(phrase.end) == "not"))
                .then_some(phrase)
        }
        _ if grammar.tag(end) == Tag::To && grammar.tag(end + 1).begins_phrase() => {
            Some(grammar.phrase(end + 1, false))
        }
        _ => None,
    };
    let Some(whom) = whom.filter(|tokens| !tokens.is_empty()) else {
        return (Vec::new(), interviewer(ground, grammar, cited));
    };
    let span = ground.page.span_of(first_noun_phrase(grammar, whom));
    if is_outlet(grammar, span) {
        return (Vec::new(), Some(Via { participant: grammar.whom(ground, span), source: span, cue: None }));
    }
    let all: Vec<ParticipantIndex> = joined(ground, span);
    (all, interviewer(ground, grammar, cited))
}

/// A phrase cut where a second one begins without a preposition ("told reporters the ministry").
fn first_noun_phrase(grammar: &Grammar<'_>, tokens: Range<usize>) -> Range<usize> {
    let cut = (tokens.start + 1..tokens.end).find(|&at| {
        matches!(grammar.tag(at), Tag::Det | Tag::Pron)
            && !matches!(grammar.tag(at - 1), Tag::Prep | Tag::Conj | Tag::Det)
    });
    tokens.start..cut.unwrap_or(tokens.end)
}

/// The participants of joined names ("the minister and his deputy"), outermost mentions only.
fn joined(ground: &Ground<'_>, span: Span) -> Vec<ParticipantIndex> {
    let mut out = Vec::new();
    let mut covered = span.start();
    for (_, mention) in ground.mentions_in(span) {
        if mention.span.start() < covered && mention.span.start() != span.start() {
            continue;
        }
        covered = covered.max(mention.span.end());
        if let Some(participant) = mention.participant
            && !out.contains(&participant)
        {
            out.push(participant);
        }
    }
    out.truncate(4);
    out
}

/// "in an interview with the Courier", "speaking to the Courier", "spoke with the Courier, saying": through whom the report has it.
fn interviewer(ground: &Ground<'_>, grammar: &Grammar<'_>, cited: &Cited<'_>) -> Option<Via> {
    let page = grammar.page;
    let outside = outside(grammar, cited);
    let asked = outside.into_iter().find_map(|at| {
        let to = page.lower(at + 1);
        let gives = match page.lower(at) {
            "interview" | "interviews" => matches!(to, "with" | "to" | "for"),
            "speaking" | "talking" | "spoke" | "talked" => matches!(to, "to" | "with"),
            _ => false,
        };
        let span = gives.then(|| ground.page.span_of(grammar.phrase(at + 2, false)))?;
        is_outlet(grammar, span).then_some(span)
    })?;
    Some(Via { participant: grammar.whom(ground, asked), source: asked, cue: None })
}

/// The tokens of the sentence of the cue that lie in no piece of the content.
fn outside(grammar: &Grammar<'_>, cited: &Cited<'_>) -> Vec<usize> {
    let Some(anchor) = cited.cue.or(cited.source) else { return Vec::new() };
    let page = grammar.page;
    let cue = page.tokens_in(anchor).start;
    let sentence = grammar.sentence(cue);
    // Long sentences are looked through near the cue only.
    let window = sentence.start.max(cue.saturating_sub(50))..sentence.end.min(cue + 50);
    window.filter(|&at| !cited.content.iter().any(|piece| piece.contains(page.tokens[at].span))).collect()
}

/// By which channel.
pub(super) fn channel(grammar: &Grammar<'_>, cited: &Cited<'_>) -> Option<Channel> {
    let page = grammar.page;
    if let Reports::Verb(cue) = cited.reports
        && matches!(cue.lemma, "tweet")
    {
        return Some(Channel::SocialPost);
    }
    outside(grammar, cited).into_iter().find_map(|at| match page.lower(at) {
        "statement" | "communique" | "communiqué" | "release" if at > 0 => (page.lower(at) != "release"
            || matches!(page.lower(at - 1), "press" | "news"))
        .then_some(Channel::PressRelease),
        "interview" => Some(Channel::Interview),
        "tweet" | "tweets" | "twitter" | "facebook" | "instagram" | "telegram" | "weibo" | "hashtag" => {
            Some(Channel::SocialPost)
        }
        "post" | "posted" | "message" if page.lower(at + 1) == "on" => Some(Channel::SocialPost),
        "social" if page.lower(at + 1) == "media" => Some(Channel::SocialPost),
        "speech" | "sermon" | "briefing" | "remarks" => Some(Channel::Speech),
        "conference" if at > 0 && matches!(page.lower(at - 1), "press" | "news") => Some(Channel::Speech),
        "address" | "addressing" if at > 0 && grammar.tag(at) != Tag::Name => Some(Channel::Speech),
        "report" | "filing" | "indictment" | "resolution" | "affidavit"
            if at > 0
                && matches!(grammar.tag(at), Tag::Word)
                && cited.source.is_some_and(|source| source.contains(page.tokens[at].span)) =>
        {
            Some(Channel::Document)
        }
        "letter" => Some(Channel::Letter),
        "phone" | "telephone" => Some(Channel::Phone),
        "televised" | "broadcast" => Some(Channel::Broadcast),
        _ => None,
    })
}

/// When it was said: the time next to the cue, outside the content.
pub(super) fn time(ground: &Ground<'_>, grammar: &Grammar<'_>, cited: &Cited<'_>) -> Option<TimeIndex> {
    let cue = cited.cue?;
    let page = ground.page;
    let sentence = grammar.sentence(page.tokens_in(cue).start);
    let start = sentence.start;
    let span = page.span_of(sentence);
    ground
        .times_in(span)
        .filter(|(_, time)| !cited.content.iter().any(|piece| piece.contains(time.span)))
        .filter(|(_, time)| !cited.source.is_some_and(|source| source.contains(time.span)))
        .filter(|(_, time)| !parted(grammar, cue, time.span, start))
        .min_by_key(|(_, time)| {
            let gap = if time.span.start() >= cue.end() {
                time.span.start() - cue.end()
            } else {
                cue.start().saturating_sub(time.span.end())
            };
            (gap, time.span.start())
        })
        .map(|(index, _)| index)
}

/// True when a verb or many words stand between a cue and a time, so that the time is another's. A time at the start of
/// the sentence is the cue's own.
fn parted(grammar: &Grammar<'_>, cue: Span, time: Span, start: usize) -> bool {
    let page = grammar.page;
    let (cue, time) = (page.tokens_in(cue), page.tokens_in(time));
    let between = if time.start >= cue.end { cue.end..time.start } else { time.end..cue.start };
    if time.start < cue.start && time.start <= start + 1 {
        return !grammar.groups_in(between).is_empty();
    }
    between.len() > 12 || !grammar.groups_in(between).is_empty()
}

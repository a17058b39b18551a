//! Who said what, to whom, through whom, and with what stance.
//!
//! Takes the attributions that a reader marked; gives [`StatementReading`]s: the speaker as a participant, act and
//! stance, addressees, channel, the media it came through, the statement in whose content it stands, the time of saying.
//! It does not judge whether what is said is so. "The ministry denied that its envoy had met the rebels" is one
//! statement with stance denied; "the ministry did not say that …" is none.

mod act;
mod chain;
mod cited;
mod citing;
mod manner;
mod speaker;

pub(crate) use act::is_entitlement;
pub(crate) use speaker::subject_of_main;

use attested_model::{Channel, Span, StatementKind, StatementReading};

use crate::grammar::Grammar;
use crate::rules::attribution;
use crate::{Attribution, Ground};
use cited::Cited;

/// The statements of a page, in text order of their first span.
pub(crate) fn statements(ground: &Ground<'_>, attributions: &[Attribution]) -> Vec<StatementReading> {
    let grammar = ground.grammar;
    let mut cited: Vec<Cited<'_>> =
        attributions.iter().filter_map(|attribution| cited::cited(grammar, attribution)).collect();
    cited.sort_by_key(|each| (each.first(), each.hull()));
    drop_repeated(&mut cited);
    let speakers = speaker::speakers(ground, grammar, &cited);
    let labels = attribution::transcript_colons(grammar);
    let mut out: Vec<StatementReading> = cited
        .iter()
        .zip(speakers)
        .map(|(each, speaker)| {
            let (act, stance) = act::act(ground, grammar, each, speaker);
            let (addressees, told) = manner::addressees(ground, grammar, each);
            StatementReading {
                source: each.source,
                speaker,
                cue: each.cue,
                content: each.content.clone(),
                kind: kind(grammar, each, &labels),
                act,
                stance,
                addressees: addressees.into_iter().filter(|&whom| Some(whom) != speaker).collect(),
                channel: manner::channel(grammar, each),
                via: told.into_iter().collect(),
                parent: None,
                time: manner::time(ground, grammar, each),
                certainty: each.certainty,
            }
        })
        .collect();
    chain::link(ground, grammar, &cited, &mut out);
    go_on_through(ground, &mut out);
    out
}

/// Within so many sentences somebody who goes on speaking does so the same way.
const FURTHER: usize = 2;

/// "Sol told the Courier that … He added that … Sol stressed": what the same speaker goes on to say in the sentence behind or the next
/// one came the same way, unless the text names another way or another occasion.
fn go_on_through(ground: &Ground<'_>, statements: &mut [StatementReading]) {
    let page = ground.page;
    let sentence = |span: Span| page.sentence_at(span.start());
    for at in 0..statements.len() {
        let said = &statements[at];
        let goes_on = said.parent.is_none()
            && said.via.is_empty()
            && matches!(said.channel, None | Some(Channel::Interview))
            && said.time.is_none()
            && said.addressees.is_empty()
            && said.speaker.is_some();
        if !goes_on {
            continue;
        }
        let before = statements[at.saturating_sub(ASIDE)..at]
            .iter()
            .rev()
            .find(|before| before.parent.is_none() && before.speaker == said.speaker);
        let Some(before) = before.filter(|before| said.channel.is_none() || !before.via.is_empty()) else {
            continue;
        };
        if let (Some(&here), Some(there)) = (said.content.first(), before.content.last())
            && sentence(here) <= page.sentence_at(there.end().saturating_sub(1)) + FURTHER
        {
            let via = before.via.clone();
            statements[at].via = via;
        }
    }
}

/// Of how many others somebody's words may stand in between.
const ASIDE: usize = 4;

/// Two rules may find one saying: the one with a source and the surer stays.
fn drop_repeated(cited: &mut Vec<Cited<'_>>) {
    let mut kept: Vec<Cited<'_>> = Vec::with_capacity(cited.len());
    for each in cited.drain(..) {
        let from = kept.len().saturating_sub(4);
        let twin = kept[from..].iter().rposition(|held| {
            held.content == each.content && (held.cue.is_none() || each.cue.is_none() || held.cue == each.cue)
        });
        match twin.map(|at| from + at) {
            Some(at) if kept[at].cue.is_none() && each.cue.is_some() => kept[at] = each,
            Some(_) => {}
            None => kept.push(each),
        }
    }
    *cited = kept;
}

/// Whether the content is wholly, partly or not at all between quotation marks.
fn kind(grammar: &Grammar<'_>, said: &Cited<'_>, labels: &[Span]) -> StatementKind {
    let content = &said.content;
    // "MS VARN: Let us begin.": a transcript has the very words.
    if said.cue.is_some_and(|cue| labels.binary_search(&cue).is_ok()) {
        return StatementKind::Direct;
    }
    let (mut inside, mut outside) = (0usize, 0usize);
    for &span in content {
        for token in grammar.page.tokens_in(span) {
            let mark =
                !matches!(grammar.page.kind(token), Some(crate::TokenKind::Word | crate::TokenKind::Number));
            if mark {
                continue;
            }
            if grammar.quotation_around(token).is_some() {
                inside += 1;
            } else {
                outside += 1;
            }
        }
    }
    // A cue inside a quotation reports in the words of whoever is quoted.
    let opens = content.iter().any(|&span| {
        grammar.page.tokens_in(span).any(|token| {
            matches!(
                grammar.page.kind(token),
                Some(crate::TokenKind::QuoteOpen | crate::TokenKind::QuoteClose)
            )
        })
    });
    match (inside, outside) {
        _ if !opens => StatementKind::Indirect,
        (0, _) => StatementKind::Indirect,
        (_, 0) => StatementKind::Direct,
        _ => StatementKind::Mixed,
    }
}

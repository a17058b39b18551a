//! Attributions of the encoder and of the rules, made one list.
//!
//! Two attributions are one when their cues overlap. The encoder's spans count, for it knows where a content ends; the
//! rules fill what it left open. "S quoted T as saying C" is the rules': the encoder takes S for the source. What only
//! one of the two found stays.

use std::ops::Range;

use crate::grammar::Grammar;
use crate::rules::attribution::Found;
use crate::{Page, TokenKind};

/// A relative pronoun this many words in front of a cue is the source of another one.
const FAR: usize = 4;

/// The attributions of both.
pub(super) fn join(grammar: &Grammar<'_>, seen: Vec<Found>, ruled: Vec<Found>) -> Vec<Found> {
    let page = grammar.page;
    let mut rules = Rules::of(page, ruled);
    let mut out: Vec<Found> = Vec::with_capacity(seen.len());
    for mut each in seen {
        let Some(cue) = each.cue.clone() else { continue };
        if rules.quotes_in_sentence(page, &cue) {
            continue;
        }
        if let Some(at) = rules.with_cue(&cue) {
            rules.met[at] = true;
            let rule = &rules.list[at];
            // "… NIOC said. According to the official, C": what the sentence before says is not the official's.
            let apart = |content: &[Range<usize>]| {
                content.iter().all(|piece| page.sentence_of(piece.start) != page.sentence_of(cue.start))
            };
            if apart(&each.content) && (each.content.is_empty() || !apart(&rule.content)) {
                each.content.clone_from(&rule.content);
            }
            // "the commander, who asked not to be named, said": the encoder takes "who" for the source of both.
            let relative = |source: &Range<usize>| {
                source.len() == 1
                    && source.end + FAR < cue.start
                    && matches!(page.lower(source.start), "who" | "which" | "that")
                    && rule.source.as_ref().is_some_and(|whole| whole.start < source.start)
            };
            each.source = each.source.filter(|source| !relative(source)).or_else(|| rule.source.clone());
        } else if page.word(cue.start) == ":" && !opens_quotation(page, &each) {
            // "Toll in the town: 14" is no saying; the rules know who may stand in front of a colon.
            continue;
        }
        if !each.content.is_empty() {
            out.push(each);
        }
    }
    out.extend(rules.list.into_iter().zip(rules.met).filter(|(_, met)| !met).map(|(rule, _)| rule));
    out
}

fn opens_quotation(page: &Page<'_>, found: &Found) -> bool {
    found.content.iter().any(|piece| page.kind(piece.start) == Some(TokenKind::QuoteOpen))
}

/// The attributions of the rules, by their cues.
struct Rules {
    list: Vec<Found>,
    /// Which of them the encoder saw, too.
    met: Vec<bool>,
    /// Cues with the positions of their attributions, in text order.
    cues: Vec<(Range<usize>, usize)>,
    /// The sentences with somebody who is quoted as saying something.
    quoted: Vec<usize>,
}

impl Rules {
    fn of(page: &Page<'_>, list: Vec<Found>) -> Self {
        let mut cues: Vec<(Range<usize>, usize)> =
            list.iter().enumerate().filter_map(|(at, rule)| Some((rule.cue.clone()?, at))).collect();
        cues.sort_by_key(|(cue, at)| (cue.start, cue.end, *at));
        let as_saying = |cue: &&Range<usize>| {
            cue.len() > 1 && page.lower(cue.start) == "as" && page.lower(cue.start + 1) != "per"
        };
        let quoted = cues.iter().map(|(cue, _)| cue).filter(as_saying);
        let quoted = quoted.map(|cue| page.sentence_of(cue.start)).collect();
        let met = vec![false; list.len()];
        Self { list, met, cues, quoted }
    }

    /// The one whose cue shares a token with these.
    fn with_cue(&self, cue: &Range<usize>) -> Option<usize> {
        let at = self.cues.partition_point(|(known, _)| known.end <= cue.start);
        self.cues.get(at).filter(|(known, _)| known.start < cue.end).map(|(_, at)| *at)
    }

    /// True for either half of "quoted T as saying".
    fn quotes_in_sentence(&self, page: &Page<'_>, cue: &Range<usize>) -> bool {
        const HALVES: &[&str] =
            &["quoted", "quoting", "quotes", "cited", "citing", "as", "saying", "telling", "having"];
        self.quoted.binary_search(&page.sentence_of(cue.start)).is_ok()
            && cue.clone().any(|at| HALVES.contains(&page.lower(at)))
    }
}

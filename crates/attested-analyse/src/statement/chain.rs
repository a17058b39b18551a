//! Through whom a statement came, and which statement holds it.

use attested_model::{Act, Span, StatementIndex, StatementReading, Via};

use super::cited::{Cited, Reports};
use super::citing;
use super::manner::is_outlet;
use crate::Ground;
use crate::grammar::{Grammar, Tag};

/// How many open statements are looked through for the one that holds another.
const DEPTH: usize = 24;

/// Sets parents and chains, and drops sayings that only pass another on ("…, the agency reported").
pub(super) fn link(
    ground: &Ground<'_>,
    grammar: &Grammar<'_>,
    cited: &[Cited<'_>],
    statements: &mut Vec<StatementReading>,
) {
    let parents = holders(cited);
    quoted_through(ground, grammar, cited, statements);
    let mut passes = citing::follow(ground, grammar, cited, statements);
    // Innermost first, so that a chain collects from the inside out.
    for at in (0..cited.len()).rev() {
        let mut above = parents[at];
        let mut depth = 0;
        while let Some(parent) = above.filter(|_| depth < DEPTH) {
            depth += 1;
            if passes_on(grammar, &cited[parent], &cited[at])
                && matches!(statements[parent].act, Act::State | Act::Accuse)
            {
                passes[parent] = true;
                if let Some(source) = cited[parent].source {
                    let participant = statements[parent].speaker;
                    statements[at].via.push(Via { participant, source, cue: cited[parent].cue });
                }
                above = parents[parent];
            } else {
                break;
            }
        }
    }
    // Parents, past those that only passed on; then the list without them.
    let mut place = Vec::with_capacity(cited.len());
    let mut count = 0;
    for &gone in &passes {
        place.push(StatementIndex::new(count));
        count += usize::from(!gone);
    }
    for at in 0..cited.len() {
        let mut parent = parents[at];
        while let Some(above) = parent.filter(|&above| passes[above]) {
            parent = parents[above];
        }
        statements[at].parent = parent.map(|above| place[above]);
    }
    let mut at = 0;
    statements.retain(|_| {
        at += 1;
        !passes[at - 1]
    });
}

/// For each, the smallest other one whose content holds it.
fn holders(cited: &[Cited<'_>]) -> Vec<Option<usize>> {
    let mut order: Vec<(Span, usize)> = cited
        .iter()
        .enumerate()
        .flat_map(|(at, each)| each.content.iter().map(move |&piece| (piece, at)))
        .collect();
    order.sort_by_key(|(piece, at)| (piece.start(), std::cmp::Reverse(piece.end()), *at));
    let mut core: Vec<(Span, usize)> = cited.iter().enumerate().map(|(at, each)| (core(each), at)).collect();
    core.sort_by_key(|(span, at)| (span.start(), *at));
    let mut out = vec![None; cited.len()];
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut next = 0;
    for (span, at) in core {
        while let Some(&(piece, holder)) = order.get(next).filter(|(piece, _)| piece.start() <= span.start())
        {
            open.retain(|(held, _)| held.end() > piece.start());
            // No more are kept open than prose nests.
            if open.len() >= 8 * DEPTH {
                open.drain(..4 * DEPTH);
            }
            open.push((piece, holder));
            next += 1;
        }
        out[at] = open
            .iter()
            .rev()
            .take(DEPTH)
            .filter(|(piece, holder)| {
                *holder != at && piece.contains(span) && !holds_back(&cited[at], &cited[*holder])
            })
            .min_by_key(|(piece, holder)| (piece.len(), *holder))
            .map(|(_, holder)| *holder);
    }
    out
}

/// What must stand inside a content for its statement to stand there: the cue, or the content where there is none.
fn core(each: &Cited<'_>) -> Span {
    match (each.cue, each.reports) {
        (Some(cue), Reports::Adverb) => cue,
        (Some(cue), _) => {
            each.source.filter(|source| source.end() <= each.content_hull().end()).map_or(cue, |source| {
                if each.content_hull().contains(source) { cue } else { cue.cover(source) }
            })
        }
        (None, _) => each.content_hull(),
    }
}

/// Two that hold each other would be a circle: the longer content holds.
fn holds_back(inner: &Cited<'_>, outer: &Cited<'_>) -> bool {
    let inner_holds = inner.content.iter().any(|piece| piece.contains(core(outer)));
    inner_holds && inner.content_hull().len() >= outer.content_hull().len()
}

/// True when an outer saying holds nothing but an inner one and is a report of it by an outlet or the like.
fn passes_on(grammar: &Grammar<'_>, outer: &Cited<'_>, inner: &Cited<'_>) -> bool {
    let reporting = match outer.reports {
        Reports::Plain => outer.cue.is_some_and(|cue| grammar.page.words(cue) != ":"),
        Reports::Verb(cue) => {
            cue.lemma == "report"
                || cue.is_saying() && outer.source.is_some_and(|source| is_outlet(grammar, source))
        }
        _ => false,
    };
    if !reporting || matches!(inner.reports, Reports::Nothing | Reports::Noun(_) | Reports::Adverb) {
        return false;
    }
    let mut spare = 0usize;
    for &piece in &outer.content {
        for token in grammar.page.tokens_in(piece) {
            let span = grammar.page.tokens[token].span;
            let held = [inner.source, inner.cue]
                .into_iter()
                .flatten()
                .chain(inner.content.iter().copied())
                .any(|each| each.overlaps(span));
            let light = matches!(
                grammar.tag(token),
                Tag::That | Tag::Comma | Tag::Stop | Tag::Adv | Tag::Prep | Tag::Open | Tag::Close
            ) || crate::grammar::is_calendar(grammar.page.lower(token));
            spare += usize::from(!held && !light);
        }
    }
    spare <= 3
}

/// "X was quoted by Y as saying", "Y quoted X as saying", "…, X said, Y reported": Y is on the way.
fn quoted_through(
    ground: &Ground<'_>,
    grammar: &Grammar<'_>,
    cited: &[Cited<'_>],
    statements: &mut [StatementReading],
) {
    let page = grammar.page;
    for (each, statement) in cited.iter().zip(statements.iter_mut()) {
        let Some(cue) = each.cue else { continue };
        let tokens = page.tokens_in(cue);
        if page.lower(tokens.start) != "as" || page.reads(tokens.start, &["as", "per"]) {
            continue;
        }
        let sentence = grammar.sentence(tokens.start);
        let Some(group) = grammar
            .groups_in(sentence.start.max(tokens.start.saturating_sub(30))..tokens.start)
            .iter()
            .rev()
            .find(|group| matches!(group.lemma, "quote" | "cite" | "report"))
        else {
            continue;
        };
        let words = if group.passive {
            let by = (group.end..tokens.start).find(|&at| page.lower(at) == "by");
            by.map(|at| {
                grammar.phrase(at + 1, true).start..grammar.phrase(at + 1, true).end.min(tokens.start)
            })
        } else {
            match grammar.subject(group) {
                crate::grammar::Subject::Words(words) => Some(words),
                _ => None,
            }
        };
        if let Some(words) = words {
            let source = page.span_of(words);
            if !source.is_empty() {
                let cue = page.span_of(group.start..group.end);
                statement.via.push(Via { participant: grammar.whom(ground, source), source, cue: Some(cue) });
            }
        }
    }
}

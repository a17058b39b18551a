//! Groups of copies as lines of the record: the earliest carrier, and whom the carriers credit.
//!
//! Both are hypotheses and say so in the reason of the group. The earliest carrier is that of the first day; of several of
//! one day an agency's goes before those who print agencies, and the reason tells that the day alone does not decide.

use std::collections::BTreeMap;

use attested_model::{ActorId, Alias, CopyGroup, CopyId, Counts, SectionKind, Span};

use super::{Copies, Group};
use crate::corpus::Corpus;
use crate::{Knowledge, alias};

/// Finds the organisation that a credit names.
pub(crate) type Namer<'a> = dyn Fn(&str) -> Option<ActorId> + 'a;

/// The groups as lines, by id, and the ids they retire.
pub(crate) fn lines(
    corpus: &Corpus<'_>,
    copies: &Copies,
    knowledge: &Knowledge,
    named: &Namer<'_>,
    aliases: &mut Vec<Alias>,
) -> Vec<CopyGroup> {
    let mut lines: Vec<CopyGroup> =
        copies.groups.iter().map(|group| line(corpus, group, knowledge, named, aliases)).collect();
    lines.sort_by_key(|line| line.id);
    lines
}

/// The id a passage of a group has alone.
pub(super) fn id_of(corpus: &Corpus<'_>, (document, span): (usize, Span)) -> CopyId {
    let document = corpus.texts[document].id;
    CopyId::of(&[document.as_bytes(), &span.start().to_le_bytes(), &span.end().to_le_bytes()])
}

fn line(
    corpus: &Corpus<'_>,
    group: &Group,
    knowledge: &Knowledge,
    named: &Namer<'_>,
    aliases: &mut Vec<Alias>,
) -> CopyGroup {
    let mut ids: Vec<CopyId> = group.members.iter().map(|&member| id_of(corpus, member)).collect();
    ids.sort_unstable();
    ids.dedup();
    alias::retire(&ids, aliases);
    let documents: Vec<usize> = group.passages.iter().map(|(document, _)| *document).collect();
    let agency = |at: usize| {
        let outlet = corpus.texts[at].outlet;
        outlet.is_some_and(|outlet| knowledge.outlets.get(outlet).is_some_and(|known| known.agency))
    };
    let first = |at: usize| {
        let (undated, day, place) = corpus.by_day(at);
        (undated, day, !agency(at), place)
    };
    let earliest = documents.iter().copied().min_by_key(|&at| first(at)).unwrap_or_default();
    let mut owners: Vec<&str> = documents.iter().map(|&at| corpus.texts[at].owner.as_str()).collect();
    owners.sort_unstable();
    owners.dedup();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (credit, credited) = credit(corpus, &documents, named);
    CopyGroup {
        id: ids[0],
        passages: group.passages.iter().map(|&(document, span)| corpus.passage(document, span)).collect(),
        earliest: corpus.texts[earliest].id,
        credit,
        reason: reason(corpus, group, earliest, knowledge, &credited),
        counts: Counts { texts: 1, carriers: number(documents.len()), owners: number(owners.len()) },
    }
}

fn reason(
    corpus: &Corpus<'_>,
    group: &Group,
    earliest: usize,
    knowledge: &Knowledge,
    credited: &str,
) -> String {
    let (matched, words, longest) = group.best;
    let mut reason =
        format!("{matched} of {words} words are the same, {longest} of them in one unbroken run");
    if !credited.is_empty() {
        reason.push_str("; ");
        reason.push_str(credited);
    }
    let first = &corpus.texts[earliest];
    match (first.published, first.outlet) {
        (Some(day), Some(outlet)) => {
            reason.push_str("; the earliest carrier is of ");
            reason.push_str(&day.to_string());
            if knowledge.outlets.get(outlet).is_some_and(|known| known.agency) {
                reason.push_str(" and its outlet, ");
                reason.push_str(outlet);
                reason.push_str(", is an agency");
            }
        }
        (Some(day), None) => {
            reason.push_str("; the earliest carrier is of ");
            reason.push_str(&day.to_string());
        }
        (None, _) => reason.push_str("; no carrier is dated"),
    }
    let of_that_day = |at: &&(usize, Span)| corpus.texts[at.0].published == first.published;
    let many = group.passages.iter().filter(of_that_day).count();
    if first.published.is_some() && many > 1 {
        reason.push_str("; ");
        reason.push_str(&many.to_string());
        reason.push_str(" carriers are of that day, and which of them was first is not known");
    }
    let undated = group.passages.iter().filter(|(at, _)| corpus.texts[*at].published.is_none()).count();
    if first.published.is_some() && undated > 0 {
        reason.push_str("; ");
        reason.push_str(&undated.to_string());
        reason.push_str(if undated == 1 { " carrier is not dated" } else { " carriers are not dated" });
    }
    reason
}

/// The agency most carriers credit, and the hypothesis in words.
fn credit(corpus: &Corpus<'_>, documents: &[usize], named: &Namer<'_>) -> (Option<ActorId>, String) {
    let mut by_words: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_actor: BTreeMap<ActorId, usize> = BTreeMap::new();
    for &document in documents {
        let mut words = credits(corpus, document);
        words.sort();
        words.dedup();
        let mut actors: Vec<ActorId> = words.iter().filter_map(|words| named(words)).collect();
        actors.sort_unstable();
        actors.dedup();
        for actor in actors {
            *by_actor.entry(actor).or_default() += 1;
        }
        for words in words {
            *by_words.entry(words).or_default() += 1;
        }
    }
    let most = by_words.iter().max_by_key(|(words, count)| (**count, std::cmp::Reverse(words.as_str())));
    let said = most.map_or_else(String::new, |(words, count)| {
        format!("{count} of {} carriers credit “{words}”", documents.len())
    });
    let actor = by_actor.iter().max_by_key(|(actor, count)| (**count, std::cmp::Reverse(**actor)));
    (actor.map(|(actor, _)| *actor), said)
}

/// The words with which a document credits somebody: its metadata, its credit line, the brackets of its dateline.
fn credits(corpus: &Corpus<'_>, document: usize) -> Vec<String> {
    let text = &corpus.texts[document];
    let mut found: Vec<String> =
        text.document.metadata().credit.iter().map(|known| known.value.trim().to_owned()).collect();
    for section in &text.analysis.sections {
        let words = corpus.quote(document, section.span).trim();
        match section.kind {
            SectionKind::Credit | SectionKind::Agency if words.chars().count() <= 80 => {
                found.push(words.to_owned());
            }
            SectionKind::Dateline => {
                if let Some((_, rest)) = words.split_once('(')
                    && let Some((inside, _)) = rest.split_once(')')
                {
                    found.push(inside.trim().to_owned());
                }
            }
            _ => {}
        }
    }
    found.retain(|words| !words.is_empty());
    found
}

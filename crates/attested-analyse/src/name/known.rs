//! What the names of the running text say about other mentions of the same names.

use std::collections::BTreeMap;
use std::ops::Range;

use attested_model::MentionKind;

use super::{Named, split};
use crate::Page;
use crate::lexicon::{self, Words, words};

/// Names of the running text by their first word in lower case: their words and kinds.
pub(super) struct Known {
    names: BTreeMap<String, Vec<(Vec<String>, MentionKind)>>,
}

impl Known {
    pub(super) fn of(page: &Page<'_>, names: &[Named]) -> Self {
        let mut known: BTreeMap<String, Vec<(Vec<String>, MentionKind)>> = BTreeMap::new();
        let mut add = |parts: Vec<String>, kind: MentionKind| {
            let Some(first) = parts.first() else { return };
            let list = known.entry(first.clone()).or_default();
            if list.len() < 16 && !list.iter().any(|(held, _)| *held == parts) {
                list.push((parts, kind));
            }
        };
        // Full names first, so that a surname alone is a person when one bears it.
        for name in names.iter().filter(|name| name.sure || name.tokens.len() > 1) {
            let parts = lowered(page, &name.tokens);
            if name.kind == MentionKind::Person && parts.len() > 1 {
                add(parts[parts.len() - 1..].to_vec(), name.kind);
                if parts.len() > 2 {
                    add(parts[1..].to_vec(), name.kind);
                }
            }
            add(parts, name.kind);
        }
        for name in names
            .iter()
            .filter(|name| !name.sure && name.tokens.len() == 1 && name.kind != MentionKind::Other)
        {
            add(lowered(page, &name.tokens), name.kind);
        }
        for list in known.values_mut() {
            list.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
        }
        Self { names: known }
    }

    /// Gives names whose kind is a last resort the kind that another mention is sure of.
    pub(super) fn settle(&self, page: &Page<'_>, names: &mut [Named]) {
        for name in names.iter_mut().filter(|name| !name.sure) {
            let parts = lowered(page, &name.tokens);
            let Some(list) = parts.first().and_then(|first| self.names.get(first)) else { continue };
            if let Some((_, kind)) = list.iter().find(|(held, _)| *held == parts) {
                name.kind = *kind;
            }
        }
    }

    /// The names of a headline that capitalises everything: those of the gazetteer and of the running text,
    /// and what stands behind an honorific.
    pub(super) fn names_in_heading(&self, page: &Page<'_>, sentence: &Range<usize>, out: &mut Vec<Named>) {
        let mut at = sentence.start;
        while at < sentence.end {
            let held = self.names.get(page.lower(at)).and_then(|list| {
                list.iter().find(|(parts, _)| {
                    at + parts.len() <= sentence.end
                        && page.tokens[at].is_capitalised()
                        && parts.iter().enumerate().all(|(offset, part)| page.lower(at + offset) == part)
                })
            });
            let found = lexicon::found_at(page, at).filter(|(used, _)| at + used <= sentence.end);
            let known = held.map(|(parts, kind)| (parts.len(), *kind));
            let listed = found.map(|(used, entry)| (used, entry.kind));
            let best = known.into_iter().chain(listed).max_by_key(|(used, _)| *used);
            if let Some((used, kind)) = best {
                out.push(Named { tokens: at..at + used, kind, sure: true });
                at += used;
                continue;
            }
            let title = split::title_at(page, at, sentence.end);
            let next = at + title;
            if title > 0 && next < sentence.end && is_new_name(page, next) {
                let end = next + 1 + usize::from(next + 1 < sentence.end && is_new_name(page, next + 1));
                out.push(Named { tokens: next..end, kind: MentionKind::Person, sure: true });
                at = end;
                continue;
            }
            at += title.max(1);
        }
    }
}

/// True for a capitalised word that no list knows.
fn is_new_name(page: &Page<'_>, at: usize) -> bool {
    let class = words(page.lower(at), page.word(at));
    page.tokens[at].is_capitalised()
        && !class.any(Words::COMMON.or(Words::MODIFIER).or(Words::CALENDAR).or(Words::ORGANISATION_HEAD))
        && lexicon::noun(page.lower(at)).is_none()
        && page.lower(at).len() > 2
}

fn lowered(page: &Page<'_>, tokens: &Range<usize>) -> Vec<String> {
    tokens.clone().map(|at| page.lower(at).to_owned()).collect()
}

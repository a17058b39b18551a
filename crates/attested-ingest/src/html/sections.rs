//! Roles of blocks to sections that tile the text.

use std::ops::Range;

use attested_model::{Section, SectionKind, SetApart, Span};

use super::metadata::Found;
use super::roles::Role;
use crate::text::dateline;

/// How many blocks of the report are looked at for the dateline.
const DATELINES: usize = 3;

/// The sections of a page; `items` are the blocks of each report of a digest.
pub(super) fn sections(found: &Found<'_>, items: &[Range<usize>]) -> Vec<Section> {
    let text = found.layout.mapped.text();
    let blocks = &found.layout.blocks;
    let mut starts: Vec<(usize, SectionKind, Option<usize>)> = Vec::new();
    let mut item = 0;
    let mut looked = 0;
    for (at, block) in blocks.iter().enumerate() {
        while items.get(item).is_some_and(|range| range.end <= at) {
            item += 1;
        }
        let role = found.roles[at];
        let inside =
            items.get(item).is_some_and(|range| range.contains(&at)) && role.kind == SectionKind::Item;
        starts.push((block.start, role.kind, inside.then_some(item)));
        if role.kind == SectionKind::Body && looked < DATELINES {
            looked += 1;
            if let Some(line) =
                dateline(block.text(text)).filter(|line| line.span.range().end < block.end - block.start)
            {
                let end = block.start + line.span.range().end;
                starts.pop();
                starts.push((block.start, SectionKind::Dateline, None));
                starts.push((end, SectionKind::Body, None));
                looked = DATELINES;
            }
        }
    }
    tile(&starts, text.len())
}

/// Neighbours of one kind are one section where the kind runs on; items, captions, credits and posts stay apart.
fn tile(starts: &[(usize, SectionKind, Option<usize>)], len: usize) -> Vec<Section> {
    let runs_on = |kind| {
        matches!(kind, SectionKind::Body | SectionKind::Header | SectionKind::Standfirst)
            || kind.is_furniture()
    };
    let mut kept: Vec<(usize, SectionKind, Option<usize>)> = Vec::new();
    for &(start, kind, item) in starts {
        let joined = kept
            .last()
            .is_some_and(|&(_, last, of)| last == kind && (runs_on(kind) || (item.is_some() && of == item)));
        if !joined {
            kept.push((if kept.is_empty() { 0 } else { start }, kind, item));
        }
    }
    let ends = kept.iter().skip(1).map(|&(start, _, _)| start).chain([len]);
    kept.iter()
        .zip(ends)
        .map(|(&(start, kind, _), end)| Section { span: Span::of(start..end), kind })
        .collect()
}

/// Blocks of an item are the item, but for controls and links to other reports at its end.
pub(super) fn with_items(roles: &mut [Role], items: &[Range<usize>], apart: &dyn Fn(usize) -> Option<Role>) {
    for range in items {
        let mut end = range.end;
        while end > range.start + 1 {
            let Some(found) = apart(end - 1) else { break };
            end -= 1;
            roles[end] = found;
        }
        for role in &mut roles[range.start..end] {
            *role = Role { kind: SectionKind::Item, why: "is one report of several on the page" };
        }
    }
}

/// What was set apart and why, block by block.
pub(super) fn set_apart(found: &Found<'_>) -> Vec<SetApart> {
    let blocks = found.layout.blocks.iter().zip(found.roles);
    blocks
        .filter(|(_, role)| !role.kind.is_report())
        .map(|(block, role)| SetApart {
            span: Span::of(block.start..block.end),
            kind: role.kind,
            why: role.why.into(),
        })
        .collect()
}

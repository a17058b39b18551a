//! When each report of a digest or live blog was published: its own `time` element, or a line of it that is a date.
//!
//! What a page tells once for all its reports is no date of theirs; a time of day alone is none either.

use std::ops::Range;

use attested_model::{Basis, Dated, ItemDate, Section, SectionKind};

use super::attributes::Attribute;
use super::line::parts;
use super::marks::Marks;
use super::metadata::Found;
use super::published::{date_part, day, is_of_change};
use super::tag::Tag;
use super::tree::size;

/// Longest line that may be the date of a report, in characters.
const LINE: usize = 60;

/// The dates of those items that have one; `items` are the blocks of each.
pub(super) fn item_dates(found: &Found<'_>, items: &[Range<usize>], sections: &[Section]) -> Vec<ItemDate> {
    if items.is_empty() {
        return Vec::new();
    }
    let marked = marked(found, items);
    let mut dates: Vec<ItemDate> = Vec::new();
    for (range, marked) in items.iter().zip(marked) {
        let Some(published) = marked.or_else(|| written(found, range.clone())) else { continue };
        let first = range.clone().find(|&at| found.roles[at].kind == SectionKind::Item);
        let Some(start) = first.map(|at| found.layout.blocks[at].start) else { continue };
        let at = sections.partition_point(|section| section.span.range().end <= start);
        let own = sections.get(at).filter(|section| section.kind == SectionKind::Item);
        let taken = |span| dates.last().is_some_and(|last| last.span == span);
        if let Some(section) = own.filter(|section| !taken(section.span)) {
            dates.push(ItemDate { span: section.span, published });
        }
    }
    dates
}

/// The first `time` element of each item that is not that of a change.
fn marked(found: &Found<'_>, items: &[Range<usize>]) -> Vec<Option<Dated>> {
    let mut dates: Vec<Option<Dated>> = vec![None; items.len()];
    for node in 0..size(found.tree.nodes.len()) {
        let attributes = found.tree.attributes(node);
        let named = attributes.has_word(Attribute::Itemprop, "datePublished");
        // Messengers write the time of a post where the pointer shows it.
        let shown = attributes
            .get(Attribute::Title)
            .filter(|title| title.len() <= LINE && is_stamp(found, node, title));
        if found.tree.tag(node) != Tag::Time && !named && shown.is_none() {
            continue;
        }
        let class = attributes.get(Attribute::Class).unwrap_or("").to_lowercase();
        let changed = class.contains("updat")
            || class.contains("modif")
            || attributes.has_word(Attribute::Itemprop, "dateModified");
        let value = attributes.get(Attribute::Datetime).or_else(|| attributes.get(Attribute::Content));
        let dated = |words| Some((words, day(words)?));
        let shown = || {
            shown.and_then(|title| {
                title.split(['·', '•']).chain(title.split(' ')).map(str::trim).find_map(dated)
            })
        };
        let Some((words, edtf)) = value.and_then(dated).or_else(shown) else { continue };
        // An element without text stands before the block that comes next.
        let at = found.layout.blocks_of(found.tree, node).start;
        let item = items.partition_point(|range| range.end <= at);
        if changed || items.get(item).is_none_or(|range| !range.contains(&at)) {
            continue;
        }
        dates[item].get_or_insert(Dated { edtf, basis: Basis::Markup, words: words.trim().to_owned() });
    }
    dates
}

/// True for a title on an element that is marked as a time, or on the link in one.
fn is_stamp(found: &Found<'_>, node: u32, title: &str) -> bool {
    let marked = |node: u32| found.layout.own.get(node as usize).is_some_and(|own| own.has(Marks::TIME));
    title.bytes().filter(u8::is_ascii_digit).count() >= 5 && (marked(node) || marked(found.tree.parent(node)))
}

/// A line of the item that is a date.
fn written(found: &Found<'_>, range: Range<usize>) -> Option<Dated> {
    let lines = range.filter(|&at| found.layout.blocks[at].chars <= LINE);
    let mut dates = lines.flat_map(|at| parts(found.words(at))).filter(|part| !is_of_change(part));
    dates.find_map(|part| {
        let words = date_part(part)?;
        Some(Dated { edtf: day(&words)?, basis: Basis::Text, words })
    })
}

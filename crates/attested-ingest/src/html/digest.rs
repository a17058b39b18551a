//! Pages that hold many reports: digests, topic pages, live blogs.
//!
//! A digest is a list of headings, most of them links, each with a short text: every heading with its text is one
//! item. A live blog is a list of posts that the page marks as such.

use std::ops::Range;

use super::attributes::Attribute;
use super::blocks::{Block, Layout};
use super::choose::running;
use super::head::Head;
use super::line::is_clock;
use super::marks::Marks;
use super::tag::Tag;
use super::tree::{NONE, Tree};
use super::words::ends_sentence;

/// Fewer items make no digest.
const FEWEST: usize = 4;
/// Fewer posts make no live blog.
const FEWEST_POSTS: usize = 3;

/// The reports of a page beside its main one, as ranges of blocks in page order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reports {
    /// The page is one report.
    One,
    /// The page is these.
    Items(Vec<Range<usize>>),
    /// The page is one report, and these lead to others.
    Others(Vec<Range<usize>>),
}

/// Tells digests and live blogs from pages of one report.
pub(super) fn reports(
    tree: &Tree,
    layout: &Layout,
    head: &Head,
    headline: Option<usize>,
    root: u32,
) -> Reports {
    let posts = posts(tree, layout, head, root);
    if !posts.is_empty() {
        return Reports::Items(posts);
    }
    match teasers(tree, layout, head, headline, root) {
        Reports::One => match stamped(tree, layout, layout.blocks_of(tree, root)) {
            Reports::One => stamped(tree, layout, 0..layout.blocks.len()),
            found => found,
        },
        found => found,
    }
}

/// Posts without a mark: neighbours that each begin with a time, or are elements of one class with a time in each,
/// and hold nearly all the text.
fn stamped(tree: &Tree, layout: &Layout, whole: Range<usize>) -> Reports {
    let text = layout.mapped.text();
    let blocks = &layout.blocks;
    let times: Vec<Teaser> = whole
        .clone()
        .filter(|&at| {
            let block = &blocks[at];
            let time = block.marks.has(Marks::TIME) || is_clock(block.text(text));
            // The foot of a post may hold its time.
            let stamp = block.marks.has(Marks::TIME) && !block.marks.has(Marks::BYLINE);
            // How long a film runs is no time of day.
            let apart =
                if stamp { Marks::APART.without(Marks::FOOT) } else { Marks::APART.with(Marks::EMBED) };
            time && !block.marks.has(apart) && block.chars <= 40
        })
        .map(|head| Teaser { head, linked: false, texts: 0, chars: 0, dated: true })
        .collect();
    let Some(list) = list(tree, blocks, &times) else { return Reports::One };
    let (ranges, own) = ranges(tree, layout, list, &times);
    let starts = ranges.iter().zip(&times).all(|(range, time)| range.start == time.head);
    let class = |time: &Teaser| {
        let node = super::choose::child_towards(tree, list, blocks[time.head].node);
        tree.attributes(node).get(Attribute::Class).and_then(|class| class.split_whitespace().next())
    };
    let alike = times
        .first()
        .and_then(class)
        .is_some_and(|first| times.iter().all(|time| class(time) == Some(first)));
    let starts = starts || alike;
    let open = |block: &&Block| !block.marks.has(Marks::APART);
    let sum =
        |range: Range<usize>| blocks[range].iter().filter(open).map(|block| said(block, text)).sum::<usize>();
    let told = ranges.iter().filter(|range| sum((*range).clone()) > 0).count();
    let inside: usize = ranges.iter().map(|range| sum(range.clone())).sum();
    let enough = ranges.len() >= FEWEST_POSTS && told * 10 >= ranges.len() * 8;
    if own && starts && enough && inside * 10 >= sum(whole) * 8 {
        Reports::Items(ranges)
    } else {
        Reports::One
    }
}

/// The characters of a block that tells something: a message may be short.
fn said(block: &Block, text: &str) -> usize {
    let sentence = block.chars >= 12 && ends_sentence(block.text(text)) && block.link_share() < 50;
    running(block, text).max(if sentence { block.chars } else { 0 })
}

/// Elements marked as posts of a live blog.
fn posts(tree: &Tree, layout: &Layout, head: &Head, root: u32) -> Vec<Range<usize>> {
    let mark = if head.story.is_live {
        Marks::POST.with(Marks::ARTICLE_BODY).with(Marks::ARTICLE)
    } else {
        Marks::POST
    };
    let mut posts: Vec<Range<usize>> = Vec::new();
    let mut last = NONE;
    for at in root.saturating_add(1)..tree.nodes.get(root as usize).map_or(0, |node| node.end) {
        let own = layout.own.get(at as usize).copied().unwrap_or_default();
        if !own.has(mark) || (last != NONE && tree.holds(last, at)) {
            continue;
        }
        let range = layout.blocks_of(tree, at);
        let open = |block: &Block| !block.marks.has(Marks::APART);
        if range.is_empty() || !layout.blocks[range.clone()].iter().any(open) {
            continue;
        }
        last = at;
        posts.push(range);
    }
    if posts.len() >= FEWEST_POSTS { posts } else { Vec::new() }
}

/// A heading with what stands under it.
struct Teaser {
    head: usize,
    linked: bool,
    /// Blocks of running text behind the heading, and their characters.
    texts: usize,
    chars: usize,
    /// Whether a line under it is a date.
    dated: bool,
}

fn teasers(tree: &Tree, layout: &Layout, head: &Head, headline: Option<usize>, root: u32) -> Reports {
    let text = layout.mapped.text();
    let blocks = &layout.blocks;
    let mut all: Vec<Teaser> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.marks.has(Marks::APART) {
            continue;
        }
        // A site may link the text of a teaser as well as its heading.
        let follows = all.last().is_some_and(|teaser| teaser.head + 1 == at && teaser.linked);
        let linked_text = follows
            && block.chars >= 40
            && !block.marks.has(Marks::HEADING)
            && ends_sentence(block.text(text))
            && !ends_sentence(blocks[at - 1].text(text));
        if linked_text {
            if let Some(teaser) = all.last_mut() {
                teaser.texts += 1;
                teaser.chars += block.chars;
            }
        } else if headline != Some(at) && is_head(block) {
            let linked = block.link_share() >= 70;
            all.push(Teaser { head: at, linked, texts: 0, chars: 0, dated: false });
        } else if let Some(teaser) = all.last_mut() {
            teaser.dated |= block.chars <= 60 && crate::dates::line(block.text(text)).is_some();
            let running = running(block, text).max(if is_short_text(block) { block.chars } else { 0 });
            if running > 0 && headline != Some(at) {
                teaser.texts += 1;
                teaser.chars += running;
            }
        }
    }
    let Some(list) = list(tree, blocks, &all) else { return Reports::One };
    let range = layout.blocks_of(tree, list);
    // A heading over the list is none of its items.
    all.retain(|teaser| range.contains(&teaser.head) && (teaser.linked || teaser.texts > 0));
    let with_text = all.iter().filter(|teaser| teaser.texts > 0).count();
    let linked = all.iter().filter(|teaser| teaser.linked).count();
    let brief = all.iter().filter(|teaser| teaser.texts <= 3 && teaser.chars <= 900).count();
    let single = all.iter().filter(|teaser| teaser.texts == 1).count();
    let count = all.len();
    let is_article = head.story.is_article || head.meta(&["og:type"]) == Some("article");
    let fewest = if head.story.is_list { 3 } else { FEWEST };
    let listed = count >= fewest && with_text * 10 >= count * 6 && brief * 10 >= count * 8;
    let linked = linked * 10 >= count * 6;
    let dated = all.iter().filter(|teaser| teaser.dated).count();
    let enough = count >= 6 || (count >= FEWEST && dated * 10 >= count * 8);
    let paired = !is_article && enough && single * 10 >= count * 8;
    if !listed || !(linked || paired) {
        return Reports::One;
    }
    // A report among lists of links is no item of them.
    let told: usize = all.iter().map(|teaser| teaser.chars).sum();
    let longest =
        all.iter().max_by_key(|teaser| teaser.chars).filter(|longest| longest.chars * 10 > told * 6);
    if headline.is_some_and(|at| range.contains(&at)) && longest.is_some() {
        return Reports::One;
    }
    // One long report with a list under it is no digest.
    let inside: usize = all.iter().map(|teaser| teaser.chars).sum();
    let outside: usize = blocks
        .iter()
        .enumerate()
        .filter(|(at, block)| !range.contains(at) && !block.marks.has(Marks::APART))
        .map(|(_, block)| running(block, text))
        .sum();
    let before: usize = blocks[range.start..all.first().map_or(range.start, |teaser| teaser.head)]
        .iter()
        .map(|block| running(block, text))
        .sum();
    // The headings of reports are of one rank; those of parts of one page are not.
    let ranks: Vec<_> = all.iter().map(|teaser| rank(tree, blocks[teaser.head].node)).collect();
    let usual =
        ranks.iter().map(|rank| ranks.iter().filter(|other| *other == rank).count()).max().unwrap_or(0);
    if usual * 10 < count * 7 {
        return Reports::One;
    }
    let root_holds = tree.holds(list, root) || tree.holds(root, list);
    let (ranges, own) = ranges(tree, layout, list, &all);
    if (outside + before) * 2 > inside || (is_article && !root_holds) {
        return if linked && own { Reports::Others(ranges) } else { Reports::One };
    }
    Reports::Items(ranges)
}

/// The rank of the heading that a node stands in.
fn rank(tree: &Tree, mut node: u32) -> Option<Tag> {
    for _ in 0..6 {
        if node == NONE {
            return None;
        }
        let tag = tree.tag(node);
        if tag.is_heading() {
            return Some(tag);
        }
        node = tree.parent(node);
    }
    None
}

fn is_head(block: &Block) -> bool {
    let heading = block.marks.has(Marks::HEADING.with(Marks::HEADLINE));
    let link = block.link_share() >= 90;
    (12..=240).contains(&block.chars) && (heading || (link && block.chars >= 25))
}

fn is_short_text(block: &Block) -> bool {
    block.marks.has(Marks::PARAGRAPH.with(Marks::STANDFIRST))
        && block.chars >= 30
        && block.link_share() < 35
        && !block.marks.has(Marks::HEADING.with(Marks::TIME).with(Marks::BYLINE).with(Marks::CAPTION))
}

/// The element that most pairs of neighbouring headings share.
fn list(tree: &Tree, blocks: &[Block], teasers: &[Teaser]) -> Option<u32> {
    let mut counts: Vec<(u32, usize)> = Vec::new();
    let mut shared: Vec<u32> = teasers
        .windows(2)
        .map(|pair| super::choose::around(tree, blocks[pair[0].head].node, blocks[pair[1].head].node))
        .collect();
    shared.sort_unstable();
    for node in shared {
        match counts.last_mut() {
            Some((last, count)) if *last == node => *count += 1,
            _ => counts.push((node, 1)),
        }
    }
    counts.into_iter().max_by_key(|&(node, count)| (count, node)).map(|(node, _)| node)
}

/// From heading to heading; where each has an element of its own, from element to element.
///
/// The second value tells whether each has one.
fn ranges(tree: &Tree, layout: &Layout, list: u32, teasers: &[Teaser]) -> (Vec<Range<usize>>, bool) {
    let end = layout.blocks_of(tree, list).end;
    let child = |at: usize| {
        let mut node = layout.blocks[at].node;
        while node != NONE && tree.parent(node) != list {
            node = tree.parent(node);
        }
        node
    };
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut all_own = true;
    for teaser in teasers {
        let node = child(teaser.head);
        let own = if node == NONE { teaser.head..teaser.head + 1 } else { layout.blocks_of(tree, node) };
        let before = |place: usize| teasers.partition_point(|other| other.head < place);
        let whole = own.len() > 1 && before(own.end) - before(own.start) == 1;
        all_own &= whole;
        starts.push(if whole { (own.start, own.end) } else { (teaser.head, end) });
    }
    let ranges = (0..starts.len())
        .map(|at| {
            let next = starts.get(at + 1).map_or(end, |&(start, _)| start);
            starts[at].0..starts[at].1.min(next).max(starts[at].0 + 1)
        })
        .collect();
    (ranges, all_own)
}

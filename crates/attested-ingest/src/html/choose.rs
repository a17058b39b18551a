//! Which element holds the report, which block is its headline.
//!
//! An element's worth is the sum over its blocks: running text counts for, links and scraps count against it.
//! The element with the greatest worth holds the report, unless the page itself names one that is good enough.

use super::attributes::Attribute;
use super::blocks::{Block, Layout};
use super::marks::Marks;
use super::prose::Prose;
use super::tag::Tag;
use super::tree::{NONE, NodeKind, Tree, size};
use super::words::{ends_sentence, overlap, words};

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    /// The element that holds the report's text.
    pub(super) root: u32,
    /// The element that holds the headline as well.
    pub(super) scope: u32,
    /// The block of the headline.
    pub(super) headline: Option<usize>,
}

/// Chooses headline and root, and corrects the marks of blocks on the way.
///
/// `titles` are what the head of the page calls it, `site` what it calls the site.
pub(super) fn choose(tree: &Tree, layout: &mut Layout, titles: &[&str], site: Option<&str>) -> Choice {
    let text = layout.mapped.text();
    let headline = headline(tree, &layout.blocks, text, titles, site);
    let running: Vec<usize> = layout.blocks.iter().map(|block| running(block, text)).collect();
    show_posts(layout, &running);
    let inherited = settle(tree, layout, headline, &sums(&running));
    let text = layout.mapped.text();
    for block in &mut layout.blocks {
        block.marks = inherited.get(block.node as usize).copied().unwrap_or_default();
        if block.is_bold_line(text) {
            block.marks = block.marks.with(Marks::HEADING);
        }
    }
    bold_lines(tree, layout, &running);
    let root = root(tree, layout, &running, headline);
    let root = first_report(tree, layout, &sums(&running), root, headline);
    let scope = scope(tree, layout, root, headline);
    Choice { root, scope, headline }
}

/// Where nearly all text stands in posts of another site, the page is one of that site, and its posts are no embeds.
fn show_posts(layout: &mut Layout, running: &[usize]) {
    let open = |block: &Block| !block.marks.has(Marks::APART);
    let sum = |posts: bool| -> usize {
        let blocks = layout.blocks.iter().zip(running);
        let of_kind = blocks.filter(|(block, _)| open(block) && (!posts || block.marks.has(Marks::EMBED)));
        of_kind.map(|(_, running)| running).sum()
    };
    if sum(true) > 0 && sum(true) * 10 >= sum(false) * 9 {
        layout.own.iter_mut().for_each(|own| *own = own.without(Marks::EMBED));
    }
}

/// A line in bold type in a `div` is a heading where the next one of its parent is running text.
fn bold_lines(tree: &Tree, layout: &mut Layout, running: &[usize]) {
    let text = layout.mapped.text();
    let parent = |block: &Block| if block.holder == NONE { NONE } else { tree.parent(block.holder) };
    let found: Vec<usize> = layout
        .blocks
        .windows(2)
        .enumerate()
        .filter(|(at, pair)| {
            let as_paragraph = Block { marks: pair[0].marks.with(Marks::PARAGRAPH), ..pair[0] };
            !pair[0].marks.has(Marks::PARAGRAPH)
                && running.get(at + 1).is_some_and(|&running| running > 0)
                && parent(&pair[0]) == parent(&pair[1])
                && pair[0].link_share() == 0
                && as_paragraph.is_bold_line(text)
        })
        .map(|(at, _)| at)
        .collect();
    for at in found {
        let marks = layout.blocks[at].marks;
        layout.blocks[at].marks = marks.with(Marks::PARAGRAPH).with(Marks::HEADING);
    }
}

/// Sums up to each place, so that the sum of a range is one difference.
pub(super) fn sums(values: &[usize]) -> Vec<usize> {
    let mut total = 0;
    let mut sums = Vec::with_capacity(values.len() + 1);
    sums.push(0);
    for value in values {
        total += value;
        sums.push(total);
    }
    sums
}

pub(super) fn within(sums: &[usize], range: std::ops::Range<usize>) -> usize {
    let at = |place: usize| sums.get(place).or(sums.last()).copied().unwrap_or(0);
    at(range.end).saturating_sub(at(range.start))
}

/// The characters of a block when it is running text, else 0.
///
/// Some writers link half of their words: a paragraph that ends as sentences do may hold many links.
pub(super) fn running(block: &Block, text: &str) -> usize {
    let words = block.text(text);
    let sentence = ends_sentence(words);
    let enough = block.chars >= 80 || (block.chars >= 40 && sentence);
    let share = block.link_share();
    let plain = block.chars * (100 - share.min(100)) / 100;
    let paragraph = block.marks.has(Marks::PARAGRAPH) && !block.marks.has(Marks::LIST);
    let linking = sentence && paragraph && share < 75 && plain >= 25;
    if enough && (share < 35 || linking) && !block.marks.has(Marks::HEADING) { block.chars } else { 0 }
}

fn headline(tree: &Tree, blocks: &[Block], text: &str, titles: &[&str], site: Option<&str>) -> Option<usize> {
    let site = site.map(words).unwrap_or_default();
    let titles: Vec<Vec<String>> = titles.iter().map(|title| words(title)).collect();
    let elsewhere = Marks::NAVIGATION
        .with(Marks::RELATED)
        .with(Marks::FOOT)
        .with(Marks::COMMENTS)
        .with(Marks::HIDDEN)
        .with(Marks::NOTICE.with(Marks::DISCLAIMER))
        .with(Marks::BESIDE.with(Marks::CONSENT));
    let mut best: Option<(usize, usize)> = None;
    for (at, block) in blocks.iter().enumerate() {
        if block.chars > 400 {
            continue;
        }
        let first = is_first_rank(tree, block);
        let named = block.marks.has(Marks::HEADLINE);
        let heading = block.marks.has(Marks::HEADING);
        if !(first || named || heading || block.chars <= 200 && at < 200) {
            continue;
        }
        let own = words(block.text(text));
        let alike = titles.iter().map(|title| likeness(&own, title, first)).max().unwrap_or(0);
        let mut score = alike;
        score += if first { 40 } else { 0 };
        score += if named { 15 } else { 0 };
        score += if heading && alike >= 50 { 10 } else { 0 };
        score = score.saturating_sub(if block.marks.has(elsewhere) { 30 } else { 0 });
        score = score.saturating_sub(if block.link_share() > 50 { 20 } else { 0 });
        let bar = if first || named { 40 } else { 80 };
        if own == site {
            continue;
        }
        let enough = own.len() >= 2 || (first && alike >= 90);
        if score >= bar && enough && best.is_none_or(|(_, have)| score > have) {
            best = Some((at, score));
        }
    }
    best.map(|(at, _)| at)
}

/// How alike a block and a title are; a title may carry the outlet's name behind the headline.
fn likeness(own: &[String], title: &[String], first: bool) -> usize {
    let whole = overlap(own, title);
    let enough = own.len() >= 4 || (first && !own.is_empty());
    if enough && (title.starts_with(own) || title.ends_with(own)) { whole.max(95) } else { whole }
}

fn is_first_rank(tree: &Tree, block: &Block) -> bool {
    let mut node = block.node;
    for _ in 0..4 {
        if node == NONE {
            return false;
        }
        if tree.tag(node) == Tag::H1 {
            return true;
        }
        node = tree.parent(node);
    }
    false
}

/// Takes marks off elements that are too large for their names, and hands the rest down.
///
/// `class="sidebar-layout"` around headline and report is no side bar; `class="author-page"` around a whole
/// report is no byline.
fn settle(tree: &Tree, layout: &Layout, headline: Option<usize>, running: &[usize]) -> Vec<Marks> {
    let prose = Prose::of(tree, layout, running);
    let chars = sums(&layout.blocks.iter().map(|block| block.chars).collect::<Vec<_>>());
    let total = running.last().copied().unwrap_or(0);
    let mut inherited: Vec<Marks> = Vec::with_capacity(tree.nodes.len());
    for at in 0..size(tree.nodes.len()) {
        let mut own = layout.own.get(at as usize).copied().unwrap_or_default();
        if own != Marks::default() {
            let range = layout.blocks_of(tree, at);
            let holds = headline.is_some_and(|headline| range.contains(&headline));
            let inside = within(running, range.clone());
            own = settled(own, holds, inside, total, within(&chars, range.clone()), range.len());
            own = prose.settled(own, tree, at, range);
        }
        let outer = inherited.get(tree.parent(at) as usize).copied().unwrap_or_default();
        // Writer and date of a report may stand among the buttons for sharing it.
        let property = |name| tree.attributes(at).has_word(Attribute::Itemprop, name);
        let told = ["author", "datePublished", "dateModified"].into_iter().any(property);
        let outer = if told { outer.without(Marks::SHARE) } else { outer };
        inherited.push(outer.with(own));
    }
    inherited
}

fn settled(own: Marks, holds: bool, inside: usize, total: usize, chars: usize, blocks: usize) -> Marks {
    let mut own = own;
    // Columns of a page are often called after the side bar that they leave room for.
    if holds {
        own = own.without(Marks::BESIDE);
    }
    if holds && inside > 0 {
        // What holds the headline and text is no menu and no list of comments, however much text those have.
        let kept = if inside * 2 >= total { Marks::default() } else { Marks::HIDDEN };
        own = own.without(Marks::APART.without(kept)).without(Marks::EMBED).without(Marks::FIGURE);
    } else if total > 0 && inside * 10 >= total * 8 {
        let weak = Marks::HIDDEN.with(Marks::BESIDE).with(Marks::SHARE).with(Marks::ADVERTISEMENT);
        own = own.without(weak.with(Marks::FORM).with(Marks::TOPICS).with(Marks::EMBED));
    }
    // "paywall" is often the name of what stands behind it, and a site names its text as it likes.
    if inside >= 400 && inside * 2 >= total {
        own = own.without(Marks::NOTICE.with(Marks::DISCLAIMER));
    }
    if total > 0 && inside * 20 >= total * 19 {
        own = own.without(Marks::CONSENT);
    }
    let text = own.has(Marks::CONTENT.with(Marks::ARTICLE_BODY));
    if text && !own.has(Marks::RELATED.with(Marks::COMMENTS).with(Marks::HIDDEN)) {
        own = own.without(Marks::APART);
    }
    // Some sites put writer and date of a report into a `nav`.
    if own.has(Marks::NAVIGATION) && own.has(Marks::BYLINE.with(Marks::TIME)) && chars <= 160 && blocks <= 4 {
        own = own.without(Marks::NAVIGATION);
    }
    if own.has(Marks::BYLINE) && chars > 200 && !holds && inside > 0 && inside * 3 <= total {
        own = own.with(Marks::AUTHOR_NOTE);
    }
    let large = [
        (Marks::BYLINE.with(Marks::TIME).with(Marks::CREDIT).with(Marks::HEADLINE), 300, 12),
        (Marks::STANDFIRST, 800, 4),
        (Marks::CAPTION, 1200, 8),
        (Marks::DATELINE, 160, 2),
        (Marks::SPEAKER, 160, 3),
    ];
    for (marks, most_chars, most_blocks) in large {
        if chars > most_chars || blocks > most_blocks {
            own = own.without(marks);
        }
    }
    own
}

/// What a block adds to the elements around it.
fn worth(block: &Block, running: usize) -> i64 {
    let chars = i64::try_from(block.chars).unwrap_or(i64::MAX / 2);
    let linked = i64::try_from(block.linked).unwrap_or(i64::MAX / 2);
    if block.marks.has(Marks::APART) {
        return -10;
    }
    if running == 0 && block.link_share() > 50 {
        return -20 - linked.min(100) / 2;
    }
    if running > 0 {
        let factor = if block.marks.has(Marks::PARAGRAPH) { 10 } else { 8 };
        return chars.min(600) * factor / 10;
    }
    if block.marks.has(Marks::HEADING) { 5 } else { -5 }
}

fn root(tree: &Tree, layout: &Layout, running: &[usize], headline: Option<usize>) -> u32 {
    let open: Vec<usize> = layout
        .blocks
        .iter()
        .zip(running)
        .map(|(block, &running)| if block.marks.has(Marks::APART) { 0 } else { running })
        .collect();
    let open = sums(&open);
    let total = open.last().copied().unwrap_or(0);
    let named = [(Marks::ARTICLE_BODY, 20), (Marks::CONTENT, 35), (Marks::ARTICLE, 45)];
    for (mark, share) in named {
        let Some(node) = named_root(tree, layout, &open, mark, headline) else { continue };
        let inside = within(&open, layout.blocks_of(tree, node));
        // The text of other articles does not count against the one that holds the headline.
        let others = match headline.filter(|at| layout.blocks_of(tree, node).contains(at)) {
            Some(_) if mark == Marks::ARTICLE => beside(tree, layout, &open, node),
            _ => 0,
        };
        if inside * 100 >= total.saturating_sub(others) * share && inside >= 80 {
            return if mark == Marks::ARTICLE { worthiest(tree, layout, running, node) } else { node };
        }
    }
    worthiest(tree, layout, running, 0)
}

/// The part of the root that holds the headline, where the root holds another report with a heading of first rank
/// as well: pages that go on with the next report when the reader comes to their end.
fn first_report(tree: &Tree, layout: &Layout, open: &[usize], root: u32, headline: Option<usize>) -> u32 {
    let Some(headline) = headline.filter(|&at| layout.blocks_of(tree, root).contains(&at)) else {
        return root;
    };
    let own = layout.blocks[headline].node;
    let enough = |node: u32| within(open, layout.blocks_of(tree, node)) >= 200;
    for at in headline + 1..layout.blocks_of(tree, root).end {
        let block = &layout.blocks[at];
        if block.marks.has(Marks::APART) || !is_first_rank(tree, block) {
            continue;
        }
        let around = around(tree, own, block.node);
        let (first, other) = (child_towards(tree, around, own), child_towards(tree, around, block.node));
        if first != other && tree.holds(root, first) && enough(first) && enough(other) {
            return first;
        }
    }
    root
}

/// The child of `outer` that is `inner` or holds it; `outer` itself when there is none.
pub(super) fn child_towards(tree: &Tree, outer: u32, inner: u32) -> u32 {
    let mut node = inner;
    while node != NONE && node != outer {
        let parent = tree.parent(node);
        if parent == outer {
            return node;
        }
        node = parent;
    }
    outer
}

/// The element with this mark that holds most running text, or the one around several of them.
fn named_root(
    tree: &Tree,
    layout: &Layout,
    open: &[usize],
    mark: Marks,
    headline: Option<usize>,
) -> Option<u32> {
    let mut outermost: Vec<(u32, usize)> = Vec::new();
    for at in 0..size(tree.nodes.len()) {
        let own = layout.own.get(at as usize).copied().unwrap_or_default();
        if !own.has(mark) || outermost.last().is_some_and(|&(last, _)| tree.holds(last, at)) {
            continue;
        }
        let inside = within(open, layout.blocks_of(tree, at));
        if inside > 0 {
            outermost.push((at, inside));
        }
    }
    let &(largest, most) = outermost.iter().max_by_key(|&&(at, inside)| (inside, std::cmp::Reverse(at)))?;
    if mark == Marks::ARTICLE {
        let holding = headline.and_then(|headline| {
            outermost.iter().find(|(at, _)| layout.blocks_of(tree, *at).contains(&headline)).copied()
        });
        let enough = |inside: usize| inside * 3 >= most || (inside >= 250 && inside * 8 >= most);
        return holding.filter(|&(_, inside)| enough(inside)).map_or(Some(largest), |(at, _)| Some(at));
    }
    let parts: Vec<(u32, usize)> = outermost.into_iter().filter(|&(_, inside)| inside >= 100).collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Some(largest) };
    let sum: usize = parts.iter().map(|(_, inside)| inside).sum();
    let around = around(tree, first.0, last.0);
    let whole = within(open, layout.blocks_of(tree, around));
    let joined = parts.len() > 1 && sum * 10 >= whole * 8 && tree.tag(around) != Tag::Body;
    Some(if joined { around } else { largest })
}

/// The running text of `article` elements that neither hold this one nor stand in it.
fn beside(tree: &Tree, layout: &Layout, open: &[usize], article: u32) -> usize {
    let mut sum = 0;
    let mut until = 0;
    for at in 0..size(tree.nodes.len()) {
        if at < until || tree.tag(at) != Tag::Article || tree.holds(at, article) || tree.holds(article, at) {
            continue;
        }
        until = tree.nodes[at as usize].end;
        sum += within(open, layout.blocks_of(tree, at));
    }
    sum
}

/// The innermost element around both nodes.
pub(super) fn around(tree: &Tree, one: u32, other: u32) -> u32 {
    let mut node = one;
    while node != NONE && !tree.holds(node, other) {
        node = tree.parent(node);
    }
    if node == NONE { 0 } else { node }
}

/// The element inside `outer` with the greatest worth, the innermost of equals.
fn worthiest(tree: &Tree, layout: &Layout, running: &[usize], outer: u32) -> u32 {
    let mut total = 0i64;
    let mut sums = vec![0i64];
    for (block, &running) in layout.blocks.iter().zip(running) {
        total += worth(block, running);
        sums.push(total);
    }
    let end = tree.nodes.get(outer as usize).map_or(0, |node| node.end);
    let mut best = (outer, i64::MIN);
    for at in outer..end {
        let Some(NodeKind::Element { tag, .. }) = tree.nodes.get(at as usize).map(|node| node.kind) else {
            continue;
        };
        if tag.is_inline() {
            continue;
        }
        let range = layout.blocks_of(tree, at);
        if range.is_empty() {
            continue;
        }
        let worth = sums[range.end] - sums[range.start];
        if worth >= best.1 {
            best = (at, worth);
        }
    }
    best.0
}

/// The innermost element that holds root and headline.
fn scope(tree: &Tree, layout: &Layout, root: u32, headline: Option<usize>) -> u32 {
    let Some(headline) = headline.and_then(|at| layout.blocks.get(at)) else { return root };
    around(tree, root, headline.node)
}

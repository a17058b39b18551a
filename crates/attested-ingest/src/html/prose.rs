//! Where the paragraphs of a page stand, and which names of elements they speak against.
//!
//! Takes the blocks with the marks of their places; says of an element whether it can be what its name says. It does
//! not choose the report: `choose` does.

use std::ops::Range;

use super::blocks::{Block, Layout};
use super::choose::{sums, within};
use super::marks::Marks;
use super::tag::Tag;
use super::tree::{NONE, Tree};

/// Where most of a page's paragraphs stand one behind the other: they are its report, whatever the elements around
/// them are called (`id="read-more-content"`, `id="leftRail"`).
pub(super) struct Prose {
    /// Paragraphs without links up to each block: their characters.
    chars: Vec<usize>,
    /// How many of them, and how many links to other reports.
    paragraphs: Vec<usize>,
    links: Vec<usize>,
    /// Running text up to each block.
    running: Vec<usize>,
    /// Of the longest run of them, the element that holds it and how many of 100 characters stand in it.
    run: Option<(u32, usize)>,
}

impl Prose {
    pub(super) fn of(tree: &Tree, layout: &Layout, running: &[usize]) -> Self {
        let never = Marks::COMMENTS.with(Marks::CONSENT).with(Marks::HIDDEN);
        let mut chars = Vec::with_capacity(layout.blocks.len());
        let mut runs: Vec<(u32, usize, usize)> = Vec::new();
        for (at, block) in layout.blocks.iter().enumerate() {
            let running = within(running, at..at + 1);
            let prose = running >= 80
                && block.marks.has(Marks::PARAGRAPH)
                && !block.marks.has(never.with(Marks::LIST).with(Marks::TABLE))
                && block.link_share() < 20;
            chars.push(if prose { running } else { 0 });
            if !prose || block.holder == NONE {
                continue;
            }
            let parent = tree.parent(block.holder);
            match runs.last_mut() {
                Some((last, sum, count)) if *last == parent => {
                    *sum += running;
                    *count += 1;
                }
                _ => runs.push((parent, running, 1)),
            }
        }
        let paragraphs = sums(&chars.iter().map(|&chars| usize::from(chars > 0)).collect::<Vec<_>>());
        let links = |block: &Block| usize::from(block.chars >= 16 && block.link_share() > 80);
        let links = sums(&layout.blocks.iter().map(links).collect::<Vec<_>>());
        let chars = sums(&chars);
        let total = chars.last().copied().unwrap_or(0);
        let longest = runs.into_iter().filter(|&(_, sum, count)| count >= 3 && sum >= 500);
        let run =
            longest.max_by_key(|&(_, sum, _)| sum).map(|(node, sum, _)| (node, sum * 100 / total.max(1)));
        Self { chars, paragraphs, links, running: running.to_vec(), run }
    }

    /// True for a gallery inside a report: it holds pictures, and the report's paragraphs stand elsewhere.
    fn is_gallery(&self, tree: &Tree, node: u32, range: Range<usize>) -> bool {
        let end = tree.nodes.get(node as usize).map_or(0, |node| node.end);
        let picture = (node..end.min(node.saturating_add(300)))
            .any(|at| matches!(tree.tag(at), Tag::Img | Tag::Picture));
        let most = within(&self.running, range) * 2 >= self.running.last().copied().unwrap_or(0);
        let elsewhere = self.run.is_some_and(|(run, _)| !tree.holds(node, run));
        picture && (elsewhere || !most)
    }

    /// Takes names off an element that the report speaks against.
    pub(super) fn settled(&self, own: Marks, tree: &Tree, node: u32, range: Range<usize>) -> Marks {
        let never = Marks::COMMENTS.with(Marks::CONSENT).with(Marks::HIDDEN).with(Marks::DISCLAIMER);
        let wrong = Marks::APART.without(never);
        if own.has(Marks::FIGURE)
            && tree.tag(node) != Tag::Figure
            && !self.is_gallery(tree, node, range.clone())
        {
            return self.settled(own.without(Marks::FIGURE), tree, node, range);
        }
        if !own.has(wrong) {
            return own;
        }
        let least = if matches!(tree.tag(node), Tag::Aside | Tag::Footer | Tag::Nav) { 80 } else { 50 };
        if self.run.is_some_and(|(run, share)| share >= least && tree.holds(node, run)) {
            return own.without(wrong);
        }
        // An advertisement that holds paragraphs of the report was not closed; a box of other reports holds links.
        let total = self.chars.last().copied().unwrap_or(0);
        let inside = within(&self.chars, range.clone());
        let most = |part: usize| inside >= 250 && inside * part >= total;
        let own = if most(6) { own.without(Marks::ADVERTISEMENT) } else { own };
        let unlinked =
            || within(&self.links, range.clone()) == 0 && within(&self.paragraphs, range.clone()) >= 3;
        if own.has(Marks::RELATED) && most(4) && unlinked() { own.without(Marks::RELATED) } else { own }
    }
}

//! The tree as text in blocks, each with what its place in the page says of it.

use attested_model::OffsetMap;

use super::attributes::Attribute;
use super::embedded::Embedded;
use super::flow::{Flow, Gap};
use super::marks::Marks;
use super::tag::Tag;
use super::tree::{NONE, Node, NodeKind, Tree, size};
use super::words::words;
use crate::Mapped;

/// Bytes of the empty line between two blocks.
const BORDER: usize = 2;

/// A run of text between two block borders.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// Its bytes in the text, without the empty line behind it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The innermost element around its first text.
    pub(super) node: u32,
    /// The innermost element around its first text that is not in the line.
    pub(super) holder: u32,
    /// The marks of all elements around it.
    pub(super) marks: Marks,
    /// Characters.
    pub(super) chars: usize,
    /// Bytes that are links.
    pub(super) linked: usize,
    /// Bytes in bold type.
    pub(super) bold: usize,
}

impl Block {
    /// The text of the block.
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// True for a line in bold type that stands for a heading: `<p><b>Tram line 4 closed</b></p>`.
    pub(super) fn is_bold_line(&self, text: &str) -> bool {
        let words = self.text(text);
        self.bold >= self.end - self.start
            && (8..=120).contains(&self.chars)
            && self.marks.has(Marks::PARAGRAPH)
            && !self.marks.has(Marks::LIST.with(Marks::TABLE))
            && !words.contains('\n')
            && !words.ends_with([':', ','])
            && !super::words::ends_sentence(words)
    }

    /// How many of 100 bytes are links.
    pub(super) fn link_share(&self) -> usize {
        self.linked * 100 / (self.end - self.start).max(1)
    }
}

/// A page laid out.
pub(super) struct Layout {
    pub(super) mapped: Mapped,
    pub(super) blocks: Vec<Block>,
    /// For each node, the first block that starts in it or behind it.
    pub(super) first_block: Vec<u32>,
    /// What each element says of itself.
    pub(super) own: Vec<Marks>,
    /// NUL characters that were shown as U+FFFD.
    pub(super) nuls: usize,
}

impl Layout {
    /// The blocks inside an element, as a range of [`Layout::blocks`].
    pub(super) fn blocks_of(&self, tree: &Tree, node: u32) -> std::ops::Range<usize> {
        let end = tree.nodes.get(node as usize).map_or(0, |node| node.end as usize);
        let at = |node: usize| self.first_block.get(node).map_or(self.blocks.len(), |&block| block as usize);
        at(node as usize)..at(end)
    }
}

/// Lays out the text of a page in reading order; with the text of a report inside a script in the script's place.
pub(super) fn lay_out(page: &str, map: &OffsetMap, tree: &Tree, embedded: Option<Embedded>) -> Layout {
    let mut own: Vec<Marks> =
        (0..size(tree.nodes.len())).map(|node| Marks::of(tree.tag(node), tree.attributes(node))).collect();
    if let Some(own) = embedded.and_then(|embedded| own.get_mut(embedded.script as usize)) {
        *own = Marks::ARTICLE_BODY.with(Marks::PARAGRAPH);
    }
    show_captions(tree, &mut own);
    let mut walk = Walk {
        embedded,
        own: &own,
        parted: parted(tree),
        flow: Flow::new(page, map),
        open: Vec::new(),
        blocks: Vec::new(),
        first_block: Vec::with_capacity(tree.nodes.len() + 1),
        left_out_until: 0,
        behind: Behind::default(),
    };
    for (at, node) in tree.nodes.iter().enumerate() {
        walk.visit(size(at), node);
    }
    walk.first_block.push(size(walk.blocks.len()));
    walk.lead();
    let Walk { flow, mut blocks, first_block, .. } = walk;
    for block in &mut blocks {
        block.chars = block.text(flow.text()).chars().map(weight).sum();
    }
    let nuls = flow.nuls;
    Layout { mapped: flow.into_mapped(), blocks, first_block, own, nuls }
}

/// A caption is shown, though it be hidden from screen readers, which read the picture's other text.
fn show_captions(tree: &Tree, own: &mut [Marks]) {
    for at in 0..size(tree.nodes.len()) {
        if tree.tag(at) != Tag::Figcaption {
            continue;
        }
        let end = tree.nodes.get(at as usize).map_or(0, |node| node.end);
        for inner in at + 1..end {
            let attributes = tree.attributes(inner);
            let aria = attributes.get(Attribute::AriaHidden).is_some();
            let unseen =
                attributes.get(Attribute::Style).is_some() || attributes.get(Attribute::Hidden).is_some();
            if let Some(own) = own.get_mut(inner as usize).filter(|_| aria && !unseen) {
                *own = own.without(Marks::HIDDEN);
            }
        }
    }
}

/// Old pages part date, headline and byline by line breaks alone: a line that is the page's title becomes a block.
///
/// `titles` are what the head of the page calls it.
pub(super) fn part_titles(layout: &mut Layout, titles: &[&str]) {
    let text = layout.mapped.text();
    let titles: Vec<Vec<String>> = titles.iter().map(|title| words(title)).collect();
    let is_title = |line: &str| {
        let own = words(line);
        own.len() >= 3 && titles.iter().any(|title| title.starts_with(&own) || title.ends_with(&own))
    };
    let found = layout.blocks.iter().take(400).enumerate().find_map(|(at, block)| {
        let all = block.text(text);
        if block.chars > 600 || !all.contains('\n') {
            return None;
        }
        let line = all.split('\n').find(|line| is_title(line))?;
        let start = block.start + (line.as_ptr() as usize - all.as_ptr() as usize);
        Some((at, start, start + line.len()))
    });
    let Some((at, start, end)) = found else { return };
    let whole = layout.blocks[at];
    let parts: Vec<Block> = [(whole.start, start), (start, end), (end, whole.end)]
        .into_iter()
        .filter_map(|(start, end)| {
            let inner = text.get(start..end)?;
            let lead = inner.len() - inner.trim_start().len();
            let (start, end) = (start + lead, start + inner.trim_end().len());
            let share = |bytes: usize| bytes * end.saturating_sub(start) / (whole.end - whole.start).max(1);
            (start < end).then(|| Block {
                start,
                end,
                chars: text[start..end].chars().map(weight).sum(),
                linked: share(whole.linked),
                bold: share(whole.bold),
                ..whole
            })
        })
        .collect();
    let added = size(parts.len()) - 1;
    for first in layout.first_block.iter_mut().filter(|first| **first as usize > at) {
        *first += added;
    }
    layout.blocks.splice(at..=at, parts);
}

/// What a character counts for: one of a script that writes words in one or two characters as three letters.
fn weight(c: char) -> usize {
    if matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}') {
        3
    } else {
        1
    }
}

/// For each element, whether lines, paragraphs or other blocks stand in it. A row of such cells is no row of data
/// but lays out the page.
fn parted(tree: &Tree) -> Vec<bool> {
    let mut parted = vec![false; tree.nodes.len()];
    for at in (1..tree.nodes.len()).rev() {
        let node = tree.nodes[at];
        let NodeKind::Element { tag, .. } = node.kind else { continue };
        let row =
            matches!(tag, Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption);
        let parts = !(tag.is_inline() || row || tag == Tag::Custom || tag.is_left_out());
        if (parts || parted[at])
            && let Some(parent) = parted.get_mut(node.parent as usize)
        {
            *parent = true;
        }
    }
    parted
}

/// An element that is open during the walk.
struct Open {
    node: u32,
    end: u32,
    marks: Marks,
    /// What its end parts.
    gap: Option<Gap>,
    /// True inside a paragraph, a heading or a table cell, where names of roles part nothing.
    in_paragraph: bool,
    verbatim: bool,
    bold: bool,
    holder: u32,
}

/// The text of the last block behind the element that its first text stands in.
#[derive(Debug, Clone, Copy, Default)]
struct Behind {
    /// The element around both.
    node: u32,
    marks: Marks,
    bytes: usize,
}

struct Walk<'a> {
    own: &'a [Marks],
    /// For each element, whether it holds lines or blocks of its own.
    parted: Vec<bool>,
    flow: Flow<'a>,
    open: Vec<Open>,
    blocks: Vec<Block>,
    first_block: Vec<u32>,
    /// Nodes before this one stand in an element whose content is left out.
    left_out_until: u32,
    /// The text of a report inside a script.
    embedded: Option<Embedded>,
    behind: Behind,
}

impl Walk<'_> {
    /// A few words in an element of their own at the start of a paragraph do not say what the paragraph is:
    /// `<p><span class="dateline">HARSK</span> – The ferry …`.
    fn lead(&mut self) {
        let Behind { node, marks, bytes } = std::mem::take(&mut self.behind);
        let Some(last) = self.blocks.last_mut() else { return };
        if bytes >= 100 && bytes > 2 * (last.end - last.start).saturating_sub(bytes) {
            last.node = node;
            last.marks = marks;
        }
    }

    /// Counts text that the last block goes on with behind the element it began in.
    fn goes_on(&mut self, bytes: usize) {
        let Some(last) = self.blocks.last() else { return };
        let Some(open) = self.open.iter().rev().take(24).find(|open| open.node <= last.node) else { return };
        if open.node < last.node {
            self.behind.node = open.node;
            self.behind.marks = open.marks;
            self.behind.bytes += bytes;
        }
    }

    fn visit(&mut self, at: u32, node: &Node) {
        while self.open.last().is_some_and(|open| open.end <= at) {
            if let Some(Open { gap: Some(gap), .. }) = self.open.pop() {
                self.flow.part(gap);
            }
        }
        self.first_block.push(size(self.blocks.len()));
        if let Some(embedded) = self.embedded.filter(|embedded| embedded.node == at) {
            return self.script(embedded);
        }
        if at < self.left_out_until {
            return;
        }
        match node.kind {
            NodeKind::Text { start, end, linked } => self.text(start as usize, end as usize, linked),
            NodeKind::Element { tag, .. } => self.element(at, node, tag),
        }
    }

    fn element(&mut self, at: u32, node: &Node, tag: Tag) {
        match tag {
            Tag::Br => return self.flow.part(Gap::Line),
            Tag::Hr => return self.flow.part(Gap::Block),
            _ => {}
        }
        if tag.is_left_out() {
            self.left_out_until = node.end;
            if !tag.is_of_head() {
                self.flow.part(Gap::Block);
            }
            return;
        }
        let (outer, in_paragraph, verbatim, bold, holder) =
            self.open.last().map_or((Marks::default(), false, false, false, NONE), |open| {
                (open.marks, open.in_paragraph, open.verbatim, open.bold, open.holder)
            });
        let own = self.own[at as usize];
        let role = own.without(outer).has(Marks::ROLES);
        let inline = tag.is_inline() || (tag == Tag::Custom && in_paragraph);
        let data = tag.is_cell() && !self.parted.get(node.parent as usize).copied().unwrap_or(true);
        // A line over the headline is not the headline, though both stand in one heading.
        let headline = own.has(Marks::HEADLINE) && outer.has(Marks::HEADING) && !outer.has(Marks::HEADLINE);
        let gap = if data {
            Some(Gap::Cell)
        } else if inline && ((in_paragraph && !headline) || !role) {
            None
        } else {
            Some(Gap::Block)
        };
        if let Some(gap) = gap {
            self.flow.part(gap);
        }
        let paragraph = matches!(tag, Tag::P | Tag::Td | Tag::Th | Tag::Pre) || tag.is_heading();
        self.open.push(Open {
            node: at,
            end: node.end,
            marks: outer.with(own),
            gap,
            in_paragraph: paragraph || (in_paragraph && inline),
            verbatim: verbatim || tag == Tag::Pre || tag == Tag::Textarea,
            bold: bold || matches!(tag, Tag::B | Tag::Strong),
            holder: if inline && !role { holder } else { at },
        });
    }

    /// The text of a report inside a script, as paragraphs.
    fn script(&mut self, embedded: Embedded) {
        self.flow.part(Gap::Block);
        let marks = Marks::ARTICLE_BODY.with(Marks::PARAGRAPH);
        let node = embedded.script;
        let blocks = &mut self.blocks;
        self.flow.add_json(embedded.start, embedded.end, &mut |piece| {
            if piece.opens {
                if let Some(last) = blocks.last_mut() {
                    last.end = piece.start.saturating_sub(BORDER);
                }
                let (start, end) = (piece.start, piece.start);
                blocks.push(Block { start, end, node, holder: node, marks, chars: 0, linked: 0, bold: 0 });
            }
        });
        let len = self.flow.text().len();
        if let Some(last) = self.blocks.last_mut().filter(|last| last.node == node) {
            last.end = len;
        }
        self.flow.part(Gap::Block);
    }

    fn text(&mut self, start: usize, end: usize, linked: bool) {
        let (node, holder, marks, verbatim, bold) =
            self.open.last().map_or((NONE, NONE, Marks::default(), false, false), |open| {
                (open.node, open.holder, open.marks, open.verbatim, open.bold)
            });
        self.flow.unglue(start);
        let before = self.flow.text().len();
        if self.flow.parts() {
            self.lead();
        }
        let count = self.blocks.len();
        let blocks = &mut self.blocks;
        self.flow.add(start, end, verbatim, &mut |piece| {
            if piece.opens {
                if let Some(last) = blocks.last_mut() {
                    last.end = piece.start.saturating_sub(BORDER);
                }
                let (start, end) = (piece.start, piece.start);
                blocks.push(Block { start, end, node, holder, marks, chars: 0, linked: 0, bold: 0 });
            }
        });
        let len = self.flow.text().len();
        if let Some(last) = self.blocks.last_mut().filter(|_| len > before) {
            last.end = len;
            if linked {
                last.linked += len - before.max(last.start);
            }
            if bold {
                last.bold += len - before.max(last.start);
            }
        }
        if self.blocks.len() == count && len > before {
            self.goes_on(len - before);
        }
    }
}

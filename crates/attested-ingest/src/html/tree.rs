//! Tokens to a light tree in page order. Every text knows the bytes of the decoded page it stands in.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::attributes::{Attribute, Attributes};
use super::tag::Tag;

/// Elements nested deeper than this are read as if they stood at this depth.
const DEEPEST: usize = 256;
/// No element.
pub(super) const NONE: u32 = u32::MAX;

/// A node; nodes stand in page order, so the content of node `i` is `i + 1 .. end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    /// The element that holds it, or [`NONE`].
    pub(super) parent: u32,
    /// One past the last node inside it.
    pub(super) end: u32,
}

/// What a node is.
#[derive(Debug, Clone, Copy)]
pub(super) enum NodeKind {
    /// An element; `attributes` is a place in [`Tree::attributes`].
    Element { tag: Tag, attributes: u32 },
    /// Bytes `start..end` of the page, with entities as written; `linked` inside an `a` with an address.
    Text { start: u32, end: u32, linked: bool },
}

/// A page as nodes in page order.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attributes>,
    /// Comments that may name the address a page was saved from, as byte ranges.
    pub(super) comments: Vec<(u32, u32)>,
    /// True when elements were nested too deep to be kept apart.
    pub(super) capped: bool,
    /// True when a script or style ran to the end of the page without an end tag.
    pub(super) unclosed: bool,
}

impl Tree {
    /// The name of the element, `Other` for a text.
    pub(super) fn tag(&self, node: u32) -> Tag {
        match self.nodes.get(node as usize).map(|node| node.kind) {
            Some(NodeKind::Element { tag, .. }) => tag,
            _ => Tag::Other,
        }
    }

    /// The attributes of the element; none for a text.
    pub(super) fn attributes(&self, node: u32) -> &Attributes {
        const EMPTY: &Attributes = &Attributes::EMPTY;
        match self.nodes.get(node as usize).map(|node| node.kind) {
            Some(NodeKind::Element { attributes, .. }) => {
                self.attributes.get(attributes as usize).unwrap_or(EMPTY)
            }
            _ => EMPTY,
        }
    }

    /// The element that holds the node, or [`NONE`].
    pub(super) fn parent(&self, node: u32) -> u32 {
        self.nodes.get(node as usize).map_or(NONE, |node| node.parent)
    }

    /// True when `inner` is `outer` or stands inside it.
    pub(super) fn holds(&self, outer: u32, inner: u32) -> bool {
        self.nodes.get(outer as usize).is_some_and(|node| outer <= inner && inner < node.end)
    }
}

/// Parses a decoded page; linear in its length.
pub(super) fn parse(page: &str) -> Tree {
    let mut builder = Builder::new(page);
    {
        let builder = &mut builder;
        let mut emitter = CallbackEmitter::new(move |event: CallbackEvent<'_>, span: Span<usize>| {
            builder.take(&event, span);
            None::<Infallible>
        });
        emitter.naively_switch_states(true);
        let Ok(()) = Tokenizer::new_with_emitter(page, emitter).finish();
    }
    builder.finish()
}

struct Builder<'a> {
    page: &'a str,
    tree: Tree,
    /// Open elements with their names, the outermost first.
    stack: Vec<(u32, Tag)>,
    /// Elements open beyond [`DEEPEST`].
    beyond: usize,
    /// Where the text that is not yet in the tree begins.
    text_start: usize,
    /// How many elements were open outside the link that is open.
    link: Option<usize>,
    /// The start tag being read: its name and the bytes it starts at.
    opening: Option<Tag>,
    collected: Attributes,
    attribute: Option<Attribute>,
}

impl<'a> Builder<'a> {
    fn new(page: &'a str) -> Self {
        // One element around everything, so that a page without `html` has a root as well.
        let root = Node { kind: NodeKind::Element { tag: Tag::Html, attributes: 0 }, parent: NONE, end: 1 };
        let tree = Tree { nodes: vec![root], attributes: vec![Attributes::EMPTY], ..Tree::default() };
        Self {
            page,
            tree,
            stack: vec![(0, Tag::Html)],
            beyond: 0,
            text_start: 0,
            link: None,
            opening: None,
            collected: Attributes::default(),
            attribute: None,
        }
    }

    fn take(&mut self, event: &CallbackEvent<'_>, span: Span<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.text_until(span.start);
                self.opening = Some(Tag::of(name));
                self.collected = Attributes::default();
                self.attribute = None;
            }
            CallbackEvent::AttributeName { name } if self.opening.is_some() => {
                self.attribute = Attribute::of(name);
                if let Some(attribute) = self.attribute {
                    self.collected.add(attribute, "");
                }
            }
            CallbackEvent::AttributeValue { value } if self.opening.is_some() => {
                if let Some(attribute) = self.attribute.take() {
                    self.collected.add(attribute, &String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.text_start = span.end;
                if let Some(tag) = self.opening.take() {
                    self.open(tag, *self_closing);
                }
            }
            CallbackEvent::EndTag { name } => {
                self.text_until(span.start);
                self.text_start = span.end;
                self.opening = None;
                self.close(Tag::of(name));
            }
            CallbackEvent::Comment { .. } => {
                self.text_until(span.start);
                self.text_start = span.end;
                self.remember(span);
            }
            CallbackEvent::Doctype { .. } => {
                self.text_until(span.start);
                self.text_start = span.end;
            }
            _ => {}
        }
    }

    /// Keeps a comment that a browser or archiver left with the address of the page.
    fn remember(&mut self, span: Span<usize>) {
        let Some(comment) = self.page.get(span.start..span.end) else { return };
        let head = comment.get(..comment.floor_char_boundary(200)).unwrap_or(comment);
        let saved = head.contains("saved from url=") || head.contains("saved with SingleFile");
        if saved && self.tree.comments.len() < 8 {
            self.tree.comments.push((size(span.start), size(span.end)));
        }
    }

    /// Adds the text before byte `end`.
    fn text_until(&mut self, end: usize) {
        let start = self.text_start;
        self.text_start = end.max(start);
        let Some(text) = self.page.get(start..end).filter(|text| !text.is_empty()) else { return };
        let blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
        if !blank && self.stack.last().is_some_and(|&(_, tag)| tag == Tag::Head) {
            self.pop();
        }
        let linked = self.link.is_some();
        self.push(NodeKind::Text { start: size(start), end: size(end), linked });
    }

    fn push(&mut self, kind: NodeKind) -> u32 {
        let node = size(self.tree.nodes.len());
        let parent = self.stack.last().map_or(NONE, |&(node, _)| node);
        self.tree.nodes.push(Node { kind, parent, end: node.saturating_add(1) });
        node
    }

    fn open(&mut self, tag: Tag, self_closing: bool) {
        let shown = tag == Tag::Template && self.collected.get(Attribute::Shadow).is_some();
        let tag = if shown { Tag::Shadow } else { tag };
        if self.stack.last().is_some_and(|&(_, top)| top == Tag::Head)
            && !tag.is_of_head()
            && tag != Tag::Head
        {
            self.pop();
        }
        self.imply_ends(tag);
        let collected = std::mem::take(&mut self.collected);
        let linking = tag == Tag::A && collected.get(Attribute::Href).is_some();
        if tag == Tag::A {
            self.link = linking.then_some(self.stack.len());
        }
        let attributes = size(self.tree.attributes.len());
        self.tree.attributes.push(collected);
        let node = self.push(NodeKind::Element { tag, attributes });
        let childless = tag.is_void() || (self_closing && matches!(tag, Tag::Svg | Tag::Math | Tag::Other));
        if childless {
            return;
        }
        if self.stack.len() >= DEEPEST {
            self.beyond += 1;
            self.tree.capped = true;
        } else {
            self.stack.push((node, tag));
        }
    }

    /// Closes what the start of `tag` closes without an end tag.
    fn imply_ends(&mut self, tag: Tag) {
        if self.beyond > 0 {
            return;
        }
        if tag.ends_paragraph() {
            let link = self.link;
            if self.close_up_to(&[Tag::P], &[]) && link.is_some() {
                // A link around blocks goes on behind the paragraph it was opened in.
                self.link = Some(self.stack.len().saturating_sub(1));
            }
        }
        match tag {
            Tag::Li => {
                self.close_up_to(&[Tag::Li], &[Tag::Ul, Tag::Ol, Tag::Menu]);
            }
            Tag::Dd | Tag::Dt => {
                self.close_up_to(&[Tag::Dd, Tag::Dt], &[Tag::Dl]);
            }
            Tag::Td | Tag::Th => {
                self.close_cells(&[Tag::Td, Tag::Th], Tag::Tr);
            }
            Tag::Tr => {
                self.close_cells(&[Tag::Tr], Tag::Table);
            }
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                self.close_cells(&[Tag::Tbody, Tag::Thead, Tag::Tfoot], Tag::Table);
            }
            Tag::Option | Tag::Optgroup => {
                self.close_up_to(&[Tag::Option], &[Tag::Select]);
            }
            Tag::A => {
                if let Some(&(_, Tag::A)) = self.stack.last() {
                    self.pop();
                }
            }
            _ if tag.is_heading() && self.stack.last().is_some_and(|&(_, top)| top.is_heading()) => {
                self.pop();
            }
            _ => {}
        }
    }

    /// Closes the innermost open element of these names, unless one that bounds it comes first.
    fn close_up_to(&mut self, names: &[Tag], bounds: &[Tag]) -> bool {
        let bounded = |tag: Tag| tag.is_scope() || bounds.contains(&tag);
        let found = self
            .stack
            .iter()
            .rposition(|&(_, tag)| names.contains(&tag) || bounded(tag))
            .filter(|&at| names.contains(&self.stack[at].1));
        if let Some(at) = found {
            self.pop_to(at);
        }
        found.is_some()
    }

    /// The same inside a table, where cells are no bound.
    fn close_cells(&mut self, names: &[Tag], bound: Tag) {
        let found = self.stack.iter().rposition(|&(_, tag)| {
            names.contains(&tag) || tag == bound || matches!(tag, Tag::Table | Tag::Body | Tag::Html)
        });
        if let Some(at) = found.filter(|&at| names.contains(&self.stack[at].1)) {
            self.pop_to(at);
        }
    }

    fn close(&mut self, tag: Tag) {
        if tag.is_void() {
            return;
        }
        if tag == Tag::A {
            self.link = None;
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        if matches!(tag, Tag::Body | Tag::Html) {
            // Text behind the end of the body still belongs to it.
            return;
        }
        let inline = tag.is_inline();
        let same = |open: Tag| open == tag || (tag == Tag::Template && open == Tag::Shadow);
        let found = self.stack.iter().rposition(|&(_, open)| {
            let heading = tag.is_heading() && open.is_heading();
            same(open) || heading || (inline && !open.is_inline()) || (open.is_scope() && !closes(tag, open))
        });
        if let Some(at) = found {
            let open = self.stack[at].1;
            if same(open) || (tag.is_heading() && open.is_heading()) {
                self.pop_to(at);
            }
        }
    }

    fn pop_to(&mut self, at: usize) {
        while self.stack.len() > at {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let end = size(self.tree.nodes.len());
        if let Some((node, _)) = self.stack.pop()
            && let Some(node) = self.tree.nodes.get_mut(node as usize)
        {
            node.end = end;
        }
        if self.link.is_some_and(|outside| self.stack.len() < outside) {
            self.link = None;
        }
    }

    fn finish(mut self) -> Tree {
        self.tree.unclosed = self.stack.last().is_some_and(|&(_, tag)| {
            matches!(tag, Tag::Script | Tag::Style | Tag::Title | Tag::Textarea | Tag::Noscript | Tag::Iframe)
        });
        self.text_until(self.page.len());
        self.beyond = 0;
        self.pop_to(0);
        self.tree
    }
}

/// Inside a cell, the end of its row or table closes the cell as well.
fn closes(end: Tag, open: Tag) -> bool {
    let rows = matches!(end, Tag::Table | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot);
    rows && open.is_cell()
}

/// A position or number of nodes; pages are shorter than 2 GiB.
pub(super) fn size(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

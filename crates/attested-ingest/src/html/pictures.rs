//! Captions, credits and embeds: what stands in or beside a picture.
//!
//! Takes a block with the marks of its place; says whether it belongs to a picture, a player or a post of another site.
//! What it is otherwise is decided in `roles`.

use attested_model::SectionKind;

use super::furniture::Furniture;
use super::line::is_byline;
use super::marks::Marks;
use super::roles::{Ground, Role, apart, role};
use super::tag::Tag;
use super::tree::NONE;

impl Ground<'_> {
    /// Captions, credits and embeds.
    pub(super) fn pictures(&self, at: usize, furniture: Option<Furniture>) -> Option<Role> {
        let block = &self.blocks[at];
        let marks = block.marks;
        if marks.has(Marks::CREDIT) && block.chars <= 200 && !is_byline(self.words(at)) {
            return Some(role(SectionKind::Credit, "is marked as a credit"));
        }
        if marks.has(Marks::CAPTION.with(Marks::FIGURE)) && !self.is_quote(at) {
            if furniture == Some(Furniture::Credit) {
                return Some(role(SectionKind::Credit, "names a photographer or agency"));
            }
            let control =
                furniture.is_some_and(|found| found != Furniture::Related || block.link_share() > 50);
            if (control && block.chars <= 300) || (block.link_share() > 80 && block.chars < 80) {
                return Some(apart("is a control of a picture"));
            }
            if block.chars < 3 {
                return Some(apart("is a control of a picture"));
            }
            if marks.has(Marks::CAPTION) {
                return Some(role(SectionKind::Caption, "is marked as a caption"));
            }
            if marks.has(Marks::FIGURE) && self.names_only(at) && self.caption_beside(at) {
                return Some(role(SectionKind::Credit, "stands beside the caption of a figure"));
            }
            if !marks.has(Marks::EMBED) && !marks.has(Marks::TABLE) {
                let asks = self.figure_asks(at);
                let caption = role(SectionKind::Caption, "stands in a figure");
                return Some(if asks { apart("stands in a figure with a form") } else { caption });
            }
        }
        if self.root.contains(&at) && self.credits_a_picture(at) {
            return Some(role(SectionKind::Caption, "stands under a picture and ends with its credit"));
        }
        if self.root.contains(&at) && self.shares_a_cell_with_a_picture(at) {
            return Some(role(SectionKind::Caption, "stands in a cell with a picture"));
        }
        if marks.has(Marks::EMBED) || self.is_post(at) {
            return Some(role(SectionKind::Embed, "is a post or player of another site"));
        }
        None
    }

    /// True in a figure that holds a form: sites dress their letters and polls so.
    fn figure_asks(&self, at: usize) -> bool {
        let mut node = self.blocks[at].node;
        for _ in 0..12 {
            if node == NONE || self.tree.tag(node) == Tag::Figure {
                break;
            }
            node = self.tree.parent(node);
        }
        let Some(end) = self.tree.nodes.get(node as usize).map(|node| node.end) else { return false };
        (node..end.min(node.saturating_add(200)))
            .any(|at| matches!(self.tree.tag(at), Tag::Form | Tag::Input))
    }

    /// True inside a quotation that the site dresses as a figure.
    fn is_quote(&self, at: usize) -> bool {
        let marks = self.blocks[at].marks;
        !marks.has(Marks::CAPTION) && self.held_by(at, Tag::Blockquote)
    }

    /// A quoted post without its script: it ends with the writer's handle and a date, `— Name (@handle) …`.
    fn is_post(&self, at: usize) -> bool {
        if !self.held_by(at, Tag::Blockquote) {
            return false;
        }
        let signed = |at: usize| {
            let words = self.words(at);
            words.contains("(@")
                && (words.contains('—') || words.contains("&mdash;") || words.starts_with('-'))
        };
        signed(at) || (at + 1 < self.blocks.len() && self.held_by(at + 1, Tag::Blockquote) && signed(at + 1))
    }

    /// A paragraph behind a picture that ends with a credit: `… on Monday. (Northlight/Lin Faro)`.
    fn credits_a_picture(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        if block.chars > 500 {
            return false;
        }
        let words = self.words(at).trim_end();
        let open = if words.ends_with(')') {
            words.rfind('(')
        } else if words.ends_with(']') {
            words.rfind('[')
        } else {
            None
        };
        let credit = open.and_then(|open| words.get(open + 1..words.len() - 1));
        let bracketed =
            credit.is_some_and(|credit| credit.chars().count() <= 60 && is_picture_credit(credit));
        if !(bracketed || ends_with_credit(words)) {
            return false;
        }
        // Nothing but the picture stands between this block and the one before.
        let before =
            at.checked_sub(1).and_then(|before| self.blocks.get(before)).map_or(0, |block| block.node);
        let from = if before == NONE { 0 } else { before };
        let to = if block.node == NONE { 0 } else { block.node };
        (from..to).rev().take(60).any(|node| matches!(self.tree.tag(node), Tag::Img | Tag::Picture))
    }

    /// The only words of a table's cell that holds a picture.
    fn shares_a_cell_with_a_picture(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        if !block.marks.has(Marks::TABLE) || block.chars > 200 || block.link_share() > 50 {
            return false;
        }
        let mut node = block.node;
        for _ in 0..6 {
            if node == NONE || node == self.choice.root {
                return false;
            }
            if self.tree.tag(node).is_cell() {
                break;
            }
            node = self.tree.parent(node);
        }
        let Some(cell) = self.tree.nodes.get(node as usize).filter(|_| self.tree.tag(node).is_cell()) else {
            return false;
        };
        let picture = (node..cell.end.min(node.saturating_add(40))).any(|at| self.tree.tag(at) == Tag::Img);
        picture && self.lone(node, cell.end, at)
    }

    /// True when no other block begins between two nodes.
    fn lone(&self, from: u32, to: u32, at: usize) -> bool {
        let inside = |other: usize| {
            self.blocks.get(other).is_some_and(|block| block.node != NONE && (from..to).contains(&block.node))
        };
        let before = at.checked_sub(1).is_some_and(inside);
        !before && !inside(at + 1)
    }

    /// One to four words with capitals.
    fn names_only(&self, at: usize) -> bool {
        let words = self.words(at);
        words.split_whitespace().count() <= 4
            && words.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '/'))
    }

    /// True when a block beside this one is a caption in the same figure.
    fn caption_beside(&self, at: usize) -> bool {
        let caption = |other: usize| {
            let marks = self.blocks.get(other).map_or(Marks::default(), |block| block.marks);
            marks.has(Marks::CAPTION) && marks.has(Marks::FIGURE)
        };
        caption(at + 1) || at > 0 && caption(at - 1)
    }
}

/// `Northlight/Lin Faro`, `Photo: Lin Faro`, `Northlight Photo`.
fn is_picture_credit(credit: &str) -> bool {
    let lower = credit.trim().to_lowercase();
    let slashed = credit.contains('/') && !credit.contains("//") && credit.starts_with(char::is_uppercase);
    let starts = ["photo", "courtesy", "file photo", "credit:", "image:", "picture:"];
    let ends = [" photo", " photos", " images", " file photo"];
    slashed
        || starts.iter().any(|start| lower.starts_with(start))
        || ends.iter().any(|end| lower.ends_with(end))
}

/// `… and 30 grams. Photo: Lin Faro`, without brackets.
fn ends_with_credit(words: &str) -> bool {
    const MARKS: [&str; 7] =
        ["photo: ", "photo : ", "photo by ", "photograph: ", "credit: ", "picture: ", "image: "];
    let lower = words.to_lowercase();
    let found = MARKS.iter().filter_map(|mark| lower.rfind(mark).map(|at| (at, at + mark.len()))).max();
    found.is_some_and(|(at, behind)| {
        let before = lower[..at].trim_end();
        at > 20 && before.ends_with(['.', '!', '?', ')', '”', '"', '/', '|']) && lower.len() - behind <= 80
    })
}

//! Quotations drawn out of a report to catch the eye: shown twice, said once.
//!
//! Takes a block in an element that shows quotations; tells whether another paragraph near it has the same words.

use super::attributes::Attribute;
use super::marks::Marks;
use super::roles::Ground;
use super::tag::Tag;
use super::tree::NONE;
use super::words::words;

/// How many blocks away the words may stand that a quotation was drawn out of.
const REPEATED_WITHIN: usize = 12;

impl Ground<'_> {
    /// A quotation drawn out of the report: in an element called so, and whole in another paragraph of it.
    pub(super) fn repeats_the_report(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        if !(12..=400).contains(&block.chars) || !self.drawn_out(at) {
            return false;
        }
        let own = words(self.words(at));
        let near = at.saturating_sub(REPEATED_WITHIN)..(at + REPEATED_WITHIN).min(self.root.end);
        own.len() >= 3
            && near.filter(|&other| other != at && self.root.contains(&other)).any(|other| {
                let long =
                    self.blocks[other].chars > block.chars && !self.blocks[other].marks.has(Marks::APART);
                long && words(self.words(other)).windows(own.len()).any(|some| some == own)
            })
    }

    /// True in a `blockquote` or `aside`, or in an element whose name says that it shows a quotation.
    fn drawn_out(&self, at: usize) -> bool {
        let mut node = self.blocks[at].node;
        for _ in 0..6 {
            if node == NONE || node == self.choice.root {
                return false;
            }
            let named = || {
                let class = self.tree.attributes(node).get(Attribute::Class).unwrap_or("").to_lowercase();
                class.contains("pull") || class.contains("quote")
            };
            if matches!(self.tree.tag(node), Tag::Blockquote | Tag::Aside) || named() {
                return true;
            }
            node = self.tree.parent(node);
        }
        false
    }
}

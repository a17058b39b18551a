//! What a site puts into a report in boxes of its own: cards of other reports, whom to ask.
//!
//! Takes blocks with the marks of their places; says which belong to such a box. It looks only at small elements, so that
//! it is linear in the length of the page.

use attested_model::SectionKind;

use super::choose::running;
use super::marks::Marks;
use super::notes;
use super::roles::{Ground, Role, apart, role};
use super::tree::NONE;

impl Ground<'_> {
    /// True for a short text behind a heading that is a link, in an element that holds little else.
    pub(super) fn in_a_card(&self, at: usize) -> bool {
        if self.blocks[at].chars > 250 || self.blocks[at].marks.has(Marks::HEADING) {
            return false;
        }
        let mut node = self.tree.parent(self.blocks[at].holder);
        for _ in 0..4 {
            if node == NONE || node == self.choice.root || self.tree.holds(node, self.choice.root) {
                return false;
            }
            let Some(end) = self.tree.nodes.get(node as usize).map(|node| node.end) else { return false };
            let inside = |other: &usize| {
                self.blocks
                    .get(*other)
                    .is_some_and(|block| block.node != NONE && (node..end).contains(&block.node))
            };
            let first = (0..=at).rev().take_while(inside).last().unwrap_or(at);
            let count = (first..self.blocks.len()).take_while(inside).take(7).count();
            if count > 5 {
                return false;
            }
            let own = &self.blocks[at];
            let loose = !own.marks.has(Marks::PARAGRAPH.with(Marks::LIST).with(Marks::TABLE));
            let linked = |other: usize| {
                let block = &self.blocks[other];
                let title = block.chars >= 20 && loose && own.chars >= 40;
                (block.marks.has(Marks::HEADING) || title) && block.link_share() > 80 && block.chars >= 16
            };
            if let Some(head) = (first..at).find(|&other| linked(other)) {
                let texts =
                    (first..first + count).filter(|&other| running(&self.blocks[other], self.text) > 0);
                return texts.count() <= 1
                    && self.choice.headline.is_none_or(|headline| headline < head || headline > at);
            }
            node = self.tree.parent(node);
        }
        false
    }

    /// What stands at the end of a report about its writers.
    pub(super) fn writer_notes(&self, roles: &mut [Role]) {
        let body = |roles: &[Role], at: &usize| roles[*at].kind == SectionKind::Body;
        let all = self.root.clone().filter(|at| body(roles, at)).count();
        let ending: Vec<usize> =
            self.root.clone().rev().filter(|at| body(roles, at)).take(6.min(all / 2)).collect();
        let byline = |(at, role): (usize, &Role)| {
            (role.kind == SectionKind::Byline).then(|| notes::first_name(self.words(at)))
        };
        let bylines = roles.iter().enumerate().filter_map(byline).take(6);
        let writers: Vec<String> = self.authors.iter().cloned().chain(bylines).collect();
        let mut last = true;
        for at in ending {
            if notes::tells_of_writer(self.words(at).trim(), &writers, last) {
                roles[at] = apart("tells about the writer");
            } else if self.blocks[at].chars > 40 {
                last = false;
            }
        }
    }

    /// A heading such as "Latest comments" behind most of the report takes what follows with it.
    pub(super) fn comments(&self, roles: &mut [Role]) {
        let chars = |at: usize| if roles[at].kind == SectionKind::Body { self.blocks[at].chars } else { 0 };
        let total: usize = self.root.clone().map(chars).sum();
        let mut sum = 0;
        let mut found = None;
        for at in self.root.clone() {
            let block = &self.blocks[at];
            let opens = block.chars <= 40 && block.link_share() < 50 && notes::opens_comments(self.words(at));
            if opens && sum >= 400 && sum * 3 >= total {
                found = Some(at);
                break;
            }
            sum += chars(at);
        }
        let Some(found) = found else { return };
        for below in roles.get_mut(found..self.root.end).unwrap_or_default() {
            if matches!(below.kind, SectionKind::Body | SectionKind::Byline | SectionKind::Header) {
                *below = role(SectionKind::Comment, "stands under the heading of readers' comments");
            }
        }
    }

    /// A heading such as "Contacts for media" takes what stands behind it with it, up to the next heading.
    pub(super) fn contacts(&self, roles: &mut [Role]) {
        let mut open = false;
        for at in self.root.clone() {
            let block = &self.blocks[at];
            let heading = block.marks.has(Marks::HEADING);
            let opens = block.chars <= 60 && notes::opens_contacts(self.words(at));
            if opens && (heading || block.is_bold_line(self.text) || block.chars < 40) && at > self.first_body
            {
                open = true;
            } else if heading && running(&self.blocks[(at + 1).min(self.blocks.len() - 1)], self.text) > 0 {
                open = false;
            }
            if open && matches!(roles[at].kind, SectionKind::Body | SectionKind::Byline | SectionKind::Header)
            {
                roles[at] = apart("tells whom to ask");
            }
        }
    }
}

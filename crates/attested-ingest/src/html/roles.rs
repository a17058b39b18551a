//! What each block is, and why.
//!
//! Takes the blocks with the marks of their places and the choice of headline and root; gives each block a kind of
//! section and, for what is no part of the report, the reason. Nothing is taken away.

use attested_model::SectionKind;

use super::blocks::{Block, Layout};
use super::choose::{Choice, running};
use super::furniture::{self, Furniture};
use super::line::{holds_date, is_age, is_byline, is_clock};
use super::marks::Marks;
use super::tag::Tag;
use super::tree::{NONE, Tree};
use super::words::{ends_sentence, overlap, words};
use crate::dates;
use crate::text::dateline;

/// A kind, and why it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) kind: SectionKind,
    pub(super) why: &'static str,
}

pub(super) const fn role(kind: SectionKind, why: &'static str) -> Role {
    Role { kind, why }
}

pub(super) const fn apart(why: &'static str) -> Role {
    role(SectionKind::Boilerplate, why)
}

const fn related(why: &'static str) -> Role {
    role(SectionKind::Related, why)
}

/// Gives every block its role.
///
/// `authors` are the writers that the head of the page names.
pub(super) fn roles(tree: &Tree, layout: &Layout, choice: &Choice, authors: &[String]) -> Vec<Role> {
    let text = layout.mapped.text();
    let blocks = &layout.blocks;
    let root = layout.blocks_of(tree, choice.root);
    let scope = layout.blocks_of(tree, choice.scope);
    let first_body = root
        .clone()
        .find(|&at| {
            let block = &blocks[at];
            let special = Marks::APART.with(Marks::CAPTION).with(Marks::STANDFIRST).with(Marks::EMBED);
            let front = Marks::BYLINE.with(Marks::TIME).with(Marks::CREDIT).with(Marks::HEADLINE);
            Some(at) != choice.headline && !block.marks.has(special.with(front)) && running(block, text) > 0
        })
        .unwrap_or(root.start);
    let ground = Ground { tree, text, blocks, choice, authors, root, scope, first_body };
    let mut roles: Vec<Role> = (0..blocks.len()).map(|at| ground.role(at)).collect();
    ground.over_the_root(&mut roles);
    ground.standfirst(&mut roles);
    ground.link_runs(&mut roles);
    ground.headings_of_links(&mut roles);
    ground.contacts(&mut roles);
    ground.comments(&mut roles);
    ground.writer_notes(&mut roles);
    roles
}

/// What the roles of blocks are read from.
pub(super) struct Ground<'a> {
    pub(super) tree: &'a Tree,
    pub(super) text: &'a str,
    pub(super) blocks: &'a [Block],
    pub(super) choice: &'a Choice,
    pub(super) authors: &'a [String],
    pub(super) root: std::ops::Range<usize>,
    pub(super) scope: std::ops::Range<usize>,
    /// The first block of running text in the root.
    pub(super) first_body: usize,
}

impl Ground<'_> {
    /// The words of a block.
    pub(super) fn words(&self, at: usize) -> &str {
        self.blocks[at].text(self.text)
    }

    fn role(&self, at: usize) -> Role {
        let block = &self.blocks[at];
        let marks = block.marks;
        if self.choice.headline == Some(at) {
            return role(SectionKind::Headline, "the heading that the page names as its title");
        }
        if !self.scope.contains(&at) {
            let above =
                self.choice.headline.is_some_and(|headline| (1..=2).contains(&headline.saturating_sub(at)));
            if above && dates::line(self.words(at)).is_some() {
                return role(SectionKind::Header, "is a date line over the headline");
            }
            let near = self.choice.headline.is_some_and(|headline| headline.abs_diff(at) <= 4);
            if near && self.is_agency(at) {
                return role(SectionKind::Agency, "is marked as the agency");
            }
            return self.outside(at);
        }
        // A report's own foot may name its writer and its date.
        let foot = marks.has(Marks::FOOT) && marks.has(Marks::BYLINE.with(Marks::TIME)) && block.chars <= 120;
        // The foot of a quotation names who said it.
        let foot =
            foot || (marks.has(Marks::FOOT) && block.chars <= 200 && self.held_by(at, Tag::Blockquote));
        let place = if foot { marks.without(Marks::FOOT) } else { marks };
        if let Some(found) = apart_by_place(place) {
            return if found.why == BESIDE { self.beside(at) } else { found };
        }
        if self.is_agency(at) {
            return role(SectionKind::Agency, "is marked as the agency");
        }
        let furniture = furniture::read(self.words(at), block.link_share());
        if let Some(found) = self.pictures(at, furniture) {
            return found;
        }
        if let Some(found) = self.front(at, furniture) {
            return found;
        }
        match furniture {
            Some(Furniture::Related) => return related("names itself a link to another report"),
            Some(Furniture::Control) => return apart("is a control of the page"),
            Some(Furniture::Advertisement) => return apart("is an advertisement's label"),
            Some(Furniture::Notice) => return apart("is an offer of the outlet"),
            Some(Furniture::Disclaimer) => {
                return role(SectionKind::Disclaimer, "is a notice about the text");
            }
            Some(Furniture::Credit) => return role(SectionKind::Credit, "names a photographer or agency"),
            Some(Furniture::Staff) => return role(SectionKind::Credit, "names who reported and edited"),
            Some(Furniture::Agency) => return role(SectionKind::Agency, "names the agency"),
            Some(Furniture::ReadingTime) => return role(SectionKind::Header, "tells the reading time"),
            None => {}
        }
        if !self.root.contains(&at) {
            return self.outside(at);
        }
        if marks.has(Marks::HEADING) && self.repeats_headline(at) {
            return apart("repeats the headline");
        }
        self.inside(at)
    }

    /// A block of the root that no name speaks against.
    fn inside(&self, at: usize) -> Role {
        let block = &self.blocks[at];
        let linked = block.link_share();
        let sentence = ends_sentence(self.words(at)) && block.chars > 60;
        if block.marks.has(Marks::SPEAKER) && block.chars <= 120 {
            return role(SectionKind::Body, "names who speaks");
        }
        if at < self.first_body && !self.may_lead(at) {
            return apart("stands before the report begins");
        }
        if linked > 80 && !(sentence && block.marks.has(Marks::PARAGRAPH) && !block.marks.has(Marks::LIST)) {
            return related("holds nothing but links");
        }
        if linked > 50 && (block.marks.has(Marks::LIST) || block.chars < 120) && !sentence {
            return related("holds little but links");
        }
        if !self.words(at).chars().any(char::is_alphanumeric) {
            return apart("holds no words");
        }
        if self.words(at).matches("://").count() >= 2 && self.words(at).contains('\t') && !sentence {
            return apart("holds addresses");
        }
        if self.in_a_teaser(at) {
            return related("belongs to another report on the page");
        }
        let paragraph = block.marks.has(Marks::PARAGRAPH.with(Marks::LIST).with(Marks::TABLE));
        let paragraph = paragraph || self.held_by(at, Tag::Blockquote) || self.among_paragraphs(at);
        if !paragraph && furniture::opens_links(self.words(at)) {
            return related("is the heading of links to other reports");
        }
        if !paragraph && block.chars < 25 && !sentence && !is_clock(self.words(at)) {
            return apart("is too short for a paragraph");
        }
        if self.repeats_the_report(at) {
            return apart("repeats words of the report");
        }
        role(SectionKind::Body, "stands in the element that holds the report")
    }

    /// True between two blocks of running text that stand beside it in the same element.
    fn among_paragraphs(&self, at: usize) -> bool {
        let parent = |at: usize| self.blocks.get(at).map(|block| self.tree.parent(block.holder));
        let reads = |other: usize| {
            self.blocks.get(other).is_some_and(|block| running(block, self.text) > 0)
                && parent(other) == parent(at)
        };
        self.blocks[at].link_share() == 0 && at > 0 && reads(at - 1) && reads(at + 1)
    }

    /// True in an `article` inside the report that opens with a link, and in a small box under a heading that is a
    /// link: a teaser of another one.
    fn in_a_teaser(&self, at: usize) -> bool {
        if self.in_a_card(at) {
            return true;
        }
        let mut node = self.blocks[at].node;
        for _ in 0..16 {
            if node == NONE || node == self.choice.root {
                return false;
            }
            if self.tree.tag(node) == Tag::Article {
                break;
            }
            node = self.tree.parent(node);
        }
        let Some(end) = self.tree.nodes.get(node as usize).map(|node| node.end) else { return false };
        let inside = |block: &Block| block.node != NONE && (node..end).contains(&block.node);
        let first = (0..=at).rev().take_while(|&at| inside(&self.blocks[at])).last().unwrap_or(at);
        let holds = self.choice.headline.is_some_and(|headline| inside(&self.blocks[headline]));
        let count = self.blocks[first..].iter().take_while(|block| inside(block)).take(8).count();
        !holds && count <= 6 && self.blocks[first].link_share() > 80
    }

    /// Before the first paragraph, only what reads as text belongs to the report.
    fn may_lead(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let behind = self.choice.headline.is_none_or(|headline| at > headline);
        let front = Marks::PARAGRAPH.with(Marks::LIST).with(Marks::STANDFIRST);
        // A result, a rubric over the writer's line: a few words that are no sentence.
        let opens = |at: usize| {
            self.blocks.get(at).is_some_and(|next| next.marks.has(Marks::BYLINE.with(Marks::TIME)))
        };
        let scrap = block.chars < 40
            && !ends_sentence(self.words(at))
            && !block.marks.has(Marks::STANDFIRST.with(Marks::HEADING).with(Marks::LIST))
            && opens(at + 1);
        behind && block.marks.has(front) && block.link_share() < 50 && !scrap
    }

    /// True inside an element of this name that lies in the root.
    pub(super) fn held_by(&self, at: usize, tag: Tag) -> bool {
        let mut node = self.blocks[at].node;
        for _ in 0..12 {
            if node == NONE || node == self.choice.root {
                return false;
            }
            if self.tree.tag(node) == tag {
                return true;
            }
            node = self.tree.parent(node);
        }
        false
    }

    /// Bylines, dates and reading times, wherever the report has them.
    fn front(&self, at: usize, furniture: Option<Furniture>) -> Option<Role> {
        let block = &self.blocks[at];
        let words = self.words(at);
        if furniture == Some(Furniture::ReadingTime) {
            return Some(role(SectionKind::Header, "tells the reading time"));
        }
        if dateline(words).is_some_and(|line| line.span.range().end == words.len()) {
            return Some(role(SectionKind::Dateline, "is a dateline of its own"));
        }
        let long = block.chars > 220;
        if matches!(words.trim(), "By" | "by" | "BY" | "Von" | "Par" | "Por") {
            return Some(apart("is a word before the writer's name"));
        }
        let stops = words.trim_end().ends_with(['—', '–']) || words.trim_end().ends_with("--");
        let opens = words.starts_with(char::is_uppercase) && block.chars <= 60;
        if stops && opens && at < self.first_body && self.choice.headline.is_none_or(|headline| at > headline)
        {
            return Some(role(SectionKind::Dateline, "is a dateline of its own"));
        }
        if self.names_writers(at) {
            return Some(role(SectionKind::Byline, "names whom structured data gives as the writer"));
        }
        let line = !long && dates::line(words).is_some();
        let dated = line || (!long && holds_date(words));
        // `HARSK | Wed May 15, 2031 3:27pm EDT`
        let placed = dated
            && at <= self.first_body + 4
            && words.split_once('|').is_some_and(|(place, _)| {
                place.chars().any(char::is_alphabetic) && !place.chars().any(char::is_lowercase)
            });
        if line || placed || (!long && is_age(words)) {
            return Some(role(SectionKind::Header, "is a date line"));
        }
        if !long && is_byline(words) && block.marks.has(Marks::BYLINE.with(Marks::CREDIT)) {
            return Some(role(SectionKind::Byline, "is marked as a byline"));
        }
        let figures = words.contains(|c: char| c.is_ascii_digit());
        if words.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b',' | b'.')) {
            return None;
        }
        if !long && !dated && !figures && is_byline(words) && block.marks.has(Marks::TIME) {
            return Some(role(SectionKind::Byline, "names the writer beside the date"));
        }
        if block.marks.has(Marks::TIME) && !long && (dated || figures || !block.marks.has(Marks::BYLINE)) {
            return Some(role(SectionKind::Header, "is marked as a date"));
        }
        if block.marks.has(Marks::BYLINE) && !long {
            return Some(role(SectionKind::Byline, "is marked as a byline"));
        }
        let front = at <= self.first_body && self.choice.headline.is_none_or(|headline| at > headline);
        if front && is_byline(words) {
            return Some(role(SectionKind::Byline, "names the writer before the report begins"));
        }
        if front && !long && dated && !ends_sentence(words) && block.chars < 120 {
            return Some(role(SectionKind::Header, "holds the date before the report begins"));
        }
        None
    }

    /// True for a short block near the headline that begins with the name of a writer whom the head gives.
    fn names_writers(&self, at: usize) -> bool {
        let near = self.choice.headline.is_some_and(|headline| (headline..headline + 9).contains(&at));
        let own = words(self.words(at));
        near && !own.is_empty()
            && own.len() <= 14
            && !ends_sentence(self.words(at))
            && self.authors.iter().any(|name| {
                let name = words(name);
                name.len() >= 2 && own.starts_with(&name)
            })
    }

    /// A short block marked as the agency, in no picture.
    fn is_agency(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let marked = block.marks.has(Marks::AGENCY)
            && !block.marks.has(Marks::FIGURE.with(Marks::CAPTION).with(Marks::APART));
        marked && block.chars <= 60 && block.text(self.text).split_whitespace().count() <= 7
    }

    /// A block outside the report: what its place says, else what its words and links say.
    fn outside(&self, at: usize) -> Role {
        let block = &self.blocks[at];
        let words = self.words(at);
        match furniture::read(words, block.link_share()) {
            Some(Furniture::Disclaimer) => {
                return role(SectionKind::Disclaimer, "is a notice about the text");
            }
            Some(Furniture::Control | Furniture::Notice | Furniture::Advertisement)
                if !block.marks.has(Marks::APART) =>
            {
                return apart("is a control of the page");
            }
            _ => {}
        }
        if let Some(found) = apart_by_place(block.marks) {
            return if found.why == BESIDE { self.beside(at) } else { found };
        }
        if self.in_another_article(at) {
            return related("belongs to another report on the page");
        }
        self.by_links(at).unwrap_or(apart(OUTSIDE))
    }

    /// True inside an `article` that holds neither headline nor text of the report.
    fn in_another_article(&self, at: usize) -> bool {
        let Some(headline) = self.choice.headline.filter(|_| self.blocks[at].marks.has(Marks::ARTICLE))
        else {
            return false;
        };
        let mut node = self.blocks[at].node;
        for _ in 0..40 {
            if node == NONE {
                return false;
            }
            if self.tree.tag(node) == Tag::Article {
                let holds = |other: u32| self.tree.holds(node, other);
                return !holds(self.choice.root) && !holds(self.blocks[headline].node);
            }
            node = self.tree.parent(node);
        }
        false
    }

    /// A block beside the report.
    fn beside(&self, at: usize) -> Role {
        self.by_links(at).unwrap_or(apart(BESIDE))
    }

    /// What a block leads to: other reports, or other parts of the site.
    fn by_links(&self, at: usize) -> Option<Role> {
        let block = &self.blocks[at];
        let words = self.words(at);
        if furniture::opens_links(words) {
            return Some(related("is the heading of links to other reports"));
        }
        let lines = words.lines().count().max(1);
        let headlines = block.marks.has(Marks::HEADING) || words.split_whitespace().count() >= 4 * lines;
        if block.link_share() <= 70 {
            return None;
        }
        // Where words are not parted by spaces, a headline is one word of some length.
        let unspaced = words.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
        let headlines = headlines || (unspaced && block.chars >= 8 * lines);
        Some(if headlines && (unspaced || block.chars >= 16) {
            related("is a link to another report")
        } else {
            role(SectionKind::Navigation, "is a link around the site")
        })
    }

    fn repeats_headline(&self, at: usize) -> bool {
        self.choice
            .headline
            .is_some_and(|headline| overlap(&words(self.words(headline)), &words(self.words(at))) >= 90)
    }

    /// A heading such as "Related stories" takes the links behind it with it.
    fn link_runs(&self, roles: &mut [Role]) {
        let mut open = false;
        for at in self.root.clone() {
            let block = &self.blocks[at];
            if roles[at].kind != SectionKind::Body {
                continue;
            }
            let heading = block.marks.has(Marks::HEADING) || block.chars < 60;
            if heading && furniture::opens_links(self.words(at)) && self.links_follow(at) {
                open = true;
                roles[at] = related("is the heading of links to other reports");
            } else if open {
                let reads_on =
                    running(block, self.text) > 0 && !block.marks.has(Marks::LIST) && block.link_share() < 20;
                if reads_on {
                    open = false;
                } else {
                    roles[at] = related("stands among links to other reports");
                }
            }
        }
    }

    /// A heading with nothing but links to other reports beside it in its element is theirs.
    fn headings_of_links(&self, roles: &mut [Role]) {
        for at in self.root.clone() {
            let block = &self.blocks[at];
            if roles[at].kind != SectionKind::Body || !block.marks.has(Marks::HEADING) || block.holder == NONE
            {
                continue;
            }
            let holder = self.tree.parent(block.holder);
            if holder == NONE || holder == self.choice.root || self.tree.holds(holder, self.choice.root) {
                continue;
            }
            let end = self.tree.nodes.get(holder as usize).map_or(0, |node| node.end);
            let inside = |other: usize| (holder..end).contains(&self.blocks[other].node);
            let mut others = (at + 1..self.root.end).take_while(|&other| inside(other)).peekable();
            if others.peek().is_some() && others.all(|other| roles[other].kind == SectionKind::Related) {
                roles[at] = related("is the heading of links to other reports");
            }
        }
    }

    fn links_follow(&self, at: usize) -> bool {
        let next = self.blocks.iter().skip(at + 1).take(3);
        next.clone().count() == 0 || next.filter(|block| block.link_share() > 50).count() > 0
    }
}

/// Why a block outside the report is set apart, when nothing gives a better reason.
pub(super) const OUTSIDE: &str = "stands outside the element that holds the report";

/// Why side bars are set apart, when what stands in them gives no better reason.
const BESIDE: &str = "stands beside the report";

fn apart_by_place(marks: Marks) -> Option<Role> {
    use SectionKind::{Boilerplate, Comment, Disclaimer, Navigation, Related};
    let reasons = [
        (Marks::HIDDEN, Boilerplate, "is hidden"),
        (Marks::NAVIGATION, Navigation, "is navigation"),
        (Marks::CONSENT, Boilerplate, "asks for consent"),
        (Marks::COMMENTS, Comment, "is a reader's comment"),
        (Marks::RELATED, Related, "leads to other reports"),
        (Marks::SHARE, Boilerplate, "is for sharing"),
        (Marks::DISCLAIMER, Disclaimer, "is a notice about the text"),
        (Marks::NOTICE, Boilerplate, "is a notice or offer of the outlet"),
        (Marks::ADVERTISEMENT, Boilerplate, "is an advertisement"),
        (Marks::FOOT, Navigation, "is the foot of the page"),
        (Marks::FORM, Boilerplate, "is a form or button"),
        (Marks::AUTHOR_NOTE, Boilerplate, "tells about the writer"),
        (Marks::TOPICS, Navigation, "lists topics"),
        (Marks::BESIDE, Boilerplate, BESIDE),
    ];
    reasons.iter().find(|(mark, ..)| marks.has(*mark)).map(|&(_, kind, why)| role(kind, why))
}

/// Sets apart a list of other reports under this one.
pub(super) fn lead_elsewhere(roles: &mut [Role], blocks: &[Block], others: &[std::ops::Range<usize>]) {
    // The heading over the list goes with it.
    let above = others.first().and_then(|first| first.start.checked_sub(1));
    if let Some(at) =
        above.filter(|&at| roles[at].kind == SectionKind::Body && blocks[at].marks.has(Marks::HEADING))
    {
        roles[at] = related("is the heading of links to other reports");
    }
    for range in others {
        for role in roles.get_mut(range.clone()).unwrap_or_default() {
            let open = matches!(
                role.kind,
                SectionKind::Body | SectionKind::Header | SectionKind::Byline | SectionKind::Boilerplate
            );
            if open {
                *role = related("belongs to a list of other reports");
            }
        }
    }
}

/// What the last block of an item is when it is no part of it.
pub(super) fn apart_in_item(block: &Block, text: &str) -> Option<Role> {
    let words = block.text(text);
    if let Some(found) = apart_by_place(block.marks) {
        return Some(found);
    }
    if dates::line(words).is_some() {
        return None;
    }
    let read = furniture::read(words, block.link_share());
    let link = block.link_share() > 80 && block.chars < 40 && !block.marks.has(Marks::HEADING);
    match read {
        Some(Furniture::Related) => Some(related("names itself a link to another report")),
        Some(Furniture::Disclaimer) => Some(role(SectionKind::Disclaimer, "is a notice about the text")),
        Some(Furniture::Control | Furniture::Advertisement | Furniture::Notice) => {
            Some(apart("is a control of the page"))
        }
        _ if link => Some(related("holds nothing but links")),
        _ => None,
    }
}

/// What stands over a list of reports and is no sentence: "5 results for ferry".
pub(super) fn over_the_items(roles: &mut [Role], blocks: &[Block], text: &str, first: usize) {
    for (role, block) in roles.iter_mut().zip(blocks).take(first) {
        if role.kind == SectionKind::Body && block.chars < 60 && !ends_sentence(block.text(text)) {
            *role = apart("stands over a list of reports");
        }
    }
}

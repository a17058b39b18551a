//! What stands between a headline and its report: the summary, in a sentence or in points, and first paragraphs.
//!
//! Takes the blocks with the roles that their places and words gave them; corrects those over the report.

use attested_model::SectionKind;

use super::choose::running;
use super::line::is_byline;
use super::marks::Marks;
use super::roles::{Ground, OUTSIDE, Role, role};
use super::words::ends_sentence;

impl Ground<'_> {
    /// The summary: marked as one, or what stands between the headline and the byline or date.
    pub(super) fn standfirst(&self, roles: &mut [Role]) {
        let Some(headline) = self.choice.headline else { return };
        let mut found = false;
        for at in self.scope.clone() {
            if at > self.first_body && !self.blocks[at].marks.has(Marks::STANDFIRST) {
                break;
            }
            let block = &self.blocks[at];
            let before_text = at < self.first_body || at == headline + 1;
            // The writer's line may stand among the words of an introduction.
            if at > headline && block.marks.has(Marks::STANDFIRST) && is_byline(self.words(at)) {
                roles[at] = role(SectionKind::Byline, "names the writer before the report begins");
                continue;
            }
            if at > headline
                && before_text
                && block.marks.has(Marks::STANDFIRST)
                && !block.marks.has(Marks::APART.with(Marks::CAPTION))
                && (roles[at].kind == SectionKind::Body || roles[at].kind.is_furniture())
                && (block.chars >= 20 || block.marks.has(Marks::LIST.with(Marks::HEADING)))
                && block.link_share() < 50
            {
                if self.goes_on(at, roles) {
                    roles[at] = role(SectionKind::Body, "goes on behind it");
                    found = true;
                    continue;
                }
                roles[at] = role(SectionKind::Standfirst, "is marked as a summary");
                found = true;
                // The word "Summary" over the points of a summary goes with them.
                let over = at - 1;
                let heading = self.blocks[over].marks.has(Marks::HEADING) && self.blocks[over].chars <= 40;
                if over > headline && heading && roles[over].kind == SectionKind::Body {
                    roles[over] = roles[at];
                }
            }
        }
        if found {
            return;
        }
        if self.points_over_the_report(headline, roles) {
            return;
        }
        // Unmarked: the one block of text behind the headline, when byline or date follow it, or when it is a heading.
        let at = headline + 1;
        let Some(block) = self.blocks.get(at).filter(|_| self.scope.contains(&at)) else { return };
        let next = roles.get(at + 1).map(|role| role.kind);
        let parted = matches!(next, Some(SectionKind::Byline | SectionKind::Header))
            || block.marks.has(Marks::HEADING);
        let text = roles[at].kind == SectionKind::Body || roles[at].kind.is_furniture();
        let plain =
            !block.marks.has(Marks::APART.with(Marks::CAPTION).with(Marks::EMBED)) && block.link_share() < 50;
        let sized =
            (30..=500).contains(&block.chars) && block.text(self.text).split_whitespace().count() >= 5;
        if parted && text && plain && sized {
            roles[at] =
                role(SectionKind::Standfirst, "stands between the headline and the head of the report");
        }
    }

    /// True for a first paragraph that its site dresses as a summary: behind byline or date, in one element with the
    /// paragraphs that go on with it.
    fn goes_on(&self, at: usize, roles: &[Role]) -> bool {
        let block = &self.blocks[at];
        let mut next = at + 1;
        while self.blocks.get(next).is_some_and(|block| block.marks.has(Marks::STANDFIRST)) {
            next += 1;
        }
        let Some(follows) =
            self.blocks.get(next).filter(|_| self.root.contains(&at) && self.root.contains(&next))
        else {
            return false;
        };
        let around = self.tree.parent(follows.holder);
        let near = self.tree.holds(around, block.node) && around != self.choice.scope;
        let headline = self.choice.headline.unwrap_or(0);
        let parted =
            (headline + 1..at).any(|at| matches!(roles[at].kind, SectionKind::Byline | SectionKind::Header));
        // A paragraph that is called a summary itself is one; a box around first paragraphs may hold the beginning.
        let itself = Marks::of(self.tree.tag(block.holder), self.tree.attributes(block.holder));
        near && parted
            && !itself.has(Marks::STANDFIRST)
            && roles[next].kind == SectionKind::Body
            && running(follows, self.text) > 0
            && follows.marks.has(Marks::PARAGRAPH)
            && block.marks.has(Marks::PARAGRAPH)
            && !block.marks.has(Marks::HEADING.with(Marks::LIST))
            && ends_sentence(self.words(at))
    }

    /// Paragraphs between the headline and the element that holds the report: one is its summary, several are its
    /// beginning.
    pub(super) fn over_the_root(&self, roles: &mut [Role]) {
        let Some(headline) = self.choice.headline.filter(|&at| at < self.root.start) else { return };
        let found: Vec<usize> = (headline + 1..self.root.start)
            .filter(|&at| {
                let block = &self.blocks[at];
                let named = Marks::APART
                    .with(Marks::CAPTION.with(Marks::FIGURE).with(Marks::EMBED).with(Marks::CREDIT))
                    .with(Marks::TIME.with(Marks::BYLINE).with(Marks::TABLE).with(Marks::LIST));
                roles[at].why == OUTSIDE
                    && block.marks.has(Marks::PARAGRAPH)
                    && !block.marks.has(named)
                    && running(block, self.text) > 0
                    && block.link_share() < 30
            })
            .collect();
        let near = |at: usize| at <= headline + 8 || self.root.start - at <= 3;
        let kind = if found.len() > 1 { SectionKind::Body } else { SectionKind::Standfirst };
        for at in found.iter().copied().filter(|&at| found.len() > 1 || near(at)) {
            roles[at] = role(kind, "stands between the headline and the report");
        }
    }

    /// A list between headline and byline or date tells the report in points.
    fn points_over_the_report(&self, headline: usize, roles: &mut [Role]) -> bool {
        let points = |at: usize| {
            let block = &self.blocks[at];
            block.marks.has(Marks::LIST)
                && !block.marks.has(Marks::APART.with(Marks::TIME).with(Marks::BYLINE))
                && (20..=300).contains(&block.chars)
                && block.link_share() < 50
        };
        let end = (headline + 1..self.blocks.len().min(headline + 9))
            .take_while(|&at| self.scope.contains(&at) && points(at))
            .last()
            .map_or(headline, |at| at);
        let next = roles.get(end + 1).map(|role| role.kind);
        if end == headline || !matches!(next, Some(SectionKind::Byline | SectionKind::Header)) {
            return false;
        }
        roles[headline + 1..=end].fill(role(SectionKind::Standfirst, "tells the report in points"));
        true
    }
}

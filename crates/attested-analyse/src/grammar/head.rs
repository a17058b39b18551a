//! Whom a noun phrase means: its head among the mentions that lie in it.

use attested_model::{Mention, MentionForm, MentionKind, ParticipantIndex, Span};

use super::{Grammar, Subject, Tag};
use crate::{Ground, Relation};

impl Grammar<'_> {
    /// Whom a phrase means: "Sarvanese Foreign Minister Imar Sol" means Sol, "the army chief of Sarvane" the chief,
    /// "an official of the charity, Dena Korr," Korr. `None` where the head is somebody the mentions do not hold.
    pub(crate) fn whom(&self, ground: &Ground<'_>, span: Span) -> Option<ParticipantIndex> {
        let tokens = self.page.tokens_in(span);
        if tokens.len() == 1 && self.tag(tokens.start) == Tag::Rel {
            return self.whom_relative(ground, tokens.start);
        }
        let top = ground.tree.top(tokens.clone());
        if let Some(top) = top
            && let Some(mention) = head_mention(ground, top, Some(&tokens))
        {
            return mention.participant;
        }
        let base_end = (tokens.start + 1..tokens.end)
            .find(|&at| {
                matches!(
                    self.tag(at),
                    Tag::Prep | Tag::To | Tag::Comma | Tag::Rel | Tag::OpenParen | Tag::Open
                ) && self.tag(at - 1).is_nominal()
            })
            .unwrap_or(tokens.end);
        let base = self.page.span_of(tokens.start..base_end);
        let head = last_mention(ground, base);
        let named = head.is_some_and(|mention| {
            mention.form != MentionForm::Nominal
                && matches!(mention.kind, MentionKind::Person | MentionKind::Organisation)
        });
        // A name behind the description tells more: "the head of the agency, Imar Sol,".
        if !named
            && top.is_none()
            && let Some(person) = self.name_in_apposition(ground, base_end..tokens.end)
        {
            return Some(person);
        }
        match head {
            Some(mention) => mention.participant.or_else(|| ground.participant_of(span)),
            None => ground.participant_of(span).or_else(|| self.name_at_end(ground, &tokens)),
        }
    }

    /// "Leader of the Revolution Ayatollah Imar Sol": the name that closes a title, unless a preposition ties it to the title.
    fn name_at_end(&self, ground: &Ground<'_>, tokens: &std::ops::Range<usize>) -> Option<ParticipantIndex> {
        let mention = ground.mention_at(tokens.end.checked_sub(1)?)?;
        let first = self.page.tokens_in(mention.span).start;
        let tied = first <= tokens.start || matches!(self.tag(first - 1), Tag::Prep | Tag::To | Tag::Det);
        (mention.form == MentionForm::Name && mention.kind == MentionKind::Person && !tied)
            .then_some(mention.participant)
            .flatten()
    }

    /// "the commander, who said": whom a relative pronoun stands for, which is the head of the phrase in front of it.
    fn whom_relative(&self, ground: &Ground<'_>, relative: usize) -> Option<ParticipantIndex> {
        let mut end = relative;
        while end > 0 && matches!(self.tag(end - 1), Tag::Comma | Tag::Prep) {
            end -= 1;
        }
        match self.words(end, self.sentence(relative).start) {
            Subject::Words(words) if words.end <= relative && !words.is_empty() => {
                self.whom(ground, self.page.span_of(words))
            }
            _ => None,
        }
    }

    fn name_in_apposition(
        &self,
        ground: &Ground<'_>,
        rest: std::ops::Range<usize>,
    ) -> Option<ParticipantIndex> {
        let comma = rest.clone().find(|&at| self.tag(at) == Tag::Comma)?;
        let first = self.page.tokens.get(comma + 1)?.span;
        let end = self.page.tokens.get(rest.end.saturating_sub(1))?.span;
        if end.end() <= first.start() {
            return None;
        }
        ground
            .mentions_in(first.cover(end))
            .take(3)
            .find(|(_, mention)| {
                mention.kind == MentionKind::Person
                    && mention.form == MentionForm::Name
                    && mention.span.start() <= first.end() + 24
            })
            .and_then(|(_, mention)| mention.participant)
    }
}

/// The mention that a noun is the head of, by the tree: its own, or that of the name beside it ("the commander, Imar Sol").
pub(crate) fn head_mention<'m>(
    ground: &'m Ground<'_>,
    top: usize,
    within: Option<&std::ops::Range<usize>>,
) -> Option<&'m Mention> {
    // "none of the ministers": the ministers.
    let counted = matches!(
        ground.page.lower(top),
        "none"
            | "some"
            | "many"
            | "most"
            | "all"
            | "both"
            | "each"
            | "several"
            | "few"
            | "hundreds"
            | "thousands"
            | "dozens"
            | "scores"
            | "one"
            | "two"
            | "three"
            | "four"
            | "number"
            | "majority"
            | "group"
            | "members"
    ) && ground.mention_at(top).is_none();
    if counted && let Some(of) = ground.tree.child(top, Relation::NounModifier) {
        return ground.mention_at(of);
    }
    let own = ground.mention_at(top);
    if own.is_some_and(|mention| mention.form != MentionForm::Nominal) {
        return own;
    }
    let describes = |kind: MentionKind| own.is_none_or(|mention| mention.kind == kind);
    // "the coworker and rival Imar Sol": what is joined without a determiner of its own describes the same one.
    let joined = ground.tree.children(top).filter(|&child| {
        ground.tree.relation(child) == Relation::Conjunct
            && !ground.tree.children(child).any(|word| matches!(ground.page.lower(word), "the" | "a" | "an"))
    });
    let beside = std::iter::once(top)
        .chain(joined)
        .flat_map(|noun| ground.tree.children(noun))
        .filter(|&child| matches!(ground.tree.relation(child), Relation::Apposition | Relation::Flat))
        .filter(|child| within.is_none_or(|within| within.contains(child)))
        .filter_map(|child| ground.mention_at(child))
        .find(|mention| {
            mention.form == MentionForm::Name && mention.participant.is_some() && describes(mention.kind)
        });
    beside.or(own)
}

/// The last of the outermost mentions in a base noun phrase.
fn last_mention<'m>(ground: &'m Ground<'_>, base: Span) -> Option<&'m Mention> {
    let mut last: Option<&Mention> = None;
    for (_, mention) in ground.mentions_in(base).filter(|(_, mention)| base.contains(mention.span)) {
        match last {
            Some(held) if held.span.contains(mention.span) && held.span != mention.span => {}
            _ => last = Some(mention),
        }
    }
    last
}

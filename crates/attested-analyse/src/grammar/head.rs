//! Whom a noun phrase means: its head among the mentions that lie in it.

use attested_model::{Mention, MentionForm, MentionKind, ParticipantIndex, Span};

use super::{Grammar, Subject, Tag};
use crate::Ground;

impl Grammar<'_> {
    /// Whom a phrase means: "Sarvanese Foreign Minister Imar Sol" means Sol, "the army chief of Sarvane" the chief,
    /// "an official of the charity, Dena Korr," Korr. `None` where the head is somebody the mentions do not hold.
    pub(crate) fn whom(&self, ground: &Ground<'_>, span: Span) -> Option<ParticipantIndex> {
        let tokens = self.page.tokens_in(span);
        if tokens.len() == 1 && self.tag(tokens.start) == Tag::Rel {
            return self.whom_relative(ground, tokens.start);
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
        if !named && let Some(person) = self.name_in_apposition(ground, base_end..tokens.end) {
            return Some(person);
        }
        match head {
            Some(mention) => mention.participant.or_else(|| ground.participant_of(span)),
            None => ground.participant_of(span),
        }
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

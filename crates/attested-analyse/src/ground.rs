//! What the rooms for statements, events and figures stand on.

use attested_model::{Mention, Participant, ParticipantIndex, Span, TimeExpression, TimeIndex};

use crate::Page;
use crate::grammar::{Grammar, Tree};

/// No more mentions begin between a token and the start of the smallest mention around it.
const NESTED: usize = 12;

/// A page with whom and when its words mean.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The page.
    pub page: &'a Page<'a>,
    /// Its mentions in text order (start, then end), each with its participant where that could be told.
    /// Mentions may nest ("the Sarvanese minister" holds "Sarvanese").
    pub mentions: &'a [Mention],
    /// Everybody who is mentioned.
    pub participants: &'a [Participant],
    /// The times in text order.
    pub times: &'a [TimeExpression],
    /// Its word classes and verb groups.
    pub(crate) grammar: &'a Grammar<'a>,
    /// What depends on what; empty when the reader does not parse.
    pub(crate) tree: &'a Tree,
}

impl Ground<'_> {
    /// The mentions that begin inside a span, with their positions. Logarithmic.
    pub fn mentions_in(&self, span: Span) -> impl DoubleEndedIterator<Item = (usize, &Mention)> {
        let start = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let end = self.mentions.partition_point(|mention| mention.span.start() < span.end()).max(start);
        self.mentions[start..end].iter().enumerate().map(move |(offset, mention)| (start + offset, mention))
    }

    /// The times that begin inside a span, with their positions. Logarithmic.
    pub fn times_in(&self, span: Span) -> impl DoubleEndedIterator<Item = (TimeIndex, &TimeExpression)> {
        let start = self.times.partition_point(|time| time.span.start() < span.start());
        let end = self.times.partition_point(|time| time.span.start() < span.end()).max(start);
        self.times[start..end]
            .iter()
            .enumerate()
            .map(move |(offset, time)| (TimeIndex::new(start + offset), time))
    }

    /// The smallest mention that holds a token. Logarithmic: mentions nest a few deep at most.
    pub(crate) fn mention_at(&self, token: usize) -> Option<&Mention> {
        let span = self.page.tokens.get(token)?.span;
        let end = self.mentions.partition_point(|mention| mention.span.start() <= span.start());
        self.mentions[end.saturating_sub(NESTED)..end]
            .iter()
            .filter(|mention| mention.span.contains(span))
            .min_by_key(|mention| mention.span.len())
    }

    /// Whom the words of a span mean as a whole: the participant of its head, which is the first outermost
    /// mention inside it that is not owned by another ("the ministry's spokesman" means the spokesman).
    pub fn participant_of(&self, span: Span) -> Option<ParticipantIndex> {
        self.head_of(span).and_then(|mention| mention.participant)
    }

    /// The head mention of the words of a span; see [`Ground::participant_of`].
    pub fn head_of(&self, span: Span) -> Option<&Mention> {
        let mut inside =
            self.mentions_in(span).map(|(_, mention)| mention).filter(|mention| span.contains(mention.span));
        let mut head = inside.next()?;
        for mention in inside {
            if mention.span.contains(head.span) || self.is_possessor(head.span, mention.span) {
                head = mention;
            } else if !head.span.contains(mention.span) {
                break;
            }
        }
        Some(head)
    }

    /// "Sarvane's foreign minister": what possesses is not the head.
    fn is_possessor(&self, owner: Span, next: Span) -> bool {
        let between = Span::new(owner.end(), next.start()).map_or("", |gap| self.page.words(gap));
        matches!(between, "'s " | "’s " | "' " | "’ ")
    }
}

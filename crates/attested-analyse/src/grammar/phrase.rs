//! Noun phrases in front of and behind a verb group.

use std::ops::Range;

use super::{Form, Grammar, Group, Tag, is_calendar};

/// No walk goes farther than this many tokens, so that a page is read in linear time.
const REACH: usize = 60;

/// The subject of a verb group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// These words, in front of the group. The apposition behind the name belongs to it.
    Words(Range<usize>),
    /// The subject of an earlier group of the sentence ("X came and said").
    Shared,
    /// There is none.
    None,
}

impl Grammar<'_> {
    /// The subject of a finite group, by position.
    pub(crate) fn subject(&self, group: &Group) -> Subject {
        let floor = self.sentence(group.head).start.max(group.start.saturating_sub(REACH));
        let mut end = group.start;
        while end > floor && matches!(self.tags[end - 1], Tag::Adv) {
            end -= 1;
        }
        if end == floor {
            return Subject::None;
        }
        match self.tags[end - 1] {
            Tag::Comma => self.behind_comma(end - 1, floor),
            Tag::Conj | Tag::Verb => Subject::Shared,
            Tag::Rel | Tag::That => self.antecedent(end - 1, floor),
            Tag::CloseParen | Tag::Dash => self.behind_bracket(end, floor),
            tag if tag.is_nominal() || tag == Tag::Close => self.words(end, floor),
            _ => Subject::None,
        }
    }

    /// The noun phrase that ends at `end`.
    pub(crate) fn words(&self, end: usize, floor: usize) -> Subject {
        let run = self.run_left(end, floor);
        if run.is_empty() { Subject::None } else { Subject::Words(run) }
    }

    fn run_left(&self, end: usize, floor: usize) -> Range<usize> {
        let mut start = end;
        let mut conj = None;
        while start > floor {
            let at = start - 1;
            match self.tags[at] {
                tag if tag.is_nominal() => start = at,
                Tag::Prep => start = at,
                Tag::To if start < end => start = at,
                Tag::Conj if start < end => {
                    conj = conj.or(Some(at));
                    start = at;
                }
                Tag::CloseParen => match self.opening(at, floor) {
                    Some(open) if at - open < 14 => start = open,
                    _ => break,
                },
                // A word between marks belongs to the phrase, a quotation does not.
                Tag::Close if start < end => match self.opening(at, floor) {
                    Some(open)
                        if at - open < 7
                            && !matches!(self.tags[at - 1], Tag::Comma | Tag::Stop | Tag::Mark) =>
                    {
                        start = open;
                    }
                    _ => break,
                },
                Tag::Mark if matches!(self.page.lower(at), "/" | "&") => start = at,
                // "Ministers of Sarvane, Ostrel and Vell said": the list goes on over a comma.
                Tag::Comma
                    if conj.is_some()
                        && at > floor
                        && self.tags[at - 1].is_nominal()
                        && self.is_list(at, end) =>
                {
                    start = at;
                }
                _ => break,
            }
        }
        // An object in front: "hit the town and officials said".
        let bounded_by_verb =
            start > floor && matches!(self.tags[start - 1], Tag::Verb | Tag::Be | Tag::Have);
        if bounded_by_verb && let Some(cut) = conj {
            start = cut + 1;
        }
        self.without_adjunct(start, end)
    }

    /// True when only nouns stand between a comma and the end of a list.
    fn is_list(&self, comma: usize, end: usize) -> bool {
        (comma + 1..end).all(|at| {
            self.tags[at].is_nominal() || matches!(self.tags[at], Tag::Conj | Tag::Comma | Tag::Prep)
        }) && end - comma < 12
    }

    /// Drops what stands in front of a subject: "On Monday", "In a statement", "But".
    fn without_adjunct(&self, start: usize, end: usize) -> Range<usize> {
        let mut from = start;
        while from < end && matches!(self.tags[from], Tag::Conj | Tag::Adv | Tag::Comma | Tag::Mark) {
            from += 1;
        }
        if from < end && matches!(self.tags[from], Tag::Prep | Tag::To) {
            // Behind the last word of the calendar, else at a determiner behind the first noun.
            let calendar = (from + 1..end.min(from + 6)).rev().find(|&at| is_calendar(self.page.lower(at)));
            if let Some(last) = calendar
                && last + 1 < end
            {
                return self.without_adjunct(last + 1, end);
            }
            let later = (from + 2..end).find(|&at| {
                matches!(self.tags[at], Tag::Det | Tag::Pron)
                    && matches!(self.tags[at - 1], Tag::Word | Tag::Name | Tag::Num)
            });
            if let Some(at) = later {
                return at..end;
            }
        }
        while from + 1 < end
            && is_calendar(self.page.lower(from))
            && self.tags[from + 1] != Tag::Prep
            && self.tags[from] != Tag::Num
        {
            from += 1;
        }
        from..end
    }

    /// "Name, the spokesman for the ministry, said"; "Name, who was there, said".
    fn behind_comma(&self, comma: usize, floor: usize) -> Subject {
        let mut right = comma;
        for _ in 0..4 {
            let Some(left) = (floor..right).rev().find(|&at| {
                matches!(self.tags[at], Tag::Comma | Tag::Close | Tag::Open | Tag::Semi | Tag::Colon)
            }) else {
                break;
            };
            if self.tags[left] != Tag::Comma {
                return Subject::Shared;
            }
            let segment = left + 1..right;
            let verbal = self.groups_in(segment.clone()).iter().any(|group| group.form == Form::Finite);
            let relative = matches!(self.tag(segment.start), Tag::Rel | Tag::Sub)
                || matches!(self.tag(segment.start), Tag::Prep) && self.tag(segment.start + 1) == Tag::Rel;
            if verbal && !relative {
                return Subject::Shared;
            }
            if left > floor
                && (self.tags[left - 1].is_nominal()
                    || matches!(self.tags[left - 1], Tag::CloseParen | Tag::Close))
            {
                let head = self.run_left(left, floor);
                // A list of places in front ("in Karsa, Vell") has a preposition at its head.
                if !head.is_empty() && !matches!(self.tag(head.start), Tag::Prep) {
                    return Subject::Words(head.start..comma + 1);
                }
            }
            right = left;
        }
        Subject::Shared
    }

    fn behind_bracket(&self, end: usize, floor: usize) -> Subject {
        let close = end - 1;
        let open = if self.tags[close] == Tag::Dash {
            (floor..close).rev().find(|&at| self.tags[at] == Tag::Dash)
        } else {
            self.opening(close, floor)
        };
        match open {
            Some(open) if open > floor => match self.words(open, floor) {
                Subject::Words(words) => Subject::Words(words.start..end),
                other => other,
            },
            _ => Subject::None,
        }
    }

    /// "the group, which denied": what the relative word stands for.
    fn antecedent(&self, relative: usize, floor: usize) -> Subject {
        let mut end = relative;
        while end > floor && matches!(self.tags[end - 1], Tag::Comma) {
            end -= 1;
        }
        if end == floor || !self.tags[end - 1].is_nominal() && self.tags[end - 1] != Tag::CloseParen {
            return Subject::None;
        }
        let run = self.run_left(end, floor);
        // The nearest noun, not the whole chain of prepositions.
        if run.is_empty() { Subject::None } else { Subject::Words(run) }
    }

    /// The opening mark of a bracket or quotation that closes at `at`.
    fn opening(&self, at: usize, floor: usize) -> Option<usize> {
        let wanted = if self.tags[at] == Tag::CloseParen { Tag::OpenParen } else { Tag::Open };
        (floor..at).rev().find(|&before| self.tags[before] == wanted)
    }

    /// The noun phrase that begins at `from`, with its "of" and, when `wide`, every preposition and apposition.
    pub(crate) fn phrase(&self, from: usize, wide: bool) -> Range<usize> {
        let end = self.sentence(from).end.min(from + REACH);
        let mut at = from;
        while at < end {
            match self.tags[at] {
                tag if tag.is_nominal() => at += 1,
                Tag::Prep
                    if at > from
                        && (wide || self.page.lower(at) == "of")
                        && self.tag(at + 1).is_nominal() =>
                {
                    at += 1;
                }
                Tag::Conj if at > from && self.tag(at + 1).begins_phrase() && !self.verb_soon(at + 1) => {
                    at += 1;
                }
                Tag::OpenParen => {
                    match (at..end.min(at + 14)).find(|&close| self.tags[close] == Tag::CloseParen) {
                        Some(close) => at = close + 1,
                        None => break,
                    }
                }
                Tag::Comma if wide && self.is_apposition(at, end) => at += 1,
                _ => break,
            }
        }
        from..at
    }

    /// True when a verb follows the noun phrase at `from`.
    fn verb_soon(&self, from: usize) -> bool {
        let end = self.sentence(from).end.min(from + 10);
        (from..end)
            .find(|&at| !self.tags[at].is_nominal() && !matches!(self.tags[at], Tag::Prep | Tag::Adv))
            .is_some_and(|at| matches!(self.tags[at], Tag::Verb | Tag::Be | Tag::Have | Tag::Modal | Tag::Do))
    }

    /// True when a determiner opens an apposition behind a comma that ends the sentence or another comma.
    fn is_apposition(&self, comma: usize, end: usize) -> bool {
        matches!(self.tag(comma + 1), Tag::Det | Tag::Word) && !self.verb_soon(comma + 1) && comma + 1 < end
    }
}

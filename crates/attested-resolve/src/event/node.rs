//! One reported happening with all that tells it from others, ready to be compared.

use std::collections::BTreeSet;

use attested_model::{
    ActorKind, Bounds, EventReading, EventStatus, EventType, Precision, SectionKind, StatementIndex,
};
use jiff::civil::Date;

use super::anchor::{Anchors, anchors};
use super::trigger::{self, Means};
use crate::actor::{Cast, latin_words};
use crate::content;
use crate::copy::Ground;
use crate::corpus::{Corpus, Text};
use crate::words::key_of;

/// A place in a form that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Where {
    pub(crate) name: String,
    pub(crate) country: Option<String>,
    pub(crate) precision: Precision,
}

/// A happening as one document reports it.
#[derive(Debug)]
pub(crate) struct Happening<'a> {
    pub(crate) document: usize,
    pub(crate) reading: &'a EventReading,
    /// Named actors and recipients, as places in the cast.
    pub(crate) actors: BTreeSet<usize>,
    pub(crate) recipients: BTreeSet<usize>,
    /// Days it may have happened on, where the text tells.
    pub(crate) when: Option<Bounds>,
    pub(crate) place: Option<Where>,
    /// The main word of the trigger.
    pub(crate) trigger: u64,
    /// The class of triggers it belongs to.
    pub(crate) class: u64,
    /// What it is done with.
    pub(super) means: Means,
    /// Content words of its sentence, names of participants left out.
    pub(crate) content: Vec<u64>,
    /// Content words of its sentence, names of participants too.
    pub(super) told: Vec<u64>,
    /// The sentence it stands in.
    pub(super) sentence: attested_model::Span,
    pub(crate) published: Option<Date>,
    /// The item of a digest page it stands in.
    pub(crate) item: Option<u32>,
    /// True when it stands in the headline or the summary under it.
    pub(super) headline: bool,
    /// True for words of what goes on for weeks: talks, negotiations.
    pub(super) goes_on: bool,
    /// What its trigger is hung on.
    pub(super) anchors: Anchors,
    /// Names of its place and participants, by hash, sorted.
    called: Vec<u64>,
}

/// All happenings, by document and place in it.
pub(crate) fn happenings<'a>(corpus: &Corpus<'a>, cast: &Cast) -> Vec<Happening<'a>> {
    let mut found = Vec::new();
    for (document, text) in corpus.texts.iter().enumerate() {
        for reading in &text.analysis.events {
            let anchors = anchors(text, reading.trigger);
            // Who takes part in what is only spoken of ("Qasmar knew of the raid") is not told by that sentence,
            // unless the name stands beside the noun.
            let told = |name: &str| {
                !anchors.definite || anchors.names.contains(&key_of(&latin_words(name).join(" ")))
            };
            let named = |list: &[attested_model::ParticipantIndex]| -> BTreeSet<usize> {
                list.iter()
                    .filter(|index| cast.is_named(document, index.get()))
                    .filter(|index| {
                        told(&text.analysis.participants[index.get()].name)
                            || cast.actor(document, index.get()).names.iter().any(|name| told(&name.text))
                    })
                    .map(|index| cast.at(document, index.get()))
                    .collect()
            };
            let place = reading.place.as_ref().map(|place| Where {
                name: latin_words(corpus.quote(document, place.span)).join(" "),
                country: place.country.clone(),
                precision: place.precision,
            });
            let sentence = text.sentence_of(reading.passage);
            let mut left_out: Vec<u64> = content::words_of(corpus.quote(document, reading.trigger));
            for index in reading.actors.iter().chain(&reading.recipients) {
                left_out.extend(content::words_of(&text.analysis.participants[index.get()].name));
            }
            let told = content::words_of(corpus.quote(document, sentence));
            let mut content = told.clone();
            content.retain(|word| !left_out.contains(word));
            let mut called: Vec<u64> = reading
                .actors
                .iter()
                .chain(&reading.recipients)
                .map(|index| text.analysis.participants[index.get()].name.as_str())
                .map(|name| key_of(&latin_words(name).join(" ")))
                .chain(place.iter().map(|place| key_of(&place.name)))
                .collect();
            called.sort_unstable();
            let trigger = corpus.quote(document, reading.trigger);
            let behind = text.document.text().get(reading.trigger.end() as usize..sentence.end() as usize);
            let deed = trigger::deed(trigger, behind.unwrap_or(""));
            let headline = text.section_at(reading.trigger.start()).is_some_and(|section| {
                matches!(section.kind, SectionKind::Headline | SectionKind::Standfirst)
            });
            let (actors, recipients) = (named(&reading.actors), named(&reading.recipients));
            found.push(Happening {
                goes_on: trigger::goes_on(corpus.quote(document, reading.trigger)),
                headline,
                called,
                document,
                reading,
                actors,
                recipients,
                when: text
                    .time(reading.time)
                    .filter(|_| !anchors.definite || is_beside(text, reading))
                    .map(|time| time.edtf.bounds()),
                place,
                trigger: content::main_word(trigger),
                means: Means::of(deed),
                class: trigger::class(deed),
                content,
                told,
                sentence,
                published: text.published,
                item: text.item_at(reading.trigger.start()),
                anchors,
            });
        }
    }
    found
}

impl Happening<'_> {
    /// True when one of these names is its place, one of its participants or stands beside its trigger.
    pub(super) fn names(&self, names: &[u64]) -> bool {
        names.iter().any(|name| {
            self.called.binary_search(name).is_ok() || self.anchors.names.binary_search(name).is_ok()
        })
    }

    /// True for "they died", "the dead": words of an outcome whose subject is whom it befell.
    pub(super) fn tells_who_died(&self) -> bool {
        self.is_outcome() && self.reading.kind == EventType::Other && self.reading.recipients.is_empty()
    }

    /// True when what happened is that somebody said something; a meeting or visit to come, which is AGREE, is not.
    pub(super) fn is_verbal(&self) -> bool {
        super::same::is_verbal(self.reading.kind)
            && !(self.reading.kind == EventType::Agree && trigger::is_encounter(self.class))
    }

    /// True for what a deed led to: people killed or injured.
    pub(crate) fn is_outcome(&self) -> bool {
        ["killed", "injured"].iter().any(|word| self.class == trigger::class(word))
    }

    /// True for a deed that people are killed by: an attack, a strike, a blast.
    pub(crate) fn is_deed(&self) -> bool {
        ["attacked", "strike", "shelled", "exploded", "shot", "stabbed"]
            .iter()
            .any(|word| self.class == trigger::class(word))
    }

    /// The one person it befalls, as a place in the cast.
    pub(super) fn victim(&self, cast: &Cast) -> Option<usize> {
        let persons = |list: &BTreeSet<usize>| -> Vec<usize> {
            list.iter().copied().filter(|&at| cast.lines[at].kind == ActorKind::Person).collect()
        };
        match persons(&self.recipients).as_slice() {
            [only] => return Some(*only),
            [] => {}
            _ => return None,
        }
        // "He died", "her death": who dies is whom it befalls.
        let intransitive = self.reading.kind == EventType::Other && self.recipients.is_empty();
        match persons(&self.actors).as_slice() {
            [only] if intransitive => Some(*only),
            _ => None,
        }
    }

    /// True when the words only speak of it, as of something known: "since the raid on Dellin".
    pub(crate) fn is_reference(&self) -> bool {
        self.anchors.definite
    }

    /// Names under which it may be spoken of again.
    pub(super) fn handles(&self, cast: &Cast) -> Vec<u64> {
        let place = self.place.as_ref().map(|place| key_of(&place.name));
        let mut handles: Vec<u64> = self.anchors.names.iter().copied().chain(place).collect();
        // "The strike on Vashik": whom it befell, under every name.
        if let Some(victim) = self.victim(cast).filter(|_| is_harm(self)) {
            let names = cast.lines[victim].names.iter();
            handles.extend(names.map(|name| key_of(&latin_words(&name.text).join(" "))));
        }
        handles
    }

    /// What its report counts as when independent texts are counted.
    pub(crate) fn ground(&self, corpus: &Corpus<'_>, cast: &Cast) -> Ground {
        Ground {
            document: self.document,
            span: self.reading.passage,
            origin: origin(corpus, cast, self.document, self.reading.statement),
        }
    }

    /// Actors and recipients together.
    pub(crate) fn participants(&self) -> BTreeSet<usize> {
        self.actors.union(&self.recipients).copied().collect()
    }

    /// Width of the time in days; `None` when there is none or it is open.
    pub(crate) fn width(&self) -> Option<i32> {
        let bounds = self.when?;
        Some(days_between(bounds.earliest?, bounds.latest?))
    }
}

/// True for deeds done to people and what came of them.
fn is_harm(node: &Happening<'_>) -> bool {
    node.is_outcome() || node.is_deed() || trigger::is_once(node.class)
}

/// True when the time of a happening stands right beside its trigger: "the raid on Dellin on March 8".
///
/// The other times of a sentence that only speaks of it belong to what the sentence tells.
fn is_beside(text: &Text<'_>, reading: &EventReading) -> bool {
    let Some(time) = reading.time.and_then(|time| text.analysis.times.get(time.get())) else { return false };
    let (trigger, time) = (reading.trigger, time.span);
    if time.start() >= trigger.end() {
        time.start() - trigger.end() <= 32 || in_one_clause(text, trigger.end(), time.start())
    } else {
        trigger.start().saturating_sub(time.end()) <= 24
    }
}

/// True when a few words of one clause stand between a noun and a time: "the blast tore through the market on Wednesday".
fn in_one_clause(text: &Text<'_>, from: u32, to: u32) -> bool {
    let gap = text.document.text().get(from as usize..to as usize).unwrap_or(".");
    gap.len() <= 60
        && !gap.contains(['.', ',', ';', ':', '"', '“', '”', '\n'])
        && !gap.split_whitespace().any(|word| {
            matches!(
                word,
                "and" | "but" | "that" | "who" | "which" | "after" | "before" | "since" | "when" | "while"
            )
        })
}

/// The deepest origin a statement names: the organisation nearest to the speaker through which the report has it.
pub(crate) fn origin(
    corpus: &Corpus<'_>,
    cast: &Cast,
    document: usize,
    statement: Option<StatementIndex>,
) -> Option<usize> {
    let reading = corpus.texts[document].analysis.statements.get(statement?.get())?;
    let first = reading.via.first()?.participant?;
    let at = cast.at(document, first.get());
    (cast.lines[at].kind == ActorKind::Organisation).then_some(at)
}

/// Days from `from` to `to`.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// Types that reports use for one and the same happening fall together.
pub(crate) fn family(kind: EventType) -> EventType {
    match kind {
        EventType::Retreat => EventType::Concede,
        other => other,
    }
}

/// True when two reports with these statuses may speak of one happening.
pub(crate) fn statuses_fit(one: EventStatus, two: EventStatus) -> bool {
    use EventStatus as S;
    let happened = |status| {
        matches!(status, S::Occurred | S::Ongoing | S::Attempted | S::Denied | S::DidNotOccur | S::Possible)
    };
    match (one, two) {
        (S::Demanded, other) | (other, S::Demanded) => other == S::Demanded,
        (S::Threatened, other) | (other, S::Threatened) => other == S::Threatened,
        (S::Planned, other) | (other, S::Planned) => {
            matches!(other, S::Planned | S::DidNotOccur | S::Possible | S::Denied | S::Occurred)
        }
        _ => happened(one) && happened(two),
    }
}

//! Denials that name what they deny, and accusations that the accused answers on the spot.
//!
//! Takes the statements of each document; gives pairs of a claim and its denial in one report, which need no
//! likeness of words. Three ways: the denial holds the claim ("rejected London's claim that the ship was bound for
//! the north"); it points back to it ("denied the charge", "a claim that the ministry rejected"); the accused says
//! not, within a few sentences ("The Front denied it. “We do not bomb markets,” its spokesman said"). What somebody
//! turns down ("rejected the proposal") is no claim.

use std::collections::BTreeSet;
use std::ops::Range;

use attested_model::{Act, ActorKind, SectionKind, Span, Stance, StatementKind};

use super::{Joined, polarity};
use crate::content;
use crate::statement::Saying;

/// What is said to be so, as reports call it.
const CLAIMS: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "claim",
    "claims",
    "report",
    "reports",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "suggestion",
    "suggestions",
];
/// Those of them that lay something to somebody's charge.
const CHARGES: &[&str] = &["accusation", "accusations", "allegation", "allegations", "charge", "charges"];
/// How the cues begin of those who say what another may dispute.
const CLAIMING: &[&str] = &["accus", "alleg", "blam", "charg", "claim", "report", "suggest"];
/// How the cues begin of those who say that something is not so.
const DENYING: &[&str] = &[
    "contest",
    "contradict",
    "denial",
    "denied",
    "denies",
    "deny",
    "disavow",
    "dismiss",
    "disput",
    "pled",
    "plead",
    "rebut",
    "refut",
    "reject",
    "repudiat",
];
/// Sentences back to a claim that is only pointed at …
const NEAR: usize = 3;
/// … to a charge, or to what a named claimant said.
const FAR: usize = 8;
/// Sentences within which the accused answers.
const ANSWER: usize = 4;

/// A claim and who denies it, as places in the list of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Answer {
    pub(super) denial: usize,
    /// `None` when only the denial tells of the claim, and whose it is.
    pub(super) claim: Option<usize>,
    /// Whose claim the denial says it is, as a place in the cast.
    pub(super) claimant: Option<usize>,
}

/// All answers, by denial.
pub(super) fn answers(joined: &Joined<'_, '_>) -> Vec<Answer> {
    let nodes = &joined.statements.nodes;
    let mut found = Vec::new();
    let mut first = 0;
    while first < nodes.len() {
        let end = nodes.partition_point(|node| node.document <= nodes[first].document);
        let report = Report { joined, nodes, range: first..end };
        for at in first..end {
            report.answered_by(at, &mut found);
        }
        first = end;
    }
    found.sort_unstable();
    found.dedup_by_key(|answer| (answer.denial, answer.claim));
    found
}

/// True when the cue says that something is not so, or no cue does and the reading says it.
pub(super) fn is_denying(joined: &Joined<'_, '_>, node: &Saying<'_>) -> bool {
    let Some(cue) = node.reading.cue else { return node.reading.act == Act::Deny };
    let words = joined.corpus.quote(node.document, cue).to_lowercase();
    words
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| DENYING.iter().any(|start| word.starts_with(start)))
}

/// True for "We did not do it", in the speaker's own words.
fn speaks_against(joined: &Joined<'_, '_>, node: &Saying<'_>) -> bool {
    let words: Vec<String> = joined
        .corpus
        .quote(node.document, node.cover)
        .split_whitespace()
        .take(5)
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase())
        .collect();
    node.reading.kind == StatementKind::Direct
        && words.first().is_some_and(|first| matches!(first.as_str(), "we" | "i" | "our" | "my"))
        && words.iter().any(|word| {
            matches!(word.as_str(), "not" | "never" | "nothing")
                || word.ends_with("n’t")
                || word.ends_with("n't")
        })
}

/// True when a content tells of somebody's denial: it passes the denial on and claims nothing against it.
pub(super) fn tells_of_denial(content: &str) -> bool {
    content
        .split(|letter: char| !letter.is_alphabetic())
        .map(str::to_lowercase)
        .any(|word| word != "pled" && DENYING.iter().any(|start| word.starts_with(start)))
}

/// The statements of one document.
struct Report<'r, 'a> {
    joined: &'r Joined<'r, 'a>,
    nodes: &'r [Saying<'a>],
    range: Range<usize>,
}

impl Report<'_, '_> {
    fn answered_by(&self, denial: usize, found: &mut Vec<Answer>) {
        let node = &self.nodes[denial];
        let denies = node.reading.stance == Stance::Denied && is_denying(self.joined, node);
        if denies || polarity::calls_false(self.words(node.cover)) {
            let held = self.held_by(denial);
            let pointed = if held.is_empty() { self.pointed_at_by(denial) } else { None };
            let told = if held.is_empty() && pointed.is_none() { self.told_by(denial) } else { None };
            found.extend(held.into_iter().chain(pointed).chain(told));
        }
        if denies || speaks_against(self.joined, node) {
            let before = self.accusation_before(denial);
            found.extend(before.map(|claim| Answer { denial, claim: Some(claim), claimant: None }));
        }
    }

    fn words(&self, span: Span) -> &str {
        self.joined.corpus.quote(self.nodes[self.range.start].document, span)
    }

    /// Says that something is so.
    fn states(&self, at: usize) -> bool {
        let node = &self.nodes[at];
        polarity::stance_of(node.reading.stance, self.words(node.cover)) == Stance::Stated
    }

    /// Claims that stand inside a denial, behind a word for what a claim is.
    fn held_by(&self, denial: usize) -> Vec<Answer> {
        let outer = &self.nodes[denial];
        self.range
            .clone()
            .filter(|&at| {
                let parent = self.nodes[at].reading.parent;
                parent.is_some_and(|parent| self.range.start + parent.get() == denial) && self.states(at)
            })
            // Of several the one that stands right behind the word.
            .min_by_key(|&at| (self.nodes[at].cover.start(), at))
            .into_iter()
            .filter_map(|claim| {
                let inner = self.nodes[claim].cover;
                let (start, end) = (outer.cover.start(), inner.start());
                // A statement that only ends where the denial does is another one.
                if end <= start || inner.end() > outer.cover.end() {
                    return None;
                }
                let lead = Span::new(start, end).ok()?;
                let named = self.words(lead).split(|letter: char| !letter.is_alphabetic());
                named.clone().any(|word| CLAIMS.contains(&word.to_lowercase().as_str())).then(|| Answer {
                    denial,
                    claim: Some(claim),
                    claimant: self.nodes[claim]
                        .reading
                        .speaker
                        .is_none()
                        .then(|| self.somebody_in(lead))
                        .flatten(),
                })
            })
            .collect()
    }

    /// The one that a phrase names.
    fn somebody_in(&self, span: Span) -> Option<usize> {
        let document = self.nodes[self.range.start].document;
        let mentions = &self.joined.corpus.texts[document].analysis.mentions;
        let from = mentions.partition_point(|mention| mention.span.start() < span.start());
        let named: BTreeSet<usize> = mentions[from..]
            .iter()
            .take_while(|mention| mention.span.start() < span.end())
            .filter_map(|mention| Some(self.joined.cast.at(document, mention.participant?.get())))
            .collect();
        let mut named = named.into_iter();
        named.next().filter(|_| named.next().is_none())
    }

    /// A claim of somebody named that only the words of the denial tell of: "Washington's claim of readiness for talks".
    fn told_by(&self, denial: usize) -> Option<Answer> {
        let node = &self.nodes[denial];
        let words = self.words(node.cover);
        let base = node.cover.start() as usize;
        let (at, noun) = words
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(8)
            .map(|word| (word.as_ptr() as usize - words.as_ptr() as usize, word))
            .find(|(_, word)| CLAIMS.contains(&word.to_lowercase().as_str()))?;
        let (head, behind) = (base + at, base + at + noun.len());
        let rest = words.get(at + noun.len()..)?;
        if rest.split_whitespace().count() < 3 {
            return None;
        }
        let whose = self.somebody_in(Span::of(base..head)).or_else(|| {
            let by = rest.trim_start();
            let by = by.strip_prefix("by ").or_else(|| by.strip_prefix("from "))?;
            let from = behind + rest.len() - rest.trim_start().len();
            let reach = by.find(" that ").or_else(|| by.find(" of ")).unwrap_or(by.len()).min(60);
            let until = (from + 5 + reach).min(node.cover.end() as usize);
            self.somebody_in(Span::of(from..until.max(from)))
        })?;
        let lines = &self.joined.cast.lines;
        let denier = self.speaker(node)?;
        let one_side = denier == whose
            || (lines[denier].country.is_some() && lines[denier].country == lines[whose].country);
        (!one_side).then_some(Answer { denial, claim: None, claimant: Some(whose) })
    }

    /// The claim that a denial points back to with a word for it and no more.
    fn pointed_at_by(&self, denial: usize) -> Option<Answer> {
        let node = &self.nodes[denial];
        let mut words: Vec<String> = self
            .words(node.cover)
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        if words.last().is_some_and(|last| last == "which") {
            words.pop();
        }
        let last = words.last()?.as_str();
        let pronoun = words.len() == 1 && matches!(last, "it" | "this" | "that");
        if words.len() > 6 || !(pronoun || CLAIMS.contains(&last)) {
            return None;
        }
        let claimant = if pronoun { None } else { self.somebody_in(node.cover) };
        let charge = pronoun || CHARGES.contains(&last);
        let here = self.sentence(node.cover);
        let fits = |&at: &usize| {
            let claim = &self.nodes[at];
            let apart = here.saturating_sub(self.sentence(claim.cover));
            let before = claim.cover.start() < node.cover.start() && !claim.cover.overlaps(node.cover);
            let accuses = claim.reading.act == Act::Accuse;
            let claims = accuses || claim.reading.cue.is_some_and(|cue| self.is_claiming(cue));
            let near = match (claimant, charge) {
                (Some(who), _) => self.is_of(claim, who) && apart <= FAR,
                // Somebody answers what they are named for.
                (None, true) => accuses && apart <= if pronoun { NEAR - 1 } else { FAR },
                (None, false) => claims && apart <= NEAR && self.names_the_denier(claim, node),
            };
            before && near && !self.one_voice(claim, node)
        };
        let claim = self.range.clone().filter(fits).max_by_key(|&at| {
            let claim = &self.nodes[at];
            let own = claimant.is_some_and(|who| self.speaker(claim) == Some(who));
            let claims = claim.reading.cue.is_some_and(|cue| self.is_claiming(cue));
            (own, claims, self.sentence(claim.cover), claim.cover.len(), at)
        })?;
        // "Her client denied every charge": who is meant is only described.
        let described = node.reading.speaker.is_none()
            && node.reading.source.is_none_or(|source| {
                self.words(source).split_whitespace().any(|word| word.starts_with(char::is_lowercase))
                    || self.words(source).starts_with("The ")
            });
        let about = claimant.is_some() || described || self.names_the_denier(&self.nodes[claim], node);
        if !about || !self.states(claim) {
            return None;
        }
        Some(Answer { denial, claim: Some(claim), claimant: None })
    }

    fn speaker(&self, node: &Saying<'_>) -> Option<usize> {
        Some(self.joined.cast.at(node.document, node.reading.speaker?.get()))
    }

    /// The accusation shortly before a denial that the accused, or who speaks for them, answers.
    fn accusation_before(&self, denial: usize) -> Option<usize> {
        let node = &self.nodes[denial];
        let speaker = node.reading.speaker.map(|who| self.joined.cast.at(node.document, who.get()))?;
        let actor = &self.joined.cast.lines[speaker];
        let here = self.sentence(node.cover);
        // What is denied in other words than "we did not" must be what was charged.
        let own_words = speaks_against(self.joined, node);
        let denied = content::words_of(self.words(node.cover));
        self.range
            .clone()
            .filter(|&at| {
                let words = content::words_of(self.words(self.nodes[at].cover));
                own_words || self.joined.rarity.shared(&words, &denied) >= super::claim::SOME
            })
            .filter(|&at| {
                let claim = &self.nodes[at];
                let apart = here.checked_sub(self.sentence(claim.cover));
                claim.reading.act == Act::Accuse
                    && !claim.cover.overlaps(node.cover)
                    && apart.is_some_and(|apart| (1..=ANSWER).contains(&apart))
                    && self.states(at)
                    && !self.one_voice(claim, node)
                    && super::claim::people_in(self.joined, node.document, claim.cover).iter().any(
                        |&accused| {
                            let id = self.joined.cast.lines[accused].id;
                            accused == speaker || actor.roles.iter().any(|role| role.of == Some(id))
                        },
                    )
            })
            .max_by_key(|&at| (self.sentence(self.nodes[at].cover), self.nodes[at].cover.len(), at))
    }

    /// The claim names who denies it, or the state they belong to, or those they speak for.
    fn names_the_denier(&self, claim: &Saying<'_>, denial: &Saying<'_>) -> bool {
        let Some(speaker) = denial.reading.speaker else { return false };
        let speaker = self.joined.cast.at(denial.document, speaker.get());
        let lines = &self.joined.cast.lines;
        super::claim::people_in(self.joined, claim.document, claim.cover).iter().any(|&at| {
            at == speaker
                || (lines[at].country.is_some() && lines[at].country == lines[speaker].country)
                || lines[speaker].roles.iter().any(|role| role.of == Some(lines[at].id))
        })
    }

    fn is_claiming(&self, cue: Span) -> bool {
        let words = self.words(cue).to_lowercase();
        words
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| CLAIMING.iter().any(|start| word.starts_with(start)))
    }

    fn is_of(&self, claim: &Saying<'_>, who: usize) -> bool {
        let Some(speaker) = claim.reading.speaker else { return false };
        let speaker = self.joined.cast.at(claim.document, speaker.get());
        let (one, two) = (&self.joined.cast.lines[speaker], &self.joined.cast.lines[who]);
        speaker == who || (one.country.is_some() && one.country == two.country)
    }

    /// One speaker, or two of one state.
    fn one_voice(&self, one: &Saying<'_>, two: &Saying<'_>) -> bool {
        let actor = |node: &Saying<'_>| Some(self.joined.cast.at(node.document, node.reading.speaker?.get()));
        let (Some(one), Some(two)) = (actor(one), actor(two)) else { return false };
        let lines = &self.joined.cast.lines;
        let state = |at: usize| lines[at].kind == ActorKind::Country;
        let of_state = (state(one) || state(two))
            && lines[one].country.is_some()
            && lines[one].country == lines[two].country;
        one == two || of_state
    }

    /// The place of the sentence that holds the first byte of a span.
    fn sentence(&self, span: Span) -> usize {
        let document = self.nodes[self.range.start].document;
        let sentences = &self.joined.corpus.texts[document].analysis.sentences;
        sentences.partition_point(|sentence| sentence.end() <= span.start())
    }
}

/// Quotations that go on with a position: in the next sentence, of the same voice, on the same side, and of those
/// whom it names. Pairs of a position and its quotation.
pub(super) fn continued(joined: &Joined<'_, '_>, at: usize) -> Option<usize> {
    let nodes = &joined.statements.nodes;
    let node = &nodes[at];
    let text = &joined.corpus.texts[node.document];
    let sentence = |span: Span| text.analysis.sentences.partition_point(|other| other.end() <= span.start());
    let side = |node: &Saying<'_>| {
        polarity::stance_of(node.reading.stance, joined.corpus.quote(node.document, node.cover))
    };
    let from = nodes.partition_point(|other| other.document < node.document);
    let until = nodes.partition_point(|other| other.document <= node.document);
    (from..until).find(|&other| {
        let next = &nodes[other];
        let voice = node.reading.speaker.is_some() && node.reading.speaker == next.reading.speaker;
        // A headline's denial and that of the report under it.
        let actor = |node: &Saying<'_>| {
            Some(&joined.cast.lines[joined.cast.at(node.document, node.reading.speaker?.get())])
        };
        let headed = text.section_at(node.cover.start()).is_some_and(|section| {
            matches!(section.kind, SectionKind::Headline | SectionKind::Standfirst | SectionKind::Item)
        });
        let again = headed
            && [node, next].iter().all(|each| side(each) == Stance::Denied)
            && is_denying(joined, node)
            && (is_denying(joined, next)
                || polarity::calls_false(joined.corpus.quote(next.document, next.cover)))
            && matches!((actor(node), actor(next)), (Some(one), Some(two)) if one.id == two.id
                || (one.country.is_some() && one.country == two.country));
        let near = sentence(next.cover).checked_sub(sentence(node.cover)) == Some(1);
        let denied = side(node) == Stance::Denied;
        let people = super::claim::people_in(joined, node.document, node.cover);
        let named = || !super::claim::people_in(joined, node.document, next.cover).is_disjoint(&people);
        let apart = sentence(next.cover).abs_diff(sentence(node.cover));
        // "The Front denied it. “We do not bomb markets,” its spokesman said."
        let in_own_words = near && is_denying(joined, node) && speaks_against(joined, next);
        if other != at && in_own_words && (voice || node.reading.speaker.is_none()) {
            return true;
        }
        if other != at && again && apart <= 2 {
            return true;
        }
        other != at
            && voice
            && near
            && next.reading.kind == StatementKind::Direct
            && side(next) == side(node)
            && (denied || named())
    })
}

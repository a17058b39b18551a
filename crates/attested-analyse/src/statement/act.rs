//! What a speaker does by saying it, and the stance taken to it.

use std::ops::Range;
use std::sync::LazyLock;

use attested_model::{Act, ActorKind, ParticipantIndex, Stance};

use super::cited::{Cited, Reports};
use crate::Ground;
use crate::grammar::{Form, Grammar, Group, Subject, Tag, Tense};

const WORDS: &str = include_str!("../../data/act_words.tsv");

/// The words of each class, sorted.
static CLASSES: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(class, words)| {
            let mut words: Vec<&str> = words.split(' ').collect();
            words.sort_unstable();
            (class, words)
        })
        .collect()
});

/// True when a word belongs to a class of `data/act_words.tsv`.
fn is(class: &str, word: &str) -> bool {
    CLASSES
        .iter()
        .find(|(name, _)| *name == class)
        .is_some_and(|(_, words)| words.binary_search(&word).is_ok())
}

/// The act and stance of a saying.
pub(super) fn act(
    ground: &Ground<'_>,
    grammar: &Grammar<'_>,
    cited: &Cited<'_>,
    speaker: Option<ParticipantIndex>,
) -> (Act, Stance) {
    let told = Told { ground, grammar, speaker };
    let content = grammar.page.tokens_in(cited.content_hull());
    let lexical = cited.lexical();
    let behind = cited.cue.map_or(Tag::Stop, |cue| grammar.tag(grammar.page.tokens_in(cue).end));
    if cited.negated
        && let Reports::Verb(cue) = cited.reports
    {
        return match cue.lemma {
            "confirm" | "verify" | "know" => (Act::State, Stance::NotKnown),
            "comment" => (Act::NoComment, Stance::None),
            "believe" | "think" => (Act::Deny, Stance::Denied),
            _ => (Act::Refuse, Stance::None),
        };
    }
    match cited.reports {
        Reports::Verb(cue) => match cue.lemma {
            "reject" | "dismiss" | "repudiate" | "contest" => {
                // "rejected claims": what was turned down may belong to the cue.
                let from = cited.cue.map_or(content.start, |span| grammar.page.tokens_in(span).start + 1);
                turned_down(grammar, from.min(content.start)..content.end, cue.lemma)
            }
            "deny" if entitlement(grammar, &content) => (Act::Refuse, Stance::None),
            // "told them to stop shelling", "has been told to hand over the note"
            "tell" if grammar.tag(content.start) == Tag::To || behind == Tag::To => {
                (Act::Demand, Stance::None)
            }
            "say" | "state" | "add" | "note" | "claim" | "tell" | "stress" | "declare" | "write"
            | "insist" | "argue" | "explain" | "continue" | "reiterate" | "emphasise" | "emphasize"
            | "announce" | "remark" | "tweet" | "assert" | "maintain" | "respond" | "reply" | "underline"
            | "underscore" | "quote" | "report" | "describe" | "call" | "post" | "warn" | "believe"
            | "point" | "go" | "suggest" | "affirm" | "reaffirm" | "repeat" | "testify" | "conclude"
            | "indicate" | "concede" | "admit" | "acknowledge" | "caution" | "comment" | "observe"
            | "concur" | "characterise" | "characterize" | "term" | "dub" => {
                told.by_content(&content, lexical, cue.lemma)
            }
            _ => lexical,
        },
        Reports::Adverb
            if grammar.page.lower(grammar.page.tokens_in(cited.cue.unwrap_or(cited.first())).start)
                == "allegedly" =>
        {
            (Act::Accuse, Stance::Stated)
        }
        Reports::Noun(_) | Reports::Adverb => lexical,
        Reports::Plain | Reports::Nothing => told.by_content(&content, lexical, ""),
    }
}

/// "rejected the claim" is a denial, "rejected the demand" a refusal; told by the first noun that is one of either.
fn turned_down(grammar: &Grammar<'_>, content: Range<usize>, lemma: &str) -> (Act, Stance) {
    let one_of = |class: &str, word: &str| {
        is(class, word) || word.strip_suffix('s').is_some_and(|single| is(class, single))
    };
    for at in content {
        let word = grammar.page.lower(at);
        if grammar.tag(at) == Tag::That {
            return (Act::Deny, Stance::Denied);
        }
        if one_of("assertion", word)
            || matches!(word, "untrue" | "baseless" | "false" | "unfounded" | "groundless" | "fabricated")
        {
            return (Act::Deny, Stance::Denied);
        }
        if one_of("offer", word) {
            return (Act::Refuse, Stance::None);
        }
    }
    if lemma == "contest" { (Act::Deny, Stance::Denied) } else { (Act::Refuse, Stance::None) }
}

/// "denied them entry", "denied bail": something is withheld, nothing is said not to be so.
fn entitlement(grammar: &Grammar<'_>, content: &Range<usize>) -> bool {
    is_entitlement(grammar, content.start)
}

/// True when the words from a token on name something that is granted or withheld.
pub(crate) fn is_entitlement(grammar: &Grammar<'_>, from: usize) -> bool {
    let end = grammar.phrase(from, false).end.min(from + 7);
    (from..end).any(|at| is("granted", grammar.page.lower(at)))
}

/// What is needed to tell the act of a plain saying.
struct Told<'t> {
    ground: &'t Ground<'t>,
    grammar: &'t Grammar<'t>,
    speaker: Option<ParticipantIndex>,
}

impl Told<'_> {
    /// The act of a plain saying, by what is said.
    fn by_content(&self, content: &Range<usize>, lexical: (Act, Stance), lemma: &str) -> (Act, Stance) {
        let (grammar, page) = (self.grammar, self.grammar.page);
        if content.clone().take(8).any(|at| page.reads(at, &["nothing", "to", "add"])) {
            return (Act::NoComment, Stance::None);
        }
        if is_not_known(grammar, content) {
            return (Act::State, Stance::NotKnown);
        }
        if is_denial(grammar, content) {
            return (Act::Deny, Stance::Denied);
        }
        if lexical.0 == Act::Threaten {
            return lexical;
        }
        let harm = || content.clone().any(|at| is("harm", page.lower(at)));
        let finite = grammar.groups_in(content.clone()).iter().filter(|group| group.form == Form::Finite);
        for (at, group) in finite.take(3).enumerate() {
            let by_speaker = first_person(grammar, group) || self.speaks(group);
            if at == 0 && matches!(group.tense, Tense::Future | Tense::Possible) && !group.negated {
                if group.tense == Tense::Future && harm() {
                    return (Act::Threaten, Stance::Stated);
                }
                if by_speaker && (group.tense == Tense::Future || page.lower(group.start) == "would") {
                    return (Act::Promise, Stance::Stated);
                }
            }
            if at == 0
                && (by_speaker || self.of_own_state(group))
                && let Some(act) = self.on_own_conduct(group, content)
            {
                return act;
            }
            if at <= 1 && group.tense == Tense::Required && !group.perfect && !first_person(grammar, group) {
                return (Act::Demand, Stance::None);
            }
            if by_speaker || self.of_own_state(group) {
                match group.lemma {
                    "urge" | "demand" | "call" | "ask" => return (Act::Demand, Stance::None),
                    "condemn" | "denounce" => return (Act::Accuse, Stance::Stated),
                    "deny" | "reject" => return (Act::Deny, Stance::Denied),
                    "thank" | "welcome" | "support" | "commend" | "applaud" | "congratulate"
                    | "appreciate" | "respect" => {
                        return (Act::Praise, Stance::Stated);
                    }
                    _ => {}
                }
            }
            if at == 0 && self.hostile(group) {
                return (Act::Accuse, Stance::Stated);
            }
        }
        let any = |class: &str| content.clone().any(|at| is(class, page.lower(at)));
        let charged = any("charge") && !self.of_own_side(content)
            || any("dark") && (self.blames(content) || self.is_called(content))
            || judges(lemma) && any("ill");
        // "called on them to thwart the plots" asks, whatever is asked.
        let charged = charged && lexical.0 != Act::Demand && !self.is_of_nobody(content);
        if charged && !matches!(lemma, "announce" | "report") {
            return (Act::Accuse, Stance::Stated);
        }
        let questions = content.end.checked_sub(1).is_some_and(|last| {
            page.word(last) == "?"
                || matches!(grammar.tag(last), Tag::Close) && page.word(last.saturating_sub(1)) == "?"
        });
        if questions {
            return (Act::Ask, Stance::Asked);
        }
        lexical
    }

    /// What one says of one's own side: "Iran will continue", "will not accept", "is ready to help", "has never sought to attack".
    fn on_own_conduct(&self, group: &Group, content: &Range<usize>) -> Option<(Act, Stance)> {
        let page = self.grammar.page;
        let told = matches!(group.tense, Tense::Past | Tense::Present);
        let behind =
            |class: &str| (group.end..content.end.min(group.end + 3)).any(|at| is(class, page.lower(at)));
        if group.negated {
            let harm =
                || content.clone().any(|at| is("hostile", page.lower(at)) || is("dark", page.lower(at)));
            let seeks_none = is("hostile", group.lemma) || is("seeking", group.lemma) && harm();
            return if group.tense == Tense::Future && is("yielding", group.lemma) {
                Some((Act::Refuse, Stance::None))
            } else {
                (told && !group.passive && seeks_none).then_some((Act::Deny, Stance::Denied))
            };
        }
        let promises = group.tense == Tense::Future && !group.passive
            || told && group.lemma == "be" && behind("willing");
        promises.then_some((Act::Promise, Stance::Stated))
    }

    /// The subject is the state for which the speaker speaks.
    fn of_own_state(&self, group: &Group) -> bool {
        let named = |whom: ParticipantIndex| &self.ground.participants[whom.get()];
        let (Some(speaker), Some(subject)) = (self.speaker.map(named), self.subject(group)) else {
            return false;
        };
        let serves = speaker.roles.iter().any(|role| role.of == Some(subject));
        let state = named(subject);
        serves
            || state.kind == ActorKind::Country && state.country.is_some() && state.country == speaker.country
    }

    /// Whom the subject of a group means.
    fn subject(&self, group: &Group) -> Option<ParticipantIndex> {
        match self.grammar.subject(group) {
            Subject::Words(words) => self.grammar.whom(self.ground, self.grammar.page.span_of(words)),
            _ => None,
        }
    }

    /// The first verb of what is said, as a clause.
    fn clause(&self, content: &Range<usize>) -> Option<&Group> {
        self.grammar.groups_in(content.clone()).iter().find(|group| group.form == Form::Finite)
    }

    /// "its forces have killed", "we have thwarted": what the speaker's own side does is no charge.
    fn of_own_side(&self, content: &Range<usize>) -> bool {
        self.clause(content).is_some_and(|group| self.by_own_side(group))
    }

    /// "nobody was to blame"
    fn is_of_nobody(&self, content: &Range<usize>) -> bool {
        let subject = self.clause(content).map(|group| self.grammar.subject(group));
        matches!(subject, Some(Subject::Words(words)) if matches!(self.grammar.page.lower(words.start), "nobody" | "no" | "none" | "neither"))
    }

    fn by_own_side(&self, group: &Group) -> bool {
        let Subject::Words(words) = self.grammar.subject(group) else { return false };
        let own = words.clone().next().is_some_and(|at| {
            matches!(self.grammar.page.lower(at), "its" | "our" | "their" | "his" | "her" | "we" | "i")
        });
        !group.passive && (own || self.speaks(group))
    }

    /// Somebody who is named and does not speak is the subject of what is said, or its owner or agent where there is no verb.
    fn blames(&self, content: &Range<usize>) -> bool {
        let Some(group) = self.clause(content) else { return true };
        !group.passive
            && !group.negated
            && matches!(group.tense, Tense::Past | Tense::Present)
            && !DEFENDS.contains(&group.lemma)
            && self.subject(group).is_some_and(|whom| {
                Some(whom) != self.speaker && self.ground.participants[whom.get()].kind != ActorKind::Unnamed
            })
    }

    /// "what happened was terrorism", "this is a crime": something is said to be dark.
    fn is_called(&self, content: &Range<usize>) -> bool {
        let page = self.grammar.page;
        self.grammar.groups_in(content.clone()).iter().any(|group| {
            let near = group.end..content.end.min(group.end + 6);
            group.lemma == "be"
                && group.form == Form::Finite
                && !group.negated
                && matches!(group.tense, Tense::Past | Tense::Present)
                && near
                    .take_while(|&at| !matches!(self.grammar.tag(at), Tag::Stop | Tag::Comma | Tag::Verb))
                    .any(|at| {
                        is("dark", page.lower(at)) && !matches!(page.lower(at), "responsible" | "behind")
                    })
        })
    }

    fn speaks(&self, group: &Group) -> bool {
        self.speaker.is_some() && self.subject(group) == self.speaker
    }

    /// Harm done by somebody who is named and does not speak.
    fn hostile(&self, group: &Group) -> bool {
        is("hostile", group.lemma)
            && !group.passive
            && !group.negated
            && matches!(group.tense, Tense::Past | Tense::Present)
            && !self.by_own_side(group)
            && !self.is_against_outlaws(group)
            && self.subject(group).is_some_and(|whom| Some(whom) != self.speaker)
    }

    /// "police killed two gunmen": what is done to those whom the speaker himself calls outlaws is no charge.
    fn is_against_outlaws(&self, group: &Group) -> bool {
        let end = self.grammar.sentence(group.head).end.min(group.end + 6);
        (group.end..end).any(|at| is("outlaw", self.grammar.page.lower(at)))
    }
}

/// What one does to those who are called terrorists: who does it is not accused.
const DEFENDS: &[&str] = &[
    "kill",
    "arrest",
    "detain",
    "thwart",
    "foil",
    "crush",
    "fight",
    "combat",
    "identify",
    "disarm",
    "dismantle",
    "prevent",
    "neutralise",
    "neutralize",
    "eliminate",
    "condemn",
    "capture",
    "release",
    "investigate",
    "cleanse",
    "hit",
    "strike",
    "target",
    "defeat",
    "meet",
    "observe",
    "express",
    "bring",
    "pursue",
];

/// "called it a crime", "described the remarks as foolish": verbs by which one says what one thinks of something.
fn judges(lemma: &str) -> bool {
    matches!(
        lemma,
        "call" | "describe" | "term" | "characterise" | "characterize" | "dub" | "deem" | "consider"
    )
}

fn first_person(grammar: &Grammar<'_>, group: &Group) -> bool {
    (group.start.saturating_sub(4)..group.start).any(|at| matches!(grammar.page.lower(at), "we" | "i"))
}

/// "there is no evidence that", "did not know whether", "it was unclear if".
pub(crate) fn is_not_known(grammar: &Grammar<'_>, content: &Range<usize>) -> bool {
    let page = grammar.page;
    content.clone().take(14).any(|at| {
        let word = page.lower(at);
        let no = at > 0 && matches!(page.lower(at - 1), "no" | "any" | "little")
            || at > 1 && page.lower(at - 2) == "no";
        let negated = || grammar.groups_in(content.start..at).iter().any(|group| group.negated);
        match word {
            "evidence" | "proof" | "indication" | "indications" | "sign" | "signs" | "information"
            | "confirmation" | "trace" | "traces" | "conclusion" => {
                no && page.lower(at - 1) != "any" || negated()
            }
            "know" | "confirm" | "verify" | "determine" | "clear" | "certain" | "sure" => {
                grammar.group_at(at).is_some_and(|group| group.negated)
                    || at > 0 && page.lower(at - 1) == "not"
            }
            "unclear" | "unknown" | "unaware" => true,
            "early" => at > 0 && page.lower(at - 1) == "too" && page.lower(at + 1) == "to",
            // "we have not seen anything about", "I have never seen a report": nothing was learnt.
            "see" | "seen" => {
                let group = grammar.group_at(at).filter(|group| group.negated && group.perfect);
                group.is_some() && (at + 1..content.end.min(at + 4)).any(|at| is("inkling", page.lower(at)))
            }
            _ => false,
        }
    })
}

/// "had nothing to do with", "the report is baseless", "that is not true", "was not involved", "played no role".
fn is_denial(grammar: &Grammar<'_>, content: &Range<usize>) -> bool {
    let page = grammar.page;
    let untrue = |word: &str| {
        matches!(
            word,
            "baseless" | "unfounded" | "groundless" | "untrue" | "fabricated" | "false" | "fake" | "fiction"
        )
    };
    let of_a_claim = content.clone().take(12).any(|at| {
        let word = page.lower(at);
        matches!(
            word,
            "claim"
                | "claims"
                | "report"
                | "reports"
                | "allegation"
                | "allegations"
                | "accusation"
                | "accusations"
                | "rumours"
                | "rumors"
                | "charges"
                | "news"
                | "remarks"
                | "story"
        )
    });
    content.clone().take(30).any(|at| {
        let word = page.lower(at);
        untrue(word) && of_a_claim
            || page.reads(at, &["nothing", "to", "do", "with"])
            || page.reads(at, &["no", "role", "in"])
            || page.reads(at, &["no", "hand", "in"])
            || page.reads(at, &["no", "involvement"])
            || page.reads(at, &["not", "true"])
            || page.reads(at, &["not", "involved"])
            || page.reads(at, &["not", "behind"])
            || page.reads(at, &["not", "responsible"])
            || page.reads(at, &["no", "intention", "of"])
            || page.reads(at, &["in", "no", "way"])
            || page.reads(at, &["false", "to", "say"])
            || page.reads(at, &["wrong", "to", "say"])
    })
}

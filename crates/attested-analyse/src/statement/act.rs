//! What a speaker does by saying it, and the stance taken to it.

use std::ops::Range;

use attested_model::{Act, Stance};

use super::cited::{Cited, Reports};
use crate::grammar::{Form, Grammar, Group, Tag, Tense};

/// Nouns of something that can be so or not so: rejecting one is a denial.
const ASSERTIONS: &[&str] = &[
    "accusation",
    "allegation",
    "charge",
    "claim",
    "report",
    "rumour",
    "rumor",
    "suggestion",
    "assertion",
    "notion",
    "idea",
    "comment",
    "remark",
    "speculation",
    "involvement",
    "role",
    "insinuation",
    "statement",
    "story",
    "link",
    "knowledge",
    "responsibility",
    "wrongdoing",
    "connection",
    "existence",
    "article",
    "news",
    "reports",
    "lie",
    "theory",
    "fabrication",
    "theories",
    "characterisation",
    "characterization",
    "criticism",
    "complicity",
];

/// Nouns of something that one can be asked or offered: turning one down is a refusal.
const OFFERS: &[&str] = &[
    "demand",
    "call",
    "request",
    "proposal",
    "offer",
    "plan",
    "deal",
    "plea",
    "bid",
    "appeal",
    "resolution",
    "ultimatum",
    "invitation",
    "talks",
    "negotiation",
    "negotiations",
    "ceasefire",
    "truce",
    "agreement",
    "pressure",
    "mediation",
    "intervention",
    "condition",
    "terms",
    "amendment",
    "bill",
    "motion",
    "petition",
    "sanctions",
    "draft",
    "initiative",
    "dialogue",
    "meeting",
    "compromise",
    "idea",
    "interference",
    "compensation",
    "apology",
    "visit",
    "presence",
];

/// Words that lay something to somebody's charge.
const CHARGES: &[&str] = &[
    "aggression",
    "aggressor",
    "aggressive",
    "crime",
    "crimes",
    "criminal",
    "terrorist",
    "terrorists",
    "terrorism",
    "violated",
    "violating",
    "violation",
    "violations",
    "violates",
    "illegal",
    "unlawful",
    "brutal",
    "brutality",
    "hypocrisy",
    "hypocritical",
    "atrocities",
    "atrocity",
    "genocide",
    "massacre",
    "unacceptable",
    "irresponsible",
    "oppression",
    "conspiracy",
    "plot",
    "plots",
    "lies",
    "lying",
    "propaganda",
    "provocation",
    "provocative",
    "provocations",
    "meddling",
    "interference",
    "interfering",
    "bullying",
    "unjust",
    "inhumane",
    "barbaric",
    "cowardly",
    "heinous",
    "despicable",
    "shameful",
    "blackmail",
    "warmongering",
    "destabilizing",
    "destabilising",
    "treason",
    "betrayal",
    "guilty",
    "responsible",
    "blame",
    "abuses",
    "abuse",
    "corrupt",
    "corruption",
    "torture",
    "murdered",
    "unilateral",
    "hostile",
    "sabotage",
    "perpetrated",
    "perpetrators",
    "instigated",
    "fomenting",
];

/// Words that speak of harm to come.
const HARM: &[&str] = &[
    "retaliate",
    "retaliation",
    "regret",
    "revenge",
    "crushing",
    "consequences",
    "price",
    "destroy",
    "response",
    "punish",
    "annihilate",
    "avenge",
    "decisive",
    "harsh",
    "firmly",
    "decisively",
];

/// The act and stance of a saying.
pub(super) fn act(grammar: &Grammar<'_>, cited: &Cited<'_>) -> (Act, Stance) {
    let content = grammar.page.tokens_in(cited.content_hull());
    let lexical = cited.lexical();
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
                turned_down(grammar, content.clone(), cue.lemma)
            }
            "deny" if entitlement(grammar, &content) => (Act::Refuse, Stance::None),
            "say" | "state" | "add" | "note" | "claim" | "tell" | "stress" | "declare" | "write"
            | "insist" | "argue" | "explain" | "continue" | "reiterate" | "emphasise" | "emphasize"
            | "announce" | "remark" | "tweet" | "assert" | "maintain" | "respond" | "reply" | "underline"
            | "underscore" | "quote" | "report" | "describe" | "call" | "post" | "warn" | "believe"
            | "point" | "go" | "suggest" | "affirm" | "reaffirm" | "repeat" | "testify" | "conclude"
            | "indicate" => by_content(grammar, &content, lexical, cue.lemma),
            _ => lexical,
        },
        Reports::Adverb
            if grammar.page.lower(grammar.page.tokens_in(cited.cue.unwrap_or(cited.first())).start)
                == "allegedly" =>
        {
            (Act::Accuse, Stance::Stated)
        }
        Reports::Noun(_) | Reports::Adverb => lexical,
        Reports::Plain | Reports::Nothing => by_content(grammar, &content, lexical, ""),
    }
}

/// "rejected the claim" is a denial, "rejected the demand" a refusal; told by the first noun that is one of either.
fn turned_down(grammar: &Grammar<'_>, content: Range<usize>, lemma: &str) -> (Act, Stance) {
    let is = |list: &[&str], word: &str| {
        list.contains(&word) || word.strip_suffix('s').is_some_and(|single| list.contains(&single))
    };
    for at in content {
        let word = grammar.page.lower(at);
        if grammar.tag(at) == Tag::That {
            return (Act::Deny, Stance::Denied);
        }
        if is(ASSERTIONS, word)
            || matches!(word, "untrue" | "baseless" | "false" | "unfounded" | "groundless" | "fabricated")
        {
            return (Act::Deny, Stance::Denied);
        }
        if is(OFFERS, word) {
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
    const GRANTED: &[&str] = &[
        "entry",
        "visa",
        "visas",
        "bail",
        "access",
        "permission",
        "request",
        "requests",
        "citizenship",
        "asylum",
        "parole",
        "motion",
        "petition",
        "appeal",
        "right",
        "rights",
        "treatment",
        "care",
        "aid",
        "service",
        "status",
        "application",
        "opportunity",
        "injunction",
    ];
    let end = grammar.phrase(from, false).end.min(from + 7);
    (from..end).any(|at| GRANTED.contains(&grammar.page.lower(at)))
}

/// The act of a plain saying, by what is said.
fn by_content(
    grammar: &Grammar<'_>,
    content: &Range<usize>,
    lexical: (Act, Stance),
    lemma: &str,
) -> (Act, Stance) {
    let page = grammar.page;
    if is_not_known(grammar, content) {
        return (Act::State, Stance::NotKnown);
    }
    if is_denial(grammar, content) {
        return (Act::Deny, Stance::Denied);
    }
    if lexical.0 == Act::Threaten {
        return lexical;
    }
    let first = grammar.groups_in(content.clone()).iter().find(|group| group.form == Form::Finite);
    if let Some(group) = first {
        let first_person = first_person(grammar, group);
        let harm = content.clone().any(|at| HARM.contains(&page.lower(at)));
        if group.tense == Tense::Future && harm {
            return (Act::Threaten, Stance::Stated);
        }
        if group.tense == Tense::Future && first_person && !group.negated {
            return (Act::Promise, Stance::Stated);
        }
        if group.tense == Tense::Required && !group.perfect && !group.negated {
            return (Act::Demand, Stance::None);
        }
        if first_person && matches!(group.lemma, "call" | "urge" | "demand" | "ask") {
            return (Act::Demand, Stance::None);
        }
        if first_person && matches!(group.lemma, "condemn" | "denounce") {
            return (Act::Accuse, Stance::Stated);
        }
        if first_person
            && matches!(
                group.lemma,
                "thank" | "welcome" | "support" | "commend" | "applaud" | "congratulate" | "appreciate"
            )
        {
            return (Act::Praise, Stance::Stated);
        }
    }
    let charges = content.clone().filter(|&at| CHARGES.contains(&page.lower(at))).count();
    if charges >= 1 && !matches!(lemma, "announce" | "report") {
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
            | "confirmation" => no && page.lower(at - 1) != "any" || negated(),
            "know" | "confirm" | "verify" | "determine" | "clear" | "certain" | "sure" => {
                grammar.group_at(at).is_some_and(|group| group.negated)
                    || at > 0 && page.lower(at - 1) == "not"
            }
            "unclear" | "unknown" | "unaware" => true,
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
    })
}

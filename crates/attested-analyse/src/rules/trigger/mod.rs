//! The words that name events, by word lists and what stands around them.
//!
//! Takes a page; gives the words ("met", "air strike", "called for") with PLOVER type and mode. A verb that needs an object
//! and has none, and a noun that only tells what kind of thing another is ("attack helicopter"), name no event.
//! Precision comes before recall.

mod sense;

use std::sync::LazyLock;

use attested_model::{Certainty, EventType, Mode};

use crate::Trigger;
use crate::grammar::{Form, Grammar, Group, Tag, lemma};

const TRIGGERS: &str = include_str!("../../../data/triggers.tsv");

/// What must stand beside the words.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Needs {
    Nothing,
    Object,
    Words(Vec<&'static str>),
    Infinitive,
    SomebodyTo,
    Plural,
    Complement,
    Deed,
}

#[derive(Debug, Clone)]
struct Entry {
    words: Vec<&'static str>,
    kind: EventType,
    mode: Option<Mode>,
    needs: Needs,
}

fn entries(class: &str) -> Vec<Entry> {
    let mut out: Vec<Entry> = TRIGGERS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let columns: Vec<&'static str> = line.split('\t').collect();
            let [of, words, kind, mode, needs] = columns[..] else { return None };
            if of != class {
                return None;
            }
            let mut words: Vec<&'static str> = words.split(' ').collect();
            if class == "v" {
                let known = lemma(words[0]);
                words[0] = if known.is_empty() { words[0] } else { known };
            }
            let needs = match needs {
                "o" => Needs::Object,
                "i" => Needs::Infinitive,
                "x" => Needs::SomebodyTo,
                "p" | "mp" => Needs::Plural,
                "s" => Needs::Complement,
                "involvement" => Needs::Deed,
                _ => needs
                    .strip_prefix("w=")
                    .map_or(Needs::Nothing, |list| Needs::Words(list.split(',').collect())),
            };
            Some(Entry { words, kind: kind.parse().ok()?, mode: mode.parse().ok(), needs })
        })
        .collect();
    // The longest phrase under each first word comes first.
    out.sort_by(|a, b| {
        a.words[0].cmp(b.words[0]).then(b.words.len().cmp(&a.words.len())).then(a.words.cmp(&b.words))
    });
    out
}

static VERBS: LazyLock<Vec<Entry>> = LazyLock::new(|| entries("v"));
static NOUNS: LazyLock<Vec<Entry>> = LazyLock::new(|| entries("n"));

fn under<'e>(table: &'static [Entry], first: &'e str) -> impl Iterator<Item = &'static Entry> + use<'e> {
    let start = table.partition_point(|entry| entry.words[0] < first);
    table[start..].iter().take_while(move |entry| entry.words[0] == first)
}

/// The triggers of a page in text order.
pub(crate) fn triggers(grammar: &Grammar<'_>) -> Vec<Trigger> {
    let nouns = nouns(grammar);
    let mut out = verbs(grammar, &nouns);
    out.extend(nouns);
    out.sort_by_key(|trigger| (trigger.span.start(), std::cmp::Reverse(trigger.span.end())));
    // A word names one event: the longer phrase wins.
    let mut reach = 0;
    out.retain(|trigger| {
        let free = trigger.span.start() >= reach;
        if free {
            reach = trigger.span.end();
        }
        free
    });
    out
}

fn verbs(grammar: &Grammar<'_>, nouns: &[Trigger]) -> Vec<Trigger> {
    let page = grammar.page;
    let mut out = Vec::new();
    for group in &grammar.groups {
        if group.lemma.is_empty() {
            continue;
        }
        let found = verb_at(grammar, group);
        if let Some((entry, end)) = found
            && !sense::is_figurative(grammar, group, end, entry.kind)
            && !(matches!(entry.needs, Needs::Words(_)) && noun_ahead(grammar, end, entry.kind, nouns))
        {
            let span = page.span_of(group.head..end);
            let (kind, mode) = sense::of_verb(grammar, group, end, entry.kind, entry.mode);
            let certainty = if group.form == Form::Finite { 850 } else { 750 };
            out.push(Trigger {
                span,
                kind,
                mode,
                custom: None,
                certainty: Certainty::thousandths(certainty),
                doubt: Certainty::thousandths(0),
            });
        }
    }
    out
}

/// The entry of the list that a verb stands for, and behind which token its words end.
fn verb_at(grammar: &Grammar<'_>, group: &Group) -> Option<(&'static Entry, usize)> {
    under(&VERBS, group.lemma).find_map(|entry| {
        let end = follow(grammar, group.end, &entry.words[1..])?;
        verb_stands(grammar, group, end, &entry.needs).then_some((entry, end))
    })
}

/// "strike a deal", "handed over a list": a verb of the list whose words name no deed here.
pub(crate) fn is_figurative(grammar: &Grammar<'_>, group: &Group) -> bool {
    !group.lemma.is_empty()
        && verb_at(grammar, group)
            .is_some_and(|(entry, end)| sense::is_figurative(grammar, group, end, entry.kind))
}

/// "carried out an attack": the noun names the event, not the verb.
fn noun_ahead(grammar: &Grammar<'_>, end: usize, kind: EventType, nouns: &[Trigger]) -> bool {
    let page = grammar.page;
    let (Some(from), Some(to)) = (page.tokens.get(end), page.tokens.get(end + 7).or(page.tokens.last()))
    else {
        return false;
    };
    let start = nouns.partition_point(|noun| noun.span.start() < from.span.start());
    nouns[start..].iter().take_while(|noun| noun.span.start() < to.span.start()).any(|noun| noun.kind == kind)
}

/// Behind the words of a phrase, where they follow; an adverb or the object may stand between.
fn follow(grammar: &Grammar<'_>, from: usize, words: &[&str]) -> Option<usize> {
    let mut at = from;
    if words.first().is_some_and(|word| grammar.page.lower(at) != *word)
        && words.iter().any(|word| states_of_an_object(word))
        && grammar.tag(at).begins_phrase()
    {
        let object = grammar.phrase(at, false);
        // The state may be taken for the end of the phrase: "held the crew hostage".
        at = (at + 1..=object.end).find(|&end| grammar.page.lower(end) == words[0])?;
    }
    for word in words {
        if grammar.page.lower(at) != *word && grammar.tag(at) == Tag::Adv {
            at += 1;
        }
        if grammar.page.lower(at) != *word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// "held them accountable", "took the crew hostage": what stands behind the object.
fn states_of_an_object(word: &str) -> bool {
    matches!(
        word,
        "accountable"
            | "responsible"
            | "hostage"
            | "prisoner"
            | "guilty"
            | "dead"
            | "free"
            | "custody"
            | "arrest"
            | "trial"
            | "alert"
            | "fire"
    )
}

fn verb_stands(grammar: &Grammar<'_>, group: &Group, end: usize, needs: &Needs) -> bool {
    let passive = group.passive || group.form == Form::Participle;
    let mut next = end;
    while grammar.tag(next) == Tag::Adv {
        next += 1;
    }
    let object = grammar.tag(next).begins_phrase() || grammar.tag(next) == Tag::Open;
    match needs {
        Needs::Nothing => true,
        Needs::Object => passive || object || bare_passive(grammar, group, next),
        Needs::Infinitive => grammar.group_at(next).is_some_and(|next| next.form == Form::Infinitive),
        Needs::SomebodyTo => {
            let whom = grammar.phrase(next, false);
            let to = if passive { next } else { whom.end };
            (passive || object)
                && (grammar.group_at(to).is_some_and(|next| next.form == Form::Infinitive)
                    || grammar.page.lower(to) == "not")
        }
        Needs::Words(words) => {
            let sentence = grammar.sentence(group.head);
            let near = if passive {
                sentence.start.max(group.start.saturating_sub(10))..sentence.end.min(end + 2)
            } else {
                end..sentence.end.min(end + 8)
            };
            near.take_while(|&at| {
                passive
                    || !matches!(grammar.tag(at), Tag::Comma | Tag::Stop | Tag::That | Tag::Sub | Tag::Verb)
            })
            .any(|at| words.contains(&grammar.page.lower(at)))
        }
        Needs::Plural | Needs::Complement | Needs::Deed => false,
    }
}

/// "Ten people killed in a blast": a headline's participle without an auxiliary or an object.
fn bare_passive(grammar: &Grammar<'_>, group: &Group, next: usize) -> bool {
    group.form == Form::Finite
        && group.tense == crate::grammar::Tense::Past
        && matches!(
            group.lemma,
            "kill"
                | "arrest"
                | "detain"
                | "injure"
                | "wound"
                | "murder"
                | "abduct"
                | "kidnap"
                | "destroy"
                | "shoot"
                | "bomb"
        )
        && matches!(grammar.tag(next), Tag::Prep | Tag::Stop)
}

fn nouns(grammar: &Grammar<'_>) -> Vec<Trigger> {
    let page = grammar.page;
    let mut out = Vec::new();
    let mut at = 0;
    while at < page.tokens.len() {
        let found = noun_at(grammar, at);
        match found {
            Some((entry, end)) => {
                let deed = (entry.needs == Needs::Deed).then(|| deed(grammar, end));
                let (kind, mode) = match deed {
                    Some(None) => {
                        at = end;
                        continue;
                    }
                    Some(Some(of)) => (of.kind, of.mode),
                    None => (entry.kind, entry.mode),
                };
                let (kind, mode) = sense::of_noun(grammar, at..end, kind, mode);
                if noun_stands(grammar, at, end, &entry.needs) && !sense::noun_is_figurative(grammar, at..end)
                {
                    out.push(Trigger {
                        span: page.span_of(at..end),
                        kind,
                        mode,
                        custom: None,
                        certainty: Certainty::thousandths(700),
                        doubt: Certainty::thousandths(0),
                    });
                }
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// "involvement in the attack": the deed that somebody has a part in.
fn deed(grammar: &Grammar<'_>, end: usize) -> Option<&'static Entry> {
    let last = grammar.sentence(end).end.min(end + 9);
    (end + 1..last)
        .take_while(|&at| !matches!(grammar.tag(at), Tag::Comma | Tag::Stop | Tag::That))
        .find_map(|at| noun_at(grammar, at))
        .map(|(entry, _)| entry)
        .filter(|entry| entry.needs != Needs::Deed)
}

/// The longest noun entry whose words begin at a token; its last word may be plural.
fn noun_at(grammar: &Grammar<'_>, at: usize) -> Option<(&'static Entry, usize)> {
    let page = grammar.page;
    // The first word of a sentence is capitalised without being a name.
    let opens = grammar.tag(at) == Tag::Name
        && (grammar.sentence(at).start == at
            || at > 0 && matches!(grammar.tag(at - 1), Tag::Open | Tag::Colon));
    // "Fighting between the two went on": a gerund without an object is a noun.
    let gerund = grammar.tag(at) == Tag::Verb
        && page.lower(at).ends_with("ing")
        && (at == grammar.sentence(at).start
            || matches!(grammar.tag(at - 1), Tag::Prep | Tag::Open | Tag::Colon))
        && !grammar.tag(at + 1).begins_phrase();
    if grammar.tag(at) != Tag::Word && !opens && !gerund {
        return None;
    }
    let first = page.lower(at);
    let single = first.strip_suffix('s').unwrap_or(first);
    let singular =
        if let Some(stem) = first.strip_suffix("ies") { format!("{stem}y") } else { single.to_owned() };
    let mut best: Option<(&'static Entry, usize)> = None;
    for key in [first, singular.as_str(), single] {
        for entry in noun_entries(key) {
            let last = entry.words.len() - 1;
            let matches = entry.words.iter().enumerate().all(|(offset, word)| {
                let token = at + offset;
                let lower = page.lower(token);
                let plural = offset == last && is_plural_of(lower, word);
                (lower == *word || plural)
                    && (offset == 0 || matches!(grammar.tag(token), Tag::Word | Tag::Prep | Tag::Name))
            });
            if matches && best.is_none_or(|(_, end)| at + entry.words.len() > end) {
                best = Some((entry, at + entry.words.len()));
            }
        }
    }
    best
}

/// The noun entries under a first word.
fn noun_entries(first: &str) -> impl Iterator<Item = &'static Entry> {
    let start = NOUNS.partition_point(|entry| entry.words[0] < first);
    let len = NOUNS[start..].iter().take_while(|entry| entry.words[0] == first).count();
    NOUNS[start..start + len].iter()
}

fn is_plural_of(word: &str, single: &str) -> bool {
    word.strip_suffix('s') == Some(single)
        || word.strip_suffix("es") == Some(single)
        || word.strip_suffix("ies").is_some_and(|stem| single.strip_suffix('y') == Some(stem))
}

fn noun_stands(grammar: &Grammar<'_>, at: usize, end: usize, needs: &Needs) -> bool {
    let page = grammar.page;
    // "attack helicopter": the word only tells the kind of the next one.
    let next = grammar.tag(end);
    if next == Tag::Word
        && !matches!(
            page.lower(end),
            "involving" | "targeting" | "killing" | "dead" | "due" | "near" | "worldwide" | "last"
        )
    {
        return false;
    }
    // "war-torn" is one token; "counter-attack" is not in the list.
    match needs {
        Needs::Plural => page.lower(end - 1).ends_with('s'),
        Needs::Complement => {
            matches!(page.lower(end), "of" | "to" | "for" | "by" | "from" | "against") && next != Tag::Stop
                || next == Tag::That
                || at > 0 && grammar.tag(at - 1) == Tag::Poss
                || at > 0 && matches!(page.lower(at - 1), "its" | "his" | "her" | "their")
        }
        Needs::Deed => matches!(page.lower(end), "in" | "with"),
        Needs::Words(words) => words.contains(&page.lower(end)),
        _ => true,
    }
}

//! Which sense of a trigger word is meant: a deed, another deed, or a figure of speech.
//!
//! `data/figurative.tsv` lists the objects with which a verb names no deed ("strike a deal") and the words behind or in
//! front of which a noun names none ("Amnesty International", "under threat").

use std::ops::Range;
use std::sync::LazyLock;

use attested_model::{EventType, Mode};

use crate::grammar::{Form, Grammar, Group, Tag, is_calendar};

const FIGURATIVE: &str = include_str!("../../../data/figurative.tsv");

/// Class and place (`v` object, `n>` behind, `n<` in front), the word, the words that make it a figure.
type Row = (&'static str, &'static str, Vec<&'static str>);

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    FIGURATIVE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let columns: Vec<&'static str> = line.split('\t').collect();
            let [class, word, others] = columns[..] else { return None };
            Some((class, word, others.split(' ').collect()))
        })
        .collect()
});

fn listed(class: &str, word: &str, other: &str) -> bool {
    ROWS.iter().any(|(of, known, others)| *of == class && *known == word && others.contains(&other))
}

/// "strike a deal", "fight corruption", "hit a record", "the armed forces": the words name no deed.
pub(super) fn is_figurative(grammar: &Grammar<'_>, group: &Group, end: usize, kind: EventType) -> bool {
    let object = grammar.phrase(end, false);
    let holds =
        |class: &str| object.clone().take(6).any(|at| listed(class, group.lemma, grammar.page.lower(at)));
    if holds("v") || in_front_of_noun(grammar, group, end, kind) {
        return true;
    }
    match group.lemma {
        "sign" => grammar.page.lower(group.end) == "up",
        // "demonstrates that", "demonstrates a commitment": shows.
        "demonstrate" => object.start < object.end || grammar.tag(end) == Tag::That,
        // "was met with protests", "if conditions are met"
        "meet" => group.passive,
        // "refused to say": a statement.
        "refuse" | "decline" => {
            grammar.tag(end) == Tag::To && listed("to", group.lemma, grammar.page.lower(end + 1))
        }
        "use" => !object.clone().take(6).any(|at| {
            matches!(
                grammar.page.lower(at),
                "weapons" | "weapon" | "sarin" | "gas" | "agents" | "agent" | "force"
            )
        }),
        _ => false,
    }
}

/// "the armed forces", "a proposed bill", "of accused criminals": a participle that tells what kind of thing is meant.
fn in_front_of_noun(grammar: &Grammar<'_>, group: &Group, end: usize, kind: EventType) -> bool {
    let bare = group.end == group.start + 1 && group.head == group.start && end == group.end;
    if !bare || grammar.tag(end) != Tag::Word || !grammar.page.lower(group.head).ends_with("ed") {
        return false;
    }
    if listed("adj", group.lemma, grammar.page.lower(end)) {
        return true;
    }
    // Who was detained or killed is told of as such: "the detained fishermen".
    let deed =
        matches!(kind, EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat);
    !deed && group.start > 0 && matches!(grammar.tag(group.start - 1), Tag::Det | Tag::Poss | Tag::Prep)
}

/// "Amnesty International", "a threat to stability", "under attack by illness": the noun names no deed.
pub(super) fn noun_is_figurative(grammar: &Grammar<'_>, tokens: Range<usize>) -> bool {
    let page = grammar.page;
    let word = page.lower(tokens.end - 1);
    let single = word.strip_suffix('s').unwrap_or(word);
    let before = tokens.start.checked_sub(1).map_or("", |at| page.lower(at));
    if [word, single]
        .iter()
        .any(|word| listed("n>", word, page.lower(tokens.end)) || listed("n<", word, before))
    {
        return true;
    }
    // "a threat to security" threatens nobody with anything; "a threat to attack" does.
    single == "threat" && page.lower(tokens.end) == "to" && grammar.group_at(tokens.end).is_none()
}

/// The type and mode of a verb where the words around it decide.
pub(super) fn of_verb(
    grammar: &Grammar<'_>,
    group: &Group,
    end: usize,
    kind: EventType,
    mode: Option<Mode>,
) -> (EventType, Option<Mode>) {
    match group.lemma {
        "raid" => raid(grammar, group.head..end),
        // "vowed to retaliate" promises harm.
        "vow" | "pledge" | "promise" | "swear"
            if grammar.group_at(end).is_some_and(|next| {
                next.form == Form::Infinitive && listed("hostile", "vow", next.lemma)
            }) =>
        {
            (EventType::Threaten, None)
        }
        "fire" | "launch" if kind == EventType::Assault && is_trial(grammar, group, end) => {
            (EventType::Mobilize, Some(Mode::Weapons))
        }
        _ => (kind, mode),
    }
}

/// The type and mode of a noun where the words around it decide.
pub(super) fn of_noun(
    grammar: &Grammar<'_>,
    tokens: Range<usize>,
    kind: EventType,
    mode: Option<Mode>,
) -> (EventType, Option<Mode>) {
    match grammar.page.lower(tokens.end - 1) {
        "raid" | "raids" if tokens.len() == 1 => raid(grammar, tokens),
        _ => (kind, mode),
    }
}

/// A raid of police searches and seizes; any other is an attack.
fn raid(grammar: &Grammar<'_>, tokens: Range<usize>) -> (EventType, Option<Mode>) {
    let sentence = grammar.sentence(tokens.start);
    let near = sentence.start.max(tokens.start.saturating_sub(8))..sentence.end.min(tokens.end + 8);
    let civil = near.clone().any(|at| listed("raid", "raid", grammar.page.lower(at)));
    if civil { (EventType::Coerce, Some(Mode::Seize)) } else { (EventType::Assault, None) }
}

/// "fired a ballistic missile into the sea": no target, and a word for a trial.
fn is_trial(grammar: &Grammar<'_>, group: &Group, end: usize) -> bool {
    if group.form == Form::Gerund && group.passive {
        return false;
    }
    let sentence = grammar.sentence(group.head);
    let near = sentence.start.max(group.start.saturating_sub(8))..sentence.end.min(end + 14);
    let sign = near.clone().any(|at| listed("trial", "sign", grammar.page.lower(at)));
    // "on Tuesday" is no target.
    let target = near.clone().any(|at| {
        listed("trial", "target", grammar.page.lower(at))
            && !is_calendar(grammar.page.lower(at + 1))
            && grammar.tag(at + 1) != Tag::Num
    });
    sign && !target
}

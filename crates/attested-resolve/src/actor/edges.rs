//! Edges between nodes: why two names are held to be one actor, and how strongly.
//!
//! Candidates come from keys, never from comparing all with all. An edge says only that two names fit; whether
//! they are joined is decided with all others in view ([`super::cluster`]).

use std::collections::BTreeMap;

use attested_model::ActorKind;

use super::gather::Node;
use super::key::{initials, latin_words, skeleton};
use super::name::{extra_words, likeness, word_likeness};
use super::tables::{OPENERS, SHORT_FORMS};

/// A reason to join two nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edge {
    /// Strength: stronger edges are drawn first.
    pub(super) rank: u32,
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) reason: String,
}

/// Nodes under one key beyond which the key tells too little.
const HOT: usize = 48;

/// All edges, strongest first.
pub(super) fn edges(nodes: &[Node]) -> Vec<Edge> {
    let mut found: Vec<Edge> = Vec::new();
    for (left, right) in candidates(nodes) {
        let (one, two) = (&nodes[left], &nodes[right]);
        let verdict = match (one.kind, two.kind) {
            (ActorKind::Person, ActorKind::Person) => person(one, two),
            (ActorKind::Country, ActorKind::Country) => country(one, two),
            (ActorKind::Group, ActorKind::Group) => same_name(one, two),
            (ActorKind::Organisation | ActorKind::Group, ActorKind::Organisation | ActorKind::Group) => {
                organisation(one, two)
            }
            _ => None,
        };
        if let Some((rank, reason)) = verdict {
            found.push(Edge { rank, left, right, reason });
        }
    }
    acronyms(nodes, &mut found);
    short_forms(nodes, &mut found);
    found.sort_by(|one, two| two.rank.cmp(&one.rank).then((one.left, one.right).cmp(&(two.left, two.right))));
    found
}

fn candidates(nodes: &[Node]) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.named && !node.normal.is_empty()) {
        for key in keys(node) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for nodes in by_key.values() {
        for (at, &left) in nodes.iter().enumerate() {
            pairs.extend(nodes[at + 1..].iter().take(HOT).map(|&right| (left, right)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What a node is found by: its name; for persons the skeleton of each word with the first sound of each other.
pub(super) fn keys(node: &Node) -> Vec<String> {
    let mut keys = vec![format!("= {}", node.normal)];
    match node.kind {
        ActorKind::Person => {
            if node.name.is_bare() {
                return Vec::new();
            }
            let tokens = &node.name.tokens;
            let mut words: Vec<(String, usize, usize)> =
                tokens.iter().enumerate().map(|(at, token)| (token.skeleton.clone(), at, at)).collect();
            words.extend(
                tokens
                    .windows(2)
                    .enumerate()
                    .map(|(at, pair)| (skeleton(&format!("{}{}", pair[0].latin, pair[1].latin)), at, at + 1)),
            );
            for (main, from, to) in &words {
                for (other, token) in tokens.iter().enumerate() {
                    if (other < *from || other > *to) && main.len() >= 2 {
                        let sound = token.skeleton.chars().next().unwrap_or('-');
                        keys.push(format!("p {main} {sound}"));
                        let full = SHORT_FORMS.iter().filter(|(short, _)| *short == token.latin);
                        keys.extend(full.filter_map(|(_, full)| {
                            Some(format!("p {main} {}", skeleton(full).chars().next()?))
                        }));
                    }
                }
            }
            keys.push(format!("j {}", skeleton(&node.name.joined())));
        }
        ActorKind::Organisation | ActorKind::Group if !node.generic => {
            let mut sorted: Vec<&str> =
                node.name.tokens.iter().map(|token| token.skeleton.as_str()).collect();
            sorted.sort_unstable();
            let sorted = sorted.concat();
            if sorted.len() >= 3 {
                keys.push(format!("o {sorted}"));
            }
        }
        ActorKind::Country => {
            let words: Vec<String> = node.also.iter().map(|name| latin_words(name).join(" ")).collect();
            keys.extend(words.into_iter().map(|name| format!("c {name}")));
        }
        _ => {}
    }
    keys.sort();
    keys.dedup();
    keys
}

fn shared_title(one: &Node, two: &Node) -> Option<String> {
    one.titles.intersection(&two.titles).next().cloned()
}

/// True when both countries are known and differ.
pub(super) fn countries_differ(one: &Node, two: &Node) -> bool {
    matches!((&one.country, &two.country), (Some(left), Some(right)) if left != right)
}

fn support(one: &Node, two: &Node) -> (u32, String) {
    if let Some(title) = shared_title(one, two) {
        return (60, format!("; same role: {title}"));
    }
    match (&one.country, &two.country) {
        (Some(left), Some(right)) if left == right => (30, format!("; same country: {left}")),
        _ => (0, String::new()),
    }
}

pub(super) fn person(one: &Node, two: &Node) -> Option<(u32, String)> {
    if one.name.is_bare() || two.name.is_bare() {
        return None;
    }
    let (bonus, why) = support(one, two);
    let clash = countries_differ(one, two) && bonus == 0;
    if one.normal == two.normal {
        // Two states may have a minister of one name; three words are hardly shared by chance.
        if clash && one.name.tokens.len() < 3 && !one.titles.is_empty() && !two.titles.is_empty() {
            return None;
        }
        return Some((1000 + bonus, format!("same name: {}{why}", one.normal)));
    }
    let score = likeness(&one.name, &two.name);
    if score < 860 || clash || !same_surname(one, two) || !one.name.compatible(&two.name) {
        return None;
    }
    if doubtful_double_name(one, two) && bonus < 60 {
        return None;
    }
    let how =
        if one.name.tokens.len() == two.name.tokens.len() { "another spelling" } else { "a fuller form" };
    Some((score.min(990) + bonus, format!("{how} of one name: {} / {}{why}", one.normal, two.normal)))
}

/// True when the last words of both names are one, set apart or joined; the first words of "Li Mengpo" count too.
fn same_surname(one: &Node, two: &Node) -> bool {
    let (left, right) = (&one.name.tokens, &two.name.tokens);
    let (Some(last), Some(other)) = (left.last(), right.last()) else { return false };
    if word_likeness(last, other) >= 750 || one.name.joined() == two.name.joined() {
        return true;
    }
    let tail = |tokens: &[super::name::Token]| {
        let start = tokens.len().saturating_sub(2);
        tokens[start..].iter().map(|token| token.latin.as_str()).collect::<String>()
    };
    let (left_tail, right_tail) = (skeleton(&tail(left)), skeleton(&tail(right)));
    [(&left_tail, &other.skeleton), (&right_tail, &last.skeleton), (&left_tail, &right_tail)]
        .into_iter()
        .any(|(one, two)| one.len() >= 3 && one == two)
}

/// "Jean Marsk" and "Jean-Luc Marsk": a double first name against its first half.
fn doubtful_double_name(one: &Node, two: &Node) -> bool {
    let (short, long) = if one.name.tokens.len() <= two.name.tokens.len() { (one, two) } else { (two, one) };
    let (short, long) = (&short.name.tokens, &long.name.tokens);
    if short.is_empty() || extra_words(&one.name, &two.name) == 0 {
        return false;
    }
    let opens = OPENERS.contains(&short[0].latin.as_str()) && short[0].latin == long[0].latin;
    opens && long.get(1).is_some_and(|second| second.latin.len() > 1)
}

fn country(one: &Node, two: &Node) -> Option<(u32, String)> {
    match (&one.country, &two.country) {
        (Some(_), Some(_)) => None,
        _ => Some((
            900,
            format!("same country name: {}", if one.country.is_some() { &two.normal } else { &one.normal }),
        )),
    }
}

fn same_name(one: &Node, two: &Node) -> Option<(u32, String)> {
    (one.normal == two.normal && !countries_differ(one, two))
        .then(|| (950, format!("same name: {}", one.normal)))
}

pub(super) fn organisation(one: &Node, two: &Node) -> Option<(u32, String)> {
    // A short name is that of the longer one in its report, and of nobody else's "Front".
    let short = one.short_for.is_some() || two.short_for.is_some();
    if one.generic || two.generic || short || countries_differ(one, two) {
        return None;
    }
    let (bonus, why) = support(one, two);
    if one.normal == two.normal {
        return Some((1000 + bonus, format!("same name: {}{why}", one.normal)));
    }
    let score = likeness(&one.name, &two.name);
    let letters = one.name.joined().len().min(two.name.joined().len());
    let same_length = one.name.tokens.len() == two.name.tokens.len();
    let near =
        (same_length && score >= 880 && letters >= 6) || (score >= 780 && letters >= 5 && one_word(one, two));
    // Bodies are often told apart by one word whose consonants are the same.
    let near = near && one.name.spelled_alike(&two.name);
    near.then(|| {
        (
            score.min(990) + bonus,
            format!("another spelling of one name: {} / {}{why}", one.normal, two.normal),
        )
    })
}

/// Both names are one word of the same sound.
fn one_word(one: &Node, two: &Node) -> bool {
    let (left, right) = (skeleton(&one.name.joined()), skeleton(&two.name.joined()));
    one.name.tokens.len() == 1 && two.name.tokens.len() == 1 && left.len() >= 4 && left == right
}

/// Short names and the longer ones their own report uses them for, where the record knows one bearer of the longer.
fn short_forms(nodes: &[Node], found: &mut Vec<Edge>) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.kind == ActorKind::Organisation && node.named && node.short_for.is_none())
    {
        by_name.entry(&node.normal).or_default().push(at);
    }
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        let Some(long) = &node.short_for else { continue };
        let here =
            |other: &usize| nodes[*other].members.iter().any(|(document, _)| *document == node.members[0].0);
        let bearers = by_name.get(long.as_str()).map_or(&[][..], Vec::as_slice);
        let bearer = bearers.iter().copied().find(here).or(match bearers {
            [only] => Some(*only),
            _ => None,
        });
        // Where no report has the longer name itself, the short ones that stand for it are one.
        let other = bearer.or_else(|| {
            let first = *first_of.entry(long).or_insert(at);
            (first != at && bearers.is_empty()).then_some(first)
        });
        if let Some(other) = other.filter(|&other| !countries_differ(node, &nodes[other])) {
            let reason = format!("short for {long} in its report");
            found.push(Edge { rank: 840, left: at.min(other), right: at.max(other), reason });
        }
    }
}

/// Acronyms and what they stand for: by the documents that use both, else when only one name has these initials.
fn acronyms(nodes: &[Node], found: &mut Vec<Edge>) {
    let organisation = |node: &Node| node.kind == ActorKind::Organisation && node.named && !node.generic;
    let mut short: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut long: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| organisation(node)) {
        let words =
            latin_words(node.also.iter().max_by_key(|name| (name.len(), *name)).map_or("", String::as_str));
        if node.name.tokens.len() == 1 && (2..=7).contains(&node.normal.len()) {
            short.entry(&node.normal).or_default().push(at);
        } else if node.name.tokens.len() >= 2 {
            let all = initials(&words);
            if all.len() >= 3 {
                long.entry(all).or_default().push(at);
            }
        }
    }
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| organisation(node)) {
        for other in &node.also {
            let word = other.trim_matches(|letter: char| !letter.is_alphanumeric());
            let capitals = word.len() >= 3 && word.chars().all(|letter| letter.is_ascii_uppercase());
            for &acronym in short.get(word.to_lowercase().as_str()).filter(|_| capitals).into_iter().flatten()
            {
                if acronym != at && !countries_differ(node, &nodes[acronym]) {
                    let reason = format!("a report uses both names: {} / {word}", node.normal);
                    found.push(Edge { rank: 850, left: at.min(acronym), right: at.max(acronym), reason });
                }
            }
        }
    }
    for (acronym, shorts) in short {
        let Some(longs) = long.get(acronym) else { continue };
        let one_name = longs.iter().all(|&at| nodes[at].normal == nodes[longs[0]].normal);
        for left in shorts {
            let mut fitting = longs.iter().filter(|&&at| !countries_differ(&nodes[left], &nodes[at]));
            let (Some(&right), more) = (fitting.next(), fitting.next()) else { continue };
            if one_name || more.is_none() {
                let reason = format!("initials: {} / {acronym}", nodes[right].normal);
                found.push(Edge { rank: 650, left: left.min(right), right: left.max(right), reason });
            }
        }
    }
}

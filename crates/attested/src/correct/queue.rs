use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Action, ActorKind, Certainty};
use attested_record::Record;
use attested_resolve::{Name, likeness};

use super::history::{State, history};
use crate::Error;

/// So many actors, the most mentioned, are looked at for merge candidates.
const ACTORS: usize = 3000;
/// So many actors of one name word are compared with each other.
const OF_ONE_WORD: usize = 25;
/// Likeness of two names, of 1000, from which they are put before a reviewer.
const ALIKE: u32 = 700;

/// Why something is worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Two actors that may be one; the reason in words.
    MayBeOne {
        /// The actor that may join.
        other: String,
        /// Why, in words.
        reason: String,
    },
    /// It takes part in a dispute.
    Disputed {
        /// The dispute.
        dispute: String,
    },
    /// The engine is not sure that it read the passage right.
    Unsure(Certainty),
}

/// A line that is worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The line.
    pub target: String,
    /// Why.
    pub why: Why,
    /// How much hangs on it times how doubtful it is; the queue is ordered by it.
    pub weight: u64,
}

/// What to look at next, the weightiest first: lines that much hangs on and that are in doubt.
///
/// Lines that a reviewer has confirmed or edited, and pairs already judged, are left out. Weights: how many texts
/// carry a line times its doubt (1000 less its certainty), half as much again for one in a dispute; for two
/// actors their mentions together times how unlike their names are. Each of the three sorts is ordered by weight
/// and they take turns, so that no sort crowds out another.
///
/// # Errors
/// What reading the record can meet.
pub fn queue(record: &Record, most: usize) -> Result<Vec<Item>, Error> {
    let judged = Judged::of(record)?;
    let sorts = [
        candidates(record, &judged, most)?,
        disputed(record, &judged, most)?,
        unsure(record, &judged, most)?,
    ];
    let mut seen = BTreeSet::new();
    let mut queue = Vec::new();
    let mut turns = sorts.map(Vec::into_iter);
    while queue.len() < most {
        let before = queue.len();
        for sort in &mut turns {
            if let Some(item) = sort.find(|item| !seen.contains(&key(item))) {
                seen.insert(key(&item));
                queue.push(item);
            }
        }
        if queue.len() == before {
            break;
        }
    }
    queue.truncate(most);
    Ok(queue)
}

fn key(item: &Item) -> (String, String) {
    match &item.why {
        Why::MayBeOne { other, .. } => (item.target.clone(), other.clone()),
        _ => (item.target.clone(), String::new()),
    }
}

/// What reviewers have had their say on.
struct Judged {
    lines: BTreeSet<String>,
    pairs: BTreeSet<(String, String)>,
}

impl Judged {
    fn of(record: &Record) -> Result<Self, Error> {
        let mut judged = Self { lines: BTreeSet::new(), pairs: BTreeSet::new() };
        for entry in history(record)?.into_iter().filter(|entry| entry.state == State::Holds) {
            match entry.decision.action {
                Action::Confirm { target } | Action::Edit { target, .. } => {
                    judged.lines.insert(target);
                }
                Action::Merge { target, other } | Action::Split { target, other } => {
                    judged.pairs.insert(pair(&target, &other));
                }
                Action::Wrong { .. } | Action::Hide { .. } | Action::Undo { .. } => {}
            }
        }
        // A pair is known by the lines its ids lead to now.
        if !judged.pairs.is_empty() {
            let now: BTreeMap<String, String> =
                record.aliases()?.into_iter().map(|alias| (alias.from, alias.to)).collect();
            let line = |id: &String| now.get(id).unwrap_or(id).clone();
            judged.pairs = judged.pairs.iter().map(|(one, two)| pair(&line(one), &line(two))).collect();
        }
        Ok(judged)
    }
}

fn pair(one: &str, other: &str) -> (String, String) {
    if one <= other { (one.to_owned(), other.to_owned()) } else { (other.to_owned(), one.to_owned()) }
}

/// Actors of one kind whose names share a word and are alike, and that were not joined.
fn candidates(record: &Record, judged: &Judged, most: usize) -> Result<Vec<Item>, Error> {
    let actors = record.most_mentioned(&[ActorKind::Person, ActorKind::Organisation], ACTORS)?;
    let mut by_word: BTreeMap<(ActorKind, String), Vec<usize>> = BTreeMap::new();
    let names: Vec<Name> = actors.iter().map(|(_, kind, name, _)| Name::of(*kind, name)).collect();
    for (at, ((_, kind, ..), name)) in actors.iter().zip(&names).enumerate() {
        for word in name.sounds() {
            by_word.entry((*kind, word.to_owned())).or_default().push(at);
        }
    }
    let mut found: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for group in by_word.values() {
        for (at, &left) in group.iter().take(OF_ONE_WORD).enumerate() {
            for &right in group.iter().take(OF_ONE_WORD).skip(at + 1) {
                let pair = (left.min(right), left.max(right));
                if pair.0 != pair.1 && !found.contains_key(&pair) {
                    found.insert(pair, likeness(&names[left], &names[right]));
                }
            }
        }
    }
    let mut items = Vec::new();
    for ((left, right), alike) in found {
        let ((left, _, one, mentions), (right, _, other, more)) = (&actors[left], &actors[right]);
        if alike < ALIKE || judged.pairs.contains(&pair(&left.to_string(), &right.to_string())) {
            continue;
        }
        let reason = format!("“{one}” and “{other}” are alike as names");
        items.push(Item {
            target: left.to_string(),
            why: Why::MayBeOne { other: right.to_string(), reason },
            weight: u64::from(mentions + more) * u64::from(alike),
        });
    }
    Ok(first(items, most))
}

fn disputed(record: &Record, judged: &Judged, most: usize) -> Result<Vec<Item>, Error> {
    let mut items = Vec::new();
    for line in record.disputed(most + judged.lines.len())? {
        if let Some(dispute) = line.dispute
            && !judged.lines.contains(&line.id)
        {
            let weight = weight(line.texts, line.certainty) * 3 / 2;
            items.push(Item { target: line.id, why: Why::Disputed { dispute }, weight });
        }
    }
    Ok(first(items, most))
}

fn unsure(record: &Record, judged: &Judged, most: usize) -> Result<Vec<Item>, Error> {
    let mut items = Vec::new();
    // Lines that were judged may stand before all others.
    for line in record.doubtful(most + judged.lines.len())? {
        if !judged.lines.contains(&line.id) {
            let weight = weight(line.texts, line.certainty);
            items.push(Item { target: line.id, why: Why::Unsure(line.certainty), weight });
        }
    }
    Ok(first(items, most))
}

fn weight(texts: u32, certainty: Certainty) -> u64 {
    u64::from(texts.max(1)) * (1000 - u64::from(certainty.as_thousandths()).min(999))
}

/// The weightiest, each line once.
fn first(mut items: Vec<Item>, most: usize) -> Vec<Item> {
    items.sort_by(|left, right| right.weight.cmp(&left.weight).then_with(|| key(left).cmp(&key(right))));
    let mut seen = BTreeSet::new();
    items.retain(|item| seen.insert(key(item)));
    items.truncate(most);
    items
}

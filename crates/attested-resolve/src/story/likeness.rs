//! How alike two documents are: the cosine of what their words and names tell, in thousandths.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Counted;
use crate::event::days_between;
use crate::rarity::{Rarity, bits};

/// Words by which a document is looked up.
const TOP: usize = 30;
/// Days within which documents of one story follow one another.
pub(super) const WINDOW: i32 = 30;
/// Days within which they do when they name the same people whom few others name: from a crime to its trial.
pub(super) const LONG_WINDOW: i32 = 800;
/// What the name of somebody tells whom few documents name, in sixteenths of a bit.
const PERSON: u64 = 150;
/// How many times slower likeness fades for each of them.
const SLOWER: u64 = 10;
/// Weight of names beside words, in hundredths.
const NAMES: u64 = 30;

/// What a document tells, ready to be compared.
#[derive(Debug)]
pub(super) struct Profile {
    words: Vec<(u64, u64)>,
    names: Vec<(u64, u64)>,
    words_norm: u64,
    names_norm: u64,
    /// People it names in full whom few other documents name, with what they tell.
    people: Vec<(u64, u64)>,
    /// Its most telling words and names, by which it is found.
    pub(super) top: Vec<u64>,
    pub(super) day: Option<Date>,
}

impl Profile {
    pub(super) fn new(counted: &Counted, day: Option<Date>, rarity: &Rarity) -> Self {
        let words = weighted(&counted.words, rarity);
        let names = weighted(&counted.names, rarity);
        let people = counted.people.iter().filter(|&&person| rarity.is_seldom(person));
        let people = people.map(|&person| (person, rarity.weight(person))).collect();
        let mut ranked: Vec<(u64, u64)> =
            words.iter().chain(&names).map(|&(key, weight)| (weight, key)).collect();
        ranked.sort_unstable_by(|left, right| right.cmp(left));
        let mut top: Vec<u64> = ranked.into_iter().take(TOP).map(|(_, key)| key).collect();
        top.sort_unstable();
        top.dedup();
        Self { words_norm: norm(&words), names_norm: norm(&names), words, names, people, top, day }
    }

    /// The people by whom a document is found across months.
    pub(super) fn people(&self) -> impl Iterator<Item = u64> {
        self.people.iter().map(|(person, _)| *person)
    }

    /// Days between two documents; 0 when one of them is not dated.
    pub(super) fn days_from(&self, other: &Self) -> i32 {
        match (self.day, other.day) {
            (Some(one), Some(two)) => days_between(one.min(two), one.max(two)),
            _ => 0,
        }
    }
}

/// The likeness of two documents in thousandths, fading with the days between them: slowly where they name the same people
/// whom few others name, as later reports of one case do.
pub(super) fn likeness(one: &Profile, two: &Profile) -> u64 {
    let words = cosine(&one.words, &two.words, one.words_norm, two.words_norm);
    let names = cosine(&one.names, &two.names, one.names_norm, two.names_norm);
    let all = words + names * NAMES / 100;
    let days = u64::try_from(one.days_from(two)).unwrap_or(u64::MAX);
    let people = shared(&one.people, &two.people).min(3 * PERSON);
    // A day counts a twelfth as much for one person, a thirty-sixth for three.
    let fading = 1_000_000 / (1000 + 80 * days * PERSON / (PERSON + SLOWER * people));
    all * fading / 1000
}

/// What people that both name tell.
fn shared(one: &[(u64, u64)], two: &[(u64, u64)]) -> u64 {
    let of = |person: u64| two.binary_search_by_key(&person, |entry| entry.0).is_ok();
    one.iter().filter(|(person, _)| of(*person)).map(|(_, weight)| weight).sum()
}

fn weighted(counts: &BTreeMap<u64, u64>, rarity: &Rarity) -> Vec<(u64, u64)> {
    counts
        .iter()
        .map(|(&key, &count)| {
            // What a word tells counts twice over: what few documents share decides.
            let weight = rarity.weight(key);
            (key, weight * weight * (bits(count) + 16) / 256)
        })
        .filter(|(_, weight)| *weight > 0)
        .collect()
}

fn norm(vector: &[(u64, u64)]) -> u64 {
    vector.iter().map(|(_, weight)| weight * weight).sum::<u64>().isqrt()
}

fn cosine(one: &[(u64, u64)], two: &[(u64, u64)], norm_one: u64, norm_two: u64) -> u64 {
    let (mut at, mut to, mut sum) = (0, 0, 0u64);
    while at < one.len() && to < two.len() {
        match one[at].0.cmp(&two[to].0) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                sum += one[at].1 * two[to].1;
                at += 1;
                to += 1;
            }
        }
    }
    (sum * 1000).checked_div(norm_one * norm_two).unwrap_or(0)
}

//! Mentions that a report tells apart by its own words: "came under attack one week after a suspected gas attack".
//!
//! Takes the happenings of all documents; gives pairs of one sentence that are of one kind and stand before and after one
//! another in time. Nothing may join them, and a bare "the attack" right behind them may mean either.

use std::collections::BTreeSet;

use attested_model::Span;

use super::node::Happening;
use super::trigger::{Kinship, kinship};
use crate::corpus::Corpus;

/// Words that put one happening before or after another.
const ORDER: &[&str] = &["after", "before", "since", "following"];

/// True when a word of order and at most a few words after it lead to the next trigger.
fn ordered(gap: &str) -> bool {
    let clause = gap.rsplit([',', ';', ':', '"', '“', '”']).next().unwrap_or("");
    clause.split_whitespace().rev().take(6).any(|word| ORDER.contains(&word))
}

/// Pairs of happenings, smaller first, that one sentence tells apart.
pub(super) fn told_apart(corpus: &Corpus<'_>, nodes: &[Happening<'_>]) -> BTreeSet<(usize, usize)> {
    let mut apart = BTreeSet::new();
    for (left, one) in nodes.iter().enumerate() {
        let same = nodes[left + 1..]
            .iter()
            .take_while(|two| two.document == one.document && two.sentence == one.sentence)
            .enumerate()
            .filter(|(_, two)| kinship(one.class, two.class) == Kinship::Same);
        for (step, two) in same {
            let right = left + 1 + step;
            let from = nodes[right - 1].reading.trigger.end();
            // What stands between the two in time is the very next trigger: "before the raid, people who know of the meeting".
            if let Ok(gap) = Span::new(from, two.reading.trigger.start())
                && ordered(corpus.quote(one.document, gap))
            {
                apart.insert((left, right));
            }
        }
    }
    apart
}

//! PLOVER contexts: what a happening has to do with, by the words beside its trigger.
//!
//! Takes the tokens of a trigger; gives contexts in the order of the vocabulary, none twice. Only words of the same
//! sentence, at most [`REACH`] tokens away, count; `data/contexts.tsv` lists them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use attested_model::Context;

use crate::Page;
use crate::lexicon::table;

/// How far from the trigger, in tokens, a word tells a context. A clause of news English has about a dozen words.
const REACH: usize = 12;

/// The other words of a phrase, and the context it tells.
type Phrase = (Vec<&'static str>, Context);

/// The phrases by their first word.
static PHRASES: LazyLock<BTreeMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<&'static str, Vec<Phrase>> = BTreeMap::new();
    for line in table("contexts") {
        let Some((context, words)) = line.split_once('\t') else { continue };
        let Ok(context) = context.parse::<Context>() else { continue };
        for phrase in words.split(' ') {
            let mut words = phrase.split('_');
            let Some(first) = words.next() else { continue };
            phrases.entry(first).or_default().push((words.collect(), context));
        }
    }
    phrases
});

/// The contexts of a trigger.
pub(super) fn contexts(page: &Page<'_>, trigger: &Range<usize>, sentence: &Range<usize>) -> Vec<Context> {
    let from = sentence.start.max(trigger.start.saturating_sub(REACH));
    let to = sentence.end.min(trigger.end + REACH);
    let mut found: Vec<Context> = (from..to)
        .filter_map(|at| Some((at, PHRASES.get(page.lower(at))?)))
        .flat_map(|(at, phrases)| {
            phrases
                .iter()
                .filter(move |(rest, _)| {
                    rest.iter().enumerate().all(|(behind, word)| page.lower(at + 1 + behind) == *word)
                })
                .map(|(_, context)| *context)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

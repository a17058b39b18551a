//! The cue lexicon: verbs and nouns that report, with what they do and what may follow them.

use std::sync::LazyLock;

use attested_model::{Act, EventType, Mode, Stance};

use crate::grammar::{Grammar, Group, Tag, lemma};

const CUES: &str = include_str!("../../../data/cues.tsv");
const NOUNS: &str = include_str!("../../../data/cue_nouns.tsv");

/// A reporting verb, or a verb with the words that make it one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue {
    /// The verb.
    pub(crate) lemma: &'static str,
    /// The words behind it that belong to the cue.
    pub(crate) words: Vec<&'static str>,
    /// What the speaker does.
    pub(crate) act: Act,
    /// The speaker's stance.
    pub(crate) stance: Stance,
    /// What may follow; the letters are explained in the table.
    pub(crate) frames: &'static str,
    /// The event that saying it is, between political actors.
    pub(crate) event: Option<(EventType, Option<Mode>)>,
}

impl Cue {
    /// True when a complement of this kind may follow.
    pub(crate) fn takes(&self, frame: char) -> bool {
        self.frames.contains(frame)
    }

    /// True for a verb of saying in the narrow sense, which may stand behind or inside what is said.
    pub(crate) fn is_saying(&self) -> bool {
        self.words.is_empty() && (self.takes('q') || self.takes('Q'))
    }
}

/// A noun that carries a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CueNoun {
    /// The noun in its singular.
    pub(crate) noun: &'static str,
    /// What the speaker does.
    pub(crate) act: Act,
    /// The speaker's stance.
    pub(crate) stance: Stance,
}

fn event(kind: &str, mode: &str) -> Option<(EventType, Option<Mode>)> {
    Some((kind.parse().ok()?, mode.parse().ok()))
}

static VERBS: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    let mut cues: Vec<Cue> = rows(CUES)
        .filter_map(|row| {
            let [phrase, act, stance, frames, kind, mode] = row[..] else { return None };
            let mut words = phrase.split(" =");
            Some(Cue {
                // A verb that the verb list lacks is kept under its own name and never met.
                lemma: words.next().map(|word| known(word))?,
                words: words.collect(),
                act: act.parse().ok()?,
                stance: stance.parse().ok()?,
                frames,
                event: event(kind, mode),
            })
        })
        .collect();
    // Longest phrase first under each verb.
    cues.sort_by(|a, b| {
        a.lemma.cmp(b.lemma).then(b.words.len().cmp(&a.words.len())).then(a.words.cmp(&b.words))
    });
    cues
});

fn known(word: &'static str) -> &'static str {
    let found = lemma(word);
    if found.is_empty() { word } else { found }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

static CUE_NOUNS: LazyLock<Vec<CueNoun>> = LazyLock::new(|| {
    let mut nouns: Vec<CueNoun> = rows(NOUNS)
        .filter_map(|row| {
            let [noun, act, stance, ..] = row[..] else { return None };
            Some(CueNoun { noun, act: act.parse().ok()?, stance: stance.parse().ok()? })
        })
        .collect();
    nouns.sort_by_key(|each| each.noun);
    nouns
});

/// The cue that a verb group is, with the token behind its last word.
pub(crate) fn of_group(grammar: &Grammar<'_>, group: &Group) -> Option<(&'static Cue, usize)> {
    if group.lemma.is_empty() {
        return None;
    }
    let start = VERBS.partition_point(|cue| cue.lemma < group.lemma);
    VERBS[start..].iter().take_while(|cue| cue.lemma == group.lemma).find_map(|cue| {
        let mut at = group.end;
        for word in &cue.words {
            // One adverb or adjective may stand between: "expressed deep concern over".
            if grammar.page.lower(at) != *word
                && matches!(grammar.tag(at), Tag::Adv | Tag::Word | Tag::Det)
                && grammar.page.lower(at + 1) == *word
            {
                at += 1;
            }
            if grammar.page.lower(at) != *word {
                return None;
            }
            at += 1;
        }
        Some((cue, at))
    })
}

/// The cue noun that a lower-cased word is, in singular or plural.
pub(crate) fn noun(word: &str) -> Option<&'static CueNoun> {
    let find =
        |word: &str| CUE_NOUNS.binary_search_by_key(&word, |each| each.noun).ok().map(|at| &CUE_NOUNS[at]);
    find(word).or_else(|| word.strip_suffix('s').and_then(find))
}

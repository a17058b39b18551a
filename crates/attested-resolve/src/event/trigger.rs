//! Words that reports use for one and the same kind of happening.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::content;

/// Triggers of one class, by their commonest forms.
const CLASSES: &[&[&str]] = &[
    &[
        "met",
        "meeting",
        "talks",
        "summit",
        "negotiations",
        "discussed",
        "spoke",
        "consultations",
        "conferred",
    ],
    &["visit", "visited", "trip", "travelled", "traveled", "tour", "arrived", "travel"],
    &["call", "called", "phoned", "telephoned", "conversation"],
    &["attacked", "attack", "assault", "raid", "raided", "stormed", "offensive", "ambush", "ambushed"],
    &["strike", "struck", "airstrike", "airstrikes", "bombardment", "hit", "raids"],
    &["shelled", "shelling", "artillery"],
    &["exploded", "explosion", "blast", "bomb", "bombed", "bombing", "detonated"],
    &[
        "killed",
        "killing",
        "slain",
        "died",
        "dies",
        "dying",
        "dead",
        "death",
        "murder",
        "murdered",
        "assassinated",
        "assassination",
    ],
    &["injured", "wounded", "injuries", "hurt"],
    &["fighting", "clash", "clashes", "clashed", "fought", "battle"],
    &["abducted", "kidnapped", "abduction", "captive", "hostage", "captured"],
    &["protest", "protested", "demonstration", "demonstrated", "marched", "march", "rally", "rallied"],
    &[
        "arrested",
        "arrest",
        "detained",
        "detention",
        "seized",
        "seizure",
        "confiscated",
        "confiscation",
        "impounded",
        "apprehended",
        "nabbed",
        "custody",
    ],
    &["shot", "shooting", "gunfire", "gunned"],
    &["dui", "driving"],
    &["stabbed", "stabbing"],
    &["invaded", "invasion"],
    &["expelled", "expulsion"],
    &["dismissed", "dismissal", "sacked", "fired", "ousted", "relieved"],
    &["appointed", "appointment", "nominated", "nomination", "nominee", "named", "hired"],
    &["foiled", "thwarted", "repelled", "repulsed", "prevented"],
    &["fled", "flee", "escaped", "escape"],
    &["crash", "crashed", "collision", "collided", "accident"],
    &["fell", "fallen", "plunged"],
    &["announced", "announcement", "unveiled"],
    &["won", "win", "victory", "beat", "defeated", "defeat"],
    &["bought", "acquired", "acquisition", "purchase", "takeover"],
    &["earthquake", "quake", "tremor"],
    &["robbery", "robbed", "heist"],
    &["damaged", "destroyed", "devastated"],
    &["released", "release", "freed", "handed"],
    &["ceasefire", "truce", "armistice"],
    &["agreed", "agreement", "deal", "accord", "signed", "pact"],
    &["elected", "election", "vote", "voted"],
    &["resigned", "resignation", "quit"],
];

/// Classes, by their first words, that may tell of one happening: its means, the deed, its outcome.
const KIN: &[&[&str]] = &[
    &["attacked", "strike", "shelled", "exploded", "shot", "stabbed", "killed", "injured"],
    &["attacked", "invaded"],
    &["attacked", "abducted"],
    &["met", "visit", "call"],
    &["ceasefire", "agreed"],
    &["arrested", "abducted"],
];

/// How close two triggers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    /// Words of different happenings.
    None,
    /// Words that have only their type in common.
    Family,
    /// Words that may tell of one happening.
    Kin,
    /// Words of one class.
    Same,
}

static CLASS_OF: LazyLock<BTreeMap<u64, u64>> = LazyLock::new(|| {
    let mut of = BTreeMap::new();
    for class in CLASSES {
        for word in *class {
            of.entry(content::main_word(word)).or_insert_with(|| content::main_word(class[0]));
        }
    }
    of
});

static KINDRED: LazyLock<Vec<Vec<u64>>> = LazyLock::new(|| {
    KIN.iter().map(|set| set.iter().map(|word| content::main_word(word)).collect()).collect()
});

/// Verbs that tell nothing without their object: "launched missiles at", "carried out a raid".
const LIGHT: &[&str] = &[
    "launched",
    "launching",
    "launch",
    "fired",
    "firing",
    "carried",
    "conducted",
    "mounted",
    "staged",
    "waged",
];
const WEAPONS: &[&str] = &["missile", "missiles", "rocket", "rockets", "shells", "mortars", "drones"];

/// The words that tell what is done: of a light verb its object, where that is a deed or a weapon that is aimed at something.
pub(super) fn deed<'t>(trigger: &'t str, behind: &'t str) -> &'t str {
    let last = trigger.rsplit(' ').next().unwrap_or("").to_lowercase();
    if !LIGHT.contains(&last.as_str()) {
        return trigger;
    }
    let clause = behind.split(['.', ',', ';', ':', '"', '“', '”', '\n']).next().unwrap_or("");
    let mut words = clause.split_whitespace();
    for word in words.by_ref().take(6) {
        if WEAPONS.contains(&word) {
            let aimed =
                words.take(3).any(|word| matches!(word, "at" | "on" | "into" | "against" | "towards"));
            return if aimed { "strike" } else { "launched" };
        }
        if matches!(
            word,
            "at" | "on" | "into" | "of" | "for" | "to" | "in" | "by" | "and" | "after" | "against"
        ) {
            break;
        }
        if ["attacked", "strike", "shelled", "exploded"].iter().any(|deed| class(word) == class(deed)) {
            return word;
        }
    }
    trigger
}

/// The class of a trigger: equal for words of one class, else the word's own.
pub(super) fn class(words: &str) -> u64 {
    // What the last word does not tell: "opened fire" is no blaze.
    let lower = words.to_lowercase();
    let own = content::main_word(match lower.as_str() {
        _ if lower.starts_with("open") && lower.ends_with(" fire") => "shot",
        _ if lower.ends_with("under the influence") => "driving",
        "let go" => "dismissed",
        _ => words,
    });
    CLASS_OF.get(&own).copied().unwrap_or(own)
}

/// What a deed is done with, as far as that tells deeds apart: gas is no missile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// The words name none.
    Open,
    /// Chemicals.
    Chemical,
    /// Missiles, bombs, guns, knives: reports mix the names of these.
    Arms,
}

impl Means {
    /// What the words of a trigger name.
    pub(super) fn of(words: &str) -> Self {
        let lower = words.to_lowercase();
        let has = |stems: &[&str]| stems.iter().any(|stem| lower.contains(stem));
        if has(&["chemical", "nerve agent", "poison gas", "gas attack"]) {
            Self::Chemical
        } else if has(&[
            "air", "missile", "drone", "rocket", "strike", "struck", "shell", "bomb", "blast", "explo",
            "stab", "shoot", "shot",
        ]) {
            Self::Arms
        } else {
            Self::Open
        }
    }

    /// False for what cannot be one deed.
    pub(super) fn fits(self, other: Self) -> bool {
        self == Self::Open || other == Self::Open || self == other
    }
}

/// A number for the kind of happening that words tell of: equal for words that reports use for one and the same.
pub fn kind_of_happening(words: &str) -> u64 {
    class(words)
}

/// True for words of what goes on for weeks.
pub(super) fn goes_on(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("").to_lowercase();
    matches!(last.as_str(), "talks" | "negotiations" | "discussions" | "consultations" | "contacts")
}

/// True for words of what befalls one person once, or hardly twice in one story: killed, arrested, released.
pub(super) fn is_once(class: u64) -> bool {
    ["killed", "arrested", "released", "abducted", "resigned"].iter().any(|word| class == self::class(word))
}

/// True for meetings and visits.
pub(super) fn is_encounter(class: u64) -> bool {
    ["met", "visit"].iter().any(|word| class == self::class(word))
}

/// True for words of death.
pub(super) fn is_killing(class: u64) -> bool {
    class == self::class("killed")
}

/// How close two classes are.
pub(super) fn kinship(one: u64, two: u64) -> Kinship {
    if one == two {
        return Kinship::Same;
    }
    let kin = KINDRED.iter().any(|set| set.contains(&one) && set.contains(&two));
    if kin { Kinship::Kin } else { Kinship::None }
}

/// The classes that may tell of one happening with this one, itself first.
pub(super) fn kin_of(class: u64) -> impl Iterator<Item = u64> {
    let others = KINDRED.iter().filter(move |set| set.contains(&class)).flatten().copied();
    std::iter::once(class).chain(others.filter(move |&other| other != class))
}

//! Words that reports use for one and the same kind of happening.

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
    &["visit", "visited", "trip", "travelled", "traveled", "tour", "arrived"],
    &["call", "called", "phoned", "telephoned", "conversation"],
    &["attacked", "attack", "assault", "raid", "raided", "stormed", "offensive", "ambush", "ambushed"],
    &["strike", "struck", "airstrike", "airstrikes", "bombed", "bombing", "bombardment", "hit", "raids"],
    &["shelled", "shelling", "artillery"],
    &["exploded", "explosion", "blast", "bomb", "detonated"],
    &["killed", "killing", "slain", "died", "dead", "death", "assassinated", "assassination"],
    &["abducted", "kidnapped", "abduction", "captive", "hostage", "captured"],
    &["protest", "protested", "demonstration", "demonstrated", "marched", "march", "rally", "rallied"],
    &["arrested", "arrest", "detained", "detention"],
    &["released", "release", "freed", "handed"],
    &["ceasefire", "truce", "armistice"],
    &["elected", "election", "vote", "voted"],
    &["resigned", "resignation", "quit"],
];

/// The class of a trigger: equal for words of one class, else the word's own.
pub(super) fn class(words: &str) -> u64 {
    let own = content::main_word(words);
    CLASSES
        .iter()
        .find(|class| class.iter().any(|word| content::main_word(word) == own))
        .map_or(own, |class| content::main_word(class[0]))
}

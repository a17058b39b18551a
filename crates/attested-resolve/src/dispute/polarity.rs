//! Whether what somebody says is that something is so or that it is not so.
//!
//! "There was no such meeting" is stated, and states that something is not so: beside "they met" it is the other
//! side, beside a denial of the meeting the same side. What is denied is denied, whichever words deny it.

use attested_model::Stance;

/// Words of a content in which a negation of its main clause must stand.
const FIRST: usize = 12;
/// Words that negate a clause.
const NOT: &[&str] = &["not", "never", "no", "nobody", "nothing", "none", "neither", "cannot", "nor"];
/// "no doubt", "not only": no negation.
const YET: &[&str] = &["doubt", "only", "just", "longer", "matter", "less", "later", "wonder"];

/// What a claim is called by those who say that it is not so.
const FALSE: &[&str] = &[
    "baseless",
    "bogus",
    "fabricated",
    "fabrication",
    "false",
    "fiction",
    "groundless",
    "invented",
    "lie",
    "lies",
    "nonsense",
    "unfounded",
    "untrue",
    "wrong",
];
/// What is called so.
const CALLED: &[&str] =
    &["accusation", "allegation", "assertion", "claim", "charge", "report", "rumour", "rumor"];

/// True for "the claim that it sent them is false": the claim inside is denied, whatever the words before it state.
pub(super) fn calls_false(content: &str) -> bool {
    verdict(content) == Some(true)
}

/// What a clause says of a claim: that it is false, or that it is not; `None` for a clause that says neither.
fn verdict(content: &str) -> Option<bool> {
    let words: Vec<String> = content
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let called = words.iter().take(8).position(|word| CALLED.contains(&word.trim_end_matches('s')));
    let verdict = words.iter().position(|word| FALSE.contains(&word.as_str()));
    let (called, verdict) = (called?, verdict?);
    let between = words.get(called..verdict).unwrap_or(&[]);
    let says =
        between.iter().rev().take(3).any(|word| matches!(word.as_str(), "is" | "are" | "was" | "were"));
    let behind = between.iter().rev().take(3).any(|word| NOT.contains(&word.as_str()));
    match (says, behind) {
        (true, true) => Some(false),
        (true, false) if !between.iter().any(|word| NOT.contains(&word.as_str())) => Some(true),
        _ => None,
    }
}

/// What is denied to those who ask for it.
const ASKED_FOR: &[&str] = &[
    "access",
    "admission",
    "aid",
    "appeal",
    "application",
    "asylum",
    "bail",
    "care",
    "citizenship",
    "clearance",
    "consent",
    "entry",
    "funding",
    "funds",
    "help",
    "leave",
    "licence",
    "license",
    "money",
    "opportunity",
    "parole",
    "passage",
    "permission",
    "permit",
    "petition",
    "request",
    "requests",
    "right",
    "rights",
    "service",
    "services",
    "treatment",
    "visa",
    "visas",
];

/// True for "funding for the wall", "entry to the camp": denied is what somebody asked for, not what somebody said.
pub(super) fn is_refusal(content: &str) -> bool {
    let words: Vec<String> = content
        .split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let clause = |word: &str| {
        matches!(
            word,
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "has"
                | "had"
                | "have"
                | "did"
                | "does"
                | "do"
                | "will"
                | "would"
                | "could"
                | "can"
                | "may"
                | "might"
                | "not"
                | "any"
                | "never"
                | "no"
                | "being"
                | "having"
        ) || word.ends_with("ed")
    };
    !words.iter().any(|word| clause(word))
        && words.iter().take(4).any(|word| ASKED_FOR.contains(&word.as_str()))
}

/// The stance that counts when positions are held against each other.
pub(super) fn stance_of(stance: Stance, content: &str) -> Stance {
    let negated = match verdict(content) {
        // "the report was not false": so it is.
        Some(false) => false,
        Some(true) => !is_negated(content),
        None => is_negated(content),
    };
    match (stance, negated) {
        (Stance::Stated, true) => Stance::Denied,
        (stance, _) => stance,
    }
}

/// True when the first clause says that something is not so.
fn is_negated(content: &str) -> bool {
    let words: Vec<String> = content
        .split_whitespace()
        .take(FIRST + 1)
        .map(|word| {
            word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'')
                .to_lowercase()
        })
        .collect();
    let negations = words.iter().take(FIRST).enumerate().filter(|(at, word)| {
        let negates = NOT.contains(&word.as_str()) || word.ends_with("n’t") || word.ends_with("n't");
        negates && !words.get(at + 1).is_some_and(|next| YET.contains(&next.as_str()))
    });
    // Two negations in one clause mostly undo each other.
    negations.count() == 1
}

#[cfg(test)]
mod tests {
    use super::{is_refusal, stance_of};
    use attested_model::Stance::{Denied, NotKnown, Stated};

    #[test]
    fn a_negated_content_turns_the_side() {
        for (stance, content, side) in [
            (Stated, "There was no such meeting, in the capital or anywhere else", Denied),
            (Stated, "Not one officer planned the raid", Denied),
            (Stated, "The test doesn’t violate the treaty", Denied),
            (Stated, "the test violates the treaty", Stated),
            (Stated, "there is no doubt that it does", Stated),
            (Stated, "a claim that it shipped arms is “invented from first word to last”", Denied),
            (Stated, "the report was not false", Stated),
            (Denied, "she never saw any money", Denied),
            (NotKnown, "no proof that they knew", NotKnown),
        ] {
            assert_eq!(stance_of(stance, content), side, "{content}");
        }
    }

    #[test]
    fn what_is_refused_is_no_claim() {
        for (content, refused) in [
            ("funding for such a wall", true),
            ("entry to the camp", true),
            ("the killing of prisoners", false),
            ("sending drones", false),
            ("involvement in the raid", false),
            ("that it was behind the blast", false),
            ("every charge", false),
        ] {
            assert_eq!(is_refusal(content), refused, "{content}");
        }
    }
}

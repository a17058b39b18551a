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

/// The stance that counts when positions are held against each other.
pub(super) fn stance_of(stance: Stance, content: &str) -> Stance {
    match (stance, is_negated(content)) {
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
    use super::stance_of;
    use attested_model::Stance::{Denied, NotKnown, Stated};

    #[test]
    fn a_negated_content_turns_the_side() {
        for (stance, content, side) in [
            (Stated, "There was no such meeting, in the capital or anywhere else", Denied),
            (Stated, "Not one officer planned the raid", Denied),
            (Stated, "The test doesn’t violate the treaty", Denied),
            (Stated, "the test violates the treaty", Stated),
            (Stated, "there is no doubt that it does", Stated),
            (Denied, "she never saw any money", Denied),
            (NotKnown, "no proof that they knew", NotKnown),
        ] {
            assert_eq!(stance_of(stance, content), side, "{content}");
        }
    }
}

use crate::error::{Failure, Fault};
use crate::record::{ActorQuery, Page, Record, Who};

/// Names that a hint lists.
const SUGGESTED: usize = 3;

/// Whom the words of a flag mean; a failure that suggests others when they mean nobody.
pub(super) fn who(words: &str, record: &Record) -> Result<Who, Failure> {
    let who = Who::from(words);
    if record.who(&who)?.is_empty() {
        let failure = Failure::new(Fault::User, format!("nobody in the record is called '{words}'"));
        let near = near(words, record)?;
        return Err(if near.is_empty() {
            failure.hint("see who is in it: attested actors")
        } else {
            failure.hint(format!("did you mean {}?", near.join(", or ")))
        });
    }
    Ok(who)
}

/// The one actor that words or an id mean; a failure that lists them when they mean several.
pub(super) fn one_actor(words: &str, record: &Record) -> Result<crate::model::ActorId, Failure> {
    let found = record.who(&who(words, record)?)?;
    if let [only] = found.as_slice() {
        return Ok(*only);
    }
    let mut several = Vec::new();
    for id in found.iter().take(SUGGESTED * 2) {
        if let Some(actor) = record.actor(id)? {
            several.push(format!("{id} ({})", actor.name));
        }
    }
    let what = format!("'{words}' may mean {} actors", found.len());
    Err(Failure::new(Fault::User, what).hint(format!("take an id: {}", several.join(", "))))
}

/// Names in the record that differ from the words by few letters, in whole or in one of their words.
fn near(words: &str, record: &Record) -> Result<Vec<String>, Failure> {
    let wanted = words.to_lowercase();
    // A letter in four may be wrong.
    let allowed = (wanted.chars().count() / 4).max(1);
    let mut found: Vec<(usize, String)> = Vec::new();
    for actor in record.actors(&ActorQuery { page: Page::first(20_000), ..ActorQuery::default() })? {
        let name = actor?.name;
        let lower = name.to_lowercase();
        let parts = std::iter::once(lower.as_str()).chain(lower.split_whitespace());
        if let Some(distance) =
            parts.map(|part| distance(&wanted, part)).min().filter(|&least| least <= allowed)
        {
            found.push((distance, name));
        }
    }
    found.sort();
    found.dedup();
    Ok(found.into_iter().take(SUGGESTED).map(|(_, name)| format!("'{name}'")).collect())
}

/// How many letters must be changed, put in or taken out (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn letters_changed_put_in_and_taken_out_are_counted() {
        assert_eq!(distance("vashik", "vashik"), 0);
        assert_eq!(distance("vashk", "vashik"), 1);
        assert_eq!(distance("teled", "taled"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}

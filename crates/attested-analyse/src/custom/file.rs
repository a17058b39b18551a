//! The file of custom types: TOML from people, canonical JSON in the record.

use std::collections::BTreeSet;

use attested_model::{EventType, Vocabulary as _};
use serde::{Deserialize, Serialize};

use super::cue::words;
use super::{CustomType, CustomTypes};
use crate::Error;

/// How many types a file may hold, and how many cues, examples and counterexamples each.
const MOST: usize = 200;
/// How many words a cue may have.
const WORDS: usize = 8;
/// How many bytes an example may have: it is a sentence, not an article.
const EXAMPLE: usize = 2_000;

/// The file as written: `[[type]]` tables and nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "type")]
    types: Vec<CustomType>,
}

/// What the configuration of a run holds.
#[derive(Default, Serialize, Deserialize)]
struct Config {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    types: Vec<CustomType>,
}

pub(super) fn from_toml(text: &str) -> Result<Vec<CustomType>, Error> {
    let file: File = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        let before = text.get(..at).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        Error::TypesFile { line, column, what: error.message().lines().collect::<Vec<_>>().join("; ") }
    })?;
    Ok(file.types)
}

pub(super) fn from_config(config: &str) -> Result<Vec<CustomType>, Error> {
    let config: Config = serde_json::from_str(config).map_err(|error| Error::TypesFile {
        line: error.line(),
        column: error.column(),
        what: error.to_string(),
    })?;
    Ok(config.types)
}

pub(super) fn to_config(types: &[CustomType]) -> String {
    // Serialising plain strings and enums cannot fail; an empty configuration would still be a valid one.
    serde_json::to_string(&Config { types: types.to_vec() }).unwrap_or_else(|_| "{}".to_owned())
}

/// Checks the rules of [`CustomType`] and that no name stands twice.
pub(super) fn check(types: &[CustomType]) -> Result<(), Error> {
    let mut names = BTreeSet::new();
    for (at, each) in types.iter().enumerate() {
        let wrong = |what: String| Err(Error::CustomType { name: each.name.clone(), what });
        if at >= MOST {
            return wrong(format!("a file may hold {MOST} types"));
        }
        if let Some(what) = fault(each) {
            return wrong(what);
        }
        if !names.insert(&each.name) {
            return wrong("the name stands twice".to_owned());
        }
    }
    Ok(())
}

/// What is wrong with a type by itself.
fn fault(each: &CustomType) -> Option<String> {
    let name = each.name.as_str();
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !letters
        || !name.starts_with(|letter: char| letter.is_ascii_lowercase())
        || !(2..=40).contains(&name.len())
    {
        return Some("a name is 2 to 40 lower-case letters, digits and dashes, a letter first".to_owned());
    }
    if EventType::ALL.iter().any(|kind| kind.word().eq_ignore_ascii_case(name)) {
        return Some("this is a PLOVER type; choose another name".to_owned());
    }
    if each.definition.trim().is_empty() {
        return Some("it needs a definition".to_owned());
    }
    if each.cues.is_empty() || each.examples.is_empty() {
        return Some("it needs at least one cue and one example".to_owned());
    }
    if [&each.cues, &each.unless, &each.examples, &each.counterexamples].iter().any(|list| list.len() > MOST)
    {
        return Some(format!("a list may hold {MOST} entries"));
    }
    match (each.like, each.mode) {
        (None, Some(_)) => return Some("a mode needs the PLOVER type it belongs to: set like".to_owned()),
        (Some(like), Some(mode)) if !like.modes().contains(&mode) => {
            return Some(format!("{mode} is no mode of {like}"));
        }
        _ => {}
    }
    if let Some(cue) = each.cues.iter().find(|cue| !is_cue(cue)) {
        return Some(format!(
            "the cue \"{cue}\" is not one to {WORDS} words of letters; \"…\" may stand between two of them, once"
        ));
    }
    if each.unless.iter().any(|word| words(word).len() != 1) {
        return Some("unless takes single words".to_owned());
    }
    let told = || each.examples.iter().chain(&each.counterexamples);
    if told().any(|example| example.trim().is_empty() || example.len() > EXAMPLE) {
        return Some(format!("an example has 1 to {EXAMPLE} bytes"));
    }
    None
}

fn is_cue(cue: &str) -> bool {
    let words = words(cue);
    let is_word = |word: &String| {
        word.chars().any(char::is_alphabetic)
            && word.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’' | '.'))
    };
    let gaps = words.iter().filter(|word| *word == "…").count();
    let ends = words.first().is_some_and(is_word) && words.last().is_some_and(is_word);
    ends && gaps <= 1 && words.len() <= WORDS + gaps && words.iter().all(|word| word == "…" || is_word(word))
}

impl PartialEq for CustomTypes {
    fn eq(&self, other: &Self) -> bool {
        self.types() == other.types()
    }
}

//! A custom type must find its own examples, and must not find its counterexamples.

use attested_model::{Document, Metadata, OffsetMap, Section, SectionKind, Span};

use super::CustomType;
use crate::{Analyser, Error};

/// Reads the examples of every type with the analyser that has the types.
pub(crate) fn check(analyser: &Analyser, types: &[CustomType]) -> Result<(), Error> {
    for each in types {
        let wrong = |what: String| Error::CustomType { name: each.name.clone(), what };
        for example in &each.examples {
            if !finds(analyser, example, &each.name).map_err(wrong)? {
                return Err(wrong(format!(
                    "its own example is not read as one: \"{example}\"; is one of its cues there, verbs in their base form?"
                )));
            }
        }
        for example in &each.counterexamples {
            if finds(analyser, example, &each.name).map_err(wrong)? {
                return Err(wrong(format!(
                    "a counterexample is read as one: \"{example}\"; name a word of it under unless, or make a cue longer"
                )));
            }
        }
    }
    Ok(())
}

/// True when an event of a type is read in a text.
fn finds(analyser: &Analyser, text: &str, name: &str) -> Result<bool, String> {
    let len = u32::try_from(text.len()).map_err(|_| "an example is too long".to_owned())?;
    let body = Section { span: Span::of(0..text.len()), kind: SectionKind::Body };
    let document =
        Document::new(text.to_owned(), vec![body], OffsetMap::identity(len, 0), Metadata::default())
            .map_err(|error| format!("an example cannot be read: {error}"))?;
    Ok(analyser.analyse(&document).events.iter().any(|event| event.custom_type.as_deref() == Some(name)))
}

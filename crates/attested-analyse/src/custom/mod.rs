//! Event types of the user's own, from a small file and without training.
//!
//! Takes a TOML file of types, each with a definition, the words that tell of it and examples; gives triggers beside those
//! of PLOVER. Everything behind the words (who, to whom, when, where, whether it took place, who says so) is read as for
//! any other event. The examples are no training data: they are read when the types are loaded, and a type that does not
//! find its own examples is refused.

mod cue;
mod examples;
mod file;
mod mark;

use attested_model::{EventType, Mode};
use serde::{Deserialize, Serialize};

pub(crate) use examples::check;
pub(crate) use mark::mark;

use crate::Error;
use cue::Cues;

/// One event type of the user's own.
///
/// docs/custom-types.md tells how to write one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomType {
    /// Its name: 2 to 40 lower-case letters, digits and dashes, a letter first; no word of PLOVER ("evacuation").
    pub name: String,
    /// What counts as one, in a sentence, for people.
    pub definition: String,
    /// The PLOVER type that exports in PLOVER's shape file it under. Without it, that of the built-in word lists where they
    /// have the words, else `OTHER`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like: Option<EventType>,
    /// The PLOVER mode, one of those of `like`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// Words that tell of it: verbs in their base form, nouns in the singular, phrases of at most eight words; "…" stands
    /// for an object of any length ("move … to safety").
    pub cues: Vec<String>,
    /// Words beside which, in the same sentence, the cues mean something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// Sentences that tell of one, at least one.
    pub examples: Vec<String>,
    /// Sentences that tell of none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counterexamples: Vec<String>,
}

/// The user's own event types, with the words of all of them in one table.
#[derive(Debug, Clone, Default)]
pub struct CustomTypes {
    types: Vec<CustomType>,
    cues: Cues,
}

impl CustomTypes {
    /// Reads a file of types.
    ///
    /// ```
    /// let types = attested_analyse::CustomTypes::from_toml(r#"
    ///     [[type]]
    ///     name = "evacuation"
    ///     definition = "Somebody moves people out of danger."
    ///     cues = ["evacuate", "evacuation", "move … to safety"]
    ///     examples = ["The army moved the villagers to safety."]
    /// "#).unwrap();
    /// assert_eq!(types.types()[0].name, "evacuation");
    /// ```
    ///
    /// # Errors
    /// [`Error::TypesFile`] with line and column where the file is no TOML or has an unknown key;
    /// [`Error::CustomType`] for a type that breaks a rule of [`CustomType`].
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        file::from_toml(text).and_then(Self::new)
    }

    /// The types that a run's configuration names; see [`CustomTypes::to_config`].
    ///
    /// # Errors
    /// [`Error::CustomType`] for a type that breaks a rule of [`CustomType`]; [`Error::TypesFile`] for other text.
    pub fn from_config(config: &str) -> Result<Self, Error> {
        file::from_config(config).and_then(Self::new)
    }

    /// Checks types and makes the table of their words.
    ///
    /// # Errors
    /// [`Error::CustomType`] for a type that breaks a rule of [`CustomType`].
    pub fn new(types: Vec<CustomType>) -> Result<Self, Error> {
        file::check(&types)?;
        let cues = Cues::of(&types);
        Ok(Self { types, cues })
    }

    /// The types, in the order of the file.
    pub fn types(&self) -> &[CustomType] {
        &self.types
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }

    /// The configuration of a run that reads with these types, as canonical JSON; `{}` for none.
    pub fn to_config(&self) -> String {
        file::to_config(&self.types)
    }
}

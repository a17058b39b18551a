//! What the user knows beside the texts: who owns an outlet, where it sits, whether it is an agency; and lists of names.

use std::collections::BTreeMap;

use attested_model::KnownActor;
use serde::{Deserialize, Serialize};

/// What is known about one outlet; every field may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Outlet {
    /// Who owns it; outlets of one owner count as one owner.
    pub owner: Option<String>,
    /// ISO 3166-1 alpha-3 code of the country it sits in.
    pub country: Option<String>,
    /// True for an agency, whose texts other outlets print.
    pub agency: bool,
}

/// What the user knows beside the texts. The default knows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Knowledge {
    /// Outlets by name, as the metadata of documents write it.
    pub outlets: BTreeMap<String, Outlet>,
    /// Lists of names by what they are called.
    pub names: BTreeMap<String, Vec<KnownActor>>,
}

impl Knowledge {
    /// The owner under which the documents of `outlet` are counted: the known owner, else the outlet itself.
    pub fn owner_of<'a>(&'a self, outlet: &'a str) -> &'a str {
        self.outlets.get(outlet).and_then(|known| known.owner.as_deref()).unwrap_or(outlet)
    }
}

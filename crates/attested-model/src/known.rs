//! Names that the user brings along: lists of actors with their spellings and their ids elsewhere.
//!
//! Example: a desk keeps a table of the ministers it writes about; "Ilona Marsk" and "I. Marskova" are one row of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ActorKind;

/// An actor that a list knows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KnownActor {
    /// Its id in the list; its first name where the list gives none.
    pub id: String,
    /// What it is, where the list tells.
    pub kind: Option<ActorKind>,
    /// Every name the list has for it, the usual one first. One without names names nobody.
    pub names: Vec<String>,
    /// ISO 3166-1 alpha-3 code, where the list tells one.
    pub country: Option<String>,
    /// Ids in outside authorities ("wikidata").
    pub external: BTreeMap<String, String>,
}

/// A list of actors, as somebody took it into a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameList {
    /// What it is called; a list of the same name takes the place of an earlier one.
    pub name: String,
    /// What it was written in ("csv").
    pub format: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Who took it in.
    pub user: String,
    /// When, as RFC 3339 in UTC.
    pub time: String,
    /// Its actors, by id. A list without actors takes an earlier one of its name back.
    pub actors: Vec<KnownActor>,
}

impl KnownActor {
    /// Under which authority an actor of the record carries the id it has in the list called `list`.
    pub fn authority(list: &str) -> String {
        format!("list:{list}")
    }
}

use std::collections::BTreeMap;

use attested_model::{Actor, ActorId, ActorKind, Edtf, NameCount, ParticipantKey, Role, Tenure};
use serde::{Deserialize, Serialize};

use super::PassageLine;
use crate::{Error, Quotes};

/// A person, organisation, country or group across documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorLine {
    /// Its id.
    pub id: ActorId,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: ActorKind,
    /// The fullest of its commonest names.
    pub name: String,
    /// Every form of its name, commonest first.
    pub names: Vec<NameCount>,
    /// Its roles.
    pub roles: Vec<RoleLine>,
    /// Ids in outside authorities.
    pub external: BTreeMap<String, String>,
    /// How many mentions it has.
    pub mentions: u32,
    /// Added: ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// Added: the participants of single documents it was joined from.
    pub members: Vec<ParticipantKey>,
    /// Added: why they were joined.
    pub merges: Vec<MergeLine>,
}

/// A role and the passages that give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleLine {
    /// The title in lower case.
    pub title: String,
    /// Of whom, when that is an actor of the record.
    pub of: Option<ActorId>,
    /// Of whom, as written.
    pub of_text: Option<String>,
    /// Since when.
    pub from: Option<Edtf>,
    /// Until when.
    pub until: Option<Edtf>,
    /// Where it is said.
    pub passages: Vec<PassageLine>,
    /// Added: how it is held.
    pub tenure: Tenure,
}

/// Why two participants are held to be one actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeLine {
    /// The one.
    pub left: ParticipantKey,
    /// The other.
    pub right: ParticipantKey,
    /// The reason in words.
    pub reason: String,
}

impl ActorLine {
    /// The line of an actor.
    ///
    /// # Errors
    /// As [`Quotes::quote`].
    pub fn new(actor: &Actor, quotes: &mut Quotes<'_>) -> Result<Self, Error> {
        let roles = actor.roles.iter().map(|role| role_line(role, quotes)).collect::<Result<_, _>>()?;
        let merge = |edge: &attested_model::MergeEdge| MergeLine {
            left: edge.left,
            right: edge.right,
            reason: edge.reason.clone(),
        };
        Ok(Self {
            id: actor.id,
            kind: actor.kind,
            name: actor.name.clone(),
            names: actor.names.clone(),
            roles,
            external: actor.external.clone(),
            mentions: actor.mentions,
            country: actor.country.clone(),
            members: actor.members.clone(),
            merges: actor.edges.iter().map(merge).collect(),
        })
    }
}

fn role_line(role: &Role, quotes: &mut Quotes<'_>) -> Result<RoleLine, Error> {
    Ok(RoleLine {
        title: role.title.clone(),
        of: role.of,
        of_text: role.of_text.clone(),
        from: role.from,
        until: role.until,
        passages: quotes.quote_all(&role.passages)?,
        tenure: role.tenure,
    })
}

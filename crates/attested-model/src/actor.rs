use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{ActorId, DocumentId, Edtf, ParticipantIndex, Passage, Span};

vocabulary! {
    /// What an actor is.
    ActorKind as "actor type" {
        /// A person.
        Person = "person",
        /// An organisation: ministry, army, party, outlet, company, armed group with a name.
        Organisation = "organisation",
        /// A country or its government.
        Country = "country",
        /// A loose set of people that speaks or acts.
        Group = "group",
        /// Somebody the report does not name ("a senior commander").
        Unnamed = "unnamed",
    }
}

vocabulary! {
    /// How somebody holds a role at the time of the report.
    Tenure as "tenure" {
        /// Holds it.
        Current = "current",
        /// Held it.
        Former = "former",
        /// Stands in.
        Acting = "acting",
        /// Will hold it.
        Designate = "designate",
        /// Held it until death.
        Late = "late",
    }
}

/// A role of a participant, as one document gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleReading {
    /// The words that give it ("Sarvanese foreign minister").
    pub span: Span,
    /// The title in lower case, without country or organisation ("foreign minister").
    pub title: String,
    /// Of whom.
    pub of: Option<ParticipantIndex>,
    /// How it is held.
    pub tenure: Tenure,
    /// Since when, where the text tells.
    pub from: Option<Edtf>,
    /// Until when, where the text tells.
    pub until: Option<Edtf>,
}

/// Somebody who speaks, acts or is acted upon in one document, under all the names it uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// What it is.
    pub kind: ActorKind,
    /// The fullest name in the text; for the unnamed, the description as written.
    pub name: String,
    /// ISO 3166-1 alpha-3 code: of a country itself, of the state an office or army belongs to.
    pub country: Option<String>,
    /// The roles the text gives.
    pub roles: Vec<RoleReading>,
}

/// A participant of one document, named from outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ParticipantKey {
    /// The document.
    pub document: DocumentId,
    /// The position in its analysis.
    pub participant: ParticipantIndex,
}

/// A form of a name and how often the record has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NameCount {
    /// As written.
    pub text: String,
    /// How many mentions are written so.
    pub count: u32,
}

/// A role of an actor, with the passages that give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// The title in lower case.
    pub title: String,
    /// Of whom, when that is an actor of the record.
    pub of: Option<ActorId>,
    /// Of whom, as written.
    pub of_text: Option<String>,
    /// How it is held.
    pub tenure: Tenure,
    /// Since when.
    pub from: Option<Edtf>,
    /// Until when.
    pub until: Option<Edtf>,
    /// Where it is said.
    pub passages: Vec<Passage>,
}

/// Why two participants are held to be one actor. Each can be undone by a decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MergeEdge {
    /// The smaller key.
    pub left: ParticipantKey,
    /// The larger key.
    pub right: ParticipantKey,
    /// The reason in words ("same name; same role: foreign minister of Sarvane").
    pub reason: String,
}

/// A person, organisation, country or group across documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Its id: that of its smallest member.
    pub id: ActorId,
    /// What it is.
    pub kind: ActorKind,
    /// The fullest of its commonest names.
    pub name: String,
    /// Every form of its name, commonest first.
    pub names: Vec<NameCount>,
    /// ISO 3166-1 alpha-3 code, where known.
    pub country: Option<String>,
    /// Its roles, by title.
    pub roles: Vec<Role>,
    /// Ids in outside authorities ("wikidata").
    pub external: BTreeMap<String, String>,
    /// How many mentions it has, pronouns and descriptions included.
    pub mentions: u32,
    /// The participants it was joined from, in order.
    pub members: Vec<ParticipantKey>,
    /// Why they were joined.
    pub edges: Vec<MergeEdge>,
}

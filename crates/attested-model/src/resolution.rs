use serde::{Deserialize, Serialize};

use crate::{Actor, CopyGroup, Dispute, Event, Figure, Statement, Story};

/// An id that an earlier, smaller record could have shown, and the id of the line it now belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Alias {
    /// The retired id.
    pub from: String,
    /// The id of the line that took it in.
    pub to: String,
}

/// The lines of the record, made from all readings and decisions.
///
/// **Invariants:** a pure function of a set: the same documents and decisions give the same resolution, byte
/// for byte, in any order. Every list is sorted by id; every id that is referred to exists; every line owns at
/// least one passage.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Resolution {
    /// People, organisations, countries, groups.
    pub actors: Vec<Actor>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Who did what to whom.
    pub events: Vec<Event>,
    /// Quantities.
    pub figures: Vec<Figure>,
    /// Passages that are one text.
    pub copies: Vec<CopyGroup>,
    /// What does not agree.
    pub disputes: Vec<Dispute>,
    /// What belongs together over time.
    #[serde(default)]
    pub stories: Vec<Story>,
    /// Ids that live on.
    pub aliases: Vec<Alias>,
}

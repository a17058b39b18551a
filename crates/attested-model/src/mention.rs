use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{ParticipantIndex, Span};

vocabulary! {
    /// What a mention names.
    MentionKind as "mention kind" {
        /// A person.
        Person = "person",
        /// An organisation: ministry, army, party, outlet, company, armed group with a name.
        Organisation = "organisation",
        /// A country or its government.
        Country = "country",
        /// A nationality, religion or loose set of people.
        Group = "group",
        /// A place that is not a country.
        Place = "place",
        /// A named event.
        Event = "event",
        /// Anything else that bears a name.
        Other = "other",
    }
}

vocabulary! {
    /// How a mention names it.
    MentionForm as "mention form" {
        /// By a name.
        Name = "name",
        /// By a handle of a social network.
        Handle = "handle",
        /// By a description ("the foreign minister").
        Nominal = "nominal",
        /// By a pronoun.
        Pronoun = "pronoun",
    }
}

/// A stretch of text that names somebody or something. Titles stay outside the span; they become roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What they name.
    pub kind: MentionKind,
    /// How they name it.
    pub form: MentionForm,
    /// Whom they name; `None` when that could not be told.
    pub participant: Option<ParticipantIndex>,
}

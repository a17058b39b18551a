use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;
use crate::{ActorId, Certainty, Counts, DocumentId, EventId, ParticipantIndex, Passage, RecordTime, Span};
use crate::{StatementId, StatementIndex, TimeIndex};

vocabulary! {
    /// How the content of a statement is given.
    StatementKind as "statement kind" {
        /// Wholly in quotation marks.
        Direct = "direct",
        /// In the reporter's words.
        Indirect = "indirect",
        /// Partly in quotation marks.
        Mixed = "mixed",
    }
}

vocabulary! {
    /// What a speaker does by saying it.
    Act as "act" {
        /// Says that something is so.
        State = "state",
        /// Says that something is not so.
        Deny = "deny",
        /// Lays something to somebody's charge.
        Accuse = "accuse",
        /// Binds the speaker to do something.
        Promise = "promise",
        /// Calls on somebody to do something.
        Demand = "demand",
        /// Announces harm on a condition or as a warning.
        Threaten = "threaten",
        /// Speaks well of somebody.
        Praise = "praise",
        /// Asks a question.
        Ask = "ask",
        /// Accepts a proposal or shares a view.
        Agree = "agree",
        /// Turns a demand or proposal down.
        Refuse = "refuse",
        /// Asks pardon.
        Apologise = "apologise",
        /// Declines to comment.
        NoComment = "no_comment",
    }
}

vocabulary! {
    /// The speaker's stance to the proposition inside the content.
    Stance as "stance" {
        /// Says that it is so.
        Stated = "stated",
        /// Says that it is not so. It does not mean that it is not so.
        Denied = "denied",
        /// Says that it is not known, or that there is no evidence: neither yes nor no.
        NotKnown = "not_known",
        /// Asks whether it is so.
        Asked = "asked",
        /// Takes no stance: a demand, a promise, a refusal to comment.
        None = "none",
    }
}

vocabulary! {
    /// The way in which the words reached the reporter.
    Channel as "channel" {
        /// A statement handed to the press.
        PressRelease = "press_release",
        /// An interview.
        Interview = "interview",
        /// A post on a social network.
        SocialPost = "social_post",
        /// A speech or press conference.
        Speech = "speech",
        /// A report, court paper, resolution.
        Document = "document",
        /// A broadcast.
        Broadcast = "broadcast",
        /// A telephone call.
        Phone = "phone",
        /// A letter.
        Letter = "letter",
    }
}

/// Somebody through whom a report has a statement ("IRNA reported"), as one document names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    /// Who passed it on; `None` when it could not be told whom the words name.
    pub participant: Option<ParticipantIndex>,
    /// The words that name them.
    pub source: Span,
    /// The reporting words, where there are any.
    pub cue: Option<Span>,
}

/// Who said what, as one document has it.
///
/// **Invariants:** `content` holds at least one span, in text order; `parent` comes earlier in the list of
/// statements or holds the content of this one; the outermost speaker is the report itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementReading {
    /// The words that name the speaker in this place; `None` when implicit.
    pub source: Option<Span>,
    /// Who speaks; `None` when nobody is named or it could not be told.
    pub speaker: Option<ParticipantIndex>,
    /// The reporting words; `None` for a quotation that continues the speaker before it.
    pub cue: Option<Span>,
    /// What was said, in pieces when the cue interrupts it.
    pub content: Vec<Span>,
    /// How it is given.
    pub kind: StatementKind,
    /// What the speaker does by saying it.
    pub act: Act,
    /// The speaker's stance to the proposition.
    pub stance: Stance,
    /// To whom it was said.
    pub addressees: Vec<ParticipantIndex>,
    /// How it reached the reporter.
    pub channel: Option<Channel>,
    /// Through whom the report has it, nearest to the speaker first; the report's own outlet is not listed.
    pub via: Vec<Via>,
    /// The statement whose content holds this one.
    pub parent: Option<StatementIndex>,
    /// When it was said.
    pub time: Option<TimeIndex>,
    /// How sure the engine is that it read the passage right.
    pub certainty: Certainty,
}

/// A link of the chain through which a statement reached the record, nearest to the speaker first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainLink {
    /// Who passed it on.
    pub actor: Option<ActorId>,
    /// The document that carries it; set on the last link.
    pub document: Option<DocumentId>,
    /// The reporting words.
    pub cue: Option<Passage>,
}

/// Who said what, in the record. Copies of one passage are one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// Who speaks; `None` when nobody is named.
    pub speaker: Option<ActorId>,
    /// The words that name the speaker.
    pub source: Option<Passage>,
    /// The reporting words.
    pub cue: Option<Passage>,
    /// What was said; all pieces are of one document, the earliest carrier.
    pub content: Vec<Passage>,
    /// How it is given.
    pub kind: StatementKind,
    /// What the speaker does by saying it.
    pub act: Act,
    /// The speaker's stance to the proposition.
    pub stance: Stance,
    /// To whom it was said.
    pub addressees: Vec<ActorId>,
    /// How it reached the reporter.
    pub channel: Option<Channel>,
    /// The statement whose content holds this one.
    pub parent: Option<StatementId>,
    /// Through whom the record has it, nearest to the speaker first; the last link is the document.
    pub chain: Vec<ChainLink>,
    /// When it was said.
    pub time: Option<RecordTime>,
    /// The events its content tells of.
    pub events: Vec<EventId>,
    /// The same statement as each document carries it, this one included: the cover of its content.
    pub reports: Vec<Passage>,
    /// How many independent texts, carriers and owners give it.
    pub counts: Counts,
    /// How sure the engine is that it read the passage right.
    pub certainty: Certainty,
}

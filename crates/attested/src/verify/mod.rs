//! Checks a draft against the record: every quotation and every attributed claim.
//!
//! Takes an open record and a draft; gives a [`Finding`] for each quotation and each claim: the same words are in the
//! record, they differ (with the difference), they are somebody else's, or they are not there. Nothing is judged: a
//! quotation that the record does not have may still be right.
//!
//! Words are compared without regard to case, punctuation and kinds of quotation marks; an ellipsis in a quotation
//! may stand for words left out, and brackets for words that the writer put in (`[he] left`). A speaker is compared
//! by all names that the record knows for one actor.
//!
//! Example: the draft says that Emir-Dallan said "There were no drones"; the record has "There are no drones" from
//! him: it differs, by one word.

mod align;
mod check;
mod claims;
mod draft;
mod tokens;

use attested_model::{ActorId, Passage, Span, Stance, StatementId};

pub use check::verify;

/// One quotation or claim of a draft and what the record has of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The words of the draft, as bytes of its text.
    pub span: Span,
    /// The line of the draft's text in which they begin, from 1.
    pub line: u32,
    /// The words.
    pub words: String,
    /// To whom the draft attributes them, in its own words.
    pub speaker: Option<String>,
    /// True for words between quotation marks; false for a claim in the draft's own words.
    pub quoted: bool,
    /// What the record has.
    pub verdict: Verdict,
}

/// What the record has of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The same words; of the same speaker, or of a speaker that the draft or the record leaves open.
    Exact(Match),
    /// Other words, few of them.
    Differs(Match, Vec<Edit>),
    /// The words, but of somebody else by the record.
    AnotherSpeaker(Match),
    /// The speaker spoke of the matter with another stance: what is said in the draft is denied in the record.
    AnotherStance(Match, Stance),
    /// Nothing like it.
    NotFound,
    /// Too few words to look for.
    TooShort,
}

/// Where the record has the words, and of whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The passage.
    pub passage: Passage,
    /// The statement whose content it stands in.
    pub statement: Option<StatementId>,
    /// The speaker of that statement.
    pub speaker: Option<ActorId>,
    /// The name of that speaker.
    pub speaker_name: Option<String>,
}

/// A stretch of words in a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// In both.
    Same(String),
    /// In the draft only.
    Draft(String),
    /// In the record only.
    Record(String),
}

impl Finding {
    /// True when a writer should look at it again.
    pub fn is_open(&self) -> bool {
        !matches!(self.verdict, Verdict::Exact(_) | Verdict::TooShort)
    }
}

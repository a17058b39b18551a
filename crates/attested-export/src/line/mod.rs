//! One struct for each kind of line of the JSON Lines record, and the ways from the model's types to them.
//!
//! This is a contract: fields are added, never renamed or removed, and `kind` comes first. The model may change
//! without these structs; that is why they stand apart from it.

mod actor;
mod answer;
mod change;
mod copy;
mod dispute;
mod document;
mod event;
mod figure;
mod json;
mod number;
mod passage;
mod statement;
mod story;

use attested_model::{Alias, Decision, Run};
use serde::{Deserialize, Serialize};

pub use actor::{ActorLine, MergeLine, RoleLine};
pub use answer::{
    BlockLine, CandidateLine, CreditLine, EditLine, FindingLine, HitLine, NamesLine, QuotedLine, ReadLine,
    ReviewLine, SkipLine, SourceLine, VerifiedLine,
};
pub use change::{ChangeLine, SaysLine, WordsLine};
pub use copy::CopyLine;
pub use dispute::{DisputeLine, SideLine};
pub use document::{DocumentLine, PublishedLine, SectionLine};
pub use event::{EventLine, PlaceLine, ReportLine};
pub use figure::FigureLine;
pub(crate) use number::cell as number_cell;
pub use passage::{PassageLine, TimeLine};
pub use statement::{LinkLine, StatementLine};
pub use story::StoryLine;

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Line {
    /// What made the readings.
    Run(Run),
    /// A document.
    Document(DocumentLine),
    /// A person, organisation, country or group.
    Actor(ActorLine),
    /// Who said what.
    Statement(StatementLine),
    /// Who did what to whom.
    Event(EventLine),
    /// A quantity.
    Figure(FigureLine),
    /// Passages that are one text.
    Copy(CopyLine),
    /// What does not agree.
    Dispute(DisputeLine),
    /// Documents that belong to one story.
    Story(StoryLine),
    /// What a reviewer said.
    Decision(Decision),
    /// A retired id.
    Alias(Alias),
    /// Not in an export: a sentence that a search found.
    Hit(HitLine),
    /// Not in an export: an outlet.
    Source(SourceLine),
    /// Not in an export: a list of names.
    Names(NamesLine),
    /// Not in an export: a block of a document.
    Block(BlockLine),
    /// Not in an export: a value that was found for a document's metadata.
    Candidate(CandidateLine),
    /// Not in an export: what `doctor` found.
    Finding(FindingLine),
    /// Not in an export: words of a draft and what the record has of them.
    Verified(VerifiedLine),
    /// Not in an export: what waits for review.
    Review(ReviewLine),
    /// Not in an export: what a reading of sources came to.
    Read(ReadLine),
    /// Not in an export: what changed between two versions of a document.
    Change(ChangeLine),
}

/// A text as a JSON string, safe to print on a terminal.
pub fn json_string(text: &str) -> String {
    let mut out = Vec::new();
    // Writing a string to memory cannot fail.
    let _ = text.serialize(&mut serde_json::Serializer::with_formatter(&mut out, json::Harmless));
    String::from_utf8(out).unwrap_or_default()
}

impl Line {
    /// Writes the line as one JSON object and a line feed.
    ///
    /// # Errors
    /// [`crate::Error::Write`].
    pub fn write(&self, out: &mut dyn std::io::Write) -> Result<(), crate::Error> {
        self.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, json::Harmless))?;
        out.write_all(b"\n")?;
        Ok(())
    }
}

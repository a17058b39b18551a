//! One struct for each kind of line of the JSON Lines record, and the ways from the model's types to them.
//!
//! This is a contract: fields are added, never renamed or removed, and `kind` comes first. The model may change
//! without these structs; that is why they stand apart from it.

mod actor;
mod copy;
mod dispute;
mod document;
mod event;
mod figure;
mod number;
mod passage;
mod statement;

use attested_model::{Alias, Decision, Run};
use serde::{Deserialize, Serialize};

pub use actor::{ActorLine, MergeLine, RoleLine};
pub use copy::CopyLine;
pub use dispute::{DisputeLine, SideLine};
pub use document::{DocumentLine, PublishedLine, SectionLine};
pub use event::{EventLine, PlaceLine, ReportLine};
pub use figure::FigureLine;
pub(crate) use number::cell as number_cell;
pub use passage::{PassageLine, TimeLine};
pub use statement::{LinkLine, StatementLine};

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
    /// What a reviewer said.
    Decision(Decision),
    /// A retired id.
    Alias(Alias),
}

impl Line {
    /// Writes the line as one JSON object and a line feed.
    ///
    /// # Errors
    /// [`crate::Error::Write`].
    pub fn write(&self, out: &mut dyn std::io::Write) -> Result<(), crate::Error> {
        serde_json::to_writer(&mut *out, self)?;
        out.write_all(b"\n")?;
        Ok(())
    }
}

//! The nouns of Attested and their invariants.
//!
//! Takes nothing from the outside world and gives types: a [`Document`] is read by the analysis into an
//! [`Analysis`] (the *readings* of one document); many of those are joined into a [`Resolution`] (the lines
//! of the *record*). A reading speaks of one document and refers to its neighbours by index; a line of the
//! record speaks of all documents and refers to others by id.
//!
//! There is no I/O here, no clock, no regular expression and no SQL.
//!
//! ```
//! use attested_model::{Passage, Span, DocumentId};
//! let text = "Sarvane denied the report.";
//! let span = Span::new(8, 14).unwrap();
//! assert_eq!(span.slice(text), Some("denied"));
//! let passage = Passage { document: DocumentId::of(&[text.as_bytes()]), span };
//! assert_eq!(passage.span.len(), 6);
//! ```

mod actor;
mod analysis;
mod analysis_check;
mod code_points;
mod copy;
mod decision;
mod dispute;
mod document;
mod edtf;
mod error;
mod event;
mod evidence;
mod figure;
mod id;
mod index;
mod known;
mod mention;
mod offset_map;
mod passage;
mod plover;
mod resolution;
mod run;
mod section;
mod span;
mod statement;
mod story;
mod time;
mod vocabulary;

pub use actor::{
    Actor, ActorKind, MergeEdge, NameCount, Participant, ParticipantKey, Role, RoleReading, Tenure,
};
pub use analysis::{Analysis, Certainty, Warning};
pub use code_points::CodePoints;
pub use copy::{CopyGroup, Counts};
pub use decision::{Action, Decision};
pub use dispute::{Dispute, Matter, Side};
pub use document::{Basis, Dated, Document, ItemDate, Known, Metadata};
pub use edtf::{Bounds, Component, Edtf, EdtfDate, Endpoint, Qualifier, TimeOfDay};
pub use error::ModelError;
pub use event::{Event, EventReading, EventReport, EventStatus, Place, PlaceReading, Precision};
pub use evidence::{Candidate, Evidence, Field, SetApart};
pub use figure::{Bound, Counted, Figure, FigureReading};
pub use id::{
    ActorId, CopyId, DecisionId, DisputeId, DocumentId, EventId, FigureId, RunId, StatementId, StoryId,
};
pub use index::{EventIndex, FigureIndex, MentionIndex, ParticipantIndex, StatementIndex, TimeIndex};
pub use known::{KnownActor, NameList};
pub use mention::{Mention, MentionForm, MentionKind};
pub use offset_map::{OffsetMap, Segment};
pub use passage::Passage;
pub use plover::{Context, EventType, Mode, Quad};
pub use resolution::{Alias, Resolution};
pub use run::Run;
pub use section::{Section, SectionKind};
pub use span::Span;
pub use statement::{Act, ChainLink, Channel, Stance, Statement, StatementKind, StatementReading, Via};
pub use story::Story;
pub use time::{RecordTime, TimeBasis, TimeExpression};
pub use vocabulary::Vocabulary;

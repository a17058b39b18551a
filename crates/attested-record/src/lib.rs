//! The store: one SQLite file of append-only facts and of tables derived from them.
//!
//! Takes documents with their readings ([`Stored`]), reviewers' decisions and the [`Resolution`] made from them;
//! gives typed answers ([`Record::timeline`], [`Record::statements`], [`Record::search`] …) in the types of the
//! model. This is the only room that speaks SQL, and no SQL type leaves it. It interprets no text: which lines
//! the record has is the business of the rooms before it.
//!
//! *Facts* are never changed: a page that changed is a new document, kept beside the old one; a reviewer's second
//! thought is a new decision. *Derived tables* can be thrown away: [`Record::replace`] makes them anew in one
//! transaction, and [`Record::is_stale`] tells when facts came in since. The file opens in Datasette
//! ([`datasette_metadata`]); every table and column is described in docs/schema.md ([`schema_markdown`]).
//!
//! ```
//! use attested_model::{Metadata, OffsetMap, Document, Resolution, Run, Section, SectionKind, Span, Analysis};
//! use attested_record::{Location, Record, SearchQuery, Stored};
//! # let folder = std::env::temp_dir().join(format!("attested-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder).unwrap();
//! # let path = folder.join("attested.db");
//! let text = "Sarvane denied the report.".to_owned();
//! let all = Span::of(0..text.len());
//! let sections = vec![Section { span: all, kind: SectionKind::Body }];
//! let offsets = OffsetMap::identity(all.len(), 0);
//! let document = Document::new(text, sections.clone(), offsets, Metadata::default()).unwrap();
//! let analysis = Analysis {
//!     document: document.id(), sections, sentences: vec![all], mentions: vec![], participants: vec![],
//!     times: vec![], figures: vec![], statements: vec![], events: vec![], warnings: vec![],
//! };
//! let run = Run::new("0.1.0".to_owned(), String::new(), "lexicon".to_owned(), "{}".to_owned());
//!
//! let mut record = Record::create(&path)?;
//! record.put_run(&run)?;
//! let place = Location { path: "reports/one.txt".to_owned(), record: None };
//! let stored = Stored::new(place, document, None, "…".to_owned(), &analysis)?;
//! assert_eq!(record.append(&[stored], &run.id)?.new, 1);
//! let basis = record.generation()?;
//! record.replace(&Resolution::default(), &run.id, basis)?;
//! let hits = record.search(&SearchQuery::new("denied AND report"))?.all()?;
//! assert_eq!(hits[0].sentence, "Sarvane denied the report.");
//! # record.close()?;
//! # std::fs::remove_dir_all(&folder).unwrap();
//! # Ok::<(), attested_record::RecordError>(())
//! ```
//!
//! [`Resolution`]: attested_model::Resolution

mod check;
mod datasette;
mod derived;
mod error;
mod facts;
mod file;
mod lines;
mod pack;
mod query;
mod row;
mod schema;
mod search;

pub use check::{Finding, FindingKind, Severity};
pub use datasette::datasette_metadata;
pub use derived::Generation;
pub use error::{Fault, RecordError, Result};
pub use facts::{Appended, Location, Met, Outlet, Stored, Version};
pub use file::Record;
pub use lines::Lines;
pub use query::{
    About, ActorQuery, CopyQuery, DisputeQuery, DocumentQuery, Doubtful, EventQuery, FigureQuery, LOOKED_AT,
    Line, Overview, Page, Pair, Place, PlaceOfEvents, PlacesOfEvents, Source, StatementQuery, TimelineEntry,
    TimelineQuery, Totals, Who,
};
pub use schema::schema_markdown;
pub use search::{COMMON, Hit, SearchError, SearchQuery};

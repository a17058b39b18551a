//! The facade: from sources to a record, with threads, progress and cancellation.
//!
//! Takes inputs and an open [`Record`]; [`read()`] ingests, analyses, stores and resolves them and gives a
//! [`Report`]. It decides nothing about texts: it moves documents between the rooms that do, through queues of
//! bounded size, and makes sure that whatever happens, the record is whole and the next run goes on from there:
//!
//! ```text
//! one thread            N threads            the caller's thread
//! ingest ---documents--> analyse ---packed---> record.append, in batches ... then resolve, record.replace
//! ```
//!
//! A reporter who reads `wire.jsonl` a second time, with ten new lines at its end, has ten documents analysed
//! and the record's lines made anew; a third time, nothing is written at all. Which thread was quicker does not
//! show in the record.
//!
//! ```
//! use std::sync::atomic::AtomicBool;
//! use attested::{Input, Options, Record, read};
//! # let folder = std::env::temp_dir().join(format!("attested-facade-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder).unwrap();
//! std::fs::write(folder.join("note.txt"), "The minister denied the report on Tuesday.").unwrap();
//! let mut record = Record::create(&folder.join("attested.db"))?;
//! let inputs = [Input::Path(folder.join("note.txt"))];
//! let never = AtomicBool::new(false);
//! let report = read(&inputs, &mut record, &Options::default(), &|_| {}, &never)?;
//! assert_eq!(report.new, 1);
//! let report = read(&inputs, &mut record, &Options::default(), &|_| {}, &never)?;
//! assert_eq!((report.new, report.known, report.resolved), (0, 1, false));
//! # drop(record);
//! # std::fs::remove_dir_all(&folder).unwrap();
//! # Ok::<(), attested::Error>(())
//! ```

mod budget;
mod correct;
mod error;
mod names;
mod options;
mod pipeline;
mod progress;
mod read;
mod report;
mod resolve;
mod verify;
mod versions;
mod watch;
mod writer;

pub use attested_analyse::{Analyser, CustomType, CustomTypes, Error as AnalyseError, Reader, country_name};
pub use attested_ingest as ingest;
pub use attested_ingest::{Columns, Input, Limits, Role, SkipReason, Skipped};
pub use attested_model as model;
pub use attested_record as record;
pub use attested_record::{Record, RecordError};
pub use attested_resolve::Knowledge;
pub use correct::{
    Author, Entry, Imported, Item, LineFault, Refused, State, Why, decide, decide_all, history, id_of,
    import, note, propose, queue, split_document, split_name,
};
pub use error::Error;
pub use jiff::Timestamp;
pub use names::{NamesTaken, drop_names, take_names};
pub use options::Options;
pub use progress::{Phase, Progress};
pub use read::{read, read_with, rebuild, rebuild_with, types_of};
pub use report::{Report, Seconds, Warned};
pub use resolve::{resolve, run_of_record};
pub use verify::{Edit, Finding, Match, Verdict, verify};
pub use versions::{Change, Says, Stayed, Words, changes, changes_with};
pub use watch::{Saved, Watched, Watches};

//! Corrections: what reviewers decide about lines, kept for ever and replayed on every rebuild.
//!
//! Takes an open record and what a reviewer wants; checks it against the record ([`propose`]), appends it
//! ([`decide()`]), and makes the lines anew. Nothing is ever deleted: a decision is taken back by another one
//! ([`Action::Undo`]). [`history()`] tells what became of each, [`queue()`] what is worth a look next, and
//! [`import`] takes decisions from elsewhere. Command line and web call these same functions.
//!
//! Example: a reviewer who reads "Vashik ordered the shelling" as a demand marks the event wrong; the event
//! leaves the record until the decision is undone, and a record built anew from the reports leaves it out too.
//!
//! ```no_run
//! use attested::{Author, Record, Timestamp, decide};
//! use attested::model::Action;
//! let mut record = Record::open("attested.db".as_ref())?;
//! let author = Author { user: "mk".to_owned(), time: Timestamp::now() };
//! let wrong = Action::Wrong { target: "e-3f2".to_owned() };
//! let decision = decide(&mut record, wrong, "a demand, not an order given", &author)?;
//! decide(&mut record, Action::Undo { target: decision.id }, "", &author)?;
//! # Ok::<(), attested::Error>(())
//! ```
//!
//! [`Action::Undo`]: attested_model::Action::Undo

mod apart;
mod decide;
mod exchange;
mod history;
mod queue;
mod refused;

pub use apart::{split_document, split_name};
pub use decide::{Author, decide, decide_all, note, propose};
pub use exchange::{Imported, LineFault, import};
pub use history::{Entry, State, history, id_of};
pub use queue::{Item, Why, queue};
pub use refused::Refused;

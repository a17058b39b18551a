//! Questions to the record and their typed answers.
//!
//! Each kind of line has a struct of filters, all of which may be left at their defaults; filters of one struct
//! are joined by AND, values of one list by OR. Answers are [`Lines`](crate::Lines), read one by one.

mod actor;
mod brief;
mod copy;
mod dispute;
mod document;
mod doubt;
mod event;
mod figure;
mod filter;
mod overview;
mod pair;
mod place;
mod show;
mod source;
mod statement;
mod timeline;
mod who;

pub use actor::ActorQuery;
pub use copy::CopyQuery;
pub use dispute::DisputeQuery;
pub use document::{DocumentQuery, Totals};
pub use doubt::Doubtful;
pub use event::EventQuery;
pub use figure::FigureQuery;
pub use filter::{Page, Place};
pub use overview::{LOOKED_AT, Overview};
pub use pair::Pair;
pub use place::{PlaceOfEvents, PlacesOfEvents};
pub use show::Line;
pub use source::Source;
pub use statement::{About, StatementQuery};
pub use timeline::{TimelineEntry, TimelineQuery};
pub use who::Who;

pub(crate) use brief::Depth;
pub(crate) use document::IS_CURRENT;
pub(crate) use filter::Filter;
pub(crate) use show::row_id;
pub(crate) use who::{phrase, words};

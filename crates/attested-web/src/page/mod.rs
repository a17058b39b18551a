//! The pages: each takes a scene (record, parameters) and gives HTML that works without JavaScript.

mod actor;
mod actors;
mod asset;
mod dispute;
mod document;
mod documents;
mod entry;
mod evidence;
mod filter;
mod frame;
mod home;
mod line;
mod lists;
mod problem;
mod search;
mod sources;
mod timeline;

pub(crate) use actor::actor;
pub(crate) use actors::Actors;
pub(crate) use asset::asset;
pub(crate) use dispute::Disputes;
pub(crate) use document::document;
pub(crate) use documents::Documents;
pub(crate) use home::home;
pub(crate) use line::{any_line, line};
pub(crate) use lists::{Copies, Events, Figures, Statements};
pub(crate) use problem::problem;
pub(crate) use search::Search;
pub(crate) use sources::Sources;
pub(crate) use timeline::Timeline;

//! The record in a browser, and as an API: the only room that speaks HTTP.
//!
//! Takes the path of a record and gives a [`Server`] on one address, by default of this machine only. Every page is
//! made on the server and works without JavaScript; the script only saves steps. Every list of a page can be had
//! as JSON, JSON Lines and CSV at the same address with an ending. Between two requests nothing is remembered but
//! open connections to the record, so that a page never shows anything that the record does not hold.
//!
//! What it deliberately does not do: it reads no text's meaning, writes no SQL, opens no connection to anywhere, and
//! lets no text of a source become markup: everything is escaped, and what could turn the reading order around or
//! hide letters is made visible, as on the command line.
//!
//! ```text
//! GET /timeline?status=denied         a page
//! GET /timeline.json?status=denied    {"ok":true,"rows":[…],"next":null,…}
//! ```

#![allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps, reason = "every endpoint has one form")]

mod api;
mod desk;
mod endpoint;
mod error;
mod form;
mod guard;
mod markup;
mod page;
mod params;
mod problem;
mod reply;
mod serve;

pub use endpoint::{ENDPOINTS, Endpoint, Parameter};
pub use error::Error;
pub use serve::{Options, Server};

//! Takes addresses; gives a web archive (WARC) of what their servers answered, to be read from there.
//!
//! `post` tells an address what a watch has found.
//!
//! The only place in the house that opens a connection, compiled in by the feature `fetch` alone. It asks
//! `robots.txt` first and keeps to it, names itself, makes one request at a time with a pause between two to one
//! host, asks only for what has changed (`If-None-Match`, `If-Modified-Since`), waits and tries again when a server is
//! busy, and appends each answer to the archive before anything else is done with it. A fetch that was stopped goes
//! on where it was; an archive that ends in a torn record is cut to its last whole one.

mod address;
mod archive;
mod client;
mod post;
mod queue;
mod robots;

pub use address::join;
pub use archive::{Archive, Stored};
pub use client::{Clock, Outcome, Policy};
pub use post::post;
pub use queue::{Hosts, Told, Wanted, fetch};
pub use robots::Robots;

/// The body of an answer, as a browser would have it; empty when it cannot be decompressed.
fn body_of(content: &[u8]) -> Vec<u8> {
    let answer = crate::warc::Answer::read(content);
    let body = answer.as_ref().and_then(|answer| answer.body(64 << 20).ok());
    body.map_or_else(Vec::new, |body| body.bytes.into_owned())
}

/// Why nothing can be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The archive cannot be opened or written.
    #[error("the archive {path} cannot be used: {why}")]
    Archive {
        /// Its path.
        path: String,
        /// What the system says.
        why: String,
    },
}

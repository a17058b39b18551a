//! Sources to documents: files, folders, standard input, tables; text, metadata, dates, the way back to raw bytes.
//!
//! Takes paths and standard input and gives, one at a time and in a fixed order, an [`Ingested`] document or a
//! [`Skipped`] place with its reason: nothing is left out without being named, and one bad file or line never
//! stops the rest. It does not decide what a text means, and it never changes a byte of it: invisible
//! characters, line ends and misprints stay, because they are evidence. A report saved as
//!
//! ```text
//! title: Hotline to open on Friday
//! outlet: The Toldra Post
//! date: 2031-03-26
//!
//! PORT ANSEL - The two ministers agreed …
//! ```
//!
//! becomes a document whose text starts with `PORT ANSEL`, whose metadata has the three values with the basis
//! `header`, and whose offset map says that the text starts behind the header block in the file.
//!
//! Formats: plain text, saved pages, JSON Lines and JSON, comma- or tab-separated tables, news feeds, web archives,
//! zip and tar archives, each also gzipped or packed with Zstandard, and one in the other; `docs/formats.md` lists
//! them. Containers are streamed: memory is bounded by the longest record, and that by [`Limits`].
//!
//! ```
//! let text = "Hotline opens\n26 March, 2031\n\nThe hotline between the two armies was opened on Wednesday.\n";
//! let document = attested_ingest::plain("note.txt", text.as_bytes()).unwrap().document;
//! assert_eq!(document.metadata().title.as_ref().unwrap().value, "Hotline opens");
//! assert_eq!(document.metadata().published.as_ref().unwrap().edtf.to_string(), "2031-03-26");
//! ```

mod archive;
mod database;
mod decode;
mod ingested;
mod language;
mod limits;
mod links;
mod location;
mod mail;
mod mapped;
mod markup;
mod offers;
mod office;
mod parquet;
mod pdf;
mod skip;
mod sniff;
mod source;
mod stream;
mod walk;
mod xml;

/// Dates in words, addresses and file names.
pub mod dates;
/// News feeds and sitemaps.
pub mod feed;
/// Fetching over the network; compiled in by the feature `fetch` alone.
#[cfg(feature = "fetch")]
pub mod fetch;
/// Saved news pages.
pub mod html;
/// JSON Lines, JSON arrays and objects.
pub mod json;
/// Lists of names that the user brings along.
pub mod names;
/// The table of outlets.
pub mod outlets;
/// Comma- and tab-separated tables, and the columns of every kind of record.
pub mod table;
/// Plain text: header block, title, date lines, dateline.
pub mod text;
/// Web archives.
pub mod warc;

pub use decode::{Decoded, decode, is_binary};
pub use ingested::Ingested;
pub use limits::{Limits, Options};
pub use links::addresses;
pub use location::{Input, Location};
pub use mapped::Mapped;
pub use skip::{SkipReason, Skipped};
pub use sniff::{Format, sniff};
pub use stream::{Ingest, count, ingest, ingest_with, stream};
pub use table::{Columns, Role};
pub use text::plain;

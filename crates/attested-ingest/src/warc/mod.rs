//! Takes web archives (WARC, also in WACZ, of any size); gives the pages in them, one record at a time.
//!
//! Of a record that holds an answer of a server, the document's raw bytes are the body of the answer: without the
//! transfer's chunks, and decompressed when the server had compressed it. Its place is the archive and the address, and answers of
//! an address at several times are its versions; of one that is met again at one time, where the record begins is added. Records without a page of news (requests,
//! pictures, scripts, answers such as "not found") are counted and told; what should be a page and cannot be read is
//! named.

mod http;
mod record;
mod records;

pub use http::{Answer, Body, NoBody};
pub use record::{Fault, Head, Reader};
pub(crate) use records::Records;

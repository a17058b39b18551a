//! Takes a text; gives what its first lines tell: header block, title, byline, date lines, dateline.
//!
//! Nothing is removed but the header block; a date line stays in the text as a section of kind `header`. It does
//! not look into the report itself: captions, credits and embeds are told by the analysis.

mod dateline;
mod header_block;
mod hints;
mod opening;
mod plain;

pub use dateline::{Dateline, dateline};
pub use header_block::{HeaderBlock, header_block};
pub use hints::Hints;
pub use opening::{Opening, pseudo_header};
pub(crate) use plain::plain_hinted;
pub use plain::{plain, plain_with};

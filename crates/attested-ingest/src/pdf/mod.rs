//! Takes PDF files with a text layer; gives their text with the way back to the instructions that draw it.
//!
//! The raw bytes of the document are the content streams of its pages, decompressed, in the order in which they are
//! drawn; each run of text leads to the instruction (`(…) Tj`) that draws it, not to a byte in it: a font's codes are
//! no characters. Lines of a paragraph are joined, and a hyphen at the end of a line is dropped when the word goes on in
//! lower case; where columns are drawn one behind the other, as is usual, they are read so. Running heads and page
//! numbers stay. A scanned page has no text layer and is named.

mod draw;
mod font;
mod layout;
mod tokens;

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Document, LoadOptions};

pub(crate) use layout::Drawn;

use crate::{Mapped, SkipReason};

/// The text of a PDF file and the bytes that its map leads to.
pub(crate) struct Text {
    pub(crate) mapped: Mapped,
    /// The content streams of its pages.
    pub(crate) streams: Vec<u8>,
    /// What had to be assumed, in sentences.
    pub(crate) warnings: Vec<String>,
}

/// Reads the text layer.
///
/// # Errors
/// [`SkipReason::Encrypted`], [`SkipReason::Scanned`], or [`SkipReason::CannotRead`] for a damaged file.
pub(crate) fn text(raw: &[u8], limit: usize) -> Result<Text, SkipReason> {
    // The library has been fuzzed, and a fault of it in one file is no reason to lose the rest.
    let read = catch_unwind(AssertUnwindSafe(|| read(raw, limit)));
    read.unwrap_or_else(|_| Err(SkipReason::CannotRead("its structure is damaged".to_owned())))
}

fn read(raw: &[u8], limit: usize) -> Result<Text, SkipReason> {
    let options = LoadOptions { max_decompressed_size: Some(limit), ..LoadOptions::default() };
    let document = match Document::load_mem_with_options(raw, options) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => {
            return Err(SkipReason::Encrypted);
        }
        Err(error) => {
            return Err(SkipReason::CannotRead(format!("its structure is damaged ({})", words(&error))));
        }
    };
    if document.is_encrypted() {
        return Err(SkipReason::Encrypted);
    }
    let pages = document.get_pages();
    if pages.is_empty() {
        // Of a file that was locked in a way of its own, no object can be read.
        let locked = memchr::memmem::find(raw, b"/Encrypt").is_some();
        let reason = SkipReason::CannotRead("it has no pages".to_owned());
        return Err(if locked { SkipReason::Encrypted } else { reason });
    }
    let mut drawn = Drawn::default();
    let (mut empty, mut unread) = (0usize, 0usize);
    for &page in pages.values() {
        let before = drawn.len();
        if draw::page(&document, page, &mut drawn, limit).is_err() {
            unread += 1;
        }
        empty += usize::from(drawn.len() == before);
        drawn.end_page();
        if drawn.streams().len() > limit {
            return Err(SkipReason::TooLong { limit: limit as u64 });
        }
    }
    let mut warnings = Vec::new();
    if unread > 0 {
        warnings.push(format!("has {unread} pages whose content is damaged or too long"));
    }
    if drawn.len() == 0 {
        return Err(SkipReason::Scanned);
    }
    if empty > 0 {
        warnings.push(format!("has {empty} pages without a text layer, which were not read"));
    }
    if drawn.unknown() > 0 {
        warnings.push(format!(
            "has characters that its fonts do not name, shown as U+FFFD ({})",
            drawn.unknown()
        ));
    }
    let (mapped, streams) = drawn.finish();
    Ok(Text { mapped, streams, warnings })
}

fn words(error: &lopdf::Error) -> String {
    let words = error.to_string();
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

//! Takes word processor files (docx, RTF); gives their running text with the way back to the markup.
//!
//! Of a docx file the raw bytes are its member `word/document.xml`, unpacked; of an RTF file, the file. Headers,
//! footers, footnotes, comments and deleted text are left out: they are no part of the running text.

mod docx;
mod rtf;

pub(crate) use docx::{DOCUMENT, text as docx_text};
pub(crate) use rtf::text as rtf_text;

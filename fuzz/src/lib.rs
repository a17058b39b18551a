//! What every target holds a reading to.

use std::io::Cursor;

use attested_ingest::{Limits, Options, stream};

/// Reads bytes as a source of this name, within small limits: every copied run of a text is, byte for byte, the raw run
/// it names, and sections tile the text.
pub fn leads_back(name: &str, raw: &[u8]) {
    let limits = Limits { max_document_bytes: 1 << 20, max_unpacked_bytes: 16 << 20, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    for read in stream(name, Cursor::new(raw.to_vec()), &options).flatten() {
        let text = read.document.text();
        let raw = read.raw.as_deref().unwrap_or(text.as_bytes());
        for segment in read.document.offsets().segments() {
            let from = usize::try_from(segment.raw_start).unwrap();
            let run = &raw[from..from + usize::try_from(segment.raw_len).unwrap()];
            if segment.copied {
                assert_eq!(segment.text.text(text).as_bytes(), run);
            }
        }
        let len = u32::try_from(text.len()).unwrap();
        attested_model::Section::check_tiling(read.document.sections(), len).unwrap();
    }
}

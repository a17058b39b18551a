//! Any bytes are messages: parts with their bytes, or named places.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    leads_back("a.eml", raw);
    leads_back("a.mbox", raw);
});

/// Reads bytes as a source of this name: every copied run of a text is, byte for byte, the raw run it names.
fn leads_back(name: &str, raw: &[u8]) {
    let limits = attested_ingest::Limits { max_document_bytes: 1 << 20, max_unpacked_bytes: 16 << 20, ..Default::default() };
    let options = attested_ingest::Options { limits, ..Default::default() };
    for read in attested_ingest::stream(name, std::io::Cursor::new(raw.to_vec()), &options).flatten() {
        let raw = read.raw.as_deref().unwrap_or(read.document.text().as_bytes());
        for segment in read.document.offsets().segments() {
            let from = usize::try_from(segment.raw_start).unwrap();
            let run = &raw[from..from + usize::try_from(segment.raw_len).unwrap()];
            if segment.copied {
                assert_eq!(segment.text.text(read.document.text()).as_bytes(), run);
            }
        }
    }
}

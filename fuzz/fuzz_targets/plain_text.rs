//! Any bytes are a plain text with a way back, or a named skip.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    if let Ok(read) = attested_ingest::plain("fuzz.txt", raw) {
        leads_back(&read.document, raw);
    }
});

/// Every copied run of the text is, byte for byte, the raw run it names.
fn leads_back(document: &attested_model::Document, raw: &[u8]) {
    for segment in document.offsets().segments().iter().filter(|segment| segment.copied) {
        let from = usize::try_from(segment.raw_start).unwrap();
        let to = from + usize::try_from(segment.raw_len).unwrap();
        assert_eq!(segment.text.text(document.text()).as_bytes(), &raw[from..to]);
    }
}

//! Any bytes are a page whose copied runs lead back to themselves, or a named skip.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    let Ok(page) = attested_ingest::html::read(raw, &attested_ingest::Limits::default()) else { return };
    attested_model::Section::check_tiling(&page.sections, u32::try_from(page.text.len()).unwrap()).unwrap();
});

//! Any bytes are JSON values with their places, or a named fault.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    let _ = attested_ingest::json::value(raw, 0);
    let _ = attested_ingest::json::members(raw, 0);
    let _ = attested_ingest::json::elements(raw, 0);
    let mut lines = attested_ingest::json::Lines::new(raw, 1 << 16);
    while let Ok(Some(_)) = lines.next_line() {}
});

//! Any bytes are rows of a table; no byte is read twice or lost.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    for delimiter in [b',', b'\t'] {
        let mut rows = attested_ingest::table::Delimited::new(raw, delimiter, 1 << 16);
        while let Ok(Some(_)) = rows.next_row() {}
        let _ = attested_ingest::table::fields(raw, delimiter, true);
    }
});

//! Any bytes are a Parquet file, or a named reason.
#![no_main]

use attested_fuzz::leads_back;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    leads_back("a.parquet", raw);
});

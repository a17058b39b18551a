//! Any bytes are a Parquet file, or a named reason.
#![no_main]

use attested_fuzz::leads_back;
use libfuzzer_sys::fuzz_target;

// The library panics at some damage, and the reader catches that; a panic that reaches this target still ends it.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| ())), |raw: &[u8]| {
    leads_back("a.parquet", raw);
});

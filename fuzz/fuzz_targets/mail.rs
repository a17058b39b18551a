//! Any bytes are messages: parts with their bytes, or named places.
#![no_main]

use attested_fuzz::leads_back;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    leads_back("a.eml", raw);
    leads_back("a.mbox", raw);
});

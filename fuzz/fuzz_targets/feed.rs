//! Any bytes are a feed: entries with their bytes, or a named reason.
#![no_main]

use attested_fuzz::leads_back;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    leads_back("a.rss", raw);
});

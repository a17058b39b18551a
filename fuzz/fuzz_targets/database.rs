//! Any text is an export of a news database, or a plain text; articles tile nothing twice.
#![no_main]

use attested_fuzz::leads_back;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    leads_back("a.txt", raw);
});

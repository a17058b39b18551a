//! Any bytes are an archive whose members are documents or named, within the limits.
#![no_main]

use attested_fuzz::leads_back;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    leads_back("a.zip", raw);
    leads_back("a.tar", raw);
    leads_back("a.txt.gz", raw);
    leads_back("a.txt.zst", raw);
});

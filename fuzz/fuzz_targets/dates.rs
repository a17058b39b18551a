//! Any text is a date, holds one, or holds none.
#![no_main]

use attested_ingest::dates;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = (dates::alone(text), dates::line(text), dates::in_address(text), dates::in_file_name(text));
});

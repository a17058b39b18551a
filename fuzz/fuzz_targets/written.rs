//! Any bytes are a PDF, RTF or docx file, or a named reason.
#![no_main]

use attested_fuzz::leads_back;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    leads_back("a.pdf", raw);
    leads_back("a.rtf", raw);
    leads_back("a.docx", raw);
});

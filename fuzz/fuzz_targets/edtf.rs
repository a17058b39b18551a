//! Any text is an EDTF value that writes itself back, or a named error.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(value) = text.parse::<attested_model::Edtf>() {
        assert_eq!(value.to_string().parse(), Ok(value));
        let bounds = value.bounds();
        assert!(bounds.earliest.is_none_or(|first| bounds.latest.is_none_or(|last| first <= last)));
    }
});

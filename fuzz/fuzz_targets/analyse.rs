//! Any text has an analysis without a fault.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let len = u32::try_from(text.len()).unwrap();
    let sections = (len > 0)
        .then(|| attested_model::Section { span: attested_model::Span::of(0..text.len()), kind: attested_model::SectionKind::Body })
        .into_iter()
        .collect();
    let offsets = attested_model::OffsetMap::identity(len, 0);
    let metadata = attested_model::Metadata::default();
    let document = attested_model::Document::new(text.to_owned(), sections, offsets, metadata).unwrap();
    let analysis = attested_analyse::Analyser::new().analyse(&document);
    assert_eq!(analysis.fault(text), None);
});

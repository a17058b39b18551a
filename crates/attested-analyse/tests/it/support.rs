//! Documents out of strings.

use attested_model::{Basis, Dated, Document, Edtf, Known, Metadata, OffsetMap, Section, SectionKind, Span};

/// A document of one body section, with whatever metadata.
pub(crate) fn document(text: &str, metadata: Metadata) -> Document {
    let len = u32::try_from(text.len()).expect("short enough");
    let sections = vec![Section { span: Span::of(0..text.len()), kind: SectionKind::Body }];
    let sections = if len == 0 { Vec::new() } else { sections };
    Document::new(text.to_owned(), sections, OffsetMap::identity(len, 0), metadata).expect("a document")
}

/// Metadata of a header block of `key: value` lines.
pub(crate) fn metadata(header: &str) -> Result<Metadata, String> {
    let mut metadata = Metadata::default();
    for line in header.lines().filter(|line| !line.trim().is_empty()) {
        let (key, value) = line.split_once(": ").ok_or_else(|| format!("not a header line: {line}"))?;
        let known = Some(Known::new(value.to_owned(), Basis::Header));
        match key {
            "published" => {
                let edtf: Edtf = value.parse().map_err(|error| format!("{error}"))?;
                metadata.published = Some(Dated { edtf, basis: Basis::Header, words: value.to_owned() });
            }
            "outlet" => metadata.outlet = known,
            "title" => metadata.title = known,
            "byline" => metadata.byline = known,
            "url" => metadata.url = known,
            _ => return Err(format!("not a header of a report: {key}")),
        }
    }
    Ok(metadata)
}

//! What ingestion promises: every passage maps back to its bytes, nothing is left out without being named.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bad_input;
mod containers;
mod dates;
mod encodings;
mod folders;
#[path = "../html/expected.rs"]
mod html_expected;
mod html_pages;
mod html_properties;
mod json;
mod names;
mod plain_text;
mod properties;
mod table;

use std::path::Path;

use attested_ingest::{Ingested, Input, Limits, Options, Skipped, ingest, ingest_with};
use attested_model::Span;

/// Reads one path with the usual limits.
fn read(path: &Path) -> Vec<Result<Ingested, Skipped>> {
    ingest(&[Input::Path(path.to_owned())], &Limits::default()).collect()
}

/// Writes `bytes` as a file of that name into a fresh folder and reads it.
fn read_as(name: &str, bytes: &[u8]) -> Vec<Result<Ingested, Skipped>> {
    read_with(name, bytes, &Options::default())
}

fn read_with(name: &str, bytes: &[u8], options: &Options) -> Vec<Result<Ingested, Skipped>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    ingest_with(&[Input::Path(path)], options).collect()
}

/// The reason in words why the only item was skipped.
fn reason(items: &[Result<Ingested, Skipped>]) -> String {
    match items {
        [Err(skipped)] => skipped.reason.to_string(),
        other => panic!("expected one skipped place, found {other:?}"),
    }
}

/// The bytes that the document's offset map points into.
fn raw(ingested: &Ingested) -> &[u8] {
    ingested.raw.as_deref().unwrap_or(ingested.document.text().as_bytes())
}

/// Checks each character of the text against the raw bytes that the map gives for it: the same bytes, or bytes
/// that `stands_for` accepts. Also that larger passages begin and end where their characters do.
fn check_map(ingested: &Ingested, stands_for: impl Fn(char, &[u8]) -> bool) {
    let (text, raw, map) = (ingested.document.text(), raw(ingested), ingested.document.offsets());
    let mut first = None;
    for (at, character) in text.char_indices() {
        let span = Span::of(at..at + character.len_utf8());
        let (start, end) = map.raw(span).unwrap_or_else(|| panic!("no bytes for {span} of {text:?}"));
        let bytes = &raw[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()];
        let mut buffer = [0; 4];
        let same = bytes == character.encode_utf8(&mut buffer).as_bytes();
        assert!(same || stands_for(character, bytes), "{character:?} at {at} came from {bytes:?}");
        let first = *first.get_or_insert(start);
        assert_eq!(map.raw(Span::of(0..span.range().end)), Some((first, end)));
    }
}

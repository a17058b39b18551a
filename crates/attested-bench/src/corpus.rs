//! Files of corpora: opened in one place, so that no test split is ever read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use attested_model::{Basis, Dated, Document, Known, Metadata, OffsetMap, Section, SectionKind, Span};
use serde_json::Value;

use crate::Error;

/// True when a name says that it is a test split: `test`, `test2`, `tst3`, `heldout`, `platinum` as a word of it.
fn names_a_test(name: &str) -> bool {
    const TESTS: &[&str] = &["test", "tests", "tst", "tst3", "tst4", "platinum", "heldout", "eval"];
    name.to_lowercase().split(|char: char| !char.is_alphanumeric()).any(|word| {
        TESTS.contains(&word) || word.strip_prefix("test").is_some_and(|rest| rest.parse::<u32>().is_ok())
    })
}

/// The path, unless its name or that of its folder is a test split's.
fn allowed(path: &Path) -> Result<&Path, Error> {
    let folder = path.parent().and_then(Path::file_name);
    let named =
        |name: Option<&std::ffi::OsStr>| name.is_some_and(|name| names_a_test(&name.to_string_lossy()));
    if named(path.file_name()) || named(folder) {
        return Err(Error::TestSplit { path: path.to_owned() });
    }
    Ok(path)
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String, Error> {
    let path = allowed(path)?;
    fs::read_to_string(path).map_err(|source| Error::Io { path: path.to_owned(), source })
}

/// The objects of a JSON Lines file.
pub(crate) fn lines(path: &Path) -> Result<Vec<Value>, Error> {
    let fault = |line: usize, reason: String| Error::Line { path: path.to_owned(), line, reason };
    let mut values = Vec::new();
    for (at, line) in read(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|error| fault(at + 1, error.to_string()))?;
        if value["split"].as_str() == Some("test") {
            return Err(Error::TestSplit { path: path.to_owned() });
        }
        values.push(value);
    }
    Ok(values)
}

/// The rows of a table with a heading, by the names of the columns.
pub(crate) fn table(path: &Path) -> Result<Vec<BTreeMap<String, String>>, Error> {
    let written = read(path)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(written.as_bytes());
    let mut rows = Vec::new();
    for row in reader.deserialize() {
        let fault = |error: csv::Error| Error::Line {
            path: path.to_owned(),
            line: error.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0)),
            reason: error.to_string(),
        };
        rows.push(row.map_err(fault)?);
    }
    Ok(rows)
}

/// A file of a folder, or the folder itself when it is that file.
pub(crate) fn file(folder: &Path, name: &'static str) -> Result<PathBuf, Error> {
    allowed(folder)?;
    let path = if folder.is_file() { folder.to_owned() } else { folder.join(name) };
    if path.is_file() { Ok(path) } else { Err(Error::NotThere { path: folder.to_owned(), wanted: name }) }
}

/// The files of a folder with this ending, by name.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Error> {
    let fault = |source| Error::Io { path: folder.to_owned(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(allowed(folder)?).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A string of an object; empty when it is not there.
pub(crate) fn text_of(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or("").to_owned()
}

/// A list of an object; empty when it is not there.
pub(crate) fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// A document of a headline (if any) and a body.
#[expect(clippy::expect_used, reason = "the sections are made to tile the text")]
pub(crate) fn document(title: &str, text: &str, date: &str) -> Document {
    let whole = if title.is_empty() { text.to_owned() } else { format!("{title}\n\n{text}") };
    let len = whole.len();
    let mut sections = Vec::new();
    if !title.is_empty() && !text.is_empty() {
        sections.push(Section { span: Span::of(0..title.len() + 2), kind: SectionKind::Headline });
    }
    let start = sections.last().map_or(0, |section| section.span.end() as usize);
    if start < len {
        sections.push(Section { span: Span::of(start..len), kind: SectionKind::Body });
    }
    let bytes = u32::try_from(len).unwrap_or(u32::MAX);
    let mut metadata = Metadata::default();
    if let Ok(edtf) = date.parse() {
        metadata.published = Some(Dated { edtf, basis: Basis::Header, words: date.to_owned() });
    }
    if !title.is_empty() {
        metadata.title = Some(Known::new(title.to_owned(), Basis::Header));
    }
    Document::new(whole, sections, OffsetMap::identity(bytes, 0), metadata).expect("sections tile the text")
}

/// Every place where a text has a quote.
pub(crate) fn locate(text: &str, quote: &str) -> Vec<Span> {
    if quote.is_empty() {
        return Vec::new();
    }
    text.match_indices(quote).map(|(at, found)| Span::of(at..at + found.len())).collect()
}

/// A span with some of what stands around it, on one line.
pub(crate) fn around(text: &str, span: Span) -> String {
    let mut from = span.range().start.saturating_sub(60);
    let mut to = (span.range().end + 60).min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let range = span.range();
    let line = format!("{}⟦{}⟧{}", &text[from..range.start], &text[range.clone()], &text[range.end..to]);
    line.replace('\n', " / ")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{allowed, document, lines, names_a_test, read};
    use crate::Error;

    #[test]
    fn a_test_split_is_refused_by_name() {
        for name in
            ["test", "test.jsonl", "en_ewt-ud-test.conllu", "tst3.jsonl", "te3-platinum", "gva_test", "TEST2"]
        {
            assert!(names_a_test(name), "{name}");
        }
        for name in
            ["dev.jsonl", "tst1.jsonl", "train", "contest.txt", "latest.json", "testpipeline", "tested"]
        {
            assert!(!names_a_test(name), "{name}");
        }
        assert!(matches!(allowed(Path::new("gum/test/a.conllu")), Err(Error::TestSplit { .. })));
        assert!(matches!(read(Path::new("polnear/test.jsonl")), Err(Error::TestSplit { .. })));
    }

    #[test]
    fn a_row_that_says_it_is_of_a_test_split_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dev.jsonl");
        std::fs::write(&path, "{\"split\":\"dev\"}\n{\"split\":\"test\"}\n").unwrap();
        assert!(matches!(lines(&path), Err(Error::TestSplit { .. })));
        std::fs::write(&path, "{\"split\":\"dev\"}\nno\n").unwrap();
        assert!(lines(&path).unwrap_err().to_string().contains("line 2"));
    }

    #[test]
    fn a_document_has_its_headline_apart() {
        let page = document("Talks end", "They ended.", "2031-03-09");
        assert_eq!(page.text(), "Talks end\n\nThey ended.");
        assert_eq!(page.sections().len(), 2);
        assert_eq!(document("", "", "").sections().len(), 0);
    }
}

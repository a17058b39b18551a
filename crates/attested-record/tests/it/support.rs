//! Small documents, readings and records to test with.

use std::path::PathBuf;

use attested_model::{
    Analysis, Basis, Dated, Document, Known, Metadata, OffsetMap, Passage, Run, Section, SectionKind, Span,
};
use attested_record::{Location, Record, Stored};
use tempfile::TempDir;

/// A record in a folder of its own.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) record: Record,
    pub(crate) run: Run,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut record = Record::create(&folder.path().join("attested.db")).unwrap();
        let run = run("1");
        record.put_run(&run).unwrap();
        Self { folder, record, run }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.record.path().to_owned()
    }

    /// Appends a document as read from a path.
    pub(crate) fn read(&mut self, path: &str, document: &Document) -> attested_record::Appended {
        self.record.append(&[stored(path, document)], &self.run.id).unwrap()
    }

    /// SQL past the typed interface, as a vandal or another program would write it.
    pub(crate) fn vandalise(&self, sql: &str) {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection.execute_batch(sql).unwrap();
    }
}

pub(crate) fn run(engine: &str) -> Run {
    Run::new(engine.to_owned(), String::new(), "words".to_owned(), "{}".to_owned())
}

pub(crate) fn place(path: &str) -> Location {
    Location { path: path.to_owned(), record: None }
}

pub(crate) fn stored(path: &str, document: &Document) -> Stored {
    Stored::new(place(path), document.clone(), None, "00".repeat(32), &reading(document)).unwrap()
}

/// A document with one body and nothing known beside its text.
pub(crate) fn plain(text: &str) -> Document {
    document(text, Metadata::default())
}

/// A document of an outlet, published on a day.
pub(crate) fn report(text: &str, outlet: &str, day: &str) -> Document {
    let published = Dated { edtf: day.parse().unwrap(), basis: Basis::Header, words: day.to_owned() };
    document(
        text,
        Metadata {
            title: Some(Known::new(format!("{outlet} report"), Basis::Header)),
            outlet: Some(Known::new(outlet.to_owned(), Basis::Header)),
            published: Some(published),
            ..Metadata::default()
        },
    )
}

pub(crate) fn document(text: &str, metadata: Metadata) -> Document {
    let sections = match text.len() {
        0 => Vec::new(),
        len => vec![Section { span: Span::of(0..len), kind: SectionKind::Body }],
    };
    let offsets = OffsetMap::identity(u32::try_from(text.len()).unwrap(), 0);
    Document::new(text.to_owned(), sections, offsets, metadata).unwrap()
}

/// A reading that finds the sentences and nothing else.
pub(crate) fn reading(document: &Document) -> Analysis {
    let mut sentences = Vec::new();
    let mut at = 0;
    for sentence in document.text().split_inclusive(". ") {
        sentences.push(Span::of(at..at + sentence.len()).trim(document.text()));
        at += sentence.len();
    }
    Analysis {
        document: document.id(),
        sections: document.sections().to_vec(),
        sentences: sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect(),
        mentions: Vec::new(),
        participants: Vec::new(),
        times: Vec::new(),
        figures: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    }
}

/// The first place of some words in a document.
pub(crate) fn cite(document: &Document, words: &str) -> Passage {
    let at = document.text().find(words).unwrap();
    Passage { document: document.id(), span: Span::of(at..at + words.len()) }
}

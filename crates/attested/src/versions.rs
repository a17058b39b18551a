//! What changed between two versions of a document: its words, and what it says.

use std::collections::BTreeMap;
use std::time::Duration;

use attested_analyse::Analyser;
use attested_model::{Analysis, Document, DocumentId, Span, Vocabulary as _};
use attested_record::{Location, Record};
use similar::{Algorithm, ChangeTag, capture_diff_slices_deadline};

use crate::Error;

/// Words that stayed, went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stayed {
    /// In both versions.
    Same,
    /// In the older one only.
    Gone,
    /// In the newer one only.
    New,
}

/// A run of words and whether it stayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Whether it stayed.
    pub stayed: Stayed,
    /// The words, with the white space behind them.
    pub text: String,
}

/// Something a version says: a statement, an event, a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Says {
    /// `statement`, `event` or `figure`.
    pub kind: &'static str,
    /// What it is taken for: act and stance, or type and status.
    pub taken_for: String,
    /// The words it rests on, on one line.
    pub words: String,
}

/// One step from a version to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The place at which both were met.
    pub place: Location,
    /// The older version.
    pub old: DocumentId,
    /// The newer one.
    pub new: DocumentId,
    /// Metadata that differ: the name, and both values.
    pub metadata: Vec<(&'static str, String, String)>,
    /// The text of both, word by word.
    pub words: Vec<Words>,
    /// What only the older one says.
    pub vanished: Vec<Says>,
    /// What only the newer one says.
    pub appeared: Vec<Says>,
}

/// The changes between the versions of a document, at each place where it was met, oldest first.
///
/// # Errors
/// [`Error::Record`] when the record cannot be read.
pub fn changes(record: &Record, document: &DocumentId) -> Result<Vec<Change>, Error> {
    let analyser = Analyser::new();
    let mut found = Vec::new();
    for place in record.places(document)? {
        let versions = record.versions(&place)?;
        for pair in versions.windows(2) {
            let (Some(old), Some(new)) = (record.document(&pair[0])?, record.document(&pair[1])?) else {
                continue;
            };
            let (before, after) = (analyser.analyse(&old), analyser.analyse(&new));
            let (said, says) = (sayings(&old, &before), sayings(&new, &after));
            found.push(Change {
                place: place.clone(),
                old: old.id(),
                new: new.id(),
                metadata: metadata(&old, &new),
                words: words(old.text(), new.text()),
                vanished: without(&said, &says),
                appeared: without(&says, &said),
            });
        }
    }
    Ok(found)
}

/// The words of two texts, compared.
fn words(old: &str, new: &str) -> Vec<Words> {
    let (old, new) = (tokens(old), tokens(new));
    // A text that was written anew as a whole is not compared word by word for ever.
    let deadline = std::time::Instant::now() + Duration::from_secs(5);
    let mut runs: Vec<Words> = Vec::new();
    for op in capture_diff_slices_deadline(Algorithm::Patience, &old, &new, Some(deadline)) {
        for change in op.iter_changes(&old, &new) {
            let stayed = match change.tag() {
                ChangeTag::Equal => Stayed::Same,
                ChangeTag::Delete => Stayed::Gone,
                ChangeTag::Insert => Stayed::New,
            };
            match runs.last_mut() {
                Some(last) if last.stayed == stayed => last.text.push_str(change.value()),
                _ => runs.push(Words { stayed, text: change.value().to_owned() }),
            }
        }
    }
    runs
}

/// Words with the white space behind them.
fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut white = false;
    for (at, c) in text.char_indices() {
        if white && !c.is_whitespace() {
            found.push(&text[start..at]);
            start = at;
        }
        white = c.is_whitespace();
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

fn metadata(old: &Document, new: &Document) -> Vec<(&'static str, String, String)> {
    let of = |document: &Document| {
        let about = document.metadata();
        let known = |field: &Option<attested_model::Known<String>>| {
            field.as_ref().map_or(String::new(), |k| k.value.clone())
        };
        let published = about.published.as_ref().map_or(String::new(), |dated| dated.edtf.to_string());
        [
            ("title", known(&about.title)),
            ("outlet", known(&about.outlet)),
            ("byline", known(&about.byline)),
            ("published", published),
            ("url", known(&about.url)),
        ]
    };
    of(old).into_iter().zip(of(new)).filter(|(a, b)| a != b).map(|((name, a), (_, b))| (name, a, b)).collect()
}

/// What a version says.
fn sayings(document: &Document, analysis: &Analysis) -> Vec<Says> {
    let text = document.text();
    let line = |span: Span| span.text(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let statements = analysis.statements.iter().map(|statement| {
        let spans = statement.source.iter().chain(&statement.cue).chain(&statement.content).copied();
        let whole = spans.reduce(Span::cover);
        Says {
            kind: "statement",
            taken_for: format!("{}, {}", statement.act.word(), statement.stance.word()),
            words: whole.map_or_else(String::new, line),
        }
    });
    let events = analysis.events.iter().map(|event| Says {
        kind: "event",
        taken_for: format!("{}, {}", event.kind.word(), event.status.word()),
        words: line(event.passage),
    });
    statements.chain(events).collect()
}

/// Those of the first list that the second lacks; what is said twice counts twice.
fn without(first: &[Says], second: &[Says]) -> Vec<Says> {
    let mut left: BTreeMap<&Says, usize> = BTreeMap::new();
    for says in second {
        *left.entry(says).or_default() += 1;
    }
    let gone = first.iter().filter(|says| match left.get_mut(says) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    gone.cloned().collect()
}

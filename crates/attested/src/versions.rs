//! What changed between two versions of a document: its words, and what it says.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::time::Duration;

use attested_analyse::Analyser;
use attested_model::{Analysis, Document, DocumentId, Passage, Span, Vocabulary as _};
use attested_record::{EventQuery, FigureQuery, Location, Record, StatementQuery, Version};
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
    /// What it is taken for: act and stance, type and status, or what is counted.
    pub taken_for: String,
    /// The words it rests on, on one line.
    pub words: String,
    /// The line of the record that rests on them, of the version of today.
    pub line: Option<String>,
}

/// One step from a version to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The place at which both were met.
    pub place: Location,
    /// The older version.
    pub old: Version,
    /// The newer one.
    pub new: Version,
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
/// What the versions say is told by the readings that the record shows, and where it lacks one of two, by new readings of
/// both.
///
/// # Errors
/// [`Error::Record`] when the record cannot be read.
pub fn changes(record: &Record, document: &DocumentId) -> Result<Vec<Change>, Error> {
    let run = crate::run_of_record(record)?;
    let analyser = OnceCell::new();
    steps(record, document, &|old, new| {
        if let Some(run) = run
            && let (Some(before), Some(after)) =
                (record.analysis(&old.id(), &run)?, record.analysis(&new.id(), &run)?)
        {
            return Ok((before, after));
        }
        let analyser = analyser.get_or_init(Analyser::new);
        Ok((analyser.analyse(old), analyser.analyse(new)))
    })
}

/// The same with both versions read anew by this analyser.
///
/// # Errors
/// As [`changes`].
pub fn changes_with(
    analyser: &Analyser,
    record: &Record,
    document: &DocumentId,
) -> Result<Vec<Change>, Error> {
    steps(record, document, &|old, new| Ok((analyser.analyse(old), analyser.analyse(new))))
}

/// Reads two versions.
type ReadBoth<'a> = &'a dyn Fn(&Document, &Document) -> Result<(Analysis, Analysis), Error>;

fn steps(record: &Record, document: &DocumentId, read: ReadBoth<'_>) -> Result<Vec<Change>, Error> {
    let mut found = Vec::new();
    for place in record.places(document)? {
        let versions = record.versions(&place)?;
        for pair in versions.windows(2) {
            let (Some(old), Some(new)) =
                (record.document(&pair[0].document)?, record.document(&pair[1].document)?)
            else {
                continue;
            };
            let (before, after) = read(&old, &new)?;
            let (said, says) = (sayings(&old, &before), sayings(&new, &after));
            let lines = lines_of(record, new.id())?;
            found.push(Change {
                place: place.clone(),
                old: pair[0].clone(),
                new: pair[1].clone(),
                metadata: metadata(&old, &new),
                words: words(old.text(), new.text()),
                vanished: without(&said, &says, &BTreeMap::new()),
                appeared: without(&says, &said, &lines),
            });
        }
    }
    Ok(found)
}

/// The lines of the record that rest on a document: by kind and by the words that name them there.
type Lines = BTreeMap<(&'static str, Span), String>;

fn lines_of(record: &Record, document: DocumentId) -> Result<Lines, Error> {
    let mut lines = Lines::new();
    let mut note = |kind, passage: &Passage, id: String| {
        if passage.document == document {
            lines.insert((kind, passage.span), id);
        }
    };
    let query = StatementQuery { document: Some(document), ..StatementQuery::default() };
    for statement in record.statements(&query)? {
        let statement = statement?;
        statement.reports.iter().for_each(|report| note("statement", report, statement.id.to_string()));
    }
    for event in record.events(&EventQuery { document: Some(document), ..EventQuery::default() })? {
        let event = event?;
        event.reports.iter().for_each(|report| note("event", &report.trigger, event.id.to_string()));
    }
    for figure in record.figures(&FigureQuery { document: Some(document), ..FigureQuery::default() })? {
        let figure = figure?;
        note("figure", &figure.passage, figure.id.to_string());
    }
    Ok(lines)
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

/// What a version says, each with the words by which the record knows its line.
fn sayings(document: &Document, analysis: &Analysis) -> Vec<(Says, Option<Span>)> {
    let text = document.text();
    let line = |span: Span| span.text(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let says = |kind, taken_for, words| Says { kind, taken_for, words, line: None };
    let statements = analysis.statements.iter().map(|statement| {
        let spans = statement.source.iter().chain(&statement.cue).chain(&statement.content).copied();
        let whole = spans.reduce(Span::cover).map_or_else(String::new, line);
        let taken_for = format!("{}, {}", statement.act.word(), statement.stance.word());
        (says("statement", taken_for, whole), statement.content.iter().copied().reduce(Span::cover))
    });
    let events = analysis.events.iter().map(|event| {
        let taken_for = format!("{}, {}", event.kind.word(), event.status.word());
        (says("event", taken_for, line(event.passage)), Some(event.trigger))
    });
    let figures = analysis.figures.iter().map(|figure| {
        let taken_for = format!("{}, {}", figure.of.word(), figure.unit);
        (says("figure", taken_for, line(figure.span)), Some(figure.span))
    });
    statements.chain(events).chain(figures).collect()
}

/// Those of the first list that the second lacks; what is said twice counts twice.
fn without(first: &[(Says, Option<Span>)], second: &[(Says, Option<Span>)], lines: &Lines) -> Vec<Says> {
    let mut left: BTreeMap<&Says, usize> = BTreeMap::new();
    for (says, _) in second {
        *left.entry(says).or_default() += 1;
    }
    let gone = first.iter().filter(|(says, _)| match left.get_mut(says) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    let with_line = |(says, span): &(Says, Option<Span>)| {
        let line = span.and_then(|span| lines.get(&(says.kind, span)).cloned());
        Says { line, ..says.clone() }
    };
    gone.map(with_line).collect()
}

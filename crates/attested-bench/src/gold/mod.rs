//! The engine's reading of whole articles against hand-made readings.
//!
//! Statements match one to one when their content words overlap by Jaccard >= .5; events when their triggers overlap.
//! "Not happened read as happened" is the share of matched events whose gold status is none of occurred and ongoing
//! and that were read as one of these: its goal is 0.

mod events;
mod figures;
mod names;
mod statements;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use attested_analyse::Page;
use attested_model::{Analysis, ParticipantIndex, Span};
use serde_json::Value;

use crate::corpus::{document, file, lines, list, read, text_of};
use crate::score::Counts;
use crate::{Error, Report, Request, Table, reading};

/// What is counted over all articles.
#[derive(Default)]
struct Totals {
    counts: Counts,
    /// Status, act and type: (wanted, read) of matched ones.
    status: BTreeMap<(String, String), usize>,
    acts: BTreeMap<(String, String), usize>,
    types: BTreeMap<(String, String), usize>,
    errors: Vec<String>,
}

/// One article, read and by hand.
struct Case<'a> {
    id: &'a str,
    page: &'a Page<'a>,
    analysis: &'a Analysis,
    gold: &'a Value,
}

impl Case<'_> {
    fn text(&self) -> &str {
        self.page.text()
    }

    /// True when a participant of the reading is the actor that gold means.
    fn same(&self, whom: ParticipantIndex, id: &str) -> bool {
        let names = called(self.gold, id);
        names.contains(&normal(&self.analysis.participants[whom.get()].name))
            || self
                .analysis
                .mentions
                .iter()
                .filter(|mention| mention.participant == Some(whom))
                .any(|mention| names.contains(&normal(mention.span.text(self.text()))))
    }

    /// Words of spans, as the set of their tokens.
    fn words(&self, spans: &[Span]) -> BTreeSet<usize> {
        words(self.page, spans)
    }
}

/// Words of spans, as the set of their tokens.
pub(crate) fn words(page: &Page<'_>, spans: &[Span]) -> BTreeSet<usize> {
    spans
        .iter()
        .flat_map(|&span| page.tokens_in(span))
        .filter(|&token| page.word(token).chars().any(char::is_alphanumeric))
        .collect()
}

/// The names by which gold calls an actor.
fn called(gold: &Value, id: &str) -> BTreeSet<String> {
    list(gold, "actors")
        .iter()
        .filter(|actor| actor["id"] == id)
        .flat_map(|actor| {
            let mentions = list(actor, "mentions").iter().filter_map(Value::as_str).map(normal);
            mentions.chain([normal(actor["name"].as_str().unwrap_or(""))]).collect::<Vec<_>>()
        })
        .collect()
}

fn normal(name: &str) -> String {
    name.to_lowercase().trim_start_matches("the ").trim_end_matches([',', ' ']).to_owned()
}

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let articles = file(request.folder, "articles.jsonl")?;
    let folder = articles.parent().unwrap_or(request.folder);
    let analyser = request.reader.analyser()?;
    let together = together(folder)?;
    let (mut totals, mut texts) = (Totals::default(), 0_usize);
    for article in lines(&articles)? {
        let id = text_of(&article, "id");
        // What the encoder was trained on measures nothing; one text may be looked at all the same.
        let wanted = request.document.map_or(article["split"] != "train", |wanted| wanted == id);
        if !wanted {
            continue;
        }
        let Some(gold) =
            together.get(&id).cloned().map_or_else(|| by_hand(folder, &id), |gold| Ok(Some(gold)))?
        else {
            continue;
        };
        texts += 1;
        let [title, text, date] = ["title", "text", "date"].map(|key| text_of(&article, key));
        let document = document(&title, &text, &date);
        let analysis = analyser.analyse(&document);
        if let Some(fault) = analysis.fault(document.text()) {
            totals.errors.push(format!("FAULT {id}: {fault}"));
        }
        if request.document.is_some() {
            totals.errors.push(reading(&document, &analysis));
        }
        let page = Page::of(&document);
        let case = Case { id: &id, page: &page, analysis: &analysis, gold: &gold };
        statements::score(&mut totals, &case);
        events::score(&mut totals, &case);
        figures::score(&mut totals, &case);
        names::score(&mut totals, &case);
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let corpus = format!("{name}, dev, {texts} texts");
    let tables = vec![
        Table::of_counts("", &totals.counts),
        confused("Status of matched events:", &totals.status, usize::MAX),
        confused("Acts of matched statements:", &totals.acts, usize::MAX),
        confused("Types of events whose triggers match, the most frequent:", &totals.types, 20),
    ];
    let mut report = Report::new(corpus, &request.reader.named()?, tables);
    if request.errors || request.document.is_some() {
        report.errors = totals.errors;
    }
    Ok(report)
}

/// The readings that a corpus has in one file, by id.
fn together(folder: &Path) -> Result<BTreeMap<String, Value>, Error> {
    let path = folder.join("annotations.jsonl");
    let rows = if path.is_file() { lines(&path)? } else { Vec::new() };
    Ok(rows.into_iter().map(|row| (text_of(&row, "id"), row)).collect())
}

/// The reading that has a file of its own.
fn by_hand(folder: &Path, id: &str) -> Result<Option<Value>, Error> {
    let path = [id.to_owned(), id.replace(':', "-")].map(|id| folder.join(format!("{id}.json")));
    let Some(path) = path.iter().find(|path| path.is_file()) else { return Ok(None) };
    let fault = |error: serde_json::Error| Error::Line {
        path: path.clone(),
        line: error.line(),
        reason: error.to_string(),
    };
    serde_json::from_str(&read(path)?).map(Some).map_err(fault)
}

/// What was taken for something else, most frequent first.
fn confused(title: &str, counts: &BTreeMap<(String, String), usize>, most: usize) -> Table {
    let mut rows: Vec<_> = counts.iter().filter(|((wanted, read), _)| wanted != read).collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let mut table = Table::new(title, &["wanted", "read", "n"]);
    for ((wanted, read), count) in rows.into_iter().take(most) {
        table.row([wanted.clone(), read.clone(), count.to_string()]);
    }
    table
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{Measure, ReadBy, Request, measure};

    const ARTICLE: &str = r#"{"id":"n1","title":"","date":"2031-03-10","text":"Foreign Minister Orla Vashik met Tarn Delo in Dellin on Sunday. Vashik said the talks were useful. She denied that Sarvane had attacked the town."}"#;
    const GOLD: &str = r#"{"actors":[
        {"id":"a1","type":"person","name":"Orla Vashik","mentions":["Orla Vashik","Vashik"],"roles":[{"title":"foreign minister","of":null}]},
        {"id":"a2","type":"person","name":"Tarn Delo","mentions":["Tarn Delo"],"roles":[]}],
      "statements":[
        {"id":"s1","speaker":"a1","source":"Vashik","cue":"said","content":["the talks were useful"],"type":"indirect","act":"state","stance":"stated","via":[],"parent":null},
        {"id":"s2","speaker":"a2","source":"She","cue":"denied","content":["that Sarvane had attacked the town"],"type":"indirect","act":"deny","stance":"denied","via":[],"parent":null}],
      "events":[{"id":"e1","type":"CONSULT","trigger":"met","actors":["a1","a2"],"recipients":[],"place":"Dellin","time":"2031-03-09","status":"occurred","in_statement":null}],
      "figures":[]}"#;

    fn cell(report: &crate::Report, row: &str, column: usize) -> String {
        let rows = &report.tables[0].rows;
        rows.iter().find(|cells| cells[0] == row).unwrap_or_else(|| panic!("{row} in {rows:?}"))[column]
            .clone()
    }

    #[test]
    fn an_article_read_right_but_for_one_speaker_scores_so() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("articles.jsonl"), ARTICLE).unwrap();
        std::fs::write(folder.path().join("n1.json"), GOLD).unwrap();
        let request = Request {
            folder: folder.path(),
            reader: ReadBy::Rules,
            document: None,
            errors: true,
            texts: None,
        };
        let report = measure(Measure::Gold, &request).unwrap();
        assert_eq!(cell(&report, "statements", 4), "2 right, 2 read, 2 wanted");
        assert_eq!(cell(&report, "speaker (of matched)", 4), "1 of 2");
        assert_eq!(cell(&report, "denials", 4), "1 right, 1 read, 1 wanted");
        let events = cell(&report, "events by trigger and type", 4);
        assert!(events.starts_with("1 right") && events.ends_with("1 wanted"), "{events}");
        assert_eq!(cell(&report, "actors of events", 4), "2 right, 2 read, 2 wanted");
        assert!(report.errors.iter().any(|line| line.contains("speaker")), "{:?}", report.errors);
    }

    #[test]
    fn a_folder_without_the_corpus_is_named() {
        let request = Request {
            folder: Path::new("."),
            reader: ReadBy::Rules,
            document: None,
            errors: false,
            texts: None,
        };
        let error = measure(Measure::Gold, &request).unwrap_err().to_string();
        assert!(error.contains("articles.jsonl"), "{error}");
    }
}

//! The shapes of other tools, written from a stored record: what they say, and what they must never say.
//! Their real readers look at them in `.ci/exports`.

use std::path::Path;

use attested_export::{Dossier, Feed, Format, Paper, Table, atom, dossier, parquet, write_shape};
use attested_model::{Certainty, Document, EventStatus, Vocabulary as _};
use attested_record::{EventQuery, Location, Record, Stored};
use serde_json::Value;

use crate::sample::{Sample, sample};

/// A file that holds the sample, gone at the end of the test.
struct Shelf {
    _folder: tempfile::TempDir,
    record: Record,
}

fn analysis(document: &Document) -> attested_model::Analysis {
    attested_model::Analysis {
        document: document.id(),
        sections: document.sections().to_vec(),
        sentences: vec![document.sections()[0].span],
        mentions: vec![],
        participants: vec![],
        times: vec![],
        figures: vec![],
        statements: vec![],
        events: vec![],
        warnings: vec![],
    }
}

fn stored(sample: &Sample) -> Shelf {
    let folder = tempfile::tempdir().unwrap();
    let mut record = Record::create(&folder.path().join("attested.db")).unwrap();
    let run = &sample.runs[0];
    record.put_run(run).unwrap();
    let documents: Vec<Stored> = sample
        .documents
        .iter()
        .enumerate()
        .map(|(at, document)| {
            let place = Location { path: format!("reports/{at}.txt"), record: None };
            Stored::new(place, document.clone(), None, "00ff".to_owned(), &analysis(document)).unwrap()
        })
        .collect();
    record.append(&documents, &run.id).unwrap();
    let basis = record.generation().unwrap();
    record.replace(&sample.resolution, &run.id, basis).unwrap();
    Shelf { _folder: folder, record }
}

fn written(record: &Record, format: Format) -> String {
    let mut out = Vec::new();
    write_shape(record, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The sample with its event as one that occurred.
fn occurred() -> Sample {
    let mut sample = sample();
    sample.resolution.events[0].status = EventStatus::Occurred;
    sample.resolution.events[0].reports[0].status = EventStatus::Occurred;
    sample
}

#[test]
fn a_denied_event_is_never_a_plain_fact() {
    let shelf = stored(&sample());
    for format in [Format::Gdelt, Format::Polecat] {
        let mut out = Vec::new();
        let notes = write_shape(&shelf.record, format, &mut out).unwrap();
        let rows = String::from_utf8(out).unwrap();
        assert_eq!(rows.lines().count(), usize::from(format == Format::Polecat), "{}", format.word());
        assert!(notes.sentences()[0].starts_with("left out: 1 events that are planned, denied"));
    }
    assert!(!written(&shelf.record, Format::Ftm).contains("\"schema\":\"Event\""));
    assert!(written(&shelf.record, Format::Turtle).contains("a att:ReportedEvent"));
    assert!(!written(&shelf.record, Format::Turtle).contains("a sem:Event "));
    assert!(written(&shelf.record, Format::TimelineJs).contains("[denied]"));
    assert!(written(&shelf.record, Format::Plover).contains("\"status\":\"denied\""));
    let claims: Value = serde_json::from_str(&written(&shelf.record, Format::Claims)).unwrap();
    let kinds: Vec<&str> =
        claims["@graph"].as_array().unwrap().iter().map(|line| line["@type"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"Quotation") && !kinds.contains(&"Claim"), "{kinds:?}");
}

#[test]
fn what_some_say_and_others_say_not_is_no_plain_fact_either() {
    let mut sample = occurred();
    let mut second = sample.resolution.events[0].reports[0].clone();
    second.status = EventStatus::DidNotOccur;
    sample.resolution.events[0].reports.push(second);
    let shelf = stored(&sample);
    assert_eq!(written(&shelf.record, Format::Polecat).lines().count(), 1);
    assert!(written(&shelf.record, Format::Turtle).contains("a att:ReportedEvent"));
}

#[test]
fn what_occurred_stands_in_the_tables_with_our_columns() {
    let shelf = stored(&occurred());
    let table = written(&shelf.record, Format::Polecat);
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].len(), rows[1].len());
    let cell = |name: &str| rows[1][rows[0].iter().position(|column| *column == name).unwrap()];
    assert_eq!(
        (cell("Event Type"), cell("Actor Name"), cell("Event Date")),
        ("CONSULT", "Zoë Maré", "2031-04-09")
    );
    assert_eq!((cell("Speaker"), cell("Stance"), cell("Status")), ("Zoë Maré", "denied", "occurred"));
    assert!(cell("Quote").contains("had met the envoy"));
    let gdelt = written(&shelf.record, Format::Gdelt);
    let row: Vec<&str> = gdelt.trim_end().split('\t').collect();
    assert_eq!(row.len(), 61 + 18);
    assert_eq!((row[1], row[26], row[29], row[52]), ("20310409", "040", "1", "Port Öst"));
}

#[test]
fn a_line_that_a_reviewer_called_wrong_is_in_no_shape() {
    let mut sample = occurred();
    sample.resolution.events[0].certainty = Certainty::thousandths(0);
    sample.resolution.statements[0].certainty = Certainty::thousandths(0);
    let id = sample.resolution.events[0].id.to_string();
    let shelf = stored(&sample);
    for &format in Format::ALL {
        assert!(!written(&shelf.record, format).contains(&id), "{}", format.word());
    }
}

#[test]
fn annotations_point_at_the_text_in_three_ways() {
    let sample = sample();
    let shelf = stored(&sample);
    let page: Value = serde_json::from_str(&written(&shelf.record, Format::Annotations)).unwrap();
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 4);
    for item in items {
        let source = item["target"]["source"].as_str().unwrap().strip_prefix("urn:attested:").unwrap();
        let text = sample.text(source.parse().unwrap()).unwrap();
        let selector = &item["target"]["selector"];
        let number = |at: usize, name: &str| usize::try_from(selector[at][name].as_u64().unwrap()).unwrap();
        let exact = selector[0]["exact"].as_str().unwrap();
        assert_eq!(&text[number(2, "start")..number(2, "end")], exact);
        let points: String = text.chars().skip(number(1, "start")).take(exact.chars().count()).collect();
        assert_eq!(points, exact);
        let prefix = selector[0]["prefix"].as_str().unwrap();
        assert!(text[..number(2, "start")].ends_with(prefix));
    }
}

#[test]
fn markup_in_names_and_quotes_stays_text() {
    let mut sample = occurred();
    for actor in &mut sample.resolution.actors {
        actor.name = "<script>alert(1)</script> & \"Öst\"\u{202e}".to_owned();
    }
    let shelf = stored(&sample);
    for format in [Format::Gexf, Format::TimelineJs, Format::TimelineCsv] {
        assert!(!written(&shelf.record, format).contains("<script"), "{}", format.word());
    }
    for paper in [Paper::Markdown, Paper::Html] {
        let mut out = Vec::new();
        dossier(&shelf.record, &Dossier { title: "<b>".to_owned(), who: None }, paper, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        // Markdown takes a bracket behind a backslash for a letter.
        assert!(!text.replace("\\<", "").contains("<script") && !text.contains('\u{202e}'), "{text}");
        assert!(text.contains("envoy"));
    }
    let events: Vec<_> =
        shelf.record.events(&EventQuery::default()).unwrap().map(|event| (event.unwrap(), None)).collect();
    let feed = Feed {
        id: "urn:x".to_owned(),
        title: "<t>".to_owned(),
        entries: &events,
        updated: "1970-01-01T00:00:00Z".to_owned(),
    };
    let mut out = Vec::new();
    atom(&shelf.record, &feed, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains("<script") && text.contains("&lt;t&gt;") && text.contains("<id>urn:attested:e-"));
}

#[test]
fn every_table_leaves_as_parquet() {
    let shelf = stored(&sample());
    for &table in Table::ALL {
        let mut out = Vec::new();
        parquet(&shelf.record, table, &mut out).unwrap();
        assert!(out.starts_with(b"PAR1") && out.ends_with(b"PAR1"), "{}", table.word());
    }
}

#[test]
fn the_page_of_exports_has_a_heading_for_every_format() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/exports.md");
    let page = std::fs::read_to_string(path).unwrap();
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let others = ["jsonl", "csv", "parquet", "sqlite", "atom", "markdown", "html"];
    for word in others.into_iter().chain(Format::ALL.iter().map(|format| format.word())) {
        let named = |heading: &&&str| heading.split([' ', ',', '`']).any(|part| part == word);
        assert!(headings.iter().any(|heading| named(&heading)), "docs/exports.md has no heading for {word}");
    }
    for &format in Format::ALL {
        assert!(!format.loses().is_empty(), "{} says what it loses", format.word());
    }
}

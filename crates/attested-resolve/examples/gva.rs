//! Measures stories on a stream of reports of shootings, each labelled with its incident.
//!
//! `cargo run --release -p attested-resolve --example gva -- PATH/gva_dev/docs.jsonl`
//!
//! Prints B³ and pairwise scores of the stories against the incidents, every document counted, and checks that
//! the stories do not depend on the order in which the documents come.
#![expect(clippy::cast_precision_loss, reason = "counts of documents")]
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a measuring program prints, reads files and stops at the first fault"
)]

mod scorer;

use std::collections::BTreeMap;
use std::time::Instant;

use attested_analyse::Analyser;
use attested_model::{
    Analysis, Basis, Dated, Document, Known, Metadata, OffsetMap, Section, SectionKind, Span,
};
use attested_resolve::{Reading, stories};
use serde_json::Value;

fn main() {
    let path = std::env::args().nth(1).expect("the path of docs.jsonl");
    let page = std::fs::read_to_string(path).unwrap();
    let mut reports: Vec<(String, Document)> = page
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|value| (value["incident"].as_str().unwrap().to_owned(), document(&value)))
        .collect();
    let start = Instant::now();
    let engine = Analyser::new();
    let analyses: Vec<Analysis> = reports.iter().map(|(_, document)| engine.analyse(document)).collect();
    println!("{} documents analysed in {:.1} s", reports.len(), start.elapsed().as_secs_f64());
    let readings: Vec<Reading<'_>> = reports
        .iter()
        .zip(&analyses)
        .map(|((_, document), analysis)| Reading { document, analysis })
        .collect();
    let start = Instant::now();
    let found = stories(&readings);
    let seconds = start.elapsed().as_secs_f64();
    println!("{} stories in {seconds:.2} s, {:.0} documents/s", found.len(), reports.len() as f64 / seconds);
    let mut backwards = readings.clone();
    backwards.reverse();
    println!("the same in the other order: {}", stories(&backwards) == found);
    let mut of: BTreeMap<_, String> = BTreeMap::new();
    for story in &found {
        for document in &story.documents {
            of.insert(*document, story.id.to_string());
        }
    }
    let members: Vec<(String, String)> = reports
        .drain(..)
        .enumerate()
        .map(|(at, (incident, document))| {
            (incident, of.get(&document.id()).cloned().unwrap_or_else(|| format!("alone {at}")))
        })
        .collect();
    let compared = scorer::Compared::new(&members);
    println!("B3       {}", compared.b_cubed());
    println!("pairwise {}", compared.pairwise());
    println!("CoNLL    {:.3}", compared.conll());
}

fn document(value: &Value) -> Document {
    let (title, text) = (value["title"].as_str().unwrap_or(""), value["text"].as_str().unwrap_or(""));
    let whole = format!("{title}\n\n{text}\n");
    let head = title.len() + 2;
    let sections = [(0..head, SectionKind::Headline), (head..whole.len(), SectionKind::Body)]
        .map(|(range, kind)| Section { span: Span::of(range), kind })
        .to_vec();
    let metadata = Metadata {
        title: Some(Known::new(title.to_owned(), Basis::Field)),
        // The id keeps reports of one text apart that stand under two incidents.
        url: value["id"].as_str().map(|id| Known::new(id.to_owned(), Basis::Field)),
        published: value["dct"].as_str().and_then(|words| {
            Some(Dated { edtf: words.parse().ok()?, basis: Basis::Field, words: words.to_owned() })
        }),
        ..Metadata::default()
    };
    let map = OffsetMap::identity(u32::try_from(whole.len()).unwrap(), 0);
    Document::new(whole, sections, map, metadata).unwrap()
}

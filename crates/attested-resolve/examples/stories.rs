//! Reads files or folders with the real analysis, joins them and prints what came together, for a careful reader.
//!
//! `cargo run --release -p attested-resolve --example stories -- PATH… [--limit N] [--group FIELD-VALUE]`
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measuring program prints and reads files"
)]

use std::collections::BTreeMap;
use std::time::Instant;

use attested_analyse::Analyser;
use attested_ingest::{Input, Limits, ingest};
use attested_model::{ActorKind, Analysis, Document, DocumentId, Passage, Resolution};
use attested_resolve::{Knowledge, Reading, resolve};

fn main() {
    let mut inputs = Vec::new();
    let mut limit = usize::MAX;
    let mut quiet = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--limit" => limit = arguments.next().and_then(|value| value.parse().ok()).unwrap_or(limit),
            "--quiet" => quiet = true,
            path => inputs.push(Input::Path(path.into())),
        }
    }
    let start = Instant::now();
    let documents: Vec<Document> = ingest(&inputs, &Limits::default())
        .filter_map(Result::ok)
        .map(|ingested| ingested.document)
        .take(limit)
        .collect();
    println!("{} documents read in {:.1} s", documents.len(), start.elapsed().as_secs_f64());
    let start = Instant::now();
    let engine = Analyser::new();
    let analyses: Vec<Analysis> = documents.iter().map(|document| engine.analyse(document)).collect();
    println!("analysed in {:.1} s", start.elapsed().as_secs_f64());
    let faults = analyses
        .iter()
        .zip(&documents)
        .filter(|(analysis, document)| analysis.fault(document.text()).is_some());
    println!("{} faulty analyses", faults.count());
    let readings: Vec<Reading<'_>> =
        documents.iter().zip(&analyses).map(|(document, analysis)| Reading { document, analysis }).collect();
    let start = Instant::now();
    let resolution = resolve(&readings, &[], &Knowledge::default());
    println!("resolved in {:.2} s", start.elapsed().as_secs_f64());
    let texts: BTreeMap<DocumentId, &Document> =
        documents.iter().map(|document| (document.id(), document)).collect();
    numbers(&analyses, &resolution);
    if !quiet {
        show(&texts, &resolution);
    }
}

fn numbers(analyses: &[Analysis], resolution: &Resolution) {
    let sum = |count: fn(&Analysis) -> usize| -> usize { analyses.iter().map(count).sum() };
    println!("participants {} -> actors {}", sum(|each| each.participants.len()), resolution.actors.len());
    println!("statements {} -> {}", sum(|each| each.statements.len()), resolution.statements.len());
    println!("events {} -> {}", sum(|each| each.events.len()), resolution.events.len());
    println!("figures {} -> {}", sum(|each| each.figures.len()), resolution.figures.len());
    println!(
        "copies {}, disputes {}, aliases {}",
        resolution.copies.len(),
        resolution.disputes.len(),
        resolution.aliases.len()
    );
}

fn show(texts: &BTreeMap<DocumentId, &Document>, resolution: &Resolution) {
    let quote = |passage: &Passage| {
        let words = texts.get(&passage.document).map_or("", |document| passage.span.text(document.text()));
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        line.chars().take(150).collect::<String>()
    };
    let name = |id: &attested_model::ActorId| {
        resolution.actors.iter().find(|actor| actor.id == *id).map_or("?", |actor| actor.name.as_str())
    };
    println!("\n== actors of several documents");
    for actor in resolution.actors.iter().filter(|actor| actor.members.len() > 1) {
        let names: Vec<String> =
            actor.names.iter().take(8).map(|name| format!("{}×{}", name.text, name.count)).collect();
        println!(
            "{} [{}] {:?} {} <- {}",
            actor.name,
            actor.kind,
            actor.country,
            actor.members.len(),
            names.join(", ")
        );
        for edge in actor.edges.iter().filter(|edge| !edge.reason.starts_with("same")) {
            println!("      {}", edge.reason);
        }
    }
    println!("\n== people and bodies of one document");
    let single: Vec<&str> = resolution
        .actors
        .iter()
        .filter(|actor| {
            actor.members.len() == 1 && matches!(actor.kind, ActorKind::Person | ActorKind::Organisation)
        })
        .map(|actor| actor.name.as_str())
        .collect();
    println!("{}", single.join(" | "));
    println!("\n== events of several reports");
    for event in resolution.events.iter().filter(|event| event.reports.len() > 1) {
        let who: Vec<&str> = event.actors.iter().map(name).collect();
        let whom: Vec<&str> = event.recipients.iter().map(name).collect();
        let time = event.time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default();
        println!(
            "{} {} {who:?} -> {whom:?} {time} {:?} {:?}",
            event.kind,
            event.status,
            event.place.as_ref().map(|place| &place.name),
            event.counts
        );
        for report in &event.reports {
            println!("      [{}] {} | {}", report.status, quote(&report.trigger), quote(&report.passage));
        }
    }
    println!("\n== other events with named participants");
    for event in resolution.events.iter().filter(|event| event.reports.len() == 1) {
        let who: Vec<&str> = event.actors.iter().chain(&event.recipients).map(name).collect();
        let time = event.time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default();
        let place = event.place.as_ref().map(|place| &place.name);
        println!(
            "{} {} {who:?} {time} {place:?} | {} | {}",
            event.kind,
            event.status,
            quote(&event.reports[0].trigger),
            quote(&event.reports[0].passage)
        );
    }
    println!("\n== statements of several reports");
    for statement in resolution.statements.iter().filter(|statement| statement.reports.len() > 1) {
        println!(
            "{} {:?}: {}",
            statement.speaker.as_ref().map_or("nobody", name),
            statement.counts,
            quote(&statement.content[0])
        );
    }
    println!("\n== copies");
    for copy in &resolution.copies {
        println!("{:?} {}", copy.counts, copy.reason);
        println!("      {}", quote(&copy.passages[0]));
    }
    println!("\n== disputes");
    for dispute in &resolution.disputes {
        println!("[{}] {}", dispute.about, dispute.matter);
        for side in &dispute.sides {
            println!("      {:?} {:?} {} texts", side.stance, side.value, side.texts);
            for report in side.reports.iter().take(4) {
                println!("          {}", quote(report));
            }
        }
    }
}

use std::io::Write;
use std::sync::Arc;

use attested::Record;
use attested::model::Vocabulary as _;
use attested::record::TimelineEntry;
use attested_export::{Dossier, Feed, Format, Paper, Table};
use maud::html;

use super::frame::{Frame, frame};
use crate::api::download;
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::problem::Problem;
use crate::reply::{Flow, Reply};

/// The record for other programs.
pub(crate) fn export(desk: &Arc<Desk>, _: Ask) -> Result<Answer, Problem> {
    let held = desk.reader()?.count()?;
    let body = html! {
        div.page {
            h1 { "Export" }
            p.intro { "Everything leaves with its passage: the quote, and its place in code points and in bytes. Nothing is cut short." }
            h2 { "The whole record" }
            ul { li { a href="/record.jsonl" { "JSON Lines" } " – one object a line: everything that the record says. Equal records give equal bytes." } }
            h2 { "One table for a spreadsheet" }
            p { "As CSV: " @for (at, &table) in Table::ALL.iter().enumerate() { @if at > 0 { ", " } a href={ "/tables/" (table.word()) ".csv" } { (table.word()) } } }
            p { "As Parquet: " @for (at, &table) in Table::ALL.iter().enumerate() { @if at > 0 { ", " } a href={ "/tables/" (table.word()) ".parquet" } { (table.word()) } } }
            p.detail { "One row a passage, names beside ids. What is said inside another statement loses its nesting; a line with several passages takes several rows." }
            h2 { "Corrections" }
            ul { li { a href="/corrections.jsonl" { "corrections.jsonl" } " – " (super::documents::counted(held.decisions, "decision")) ", for another record of the same documents, or for this one made anew." } }
            h2 { "Lists" }
            p { "Every list has its own links at its end: CSV, JSON Lines, JSON, with the filters you chose." }
            h2 { "For a reader" }
            ul {
                li { a href="/shapes/html" { "Dossier (HTML)" } ", " a href="/shapes/markdown" { "dossier (Markdown)" } " – who said and did what, with the passages as footnotes." }
                li { a href="/timeline.atom" { "Atom" } " – an entry for each event, for a feed reader; every timeline has such a feed with the filters you chose." }
            }
            h2 { "For other tools" }
            table {
                thead { tr { th scope="col" { "Shape" } th scope="col" { "What it cannot say" } } }
                tbody { @for &shape in Format::ALL { tr {
                    td { a href={ "/shapes/" (shape.word()) } { (described(shape).2) } }
                    td.detail { @for (at, loss) in shape.loses().iter().enumerate() { @if at > 0 { "; " } (loss) } }
                } } }
            }
            p.detail { "SQLite that opens in Datasette, and how much was left out of each shape: " code { "attested export --help" } "." }
            h2 { "For programs" }
            p { a href="/openapi.json" { "The description of this interface (OpenAPI)" } " · names of actors for OpenRefine: " code { "/reconcile" } }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame {
            title: "Export",
            here: "/export",
            query: "",
            class: "one",
            waiting: desk.reader()?.is_stale()?,
        },
        &body,
    ))))
}

/// The whole record.
pub(crate) fn whole(desk: &Arc<Desk>, _: Ask) -> Result<Answer, Problem> {
    Ok(Answer::Flow(download(desk, "application/x-ndjson; charset=utf-8", "record.jsonl", |record, out| {
        attested_export::jsonl(record, out)
    })))
}

/// All decisions.
pub(crate) fn decisions(desk: &Arc<Desk>, _: Ask) -> Result<Answer, Problem> {
    Ok(Answer::Flow(download(
        desk,
        "application/x-ndjson; charset=utf-8",
        "corrections.jsonl",
        |record, out| attested_export::corrections(record, out),
    )))
}

/// How a shape is sent: its type, the name of its file, what it is called.
fn described(shape: Format) -> (&'static str, &'static str, &'static str) {
    match shape {
        Format::Ftm => ("application/x-ndjson; charset=utf-8", "record.ftm.json", "FollowTheMoney"),
        Format::TimelineJs => ("application/json", "timeline.json", "TimelineJS"),
        Format::TimelineCsv => {
            ("text/csv; charset=utf-8; header=present", "timeline.csv", "TimelineJS, as a sheet")
        }
        Format::Annotations => {
            ("application/x-ndjson; charset=utf-8", "annotations.jsonl", "Web Annotations")
        }
        Format::Claims => ("application/ld+json", "claims.jsonld", "schema.org claims and quotations"),
        Format::Turtle => ("text/turtle; charset=utf-8", "record.ttl", "SEM and PROV (Turtle)"),
        Format::Plover => ("application/json", "plover.json", "PLOVER"),
        Format::Polecat => ("text/tab-separated-values; charset=utf-8", "polecat.tsv", "Columns of POLECAT"),
        Format::Gdelt => ("text/tab-separated-values; charset=utf-8", "gdelt.tsv", "Columns of GDELT"),
        Format::Gexf => ("application/xml", "graph.gexf", "Graph for Gephi"),
        Format::Edges => {
            ("text/csv; charset=utf-8; header=present", "edges.csv", "Graph as a table of edges")
        }
        Format::Csl => ("application/json", "documents.csl.json", "Documents as CSL-JSON"),
        Format::Bibtex => ("text/plain; charset=utf-8", "documents.bib", "Documents as BibTeX"),
    }
}

/// The record in the shape of another tool.
pub(crate) fn shape(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let id = ask.id.as_deref().unwrap_or_default();
    let dossier = |paper: Paper, kind: &'static str, name: &'static str| {
        let wanted = Dossier { title: "Dossier".to_owned(), who: None };
        download(desk, kind, name, move |record, out| {
            attested_export::dossier(record, &wanted, paper, out).map(|_| ())
        })
    };
    Ok(Answer::Flow(match id {
        "html" => dossier(Paper::Html, "text/html; charset=utf-8", "dossier.html"),
        "markdown" => dossier(Paper::Markdown, "text/markdown; charset=utf-8", "dossier.md"),
        _ => {
            let shape = Format::ALL.iter().copied().find(|shape| shape.word() == id);
            let shape = shape.ok_or_else(|| Problem::Missing(format!("there is no shape {id}")))?;
            let (kind, name, _) = described(shape);
            download(desk, kind, name, move |record, out| {
                attested_export::write_shape(record, shape, out).map(|_| ())
            })
        }
    }))
}

/// The events of a timeline as a feed: an entry for each, under an id that stays.
pub(crate) fn feed(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let query = super::timeline::events(&ask.params)?;
    let asked = ask.params.to_query();
    let write = move |record: &Record, out: &mut (dyn Write + Send)| {
        let mut entries = Vec::new();
        for line in record.timeline(&query)? {
            if let TimelineEntry::Event(event) = line? {
                entries.push((*event, None));
            }
        }
        let title = if asked.is_empty() {
            "Reported events".to_owned()
        } else {
            format!("Reported events: {}", &asked[1..])
        };
        let id = format!("urn:attested:timeline:{}", asked.trim_start_matches('?'));
        let feed = Feed { id, title, entries: &entries, updated: "1970-01-01T00:00:00Z".to_owned() };
        attested_export::atom(record, &feed, out)
    };
    let kind = "application/atom+xml; charset=utf-8";
    Ok(Answer::Flow(Flow { name: None, ..download(desk, kind, "", write) }))
}

/// One table as Parquet.
pub(crate) fn parquet(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let table = named(ask.id.as_deref().unwrap_or_default())?;
    let name = format!("{}.parquet", table.word());
    let write =
        move |record: &Record, out: &mut (dyn Write + Send)| attested_export::parquet(record, table, out);
    Ok(Answer::Flow(download(desk, "application/vnd.apache.parquet", &name, write)))
}

fn named(id: &str) -> Result<Table, Problem> {
    let table = Table::ALL.iter().copied().find(|table| table.word() == id);
    table.ok_or_else(|| Problem::Missing(format!("there is no table {id}")))
}

/// One table.
pub(crate) fn table(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let id = ask.id.as_deref().unwrap_or_default();
    let table = named(id)?;
    let write = move |record: &Record, out: &mut (dyn Write + Send)| attested_export::csv(record, table, out);
    Ok(Answer::Flow(download(desk, "text/csv; charset=utf-8; header=present", &format!("{id}.csv"), write)))
}

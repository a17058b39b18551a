use std::io::Write;
use std::sync::Arc;

use attested::Record;
use attested::model::Vocabulary as _;
use attested_export::Table;
use maud::html;

use super::frame::{Frame, frame};
use crate::api::download;
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::problem::Problem;
use crate::reply::Reply;

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
            ul { @for &table in Table::ALL { li { a href={ "/tables/" (table.word()) ".csv" } { (table.word()) ".csv" } } } }
            p.detail { "One row a passage, names beside ids. What is said inside another statement loses its nesting; a line with several passages takes several rows." }
            h2 { "Corrections" }
            ul { li { a href="/corrections.jsonl" { "corrections.jsonl" } " – " (super::documents::counted(held.decisions, "decision")) ", for another record of the same documents, or for this one made anew." } }
            h2 { "Lists" }
            p { "Every list has its own links at its end: CSV, JSON Lines, JSON, with the filters you chose." }
            h2 { "More formats" }
            p { "On the command line: " code { "attested export --help" } " and, for SQLite that opens in Datasette, " code { "attested export --format sqlite -o record.db" } "." }
            h2 { "For programs" }
            p { a href="/openapi.json" { "The description of this interface (OpenAPI)" } " · names of actors for OpenRefine: " code { "/reconcile" } }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: "Export", here: "/export", query: "", class: "one" },
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

/// One table.
pub(crate) fn table(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let id = ask.id.as_deref().unwrap_or_default();
    let table = Table::ALL.iter().copied().find(|table| table.word() == id);
    let table = table.ok_or_else(|| Problem::Missing(format!("there is no table {id}")))?;
    let write = move |record: &Record, out: &mut dyn Write| attested_export::csv(record, table, out);
    Ok(Answer::Flow(download(desk, "text/csv; charset=utf-8; header=present", &format!("{id}.csv"), write)))
}

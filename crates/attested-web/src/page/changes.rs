//! What changed between the versions of a document: its words, what is known of it, what it says.

use std::sync::Arc;

use attested::model::DocumentId;
use attested::record::Version;
use attested::{Change, Says, Stayed};
use attested_export::neutral;
use attested_export::words::{self, RecordShelf, Shelf};
use maud::{Markup, html};

use super::frame::{Frame, frame};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::markup::foreign;
use crate::problem::Problem;
use crate::reply::Reply;

/// Words shown on either side of a change; what stayed between is left out.
const AROUND: usize = 240;

/// The page of the changes of a document, each step from one version to the next.
pub(crate) fn changes(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let id: DocumentId = ask
        .id
        .as_deref()
        .unwrap_or_default()
        .parse()
        .map_err(|_| Problem::Asked("changes are those of a document: give its whole id".to_owned()))?;
    let document =
        record.document(&id)?.ok_or_else(|| Problem::Missing(format!("there is no document {id}")))?;
    let steps = attested::changes(&record, &id)?;
    let shelf = RecordShelf::new(&record);
    let mut parts = Vec::new();
    for step in &steps {
        parts.push(of_step(step, &shelf)?);
    }
    let title = document.metadata().title.as_ref().map_or("Without a headline", |title| title.value.as_str());
    let body = html! {
        div.page {
            h1 { "Versions of " (foreign(title)) }
            @if steps.is_empty() { p.none { "Only one version of this document was met." } }
            @for part in &parts { article.card { (part) } }
            p.take { a href={ "/document/" (id) } { "Back to the document" } }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame {
            title: "Versions",
            here: "/documents",
            query: "",
            class: "one",
            waiting: record.is_stale()?,
        },
        &body,
    ))))
}

fn of_step(step: &Change, shelf: &dyn Shelf) -> Result<Markup, Problem> {
    let version = |version: &Version| -> Result<Markup, Problem> {
        let id = version.document;
        let date = shelf
            .document(id)?
            .and_then(|document| document.metadata().published.as_ref().map(|date| date.edtf));
        Ok(
            html! { a href={ "/document/" (id) } { @match date { Some(date) => (words::in_words(date)), None => "undated" } ", " code { (id) } @if let Some(time) = &version.retrieved { ", fetched " (time) } } },
        )
    };
    let same = step.words.iter().all(|words| words.stayed == Stayed::Same);
    Ok(html! {
        h2.small { "From " (version(&step.old)?) " to " (version(&step.new)?) }
        p.detail.path { "met at " (foreign(&step.place.to_string())) }
        @if !step.metadata.is_empty() {
            h3 { "What is known of it" }
            table {
                thead { tr { th scope="col" { "Field" } th scope="col" { "Before" } th scope="col" { "After" } } }
                tbody { @for (name, old, new) in &step.metadata { tr { th scope="row" { (name) } td { (foreign(old)) } td { (foreign(new)) } } } }
            }
        }
        h3 { "Its words" }
        @if same { p { "The words stayed as they were." } } @else {
            p.detail { del { "crossed out" } ": only in the version before; " ins { "underlined" } ": only in the version after." }
            div.changed dir="auto" { @for words in &step.words { (run(words)) } }
        }
        (said("What it no longer says", &step.vanished))
        (said("What it says now", &step.appeared))
    })
}

fn run(words: &attested::Words) -> Markup {
    let text = words.text.as_str();
    html! {
        @match words.stayed {
            Stayed::Gone => { del { (neutral(text)) } " " }
            Stayed::New => { ins { (neutral(text)) } " " }
            Stayed::Same if text.chars().count() <= 2 * AROUND => (neutral(text)),
            Stayed::Same => {
                @let (from, to) = (cut(text, AROUND), cut(text, text.chars().count() - AROUND));
                (neutral(&text[..from])) span.cut { " […] " } (neutral(&text[to..]))
            }
        }
    }
}

/// The byte at which so many characters end.
fn cut(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}

fn said(heading: &str, says: &[Says]) -> Markup {
    html! {
        @if !says.is_empty() {
            h3 { (heading) }
            ul.carriers { @for line in says { li { span.quiet { (line.kind) ", " (line.taken_for) ": " } bdi { (neutral(&line.words)) } } } }
        }
    }
}

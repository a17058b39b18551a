//! Citations: of a document, or of the passage that a line rests on, for a text, a reference manager, BibTeX.

use std::sync::Arc;

use attested::model::{CodePoints, Document, DocumentId, Passage};
use attested_export::Citation;
use attested_export::words;
use axum::http::StatusCode;
use maud::{Markup, html};

use super::frame::{Frame, frame};
use super::line::find;
use crate::api::{Item, Scene};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::problem::Problem;
use crate::reply::Reply;

/// The page of a citation, or the citation as BibTeX or CSL-JSON.
pub(crate) fn cite(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let item = find(&record, ask.id.as_deref().unwrap_or_default())?;
    let Some((id, mut passage)) = cited(&item) else {
        return Err(Problem::Missing(format!(
            "{} rests on no single passage: cite one of its lines",
            super::entry::id_of(&item)
        )));
    };
    let document =
        record.document(&id)?.ok_or_else(|| Problem::Missing(format!("there is no document {id}")))?;
    if passage.is_none() {
        passage = asked(&document, &ask)?;
    }
    let citation = attested_export::citation(&record, &document, passage)?;
    let whole = |kind, text: String| Ok(Answer::Reply(Reply::Whole(StatusCode::OK, kind, text.into_bytes())));
    if ask.path.rsplit_once('.').is_some_and(|(_, ending)| ending == "bib") {
        return whole("application/x-bibtex; charset=utf-8", citation.bibtex + "\n");
    }
    if ask.path.ends_with(".csl.json") {
        return whole("application/vnd.citationstyles.csl+json", citation.csl + "\n");
    }
    let query = ask.params.to_query();
    let body = html! {
        div.page {
            h1 { "Citation" }
            (forms(&citation))
            p.take { a href={ (ask.path) ".bib" (query) } { "BibTeX" } " · " a href={ (ask.path) ".csl.json" (query) } { "CSL-JSON" } " · "
                a href=(super::entry::address_of(&item)) { "Back to what is cited" } }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: "Citation", here: "", query: "", class: "one", waiting: record.is_stale()? },
        &body,
    ))))
}

/// The document and the passage that a line is cited by.
fn cited(item: &Item) -> Option<(DocumentId, Option<Passage>)> {
    let passage = match item {
        Item::Document(document) => return Some((document.id(), None)),
        Item::Event(event) => words::telling(event).or(event.reports.first()).map(|report| report.passage),
        Item::Statement(statement) => words::whole(statement),
        Item::Figure(figure) => Some(figure.passage),
        Item::Copy(group) => {
            group.passages.iter().find(|passage| passage.document == group.earliest).copied()
        }
        _ => None,
    }?;
    Some((passage.document, Some(passage)))
}

/// The passage that the address asks for.
fn asked(document: &Document, ask: &Ask) -> Result<Option<Passage>, Problem> {
    Ok(super::document::target(document, ask)?.map(|span| Passage { document: document.id(), span }))
}

fn forms(citation: &Citation) -> Markup {
    let form = |name: &str, text: &str| {
        // Line by line: the end of a line is no trick here.
        let lines: Vec<_> = text.lines().map(attested_export::neutral).collect();
        let text = lines.join("\n");
        html! {
            h2 { (name) }
            pre.citation tabindex="0" role="region" aria-label=(name) dir="auto" { (text) }
            p { button.copies type="button" data-copy=(text) hidden { "Copy" } }
        }
    };
    html! { (form("Plain", &citation.plain)) (form("BibTeX", &citation.bibtex)) (form("CSL-JSON", &citation.csl)) }
}

/// The citation of a line or document beside it, with a button that copies it.
pub(super) fn citation(item: &Item, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let Some((id, passage)) = cited(item) else { return Ok(html! {}) };
    let Some(document) = attested_export::words::Shelf::document(&scene.shelf, id)? else {
        return Ok(html! {});
    };
    let passage = match (passage, item) {
        (None, Item::Document(_)) => asked(&document, scene.ask)?,
        (passage, _) => passage,
    };
    let plain = attested_export::citation(scene.record, &document, passage)?.plain;
    // A passage that was asked for by its place is cited by it.
    let query = match (passage, item) {
        (Some(passage), Item::Document(_)) => {
            let (start, end) = CodePoints::of(document.text()).positions(passage.span);
            format!("?start={start}&end={end}")
        }
        _ => String::new(),
    };
    let line = super::entry::id_of(item);
    Ok(html! {
        details.cite-box {
            summary { "Cite" }
            p.citation dir="auto" { (plain) }
            p.detail {
                button.copies type="button" data-copy=(plain) hidden { "Copy " kbd { "c" } } " "
                a href={ "/cite/" (line) (query) } { "Other forms" } " · " a href={ "/cite/" (line) ".bib" (query) } { "BibTeX" } " · "
                a href={ "/cite/" (line) ".csl.json" (query) } { "CSL-JSON" }
            }
        }
    })
}

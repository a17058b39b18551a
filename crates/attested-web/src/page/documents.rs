use attested::Record;
use attested::record::{CopyQuery, DocumentQuery, EventQuery, Page, StatementQuery};
use attested_export::words::{self, Shelf};
use maud::{Markup, html};

use super::filter::{chosen, field};
use super::frame::{Frame, frame, pager};
use crate::api::{Item, List, Rows, Scene};
use crate::markup::{foreign, when};
use crate::params::Params;
use crate::problem::Problem;

/// The documents of the record, and the place to add more.
pub(crate) struct Documents;

impl List for Documents {
    const NAME: &'static str = "documents";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("title", "/title"),
        ("outlet", "/outlet"),
        ("published", "/published/edtf"),
        ("published_basis", "/published/basis"),
        ("byline", "/byline"),
        ("url", "/url"),
        ("language", "/language"),
        ("path", "/path"),
        ("record", "/record"),
        ("sha256", "/sha256"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        let query = DocumentQuery {
            outlet: params.owned("outlet"),
            since: params.date("since")?,
            until: params.date("until")?,
            versions: params.yes("versions")?.unwrap_or(false),
            newest_first: true,
            page,
        };
        Ok(Rows::of(record.documents(&query)?, |document| Item::Document(Box::new(document))))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let params = &scene.ask.params;
        let rows = Self::rows(scene.record, params, scene.window.page())?;
        let total = rows.total;
        let (mut list, mut last) = (Vec::new(), None);
        for item in rows.items {
            let item = item?;
            last = item.mark();
            if let Item::Document(document) = item {
                list.push(row(&document, scene)?);
            }
        }
        let held = scene.record.count()?;
        let body = html! {
            div.page {
                h1 { "Documents" }
                @if held.documents > 0 {
                    p.totals { (counted(held.documents, "document")) ": " a href="/statements" { (counted(held.statements, "statement")) } ", "
                        a href="/events" { (counted(held.events, "event")) } ", " a href="/figures" { (counted(held.figures, "figure")) } ", "
                        a href="/actors" { (counted(held.actors, "actor")) } ", " a href="/disputes" { (counted(held.disputes, "disagreement")) } }
                }
                (super::add::form(scene, held.documents == 0))
                (chosen("/documents", scene)?)
                @if total == 0 {
                    p.none { @if held.documents == 0 { "There are no documents yet." } @else { "Nothing matches." } }
                } @else {
                    form.wide action="/documents" {
                        (field("outlet", "Outlet", "", params))
                        (field("since", "Published from", "2031-04", params))
                        (field("until", "until", "", params))
                        button { "Show" }
                    }
                    ol.lines { @for row in &list { (row) } }
                }
                (pager(scene, total, last, "document"))
            }
        };
        Ok(frame(
            &Frame {
                title: "Documents",
                here: "/documents",
                query: "",
                class: "one",
                waiting: scene.record.is_stale()?,
            },
            &body,
        ))
    }
}

pub(super) fn counted(number: u64, noun: &str) -> String {
    words::plural(usize::try_from(number).unwrap_or(usize::MAX), noun)
}

fn row(document: &attested::model::Document, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let metadata = document.metadata();
    let href = format!("/document/{}", document.id());
    let (here, page) = (Some(document.id()), Page::first(1));
    let said =
        scene.record.statements(&StatementQuery { document: here, page, ..Default::default() })?.total()
            as u64;
    let did = scene.record.events(&EventQuery { document: here, page, ..Default::default() })?.total() as u64;
    let copied = scene.record.copies(&CopyQuery { document: here, page, ..Default::default() })?.total() > 0;
    Ok(html! {
        li.entry data-href=(href) {
            p.when { (when(metadata.published.as_ref().map(|date| date.edtf), None)) }
            div.what {
                p.head { a.open href=(href) { @match &metadata.title { Some(title) => (foreign(&title.value)), None => "Without a headline" } } }
                p.way {
                    @match &metadata.outlet { Some(outlet) => (foreign(&outlet.value)), None => "outlet not known" }
                    @if let Some(date) = &metadata.published { " · date " (words::known_by(date.basis)) }
                    @if let Some(language) = &metadata.language { " · " (foreign(&language.value)) }
                    " · " (counted(said, "statement")) ", " (counted(did, "event"))
                    @if copied { " · " span.tag { "passages also elsewhere" } }
                    @if let Some(path) = scene.shelf.path(document.id())? { " · " span.path { (foreign(&path)) } }
                }
            }
        }
    })
}

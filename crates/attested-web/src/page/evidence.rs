//! The passage behind a line: in its paragraph, with who speaks, the way it came, and who else carries it.

use attested::model::{CopyGroup, Counts, Event, Figure, Passage, Span, Statement};
use attested::record::{CopyQuery, Page};
use attested_export::words::{self, Shelf};
use maud::{Markup, html};

use super::correct::review;
use super::entry::{lead, marks_of, plain, stance_tag, status_tag};
use crate::api::{Item, Scene};
use crate::markup::{Mark, carried, context, country, foreign, legend, marked, precise, span_link};
use crate::problem::Problem;

/// Carriers of the same words that are named.
const CARRIERS: usize = 20;
/// Groups of copies that are named.
const GROUPS: usize = 5;
/// Reports that are shown before the rest is folded away.
const SHOWN: usize = 3;
/// Reports that stand beside a list; all of them stand on the page of the line.
const BESIDE: usize = 20;

/// The evidence of an event, a statement or a figure.
pub(super) fn evidence(item: &Item, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let body = match item {
        Item::Event(event) => of_event(event, scene)?,
        Item::Statement(statement) => of_statement(statement, scene)?,
        Item::Figure(figure) => of_figure(figure, scene)?,
        _ => html! { p.hint { "This line has a page of its own." } },
    };
    Ok(html! {
        (body)
        (super::cite::citation(item, scene)?)
        (review(item, scene)?)
        (legend())
    })
}

fn of_event(event: &Event, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let address = format!("/event/{}", event.id);
    let (part, total) = scene.record.reports_of_event(&event.id, part(&address, scene))?;
    let mut reports = Vec::new();
    for report in &part {
        let mut marks = vec![(report.trigger.span, Mark::Cue)];
        if let Some(statement) = words::behind(report, shelf)? {
            marks.extend(marks_of(&statement, report.passage.document));
        }
        marks.push((report.passage.span, Mark::Claim));
        let here = html! {
            (passage(report.passage, &marks, shelf)?)
            p.way { (words::of_report(report, shelf)?) }
            p.detail {
                "Here: " (plain(report.status))
                @if let Some(id) = report.in_statement { " · inside " a href={ "/statement/" (id) } { "a statement" } }
            }
        };
        reports.push(here);
    }
    Ok(html! {
        h2 dir="auto" { (status_tag(event)) (attested_export::neutral(&words::told(event, shelf)?)) }
        (permalink(&address, "event", scene))
        (several(&reports, "report"))
        (further(&address, reports.len(), total, "report", scene))
        (independence(event.counts, &event.id.to_string(), scene)?)
        h3 { "As it was read" }
        dl {
            dt { "kind" } dd { @if let Some(custom) = &event.custom_type { (custom) ", " } (plain(event.kind)) @if let Some(mode) = event.mode { ", " (plain(mode)) } }
            dt { "status" } dd { (plain(event.status)) }
            (actors("by", &event.actors, scene)?)
            (actors("to", &event.recipients, scene)?)
            @if let Some(place) = &event.place {
                dt { "place" }
                dd { (foreign(&place.name)) @if place.precision != attested::model::Precision::Country { @if let Some(code) = &place.country { ", " (country(code)) } } " (as exact as: " (plain(place.precision)) ")" }
            }
            @if let Some(time) = &event.time { dt { "time" } dd { (precise(time.edtf, &time.words)) } }
            (read(event.certainty.as_thousandths(), &event.id.to_string()))
        }
    })
}

fn of_statement(statement: &Statement, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let whole = words::whole(statement);
    let address = format!("/statement/{}", statement.id);
    let (carriers, total) = scene.record.passages_of_statement(&statement.id, part(&address, scene))?;
    let mut stands = Vec::new();
    for passage in &carriers {
        let Some(document) = shelf.document(passage.document)? else { continue };
        let link = span_link(passage.document, document.text(), passage.span);
        stands.push(html! { li { a href=(link) { (foreign(&words::carrier(passage.document, shelf)?)) } } });
    }
    let mut told = Vec::new();
    for id in &statement.events {
        if let Some(event) = shelf.event(*id)? {
            told.push((id, words::told(&event, shelf)?));
        }
    }
    Ok(html! {
        h2 dir="auto" { (stance_tag(statement)) (attested_export::neutral(&lead(statement, shelf)?)) }
        (permalink(&address, "statement", scene))
        @if let Some(whole) = whole { (passage(whole, &marks_of(statement, whole.document), shelf)?) }
        h3 { "The way it came" }
        ol.chain {
            li { @match statement.speaker {
                Some(speaker) => { a href={ "/actor/" (speaker) } { (foreign(&shelf.name(speaker)?)) } " – said it" },
                None => "somebody not named – said it",
            } }
            @for link in &statement.chain {
                @if let Some(actor) = link.actor { li { a href={ "/actor/" (actor) } { (foreign(&shelf.name(actor)?)) } " – reported it" } }
                @if let Some(document) = link.document { li { a href={ "/document/" (document) } { (foreign(&words::carrier(document, shelf)?)) } " – carries it" } }
            }
        }
        (independence(statement.counts, &statement.id.to_string(), scene)?)
        @if total > 1 {
            details.copies open[scene.ask.path == address] {
                summary { "It stands in " (words::plural(total, "passage")) }
                ul { @for place in &stands { (place) } }
                (further(&address, stands.len(), total, "passage", scene))
            }
        }
        h3 { "As it was read" }
        dl {
            dt { "act" } dd { (plain(statement.act)) }
            dt { "stance" } dd { (plain(statement.stance)) }
            dt { "given as" } dd { (plain(statement.kind)) " speech" }
            (actors("to", &statement.addressees, scene)?)
            @if let Some(time) = &statement.time { dt { "said" } dd { (precise(time.edtf, &time.words)) } }
            @for (id, sentence) in &told { dt { "tells of" } dd { a href={ "/event/" (id) } { (foreign(sentence)) } } }
            @if let Some(parent) = statement.parent { dt { "inside" } dd { a href={ "/statement/" (parent) } { "another statement" } } }
            (read(statement.certainty.as_thousandths(), &statement.id.to_string()))
        }
    })
}

fn of_figure(figure: &Figure, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let statement = figure.in_statement.map(|id| shelf.statement(id)).transpose()?.flatten();
    let mut marks = vec![(figure.passage.span, Mark::Cue)];
    if let Some(statement) = &statement {
        marks.extend(marks_of(statement, figure.passage.document));
    }
    Ok(html! {
        h2 { (words::capital(&words::quantity(figure))) }
        (permalink(&format!("/figure/{}", figure.id), "figure", scene))
        (passage(figure.passage, &marks, shelf)?)
        p.way { @match &statement {
            Some(statement) => (words::of_statement(statement, shelf)?),
            None => { "according to " (words::carrier(figure.passage.document, shelf)?) },
        } }
        (independence(figure.counts, &figure.id.to_string(), scene)?)
        h3 { "As it was read" }
        dl {
            dt { "counts" } dd { (plain(figure.of)) }
            @if let Some(time) = &figure.as_of { dt { "as of" } dd { (precise(time.edtf, &time.words)) } }
            @if let Some(event) = figure.event { dt { "of" } dd { a href={ "/event/" (event) } { "an event" } } }
            (read(figure.certainty.as_thousandths(), &figure.id.to_string()))
        }
    })
}

/// The way to the page of a line, unless this is it.
fn permalink(address: &str, noun: &str, scene: &Scene<'_>) -> Markup {
    html! { @if scene.ask.path != address { p.permalink { a href=(address) { "This " (noun) " on a page of its own" } } } }
}

/// A passage in its paragraph, with its place in the document counted twice and the document's hash.
pub(super) fn passage(
    passage: Passage,
    marks: &[(Span, Mark)],
    shelf: &dyn Shelf,
) -> Result<Markup, Problem> {
    let Some(document) = shelf.document(passage.document)? else {
        return Ok(html! { p.fault { "Document " (passage.document) " is missing from the record." } });
    };
    let text = document.text();
    let around = context(text, passage.span);
    let (start, end) = attested::model::CodePoints::of(text).positions(passage.span);
    Ok(html! {
        blockquote.context dir="auto" cite=(format!("/document/{}", passage.document)) {
            @if around.start() > 0 { span.cut aria-hidden="true" { "… " } }
            (marked(text, around, marks))
            @if (around.end() as usize) < text.len() { span.cut aria-hidden="true" { " …" } }
        }
        p.cite {
            a.original href=(span_link(passage.document, text, passage.span)) { (foreign(&words::carrier(passage.document, shelf)?)) }
            " · characters " (start) "–" (end) " · bytes " (passage.span.start()) "–" (passage.span.end())
        }
    })
}

fn several(reports: &[Markup], noun: &str) -> Markup {
    html! {
        @for report in reports.iter().take(SHOWN) { div.report { (report) } }
        @if reports.len() > SHOWN {
            details { summary { (words::plural(reports.len() - SHOWN, &format!("more {noun}"))) }
                @for report in &reports[SHOWN..] { div.report { (report) } }
            }
        }
    }
}

/// Which of its reports or passages are shown: the first beside a list, one part after the other on a page of its own.
fn part(address: &str, scene: &Scene<'_>) -> Page {
    if scene.ask.path == address { scene.window.page() } else { Page::first(BESIDE) }
}

/// The way to what is not shown.
fn further(address: &str, shown: usize, total: usize, noun: &str, scene: &Scene<'_>) -> Markup {
    if scene.ask.path == address {
        return super::lists::parts(address, shown, total, noun, scene);
    }
    html! { @if total > shown { p { a href=(address) { "All " (words::plural(total, noun)) } } } }
}

/// How many texts of their own stand behind a line, and who carries the same words.
fn independence(counts: Counts, id: &str, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let query = CopyQuery { beneath: Some(id.to_owned()), page: Page::first(GROUPS), ..CopyQuery::default() };
    let found = scene.record.copies_in_brief(&query, CARRIERS)?;
    let total = found.total();
    let groups: Vec<CopyGroup> = found.all()?;
    Ok(html! {
        h3 { "Independent texts" }
        p { (carried(counts)) }
        @for group in &groups {
            @let named = carriers(group);
            @let all = (group.counts.carriers as usize).max(named.len());
            details.copies {
                summary { "The same words stand in " (words::plural(all, "document")) }
                ul {
                    @for &document in &named {
                        li { a href={ "/document/" (document) } { (foreign(&words::carrier(document, shelf)?)) }
                            @if document == group.earliest { " – the earliest known" } }
                    }
                    @if all > named.len() { li { a href={ "/copy/" (group.id) } { "and " (words::grouped(all - named.len())) " more" } } }
                }
                p.detail { (attested_export::neutral(&group.reason)) " · " a href={ "/copy/" (group.id) } { "side by side" } }
            }
        }
        @if total > groups.len() { p { a href={ "/copies?beneath=" (id) } { "All " (words::plural(total, "text")) " that others carry too" } } }
    })
}

fn actors(label: &str, ids: &[attested::model::ActorId], scene: &Scene<'_>) -> Result<Markup, Problem> {
    Ok(html! {
        @if !ids.is_empty() {
            dt { (label) }
            dd { @for (at, id) in ids.iter().enumerate() { @if at > 0 { "; " } a href={ "/actor/" (id) } { (foreign(&scene.shelf.name(*id)?)) } } }
        }
    })
}

fn read(certainty: u16, id: &str) -> Markup {
    html! {
        dt { "reading" } dd { "certain to " (certainty) " of 1000 – of our reading, not of its truth" }
        dt { "id" } dd { code { (id) } }
    }
}

/// The documents that carry a passage, none twice in a row.
fn carriers(group: &attested::model::CopyGroup) -> Vec<attested::model::DocumentId> {
    let mut carriers: Vec<_> = group.passages.iter().map(|passage| passage.document).collect();
    carriers.dedup();
    carriers
}

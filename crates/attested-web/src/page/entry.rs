//! Lines as rows of a list: date, mark, one sentence of ours, the passage, the way it came.

use attested::model::{Edtf, Event, EventStatus, Passage, Span, Stance, Statement, Vocabulary};
use attested_export::words::{self, Shelf};
use maud::{Markup, html};

use crate::api::Item;
use crate::markup::{Mark, carried, marked, when};
use crate::problem::Problem;

/// A row and where its sentence leads.
pub(super) struct Row<'a> {
    pub(super) item: &'a Item,
    pub(super) href: String,
    pub(super) selected: bool,
}

/// The id of a line, as it is written.
pub(super) fn id_of(item: &Item) -> String {
    item.id()
}

/// The page of a line.
pub(super) fn address_of(item: &Item) -> String {
    let kind = match item {
        Item::Document(_) | Item::Hit(_) => "document",
        Item::Actor(_) => "actor",
        Item::Statement(_) => "statement",
        Item::Event(_) => "event",
        Item::Figure(_) => "figure",
        Item::Copy(_) => "copy",
        Item::Dispute(_) => "dispute",
        Item::Story(_) => "story",
        Item::Source(_) => return "/sources".to_owned(),
        Item::Decision(decision) => return format!("/log#{}", decision.id),
    };
    format!("/{kind}/{}", id_of(item))
}

/// One row of a list of events, statements and figures.
pub(super) fn entry(row: &Row<'_>, shelf: &dyn Shelf) -> Result<Markup, Problem> {
    let id = id_of(row.item);
    let (class, date, head, quote, way) = match row.item {
        Item::Event(event) => {
            let report = words::telling(event);
            let way = report.map(|report| words::of_report(report, shelf)).transpose()?;
            (
                status_class(event.status),
                when(event.time.as_ref().map(|time| time.edtf), None),
                html! { (status_tag(event)) (link(&row.href, &words::told(event, shelf)?)) },
                report_quote(event, shelf)?,
                html! { (way.unwrap_or_default()) " · " (carried(event.counts)) },
            )
        }
        Item::Statement(statement) => (
            stance_class(statement.stance),
            said_when(statement, shelf)?,
            html! { (stance_tag(statement)) (link(&row.href, &lead(statement, shelf)?)) },
            said_quote(statement, shelf)?,
            html! { (words::way_of_statement(statement, shelf)?) " · " (carried(statement.counts)) },
        ),
        Item::Figure(figure) => (
            "figure",
            when(figure.as_of.as_ref().map(|time| time.edtf), None),
            link(&row.href, &words::capital(&words::quantity(figure))),
            passage_quote(figure.passage, &[(figure.passage.span, Mark::Cue)], shelf)?,
            html! {
                @match figure.in_statement.map(|id| shelf.statement(id)).transpose()?.flatten() {
                    Some(statement) => (words::of_statement(&statement, shelf)?),
                    None => { "according to " (words::carrier(figure.passage.document, shelf)?) },
                }
                " · " (carried(figure.counts))
            },
        ),
        _ => return Err(Problem::Ours("this line has no row of this kind".to_owned())),
    };
    Ok(html! {
        li.entry.(class) id=(id) data-href=(row.href) aria-current=[row.selected.then_some("true")] {
            p.when { (date) }
            div.what {
                p.head { (head) }
                (quote)
                p.way { (way) }
            }
        }
    })
}

fn link(href: &str, sentence: &str) -> Markup {
    html! { a.open href=(href) dir="auto" { (attested_export::neutral(sentence)) } }
}

/// The opening of a statement, with a colon before its quotation.
pub(super) fn lead(statement: &Statement, shelf: &dyn Shelf) -> Result<String, Problem> {
    let speaker = match statement.speaker {
        Some(speaker) => words::capital(&shelf.name(speaker)?),
        None => words::nobody_named(),
    };
    Ok(format!("{}:", words::statement_lead(statement, &speaker, &shelf.names(&statement.addressees)?)))
}

/// The mark before an event that is not simply said to have happened.
pub(super) fn status_tag(event: &Event) -> Markup {
    html! { @if let Some(mark) = words::status_mark(event) { span.tag.(status_class(event.status)) { (mark) } " " } }
}

pub(super) fn stance_tag(statement: &Statement) -> Markup {
    html! { @if let Some(mark) = words::statement_tag(statement) { span.tag.(stance_class(statement.stance)) { (mark) } " " } }
}

fn status_class(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Occurred => "occurred",
        EventStatus::Denied | EventStatus::DidNotOccur => "denied",
        EventStatus::Ongoing
        | EventStatus::Planned
        | EventStatus::Threatened
        | EventStatus::Attempted
        | EventStatus::Possible
        | EventStatus::Demanded => "open-status",
    }
}

fn stance_class(stance: Stance) -> &'static str {
    match stance {
        Stance::Denied => "denied",
        Stance::Stated => "said",
        Stance::NotKnown | Stance::Asked | Stance::None => "open-status",
    }
}

/// The time of saying where the text tells it; else the day of the report, and that it is that.
fn said_when(statement: &Statement, shelf: &dyn Shelf) -> Result<Markup, Problem> {
    if let Some(time) = &statement.time {
        return Ok(when(Some(time.edtf), None));
    }
    let Some(passage) = statement.content.first() else { return Ok(when(None, None)) };
    let published = published(passage, shelf)?;
    Ok(when(published, published.map(|_| "reported")))
}

fn published(passage: &Passage, shelf: &dyn Shelf) -> Result<Option<Edtf>, Problem> {
    let document = shelf.document(passage.document)?;
    Ok(document.and_then(|document| document.metadata().published.as_ref().map(|date| date.edtf)))
}

/// The marks of a statement in one document: speaker, cue, content.
pub(super) fn marks_of(statement: &Statement, document: attested::model::DocumentId) -> Vec<(Span, Mark)> {
    let here = |passage: Option<Passage>| passage.filter(|passage| passage.document == document);
    let source = here(statement.source).map(|source| (source.span, Mark::Speaker));
    let cue = here(statement.cue).map(|cue| (cue.span, Mark::Cue));
    let content = statement.content.iter().filter(|part| part.document == document);
    source.into_iter().chain(cue).chain(content.map(|part| (part.span, Mark::Claim))).collect()
}

fn report_quote(event: &Event, shelf: &dyn Shelf) -> Result<Markup, Problem> {
    let Some(report) = words::telling(event) else { return Ok(html! {}) };
    let mut marks = vec![(report.trigger.span, Mark::Cue)];
    if let Some(statement) = words::behind(report, shelf)? {
        marks.extend(
            marks_of(&statement, report.passage.document)
                .into_iter()
                .filter(|(_, mark)| *mark != Mark::Claim),
        );
    }
    passage_quote(report.passage, &marks, shelf)
}

fn said_quote(statement: &Statement, shelf: &dyn Shelf) -> Result<Markup, Problem> {
    let Some(whole) = words::whole(statement) else { return Ok(html! {}) };
    let mut marks = marks_of(statement, whole.document);
    marks.retain(|(_, mark)| *mark != Mark::Claim);
    passage_quote(whole, &marks, shelf)
}

/// A passage with the sentences it stands in, as a quotation.
pub(super) fn passage_quote(
    passage: Passage,
    marks: &[(Span, Mark)],
    shelf: &dyn Shelf,
) -> Result<Markup, Problem> {
    let span = words::stretched(passage.span, marks.iter().map(|(mark, _)| *mark));
    let whole = words::sentence(Passage { span, ..passage }, shelf)?;
    Ok(match shelf.document(passage.document)? {
        Some(document) => html! { blockquote dir="auto" { (marked(document.text(), whole.span, marks)) } },
        None => html! { p.fault { "Document " (passage.document) " is missing from the record." } },
    })
}

/// A word of a vocabulary as a reader sees it.
pub(super) fn plain<T: Vocabulary>(word: T) -> String {
    word.word().replace('_', " ").to_lowercase()
}

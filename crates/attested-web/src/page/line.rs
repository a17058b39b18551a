use std::sync::Arc;

use attested::Record;
use attested::record::Line;
use attested_export::words::RecordShelf;
use maud::html;

use super::correct::review;
use super::dispute;
use super::entry::address_of;
use super::evidence::evidence;
use super::frame::{Frame, frame};
use super::lists::copy;
use crate::api::{Item, Scene, Window, row};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, Format};
use crate::problem::Problem;
use crate::reply::Reply;

/// The line with an id, or the beginning of one.
pub(super) fn find(record: &Record, id: &str) -> Result<Item, Problem> {
    Ok(match record.show(id)? {
        Line::Document(document) => Item::Document(document),
        Line::Actor(actor) => Item::Actor(actor),
        Line::Statement(statement) => Item::Statement(statement),
        Line::Event(event) => Item::Event(event),
        Line::Figure(figure) => Item::Figure(figure),
        Line::Copy(copy) => Item::Copy(copy),
        Line::Dispute(dispute) => Item::Dispute(dispute),
        Line::Story(story) => Item::Story(story),
        Line::Decision(decision) => Item::Decision(decision),
        Line::Run(_) => return Err(Problem::Missing(format!("{id} has no page"))),
    })
}

/// Sends to the page of a line.
pub(crate) fn any_line(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let item = find(&record, ask.id.as_deref().unwrap_or_default())?;
    Ok(Answer::Reply(Reply::See(address_of(&item))))
}

/// The page of an event, a statement, a figure, a dispute or a group of copies.
pub(crate) fn line(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let item = find(&record, ask.id.as_deref().unwrap_or_default())?;
    if ask.format == Format::Json {
        return row(&record, &item);
    }
    let address = address_of(&item);
    if ask.path != address {
        // A beginning of an id, a retired one, or one of another kind.
        return Ok(Answer::Reply(Reply::See(address)));
    }
    let shelf = RecordShelf::new(&record);
    let window = Window::default();
    let scene = Scene { desk, record: &record, shelf, ask: &ask, window };
    let (title, here, body) = match &item {
        Item::Dispute(dispute) => {
            let card = dispute::card(dispute, true, &scene)?;
            ("Disagreement", "/disputes", html! { (card) (review(&item, &scene)?) })
        }
        Item::Copy(group) => {
            let card = copy(group, true, &scene)?;
            ("Copies", "/copies", html! { (card) (review(&item, &scene)?) })
        }
        Item::Story(story) => ("Story", "/stories", super::story::card(story, true, &scene)?),
        Item::Event(_) => ("Event", "/timeline", evidence(&item, &scene)?),
        Item::Statement(_) => ("Statement", "/timeline", evidence(&item, &scene)?),
        _ => ("Figure", "/figures", evidence(&item, &scene)?),
    };
    let body = html! {
        div.page {
            h1 { (title) }
            section.evidence id="evidence" { (body) }
            p.take { a href={ (address) ".json" } { "This line as JSON" } }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(&Frame { title, here, query: "", class: "one" }, &body))))
}

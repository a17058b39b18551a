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

/// Passages of a group of copies that are at hand where it is shown in brief.
const PASSAGES: usize = 8;
/// Reports, or carriers, that one page of a line shows.
const PART: usize = 100;

/// The line with an id, or the beginning of one, in brief: as pages show it, which name what hangs on it part by part.
pub(super) fn find(record: &Record, id: &str) -> Result<Item, Problem> {
    item(record.show_in_brief(id, PASSAGES)?, id)
}

/// The same with all that hangs on it.
pub(super) fn find_whole(record: &Record, id: &str) -> Result<Item, Problem> {
    item(record.show(id)?, id)
}

fn item(line: Line, id: &str) -> Result<Item, Problem> {
    Ok(match line {
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
    let id = ask.id.as_deref().unwrap_or_default();
    if ask.format == Format::Json {
        return row(&record, &find_whole(&record, id)?);
    }
    let item = find(&record, id)?;
    let address = address_of(&item);
    if ask.path != address {
        // A beginning of an id, a retired one, or one of another kind.
        return Ok(Answer::Reply(Reply::See(address)));
    }
    let shelf = RecordShelf::new(&record);
    let from = ask.params.number("from")?.unwrap_or(1);
    let offset =
        from.checked_sub(1).ok_or_else(|| Problem::Asked("from: the first is number 1".to_owned()))?;
    let window = Window { offset, size: Some(PART), after: None };
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
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title, here, query: "", class: "one", waiting: record.is_stale()? },
        &body,
    ))))
}

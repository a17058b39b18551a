use std::sync::Arc;

use attested::Record;
use attested::model::{Actor, ActorId, ActorKind};
use attested::record::{ActorQuery, EventQuery, Page, StatementQuery, Who};
use attested_export::words::{self, RecordShelf, Shelf};
use maud::{Markup, html};

use super::correct::{form, review};
use super::entry::{Row, address_of, entry, plain};
use super::frame::{Frame, frame};
use super::line::find_whole;
use crate::api::{Item, Scene, Window, row};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, Format};
use crate::markup::{country, foreign};
use crate::problem::Problem;
use crate::reply::Reply;

/// Lines that each part of the page shows.
const SHOWN: usize = 10;
/// Statements about an actor that are counted in each way of being about it.
const COUNTED: usize = 1000;
/// Mentions up to which an actor is shown with the participants it was joined from, so that they can be set apart.
const FEW: u32 = 500;

/// The page of an actor.
pub(crate) fn actor(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let id = ask.id.as_deref().unwrap_or_default();
    let brief = match id.parse::<ActorId>() {
        Ok(id) if ask.format == Format::Page => {
            record.actor_in_brief(&id)?.filter(|actor| actor.mentions > FEW)
        }
        _ => None,
    };
    let item = match brief {
        Some(actor) => Item::Actor(Box::new(actor)),
        None => find_whole(&record, id)?,
    };
    if ask.format == Format::Json {
        return row(&record, &item);
    }
    let address = address_of(&item);
    let Item::Actor(actor) = &item else { return Ok(Answer::Reply(Reply::See(address))) };
    if ask.path != address {
        return Ok(Answer::Reply(Reply::See(address)));
    }
    let shelf = RecordShelf::new(&record);
    let scene = Scene { desk, record: &record, shelf, ask: &ask, window: Window::default() };
    let body = whole(actor, &item, &scene)?;
    let title = attested_export::neutral(&actor.name).into_owned();
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: &title, here: "/actors", query: "", class: "one", waiting: record.is_stale()? },
        &body,
    ))))
}

fn whole(actor: &Actor, item: &Item, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let who = || Some(Who::Id(actor.id));
    let first = Page::first(SHOWN);
    let said =
        scene.record.statements_in_brief(&StatementQuery { by: who(), page: first, ..Default::default() })?;
    let (of, of_total) = scene.record.first_about(&actor.id, SHOWN, COUNTED)?;
    let said_total = said.total();
    let did = scene.record.events_in_brief(&EventQuery { by: who(), page: first, ..Default::default() })?;
    let done_to =
        scene.record.events_in_brief(&EventQuery { to: who(), page: first, ..Default::default() })?;
    let (did_total, done_to_total) = (did.total(), done_to.total());
    let list = |items: Vec<Item>| -> Result<Markup, Problem> {
        let rows = items
            .iter()
            .map(|item| entry(&Row { item, href: address_of(item), selected: false }, shelf))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(html! { ol.lines { @for row in &rows { (row) } } })
    };
    let statements =
        |lines: attested::record::Lines<'_, attested::model::Statement>| -> Result<Markup, Problem> {
            list(lines.map(|line| Ok(Item::Statement(Box::new(line?)))).collect::<Result<_, Problem>>()?)
        };
    let events = |lines: attested::record::Lines<'_, attested::model::Event>| -> Result<Markup, Problem> {
        list(lines.map(|line| Ok(Item::Event(Box::new(line?)))).collect::<Result<_, Problem>>()?)
    };
    let mut contacts = Vec::new();
    for pair in scene.record.pairs(Some(&actor.id), 3 * SHOWN)? {
        contacts.push((
            pair.other,
            shelf.name(pair.other)?,
            usize::try_from(pair.events).unwrap_or(usize::MAX),
        ));
    }
    let reasons = scene.record.merge_reasons(&actor.id)?;
    let alike = alike(actor, scene.record)?;
    let more = |shown: usize, total: usize, href: String, what: &str| {
        html! { @if total > shown { p { a href=(href) { "All " (words::plural(total, what)) } } } }
    };
    Ok(html! {
        div.page {
            h1 { (foreign(&actor.name)) " " span.quiet { (plain(actor.kind)) @if actor.kind != ActorKind::Country { @if let Some(code) = &actor.country { ", " (country(code)) } } } }
            nav.jump aria-label="On this page" { ul {
                li { a href="#names" { "Names" } } li { a href="#said" { "Said" } } li { a href="#of" { "Said about" } }
                li { a href="#did" { "Did" } } li { a href="#done-to" { "Done to" } } li { a href="#contacts" { "Together with" } }
            } }
            section id="names" {
                h2 { "Names, as they are written" }
                table { thead { tr { th scope="col" { "Name" } th scope="col" { "Times" } } }
                    tbody { @for name in &actor.names { tr { td { (foreign(&name.text)) } td.number { (words::grouped(name.count as usize)) } } } } }
                @if !actor.external.is_empty() {
                    dl { @for (authority, id) in &actor.external { dt { (foreign(authority)) } dd { (foreign(id)) } } }
                }
                @if !reasons.is_empty() {
                    details { summary { "Why these names are taken for one" }
                        ul { @for (reason, times) in &reasons { li { (foreign(reason)) @if *times > 1 { " (" (times) " times)" } } } } }
                }
            }
            @if !actor.roles.is_empty() {
                section id="roles" {
                    h2 { "Roles over time" }
                    ul { @for role in &actor.roles { li {
                        (foreign(&words::office(role, shelf)?))
                        @if let Some(passage) = role.passages.first() { " – " a href={ "/document/" (passage.document) } { (foreign(&words::carrier(passage.document, shelf)?)) } }
                        @if role.passages.len() > 1 { " and " (words::plural(role.passages.len() - 1, "other passage")) }
                    } } }
                }
            }
            section id="said" { h2 { "Said (" (words::grouped(said_total)) ")" } (statements(said)?)
                (more(SHOWN, said_total, format!("/statements?by={}", actor.id), "statement")) }
            section id="of" { h2 { "Said about (" (words::grouped(of_total)) @if of_total >= COUNTED { " or more" } ")" } (list(of.into_iter().map(|line| Item::Statement(Box::new(line))).collect())?)
                @if of_total >= COUNTED { p { a href={ "/statements?about=" (actor.id) } { "All statements about it" } } } @else { (more(SHOWN, of_total, format!("/statements?about={}", actor.id), "statement")) } }
            section id="did" { h2 { "Did, or is said to have done (" (words::grouped(did_total)) ")" } (events(did)?)
                (more(SHOWN, did_total, format!("/events?by={}", actor.id), "event")) }
            section id="done-to" { h2 { "Done to (" (words::grouped(done_to_total)) ")" } (events(done_to)?)
                (more(SHOWN, done_to_total, format!("/events?to={}", actor.id), "event")) }
            section id="contacts" {
                h2 { "In events together with" }
                @if contacts.is_empty() { p.none { "Nobody, as far as it was read." } }
                ul.contacts { @for (id, name, times) in &contacts {
                    li { a href={ "/actor/" (id) } { (foreign(name)) } " " span.quiet { a href={ "/timeline?actor=" (actor.id) "&actor=" (id) } { (words::plural(*times, "event")) } } }
                } }
            }
            @if !alike.is_empty() {
                section id="alike" {
                    h2 { "Perhaps the same" }
                    p.detail { "Other actors that share a part of the name. Nothing but the name speaks for it." }
                    ul { @for other in &alike { li {
                        a href={ "/actor/" (other.id) } { (foreign(&other.name)) } " " span.quiet { (words::plural(other.mentions as usize, "mention")) @if let Some(role) = other.roles.first() { ", " (foreign(&role.title)) } }
                        @if scene.desk.writable {
                            (form("merge", "They are one", "", &actor.id.to_string(), "Both names are of one and the same", &html! { input type="hidden" name="other" value=(other.id); }, scene))
                        }
                    } } }
                }
            }
            (review(item, scene)?)
            p.take { a href={ "/timeline?actor=" (actor.id) } { "All of this on the timeline" } " · " a href={ "/actor/" (actor.id) ".json" } { "JSON" } }
        }
    })
}

/// Other actors of the kind that share the last word of the name.
fn alike(actor: &Actor, record: &Record) -> Result<Vec<Actor>, Problem> {
    let Some(last) = actor.name.split_whitespace().next_back().filter(|word| word.chars().count() > 3) else {
        return Ok(Vec::new());
    };
    let query = ActorQuery {
        name: Some(last.to_owned()),
        kinds: vec![actor.kind],
        page: Page::first(SHOWN),
        ..Default::default()
    };
    let found = record.actors_in_brief(&query)?.all()?;
    Ok(found.into_iter().filter(|other| other.id != actor.id).collect())
}

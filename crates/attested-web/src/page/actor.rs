use std::collections::BTreeMap;
use std::sync::Arc;

use attested::Record;
use attested::model::{Actor, ActorId};
use attested::record::{About, ActorQuery, EventQuery, Page, StatementQuery, Who};
use attested_export::words::{self, RecordShelf, Shelf};
use maud::{Markup, html};

use super::correct::{form, review};
use super::entry::{Row, address_of, entry, plain};
use super::frame::{Frame, frame};
use super::line::find;
use crate::api::{Item, Scene, Window, row};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, Format};
use crate::markup::foreign;
use crate::problem::Problem;
use crate::reply::Reply;

/// Lines that each part of the page shows.
const SHOWN: usize = 10;
/// Events that are looked through for contacts.
const LOOKED_THROUGH: usize = 300;

/// The page of an actor.
pub(crate) fn actor(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let item = find(&record, ask.id.as_deref().unwrap_or_default())?;
    if ask.format == Format::Json {
        return row(&record, &item);
    }
    let address = address_of(&item);
    let Item::Actor(actor) = &item else { return Ok(Answer::Reply(Reply::See(address))) };
    if ask.path != address {
        return Ok(Answer::Reply(Reply::See(address)));
    }
    let shelf = RecordShelf::new(&record);
    let scene = Scene { desk, record: &record, shelf, ask: &ask, window: Window { offset: 0, size: None } };
    let body = whole(actor, &item, &scene)?;
    let title = attested_export::neutral(&actor.name).into_owned();
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: &title, here: "/actors", query: "", class: "one" },
        &body,
    ))))
}

fn whole(actor: &Actor, item: &Item, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let who = || Some(Who::Id(actor.id));
    let first = Page::first(SHOWN);
    let said = scene.record.statements(&StatementQuery { by: who(), page: first, ..Default::default() })?;
    let about = Some(About::Actor(Who::Id(actor.id)));
    let of = scene.record.statements(&StatementQuery { about, page: first, ..Default::default() })?;
    let (said_total, of_total) = (said.total(), of.total());
    let (did, done_to, contacts, in_events) = parts(scene.record, actor.id)?;
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
    let events = |all: &[attested::model::Event]| {
        list(all.iter().take(SHOWN).map(|event| Item::Event(Box::new(event.clone()))).collect())
    };
    let name = |ids: &BTreeMap<ActorId, usize>| -> Result<Vec<(ActorId, String, usize)>, Problem> {
        let mut named = Vec::new();
        for (&id, &times) in ids {
            named.push((id, shelf.name(id)?, times));
        }
        named.sort_by(|one, other| other.2.cmp(&one.2).then_with(|| one.1.cmp(&other.1)));
        Ok(named)
    };
    let contacts = name(&contacts)?;
    let alike = alike(actor, scene.record)?;
    let more = |shown: usize, total: usize, href: String, what: &str| {
        html! { @if total > shown { p { a href=(href) { "All " (words::plural(total, what)) } } } }
    };
    Ok(html! {
        div.page {
            h1 { (foreign(&actor.name)) " " span.quiet { (plain(actor.kind)) @if let Some(country) = &actor.country { ", " (country) } } }
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
                @if !actor.edges.is_empty() {
                    details { summary { "Why these names are taken for one" }
                        @let reasons = reasons(actor);
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
            section id="of" { h2 { "Said about (" (words::grouped(of_total)) ")" } (statements(of)?)
                (more(SHOWN, of_total, format!("/statements?about={}", actor.id), "statement")) }
            section id="did" { h2 { "Did, or is said to have done (" (words::grouped(did.len())) @if in_events > LOOKED_THROUGH { " or more" } ")" } (events(&did)?)
                (more(SHOWN, in_events.min(did.len()), format!("/events?actor={}", actor.id), "event")) }
            section id="done-to" { h2 { "Done to (" (words::grouped(done_to.len())) @if in_events > LOOKED_THROUGH { " or more" } ")" } (events(&done_to)?)
                (more(SHOWN, in_events.min(done_to.len()), format!("/events?actor={}", actor.id), "event")) }
            section id="contacts" {
                h2 { "In events together with" }
                @if contacts.is_empty() { p.none { "Nobody, as far as it was read." } }
                ul.contacts { @for (id, name, times) in contacts.iter().take(3 * SHOWN) {
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
    let found = record.actors(&query)?.all()?;
    Ok(found.into_iter().filter(|other| other.id != actor.id).collect())
}

type Parts = (Vec<attested::model::Event>, Vec<attested::model::Event>, BTreeMap<ActorId, usize>, usize);

/// What an actor did, what was done to it, and with whom.
fn parts(record: &Record, id: ActorId) -> Result<Parts, Problem> {
    let query =
        EventQuery { actors: vec![Who::Id(id)], page: Page::first(LOOKED_THROUGH), ..Default::default() };
    let lines = record.events(&query)?;
    let total = lines.total();
    let (mut did, mut done_to, mut contacts) = (Vec::new(), Vec::new(), BTreeMap::new());
    for event in lines {
        let event = event?;
        for &other in event.actors.iter().chain(&event.recipients).filter(|&&other| other != id) {
            *contacts.entry(other).or_insert(0) += 1;
        }
        if event.actors.contains(&id) { did.push(event) } else { done_to.push(event) }
    }
    Ok((did, done_to, contacts, total))
}

/// The reasons of merges with how often each was given.
fn reasons(actor: &Actor) -> BTreeMap<&str, usize> {
    let mut reasons = BTreeMap::new();
    for edge in &actor.edges {
        *reasons.entry(edge.reason.as_str()).or_insert(0) += 1;
    }
    reasons
}

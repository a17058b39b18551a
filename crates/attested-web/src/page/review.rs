use std::sync::Arc;

use attested::Why;
use attested::record::{EventQuery, Page, StatementQuery, Who};
use attested_export::words::{self, RecordShelf};
use maud::{Markup, html};

use super::correct::{form, review as corrections};
use super::entry::{Row, address_of, entry, plain};
use super::frame::{Frame, frame};
use super::line::find;
use crate::api::{Item, Scene, Window};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, Format};
use crate::markup::{country, foreign};
use crate::problem::Problem;
use crate::reply::Reply;

/// Lines that the page shows.
const SHOWN: usize = 20;

/// What to look at next: what may be one, what is disputed, what was read with doubt.
pub(crate) fn review(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let most = if ask.format == Format::Page { SHOWN } else { 500 };
    let queue = attested::queue(&record, most)?;
    if ask.format == Format::Json {
        let rows: Vec<_> = queue
            .iter()
            .map(|item| {
                let (why, other, reason, dispute, certainty) = match &item.why {
                    Why::MayBeOne { other, reason } => ("may_be_one", Some(other), Some(reason), None, None),
                    Why::Disputed { dispute } => ("disputed", None, None, Some(dispute), None),
                    Why::Unsure(certainty) => ("unsure", None, None, None, Some(certainty.as_thousandths())),
                };
                serde_json::json!({"kind": "review", "target": item.target, "weight": item.weight, "why": why,
                    "other": other, "reason": reason, "dispute": dispute, "certainty": certainty.map(|value| f64::from(value) / 1000.0)})
            })
            .collect();
        let body = serde_json::json!({"ok": true, "rows": rows, "next": null, "next_url": null, "total": rows.len(), "truncated": false});
        return Ok(Answer::Reply(Reply::Whole(
            axum::http::StatusCode::OK,
            "application/json",
            body.to_string().into_bytes(),
        )));
    }
    let shelf = RecordShelf::new(&record);
    let scene = Scene { desk, record: &record, shelf, ask: &ask, window: Window::default() };
    let mut cards = Vec::new();
    for waiting in &queue {
        cards.push(card(waiting, &scene)?);
    }
    let body = html! {
        div.page {
            h1 { "Review" }
            p.intro { "What most hangs on and was read with most doubt comes first. What you decide is kept in the " a href="/log" { "log" } " and can be undone." }
            @if cards.is_empty() { p.none { "Nothing waits for review." } }
            @for card in &cards { article.card { (card) } }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: "Review", here: "/review", query: "", class: "one", waiting: record.is_stale()? },
        &body,
    ))))
}

fn card(waiting: &attested::Item, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let item = find(scene.record, &waiting.target)?;
    if let Why::MayBeOne { other, reason } = &waiting.why {
        let other_item = find(scene.record, other)?;
        let fields = html! { input type="hidden" name="other" value=(other); };
        return Ok(html! {
            h2.small { span.tag { "one?" } " Are these one?" }
            p.way { (foreign(reason)) }
            div.sides { (actor(&item, scene)?) (actor(&other_item, scene)?) }
            @if scene.desk.writable { div.corrections {
                (form("merge", "They are one", "m", &waiting.target, "Both names are of one and the same", &fields, scene))
                (form("split", "They are two", "", &waiting.target, "The names are of two, whatever they share", &fields, scene))
            } }
        });
    }
    let (tag, why) = match &waiting.why {
        Why::Disputed { dispute } => (
            "disputed",
            html! { "It takes a side in " a href={ "/dispute/" (dispute) } { "a disagreement" } "." },
        ),
        Why::Unsure(certainty) => (
            "unsure",
            html! { "The reading is in doubt: " (u32::from(certainty.as_thousandths()) / 10) " of 100 that the passage was understood." },
        ),
        Why::MayBeOne { .. } => ("one?", html! {}),
    };
    let row = match &item {
        Item::Event(_) | Item::Statement(_) | Item::Figure(_) => {
            html! { ol.lines { (entry(&Row { item: &item, href: address_of(&item), selected: false }, &scene.shelf)?) } }
        }
        other => html! { p { a href=(address_of(other)) { (super::entry::id_of(other)) } } },
    };
    Ok(html! {
        p { span.tag { (tag) } " " (why) }
        (row)
        (corrections(&item, scene)?)
    })
}

/// An actor with what tells it from another: names, roles, and what it said or did, with the day.
fn actor(item: &Item, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let Item::Actor(actor) = item else { return Ok(html! {}) };
    let who = || Some(Who::Id(actor.id));
    let said = scene.record.statements_in_brief(&StatementQuery {
        by: who(),
        page: Page::first(1),
        ..Default::default()
    })?;
    let did = scene.record.events_in_brief(&EventQuery {
        by: who(),
        page: Page::first(1),
        ..Default::default()
    })?;
    let items = said
        .map(|line| Ok(Item::Statement(Box::new(line?))))
        .chain(did.map(|line| Ok(Item::Event(Box::new(line?)))));
    let mut lines = Vec::new();
    for item in items {
        let item: Result<Item, Problem> = item;
        let item = item?;
        lines.push(entry(&Row { item: &item, href: address_of(&item), selected: false }, &scene.shelf)?);
    }
    Ok(html! {
        section.side {
            h3 { a href={ "/actor/" (actor.id) } { (foreign(&actor.name)) } " " span.quiet { (plain(actor.kind)) } }
            p.way { (words::plural(actor.mentions as usize, "mention")) @if let Some(code) = &actor.country { ", " (country(code)) } }
            @if actor.names.len() > 1 { p.way { "also " @for (at, name) in actor.names.iter().filter(|name| name.text != actor.name).take(5).enumerate() { @if at > 0 { "; " } (foreign(&name.text)) } } }
            @let titles: std::collections::BTreeSet<&str> = actor.roles.iter().map(|role| role.title.as_str()).collect();
            @for title in titles.iter().take(3) { p { (foreign(title)) } }
            @if !lines.is_empty() { ol.lines { @for line in &lines { (line) } } }
        }
    })
}

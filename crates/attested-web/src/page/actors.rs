use attested::Record;
use attested::model::{Actor, ActorKind, Vocabulary};
use attested::record::{ActorQuery, Page};
use attested_export::words;
use maud::{Markup, html};

use super::entry::plain;
use super::filter::{boxes, chosen, field};
use super::frame::{Frame, frame, pager};
use crate::api::{Item, List, Rows, Scene};
use crate::markup::{country, foreign};
use crate::params::Params;
use crate::problem::Problem;

/// People, organisations, countries and groups under all their names.
pub(crate) struct Actors;

/// Other names that the index shows of an actor.
const NAMES: usize = 6;

fn query(params: &Params, page: Page) -> Result<ActorQuery, Problem> {
    Ok(ActorQuery { name: params.owned("name"), kinds: params.words("type")?, page, ..ActorQuery::default() })
}

impl List for Actors {
    const NAME: &'static str = "actors";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("type", "/type"),
        ("name", "/name"),
        ("country", "/country"),
        ("mentions", "/mentions"),
        ("role", "/roles/0/title"),
        ("role_of", "/roles/0/of_text"),
        ("wikidata", "/external/wikidata"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        Ok(Rows::of(record.actors(&query(params, page)?)?, |actor| Item::Actor(Box::new(actor))))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let params = &scene.ask.params;
        let rows = scene.record.actors_in_brief(&query(params, scene.window.page())?)?;
        let total = rows.total();
        let (mut list, mut last) = (Vec::new(), None);
        for actor in rows {
            let actor = actor?;
            last = Some(actor.id.to_string());
            list.push(row(&actor, scene)?);
        }
        let kinds: Vec<_> =
            ActorKind::ALL.iter().map(|&kind| (kind.word().to_owned(), plain(kind), None)).collect();
        let body = html! {
            div.page {
                h1 { "Who" }
                form.wide action="/actors" {
                    (field("name", "Name", "a name or part of one", params))
                    (boxes("type", "What they are", &kinds, params, true))
                    button { "Show" }
                }
                (chosen("/actors", scene)?)
                @if total == 0 { p.none { "Nobody matches." } } @else { ol.lines { @for row in &list { (row) } } }
                (pager(scene, total, last, "actor"))
            }
        };
        Ok(frame(
            &Frame {
                title: "Who",
                here: "/actors",
                query: "",
                class: "one",
                waiting: scene.record.is_stale()?,
            },
            &body,
        ))
    }
}

fn row(actor: &Actor, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let href = format!("/actor/{}", actor.id);
    let others: Vec<_> = actor.names.iter().filter(|name| name.text != actor.name).collect();
    let role = actor.roles.first().map(|role| words::office(role, &scene.shelf)).transpose()?;
    Ok(html! {
        li.entry id=(actor.id) data-href=(href) {
            p.when { span.number { (words::grouped(actor.mentions as usize)) } " " span.precision { @if actor.mentions == 1 { "mention" } @else { "mentions" } } }
            div.what {
                p.head { a.open href=(href) { (foreign(&actor.name)) } " " span.quiet { (plain(actor.kind)) @if actor.kind != ActorKind::Country { @if let Some(code) = &actor.country { ", " (country(code)) } } } }
                @if let Some(role) = role { p { (foreign(&role)) } }
                @if !others.is_empty() {
                    p.way { "also written " @for (at, name) in others.iter().take(NAMES).enumerate() { @if at > 0 { "; " } (foreign(&name.text)) }
                        @if others.len() > NAMES { " and " (others.len() - NAMES) " more" } }
                }
            }
        }
    })
}

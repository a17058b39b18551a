//! Who takes part in events with whom: drawn, and as a table of the same numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use attested::Record;
use attested::model::ActorId;
use attested::record::{Pair, Who};
use attested_export::words::{self, RecordShelf, Shelf};
use maud::{Markup, html};

use super::filter::field;
use super::frame::{Frame, frame};
use super::layout::{self, WIDTH, layout, number};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, Format};
use crate::markup::foreign;
use crate::problem::Problem;
use crate::reply::Reply;

/// The most actors that are drawn.
pub(super) const MOST: usize = 150;
/// Actors that are drawn unless told otherwise.
const DRAWN: usize = 40;
/// Pairs that are looked at for each actor that is drawn.
const LOOKED_AT: usize = 4;
/// Width of a letter of a name, about.
const LETTER: f64 = 6.9;
/// Actors of one name around whom is drawn.
const SEEDS: usize = 3;

/// Two actors and in how many events they take part together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) one: ActorId,
    pub(super) other: ActorId,
    pub(super) events: usize,
}

/// The page of the graph.
pub(crate) fn graph(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let most = ask.params.number("most")?.unwrap_or(DRAWN).clamp(2, MOST);
    let edges = edges(&record, ask.params.get("actor"), most)?;
    let shelf = RecordShelf::new(&record);
    let mut names: BTreeMap<ActorId, String> = BTreeMap::new();
    for id in edges.iter().flat_map(|edge| [edge.one, edge.other]) {
        names.insert(id, shelf.name(id)?);
    }
    if ask.format == Format::Json {
        let rows: Vec<_> = edges
            .iter()
            .map(|edge| {
                serde_json::json!({"kind": "edge", "one": edge.one, "other": edge.other,
                "one_name": names[&edge.one], "other_name": names[&edge.other], "events": edge.events})
            })
            .collect();
        let body = serde_json::json!({"ok": true, "rows": rows, "next": null, "next_url": null, "total": rows.len(), "truncated": false});
        return Ok(Answer::Reply(Reply::Whole(
            axum::http::StatusCode::OK,
            "application/json",
            body.to_string().into_bytes(),
        )));
    }
    let body = html! {
        div.page.broad {
            h1 { "Graph" }
            p.intro { "Who is reported in events together with whom. A line says that reports name both in one event – as allies, enemies or guests; open it to see what the events are." }
            form.wide action="/graph" {
                (field("actor", "Around", "a name or part of one", &ask.params))
                (field("most", "At most so many actors", "40", &ask.params))
                button { "Draw" }
            }
            @if edges.is_empty() { p.none { "Nobody takes part in an event with anybody, as far as it was read." } }
            @else {
                (drawn(&edges, &names))
                h2 { "The same as a table" }
                table {
                    thead { tr { th scope="col" { "One" } th scope="col" { "Other" } th scope="col" { "Events together" } } }
                    tbody { @for edge in &edges { tr {
                        td { a href={ "/actor/" (edge.one) } { (foreign(&names[&edge.one])) } }
                        td { a href={ "/actor/" (edge.other) } { (foreign(&names[&edge.other])) } }
                        td.number { a href={ "/timeline?actor=" (edge.one) "&actor=" (edge.other) } { (words::plural(edge.events, "event")) } }
                    } } }
                }
                p.take { a href={ "/graph.json" (ask.params.to_query()) } { "JSON" } }
            }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: "Graph", here: "/graph", query: "", class: "one", waiting: record.is_stale()? },
        &body,
    ))))
}

/// The pairs of at most so many actors, the closest first.
fn edges(record: &Record, around: Option<&str>, most: usize) -> Result<Vec<Edge>, Problem> {
    let edge = |pair: Pair| Edge {
        one: pair.one.min(pair.other),
        other: pair.one.max(pair.other),
        events: usize::try_from(pair.events).unwrap_or(usize::MAX),
    };
    let mut edges: Vec<Edge> = match around {
        None => record.pairs(None, LOOKED_AT * most)?.into_iter().map(edge).collect(),
        Some(name) => {
            let (mut pairs, mut who) = (Vec::new(), Vec::new());
            for seed in record.who(&Who::from(name))?.into_iter().take(SEEDS) {
                let around = record.pairs(Some(&seed), most)?;
                who.extend(around.iter().map(|pair| pair.other));
                pairs.extend(around.into_iter().map(edge));
            }
            pairs.extend(record.pairs_among(&who)?.into_iter().map(edge));
            pairs
        }
    };
    edges.sort_by_key(|edge| (edge.one, edge.other));
    edges.dedup();
    // Around an actor its own lines come first, so that nobody is drawn who is not near it.
    let near = match around {
        Some(name) => record.who(&Who::from(name))?.into_iter().take(SEEDS).collect(),
        None => Vec::new(),
    };
    let far = |edge: &Edge| !near.is_empty() && !near.contains(&edge.one) && !near.contains(&edge.other);
    edges.sort_by_key(|edge| (far(edge), std::cmp::Reverse(edge.events), edge.one, edge.other));
    let mut drawn: Vec<ActorId> = Vec::new();
    edges.retain(|edge| {
        let new: Vec<ActorId> = [edge.one, edge.other].into_iter().filter(|id| !drawn.contains(id)).collect();
        let fits = drawn.len() + new.len() <= most;
        if fits {
            drawn.extend(new);
        }
        fits
    });
    Ok(edges)
}

fn drawn(edges: &[Edge], names: &BTreeMap<ActorId, String>) -> Markup {
    let ids: Vec<ActorId> = names.keys().copied().collect();
    let at = |id: ActorId| ids.binary_search(&id).unwrap_or(0);
    let links: Vec<(usize, usize, usize)> =
        edges.iter().map(|edge| (at(edge.one), at(edge.other), edge.events)).collect();
    let laid = layout(ids.len(), &links);
    let places = &laid.places;
    let mut weights = vec![0_usize; ids.len()];
    for &(one, other, events) in &links {
        weights[one] += events;
        weights[other] += events;
    }
    let radii: Vec<f64> = weights.iter().map(|weight| number((4 + weight.isqrt()).min(16))).collect();
    let short = |name: &str| {
        let name = attested_export::neutral(name).into_owned();
        if name.chars().count() > 30 {
            format!("{}…", name.chars().take(29).collect::<String>().trim_end())
        } else {
            name
        }
    };
    let shown: Vec<String> = ids.iter().map(|id| short(&names[id])).collect();
    let widths: Vec<f64> = shown.iter().map(|name| number(name.chars().count()) * LETTER).collect();
    let written = layout::names(places, &radii, &widths, laid.height);
    html! {
        div.scroll tabindex="0" role="region" aria-label="Drawing of the graph" {
            svg.graph viewBox={ "0 0 " (WIDTH) " " (px(laid.height)) } role="img" aria-label="Actors and the events that they are reported in together; the table below says the same" {
                @for (one, other, events) in &links {
                    line x1=(px(places[*one].0)) y1=(px(places[*one].1)) x2=(px(places[*other].0)) y2=(px(places[*other].1)) stroke-width=((*events).min(8)) {}
                }
                @for (node, id) in ids.iter().enumerate() {
                    g { title { (attested_export::neutral(&names[id])) ", " (words::plural(weights[node], "event")) }
                        circle cx=(px(places[node].0)) cy=(px(places[node].1)) r=(px(radii[node])) {}
                        text x=(px(written[node].0)) y=(px(written[node].1)) text-anchor="middle" { (shown[node]) } }
                }
            }
        }
    }
}

fn px(value: f64) -> String {
    format!("{value:.1}")
}

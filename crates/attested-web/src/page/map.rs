//! Where events are reported to be: a list of places, and on request a drawing with a circle as wide as what is known.

use std::sync::Arc;

use attested::model::Precision;
use attested::record::{EventQuery, Page};
use attested_export::words::{self, RecordShelf};
use axum::http::StatusCode;
use maud::{Markup, html};

use super::entry::plain;
use super::filter::field;
use super::frame::{Frame, frame};
use super::layout::{WIDTH, names, number};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, Format};
use crate::markup::{country, foreign};
use crate::params::Params;
use crate::problem::Problem;
use crate::reply::Reply;

/// Land and borders as the data of a path, in degrees east and south (see assets/make_borders.py).
const BORDERS: &str = include_str!("../../assets/borders.path");
/// Places that are shown, those of most events first.
const SHOWN: usize = 200;
/// Events that are named at each place.
const NAMED: usize = 3;
/// Places whose names are written on the drawing.
const WRITTEN: usize = 25;

/// A place that has coordinates.
struct Point {
    east: f64,
    south: f64,
    precision: Precision,
    place: String,
    country: Option<String>,
    events: usize,
    first: Vec<(String, String)>,
}

/// Events by where they are reported to be.
pub(crate) fn map(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let params = &ask.params;
    let query = EventQuery {
        types: params.words("type")?,
        statuses: params.words("status")?,
        since: params.date("since")?,
        until: params.date("until")?,
        page: Page::default(),
        ..Default::default()
    };
    let places = record.places_of_events(&query, SHOWN, NAMED)?;
    let unplaced = places.without;
    let shelf = RecordShelf::new(&record);
    let mut points = Vec::new();
    for place in places.places {
        let mut first = Vec::new();
        for event in &place.first {
            first.push((event.id.to_string(), words::told(event, &shelf)?));
        }
        points.push(Point {
            east: place.longitude.clamp(-180.0, 180.0),
            south: -place.latitude.clamp(-90.0, 90.0),
            precision: place.precision,
            place: place.name,
            country: place.country,
            events: usize::try_from(place.events).unwrap_or(usize::MAX),
            first,
        });
    }
    if ask.format == Format::Json {
        return Ok(Answer::Reply(json(&points)));
    }
    let draw = params.yes("draw")?.unwrap_or(false);
    let body = html! {
        div.page.broad {
            h1 { "Map" }
            p.intro { "Only places whose coordinates are known: those that the gazetteer has, and those that a reviewer gave. "
                @if unplaced > 0 { (words::capital(&words::plural(usize::try_from(unplaced).unwrap_or(usize::MAX), "event"))) " at other places, or at none, " @if unplaced == 1 { "is" } @else { "are" } " not here." } }
            form.wide action="/map" {
                (field("since", "From", "2031-04", params))
                (field("until", "Until", "", params))
                @for status in params.all("status") { input type="hidden" name="status" value=(status); }
                @for kind in params.all("type") { input type="hidden" name="type" value=(kind); }
                button name="draw" value="yes" { "Draw" }
                @if draw { " " button name="draw" value="no" { "List only" } }
            }
            @if points.is_empty() {
                p.none { "No place in this record has coordinates. " a href="/timeline" { "The timeline" } " can be filtered by the names of places." }
            } @else {
                @if draw { (drawn(&points)) }
                h2 { @if draw { "The same as a list" } @else { "Places" } }
                ul.places { @for point in &points { li {
                    a href=(address(point)) { (foreign(&point.place)) }
                    @if point.precision != Precision::Country { @if let Some(code) = &point.country { ", " (country(code)) } }
                    " " span.quiet { "(known as a " (plain(point.precision)) ") " (words::plural(point.events, "event")) }
                    ul { @for (id, told) in &point.first { li { a href={ "/event/" (id) } { (foreign(told)) } } } } } } }
                p.take { a href={ "/map.json" (params.with("draw", None).to_query()) } { "JSON" } }
            }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: "Map", here: "/map", query: "", class: "one", waiting: record.is_stale()? },
        &body,
    ))))
}

fn address(point: &Point) -> String {
    format!("/timeline{}", Params::default().with("place", Some(&point.place)).to_query())
}

fn json(points: &[Point]) -> Reply {
    let rows: Vec<_> = points
        .iter()
        .map(|point| {
            serde_json::json!({"kind": "place", "name": point.place, "country": point.country, "latitude": -point.south,
                "longitude": point.east, "precision": point.precision.to_string(), "events": point.events})
        })
        .collect();
    let body = serde_json::json!({"ok": true, "rows": rows, "next": null, "next_url": null, "total": rows.len(), "truncated": false});
    Reply::Whole(StatusCode::OK, "application/json", body.to_string().into_bytes())
}

fn drawn(points: &[Point]) -> Markup {
    let ends = |at: fn(&Point) -> f64, margin: f64, least: f64| {
        let (low, high) = points
            .iter()
            .map(at)
            .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let wide = (high - low + 2.0 * margin).max(least);
        (f64::midpoint(low, high) - wide / 2.0, wide)
    };
    let (left, wide) = ends(|point| point.east, 5.0, 50.0);
    let (top, high) = ends(|point| point.south, 4.0, 25.0);
    let scale = WIDTH / wide;
    let height = high * scale;
    // Half the way across what is meant by a city, a region, a country, in degrees; never too small to see.
    let reach = |precision: Precision| match precision {
        Precision::Exact => 5.0,
        Precision::City => (0.2 * scale).max(7.0),
        Precision::Region => (1.0 * scale).max(10.0),
        Precision::Country => (3.0 * scale).max(16.0),
    };
    let places: Vec<(f64, f64)> =
        points.iter().map(|point| ((point.east - left) * scale, (point.south - top) * scale)).collect();
    let named: Vec<usize> = (0..points.len().min(WRITTEN)).collect();
    let words: Vec<String> = named
        .iter()
        .map(|&at| format!("{} ({})", attested_export::neutral(&points[at].place), points[at].events))
        .collect();
    let widths: Vec<f64> = words.iter().map(|words| number(words.chars().count()) * 6.9).collect();
    let spots: Vec<(f64, f64)> = named.iter().map(|&at| places[at]).collect();
    let written = names(&spots, &vec![4.0; named.len()], &widths, height);
    html! {
        div.scroll tabindex="0" role="region" aria-label="Drawing of the map" {
            svg.map viewBox=(format!("0 0 {WIDTH} {height:.0}")) role="img" aria-label="Places with coordinates; the list below says the same" {
                path.land d=(BORDERS.trim_end()) transform=(format!("scale({scale:.4}) translate({:.3} {:.3})", -left, -top)) stroke-width=(format!("{:.4}", 0.8 / scale)) {}
                @for (point, (x, y)) in points.iter().zip(&places) {
                    g { title { (attested_export::neutral(&point.place)) ": " (words::plural(point.events, "event")) ", known as a " (plain(point.precision)) }
                        circle.reach cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r=(format!("{:.1}", reach(point.precision))) {}
                        circle.middle-point cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="3" {} }
                }
                @for (words, (x, y)) in words.iter().zip(&written) {
                    text x=(format!("{x:.1}")) y=(format!("{y:.1}")) text-anchor="middle" { (words) }
                }
            }
        }
        p.detail { "A circle is as wide as what is known of the place: a city, a region, a whole country. Land and borders: Natural Earth, as it draws them." }
    }
}

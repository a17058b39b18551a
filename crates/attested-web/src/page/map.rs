use std::sync::Arc;

use attested::model::Precision;
use attested::record::{EventQuery, Page};
use attested_export::words::{self, RecordShelf};
use maud::{Markup, html};

use super::frame::{Frame, frame};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::markup::foreign;
use crate::problem::Problem;
use crate::reply::Reply;

/// Events that are looked through for coordinates.
const LOOKED_THROUGH: usize = 5000;

/// A place that has coordinates.
struct Point {
    x: f64,
    y: f64,
    precision: Precision,
    place: String,
    events: Vec<(String, String)>,
}

/// Events on a net of degrees, each with a circle as wide as what is known of its place.
pub(crate) fn map(desk: &Arc<Desk>, _: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let shelf = RecordShelf::new(&record);
    let mut points: Vec<Point> = Vec::new();
    for event in record.events(&EventQuery { page: Page::first(LOOKED_THROUGH), ..Default::default() })? {
        let event = event?;
        let Some(place) = &event.place else { continue };
        let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) else { continue };
        let told = (event.id.to_string(), words::told(&event, &shelf)?);
        let (x, y) = (longitude.clamp(-180.0, 180.0), -latitude.clamp(-90.0, 90.0));
        match points.iter_mut().find(|point| point.place == place.name && near(point, x, y)) {
            Some(point) => point.events.push(told),
            None => points.push(Point {
                x,
                y,
                precision: place.precision,
                place: place.name.clone(),
                events: vec![told],
            }),
        }
    }
    let body = html! {
        div.page.broad {
            h1 { "Map" }
            p.intro { "Only places whose coordinates are known are drawn. The circle is as wide as what is known: a small one for an exact place, a large one for a whole country." }
            @if points.is_empty() {
                p.none { "No place in this record has coordinates. " a href="/timeline" { "The timeline" } " can be filtered by the names of places." }
            } @else {
                (drawn(&points))
                h2 { "The same as a list" }
                ul { @for point in &points { li { strong { (foreign(&point.place)) } " (" (super::entry::plain(point.precision)) ")"
                    ul { @for (id, told) in &point.events { li { a href={ "/event/" (id) } { (foreign(told)) } } } } } } }
            }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: "Map", here: "/map", query: "", class: "one" },
        &body,
    ))))
}

fn near(point: &Point, x: f64, y: f64) -> bool {
    (point.x - x).abs() < 1e-6 && (point.y - y).abs() < 1e-6
}

fn drawn(points: &[Point]) -> Markup {
    let least = |at: fn(&Point) -> f64| points.iter().map(at).fold(f64::INFINITY, f64::min);
    let most = |at: fn(&Point) -> f64| points.iter().map(at).fold(f64::NEG_INFINITY, f64::max);
    let (left, right) = (least(|point| point.x) - 3.0, most(|point| point.x) + 3.0);
    let (top, bottom) = (least(|point| point.y) - 2.0, most(|point| point.y) + 2.0);
    let unit = (right - left) / 100.0;
    let radius = |precision: Precision| match precision {
        Precision::Exact => unit,
        Precision::City => unit * 1.6,
        Precision::Region => unit * 4.0,
        Precision::Country => unit * 8.0,
    };
    let step =
        [1.0, 2.0, 5.0, 10.0, 20.0].into_iter().find(|step| (right - left) / step < 12.0).unwrap_or(30.0);
    let lines = |from: f64, to: f64| {
        let mut at = (from / step).ceil() * step;
        std::iter::from_fn(move || {
            let now = at;
            at += step;
            (now <= to).then_some(now)
        })
        .collect::<Vec<f64>>()
    };
    html! {
        svg.map viewBox=(format!("{left:.3} {top:.3} {:.3} {:.3}", right - left, bottom - top)) role="img" aria-label="Places with coordinates; the list below says the same" {
            @for x in lines(left, right) { line x1=(x) y1=(top) x2=(x) y2=(bottom) stroke-width=(unit / 8.0) {} }
            @for y in lines(top, bottom) { line x1=(left) y1=(y) x2=(right) y2=(y) stroke-width=(unit / 8.0) {} }
            @for point in points {
                g { title { (attested_export::neutral(&point.place)) ": " (words::plural(point.events.len(), "event")) }
                    circle.reach cx=(point.x) cy=(point.y) r=(radius(point.precision)) stroke-width=(unit / 4.0) {}
                    circle.middle-point cx=(point.x) cy=(point.y) r=(unit / 2.0) {}
                    text x=(point.x) y=(point.y - unit) font-size=(unit * 2.2) text-anchor="middle" { (attested_export::neutral(&point.place)) } }
            }
        }
    }
}

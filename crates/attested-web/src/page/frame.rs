use attested_export::words;
use maud::{DOCTYPE, Markup, html};

use crate::api::Scene;
use crate::markup::defs;

/// The ways through the record, as every page shows them.
const WAYS: &[(&str, &str)] = &[
    ("/documents", "Documents"),
    ("/timeline", "Timeline"),
    ("/disputes", "Disagreements"),
    ("/stories", "Stories"),
    ("/actors", "Who"),
    ("/sources", "Sources"),
    ("/review", "Review"),
];

/// Ways that are taken less often.
const BYWAYS: &[(&str, &str)] = &[
    ("/statements", "Statements"),
    ("/events", "Events"),
    ("/figures", "Figures"),
    ("/copies", "Copies"),
    ("/graph", "Graph"),
    ("/map", "Map"),
    ("/log", "Log"),
    ("/export", "Export"),
];

/// What stands around a page.
pub(super) struct Frame<'a> {
    pub(super) title: &'a str,
    /// The way that this page lies on.
    pub(super) here: &'a str,
    /// What is being searched for.
    pub(super) query: &'a str,
    /// The class of the page, for its layout.
    pub(super) class: &'a str,
    /// Whether documents or decisions wait to be worked in.
    pub(super) waiting: bool,
}

/// A whole page.
pub(super) fn frame(frame: &Frame<'_>, body: &Markup) -> Markup {
    let way = |(path, name): &(&str, &str)| {
        let here = *path == frame.here;
        html! { li { a href=(path) aria-current=[here.then_some("page")] { (name) } } }
    };
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (attested_export::neutral(frame.title)) " – Attested" }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/style.css";
                script src="/page.js" defer {}
            }
            body class=(frame.class) {
                a.skip href="#main" { "Skip to the page" }
                (defs())
                header.top {
                    a.brand href="/" { "Attested" }
                    nav aria-label="Main" { ul { @for place in WAYS { (way(place)) } } }
                    form.search role="search" action="/search" {
                        input type="search" name="q" value=(frame.query) aria-label="Search the record"
                            placeholder="Search the record" autocomplete="off" aria-keyshortcuts="/";
                        button { "Search" }
                    }
                }
                @if frame.waiting {
                    p.waiting role="status" { "New documents or decisions are being worked in; until that is done, some lines are those of before. " a href="/log" { "What was decided" } }
                }
                main id="main" tabindex="-1" { (body) }
                footer.bottom {
                    nav aria-label="More" { ul { @for place in BYWAYS { (way(place)) } } }
                    p { "This record says what sources said, and where. It does not say who is right. Scores are about our reading of a passage, never about its truth." }
                }
            }
        }
    }
}

/// Where a list goes on, and the same list as data.
pub(super) fn pager(scene: &Scene<'_>, total: usize, last: Option<String>, noun: &str) -> Markup {
    let window = scene.window;
    let size = window.size.unwrap_or(total);
    let from = window.offset.min(total);
    let to = from.saturating_add(size).min(total);
    let back = from.checked_sub(1).map(|_| from.saturating_sub(size));
    let address = |token: Option<&str>| {
        format!(
            "{}{}",
            scene.ask.path,
            scene.ask.params.with("_next", token).with("selected", None).to_query()
        )
    };
    let data = |ending: &str| {
        let params = scene.ask.params.with("_next", None).with("_size", None).with("selected", None);
        format!("{}.{ending}{}", scene.ask.path, params.to_query())
    };
    html! {
        nav.pager aria-label="Pages of this list" {
            @if let Some(back) = back {
                a rel="prev" href=(address(Some(&format!("n{back}")))) { "← Earlier in the list" }
            }
            @if total > 0 {
                span { (words::grouped(from + 1)) "–" (words::grouped(to)) " of " (words::plural(total, noun)) }
            }
            @if let Some(next) = window.next(total, last.as_deref()) {
                a rel="next" href=(address(Some(&next))) { "Further in the list →" }
            }
        }
        @if total > 0 {
            p.take {
                "Take the whole list with you: "
                a href=(data("csv")) { "CSV" } ", " a href=(data("jsonl")) { "JSON Lines" } ", " a href=(data("json")) { "JSON" }
            }
        }
    }
}

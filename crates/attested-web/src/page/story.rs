//! Stories: documents that belong together over time, what they report and how.

use std::collections::BTreeMap;

use attested::Record;
use attested::model::{EventId, Story};
use attested::record::{EventQuery, Page};
use attested_export::words::{self, Shelf};
use maud::{Markup, html};

use super::entry::{Row, address_of, entry};
use super::frame::{Frame, frame, pager};
use crate::api::{Item, List, Rows, Scene};
use crate::markup::{foreign, when};
use crate::params::Params;
use crate::problem::Problem;

/// Documents of a story that its card names.
const NAMED: usize = 4;
/// Events that the page of a story shows.
const EVENTS: usize = 100;

/// What belongs together.
pub(crate) struct Stories;

impl List for Stories {
    const NAME: &'static str = "stories";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("title", "/title"),
        ("since", "/since"),
        ("until", "/until"),
        ("documents", "/documents"),
        ("reason", "/reason"),
    ];

    fn rows<'r>(record: &'r Record, _: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        Ok(Rows::of(record.stories(page)?, |story| Item::Story(Box::new(story))))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let rows = scene.record.stories(scene.window.page())?;
        let total = rows.total();
        let (mut list, mut last) = (Vec::new(), None);
        for story in rows {
            let story = story?;
            last = Some(story.id.to_string());
            list.push(card(&story, false, scene)?);
        }
        let body = html! {
            div.page {
                h1 { "Stories" }
                p.intro { "Documents that tell of the same matter over time: what happened, what became of it, what was said about it." }
                @if total == 0 { p.none { "No documents belong together, as far as it was read." } }
                @for card in &list { article.card { (card) } }
                (pager(scene, total, last, "story"))
            }
        };
        Ok(frame(
            &Frame {
                title: "Stories",
                here: "/stories",
                query: "",
                class: "one",
                waiting: scene.record.is_stale()?,
            },
            &body,
        ))
    }
}

/// A story in a list, or whole on its page: its documents and the events that they report.
pub(super) fn card(story: &Story, full: bool, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let title = story.title.as_deref().unwrap_or("Without a headline");
    let shown = if full { story.documents.len() } else { NAMED };
    let mut documents = Vec::new();
    for &id in story.documents.iter().take(shown) {
        let Some(document) = scene.shelf.document(id)? else { continue };
        let metadata = document.metadata();
        documents.push(html! {
            li {
                span.number { (when(metadata.published.as_ref().map(|date| date.edtf), None)) } " "
                a href={ "/document/" (id) } { @match &metadata.title { Some(title) => (foreign(&title.value)), None => "Without a headline" } }
                @if let Some(outlet) = &metadata.outlet { span.quiet { " · " (foreign(&outlet.value)) } }
            }
        });
    }
    let days = match (story.since, story.until) {
        (Some(since), Some(until)) if since != until => {
            format!("{} to {}", words::in_words(since), words::in_words(until))
        }
        (Some(day), _) | (_, Some(day)) => words::in_words(day),
        (None, None) => "undated".to_owned(),
    };
    let rest = story.documents.len().saturating_sub(shown);
    Ok(html! {
        h2.small { @if full { (foreign(title)) } @else { a.open href={ "/story/" (story.id) } { (foreign(title)) } } }
        p.way { (words::plural(story.documents.len(), "document")) " · " (days) }
        ul.carriers { @for document in &documents { (document) } @if rest > 0 { li { a href={ "/story/" (story.id) } { "and " (rest) " more" } } } }
        p.detail { "Why: " (attested_export::neutral(&story.reason)) }
        @if full { (events(story, scene)?) }
    })
}

/// What the documents of a story report, by date.
fn events(story: &Story, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let mut found: BTreeMap<EventId, attested::model::Event> = BTreeMap::new();
    for &document in &story.documents {
        let query = EventQuery { document: Some(document), page: Page::first(EVENTS), ..Default::default() };
        for event in scene.record.events_in_brief(&query)? {
            let event = event?;
            found.insert(event.id, event);
        }
    }
    let mut events: Vec<_> = found.into_values().collect();
    events.sort_by_cached_key(|event| {
        let key = event.time.as_ref().map(|time| time.edtf.timeline_key());
        (key.is_none(), key, event.id)
    });
    let total = events.len();
    let mut list = Vec::new();
    for event in events.into_iter().take(EVENTS) {
        let item = Item::Event(Box::new(event));
        list.push(entry(&Row { item: &item, href: address_of(&item), selected: false }, &scene.shelf)?);
    }
    Ok(html! {
        h2 { "What its documents report (" (words::grouped(total)) ")" }
        @if list.is_empty() { p.none { "No event, as far as it was read." } }
        ol.lines { @for row in &list { (row) } }
        @if total > EVENTS { p.detail { "The first " (EVENTS) " are shown." } }
    })
}

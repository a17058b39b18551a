use attested::Record;
use attested::model::{EventStatus, EventType, Vocabulary};
use attested::record::{Page, TimelineQuery, Who};
use maud::{Markup, html};

use super::entry::{Row, entry, id_of, plain};
use super::evidence::evidence;
use super::filter::{boxes, chosen, field};
use super::frame::{Frame, frame, pager};
use super::line::find;
use crate::api::{Item, List, Rows, Scene};
use crate::params::Params;
use crate::problem::Problem;

/// What happened, was planned, was said not to have happened: by date.
pub(crate) struct Timeline;

fn query(params: &Params, page: Page) -> Result<TimelineQuery, Problem> {
    Ok(TimelineQuery {
        actors: params.all("actor").map(Who::from).collect(),
        types: params.words("type")?,
        statuses: params.words("status")?,
        place: params.owned("place"),
        since: params.date("since")?,
        until: params.date("until")?,
        outlet: params.owned("outlet"),
        statements: params.yes("statements")?.unwrap_or(true),
        undated: params.yes("undated")?.unwrap_or(true),
        page,
    })
}

impl List for Timeline {
    const NAME: &'static str = "timeline";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("kind", "/kind"),
        ("id", "/id"),
        ("time", "/time/edtf"),
        ("time_words", "/time/words"),
        ("type", "/type"),
        ("mode", "/mode"),
        ("status", "/status"),
        ("act", "/act"),
        ("stance", "/stance"),
        ("who", "/who"),
        ("whom", "/whom"),
        ("place", "/place/name"),
        ("country", "/place/country"),
        ("words", "/words"),
        ("according_to", "/according_to"),
        ("texts", "/texts"),
        ("carriers", "/carriers"),
        ("owners", "/owners"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        Ok(Rows::of(record.timeline(&query(params, page)?)?, Item::from))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let params = &scene.ask.params;
        let rows = Self::rows(scene.record, params, scene.window.page())?;
        let total = rows.total;
        let items = rows.items.collect::<Result<Vec<Item>, Problem>>()?;
        let selected = match params.get("selected") {
            Some(id) => Some(find(scene.record, id)?),
            None => None,
        };
        let selected_id = selected.as_ref().map(id_of);
        let mut list = Vec::with_capacity(items.len());
        for item in &items {
            let id = id_of(item);
            let href = format!("/timeline{}#evidence", params.with("selected", Some(&id)).to_query());
            let selected = selected_id.as_deref() == Some(id.as_str());
            list.push(entry(&Row { item, href, selected }, &scene.shelf)?);
        }
        let beside = match &selected {
            Some(item) => evidence(item, scene)?,
            None => {
                html! { p.hint { "Choose a line to see the passage it rests on, the way it came and who else carries it." } }
            }
        };
        let body = html! {
            (facets(params))
            div.middle {
                h1 { "Timeline" }
                (chosen("/timeline", params))
                @if total == 0 {
                    p.none { "Nothing matches." }
                } @else {
                    ol.lines { @for row in &list { (row) } }
                }
                (pager(scene, total, "line"))
            }
            aside.evidence id="evidence" aria-label="Evidence" tabindex="-1" { (beside) }
        };
        Ok(frame(&Frame { title: "Timeline", here: "/timeline", query: "", class: "three" }, &body))
    }
}

fn words<T: Vocabulary>() -> Vec<(String, String, Option<u64>)> {
    T::ALL.iter().map(|&word| (word.word().to_owned(), plain(word), None)).collect()
}

fn facets(params: &Params) -> Markup {
    html! {
        aside.facets aria-label="Filters" {
            details.filters open {
                summary { "Filters" }
                form action="/timeline" {
                    (field("actor", "Who", "a name or part of one", params))
                    (field("place", "Where", "", params))
                    (field("outlet", "Reported by", "an outlet", params))
                    (field("since", "From", "2031, 2031-04, 2031-04-09", params))
                    (field("until", "Until", "", params))
                    (boxes("status", "Status", &words::<EventStatus>(), params, true))
                    (boxes("type", "What kind", &words::<EventType>(), params, false))
                    (boxes("statements", "Statements", &[("no".to_owned(), "events only".to_owned(), None)], params, false))
                    (boxes("undated", "Dates", &[("no".to_owned(), "leave out what has no date".to_owned(), None)], params, false))
                    p { button { "Show" } " " a href="/timeline" { "all" } }
                }
            }
        }
    }
}

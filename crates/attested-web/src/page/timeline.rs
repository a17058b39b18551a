use attested::Record;
use attested::model::{EventStatus, EventType, Vocabulary};
use attested::record::{Overview, Page, TimelineQuery, Who};
use attested_export::words::{in_words, plural};
use maud::{Markup, html};

use super::entry::{Row, entry, id_of, plain};
use super::evidence::evidence;
use super::filter::{boxes, chosen, field};
use super::frame::{Frame, frame, pager};
use super::line::find;
use crate::api::{Item, List, Rows, Scene};
use crate::params::Params;
use crate::problem::Problem;

/// Bars that stand side by side.
const BARS: usize = 36;

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
        let overview = scene.record.overview(&query(params, Page::default())?)?;
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
            (facets(params, &overview))
            div.middle {
                h1 { "Timeline" }
                (chosen("/timeline", params))
                (density(&overview, params))
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

/// The words of a vocabulary that some event has or that are chosen, with how many have them.
fn words<T: Vocabulary>(
    counts: &[(T, u64)],
    name: &str,
    params: &Params,
) -> Vec<(String, String, Option<u64>)> {
    let chosen = params.all(name).count() > 0;
    let count =
        |word: T| counts.iter().find(|(known, _)| known.word() == word.word()).map(|(_, count)| *count);
    // Which other words there are is not known once some are chosen.
    let kept = T::ALL.iter().copied().filter(|&word| chosen || count(word).is_some());
    kept.map(|word| (word.word().to_owned(), plain(word), count(word))).collect()
}

/// How many events lie in which month: a bar for each, each a link to its month.
fn density(overview: &Overview, params: &Params) -> Markup {
    let months = &overview.months;
    let most = months.iter().map(|(_, all, _)| *all).max().unwrap_or(0);
    if months.len() < 2 || most == 0 {
        return html! {};
    }
    // Only the latest months stand side by side; the text says which.
    let shown = &months[months.len().saturating_sub(BARS)..];
    let high = |count: u64| count * 36 / most + u64::from(count > 0) * 2;
    let events = |count: u64| plural(usize::try_from(count).unwrap_or(usize::MAX), "event");
    let address = |month: &str| {
        let params = params.with("since", Some(month)).with("until", Some(month));
        format!("/timeline{}", params.with("_next", None).with("selected", None).to_query())
    };
    html! {
        nav.density aria-label="Events by month" {
            ol {
                @for (month, all, denied) in shown {
                    li { a href=(address(month)) title={ (named(month)) ": " (events(*all)) @if *denied > 0 { ", " (denied) " of them said not to have happened" } } {
                        svg width="14" height="40" viewBox="0 0 14 40" aria-hidden="true" focusable="false" {
                            rect.all x="1" y=(40 - high(*all)) width="12" height=(high(*all)) {}
                            rect.denied x="1" y=(40 - high(*denied)) width="12" height=(high(*denied)) {}
                        }
                        span.unseen { (named(month)) ": " (events(*all)) }
                    } }
                }
            }
            p.detail {
                @if let (Some(first), Some(last)) = (shown.first(), shown.last()) { (named(&first.0)) " to " (named(&last.0)) ", " }
                "events by month" @if shown.len() < months.len() { " (the latest " (BARS) " months that have any)" }
                "; hatched: said not to have happened"
            }
        }
    }
}

fn named(month: &str) -> String {
    month.parse().map_or_else(|_| month.to_owned(), in_words)
}

fn facets(params: &Params, overview: &Overview) -> Markup {
    let actors: Vec<_> = overview
        .actors
        .iter()
        .map(|(id, name, count)| (id.to_string(), name.clone(), Some(*count)))
        .collect();
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
                    (boxes("status", "Status", &words::<EventStatus>(&overview.statuses, "status", params), params, true))
                    (boxes("type", "What kind", &words::<EventType>(&overview.types, "type", params), params, false))
                    (boxes("actor", "Who takes part", &actors, params, false))
                    (boxes("statements", "Statements", &[("no".to_owned(), "events only".to_owned(), None)], params, false))
                    (boxes("undated", "Dates", &[("no".to_owned(), "leave out what has no date".to_owned(), None)], params, false))
                    p { button { "Show" } " " a href="/timeline" { "all" } }
                }
            }
        }
    }
}

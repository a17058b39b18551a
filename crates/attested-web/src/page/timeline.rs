use std::collections::BTreeMap;

use attested::Record;
use attested::model::{EventStatus, EventType, Vocabulary};
use attested::record::{LOOKED_AT, Overview, Page, TimelineQuery, Who};
use attested_export::words::{RecordShelf, grouped, in_words, plural};
use maud::{Markup, html};

use super::entry::{Row, entry, id_of, plain};
use super::evidence::evidence;
use super::filter::{actor_field, boxes, chosen, field, links};
use super::frame::{Frame, frame, pager};
use super::line::find;
use crate::api::{Item, List, Rows, Scene, Window};
use crate::params::Params;
use crate::problem::Problem;

/// Bars that stand side by side: as many as fit beside filters and evidence.
const BARS: usize = 23;

/// What happened, was planned, was said not to have happened: by date.
pub(crate) struct Timeline;

fn query(params: &Params, page: Page) -> Result<TimelineQuery, Problem> {
    Ok(TimelineQuery {
        actors: params.all("actor").map(Who::from).collect(),
        types: params.words("type")?,
        custom_types: params.all("custom_type").map(str::to_owned).collect(),
        statuses: params.words("status")?,
        place: params.owned("place"),
        according_to: params.get("according_to").map(Who::from),
        since: params.date("since")?,
        until: params.date("until")?,
        outlet: params.owned("outlet"),
        statements: params.yes("statements")?.unwrap_or(true),
        undated: params.yes("undated")?.unwrap_or(true),
        page,
    })
}

/// The events alone that a timeline asks for.
pub(super) fn events(params: &Params) -> Result<TimelineQuery, Problem> {
    Ok(TimelineQuery { statements: false, ..query(params, Page::default())? })
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
        ("custom_type", "/custom_type"),
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
        let overview = scene.record.overview(&query(params, Page::default())?)?;
        let begun = begun(scene, &overview)?;
        let scene = begun.as_ref().unwrap_or(scene);
        let rows = scene.record.timeline_in_brief(&query(params, scene.window.page())?)?;
        let total = rows.total();
        let items = rows.map(|line| Ok(Item::from(line?))).collect::<Result<Vec<Item>, Problem>>()?;
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
            // An empty pane would tell nobody what it is for.
            None => match items.first() {
                Some(first) => {
                    html! { p.hint { "The evidence of the first line; choose another to see its." } (evidence(first, scene)?) }
                }
                None => {
                    html! { p.hint { "Choose a line to see the passage it rests on, the way it came and who else carries it." } }
                }
            },
        };
        let pane = if selected.is_some() { "evidence" } else { "evidence unasked" };
        let feed = ["selected", "statements", "_next", "_size"]
            .iter()
            .fold(params.clone(), |params, name| params.with(name, None));
        let body = html! {
            (facets(params, &overview, scene)?)
            div.middle {
                h1 { "Timeline" }
                (chosen("/timeline", scene)?)
                (density(&overview, params))
                @if total == 0 {
                    p.none { "Nothing matches." }
                } @else {
                    ol.lines { @for row in &list { (row) } }
                }
                (pager(scene, total, items.last().and_then(Item::mark), "line"))
                p.take { "Follow this in a feed reader: " a href={ "/timeline.atom" (feed.to_query()) } { "Atom" } }
            }
            aside class=(pane) id="evidence" aria-label="Evidence" tabindex="-1" { (beside) }
        };
        Ok(frame(
            &Frame {
                title: "Timeline",
                here: "/timeline",
                query: "",
                class: "three",
                waiting: scene.record.is_stale()?,
            },
            &body,
        ))
    }
}

/// The whole timeline from where its bars begin: what little lies long before them would push the rest out of sight. The
/// lines before are on the page before.
fn begun<'r>(scene: &Scene<'r>, overview: &Overview) -> Result<Option<Scene<'r>>, Problem> {
    let whole = scene
        .ask
        .params
        .pairs()
        .all(|(name, value)| matches!(name, "selected" | "_size") || value.is_empty());
    if !whole {
        return Ok(None);
    }
    let shown = bars(&overview.months);
    let first = shown
        .first()
        .filter(|(first, ..)| overview.months.iter().any(|(month, ..)| month.as_str() < first.as_str()));
    let Some(first) = first.and_then(|(first, ..)| first.parse().ok()) else { return Ok(None) };
    let Some((after, offset)) = scene.record.before(first)? else { return Ok(None) };
    let window = Window { offset, after: Some(after), ..scene.window };
    Ok(Some(Scene {
        desk: scene.desk,
        record: scene.record,
        shelf: RecordShelf::new(scene.record),
        ask: scene.ask,
        window,
    }))
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

/// A bar of the density strip: a month or a year, its events, and those of them said not to have happened.
type Bar = (String, u64, u64);

/// The months or years that stand side by side, without gaps: the months when the latest hold most events.
fn bars(months: &[(String, u64, u64)]) -> Vec<Bar> {
    let Some((last, ..)) = months.last() else { return Vec::new() };
    let at = |month: &str| -> Option<i64> {
        let (year, month) = month.rsplit_once('-')?;
        Some(year.parse::<i64>().ok()? * 12 + month.parse::<i64>().ok()? - 1)
    };
    let Some(end) = at(last) else { return Vec::new() };
    let bars_until = i64::try_from(BARS).unwrap_or(i64::MAX);
    let sum = |from: i64| -> u64 {
        months
            .iter()
            .filter(|(month, ..)| at(month).is_some_and(|month| month >= from))
            .map(|(_, all, _)| all)
            .sum()
    };
    let by_month = sum(end - bars_until + 1) * 5 >= sum(i64::MIN) * 4;
    let unit = |month: i64| if by_month { month } else { month.div_euclid(12) };
    let name = |unit: i64| {
        if by_month {
            format!("{:04}-{:02}", unit.div_euclid(12), unit.rem_euclid(12) + 1)
        } else {
            format!("{unit:04}")
        }
    };
    let mut counts: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
    for (month, all, denied) in months {
        let Some(month) = at(month) else { continue };
        let (every, not) = counts.entry(unit(month)).or_default();
        *every += all;
        *not += denied;
    }
    let begin = counts.keys().next().copied().unwrap_or(0).max(unit(end) - bars_until + 1);
    (begin..=unit(end))
        .map(|unit| {
            let (all, denied) = counts.get(&unit).copied().unwrap_or_default();
            (name(unit), all, denied)
        })
        .skip_while(|(_, all, _)| *all == 0)
        .collect()
}

/// How many events lie in which month or year: a bar for each, each a link to its time.
fn density(overview: &Overview, params: &Params) -> Markup {
    let shown = bars(&overview.months);
    let most = shown.iter().map(|(_, all, _)| *all).max().unwrap_or(0);
    if shown.len() < 2 || most == 0 {
        return html! {};
    }
    let in_all: u64 = overview.months.iter().map(|(_, all, _)| all).sum();
    let left_out = in_all - shown.iter().map(|(_, all, _)| all).sum::<u64>();
    let high = |count: u64| count * 36 / most + u64::from(count > 0) * 2;
    let events = |count: u64| plural(usize::try_from(count).unwrap_or(usize::MAX), "event");
    let address = |unit: &str| {
        let params = params.with("since", Some(unit)).with("until", Some(unit));
        format!("/timeline{}", params.with("_next", None).with("selected", None).to_query())
    };
    html! {
        nav.density aria-label="Events by date" {
            ol {
                @for (unit, all, denied) in &shown {
                    @if *all == 0 { li.empty {} } @else {
                        li { a href=(address(unit)) title={ (named(unit)) ": " (events(*all)) @if *denied > 0 { ", " (denied) " of them said not to have happened" } } {
                            svg width="14" height="40" viewBox="0 0 14 40" aria-hidden="true" focusable="false" {
                                rect.all x="1" y=(40 - high(*all)) width="12" height=(high(*all)) {}
                                rect.denied x="1" y=(40 - high(*denied)) width="12" height=(high(*denied)) {}
                            }
                            span.unseen { (named(unit)) ": " (events(*all)) }
                        } }
                    }
                }
            }
            p.detail {
                @if let (Some(first), Some(last)) = (shown.first(), shown.last()) {
                    (named(&first.0)) " to " (named(&last.0)) ", events by " @if first.0.len() > 4 { "month" } @else { "year" }
                }
                @if left_out > 0 { "; " a href="/timeline?_next=n0" { (events(left_out)) " earlier" } }
                "; hatched: said not to have happened"
            }
        }
    }
}

fn named(month: &str) -> String {
    month.parse().map_or_else(|_| month.to_owned(), in_words)
}

fn facets(params: &Params, overview: &Overview, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let actors: Vec<_> = overview
        .actors
        .iter()
        .map(|(id, name, count)| (id.to_string(), name.clone(), Some(*count)))
        .collect();
    let speakers: Vec<_> =
        overview.speakers.iter().map(|(id, name, count)| (id.to_string(), name.clone(), *count)).collect();
    let outlets: Vec<_> =
        overview.outlets.iter().map(|(name, count)| (name.clone(), name.clone(), *count)).collect();
    let in_all: u64 = overview.statuses.iter().map(|(_, events)| events).sum();
    let asked = [
        "actor",
        "place",
        "according_to",
        "outlet",
        "since",
        "until",
        "status",
        "type",
        "custom_type",
        "undated",
    ]
    .iter()
    .any(|name| params.get(name).is_some());
    Ok(html! {
        aside.facets aria-label="Filters" {
            details.filters open {
                summary { "Filters" }
                form action="/timeline" {
                    (actor_field("actor", "Who", "a name or part of one", scene)?)
                    (field("place", "Where", "", params))
                    (actor_field("according_to", "According to", "a name or part of one", scene)?)
                    (field("outlet", "Reported by", "an outlet", params))
                    (field("since", "From", "2031, 2031-04, 2031-04-09", params))
                    (field("until", "Until", "", params))
                    (boxes("status", "Status", &words::<EventStatus>(&overview.statuses, "status", params), params, true))
                    (boxes("type", "What kind", &words::<EventType>(&overview.types, "type", params), params, false))
                    (boxes("actor", "Who takes part", &actors, params, false))
                    (links("according_to", "According to whom", &speakers, params))
                    (links("outlet", "Which outlets", &outlets, params))
                    @if in_all > LOOKED_AT as u64 { p.detail {
                        @if asked { "Who, according to whom and which outlets: counted" } @else { "According to whom: counted" } " in the first " (grouped(LOOKED_AT)) " events."
                    } }
                    (boxes("statements", "Statements", &[("no".to_owned(), "events only".to_owned(), None)], params, false))
                    (boxes("undated", "Dates", &[("no".to_owned(), "leave out what has no date".to_owned(), None)], params, false))
                    p { button { "Show" } " " a href="/timeline" { "all" } }
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::bars;

    #[test]
    fn bars_have_no_gaps_and_are_years_when_months_would_leave_most_out() {
        let month = |month: &str, events| (month.to_owned(), events, 0);
        let near = bars(&[month("2031-01", 3), month("2031-04", 1)]);
        let names: Vec<_> = near.iter().map(|(name, all, _)| (name.as_str(), *all)).collect();
        assert_eq!(names, [("2031-01", 3), ("2031-02", 0), ("2031-03", 0), ("2031-04", 1)]);
        let far = bars(&[month("2027-11", 9), month("2031-01", 3)]);
        let names: Vec<_> = far.iter().map(|(name, all, _)| (name.as_str(), *all)).collect();
        assert_eq!(names, [("2027", 9), ("2028", 0), ("2029", 0), ("2030", 0), ("2031", 3)]);
        let one_old = bars(&[month("1907-01", 1), month("2030-12", 40), month("2031-01", 30)]);
        assert_eq!(one_old.len(), 2, "one event long ago does not press all others into one bar");
        assert!(bars(&[]).is_empty());
    }
}

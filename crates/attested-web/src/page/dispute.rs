use attested::Record;
use attested::model::{Dispute, Edtf, Matter, Passage, Side, Span};
use attested::record::{DisputeQuery, Page, Who};
use attested_export::words::{self, Shelf};
use maud::{Markup, html};

use super::entry::{marks_of, plain};
use super::filter::{boxes, chosen, field};
use super::frame::{Frame, frame, pager};
use crate::api::{Item, List, Rows, Scene};
use crate::markup::{Mark, bar, foreign, marked, when};
use crate::params::Params;
use crate::problem::Problem;

/// What does not agree, side by side.
pub(crate) struct Disputes;

/// Passages that a list shows of each side.
const SHOWN: usize = 2;
/// Passages of each side that one page shows.
const PART: usize = 100;

impl List for Disputes {
    const NAME: &'static str = "disagreements";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("about", "/about"),
        ("matter", "/matter"),
        ("event", "/event"),
        ("side_1", "/sides/0/label"),
        ("side_1_stance", "/sides/0/stance"),
        ("side_1_value", "/sides/0/value"),
        ("side_1_texts", "/sides/0/texts"),
        ("side_1_quote", "/sides/0/reports/0/quote"),
        ("side_2", "/sides/1/label"),
        ("side_2_stance", "/sides/1/stance"),
        ("side_2_value", "/sides/1/value"),
        ("side_2_texts", "/sides/1/texts"),
        ("side_2_quote", "/sides/1/reports/0/quote"),
        ("side_3", "/sides/2/label"),
        ("side_3_value", "/sides/2/value"),
        ("side_3_texts", "/sides/2/texts"),
        ("side_3_quote", "/sides/2/reports/0/quote"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        let query = DisputeQuery {
            about: params.words("about")?,
            actor: params.get("actor").map(Who::from),
            page,
            ..DisputeQuery::default()
        };
        Ok(Rows::of(record.disputes(&query)?, |dispute| Item::Dispute(Box::new(dispute))))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let params = &scene.ask.params;
        let rows = Self::rows(scene.record, params, scene.window.page())?;
        let total = rows.total;
        let (mut cards, mut last) = (Vec::new(), None);
        for item in rows.items {
            let item = item?;
            last = item.mark();
            if let Item::Dispute(dispute) = item {
                cards.push(card(&dispute, false, scene)?);
            }
        }
        let matters: Vec<_> =
            [Matter::Claim, Matter::Figure, Matter::Time, Matter::Place, Matter::Participants]
                .map(|matter| (plain(matter), words::about(matter).to_owned(), None))
                .into();
        let body = html! {
            div.page.broad {
                h1 { "Disagreements" }
                p.intro { "What reports say and say not, side by side. A solid block is a text of its own, a hatched one a copy of it." }
                form.wide action="/disputes" {
                    (field("actor", "Who", "a name or part of one", params))
                    (boxes("about", "About", &matters, params, true))
                    button { "Show" }
                }
                (chosen("/disputes", scene)?)
                @if total == 0 { p.none { "Nothing disagrees, as far as it was read." } }
                @for card in &cards { article.card { (card) } }
                (pager(scene, total, last, "disagreement"))
            }
        };
        Ok(frame(
            &Frame {
                title: "Disagreements",
                here: "/disputes",
                query: "",
                class: "one",
                waiting: scene.record.is_stale()?,
            },
            &body,
        ))
    }
}

/// A dispute with its sides beside each other.
pub(super) fn card(dispute: &Dispute, full: bool, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let mut sides = Vec::new();
    for side in &dispute.sides {
        sides.push((words::date_of_side(side, shelf)?, side));
    }
    if dispute.about == Matter::Figure {
        // By date; what has none comes last. The sort is stable: equal dates keep the order of the record.
        sides.sort_by_key(|(date, _)| date.map_or((true, None), |date| (false, Some(date.timeline_key()))));
    }
    let address = format!("/dispute/{}", dispute.id);
    let longest = dispute.sides.iter().map(|side| side.reports.len()).max().unwrap_or(0);
    let here = longest.saturating_sub(scene.window.offset).min(PART);
    let mut columns = Vec::new();
    for (date, side) in &sides {
        columns.push(column(side, *date, &address, full, scene)?);
    }
    Ok(html! {
        h2.small id=(dispute.id) {
            span.tag { (words::about(dispute.about)) } " "
            @if full { (foreign(&dispute.matter)) } @else { a.open href={ "/dispute/" (dispute.id) } { (foreign(&dispute.matter)) } }
        }
        @if let Some(event) = dispute.event { p.detail { a href={ "/event/" (event) } { "the event it is about" } } }
        @if dispute.about == Matter::Figure { (number_line(&sides, scene)?) }
        div.sides { @for column in &columns { (column) } }
        @if full { (super::lists::parts(&address, here, longest, "passage", scene)) }
    })
}

fn column(
    side: &Side,
    date: Option<Edtf>,
    address: &str,
    full: bool,
    scene: &Scene<'_>,
) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let carriers = carriers(side, scene)?;
    let mut quotes: Vec<(Passage, Markup)> = Vec::new();
    let (from, most) = if full { (scene.window.offset, PART) } else { (0, side.reports.len()) };
    let mut looked_at = from.min(side.reports.len());
    for &report in side.reports.iter().skip(from).take(most) {
        if !full && quotes.len() == SHOWN {
            break;
        }
        looked_at += 1;
        let statement = words::behind_side(side, report, shelf)?;
        let mut marks: Vec<(Span, Mark)> =
            statement.map(|statement| marks_of(&statement, report.document)).unwrap_or_default();
        marks.retain(|(_, mark)| *mark != Mark::Claim);
        let span = words::stretched(report.span, marks.iter().map(|(mark, _)| *mark));
        let whole = words::sentence(Passage { span, ..report }, shelf)?;
        if side.stance.is_none() {
            marks.push((report.span, Mark::Claim));
        }
        // Two claims of one sentence are shown once.
        if quotes.iter().any(|(shown, _)| *shown == whole) {
            continue;
        }
        let Some(document) = shelf.document(report.document)? else { continue };
        let link = crate::markup::span_link(report.document, document.text(), report.span);
        let quote = html! {
            blockquote dir="auto" { (marked(document.text(), whole.span, &marks)) }
            p.way { a href=(link) { (attested_export::neutral(&words::way_of_side(side, report, shelf)?)) } }
        };
        quotes.push((whole, quote));
    }
    // Beyond what a list shows, two claims of one sentence are not looked for.
    let more = if full { 0 } else { side.reports.len() - looked_at };
    Ok(html! {
        section.side {
            h3 { (foreign(&side.label)) @if let Some(stance) = side.stance { " " span.tag { (words::stance_word(stance)) } } }
            @if let Some(value) = side.value.as_deref().filter(|value| *value != side.label) { p.value { (foreign(value)) } }
            p.carried { (bar(side.texts, carriers)) " " (says(side.texts, carriers)) }
            @if date.is_some() { p.when { (when(date, None)) } }
            @for (_, quote) in &quotes { (quote) }
            @if more > 0 { p { a href=(address) { (words::plural(more, "more passage")) } } }
        }
    })
}

/// "2 texts, 1 copy".
fn says(texts: u32, carriers: u32) -> String {
    let copies = carriers.saturating_sub(texts) as usize;
    let texts = words::plural(texts as usize, "text");
    match copies {
        0 => texts,
        1 => format!("{texts}, 1 copy"),
        copies => format!("{texts}, {} copies", words::grouped(copies)),
    }
}

/// How many documents carry a side, copies included.
fn carriers(side: &Side, scene: &Scene<'_>) -> Result<u32, Problem> {
    let mut carriers = side.texts;
    for &id in &side.statements {
        if let Some(statement) = scene.shelf.statement(id)? {
            carriers =
                carriers.max(side.texts.saturating_sub(statement.counts.texts) + statement.counts.carriers);
        }
    }
    for &id in &side.figures {
        if let Some(figure) = scene.shelf.figure(id)? {
            carriers = carriers.max(side.texts.saturating_sub(figure.counts.texts) + figure.counts.carriers);
        }
    }
    Ok(carriers)
}

/// The figures on one line, each where its number lies; a range as a stroke. Nothing is averaged.
fn number_line(sides: &[(Option<Edtf>, &Side)], scene: &Scene<'_>) -> Result<Markup, Problem> {
    let mut points = Vec::new();
    for (date, side) in sides {
        for &id in &side.figures {
            let Some(figure) = scene.shelf.figure(id)? else { continue };
            let (Some(low), Some(high)) = (figure.low.or(figure.high), figure.high.or(figure.low)) else {
                continue;
            };
            points.push((low, high, side.label.clone(), words::quantity(&figure), *date));
        }
    }
    points.dedup_by(|one, other| {
        one.0.total_cmp(&other.0).is_eq() && one.1.total_cmp(&other.1).is_eq() && one.2 == other.2
    });
    let least = points.iter().map(|point| point.0).fold(f64::INFINITY, f64::min);
    let most = points.iter().map(|point| point.1).fold(f64::NEG_INFINITY, f64::max);
    if points.len() < 2 || most <= least {
        return Ok(html! {});
    }
    let along = |value: f64| 30.0 + (value - least) / (most - least) * 540.0;
    let place = |value: f64| format!("{:.1}", along(value));
    // Each number stands over its dot; one that would touch the one before it stands under the line.
    let mut written: Vec<(f64, String, bool)> = Vec::new();
    let mut numbers: Vec<(f64, f64)> = points.iter().map(|point| (point.0, point.1)).collect();
    numbers.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    numbers.dedup();
    let (mut over, mut under) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (low, high) in numbers {
        let number = if high > low {
            format!("{}–{}", words::number(low), words::number(high))
        } else {
            words::number(low)
        };
        let half = f64::from(u32::try_from(number.len()).unwrap_or(8)) * 4.0;
        let at = along(low);
        let free = |end: f64| at - half > end + 4.0;
        if free(over) {
            over = at + half;
            written.push((at, number, false));
        } else if free(under) {
            under = at + half;
            written.push((at, number, true));
        }
    }
    Ok(html! {
        figure.numbers {
            svg viewBox="0 0 600 50" role="img" aria-label="The figures on a line, from the lowest to the highest" preserveAspectRatio="xMidYMid meet" {
                line.axis x1="10" y1="25" x2="590" y2="25" {}
                @for (low, high, label, words, _) in &points {
                    g { title { (attested_export::neutral(label)) ": " (words) }
                        @if high > low { line.range x1=(place(*low)) y1="25" x2=(place(*high)) y2="25" {} }
                        circle cx=(place(*low)) cy="25" r="6" {} }
                }
                @for (at, number, below) in &written { text x=(format!("{at:.1}")) y=(if *below { "46" } else { "13" }) text-anchor="middle" { (number) } }
            }
            figcaption { ol {
                @for (_, _, label, words, date) in &points {
                    li { strong { (words) } " – " (foreign(label)) @if let Some(date) = date { ", " (words::in_words(*date)) } }
                }
            } }
        }
    })
}

//! Plain lists of one kind of line: statements, events, figures, copies.

use attested::Record;
use attested::model::{Act, CopyGroup, Counted, DocumentId, EventStatus, EventType, Stance, Vocabulary};
use attested::record::{About, CopyQuery, EventQuery, FigureQuery, Page, StatementQuery, Who};
use attested_export::words::{self, Shelf as _};
use maud::{Markup, html};

use super::entry::{Row, address_of, entry, passage_quote, plain};
use super::filter::{boxes, chosen, field};
use super::frame::{Frame, frame, pager};
use crate::api::{Item, List, Rows, Scene};
use crate::markup::{carried, foreign};
use crate::params::Params;
use crate::problem::Problem;

/// Who said what.
pub(crate) struct Statements;
/// Who did what to whom.
pub(crate) struct Events;
/// Quantities.
pub(crate) struct Figures;
/// Passages that are one text.
pub(crate) struct Copies;

fn document(params: &Params) -> Result<Option<DocumentId>, Problem> {
    params
        .get("document")
        .map(|id| id.parse().map_err(|_| Problem::Asked(format!("document: {id:?} is no id of a document"))))
        .transpose()
}

impl List for Statements {
    const NAME: &'static str = "statements";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("time", "/time/edtf"),
        ("speaker", "/who"),
        ("speaker_id", "/speaker"),
        ("act", "/act"),
        ("stance", "/stance"),
        ("type", "/type"),
        ("to", "/whom"),
        ("channel", "/channel"),
        ("quote", "/content/0/quote"),
        ("according_to", "/according_to"),
        ("document", "/content/0/document"),
        ("start", "/content/0/start"),
        ("end", "/content/0/end"),
        ("byte_start", "/content/0/byte_start"),
        ("byte_end", "/content/0/byte_end"),
        ("texts", "/texts"),
        ("carriers", "/carriers"),
        ("owners", "/owners"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        let lines = record.statements(&said(record, params, page)?)?;
        Ok(Rows::of(lines, |statement| Item::Statement(Box::new(statement))))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let query = said(scene.record, &scene.ask.params, scene.window.page())?;
        let lines = scene.record.statements_in_brief(&query)?;
        let rows = Rows::of(lines, |statement| Item::Statement(Box::new(statement)));
        page(scene, rows, "Statements", "/statements", "statement")
    }
}

fn said(record: &Record, params: &Params, page: Page) -> Result<StatementQuery, Problem> {
    let about = params.get("about").map(|words| {
        let who = Who::from(words);
        // A name that some actor has is that actor; other words are words.
        match record.who(&who) {
            Ok(actors) if !actors.is_empty() => About::Actor(who),
            _ => About::Words(words.to_owned()),
        }
    });
    Ok(StatementQuery {
        by: params.get("by").map(Who::from),
        to: params.get("to").map(Who::from),
        about,
        stances: params.words("stance")?,
        acts: params.words("act")?,
        since: params.date("since")?,
        until: params.date("until")?,
        outlet: params.owned("outlet"),
        document: document(params)?,
        page,
        ..StatementQuery::default()
    })
}

impl List for Events {
    const NAME: &'static str = "events";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("time", "/time/edtf"),
        ("type", "/type"),
        ("mode", "/mode"),
        ("custom_type", "/custom_type"),
        ("status", "/status"),
        ("by", "/who"),
        ("to", "/whom"),
        ("place", "/place/name"),
        ("country", "/place/country"),
        ("words", "/words"),
        ("quote", "/reports/0/passage/quote"),
        ("according_to", "/according_to"),
        ("document", "/reports/0/passage/document"),
        ("start", "/reports/0/passage/start"),
        ("end", "/reports/0/passage/end"),
        ("byte_start", "/reports/0/passage/byte_start"),
        ("byte_end", "/reports/0/passage/byte_end"),
        ("texts", "/texts"),
        ("carriers", "/carriers"),
        ("owners", "/owners"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        Ok(Rows::of(record.events(&told(params, page)?)?, |event| Item::Event(Box::new(event))))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let lines = scene.record.events_in_brief(&told(&scene.ask.params, scene.window.page())?)?;
        page(scene, Rows::of(lines, |event| Item::Event(Box::new(event))), "Events", "/events", "event")
    }
}

fn told(params: &Params, page: Page) -> Result<EventQuery, Problem> {
    Ok(EventQuery {
        actors: params.all("actor").map(Who::from).collect(),
        by: params.get("by").map(Who::from),
        to: params.get("to").map(Who::from),
        types: params.words("type")?,
        custom_types: params.all("custom_type").map(str::to_owned).collect(),
        statuses: params.words("status")?,
        place: params.owned("place"),
        according_to: params.get("according_to").map(Who::from),
        since: params.date("since")?,
        until: params.date("until")?,
        outlet: params.owned("outlet"),
        document: document(params)?,
        page,
        ..EventQuery::default()
    })
}

impl List for Figures {
    const NAME: &'static str = "figures";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("as_of", "/as_of/edtf"),
        ("words", "/words"),
        ("low", "/low"),
        ("high", "/high"),
        ("bound", "/bound"),
        ("unit", "/unit"),
        ("of", "/of"),
        ("quote", "/passage/quote"),
        ("document", "/passage/document"),
        ("start", "/passage/start"),
        ("end", "/passage/end"),
        ("byte_start", "/passage/byte_start"),
        ("byte_end", "/passage/byte_end"),
        ("texts", "/texts"),
        ("carriers", "/carriers"),
        ("owners", "/owners"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        let query = FigureQuery {
            of: params.words("of")?,
            since: params.date("since")?,
            until: params.date("until")?,
            outlet: params.owned("outlet"),
            document: document(params)?,
            page,
            ..FigureQuery::default()
        };
        Ok(Rows::of(record.figures(&query)?, |figure| Item::Figure(Box::new(figure))))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let rows = Self::rows(scene.record, &scene.ask.params, scene.window.page())?;
        page(scene, rows, "Figures", "/figures", "figure")
    }
}

impl List for Copies {
    const NAME: &'static str = "copies";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("earliest", "/earliest"),
        ("credit", "/credit"),
        ("reason", "/reason"),
        ("texts", "/texts"),
        ("carriers", "/carriers"),
        ("owners", "/owners"),
        ("quote", "/passages/0/quote"),
        ("document", "/passages/0/document"),
        ("byte_start", "/passages/0/byte_start"),
        ("byte_end", "/passages/0/byte_end"),
    ];

    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        Ok(Rows::of(record.copies(&copied(params, page)?)?, |copy| Item::Copy(Box::new(copy))))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let query = copied(&scene.ask.params, scene.window.page())?;
        let lines = scene.record.copies_in_brief(&query, CARRIERS)?;
        page(scene, Rows::of(lines, |copy| Item::Copy(Box::new(copy))), "Copies", "/copies", "text")
    }
}

fn copied(params: &Params, page: Page) -> Result<CopyQuery, Problem> {
    Ok(CopyQuery {
        outlet: params.owned("outlet"),
        document: document(params)?,
        beneath: params.owned("beneath"),
        page,
    })
}

fn page(scene: &Scene<'_>, rows: Rows<'_>, title: &str, here: &str, noun: &str) -> Result<Markup, Problem> {
    let total = rows.total;
    let (mut list, mut last) = (Vec::new(), None);
    for item in rows.items {
        let item = item?;
        last = item.mark();
        list.push(match &item {
            Item::Copy(group) => html! { li.card { (copy(group, false, scene)?) } },
            item => entry(&Row { item, href: address_of(item), selected: false }, &scene.shelf)?,
        });
    }
    let body = html! {
        div.page {
            h1 { (title) }
            (narrowed(here, &scene.ask.params))
            (chosen(here, scene)?)
            @if total == 0 { p.none { "Nothing matches." } } @else { ol.lines { @for row in &list { (row) } } }
            (pager(scene, total, last, noun))
        }
    };
    Ok(frame(&Frame { title, here, query: "", class: "one", waiting: scene.record.is_stale()? }, &body))
}

/// What a list can be narrowed to, as a form.
fn narrowed(here: &str, params: &Params) -> Markup {
    fn all<T: Vocabulary>() -> Vec<(String, String, Option<u64>)> {
        T::ALL.iter().copied().map(|word| (word.word().to_owned(), plain(word), None)).collect()
    }
    let name = "a name or part of one";
    let carried = ("outlet", "Carried by", "an outlet");
    let days = [("since", "From", "2031-04"), ("until", "Until", "")];
    let (fields, sets) = match here {
        "/statements" => (
            vec![("by", "By", name), ("about", "About", "a name, or words"), carried, days[0], days[1]],
            vec![("stance", "Stance", all::<Stance>()), ("act", "Act", all::<Act>())],
        ),
        "/events" => (
            vec![
                ("by", "Done by", name),
                ("to", "Done to", name),
                ("place", "Where", ""),
                ("according_to", "According to", name),
                carried,
                days[0],
                days[1],
            ],
            vec![("status", "Status", all::<EventStatus>()), ("type", "Kind", all::<EventType>())],
        ),
        "/figures" => (vec![carried, days[0], days[1]], vec![("of", "Counting", all::<Counted>())]),
        _ => (vec![carried], Vec::new()),
    };
    html! {
        form.wide action=(here) {
            @for (name, label, hint) in &fields { (field(name, label, hint, params)) }
            @if let Some(document) = params.get("document") { input type="hidden" name="document" value=(document); }
            button { "Show" }
            @for (name, legend, words) in &sets { (boxes(name, legend, words, params, false)) }
        }
    }
}

/// Carriers of a text that a list names.
const CARRIERS: usize = 8;

/// A text and who carries it: the first carriers in a list, part by part on its own page.
pub(super) fn copy(group: &CopyGroup, full: bool, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let shelf = &scene.shelf;
    let first =
        group.passages.iter().find(|passage| passage.document == group.earliest).or(group.passages.first());
    let (passages, total) = if full {
        scene.record.passages_of_copy(&group.id, scene.window.page())?
    } else {
        let shown = group.passages.iter().take(CARRIERS).copied().collect::<Vec<_>>();
        let rest = (group.counts.carriers as usize).saturating_sub(shown.len());
        (shown, group.passages.len().min(CARRIERS) + rest)
    };
    let mut carriers = Vec::new();
    for passage in passages {
        let document = shelf.document(passage.document)?;
        let metadata = document.as_ref().map(|document| document.metadata());
        let title = metadata.and_then(|metadata| metadata.title.as_ref().map(|title| title.value.clone()));
        carriers.push((passage, title, words::carrier(passage.document, shelf)?));
    }
    let shown = carriers.len();
    Ok(html! {
        @if !full { h2.small { a.open href={ "/copy/" (group.id) } { (words::plural(group.counts.carriers as usize, "document")) " with the same words" } } }
        p { (carried(group.counts)) }
        p.detail { (attested_export::neutral(&words::capital(&group.reason))) }
        @if let Some(&first) = first { (passage_quote(first, &[], shelf)?) }
        ul.carriers {
            @for (passage, title, carrier) in &carriers {
                li {
                    a href={ "/document/" (passage.document) } { @match title { Some(title) => (foreign(title)), None => "Without a headline" } }
                    " · " (foreign(carrier))
                    @if passage.document == group.earliest { strong { " – the earliest known" } }
                    @if full { (super::evidence::passage(*passage, &[(passage.span, crate::markup::Mark::Claim)], shelf)?) }
                }
            }
            @if !full && total > shown { li { a href={ "/copy/" (group.id) } { "and " (words::grouped(total - shown)) " more" } } }
        }
        @if full { (parts(&format!("/copy/{}", group.id), shown, total, "passage", scene)) }
    })
}

/// Where a long page of one line goes on, and back.
pub(super) fn parts(address: &str, shown: usize, total: usize, noun: &str, scene: &Scene<'_>) -> Markup {
    let from = scene.window.offset;
    let part = scene.window.size.unwrap_or(total).max(1);
    html! {
        @if total > shown {
            nav.pager aria-label={ "All " (noun) "s" } {
                @if from > 0 { a rel="prev" href={ (address) "?from=" (from.saturating_sub(part) + 1) "#evidence" } { "← Earlier" } }
                span { (words::grouped(from + 1)) "–" (words::grouped(from + shown)) " of " (words::plural(total, noun)) }
                @if from + shown < total { a rel="next" href={ (address) "?from=" (from + shown + 1) "#evidence" } { "Further →" } }
            }
        }
    }
}

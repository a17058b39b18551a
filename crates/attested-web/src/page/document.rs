//! A document with what was read in it: marks in the text, lines in the margin, copied passages shaded.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use attested::model::{CodePoints, CopyGroup, Document, DocumentId, Known, SectionKind, Span};
use attested::record::{CopyQuery, EventQuery, FigureQuery, StatementQuery};
use attested_export::neutral;
use attested_export::words::{self, RecordShelf, Shelf};
use maud::{Markup, html};

use super::entry::{address_of, id_of, lead, stance_tag, status_tag};
use super::frame::{Frame, frame};
use super::line::find;
use crate::api::{Item, Scene, Window, row};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, Format};
use crate::markup::foreign;
use crate::problem::Problem;
use crate::reply::Reply;

/// Bytes of text that one page shows; a longer document is shown part by part.
const PART: usize = 200_000;
/// Words of what is said that a margin shows.
const GIST: usize = 9;

/// The page of a document.
pub(crate) fn document(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let record = desk.reader()?;
    let item = find(&record, ask.id.as_deref().unwrap_or_default())?;
    if ask.format == Format::Json {
        return row(&record, &item);
    }
    let address = address_of(&item);
    let Item::Document(document) = &item else { return Ok(Answer::Reply(Reply::See(address))) };
    if ask.path != address {
        return Ok(Answer::Reply(Reply::See(format!("{address}{}", ask.params.to_query()))));
    }
    let target = target(document, &ask)?;
    let shelf = RecordShelf::new(&record);
    let scene = Scene { desk, record: &record, shelf, ask: &ask, window: Window::default() };
    let body = whole(&item, document, target, &scene)?;
    let title = title(document);
    Ok(Answer::Reply(Reply::page(frame(
        &Frame { title: &title, here: "/documents", query: "", class: "one", waiting: record.is_stale()? },
        &body,
    ))))
}

fn title(document: &Document) -> String {
    let title = document.metadata().title.as_ref();
    title.map_or_else(|| "Without a headline".to_owned(), |title| title.value.clone())
}

/// The passage that the address asks for.
pub(super) fn target(document: &Document, ask: &Ask) -> Result<Option<Span>, Problem> {
    let number = |name: &str| -> Result<Option<u32>, Problem> {
        Ok(ask.params.number(name)?.map(|number| u32::try_from(number).unwrap_or(u32::MAX)))
    };
    match (number("start")?, number("end")?) {
        (None, None) => Ok(None),
        (Some(start), Some(end)) => match CodePoints::of(document.text()).span(start, end) {
            Some(span) => Ok(Some(span)),
            None => {
                Err(Problem::Asked(format!("start, end: the document has no characters {start} to {end}")))
            }
        },
        _ => Err(Problem::Asked("start and end belong together".to_owned())),
    }
}

/// A line in the margin: where its passage ends, and what it says.
struct Note {
    span: Span,
    class: &'static str,
    id: String,
    markup: Markup,
}

fn whole(
    item: &Item,
    document: &Document,
    target: Option<Span>,
    scene: &Scene<'_>,
) -> Result<Markup, Problem> {
    let id = document.id();
    let run = attested::run_of_record(scene.record)?;
    let analysis = run.map(|run| scene.record.analysis(&id, &run)).transpose()?.flatten();
    let sections =
        analysis.as_ref().map_or_else(|| document.sections().to_vec(), |analysis| analysis.sections.clone());
    let text = document.text();
    let lines: Vec<Line> = sections
        .iter()
        .flat_map(|section| {
            lines(section.span, text).into_iter().map(|span| Line { span, kind: section.kind })
        })
        .collect();
    let (shown, number, parts) = part(&lines, target, scene.ask)?;
    let stretch =
        lines.get(shown.clone()).and_then(|lines| Some(lines.first()?.span.cover(lines.last()?.span)));
    let notes = notes(id, text, stretch, scene)?;
    let copies =
        scene.record.copies_in_brief(&CopyQuery { document: Some(id), ..Default::default() }, 1)?.all()?;
    let copied = copied(&copies, id);
    let (older, newer) = versions(id, scene)?;
    Ok(html! {
        div.page.paper {
            h1 { (foreign(&title(document))) }
            (known(document, scene)?)
            @if let Some(newer) = newer { p.notice { "There is a newer version of this document: " a href={ "/document/" (newer) } { "open it" } "." } }
            @if let Some(older) = older { p.notice { "An earlier version is kept: " a href={ "/document/" (older) } { "open it" } "." } }
            @if older.or(newer).is_some() { p.notice { a href={ "/document/" (id) "/changes" } { "What changed between the versions" } } }
            @if let Some(story) = scene.record.story_of(&id)? { p.notice { "It belongs to " a href={ "/story/" (story) } { "a story that others tell too" } "." } }
            @if !copies.is_empty() { (shared(&copies, id, scene)?) }
            (super::cite::citation(item, scene)?)
            (turn(id, number, parts))
            div.text id="text" tabindex="-1" { (paragraphs(&lines[shown], text, &notes, &copied, target)?) }
            (turn(id, number, parts))
            p.take { a href={ "/statements?document=" (id) } { "Statements" } " · " a href={ "/events?document=" (id) } { "Events" } " · "
                a href={ "/figures?document=" (id) } { "Figures" } " of this document · " a href={ "/document/" (id) ".json" } { "JSON" } }
        }
    })
}

fn known(document: &Document, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let metadata = document.metadata();
    let id = document.id();
    let rows = [
        ("outlet", &metadata.outlet),
        ("byline", &metadata.byline),
        ("credit", &metadata.credit),
        ("language", &metadata.language),
        ("address", &metadata.url),
    ];
    Ok(html! {
        dl.known {
            dt { "published" }
            dd { @match &metadata.published {
                Some(date) => { (words::in_words(date.edtf)) " (" (words::known_by(date.basis)) @if !date.words.is_empty() { ", “" (foreign(&date.words)) "”" } ")" },
                None => "undated",
            } }
            @for (name, value) in rows { @if let Some(Known { value, basis }) = value { dt { (name) } dd { (foreign(value)) " (" (words::known_by(*basis)) ")" } } }
            @if let Some(path) = scene.shelf.path(id)? { dt { "read from" } dd.path { (foreign(&path)) } }
            dt { "sha-256" } dd { code { (scene.record.raw_sha256(&id)?.unwrap_or_default()) } }
            dt { "id" } dd { code { (id) } }
        }
    })
}

/// The versions next to this one at its place.
fn versions(id: DocumentId, scene: &Scene<'_>) -> Result<(Option<DocumentId>, Option<DocumentId>), Problem> {
    let (mut older, mut newer) = (None, None);
    for location in scene.record.places(&id)? {
        let versions = scene.record.versions(&location)?;
        if let Some(at) = versions.iter().rposition(|version| version.document == id) {
            older = older.or_else(|| at.checked_sub(1).map(|before| versions[before].document));
            newer = newer.or_else(|| versions.get(at + 1).map(|after| after.document));
        }
    }
    Ok((older.filter(|other| *other != id), newer.filter(|other| *other != id)))
}

fn shared(copies: &[CopyGroup], id: DocumentId, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let mut earliest: BTreeMap<DocumentId, usize> = BTreeMap::new();
    for group in copies.iter().filter(|group| group.earliest != id) {
        *earliest.entry(group.earliest).or_insert(0) += 1;
    }
    let own = copies.iter().filter(|group| group.earliest == id).count();
    Ok(html! {
        p.notice {
            "Shaded passages stand in other documents as well."
            @for (document, passages) in &earliest {
                " " (words::capital(&words::plural(*passages, "passage"))) ": the earliest known carrier is "
                a href={ "/document/" (document) } { (foreign(&words::carrier(*document, &scene.shelf)?)) } "."
            }
            @if own > 0 { " Of " (words::plural(own, "passage")) " this document is the earliest known carrier." }
        }
    })
}

/// The first words of what is said, for a margin.
fn beginning(said: &str) -> String {
    let said = said.trim_matches(|c: char| c.is_whitespace() || "“”\"‘’'«»".contains(c));
    let words: Vec<&str> = said.split_whitespace().collect();
    if words.len() <= GIST + 2 { words.join(" ") } else { format!("{} …", words[..GIST].join(" ")) }
}

/// The stretches that others carry too, by where they begin, joined where they meet.
fn copied(copies: &[CopyGroup], id: DocumentId) -> Vec<Span> {
    let here = copies.iter().flat_map(|group| &group.passages).filter(|passage| passage.document == id);
    let mut spans: Vec<Span> = here.map(|passage| passage.span).collect();
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start() <= last.end() => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// What was read in a stretch of a document, by where it stands.
fn notes(id: DocumentId, text: &str, stretch: Option<Span>, scene: &Scene<'_>) -> Result<Vec<Note>, Problem> {
    let shelf = &scene.shelf;
    let shown = |span: Span| stretch.is_some_and(|stretch| stretch.contains_offset(span.start()));
    let mut notes = Vec::new();
    for statement in
        scene.record.statements_in_brief(&StatementQuery { document: Some(id), ..Default::default() })?
    {
        let statement = statement?;
        let here = statement.reports.iter().chain(&statement.content).find(|passage| passage.document == id);
        let Some(here) = here.filter(|here| shown(here.span)) else { continue };
        let opening = lead(&statement, shelf)?;
        let said = statement.content.iter().find(|piece| piece.document == id);
        let said = said.and_then(|piece| piece.span.slice(text)).map(beginning);
        let markup = html! {
            (stance_tag(&statement))
            @match &said {
                Some(said) => { (neutral(&opening)) " " q { (neutral(said)) } },
                None => (neutral(opening.trim_end_matches(':'))),
            }
        };
        notes.push(Note {
            span: here.span,
            class: "said",
            id: address_of(&Item::Statement(Box::new(statement))),
            markup,
        });
    }
    for event in scene.record.events_in_brief(&EventQuery { document: Some(id), ..Default::default() })? {
        let event = event?;
        let here = event.reports.iter().find(|report| report.passage.document == id);
        let Some(report) = here.filter(|report| shown(report.trigger.span)) else { continue };
        let (span, told) = (report.trigger.span, words::told(&event, shelf)?);
        let markup = html! { (status_tag(&event)) (neutral(&told)) };
        notes.push(Note { span, class: "did", id: address_of(&Item::Event(Box::new(event))), markup });
    }
    for figure in scene.record.figures(&FigureQuery { document: Some(id), ..Default::default() })? {
        let figure = figure?;
        let item = Item::Figure(Box::new(figure));
        let Item::Figure(figure) = &item else { continue };
        if figure.passage.document == id && shown(figure.passage.span) {
            let markup = html! { (words::capital(&words::quantity(figure))) };
            notes.push(Note {
                span: figure.passage.span,
                class: "count",
                id: format!("/figure/{}", id_of(&item)),
                markup,
            });
        }
    }
    notes.sort_by_key(|note| (note.span.start(), note.span.end()));
    Ok(notes)
}

/// A paragraph of the text, or a line of one.
struct Line {
    span: Span,
    kind: SectionKind,
}

/// Which stretch of the lines a page shows: a part of so many bytes, the one that is asked for or that holds the passage
/// that is asked for; with its number and how many there are, counted from 1.
fn part(all: &[Line], target: Option<Span>, ask: &Ask) -> Result<(Range<usize>, usize, usize), Problem> {
    let mut starts = vec![0];
    let mut bytes = 0;
    for (at, line) in all.iter().enumerate() {
        if bytes > 0 && bytes + line.span.len() as usize > PART {
            starts.push(at);
            bytes = 0;
        }
        bytes += line.span.len() as usize;
    }
    let parts = starts.len();
    let number = match (ask.params.number("part")?, target) {
        (Some(number), _) if (1..=parts).contains(&number) => number,
        (Some(number), _) => {
            return Err(Problem::Missing(format!("part: the document has {parts}, and no part {number}")));
        }
        (None, Some(target)) => {
            let line = all.partition_point(|line| line.span.end() <= target.start());
            starts.partition_point(|&start| start <= line).max(1)
        }
        (None, None) => 1,
    };
    let end = starts.get(number).copied().unwrap_or(all.len());
    Ok((starts[number - 1]..end, number, parts))
}

/// The text in its blocks, each with the lines that were read in it beside it.
fn paragraphs(
    lines: &[Line],
    text: &str,
    notes: &[Note],
    copied: &[Span],
    target: Option<Span>,
) -> Result<Markup, Problem> {
    let mut blocks = Vec::new();
    let mut anchored = false;
    // Notes come by where they begin, and lines one behind the other.
    let mut rest = notes;
    for line in lines {
        rest = &rest[rest.partition_point(|note| note.span.start() < line.span.start())..];
        let (here, behind) = rest.split_at(rest.partition_point(|note| note.span.start() < line.span.end()));
        rest = behind;
        let body = styled(text, line.span, here, copied, target, &mut anchored);
        let kind = line.kind;
        let class = if kind.is_report() { "" } else { "apart" };
        blocks.push(html! {
            div.block.(class) {
                div.words {
                    @if !kind.is_report() { p.kind { "set apart: " (words::set_apart_because(kind)) } }
                    p.(super::entry::plain(kind)) dir="auto" { (body) }
                }
                @if !here.is_empty() {
                    ul.margin aria-label="Read here" { @for note in here { li.(note.class) { a href=(note.id) dir="auto" { (note.markup) } } } }
                }
            }
        });
    }
    Ok(html! { @for block in &blocks { (block) } })
}

/// The ways to the other parts of a long document.
fn turn(id: DocumentId, number: usize, parts: usize) -> Markup {
    let address = |part: usize| format!("/document/{id}?part={part}#text");
    html! {
        @if parts > 1 {
            nav.pager aria-label="Parts of this document" {
                @if number > 1 { a rel="prev" href=(address(number - 1)) { "← The part before" } }
                span { "Part " (number) " of " (parts) }
                @if number < parts { a rel="next" href=(address(number + 1)) { "The next part →" } }
            }
        }
    }
}

/// The lines of a block that hold more than space.
fn lines(span: Span, text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = span.start() as usize;
    for part in span.text(text).split_inclusive('\n') {
        let line = Span::of(start..start + part.len()).trim(text);
        start += part.len();
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

fn styled(
    text: &str,
    line: Span,
    notes: &[Note],
    copied: &[Span],
    target: Option<Span>,
    anchored: &mut bool,
) -> Markup {
    // Copied passages come by where they begin and do not lie in each other.
    let from = copied.partition_point(|span| span.end() <= line.start());
    let to = copied.partition_point(|span| span.start() < line.end());
    let copied = copied.get(from..to).unwrap_or(&[]);
    let mut edges = vec![line.start(), line.end()];
    let spans = notes.iter().map(|note| note.span).chain(copied.iter().copied()).chain(target);
    for inside in spans.filter_map(|span| span.intersection(line)) {
        edges.extend([inside.start(), inside.end()]);
    }
    edges.sort_unstable();
    edges.dedup();
    // For each piece the first note that holds it: those that began and have not ended are at hand.
    let mut pieces: Vec<(Span, Option<&Note>)> = Vec::with_capacity(edges.len());
    let (mut coming, mut open) = (notes.iter().peekable(), Vec::<&Note>::new());
    for pair in edges.windows(2) {
        let piece = Span::of(pair[0] as usize..pair[1] as usize);
        while let Some(note) = coming.next_if(|note| note.span.start() <= piece.start()) {
            open.push(note);
        }
        open.retain(|note| note.span.end() > piece.start());
        pieces.push((piece, open.iter().find(|note| note.span.contains(piece)).copied()));
    }
    html! {
        @for (piece, note) in pieces {
            @let is_target = target.is_some_and(|target| target.contains(piece));
            @let anchor = is_target && !std::mem::replace(anchored, *anchored || is_target);
            @let at = copied.partition_point(|span| span.end() <= piece.start());
            @let is_copied = copied.get(at).is_some_and(|span| span.contains(piece));
            @let class = match (is_copied, note) {
                (true, Some(note)) => format!("copied {}", note.class),
                (true, None) => "copied".to_owned(),
                (false, Some(note)) => note.class.to_owned(),
                (false, None) => String::new(),
            };
            @if is_target {
                mark.target.(class) id=[anchor.then_some("passage")] tabindex=[anchor.then_some("-1")] { (neutral(piece.text(text))) }
            } @else if class.is_empty() {
                (neutral(piece.text(text)))
            } @else {
                span.(class) { (neutral(piece.text(text))) }
            }
        }
    }
}

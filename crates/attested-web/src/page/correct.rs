//! Corrections: forms beside the evidence, and what they send. Every decision is appended and can be undone.

use std::sync::Arc;
use std::time::Duration;

use attested::model::{
    Act, Action, ActorId, ActorKind, Bound, Channel, CodePoints, Counted, DecisionId, EventStatus, EventType,
    Mode, Stance, Vocabulary,
};
use attested::record::{Line, Who};
use attested::{Author, Record, State, Timestamp};
use attested_export::line::json_string;
use attested_export::words::Shelf as _;
use maud::{Markup, html};

use super::entry::{id_of, plain};
use crate::api::{Item, Scene};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::params::Params;
use crate::problem::Problem;
use crate::reply::Reply;

/// How long the sender of a form waits for its decision to be worked in; in a large record it takes longer, and the
/// page says so.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

/// Documents that a form gives to choose from; where there are more, the one that is meant is written.
const NAMED: usize = 60;

/// Fields of a form that are the same whatever it does.
const COMMON: &[&str] = &["token", "action", "target", "reason", "user", "back"];

/// What reviewers said about a line, and the forms to say more.
pub(super) fn review(item: &Item, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let id = id_of(item);
    let said = said_about(&id, scene)?;
    Ok(html! {
        section.review aria-label="Review" {
            h3 { "Review" }
            @if said.is_empty() { p.detail { "Nobody has reviewed this line yet." } }
            @else { ul.decisions { @for decision in &said { (decision) } } }
            @if scene.desk.writable { (forms(item, &id, scene)?) }
        }
    })
}

/// What the log says while decisions or documents are being worked in.
pub(super) fn being_worked_in(record: &Record) -> Result<Markup, Problem> {
    let stale = record.is_stale()?;
    Ok(html! {
        @if stale { p.notice { "What was set on a line (right, wrong, an edited word or number) shows there at once. What hangs on it, and lines that are joined, parted, hidden or undone, follow when all lines are made anew; in a large record that takes minutes. Load the page again in a while." } }
    })
}

fn said_about(id: &str, scene: &Scene<'_>) -> Result<Vec<Markup>, Problem> {
    let mut said = Vec::new();
    for entry in attested::history(scene.record)?.iter().rev() {
        let targets = match &entry.decision.action {
            Action::Confirm { target }
            | Action::Wrong { target }
            | Action::Hide { target }
            | Action::Edit { target, .. } => vec![target],
            Action::Merge { target, other } | Action::Split { target, other } => vec![target, other],
            Action::Undo { .. } => continue,
        };
        let here =
            |target: &String| target == id || scene.record.whole_id(target).is_ok_and(|whole| whole == id);
        if targets.into_iter().any(here) {
            said.push(html! { li { (super::log::told(entry)) (super::log::undo(entry, scene)) } });
        }
    }
    Ok(said)
}

fn forms(item: &Item, id: &str, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let edits = edits(item, scene)?;
    let parts = parts(item, scene)?;
    let other = match item {
        Item::Actor(_) => "Name or id of the other actor",
        _ => "Id of the other line",
    };
    Ok(html! {
        div.corrections {
            (form("confirm", "Right", "y", id, "It is right as it stands", &html! {}, scene))
            (form("wrong", "Wrong", "n", id, "It misreads its passage", &html! {}, scene))
            @if let Some(fields) = &edits { (form("edit", "Edit", "e", id, "Change what was read", fields, scene)) }
            (form("merge", "Merge", "m", id, "It is the same as another", &html! {
                label.field { span { (other) } input type="text" name="other" required autocomplete="off"; }
            }, scene))
            @if let Some(fields) = &parts { (form("split", "Split", "", id, "A part does not belong to it", fields, scene)) }
            (form("hide", "Hide", "h", id, "It is not to be shown: a private person, a minor, a victim", &html! {}, scene))
        }
    })
}

/// One form, folded until it is wanted.
pub(super) fn form(
    action: &str,
    label: &str,
    key: &str,
    id: &str,
    what: &str,
    fields: &Markup,
    scene: &Scene<'_>,
) -> Markup {
    html! {
        details.correct data-key=(action) {
            summary { (label) @if !key.is_empty() { " " kbd { (key) } } }
            form method="post" action="/correct" {
                p.detail { (what) "." }
                input type="hidden" name="token" value=(scene.desk.token);
                input type="hidden" name="action" value=(action);
                input type="hidden" name="target" value=(id);
                input type="hidden" name="back" value={ (scene.ask.path) (scene.ask.params.to_query()) };
                (fields)
                label.field { span { "Reason" @if action != "hide" { " (may be left out)" } }
                    input type="text" name="reason" required[action == "hide"] autocomplete="off"; }
                label.field { span { "Your name" } input type="text" name="user" value=(scene.desk.user) required autocomplete="name"; }
                p { button.main { (label) } }
            }
        }
    }
}

fn choice<T: Vocabulary>(name: &str, label: &str, now: Option<T>, may_be_none: bool) -> Markup {
    html! {
        label.field { span { (label) }
            select name=(name) {
                @if may_be_none || now.is_none() { option value="" selected[now.is_none()] { "–" } }
                @for &word in T::ALL { option value=(word.word()) selected[now.is_some_and(|now| now.word() == word.word())] { (plain(word)) } }
            }
        }
    }
}

fn text(name: &str, label: &str, now: &str) -> Markup {
    html! { label.field { span { (label) } input type="text" name=(name) value=(now) autocomplete="off" dir="auto"; } }
}

/// The fields of a line that can be edited, with what they hold now. A field that is sent unchanged changes nothing.
fn edits(item: &Item, scene: &Scene<'_>) -> Result<Option<Markup>, Problem> {
    let shelf = &scene.shelf;
    let names = |ids: &[ActorId]| -> Result<String, Problem> { Ok(shelf.names(ids)?.join("; ")) };
    Ok(match item {
        Item::Event(event) => Some(html! {
            (choice("status", "Status", Some(event.status), false))
            (choice("type", "Kind", Some(event.kind), false))
            (choice::<Mode>("mode", "Mode", event.mode, true))
            (text("time", "Time (EDTF: 2031-04-09, 2031-04, 2031-04-09~)", &event.time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default()))
            (text("actors", "By (names or ids, with ; between)", &names(&event.actors)?))
            (text("recipients", "To (names or ids, with ; between)", &names(&event.recipients)?))
        }),
        Item::Statement(statement) => {
            let (start, end) = content_span(item, scene)?.unwrap_or_default();
            Some(html! {
                (text("speaker", "Speaker (a name or an id)", &statement.speaker.map(|id| shelf.name(id)).transpose()?.unwrap_or_default()))
                (choice("stance", "Stance", Some(statement.stance), false))
                (choice("act", "Act", Some(statement.act), false))
                (choice::<Channel>("channel", "Way", statement.channel, true))
                (text("time", "Said (EDTF)", &statement.time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default()))
                (text("addressees", "To (names or ids, with ; between)", &names(&statement.addressees)?))
                @if statement.content.len() == 1 { (text("content", "What is said: characters from-to in the document", &format!("{start}-{end}"))) }
            })
        }
        Item::Figure(figure) => {
            let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
            Some(html! {
                (text("low", "From", &number(figure.low)))
                (text("high", "To", &number(figure.high)))
                (choice("bound", "Read as", Some(figure.bound), false))
                (text("unit", "Unit", &figure.unit))
                (choice("of", "Counts", Some(figure.of), false))
            })
        }
        Item::Actor(actor) => Some(html! {
            (text("name", "Name", &actor.name))
            (choice("type", "What it is", Some(actor.kind), false))
            (text("country", "Country (three letters)", actor.country.as_deref().unwrap_or("")))
        }),
        Item::Dispute(dispute) => Some(text("matter", "Matter", &dispute.matter)),
        _ => None,
    })
}

/// Where the content of a statement stands, in code points.
fn content_span(item: &Item, scene: &Scene<'_>) -> Result<Option<(u32, u32)>, Problem> {
    let Item::Statement(statement) = item else { return Ok(None) };
    let Some(piece) = statement.content.first() else { return Ok(None) };
    let document = scene.shelf.document(piece.document)?;
    Ok(document.map(|document| CodePoints::of(document.text()).positions(piece.span)))
}

/// What can be set apart from a line.
fn parts(item: &Item, scene: &Scene<'_>) -> Result<Option<Markup>, Problem> {
    let shelf = &scene.shelf;
    let documents: Vec<_> = match item {
        Item::Actor(actor) if actor.names.len() > 1 => {
            return Ok(Some(
                html! { label.field { span { "The name that is somebody else's" } select name="other" {
                    @for name in &actor.names { option value=(name.text) { (attested_export::neutral(&name.text)) } }
                } } },
            ));
        }
        Item::Actor(actor) => actor.members.iter().map(|member| member.document).collect(),
        Item::Event(_) | Item::Statement(_) => {
            let documents = scene.record.carriers_of(&id_of(item), NAMED + 1)?;
            if documents.len() > NAMED {
                return Ok(Some(
                    html! { label.field { span { "The document whose report is of something else: its id, as in its address" }
                    input type="text" name="other" required placeholder="d-…" autocomplete="off"; } },
                ));
            }
            documents
        }
        _ => return Ok(None),
    };
    let documents: std::collections::BTreeSet<_> = documents.into_iter().collect();
    if documents.len() < 2 {
        return Ok(None);
    }
    let mut named = Vec::new();
    for document in documents {
        named.push((document, attested_export::words::carrier(document, shelf)?));
    }
    Ok(Some(
        html! { label.field { span { "The document whose report is of something else" } select name="other" {
            @for (document, carrier) in &named { option value=(document) { (attested_export::neutral(carrier)) } }
        } } },
    ))
}

/// Takes a form of a page as a decision.
pub(crate) fn correct(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let form = ask.form.as_ref().ok_or_else(|| Problem::Ours("a form without a body".to_owned()))?;
    let fields = &form.fields;
    let target =
        fields.get("target").ok_or_else(|| Problem::Asked("the form names no line".to_owned()))?.to_owned();
    let reason = fields.get("reason").unwrap_or("").to_owned();
    let user = fields.get("user").unwrap_or(&desk.user).to_owned();
    desk.write(|record| -> Result<(), Problem> {
        let actions = actions(record, fields, &target, &reason)?;
        if actions.is_empty() {
            return Err(Problem::Asked("nothing was changed in the form".to_owned()));
        }
        let author = Author { user, time: Timestamp::now() };
        for decision in attested::note(record, actions, &reason, &author)? {
            record.preview(&decision.action)?;
        }
        Ok(())
    })?;
    desk.make_anew(PATIENCE)?;
    // A line that is hidden now, or taken for none, is in the log only.
    let whole = desk.reader()?.whole_id(&target).ok();
    let back = fields.get("back").filter(|back| back.starts_with('/') && !back.starts_with("//"));
    let address = match (whole, back) {
        (Some(_), Some(back)) if target.starts_with("r-") => back.to_owned(),
        (Some(id), Some(back)) if id == target => format!("{back}#evidence"),
        (Some(id), _) if !id.starts_with("r-") => format!("/line/{id}"),
        _ => "/log".to_owned(),
    };
    Ok(Answer::Reply(Reply::See(ascii(&address))))
}

/// Only characters that may stand in a header.
fn ascii(address: &str) -> String {
    address.chars().filter(char::is_ascii_graphic).collect()
}

fn actions(record: &Record, fields: &Params, target: &str, reason: &str) -> Result<Vec<Action>, Problem> {
    let target = target.to_owned();
    let known = |more: &[&str]| fields.only(&[COMMON, more].concat());
    let other =
        || fields.owned("other").ok_or_else(|| Problem::Asked("the other line is not named".to_owned()));
    Ok(match fields.get("action").unwrap_or("") {
        "confirm" => {
            known(&[])?;
            vec![Action::Confirm { target }]
        }
        "wrong" => {
            known(&[])?;
            vec![Action::Wrong { target }]
        }
        "hide" => {
            known(&[])?;
            if reason.is_empty() {
                return Err(Problem::Asked("to hide a line needs a reason".to_owned()));
            }
            vec![Action::Hide { target }]
        }
        "undo" => {
            known(&[])?;
            let decision: DecisionId =
                target.parse().map_err(|_| Problem::Asked(format!("{target:?} is no id of a decision")))?;
            vec![Action::Undo { target: decision }]
        }
        "merge" => {
            known(&["other"])?;
            let mut other = other()?;
            if matches!(record.show(&target)?, Line::Actor(_)) {
                other = one_actor(record, &other)?.to_string();
            }
            vec![Action::Merge { target, other }]
        }
        "split" => {
            known(&["other"])?;
            split(record, target, other()?)?
        }
        "edit" => edited(record, fields, &target)?,
        action => {
            return Err(Problem::Asked(format!(
                "action: {action:?} is none of confirm, wrong, edit, merge, split, hide, undo"
            )));
        }
    })
}

fn split(record: &Record, target: String, other: String) -> Result<Vec<Action>, Problem> {
    if let Ok(Line::Document(document)) = record.show(&other) {
        return Ok(attested::split_document(record, &target, &document.id())?);
    }
    if let Line::Actor(actor) = record.show(&target)? {
        return Ok(attested::split_name(record, &actor.id, &other)?);
    }
    Ok(vec![Action::Split { target, other }])
}

/// The one actor of a name or an id.
fn one_actor(record: &Record, name: &str) -> Result<ActorId, Problem> {
    match record.who(&Who::from(name))?.as_slice() {
        [one] => Ok(*one),
        [] => Err(Problem::Asked(format!("nobody is called {name:?}"))),
        several => Err(Problem::Asked(format!(
            "{} actors are called {name:?}: write the id of the one you mean",
            several.len()
        ))),
    }
}

/// An edit for each field whose value is another than the line has.
fn edited(record: &Record, fields: &Params, target: &str) -> Result<Vec<Action>, Problem> {
    let mut actions = Vec::new();
    let line = record.show(target)?;
    for (field, given) in fields.pairs().filter(|(name, _)| !COMMON.contains(name)) {
        let given = given.trim();
        let value = match (field, now(record, &line, field)?) {
            (_, Some(now)) if now == given => continue,
            (_, None) => return Err(Problem::Asked(format!("{field} cannot be edited here"))),
            ("speaker", _) if !given.is_empty() => json_string(&one_actor(record, given)?.to_string()),
            ("actors" | "recipients" | "addressees", _) => {
                let ids = given.split(';').map(str::trim).filter(|name| !name.is_empty());
                let ids = ids.map(|name| Ok(json_string(&one_actor(record, name)?.to_string())));
                format!("[{}]", ids.collect::<Result<Vec<_>, Problem>>()?.join(","))
            }
            ("low" | "high", _) if !given.is_empty() => given.replace(',', ""),
            ("content", _) => content(record, &line, given)?,
            (_, _) if given.is_empty() => "null".to_owned(),
            _ => json_string(given),
        };
        actions.push(Action::Edit { target: target.to_owned(), field: field.to_owned(), value });
    }
    Ok(actions)
}

/// What a field holds, as its form shows it; nothing for a field that no form has.
fn now(record: &Record, line: &Line, field: &str) -> Result<Option<String>, Problem> {
    let names = |ids: &[ActorId]| -> Result<String, Problem> {
        let shelf = attested_export::words::RecordShelf::new(record);
        Ok(shelf.names(ids)?.join("; "))
    };
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    fn word<T: Vocabulary>(word: T) -> String {
        word.word().to_owned()
    }
    let time = |time: &Option<attested::model::RecordTime>| {
        time.as_ref().map(|time| time.edtf.to_string()).unwrap_or_default()
    };
    Ok(Some(match (line, field) {
        (Line::Event(line), "status") => word::<EventStatus>(line.status),
        (Line::Event(line), "type") => word::<EventType>(line.kind),
        (Line::Event(line), "mode") => line.mode.map(word::<Mode>).unwrap_or_default(),
        (Line::Event(line), "time") => time(&line.time),
        (Line::Event(line), "actors") => names(&line.actors)?,
        (Line::Event(line), "recipients") => names(&line.recipients)?,
        (Line::Statement(line), "speaker") => names(line.speaker.as_slice())?,
        (Line::Statement(line), "stance") => word::<Stance>(line.stance),
        (Line::Statement(line), "act") => word::<Act>(line.act),
        (Line::Statement(line), "channel") => line.channel.map(word::<Channel>).unwrap_or_default(),
        (Line::Statement(line), "time") => time(&line.time),
        (Line::Statement(line), "addressees") => names(&line.addressees)?,
        (Line::Statement(line), "content") => match line.content.first() {
            Some(piece) => {
                let text = record.document(&piece.document)?;
                let place = text.map(|document| CodePoints::of(document.text()).positions(piece.span));
                place.map(|(start, end)| format!("{start}-{end}")).unwrap_or_default()
            }
            None => String::new(),
        },
        (Line::Figure(line), "low") => number(line.low),
        (Line::Figure(line), "high") => number(line.high),
        (Line::Figure(line), "bound") => word::<Bound>(line.bound),
        (Line::Figure(line), "unit") => line.unit.clone(),
        (Line::Figure(line), "of") => word::<Counted>(line.of),
        (Line::Actor(line), "name") => line.name.clone(),
        (Line::Actor(line), "type") => word::<ActorKind>(line.kind),
        (Line::Actor(line), "country") => line.country.clone().unwrap_or_default(),
        (Line::Dispute(line), "matter") => line.matter.clone(),
        _ => return Ok(None),
    }))
}

/// `120-183` in code points as the content of a statement.
fn content(record: &Record, line: &Line, given: &str) -> Result<String, Problem> {
    let wrong =
        || Problem::Asked(format!("{given:?} is no stretch of characters such as 120-183 in the document"));
    let Line::Statement(statement) = line else { return Err(wrong()) };
    let piece = statement.content.first().ok_or_else(wrong)?;
    let (start, end) = given.split_once('-').ok_or_else(wrong)?;
    let (start, end) = (start.trim().parse().map_err(|_| wrong())?, end.trim().parse().map_err(|_| wrong())?);
    let document = record.document(&piece.document)?.ok_or_else(wrong)?;
    let span =
        CodePoints::of(document.text()).span(start, end).filter(|span| !span.is_empty()).ok_or_else(wrong)?;
    Ok(format!("[{{\"document\":\"{}\",\"span\":[{},{}]}}]", piece.document, span.start(), span.end()))
}

/// True when a decision may still be taken back.
pub(super) fn can_be_undone(state: &State, action: &Action) -> bool {
    matches!(state, State::Holds | State::Orphaned | State::Replaced(_))
        && !matches!(action, Action::Undo { .. })
}

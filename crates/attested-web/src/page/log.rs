use std::io::Cursor;
use std::sync::Arc;

use attested::model::Action;
use attested::record::Page;
use attested::{Entry, Record, State};
use attested_export::words;
use maud::{Markup, html};

use super::correct::{PATIENCE, being_worked_in, can_be_undone};
use super::frame::{Frame, frame, pager};
use crate::api::{Item, List, Rows, Scene};
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::markup::foreign;
use crate::params::Params;
use crate::problem::Problem;
use crate::reply::Reply;

/// Every decision, newest first.
pub(crate) struct Log;

impl List for Log {
    const NAME: &'static str = "corrections";
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("id", "/id"),
        ("time", "/time"),
        ("user", "/user"),
        ("action", "/action"),
        ("target", "/target"),
        ("other", "/other"),
        ("field", "/field"),
        ("value", "/value"),
        ("reason", "/reason"),
    ];

    fn rows<'r>(record: &'r Record, _: &Params, page: Page) -> Result<Rows<'r>, Problem> {
        let entries = attested::history(record)?;
        let items = entries.into_iter().rev().map(|entry| Item::Decision(Box::new(entry.decision))).collect();
        Ok(Rows::known(items, page))
    }

    fn page(scene: &Scene<'_>) -> Result<Markup, Problem> {
        let entries = attested::history(scene.record)?;
        let total = entries.len();
        let window = scene.window.page();
        let shown = entries.iter().rev().skip(window.offset).take(window.limit.unwrap_or(usize::MAX));
        let body = html! {
            div.page {
                h1 { "Log" }
                p.intro { "Every correction, by whom and why, newest first. Nothing is ever deleted: undoing is a decision too." }
                (being_worked_in(scene.record)?)
                @if total == 0 { p.none { "Nobody has corrected anything yet." } }
                ol.lines.log {
                    @for entry in shown {
                        li.entry id=(entry.decision.id) {
                            p.when { (day(&entry.decision.time)) }
                            div.what { (told(entry)) (undo(entry, scene)) }
                        }
                    }
                }
                (pager(scene, total, None, "decision"))
                p.take { a href="/corrections.jsonl" { "All decisions as a file" } " that another record can take in." }
                @if scene.desk.writable {
                    details.adding { summary { "Take in decisions from a file" }
                        form method="post" action="/corrections" enctype="multipart/form-data" {
                            input type="hidden" name="token" value=(scene.desk.token);
                            label.field { span { "corrections.jsonl" } input type="file" name="file" required; }
                            p { button.main { "Take them in" } }
                        }
                    }
                }
            }
        };
        Ok(frame(
            &Frame { title: "Log", here: "/log", query: "", class: "one", waiting: scene.record.is_stale()? },
            &body,
        ))
    }
}

fn day(time: &str) -> Markup {
    let (day, clock) = time.split_once('T').unwrap_or((time, ""));
    html! { time datetime=(time) { (day) } " " span.precision { (clock.get(..5).unwrap_or(clock)) } }
}

/// A decision in words: what, by whom, why, and what became of it.
pub(super) fn told(entry: &Entry) -> Markup {
    let line = |id: &str| html! { a href={ "/line/" (id) } { code { (id.get(..9).unwrap_or(id)) } } };
    html! {
        p.head { @match &entry.decision.action {
            Action::Confirm { target } => { (line(target)) " is right as it stands" },
            Action::Wrong { target } => { (line(target)) " misreads its passage" },
            Action::Hide { target } => { (line(target)) " is not to be shown" },
            Action::Merge { target, other } => { (line(target)) " and " (line(other)) " are one" },
            Action::Split { target, other } => { (line(other)) " does not belong to " (line(target)) },
            Action::Edit { target, field, value } => { (field) " of " (line(target)) " is " (foreign(value)) },
            Action::Undo { target } => { a href={ "#" (target) } { code { (target.to_string().get(..9).unwrap_or_default()) } } " is taken back" },
        } }
        p.way {
            (foreign(&entry.decision.user)) ", " (attested_export::neutral(entry.decision.time.get(..16).unwrap_or(&entry.decision.time)).replace('T', " "))
            @if !entry.decision.reason.is_empty() { ": “" (foreign(&entry.decision.reason)) "”" }
            @match entry.state {
                State::Holds => "",
                State::Undone(_) => " · undone",
                State::Replaced(_) => " · a later decision says otherwise",
                State::Orphaned => " · the record has no such line now; the decision waits for it",
            }
        }
    }
}

/// The button that takes a decision back.
pub(super) fn undo(entry: &Entry, scene: &Scene<'_>) -> Markup {
    html! {
        @if scene.desk.writable && can_be_undone(&entry.state, &entry.decision.action) {
            form.undo method="post" action="/correct" {
                input type="hidden" name="token" value=(scene.desk.token);
                input type="hidden" name="action" value="undo";
                input type="hidden" name="target" value=(entry.decision.id);
                input type="hidden" name="user" value=(scene.desk.user);
                input type="hidden" name="back" value={ (scene.ask.path) (scene.ask.params.to_query()) };
                button { "Undo" span.unseen { " " (words::capital("the decision of ")) (attested_export::neutral(&entry.decision.user)) ", " (entry.decision.time) } }
            }
        }
    }
}

/// Takes in the decisions of a file and makes the lines anew.
pub(crate) fn import(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let form = ask.form.as_ref().ok_or_else(|| Problem::Ours("a form without a body".to_owned()))?;
    form.fields.only(&["token"])?;
    let file = form.files.first().ok_or_else(|| Problem::Asked("the form has no file".to_owned()))?;
    let imported = desk.write(|record| -> Result<attested::Imported, Problem> {
        Ok(attested::import(record, &mut Cursor::new(&*file.bytes))?)
    })?;
    desk.make_anew(PATIENCE)?;
    let body = html! {
        div.page {
            h1 { "Taken in" }
            p { (words::plural(imported.new, "new decision")) ", " (words::plural(imported.known, "decision")) " that the record had." }
            @for fault in &imported.faults { p.notice { "Line " (fault.line) ": " (attested_export::neutral(&fault.what)) } }
            p { a href="/log" { "To the log" } }
        }
    };
    Ok(Answer::Reply(Reply::page(frame(
        &Frame {
            title: "Taken in",
            here: "/log",
            query: "",
            class: "one",
            waiting: desk.reader()?.is_stale()?,
        },
        &body,
    ))))
}

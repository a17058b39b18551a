//! Adding documents: files that are dropped or chosen, and text that is pasted.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use attested::{Input, Report};
use attested_export::words;
use maud::{Markup, html};
use sha2::{Digest as _, Sha256};

use super::frame::{Frame, frame};
use crate::api::Scene;
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask};
use crate::form::Form;
use crate::markup::foreign;
use crate::problem::Problem;
use crate::reply::Reply;

/// The form that adds documents.
pub(super) fn form(scene: &Scene<'_>, open: bool) -> Markup {
    html! {
        @if scene.desk.writable {
            details.adding open[open] {
                summary { "Add documents" }
                form.add method="post" action="/add" enctype="multipart/form-data" {
                    input type="hidden" name="token" value=(scene.desk.token);
                    div.drop {
                        label.field { span { "Drop files anywhere on this page, or choose them" }
                            input type="file" name="files" multiple; }
                        p.detail { "Plain text, saved news pages (HTML), JSON Lines, JSON, CSV; also gzipped. For whole folders: " code { "attested read FOLDER" } }
                    }
                    details { summary { "Paste a text instead" }
                        div.paste {
                            label.field { span { "Headline" } input type="text" name="title" autocomplete="off"; }
                            label.field { span { "Outlet" } input type="text" name="outlet" autocomplete="off"; }
                            label.field { span { "Date of publication" } input type="text" name="date" placeholder="2031-04-09" autocomplete="off"; }
                            label.field { span { "Address" } input type="text" name="url" autocomplete="off"; }
                            label.field.whole { span { "Text" } textarea name="text" rows="10" dir="auto" {} }
                        }
                    }
                    p { button.main { "Read them into the record" } }
                }
            }
        }
    }
}

/// Reads what a form sent into the record, and says what became of it.
pub(crate) fn add(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let form = ask.form.as_ref().ok_or_else(|| Problem::Ours("a form without a body".to_owned()))?;
    form.fields.only(&["token", "title", "outlet", "date", "url", "text"])?;
    let inputs = inputs(form)?;
    if inputs.is_empty() {
        return Err(Problem::Asked("there was no file and no text in the form".to_owned()));
    }
    let report = desk.work(|record| -> Result<Report, Problem> {
        let never = AtomicBool::new(false);
        Ok(attested::read(&inputs, record, &attested::Options::default(), &|_| {}, &never)?)
    })?;
    Ok(Answer::Reply(Reply::page(told(&report))))
}

/// The files and the pasted text, each under a path that names its bytes: two files that happen to have the same
/// name are two documents, and the same file is known when it comes again.
fn inputs(form: &Form) -> Result<Vec<Input>, Problem> {
    let mut inputs: Vec<Input> = form
        .files
        .iter()
        .map(|file| Input::Held {
            name: format!("dropped/{}/{}", short_hash(&file.bytes), plain_name(&file.name)),
            bytes: Arc::clone(&file.bytes),
        })
        .collect();
    if let Some(text) = form.fields.get("text") {
        form.fields.date("date")?;
        let mut whole = String::new();
        for name in ["title", "outlet", "date", "url"] {
            if let Some(value) = form.fields.get(name) {
                let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                // Writing to a String cannot fail.
                let _ = writeln!(whole, "{name}: {value}");
            }
        }
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(&text.replace("\r\n", "\n"));
        whole.push('\n');
        let name = format!("pasted/{}.txt", short_hash(whole.as_bytes()));
        inputs.push(Input::Held { name, bytes: whole.into_bytes().into() });
    }
    Ok(inputs)
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// The last part of a file name, as a browser sends it.
fn plain_name(name: &str) -> &str {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if last.is_empty() { "file" } else { last }
}

fn told(report: &Report) -> Markup {
    let count = |number: u64, noun: &str| words::plural(usize::try_from(number).unwrap_or(usize::MAX), noun);
    let body = html! {
        div.page {
            h1 { "Read" }
            ul.outcome {
                li { (count(report.new, "new document")) }
                @if report.new_versions > 0 { li { (count(report.new_versions, "new version")) " of known documents" } }
                @if report.known > 0 { li { (count(report.known, "document")) " that the record had" } }
                @if report.skipped_in_all > 0 { li { (count(report.skipped_in_all, "input")) " not read:" } }
            }
            @if !report.skipped.is_empty() {
                ul.skipped { @for skipped in &report.skipped { li { (foreign(&skipped.location.to_string())) " " (attested_export::neutral(&skipped.reason.to_string())) } } }
            }
            @for warned in &report.warnings { p.notice { (foreign(&warned.location.to_string())) ": " (attested_export::neutral(&warned.message)) } }
            p { a.button href="/timeline" { "To the timeline" } " " a href="/documents" { "To the documents" } }
        }
    };
    frame(&Frame { title: "Read", here: "/documents", query: "", class: "one", waiting: false }, &body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::File;

    #[test]
    fn what_comes_twice_has_one_name_and_what_differs_has_two() {
        let file = |name: &str, bytes: &[u8]| File { name: name.to_owned(), bytes: bytes.into() };
        let files = vec![
            file("C:\\news\\index.html", b"one"),
            file("../../index.html", b"two"),
            file("index.html", b"one"),
        ];
        let form = Form { fields: crate::params::Params::default(), files };
        let names: Vec<String> = inputs(&form)
            .unwrap()
            .into_iter()
            .map(|input| match input {
                Input::Held { name, .. } => name,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(names[0], names[2]);
        assert_ne!(names[0], names[1]);
        assert!(names.iter().all(|name| name.starts_with("dropped/") && name.ends_with("/index.html")));
    }

    #[test]
    fn a_pasted_text_has_its_header_on_lines_of_its_own() {
        let fields = vec![
            ("title".to_owned(), "Two\r\noutlet: forged".to_owned()),
            ("text".to_owned(), "He said so.\r\nShe did not.".to_owned()),
        ];
        let form = Form { fields: fields.into(), files: Vec::new() };
        let [Input::Held { bytes, .. }] = &inputs(&form).unwrap()[..] else { panic!("one input") };
        assert_eq!(
            std::str::from_utf8(bytes).unwrap(),
            "title: Two outlet: forged\n\nHe said so.\nShe did not.\n"
        );
    }
}

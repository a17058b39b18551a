use maud::html;
use serde_json::json;

use super::frame::{Frame, frame};
use crate::desk::Desk;
use crate::endpoint::Format;
use crate::problem::Problem;
use crate::reply::Reply;

/// What is wrong, as a page or as data: `{"ok":false,"error":…,"errors":[…],"status":…}`.
pub(crate) fn problem(problem: &Problem, format: Format, _: &Desk) -> Reply {
    let (status, what) = (problem.status(), problem.to_string());
    if format != Format::Page {
        let body = json!({
            "ok": false, "error": what, "errors": [what], "status": status.as_u16(), "advice": problem.advice(),
        });
        return Reply::Whole(status, "application/json", body.to_string().into_bytes());
    }
    let title = match status.as_u16() {
        400 => "That cannot be understood",
        403 => "That is not allowed",
        404 => "There is no such page or line",
        413 => "That is too much",
        503 => "The record is being written",
        _ => "Something went wrong",
    };
    let body = html! {
        div.page {
            h1 { (title) }
            p { (attested_export::neutral(&what)) "." }
            @if let Some(advice) = problem.advice() { p { (advice) } }
            p { a href="/timeline" { "To the timeline" } }
        }
    };
    Reply::Page(status, frame(&Frame { title, here: "", query: "", class: "plain", waiting: false }, &body))
}

use std::sync::Arc;

use attested::Record;
use attested::record::Page;
use attested_export::words::RecordShelf;
use axum::http::StatusCode;
use maud::Markup;
use serde_json::json;

use super::item::{Item, Rows, Writer};
use super::stream;
use crate::desk::Desk;
use crate::endpoint::{Answer, Ask, Format};
use crate::params::Params;
use crate::problem::Problem;
use crate::reply::Reply;

/// Rows of a page and of a `.json` answer, unless told otherwise.
const SIZE: usize = 100;
/// The most rows of a page for reading: beyond, a browser takes its time.
const MOST_SHOWN: usize = 500;

/// A list of lines that can be had as a page and as data.
pub(crate) trait List {
    /// What a saved file is called.
    const NAME: &'static str;
    /// Columns of the CSV form: the name, and where the value stands in the JSON form.
    const COLUMNS: &'static [(&'static str, &'static str)];

    /// The rows that were asked for.
    fn rows<'r>(record: &'r Record, params: &Params, page: Page) -> Result<Rows<'r>, Problem>;

    /// The page.
    fn page(scene: &Scene<'_>) -> Result<Markup, Problem>;
}

/// What a page is made from.
pub(crate) struct Scene<'r> {
    pub(crate) desk: &'r Desk,
    pub(crate) record: &'r Record,
    pub(crate) shelf: RecordShelf<'r>,
    pub(crate) ask: &'r Ask,
    pub(crate) window: Window,
}

/// Which rows are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) offset: usize,
    /// All that are left when nothing is said.
    pub(crate) size: Option<usize>,
}

impl Window {
    pub(crate) fn page(self) -> Page {
        Page { limit: self.size, offset: self.offset }
    }

    fn asked(params: &Params, format: Format) -> Result<Self, Problem> {
        let offset = match params.get("_next") {
            None => 0,
            Some(token) => token
                .strip_prefix('n')
                .and_then(|digits| digits.parse().ok())
                .ok_or_else(|| Problem::Asked(format!("_next: {token:?} is not from an answer of ours")))?,
        };
        let told = match params.get("_size") {
            Some("max") => Some(usize::MAX),
            _ => params.number("_size")?,
        };
        let size = match format {
            Format::Page => Some(told.unwrap_or(SIZE).min(MOST_SHOWN)),
            Format::Json => Some(told.unwrap_or(SIZE)),
            Format::Jsonl | Format::Csv => told,
        };
        Ok(Self { offset, size })
    }

    /// What to ask for behind this window; nothing when it reaches the end.
    pub(crate) fn next(self, total: usize) -> Option<String> {
        let end = self.offset.saturating_add(self.size?);
        (end < total && end > self.offset).then(|| format!("n{end}"))
    }
}

/// Answers with a list.
pub(crate) fn list<L: List>(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    let window = Window::asked(&ask.params, ask.format)?;
    match ask.format {
        Format::Page => {
            let record = desk.reader()?;
            let shelf = RecordShelf::new(&record);
            let scene = Scene { desk, record: &record, shelf, ask: &ask, window };
            Ok(Answer::Reply(Reply::page(L::page(&scene)?)))
        }
        Format::Json => {
            let record = desk.reader()?;
            let rows = L::rows(&record, &ask.params, window.page())?;
            let next = window.next(rows.total);
            let next_url = next
                .as_deref()
                .map(|next| format!("{}{}", ask.path, ask.params.with("_next", Some(next)).to_query()));
            let mut writer = Writer::new(&record);
            let mut body = b"{\"ok\":true,\"rows\":[".to_vec();
            for (at, item) in rows.items.enumerate() {
                if at > 0 {
                    body.push(b',');
                }
                writer.write(&item?, &mut body)?;
                // The line feed of the last row.
                body.pop();
            }
            let end = json!({
                "next": next, "next_url": next_url, "total": rows.total, "truncated": false,
            });
            body.extend_from_slice(b"],");
            body.extend_from_slice(end.to_string().trim_start_matches('{').as_bytes());
            body.push(b'\n');
            Ok(Answer::Reply(Reply::Whole(StatusCode::OK, "application/json", body)))
        }
        Format::Jsonl | Format::Csv => Ok(Answer::Flow(stream::flow::<L>(desk, &ask, window)?)),
    }
}

/// One line as JSON: `{"ok":true,"row":{…}}`.
pub(crate) fn row(record: &Record, item: &Item) -> Result<Answer, Problem> {
    let mut body = b"{\"ok\":true,\"row\":".to_vec();
    Writer::new(record).write(item, &mut body)?;
    body.pop();
    body.extend_from_slice(b"}\n");
    Ok(Answer::Reply(Reply::Whole(StatusCode::OK, "application/json", body)))
}

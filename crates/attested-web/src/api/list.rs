use std::sync::Arc;

use attested::Record;
use attested::record::{Page, Place};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Window {
    pub(crate) offset: usize,
    /// All that are left when nothing is said.
    pub(crate) size: Option<usize>,
    /// The last line of the page before; the lines behind it are wanted, wherever it lies by now.
    pub(crate) after: Option<Place>,
}

impl Window {
    pub(crate) fn page(self) -> Page {
        Page { limit: self.size, offset: self.offset, after: self.after }
    }

    /// A token is `n`, the number of lines before, a dot and the last of them; the number alone where lines have no ids.
    pub(super) fn asked(params: &Params, format: Format, record: &Record) -> Result<Self, Problem> {
        let (offset, last) = match params.get("_next") {
            None => (0, None),
            Some(token) => {
                let (digits, last) =
                    token.split_once('.').map_or((token, None), |(digits, last)| (digits, Some(last)));
                let offset = digits.strip_prefix('n').and_then(|digits| digits.parse().ok());
                let foreign = || Problem::Asked(format!("_next: {token:?} is not from an answer of ours"));
                (offset.ok_or_else(foreign)?, last)
            }
        };
        let after = match last.map(|last| last.split_once('.').unwrap_or((last, ""))) {
            None => None,
            Some((line, "")) => record.place(line)?,
            Some((document, start)) => match start.parse() {
                Ok(start) => record.place_of_sentence(document, start)?,
                Err(_) => None,
            },
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
        Ok(Self { offset, size, after })
    }

    /// What to ask for behind this window and its last line; nothing when it reaches the end.
    pub(crate) fn next(self, total: usize, last: Option<&str>) -> Option<String> {
        let end = self.offset.saturating_add(self.size?);
        let more = end < total && end > self.offset;
        more.then(|| last.map_or_else(|| format!("n{end}"), |last| format!("n{end}.{last}")))
    }
}

/// Answers with a list.
pub(crate) fn list<L: List>(desk: &Arc<Desk>, ask: Ask) -> Result<Answer, Problem> {
    match ask.format {
        Format::Page => {
            let record = desk.reader()?;
            let window = Window::asked(&ask.params, ask.format, &record)?;
            let shelf = RecordShelf::new(&record);
            let scene = Scene { desk, record: &record, shelf, ask: &ask, window };
            Ok(Answer::Reply(Reply::page(L::page(&scene)?)))
        }
        Format::Json => {
            let record = desk.reader()?;
            let window = Window::asked(&ask.params, ask.format, &record)?;
            let rows = L::rows(&record, &ask.params, window.page())?;
            let mut last = None;
            let mut writer = Writer::new(&record);
            let mut body = b"{\"ok\":true,\"rows\":[".to_vec();
            for (at, item) in rows.items.enumerate() {
                if at > 0 {
                    body.push(b',');
                }
                let item = item?;
                writer.write(&item, &mut body)?;
                // The line feed of the last row.
                body.pop();
                last = item.mark();
            }
            let next = window.next(rows.total, last.as_deref());
            let next_url = next
                .as_deref()
                .map(|next| format!("{}{}", ask.path, ask.params.with("_next", Some(next)).to_query()));
            let end = json!({
                "next": next, "next_url": next_url, "total": rows.total, "truncated": false,
            });
            body.extend_from_slice(b"],");
            body.extend_from_slice(end.to_string().trim_start_matches('{').as_bytes());
            body.push(b'\n');
            Ok(Answer::Reply(Reply::Whole(StatusCode::OK, "application/json", body)))
        }
        Format::Jsonl | Format::Csv => Ok(Answer::Flow(stream::flow::<L>(desk, &ask)?)),
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

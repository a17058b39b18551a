//! Rows as they are made: from the thread that reads the record to the one that sends.

use std::io::{self, Write};
use std::sync::Arc;

use axum::body::Bytes;
use serde_json::Value;
use tokio::sync::mpsc;

use super::item::Writer;
use super::list::{List, Window};
use crate::desk::Desk;
use crate::endpoint::{Ask, Format};
use crate::problem::Problem;
use crate::reply::{Flow, Parts};

/// Bytes that are sent at a time.
const CHUNK: usize = 32 << 10;

/// All rows of a list, sent while they are made.
pub(super) fn flow<L: List>(desk: &Arc<Desk>, ask: &Ask) -> Result<Flow, Problem> {
    let (sender, receiver) = mpsc::channel(4);
    let (desk, params, format) = (Arc::clone(desk), ask.params.clone(), ask.format);
    {
        // What is wrong with the request is told before anything is sent.
        let record = desk.reader()?;
        Window::asked(&params, format, &record)?;
        L::rows(&record, &params, attested::record::Page::first(0))?;
    }
    tokio::task::spawn_blocking(move || {
        let mut out = Sent { sender, held: Vec::with_capacity(CHUNK) };
        let sent = write::<L>(&desk, &params, format, &mut out).and_then(|()| Ok(out.flush()?));
        if let Err(problem) = sent {
            // Cutting the answer short is all that can be done now; the client sees that it is not whole.
            let _ = out.sender.blocking_send(Err(io::Error::other(problem.to_string())));
        }
    });
    let (kind, ending) = match format {
        Format::Csv => ("text/csv; charset=utf-8; header=present", "csv"),
        _ => ("application/x-ndjson; charset=utf-8", "jsonl"),
    };
    Ok(Flow { kind, name: Some(format!("{}.{ending}", L::NAME)), parts: Parts(receiver) })
}

fn write<L: List>(
    desk: &Desk,
    params: &crate::params::Params,
    format: Format,
    out: &mut Sent,
) -> Result<(), Problem> {
    let record = desk.reader()?;
    let window = Window::asked(params, format, &record)?;
    let rows = L::rows(&record, params, window.page())?;
    let mut writer = Writer::new(&record);
    let mut object = Vec::new();
    if format == Format::Csv {
        let columns: Vec<&str> = L::COLUMNS.iter().map(|(name, _)| *name).collect();
        out.write_all(&csv_row(&columns)?)?;
    }
    for item in rows.items {
        object.clear();
        writer.write(&item?, &mut object)?;
        if format == Format::Csv {
            let value: Value =
                serde_json::from_slice(&object).map_err(|error| Problem::Ours(error.to_string()))?;
            let cells: Vec<String> =
                L::COLUMNS.iter().map(|(_, at)| cell(value.pointer(at).unwrap_or(&Value::Null))).collect();
            out.write_all(&csv_row(&cells)?)?;
        } else {
            out.write_all(&object)?;
        }
    }
    Ok(())
}

/// Something that a function writes, sent while it is written.
pub(crate) fn download(
    desk: &Arc<Desk>,
    kind: &'static str,
    name: &str,
    write: impl FnOnce(&attested::Record, &mut (dyn Write + Send)) -> Result<(), attested_export::Error>
    + Send
    + 'static,
) -> Flow {
    let (sender, receiver) = mpsc::channel(4);
    let desk = Arc::clone(desk);
    tokio::task::spawn_blocking(move || {
        let mut out = Sent { sender, held: Vec::with_capacity(CHUNK) };
        let written = desk
            .reader()
            .map_err(Problem::from)
            .and_then(|record| Ok(write(&record, &mut out)?))
            .and_then(|()| Ok(out.flush()?));
        if let Err(problem) = written {
            // Cutting the answer short is all that can be done now; the client sees that it is not whole.
            let _ = out.sender.blocking_send(Err(io::Error::other(problem.to_string())));
        }
    });
    Flow { kind, name: Some(name.to_owned()), parts: Parts(receiver) }
}

/// One row with its line end (RFC 4180).
fn csv_row<T: AsRef<[u8]>>(cells: &[T]) -> Result<Vec<u8>, Problem> {
    let mut row = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = row.write_record(cells).and_then(|()| Ok(row.flush()?));
    written.map_err(|error| Problem::Ours(error.to_string()))?;
    row.into_inner().map_err(|error| Problem::Ours(error.to_string()))
}

/// A value as a cell: lists with semicolons between their parts.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => attested_export::csv_cell(text),
        Value::Array(parts) => {
            attested_export::csv_cell(&parts.iter().map(cell).collect::<Vec<_>>().join("; "))
        }
        other => other.to_string(),
    }
}

/// Sends what is written, in pieces; fails when the reader went away.
struct Sent {
    sender: mpsc::Sender<Result<Bytes, io::Error>>,
    held: Vec<u8>,
}

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= CHUNK {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let part = Bytes::from(std::mem::replace(&mut self.held, Vec::with_capacity(CHUNK)));
        self.sender.blocking_send(Ok(part)).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::Ours(error.to_string())
    }
}

//! Atom: one entry for each event of a saved query, under an id that stays.
//!
//! An entry says in one sentence what is reported and gives the passages with their sources. Its time is that of the
//! newest report, or the time at which the caller first saw it: a record has no clock. Lost: everything but the events.

use std::io::Write;

use attested_model::Event;
use attested_record::Record;

use super::date;
use super::desk::{Desk, one_line};
use super::markup::escape;
use crate::{Error, words};

/// A feed: its name, the events in it, and when each was first seen.
#[derive(Debug)]
pub struct Feed<'a> {
    /// An id that stays the same, as a URN or an address.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Each event with the time it was first seen or changed, RFC 3339; newest first.
    pub entries: &'a [(Event, Option<String>)],
    /// The time of a feed without entries.
    pub updated: String,
}

/// Writes a feed.
///
/// # Errors
/// [`Error::Write`], and what reading the record can meet.
pub fn atom(record: &Record, feed: &Feed<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let desk = Desk::new(record);
    let mut entries = Vec::with_capacity(feed.entries.len());
    for (event, seen) in feed.entries {
        let updated = match seen {
            Some(seen) => seen.clone(),
            None => newest(&desk, event)?.unwrap_or_else(|| feed.updated.clone()),
        };
        entries.push((event, updated));
    }
    let updated = entries.iter().map(|(_, updated)| updated).max().unwrap_or(&feed.updated);
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<author><name>attested</name></author>\n<generator version=\"{}\">attested</generator>\n",
        escape(&feed.id),
        escape(&feed.title),
        escape(updated),
        env!("CARGO_PKG_VERSION"),
    )?;
    for (event, updated) in &entries {
        entry(&desk, event, updated, out)?;
    }
    out.write_all(b"</feed>\n")?;
    out.flush()?;
    Ok(())
}

#[expect(clippy::format_push_string, reason = "writing to a string cannot fail, and this reads better")]
fn entry(desk: &Desk<'_>, event: &Event, updated: &str, out: &mut dyn Write) -> Result<(), Error> {
    let told = desk.told(event)?;
    let when = event.time.as_ref().map(|time| words::in_words(time.edtf));
    let title = match &when {
        Some(when) => format!("{told} ({when})"),
        None => told,
    };
    let mut html = String::new();
    let mut link = None;
    for report in &event.reports {
        let quote = desk.sentence(report.passage)?;
        let document = desk.document(report.passage.document)?;
        let source = desk.source(report)?;
        link = link.or(desk.link(&document));
        html.push_str(&format!(
            "<blockquote>{}</blockquote><p>{}, bytes {}–{} of {}</p>",
            escape(&one_line(&quote.quote)),
            escape(&source.way),
            quote.byte_start,
            quote.byte_end,
            quote.document,
        ));
    }
    html.push_str(&format!("<p>{}</p>", escape(&words::carried(event.counts))));
    writeln!(out, "<entry>\n<id>urn:attested:{}</id>\n<title>{}</title>", event.id, escape(&title))?;
    writeln!(out, "<updated>{}</updated>", escape(updated))?;
    if let Some(link) = link {
        writeln!(out, "<link rel=\"alternate\" href=\"{}\"/>", escape(&link))?;
    }
    writeln!(out, "<category term=\"{}\"/>", event.kind)?;
    writeln!(out, "<category term=\"{}\"/>", event.status)?;
    writeln!(out, "<content type=\"html\">{}</content>\n</entry>", escape(&html))?;
    Ok(())
}

/// The day on which the newest report was published.
fn newest(desk: &Desk<'_>, event: &Event) -> Result<Option<String>, Error> {
    let mut newest = None;
    for report in &event.reports {
        let document = desk.document(report.passage.document)?;
        newest =
            newest.max(document.metadata().published.as_ref().and_then(|dated| date::first_day(dated.edtf)));
    }
    Ok(newest.map(date::midnight))
}

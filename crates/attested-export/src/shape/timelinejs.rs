//! TimelineJS: the JSON it loads, and the sheet it is usually fed from.
//!
//! A slide for each dated event, in the order of time: the headline is our sentence with its status, the text the
//! passages with their sources, the group the first actor. A date that is not exact is shown in words
//! (`display_date`). Lost: what is undated.

use std::io::Write;

use attested_model::Event;
use attested_record::{TimelineEntry, TimelineQuery};
use serde_json::{Map, Value, json};

use super::desk::{Desk, is_wrong, one_line};
use super::markup::escape;
use super::{Notes, date};
use crate::table::neutral;
use crate::{Error, words};

/// Passages that a slide shows; more would not fit.
const SHOWN: usize = 3;

struct Slide {
    id: String,
    start: (i32, Option<u8>, Option<u8>),
    end: Option<(i32, Option<u8>, Option<u8>)>,
    display: String,
    headline: String,
    text: String,
    group: String,
    link: Option<(String, String)>,
}

pub(super) fn json(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    out.write_all(b"{\"scale\":\"human\",\"events\":[")?;
    let mut first = true;
    slides(desk, notes, &mut |slide| {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        let mut start = json_date(slide.start);
        start.insert("display_date".to_owned(), Value::from(slide.display));
        let mut event = json!({
            "unique_id": slide.id,
            "start_date": start,
            "text": { "headline": slide.headline, "text": slide.text },
            "group": slide.group,
            "autolink": false,
        });
        if let Some(end) = slide.end {
            event["end_date"] = Value::from(json_date(end));
        }
        Ok(serde_json::to_writer(&mut *out, &event)?)
    })?;
    out.write_all(b"\n]}\n")?;
    Ok(())
}

const SHEET: &[&str] = &[
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
];

pub(super) fn sheet(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    rows.write_record(SHEET)?;
    slides(desk, notes, &mut |slide| {
        let (start, end) = (cells(Some(slide.start)), cells(slide.end));
        let [year, month, day] = start;
        let [end_year, end_month, end_day] = end;
        let none = String::new;
        let (link, credit) = slide.link.unwrap_or_default();
        rows.write_record([
            year,
            month,
            day,
            none(),
            end_year,
            end_month,
            end_day,
            none(),
            neutral(&slide.display),
            neutral(&slide.headline),
            neutral(&slide.text),
            neutral(&link),
            neutral(&credit),
            none(),
            none(),
            none(),
            none(),
            neutral(&slide.group),
            none(),
        ])?;
        Ok(())
    })?;
    rows.flush()?;
    Ok(())
}

fn slides(
    desk: &Desk<'_>,
    notes: &mut Notes,
    each: &mut dyn FnMut(Slide) -> Result<(), Error>,
) -> Result<(), Error> {
    let query = TimelineQuery { statements: false, ..TimelineQuery::default() };
    for entry in desk.record().timeline(&query)? {
        let TimelineEntry::Event(event) = entry? else { continue };
        if is_wrong(event.certainty, notes) {
            continue;
        }
        let start = event.time.as_ref().and_then(|time| date::parts(time.edtf));
        match (start, &event.time) {
            (Some(start), Some(time)) => {
                let display = words::in_words(time.edtf);
                each(slide(desk, &event, start, date::end_parts(time.edtf), &display)?)?;
            }
            _ => notes.leave_out("events without a date"),
        }
    }
    Ok(())
}

#[expect(clippy::format_push_string, reason = "writing to a string cannot fail, and this reads better")]
fn slide(
    desk: &Desk<'_>,
    event: &Event,
    start: (i32, Option<u8>, Option<u8>),
    end: Option<(i32, Option<u8>, Option<u8>)>,
    display: &str,
) -> Result<Slide, Error> {
    let mut text = String::new();
    for report in event.reports.iter().take(SHOWN) {
        let quote = desk.sentence(report.passage)?;
        let source = desk.source(report)?;
        text.push_str(&format!(
            "<blockquote>{}</blockquote><p>{}</p>",
            escape(&one_line(&quote.quote)),
            escape(&source.way)
        ));
    }
    if event.reports.len() > SHOWN {
        text.push_str(&format!("<p>and {}</p>", words::plural(event.reports.len() - SHOWN, "more report")));
    }
    text.push_str(&format!("<p>{} · {}</p>", escape(&words::carried(event.counts)), event.id));
    let group = match event.actors.first().or(event.recipients.first()) {
        Some(&actor) => words::Shelf::name(desk.shelf(), actor)?,
        None => String::new(),
    };
    let link = match event.reports.first() {
        Some(report) => {
            let document = desk.document(report.passage.document)?;
            let outlet = document.metadata().outlet.as_ref().map(|known| known.value.clone());
            desk.link(&document).map(|link| (link, outlet.unwrap_or_default()))
        }
        None => None,
    };
    Ok(Slide {
        id: event.id.to_string(),
        start,
        end,
        display: escape(display),
        headline: escape(&desk.told(event)?),
        text,
        group: escape(&group),
        link,
    })
}

fn json_date((year, month, day): (i32, Option<u8>, Option<u8>)) -> Map<String, Value> {
    let mut date = Map::new();
    date.insert("year".to_owned(), Value::from(year));
    if let Some(month) = month {
        date.insert("month".to_owned(), Value::from(month));
    }
    if let Some(day) = day {
        date.insert("day".to_owned(), Value::from(day));
    }
    date
}

fn cells(date: Option<(i32, Option<u8>, Option<u8>)>) -> [String; 3] {
    let Some((year, month, day)) = date else { return [String::new(), String::new(), String::new()] };
    [
        year.to_string(),
        month.map(|month| month.to_string()).unwrap_or_default(),
        day.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

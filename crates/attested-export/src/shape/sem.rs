//! SEM (Simple Event Model) and PROV in Turtle: events, actors and times, and a View for each report with who says so.
//!
//! What took place or is taking place, and nobody says not, is a `sem:Event`; all else is an `att:ReportedEvent`, so
//! that a query for events never finds what was denied or planned. Each report is a `sem:View` according to its
//! speaker, with status, stance, the words and their bytes. Lost: figures and copies.

use std::io::Write;

use attested_model::{Event, EventReport, Statement, Vocabulary as _};

use super::Notes;
use super::desk::{Desk, is_plain_fact, is_wrong};
use crate::{Error, words};

const PREFIXES: &str = "\
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix att: <urn:attested:vocabulary:> .

att:ReportedEvent rdfs:comment \"Reported as denied, planned, threatened, attempted, possible or demanded, or said and said not; not known to have taken place.\" .
";

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    out.write_all(PREFIXES.as_bytes())?;
    for document in desk.documents()? {
        let document = document?;
        let metadata = document.metadata();
        let mut lines = Lines::new(&document.id(), "prov:Entity");
        lines.text("dct:title", metadata.title.as_ref().map(|known| known.value.as_str()));
        lines.text("dct:publisher", metadata.outlet.as_ref().map(|known| known.value.as_str()));
        lines.text(
            "att:published",
            metadata.published.as_ref().map(|dated| dated.edtf.to_string()).as_deref(),
        );
        if let Some(link) = desk.link(&document) {
            lines.push("dct:source", &iri(&link));
        }
        lines.write(out)?;
    }
    for actor in desk.actors()? {
        let actor = actor?;
        let mut lines = Lines::new(&actor.id, "sem:Actor, prov:Agent");
        lines.text("rdfs:label", Some(&actor.name));
        lines.text("att:type", Some(actor.kind.word()));
        lines.text("att:country", actor.country.as_deref());
        lines.write(out)?;
    }
    for event in desk.events()? {
        let event = event?;
        if !is_wrong(event.certainty, notes) {
            of_event(desk, &event, out)?;
        }
    }
    for statement in desk.statements()? {
        let statement = statement?;
        if !is_wrong(statement.certainty, notes) {
            of_statement(desk, &statement, out)?;
        }
    }
    Ok(())
}

fn of_event(desk: &Desk<'_>, event: &Event, out: &mut dyn Write) -> Result<(), Error> {
    let class = if is_plain_fact(event) { "sem:Event" } else { "att:ReportedEvent" };
    let mut lines = Lines::new(&event.id, class);
    lines.text("rdfs:label", Some(&desk.told(event)?));
    lines.push("sem:eventType", &format!("att:{}", event.kind.word()));
    lines.text("att:mode", event.mode.map(attested_model::Vocabulary::word));
    lines.text("att:status", Some(event.status.word()));
    for actor in &event.actors {
        lines.push("sem:hasActor", &urn(actor));
        lines.push("att:agent", &urn(actor));
    }
    for actor in &event.recipients {
        lines.push("sem:hasActor", &urn(actor));
        lines.push("att:recipient", &urn(actor));
    }
    if let Some(time) = &event.time {
        lines.text("att:edtf", Some(&time.edtf.to_string()));
        let bounds = time.edtf.bounds();
        let day = |day: jiff::civil::Date| format!("\"{day}\"^^xsd:date");
        if let Some(first) = bounds.earliest {
            lines.push("sem:hasEarliestBeginTimeStamp", &day(first));
        }
        if let Some(last) = bounds.latest {
            lines.push("sem:hasLatestEndTimeStamp", &day(last));
        }
    }
    if let Some(place) = &event.place {
        lines.push(
            "sem:hasPlace",
            &format!(
                "[ a sem:Place ; rdfs:label {} ; att:precision {} ]",
                literal(&place.name),
                literal(place.precision.word())
            ),
        );
    }
    lines.push("att:texts", &event.counts.texts.to_string());
    lines.push("att:carriers", &event.counts.carriers.to_string());
    for (at, report) in event.reports.iter().enumerate() {
        lines.push("att:view", &format!("<urn:attested:{}:report:{at}>", event.id));
        view(desk, event, at, report, out)?;
    }
    lines.write(out)
}

/// A report: who says what about the event, and in which words.
fn view(
    desk: &Desk<'_>,
    event: &Event,
    at: usize,
    report: &EventReport,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let (quote, source) = (desk.quote(report.passage)?, desk.source(report)?);
    let mut lines = Lines::named(&format!("<urn:attested:{}:report:{at}>", event.id), "sem:View");
    match source.speaker_id {
        Some(speaker) => lines.push("sem:accordingTo", &urn(&speaker)),
        None => lines.text("att:accordingToWords", Some(&source.way)),
    }
    lines.text("att:status", Some(report.status.word()));
    lines.text("att:stance", (!source.stance.is_empty()).then_some(source.stance));
    if let Some(said) = &source.statement {
        lines.push("att:inStatement", &urn(&said.id));
    }
    cited(&mut lines, &quote);
    lines.write(out)
}

fn of_statement(desk: &Desk<'_>, statement: &Statement, out: &mut dyn Write) -> Result<(), Error> {
    let Some(whole) = words::whole(statement) else { return Ok(()) };
    let quote = desk.quote(whole)?;
    let mut lines = Lines::new(&statement.id, "att:Statement, prov:Entity");
    match statement.speaker {
        Some(speaker) => lines.push("sem:accordingTo", &urn(&speaker)),
        None => lines.text("att:accordingToWords", Some("somebody not named")),
    }
    lines.text("att:act", Some(statement.act.word()));
    lines.text("att:stance", Some(statement.stance.word()));
    for addressee in &statement.addressees {
        lines.push("att:addressee", &urn(addressee));
    }
    for event in &statement.events {
        lines.push("att:tellsOf", &urn(event));
    }
    lines.text("att:edtf", statement.time.as_ref().map(|time| time.edtf.to_string()).as_deref());
    lines.push("att:texts", &statement.counts.texts.to_string());
    cited(&mut lines, &quote);
    lines.write(out)
}

fn cited(lines: &mut Lines, quote: &crate::line::PassageLine) {
    lines.push("prov:wasQuotedFrom", &urn(&quote.document));
    lines.text("prov:value", Some(&quote.quote));
    lines.push("att:byteStart", &quote.byte_start.to_string());
    lines.push("att:byteEnd", &quote.byte_end.to_string());
}

/// The lines of one subject.
struct Lines(String);

impl Lines {
    fn new(id: &impl std::fmt::Display, class: &str) -> Self {
        Self::named(&urn(id), class)
    }

    fn named(subject: &str, class: &str) -> Self {
        Self(format!("\n{subject} a {class}"))
    }

    fn push(&mut self, property: &str, object: &str) {
        self.0.push_str(" ;\n    ");
        self.0.push_str(property);
        self.0.push(' ');
        self.0.push_str(object);
    }

    fn text(&mut self, property: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.push(property, &literal(text));
        }
    }

    fn write(mut self, out: &mut dyn Write) -> Result<(), Error> {
        self.0.push_str(" .\n");
        out.write_all(self.0.as_bytes())?;
        Ok(())
    }
}

fn urn(id: &impl std::fmt::Display) -> String {
    format!("<urn:attested:{id}>")
}

/// An address as Turtle writes it: what must not stand in one is a percent code.
#[expect(clippy::format_push_string, reason = "writing to a string cannot fail, and this reads better")]
fn iri(link: &str) -> String {
    let mut out = String::from("<");
    for c in link.chars() {
        match c {
            '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\' | '\0'..=' ' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('>');
    out
}

/// A text as Turtle writes it.
#[expect(clippy::format_push_string, reason = "writing to a string cannot fail, and this reads better")]
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

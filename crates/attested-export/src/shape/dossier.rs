//! A dossier in Markdown or HTML: what is reported about somebody or everything, each line with its passages below.
//!
//! Takes a query; writes a timeline, who said what, and what does not agree. Every line has notes with the sentence,
//! the way it came, its bytes and its document, so that a reader can check it on paper. Lost: figures that are in no
//! dispute.

use std::io::Write;

use attested_model::{Passage, Vocabulary as _};
use attested_record::{
    ActorQuery, DisputeQuery, Page, Record, StatementQuery, TimelineEntry, TimelineQuery, Who,
};

use super::Notes;
use super::desk::{Desk, is_wrong, one_line};
use super::markup::{escape, markdown};
use crate::{Error, words};

/// Notes under one line; more would bury the next.
const NOTES: usize = 5;
/// Actors that are listed.
const ACTORS: usize = 100;

/// What a dossier is to hold.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// Its title.
    pub title: String,
    /// About whom; everything when nobody is named.
    pub who: Option<Who>,
}

/// What it is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// CommonMark with footnotes, as pandoc and many others read it.
    Markdown,
    /// One page without script, style inside.
    Html,
}

/// Writes a dossier; gives what was left out.
///
/// # Errors
/// [`Error::Write`], and what reading the record can meet.
pub fn dossier(record: &Record, wanted: &Dossier, paper: Paper, out: &mut dyn Write) -> Result<Notes, Error> {
    let desk = Desk::new(record);
    let mut notes = Notes::default();
    let mut sheet = Sheet { desk: &desk, paper, out, footnotes: Vec::new(), open: false };
    sheet.begin(&wanted.title)?;
    who_is_who(&mut sheet, wanted)?;
    timeline(&mut sheet, wanted, &mut notes)?;
    statements(&mut sheet, wanted, &mut notes)?;
    disputes(&mut sheet, wanted)?;
    sheet.end()?;
    out.flush()?;
    Ok(notes)
}

#[expect(clippy::format_push_string, reason = "writing to a string cannot fail, and this reads better")]
fn who_is_who(sheet: &mut Sheet<'_, '_, '_>, wanted: &Dossier) -> Result<(), Error> {
    let record = sheet.desk.record();
    let actors = if let Some(who) = &wanted.who {
        let ids = record.who(who)?;
        sheet.desk.actors_of(&ids)?.iter().map(|actor| (**actor).clone()).collect()
    } else {
        let page = Page::first(ACTORS);
        record.actors(&ActorQuery { page, ..ActorQuery::default() })?.all()?
    };
    sheet.heading("Who")?;
    for actor in actors {
        let others: Vec<&str> =
            actor.names.iter().map(|name| name.text.as_str()).filter(|name| *name != actor.name).collect();
        let mut line = actor.name.clone();
        if !others.is_empty() {
            line.push_str(&format!(" (also: {})", others.join("; ")));
        }
        let mut passages = Vec::new();
        for role in &actor.roles {
            line.push_str(&format!(", {}", words::office(role, sheet.desk.shelf())?));
            passages.extend(role.passages.first().copied());
        }
        sheet.line("", &line, &actor.id.to_string(), &passages)?;
    }
    Ok(())
}

fn timeline(sheet: &mut Sheet<'_, '_, '_>, wanted: &Dossier, notes: &mut Notes) -> Result<(), Error> {
    sheet.heading("What is reported, by date")?;
    let query = TimelineQuery {
        actors: wanted.who.iter().cloned().collect(),
        statements: false,
        ..TimelineQuery::default()
    };
    for entry in sheet.desk.record().timeline(&query)? {
        let TimelineEntry::Event(event) = entry? else { continue };
        if is_wrong(event.certainty, notes) {
            continue;
        }
        let when = event.time.as_ref().map_or("undated".to_owned(), |time| words::in_words(time.edtf));
        let told = format!("{} — {}", sheet.desk.told(&event)?, words::carried(event.counts));
        let passages: Vec<Passage> = event.reports.iter().map(|report| report.passage).collect();
        sheet.line(&when, &told, &event.id.to_string(), &passages)?;
    }
    Ok(())
}

fn statements(sheet: &mut Sheet<'_, '_, '_>, wanted: &Dossier, notes: &mut Notes) -> Result<(), Error> {
    sheet.heading("Who said what")?;
    let query = StatementQuery { by: wanted.who.clone(), ..StatementQuery::default() };
    for statement in sheet.desk.record().statements(&query)? {
        let statement = statement?;
        if is_wrong(statement.certainty, notes) {
            continue;
        }
        let speaker = match statement.speaker {
            Some(id) => words::Shelf::name(sheet.desk.shelf(), id)?,
            None => "Somebody not named".to_owned(),
        };
        let addressees = sheet.desk.names(&statement.addressees)?;
        let lead = words::statement_lead(&statement, &words::capital(&speaker), &addressees);
        let mut pieces = Vec::new();
        for &piece in &statement.content {
            pieces.push(one_line(&sheet.desk.quote(piece)?.quote));
        }
        let when = statement.time.as_ref().map_or(String::new(), |time| words::in_words(time.edtf));
        let line = format!(
            "{lead} [{}]: {} — {}",
            statement.stance.word().replace('_', " "),
            pieces.join(" … "),
            words::carried(statement.counts)
        );
        let passages: Vec<Passage> = words::whole(&statement).into_iter().collect();
        sheet.line(&when, &line, &statement.id.to_string(), &passages)?;
    }
    Ok(())
}

#[expect(clippy::format_push_string, reason = "writing to a string cannot fail, and this reads better")]
fn disputes(sheet: &mut Sheet<'_, '_, '_>, wanted: &Dossier) -> Result<(), Error> {
    sheet.heading("What does not agree")?;
    let query = DisputeQuery { actor: wanted.who.clone(), ..DisputeQuery::default() };
    for dispute in sheet.desk.record().disputes(&query)? {
        let dispute = dispute?;
        sheet.line("", &dispute.matter, &dispute.id.to_string(), &[])?;
        for side in &dispute.sides {
            let mut line = format!("— {}", side.label);
            if let Some(stance) = side.stance {
                line.push_str(&format!(" [{}]", words::stance_word(stance)));
            }
            line.push_str(&format!(" · {}", words::plural(side.texts as usize, "text")));
            sheet.line("", &line, "", &side.reports)?;
        }
    }
    Ok(())
}

struct Sheet<'d, 'r, 'o> {
    desk: &'d Desk<'r>,
    paper: Paper,
    out: &'o mut dyn Write,
    footnotes: Vec<Passage>,
    /// True inside a list.
    open: bool,
}

impl Sheet<'_, '_, '_> {
    fn begin(&mut self, title: &str) -> Result<(), Error> {
        let note = "Machine reading of news reports. Each line says what a report says, not what is so; the notes give \
                    the passages it rests on.";
        match self.paper {
            Paper::Markdown => writeln!(self.out, "# {}\n\n{note}", markdown(title))?,
            Paper::Html => write!(
                self.out,
                "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{0}</title>\n<style>body{{font:1rem/1.5 serif;max-width:46em;margin:2em auto;padding:0 1em}}.when{{font-weight:bold}}.id,ol{{font-size:.85em;color:#444}}blockquote{{margin:0}}</style></head>\n<body>\n<h1>{0}</h1>\n<p>{note}</p>\n",
                escape(title)
            )?,
        }
        Ok(())
    }

    fn heading(&mut self, words: &str) -> Result<(), Error> {
        self.close()?;
        match self.paper {
            Paper::Markdown => writeln!(self.out, "\n## {words}\n")?,
            Paper::Html => writeln!(self.out, "<h2>{words}</h2>\n<ul>")?,
        }
        self.open = true;
        Ok(())
    }

    fn line(&mut self, when: &str, words: &str, id: &str, passages: &[Passage]) -> Result<(), Error> {
        let first = self.footnotes.len() + 1;
        self.footnotes.extend(passages.iter().take(NOTES));
        let numbers = first..=self.footnotes.len();
        let more = passages.len().saturating_sub(NOTES);
        match self.paper {
            Paper::Markdown => {
                let when = if when.is_empty() { String::new() } else { format!("**{}** ", markdown(when)) };
                let id = if id.is_empty() { String::new() } else { format!(" `{id}`") };
                write!(self.out, "- {when}{}{id}", markdown(words))?;
                for number in numbers {
                    write!(self.out, "[^{number}]")?;
                }
                if more > 0 {
                    write!(self.out, " and {}", crate::words::plural(more, "more passage"))?;
                }
                writeln!(self.out)?;
            }
            Paper::Html => {
                write!(self.out, "<li id=\"{id}\">", id = escape(id))?;
                if !when.is_empty() {
                    write!(self.out, "<span class=\"when\">{}</span> ", escape(when))?;
                }
                write!(self.out, "{} <span class=\"id\">{}</span>", escape(words), escape(id))?;
                for number in numbers {
                    write!(self.out, "<sup><a href=\"#n{number}\">{number}</a></sup> ")?;
                }
                if more > 0 {
                    write!(self.out, " and {}", crate::words::plural(more, "more passage"))?;
                }
                writeln!(self.out, "</li>")?;
            }
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Error> {
        if self.open && self.paper == Paper::Html {
            writeln!(self.out, "</ul>")?;
        }
        self.open = false;
        Ok(())
    }

    /// The notes: sentence, document, bytes.
    fn end(&mut self) -> Result<(), Error> {
        self.close()?;
        match self.paper {
            Paper::Markdown => writeln!(self.out)?,
            Paper::Html => writeln!(self.out, "<h2>Passages</h2>\n<ol>")?,
        }
        for (at, &passage) in self.footnotes.iter().enumerate() {
            let quote = self.desk.sentence(passage)?;
            let exact = self.desk.quote(passage)?;
            let document = self.desk.document(passage.document)?;
            let carrier = words::carrier(passage.document, self.desk.shelf())?;
            let place = format!("bytes {}–{} of {}", exact.byte_start, exact.byte_end, passage.document);
            let link = self.desk.link(&document);
            match self.paper {
                Paper::Markdown => {
                    let link = link.map(|link| format!(", <{}>", link.replace(['<', '>', ' '], "")));
                    writeln!(
                        self.out,
                        "[^{}]: “{}” — {}, {place}{}",
                        at + 1,
                        markdown(&quote.quote),
                        markdown(&carrier),
                        link.unwrap_or_default()
                    )?;
                }
                Paper::Html => {
                    let link = link
                        .map(|link| format!(", <a href=\"{0}\" rel=\"noreferrer\">{0}</a>", escape(&link)));
                    writeln!(
                        self.out,
                        "<li id=\"n{}\"><blockquote>{}</blockquote>{}, {place}{}</li>",
                        at + 1,
                        escape(&one_line(&quote.quote)),
                        escape(&carrier),
                        link.unwrap_or_default()
                    )?;
                }
            }
        }
        if self.paper == Paper::Html {
            writeln!(self.out, "</ol>\n</body>\n</html>")?;
        }
        Ok(())
    }
}

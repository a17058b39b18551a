use attested::model::{Actor, CopyGroup, Decision, Dispute, Document, Event, Figure, Statement, Story};
use attested::record::{Hit, Lines, Source, TimelineEntry};
use attested_export::line::{
    ActorLine, CopyLine, DisputeLine, EventLine, FigureLine, HitLine, Line, SourceLine, StatementLine,
    StoryLine,
};
use attested_export::words::{self, RecordShelf, Shelf};
use attested_export::{Credits, Quotes};
use serde::Serialize;

use crate::problem::Problem;

/// One row of a list.
#[derive(Debug)]
pub(crate) enum Item {
    Document(Box<Document>),
    Actor(Box<Actor>),
    Statement(Box<Statement>),
    Event(Box<Event>),
    Figure(Box<Figure>),
    Copy(Box<CopyGroup>),
    Dispute(Box<Dispute>),
    Story(Box<Story>),
    Hit(Box<Hit>),
    Source(Box<Source>),
    Decision(Box<Decision>),
}

/// Rows of a list, made one by one, and how many there are in all.
pub(crate) struct Rows<'r> {
    pub(crate) total: usize,
    pub(crate) items: Box<dyn Iterator<Item = Result<Item, Problem>> + 'r>,
}

impl<'r> Rows<'r> {
    pub(crate) fn of<T: 'r>(lines: Lines<'r, T>, item: impl Fn(T) -> Item + 'r) -> Self {
        let total = lines.total();
        Self { total, items: Box::new(lines.map(move |line| Ok(item(line?)))) }
    }

    pub(crate) fn known(all: Vec<Item>, window: attested::record::Page) -> Self {
        let total = all.len();
        let most = window.limit.unwrap_or(usize::MAX);
        Self { total, items: Box::new(all.into_iter().skip(window.offset).take(most).map(Ok)) }
    }
}

impl Item {
    /// The id of the line, as it is written.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Document(document) => document.id().to_string(),
            Self::Actor(actor) => actor.id.to_string(),
            Self::Statement(statement) => statement.id.to_string(),
            Self::Event(event) => event.id.to_string(),
            Self::Figure(figure) => figure.id.to_string(),
            Self::Copy(copy) => copy.id.to_string(),
            Self::Dispute(dispute) => dispute.id.to_string(),
            Self::Story(story) => story.id.to_string(),
            Self::Hit(hit) => hit.passage.document.to_string(),
            Self::Source(source) => source.outlet.clone().unwrap_or_default(),
            Self::Decision(decision) => decision.id.to_string(),
        }
    }

    /// What a list finds its way back to this line by; nothing where lists are made whole anyway.
    pub(crate) fn mark(&self) -> Option<String> {
        match self {
            Self::Hit(hit) => Some(format!("{}.{}", hit.passage.document, hit.passage.span.start())),
            Self::Source(_) | Self::Decision(_) => None,
            line => Some(line.id()),
        }
    }
}

impl From<TimelineEntry> for Item {
    fn from(entry: TimelineEntry) -> Self {
        match entry {
            TimelineEntry::Event(event) => Self::Event(event),
            TimelineEntry::Statement(statement) => Self::Statement(statement),
        }
    }
}

/// What a row says beside the line of the record: the line in our words, and names for its ids.
#[derive(Debug, Default, Serialize)]
struct Beside {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    according_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whom: Option<Vec<String>>,
}

/// Turns items into rows.
pub(crate) struct Writer<'r> {
    record: &'r attested::Record,
    quotes: Quotes<'r>,
    shelf: RecordShelf<'r>,
    credits: Option<Credits>,
}

impl<'r> Writer<'r> {
    pub(crate) fn new(record: &'r attested::Record) -> Self {
        Self { record, quotes: Quotes::from_record(record), shelf: RecordShelf::new(record), credits: None }
    }

    /// The row as one JSON object and a line feed: the line as `attested export` writes it, and some keys more.
    pub(crate) fn write(&mut self, item: &Item, out: &mut Vec<u8>) -> Result<(), Problem> {
        let from = out.len();
        self.line(item)?.write(out)?;
        if let Some(beside) = self.beside(item)? {
            let more = serde_json::to_vec(&beside).map_err(|error| Problem::Ours(error.to_string()))?;
            // Two objects, none of them empty, become one: `{…}` and a line feed, `{…}`.
            debug_assert!(out[from..].ends_with(b"}\n") && more.len() > 2);
            out.truncate(out.len() - 2);
            out.push(b',');
            out.extend_from_slice(&more[1..]);
            out.push(b'\n');
        }
        Ok(())
    }

    fn line(&mut self, item: &Item) -> Result<Line, Problem> {
        let quotes = &mut self.quotes;
        Ok(match item {
            Item::Document(document) => {
                if self.credits.is_none() {
                    self.credits = Some(Credits::from_record(self.record)?);
                }
                let credits = self.credits.get_or_insert_default();
                Line::Document(attested_export::document_line(self.record, document, credits)?)
            }
            Item::Actor(actor) => Line::Actor(ActorLine::new(actor, quotes)?),
            Item::Statement(statement) => Line::Statement(StatementLine::new(statement, quotes)?),
            Item::Event(event) => Line::Event(EventLine::new(event, quotes)?),
            Item::Figure(figure) => Line::Figure(FigureLine::new(figure, quotes)?),
            Item::Copy(copy) => Line::Copy(CopyLine::new(copy, quotes)?),
            Item::Dispute(dispute) => Line::Dispute(DisputeLine::new(dispute, quotes)?),
            Item::Story(story) => Line::Story(StoryLine::new(story)),
            Item::Hit(hit) => Line::Hit(HitLine::new(hit, quotes)?),
            Item::Source(source) => Line::Source(SourceLine::new(source)),
            Item::Decision(decision) => Line::Decision((**decision).clone()),
        })
    }

    fn beside(&self, item: &Item) -> Result<Option<Beside>, Problem> {
        let shelf: &dyn Shelf = &self.shelf;
        Ok(match item {
            Item::Event(event) => Some(Beside {
                words: words::told(event, shelf)?,
                according_to: words::telling(event)
                    .map(|report| words::of_report(report, shelf))
                    .transpose()?,
                who: Some(shelf.names(&event.actors)?),
                whom: Some(shelf.names(&event.recipients)?),
            }),
            Item::Statement(statement) => {
                let who = statement.speaker.map(|speaker| shelf.name(speaker)).transpose()?;
                let whom = shelf.names(&statement.addressees)?;
                let speaker = who.as_deref().map_or_else(words::nobody_named, words::capital);
                Some(Beside {
                    words: words::statement_lead(statement, &speaker, &whom),
                    according_to: Some(words::of_statement(statement, shelf)?),
                    who: Some(who.into_iter().collect()),
                    whom: Some(whom),
                })
            }
            Item::Figure(figure) => Some(Beside { words: words::quantity(figure), ..Beside::default() }),
            _ => None,
        })
    }
}

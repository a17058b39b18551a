use std::cell::RefCell;
use std::rc::Rc;

use attested_model::{
    Actor, ActorId, Certainty, Document, DocumentId, Event, EventReport, EventStatus, Passage, Statement,
};
use attested_record::{ActorQuery, DocumentQuery, EventQuery, Record, StatementQuery};

use super::Notes;
use crate::line::PassageLine;
use crate::words::{self, RecordShelf, Shelf};
use crate::{Error, Quotes};

/// What every shape needs at hand: the record, what its lines refer to, and quotes.
pub(super) struct Desk<'r> {
    record: &'r Record,
    shelf: RecordShelf<'r>,
    quotes: RefCell<Quotes<'r>>,
}

/// By whom something is known: the speaker and where the words stand.
pub(super) struct Source {
    /// The speaker; the outlet when the report itself says so.
    pub(super) speaker: Option<String>,
    pub(super) speaker_id: Option<ActorId>,
    /// The speaker's stance, act; empty when the report itself says so.
    pub(super) stance: &'static str,
    pub(super) statement: Option<Rc<Statement>>,
    /// "according to X, in Y, 3 March 2031"
    pub(super) way: String,
}

impl<'r> Desk<'r> {
    pub(super) fn new(record: &'r Record) -> Self {
        Self { record, shelf: RecordShelf::new(record), quotes: RefCell::new(Quotes::from_record(record)) }
    }

    pub(super) fn record(&self) -> &'r Record {
        self.record
    }

    pub(super) fn shelf(&self) -> &RecordShelf<'r> {
        &self.shelf
    }

    /// The events, by id.
    pub(super) fn events(&self) -> Result<impl Iterator<Item = Result<Event, Error>>, Error> {
        Ok(self.record.events(&EventQuery::default())?.map(|event| Ok(event?)))
    }

    /// The statements, by id.
    pub(super) fn statements(&self) -> Result<impl Iterator<Item = Result<Statement, Error>>, Error> {
        Ok(self.record.statements(&StatementQuery::default())?.map(|statement| Ok(statement?)))
    }

    pub(super) fn actors(&self) -> Result<impl Iterator<Item = Result<Actor, Error>>, Error> {
        Ok(self.record.actors(&ActorQuery::default())?.map(|actor| Ok(actor?)))
    }

    pub(super) fn documents(&self) -> Result<impl Iterator<Item = Result<Document, Error>>, Error> {
        Ok(self.record.documents(&DocumentQuery::default())?.map(|document| Ok(document?)))
    }

    pub(super) fn document(&self, id: DocumentId) -> Result<Rc<Document>, Error> {
        self.shelf.document(id)?.ok_or(Error::NoDocument { document: id })
    }

    pub(super) fn quote(&self, passage: Passage) -> Result<PassageLine, Error> {
        self.quotes.borrow_mut().quote(passage)
    }

    pub(super) fn names(&self, ids: &[ActorId]) -> Result<Vec<String>, Error> {
        self.shelf.names(ids)
    }

    pub(super) fn actors_of(&self, ids: &[ActorId]) -> Result<Vec<Rc<Actor>>, Error> {
        let mut found = Vec::with_capacity(ids.len());
        for &id in ids {
            found.extend(self.shelf.actor(id)?);
        }
        Ok(found)
    }

    /// The event as one neutral sentence; its status is part of it.
    pub(super) fn told(&self, event: &Event) -> Result<String, Error> {
        let trigger = match words::telling(event) {
            Some(report) => self.quote(report.trigger)?.quote,
            None => String::new(),
        };
        let (actors, recipients) = (self.names(&event.actors)?, self.names(&event.recipients)?);
        let sentence = words::event_sentence(event, &actors, &recipients, &one_line(&trigger));
        Ok(match words::status_mark(event) {
            Some(mark) => format!("[{mark}] {sentence}"),
            None => sentence,
        })
    }

    /// The sentence that a report of an event stands in.
    pub(super) fn sentence(&self, passage: Passage) -> Result<PassageLine, Error> {
        self.quote(words::sentence(passage, &self.shelf)?)
    }

    /// By whom a report of an event is known.
    pub(super) fn source(&self, report: &EventReport) -> Result<Source, Error> {
        let statement = words::behind(report, &self.shelf)?;
        let way = words::of_report(report, &self.shelf)?;
        let document = self.document(report.passage.document)?;
        let outlet = document.metadata().outlet.as_ref().map(|known| known.value.clone());
        let speaker_id = statement.as_ref().and_then(|said| said.speaker);
        let speaker = match (&statement, speaker_id) {
            (_, Some(id)) => Some(self.shelf.name(id)?),
            (Some(_), None) => None,
            (None, None) => outlet,
        };
        let stance = statement.as_ref().map_or("", |said| attested_model::Vocabulary::word(said.stance));
        Ok(Source { speaker, speaker_id, stance, statement, way })
    }

    /// Where a document was published or, failing that, read from.
    pub(super) fn address(&self, document: &Document) -> Result<String, Error> {
        match &document.metadata().url {
            Some(url) => Ok(url.value.clone()),
            None => Ok(self.shelf.path(document.id())?.unwrap_or_default()),
        }
    }

    /// The address when it is one of the web, so that no `javascript:` link leaves the record.
    #[expect(clippy::unused_self, reason = "stands beside `address`")]
    pub(super) fn link(&self, document: &Document) -> Option<String> {
        let url = document.metadata().url.as_ref()?.value.trim();
        (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
    }
}

/// True when an event may stand in a shape without status: it took place or is taking place, and nobody says not.
pub(super) fn is_plain_fact(event: &Event) -> bool {
    let plain = |status| matches!(status, EventStatus::Occurred | EventStatus::Ongoing);
    plain(event.status)
        && !event
            .reports
            .iter()
            .any(|report| matches!(report.status, EventStatus::Denied | EventStatus::DidNotOccur))
}

/// White space made single, so that a quotation fits a line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True for a line that a reviewer called wrong; it is counted and left out.
pub(super) fn is_wrong(certainty: Certainty, notes: &mut Notes) -> bool {
    let wrong = certainty == Certainty::thousandths(0);
    if wrong {
        notes.leave_out("lines that a reviewer called wrong");
    }
    wrong
}

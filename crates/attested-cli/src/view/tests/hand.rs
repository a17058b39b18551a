//! Two invented reports and the lines that a careful reader would make of them.

use std::collections::BTreeMap;
use std::rc::Rc;

use attested_export::Error;

use crate::model::{
    Act, Actor, ActorId, ActorKind, Basis, Bound, Certainty, ChainLink, Channel, Counted, Counts, Dated,
    Dispute, DisputeId, Document, DocumentId, Event, EventId, EventReport, EventStatus, EventType, Figure,
    FigureId, Known, Matter, Metadata, Mode, NameCount, OffsetMap, Passage, Place, Precision, RecordTime,
    Role, Section, SectionKind, Side, Span, Stance, Statement, StatementId, StatementKind, Tenure, TimeBasis,
};
use crate::words::Shelf;

pub(super) const COURIER: &str = "About 1,200 people were killed in Dellin on Saturday, the army of Halvenia said. Hosrav Emir-Dallan, the foreign minister of Qasmar, told Radio Narv that he had not met the commander in Idrane. He will visit Toldra on 16 April.";
pub(super) const LEDGER: &str = "At least 1,300 people died. A report that the minister had met the commander was false, his spokesman wrote.";

pub(super) struct Hand {
    documents: Vec<Rc<Document>>,
    actors: Vec<Rc<Actor>>,
    statements: Vec<Rc<Statement>>,
    figures: Vec<Rc<Figure>>,
}

impl Shelf for Hand {
    fn document(&self, id: DocumentId) -> Result<Option<Rc<Document>>, Error> {
        Ok(self.documents.iter().find(|document| document.id() == id).cloned())
    }
    fn path(&self, _: DocumentId) -> Result<Option<String>, Error> {
        Ok(Some("reports/harrow/ledger.txt".to_owned()))
    }
    fn actor(&self, id: ActorId) -> Result<Option<Rc<Actor>>, Error> {
        Ok(self.actors.iter().find(|actor| actor.id == id).cloned())
    }
    fn statement(&self, id: StatementId) -> Result<Option<Rc<Statement>>, Error> {
        Ok(self.statements.iter().find(|statement| statement.id == id).cloned())
    }
    fn event(&self, _: EventId) -> Result<Option<Rc<Event>>, Error> {
        Ok(None)
    }
    fn figure(&self, id: FigureId) -> Result<Option<Rc<Figure>>, Error> {
        Ok(self.figures.iter().find(|figure| figure.id == id).cloned())
    }
}

pub(super) fn hand() -> Hand {
    let courier = document(COURIER, Some("The Harrow Courier"), Some("2031-04-09"));
    let ledger = document(LEDGER, None, None);
    let statements = vec![Rc::new(denial_in(&courier)), Rc::new(rumour_in(&courier))];
    let figures = vec![
        Rc::new(figure(&courier, "About 1,200 people", Some(1200.0), Bound::About, "2031-04-06")),
        Rc::new(figure(&ledger, "At least 1,300 people", None, Bound::AtLeast, "2031-04-08")),
    ];
    let actors = ["Hosrav Emir-Dallan", "the commander", "army of Halvenia", "Radio Narv", "Toldra"];
    let actors = actors.into_iter().map(|name| Rc::new(actor(name))).collect();
    Hand { documents: vec![Rc::new(courier), Rc::new(ledger)], actors, statements, figures }
}

pub(super) fn id(name: &str) -> ActorId {
    ActorId::of(&[name.as_bytes()])
}

pub(super) fn document(text: &str, outlet: Option<&str>, published: Option<&str>) -> Document {
    let span = Span::of(0..text.len());
    let metadata = Metadata {
        outlet: outlet.map(|name| Known::new(name.to_owned(), Basis::Header)),
        published: published.map(|date| Dated {
            edtf: date.parse().unwrap(),
            basis: Basis::Header,
            words: date.to_owned(),
        }),
        ..Metadata::default()
    };
    let sections = vec![Section { span, kind: SectionKind::Body }];
    Document::new(text.to_owned(), sections, OffsetMap::identity(span.end(), 0), metadata).unwrap()
}

fn passage(document: &Document, words: &str) -> Passage {
    let at = document.text().find(words).unwrap();
    Passage { document: document.id(), span: Span::of(at..at + words.len()) }
}

pub(super) fn actor(name: &str) -> Actor {
    Actor {
        id: id(name),
        kind: ActorKind::Person,
        name: name.to_owned(),
        names: vec![
            NameCount { text: name.to_owned(), count: 3 },
            NameCount { text: "Emir-Dallan".to_owned(), count: 2 },
        ],
        country: None,
        roles: vec![Role {
            title: "foreign minister".to_owned(),
            of: None,
            of_text: Some("Qasmar".to_owned()),
            tenure: Tenure::Former,
            from: None,
            until: Some("2031".parse().unwrap()),
            passages: Vec::new(),
        }],
        external: BTreeMap::new(),
        mentions: 1234,
        members: Vec::new(),
        edges: Vec::new(),
    }
}

fn denial_in(courier: &Document) -> Statement {
    let content = passage(courier, "that he had not met the commander in Idrane");
    Statement {
        id: StatementId::of(&[b"denial"]),
        speaker: Some(id("Hosrav Emir-Dallan")),
        source: Some(passage(courier, "Hosrav Emir-Dallan, the foreign minister of Qasmar,")),
        cue: Some(passage(courier, "told")),
        content: vec![content],
        kind: StatementKind::Indirect,
        act: Act::Deny,
        stance: Stance::Denied,
        addressees: vec![id("Radio Narv")],
        channel: Some(Channel::Interview),
        parent: None,
        chain: vec![
            ChainLink { actor: Some(id("Radio Narv")), document: None, cue: None },
            ChainLink { actor: None, document: Some(courier.id()), cue: None },
        ],
        time: None,
        events: Vec::new(),
        reports: vec![content],
        counts: Counts { texts: 1, carriers: 3, owners: 3 },
        certainty: Certainty::thousandths(900),
    }
}

/// What the denial speaks of, said by somebody who is not named.
fn rumour_in(courier: &Document) -> Statement {
    Statement {
        id: StatementId::of(&[b"rumour"]),
        speaker: None,
        source: None,
        cue: None,
        act: Act::State,
        stance: Stance::Stated,
        parent: Some(StatementId::of(&[b"denial"])),
        chain: vec![ChainLink { actor: None, document: Some(courier.id()), cue: None }],
        ..denial_in(courier)
    }
}

/// The meeting, where the denial speaks of what somebody else had said.
pub(super) fn rumoured_meeting() -> Event {
    let mut event = meeting();
    event.reports[0].in_statement = Some(StatementId::of(&[b"rumour"]));
    event
}

pub(super) fn denial() -> Statement {
    denial_in(&document(COURIER, Some("The Harrow Courier"), Some("2031-04-09")))
}

/// The meeting that is denied.
pub(super) fn meeting() -> Event {
    let courier = document(COURIER, Some("The Harrow Courier"), Some("2031-04-09"));
    Event {
        id: EventId::of(&[b"meeting"]),
        kind: EventType::Consult,
        mode: None,
        custom_type: None,
        contexts: Vec::new(),
        status: EventStatus::Denied,
        actors: vec![id("Hosrav Emir-Dallan"), id("the commander")],
        recipients: Vec::new(),
        place: Some(Place {
            name: "Idrane".to_owned(),
            country: None,
            latitude: None,
            longitude: None,
            precision: Precision::City,
            passage: passage(&courier, "Idrane"),
        }),
        time: Some(RecordTime {
            edtf: "2031-03~".parse().unwrap(),
            basis: TimeBasis::Event,
            words: String::new(),
        }),
        reports: vec![EventReport {
            reason: None,
            passage: passage(&courier, "he had not met the commander in Idrane"),
            trigger: passage(&courier, "met"),
            status: EventStatus::Denied,
            in_statement: Some(StatementId::of(&[b"denial"])),
            time: None,
        }],
        counts: Counts { texts: 2, carriers: 5, owners: 5 },
        certainty: Certainty::thousandths(900),
    }
}

/// The visit that is to come.
pub(super) fn visit() -> Event {
    let courier = document(COURIER, Some("The Harrow Courier"), Some("2031-04-09"));
    let report = EventReport {
        reason: None,
        passage: passage(&courier, "He will visit Toldra on 16 April."),
        trigger: passage(&courier, "visit"),
        status: EventStatus::Planned,
        in_statement: None,
        time: None,
    };
    Event {
        id: EventId::of(&[b"visit"]),
        mode: Some(Mode::Visit),
        status: EventStatus::Planned,
        actors: vec![id("Hosrav Emir-Dallan")],
        recipients: vec![id("Toldra")],
        place: None,
        time: Some(RecordTime {
            edtf: "2031-04-16".parse().unwrap(),
            basis: TimeBasis::Published,
            words: "on 16 April".to_owned(),
        }),
        reports: vec![report],
        counts: Counts::SINGLE,
        ..meeting()
    }
}

fn figure(document: &Document, words: &str, high: Option<f64>, bound: Bound, as_of: &str) -> Figure {
    Figure {
        id: FigureId::of(&[words.as_bytes()]),
        low: high.or(Some(1300.0)),
        high,
        bound,
        unit: "person".to_owned(),
        of: Counted::Killed,
        scope: None,
        event: None,
        in_statement: None,
        as_of: Some(RecordTime {
            edtf: as_of.parse().unwrap(),
            basis: TimeBasis::Published,
            words: String::new(),
        }),
        passage: passage(document, words),
        counts: Counts::SINGLE,
        certainty: Certainty::thousandths(900),
    }
}

pub(super) fn toll(hand: &Hand) -> Figure {
    (*hand.figures[1]).clone()
}

/// The two tolls, the later one first, as a record might have them.
pub(super) fn dispute(hand: &Hand) -> Dispute {
    let side = |figure: &Figure, label: &str, texts: u32| Side {
        label: label.to_owned(),
        stance: None,
        value: Some(label.to_owned()),
        statements: Vec::new(),
        figures: vec![figure.id],
        reports: vec![figure.passage],
        texts,
    };
    Dispute {
        id: DisputeId::of(&[b"toll"]),
        about: Matter::Figure,
        matter: "How many people were killed in Dellin.".to_owned(),
        event: None,
        sides: vec![side(&hand.figures[1], "at least 1,300", 1), side(&hand.figures[0], "about 1,200", 2)],
    }
}

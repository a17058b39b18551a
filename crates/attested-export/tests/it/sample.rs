//! A record of two invented reports, made by hand.

use attested_export::line::DocumentLine;
use attested_export::{Error, Quotes, Table, Whole};
use attested_model::{
    Act, Action, Actor, ActorId, ActorKind, Alias, Basis, Bound, Certainty, ChainLink, CopyGroup, CopyId,
    Counted, Counts, Decision, DecisionId, Dispute, DisputeId, Document, DocumentId, Event, EventId,
    EventReport, EventStatus, EventType, Figure, FigureId, Known, Matter, Metadata, NameCount, OffsetMap,
    Passage, Place, Precision, RecordTime, Resolution, Role, Run, Section, SectionKind, Side, Span, Stance,
    Statement, StatementId, StatementKind, Tenure, TimeBasis,
};

pub(crate) const COURIER: &str = "Zoë Maré, the foreign minister of Sarvane, denied that “anyone” had met the envoy in Port Öst on 9 April 2031. About 1,200 people were killed, the Courier said.";
pub(crate) const LEDGER: &str = "=HYPERLINK(\"x\") is how the Ledger's page begins. Zoë Maré, the foreign minister of Sarvane, denied that “anyone” had met the envoy. At least 1,300 people were killed.";

pub(crate) struct Sample {
    pub(crate) documents: Vec<Document>,
    pub(crate) runs: Vec<Run>,
    pub(crate) resolution: Resolution,
    pub(crate) decisions: Vec<Decision>,
}

fn document(text: &str, outlet: &str) -> Document {
    let span = Span::of(0..text.len());
    let metadata = Metadata {
        outlet: Some(Known::new(outlet.to_owned(), Basis::Header)),
        credit: Some(Known::new("the COURIER".to_owned(), Basis::Text)),
        ..Metadata::default()
    };
    let sections = vec![Section { span, kind: SectionKind::Body }];
    Document::new(text.to_owned(), sections, OffsetMap::identity(span.end(), 0), metadata).unwrap()
}

/// The passage of the first place where `words` stand in the document.
fn passage(document: &Document, words: &str) -> Passage {
    let at = document.text().find(words).unwrap_or_else(|| panic!("{words:?} is in the text"));
    Passage { document: document.id(), span: Span::of(at..at + words.len()) }
}

pub(crate) fn sample() -> Sample {
    let courier = document(COURIER, "Courier");
    let ledger = document(LEDGER, "Ledger");
    let run = Run::new("0.1.0".into(), String::new(), "ab".into(), "{}".into());
    let person = actor("Zoë Maré", ActorKind::Person, &courier);
    let outlet = actor("The Courier", ActorKind::Organisation, &courier);
    let said = passage(&courier, "“anyone” had met the envoy in Port Öst on 9 April 2031");
    let copied = "Zoë Maré, the foreign minister of Sarvane, denied that “anyone” had met the envoy";
    let event_id = EventId::of(&[b"meeting"]);
    let statement_id = StatementId::of(&[b"denial"]);
    let time = RecordTime {
        edtf: "2031-04-09".parse().unwrap(),
        basis: TimeBasis::Absolute,
        words: "on 9 April 2031".into(),
    };
    let statement = Statement {
        id: statement_id,
        speaker: Some(person.id),
        source: Some(passage(&courier, "Zoë Maré, the foreign minister of Sarvane,")),
        cue: Some(passage(&courier, "denied")),
        content: vec![said],
        kind: StatementKind::Mixed,
        act: Act::Deny,
        stance: Stance::Denied,
        addressees: vec![],
        channel: None,
        parent: None,
        chain: vec![ChainLink { actor: None, document: Some(courier.id()), cue: None }],
        time: None,
        events: vec![event_id],
        reports: vec![said],
        counts: Counts { texts: 1, carriers: 2, owners: 2 },
        certainty: Certainty::thousandths(875),
    };
    let event = Event {
        id: event_id,
        kind: EventType::Consult,
        mode: None,
        custom_type: None,
        contexts: vec![],
        status: EventStatus::Denied,
        actors: vec![person.id],
        recipients: vec![],
        place: Some(Place {
            name: "Port Öst".into(),
            country: None,
            latitude: None,
            longitude: None,
            precision: Precision::City,
            passage: passage(&courier, "Port Öst"),
        }),
        time: Some(time.clone()),
        reports: vec![EventReport {
            reason: None,
            passage: said,
            trigger: passage(&courier, "met"),
            status: EventStatus::Denied,
            in_statement: Some(statement_id),
            time: Some(time),
        }],
        counts: Counts { texts: 1, carriers: 2, owners: 2 },
        certainty: Certainty::thousandths(900),
    };
    let figures = vec![
        figure(passage(&courier, "About 1,200 people"), Some(1200.0), Some(1200.0), Bound::About),
        figure(passage(&ledger, "At least 1,300 people"), Some(1300.0), None, Bound::AtLeast),
    ];
    let side = |figure: &Figure, label: &str| Side {
        label: label.into(),
        stance: None,
        value: Some(label.into()),
        statements: vec![],
        figures: vec![figure.id],
        reports: vec![figure.passage],
        texts: 1,
    };
    let dispute = Dispute {
        id: DisputeId::of(&[b"toll"]),
        about: Matter::Figure,
        matter: "How many people were killed.".into(),
        event: None,
        sides: vec![side(&figures[0], "about 1200"), side(&figures[1], "at least 1300")],
    };
    let copy = CopyGroup {
        id: CopyId::of(&[b"copy"]),
        passages: vec![passage(&courier, copied), passage(&ledger, copied)],
        earliest: courier.id(),
        credit: Some(outlet.id),
        reason: "14 words in a row are the same".into(),
        counts: Counts { texts: 1, carriers: 2, owners: 2 },
    };
    let target = person.id.to_string();
    let mut resolution = Resolution {
        stories: Vec::new(),
        actors: vec![person, outlet],
        statements: vec![statement],
        events: vec![event],
        figures,
        copies: vec![copy],
        disputes: vec![dispute],
        aliases: vec![Alias { from: "a-0000000000000000".into(), to: target.clone() }],
    };
    resolution.actors.sort_by_key(|actor| actor.id);
    resolution.figures.sort_by_key(|figure| figure.id);
    let decisions = vec![Decision {
        id: DecisionId::of(&[b"confirm"]),
        action: Action::Confirm { target },
        reason: "read it".into(),
        user: "mk".into(),
        time: "2031-05-01T10:00:00Z".into(),
    }];
    let mut documents = vec![courier, ledger];
    documents.sort_by_key(Document::id);
    Sample { documents, runs: vec![run], resolution, decisions }
}

fn actor(name: &str, kind: ActorKind, document: &Document) -> Actor {
    let role = Role {
        title: "foreign minister".into(),
        of: None,
        of_text: Some("Sarvane".into()),
        tenure: Tenure::Current,
        from: None,
        until: None,
        passages: vec![passage(document, "the foreign minister of Sarvane")],
    };
    Actor {
        id: ActorId::of(&[name.as_bytes()]),
        kind,
        name: name.into(),
        names: vec![NameCount { text: name.into(), count: 2 }],
        country: None,
        roles: if kind == ActorKind::Person { vec![role] } else { vec![] },
        external: std::collections::BTreeMap::new(),
        mentions: 2,
        members: vec![],
        edges: vec![],
    }
}

fn figure(passage: Passage, low: Option<f64>, high: Option<f64>, bound: Bound) -> Figure {
    Figure {
        id: FigureId::of(&[passage.document.as_bytes()]),
        low,
        high,
        bound,
        unit: "person".into(),
        of: Counted::Killed,
        scope: None,
        event: None,
        in_statement: None,
        as_of: None,
        passage,
        counts: Counts::SINGLE,
        certainty: Certainty::thousandths(950),
    }
}

impl Sample {
    pub(crate) fn text(&self, id: DocumentId) -> Option<&str> {
        self.documents.iter().find(|document| document.id() == id).map(Document::text)
    }

    fn quotes(&self) -> Quotes<'_> {
        Quotes::new(|id| Ok(self.text(id).map(str::to_owned)))
    }

    fn lines(&self) -> impl Iterator<Item = Result<DocumentLine, Error>> {
        let credits = attested_export::Credits::of(&self.resolution.actors);
        self.documents.iter().map(move |document| {
            let credit = document.metadata().credit.as_ref().and_then(|known| credits.find(&known.value));
            Ok(DocumentLine::new(document, "reports/a.txt", None, "00ff", credit))
        })
    }

    pub(crate) fn json(&self) -> Result<String, Error> {
        let mut out = Vec::new();
        let mut documents = self.lines();
        attested_export::write_lines(self.whole(&mut documents), &mut self.quotes(), &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    pub(crate) fn table(&self, table: Table) -> Result<String, Error> {
        let mut out = Vec::new();
        let mut documents = self.lines();
        attested_export::write_table(self.whole(&mut documents), table, &mut self.quotes(), &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    fn whole<'a>(&'a self, documents: attested_export::Documents<'a>) -> Whole<'a> {
        Whole { runs: &self.runs, documents, resolution: &self.resolution, decisions: &self.decisions }
    }
}

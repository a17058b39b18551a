//! Builds documents with hand-made analyses: the words are found in the text, so that spans are always exact.

use attested_model::{
    Act, Actor, ActorKind, Analysis, Basis, Bound, Certainty, Counted, Dated, Document, Edtf, Event,
    EventIndex, EventReading, EventStatus, EventType, Figure, FigureReading, Known, Mention, MentionForm,
    MentionKind, Metadata, OffsetMap, Participant, ParticipantIndex, PlaceReading, Precision, Resolution,
    RoleReading, Section, SectionKind, Span, Stance, Statement, StatementIndex, StatementKind,
    StatementReading, Tenure, TimeBasis, TimeExpression, TimeIndex, Via,
};
use attested_resolve::{Knowledge, Reading, resolve};

/// A document and its analysis in the making.
pub(crate) struct Report {
    pub(crate) document: Document,
    pub(crate) analysis: Analysis,
}

/// A report of `outlet`, published on `day` (empty: undated), all of it body.
pub(crate) fn report(outlet: &str, day: &str, text: &str) -> Report {
    sections(outlet, day, &[(SectionKind::Body, text)])
}

/// A report made of blocks.
pub(crate) fn sections(outlet: &str, day: &str, blocks: &[(SectionKind, &str)]) -> Report {
    let text: String = blocks.iter().flat_map(|(_, text)| [*text, "\n"]).collect();
    let mut sections = Vec::new();
    let mut at = 0;
    for (kind, block) in blocks {
        sections.push(Section { span: Span::of(at..at + block.len() + 1), kind: *kind });
        at += block.len() + 1;
    }
    let published = (!day.is_empty()).then(|| Dated {
        edtf: day.parse().unwrap(),
        basis: Basis::Header,
        words: day.to_owned(),
    });
    let outlet = (!outlet.is_empty()).then(|| Known::new(outlet.to_owned(), Basis::Header));
    let metadata = Metadata { outlet, published, ..Metadata::default() };
    let len = u32::try_from(text.len()).unwrap();
    let document =
        Document::new(text.clone(), sections.clone(), OffsetMap::identity(len, 0), metadata).unwrap();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (end, letter) in text.char_indices() {
        if matches!(letter, '.' | '\n') {
            let span = Span::of(start..end + letter.len_utf8()).trim(&text);
            if !span.is_empty() {
                sentences.push(span);
            }
            start = end + letter.len_utf8();
        }
    }
    let analysis = Analysis {
        document: document.id(),
        sections,
        sentences,
        mentions: Vec::new(),
        participants: Vec::new(),
        times: Vec::new(),
        figures: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    };
    Report { document, analysis }
}

/// What a participant is.
pub(crate) use ActorKind::{Country, Organisation, Person, Unnamed};

impl Report {
    /// The first place of `words` in the text.
    pub(crate) fn find(&self, words: &str) -> Span {
        let at = self.document.text().find(words).unwrap_or_else(|| panic!("“{words}” is not in the text"));
        Span::of(at..at + words.len())
    }

    /// Adds a participant that the text calls `name`, of an ISO country code or of none (empty).
    pub(crate) fn who(&mut self, kind: ActorKind, name: &str, country: &str) -> ParticipantIndex {
        let participant = ParticipantIndex::new(self.analysis.participants.len());
        self.analysis.participants.push(Participant {
            kind,
            name: name.to_owned(),
            country: (!country.is_empty()).then(|| country.to_owned()),
            roles: Vec::new(),
        });
        let mention_kind = match kind {
            ActorKind::Person => MentionKind::Person,
            ActorKind::Country => MentionKind::Country,
            ActorKind::Organisation => MentionKind::Organisation,
            ActorKind::Group | ActorKind::Unnamed => MentionKind::Group,
        };
        let form = match kind {
            ActorKind::Unnamed => MentionForm::Nominal,
            _ if name.starts_with('@') => MentionForm::Handle,
            _ => MentionForm::Name,
        };
        let places: Vec<usize> = self.document.text().match_indices(name).map(|(at, _)| at).collect();
        for at in places {
            let span = Span::of(at..at + name.len());
            self.analysis.mentions.push(Mention {
                span,
                kind: mention_kind,
                form,
                participant: Some(participant),
            });
        }
        self.analysis.mentions.sort_by_key(|mention| mention.span);
        participant
    }

    /// Says that the text also calls a participant `name`.
    pub(crate) fn also(&mut self, participant: ParticipantIndex, name: &str) {
        let span = self.find(name);
        self.analysis.mentions.push(Mention {
            span,
            kind: MentionKind::Organisation,
            form: MentionForm::Name,
            participant: Some(participant),
        });
        self.analysis.mentions.sort_by_key(|mention| mention.span);
    }

    /// Gives a participant a role that stands in the text as `title`.
    pub(crate) fn role(&mut self, who: ParticipantIndex, title: &str, of: Option<ParticipantIndex>) {
        let span = self.find(title);
        self.analysis.participants[who.get()].roles.push(RoleReading {
            span,
            title: title.to_lowercase(),
            of,
            tenure: Tenure::Current,
            from: None,
            until: None,
        });
    }

    /// Adds a time that stands in the text as `words`. Times must be added in text order.
    pub(crate) fn time(&mut self, words: &str, edtf: &str) -> TimeIndex {
        let span = self.find(words);
        let value: Edtf = edtf.parse().unwrap();
        self.analysis.times.push(TimeExpression { span, value: Some(value), basis: TimeBasis::Absolute });
        TimeIndex::new(self.analysis.times.len() - 1)
    }

    /// Adds a statement of `speaker` with `content`.
    pub(crate) fn says(&mut self, speaker: Option<ParticipantIndex>, content: &str) -> &mut StatementReading {
        let content = self.find(content);
        let direct = content.text(self.document.text()).starts_with('“');
        self.analysis.statements.push(StatementReading {
            source: None,
            speaker,
            cue: None,
            content: vec![content],
            kind: if direct { StatementKind::Direct } else { StatementKind::Indirect },
            act: Act::State,
            stance: Stance::Stated,
            addressees: Vec::new(),
            channel: None,
            via: Vec::new(),
            parent: None,
            time: None,
            certainty: Certainty::thousandths(900),
        });
        self.analysis.statements.last_mut().unwrap()
    }

    /// Adds an outlet or agency through which the last statement came.
    pub(crate) fn via(&mut self, participant: ParticipantIndex, source: &str) {
        let source = self.find(source);
        let via = Via { participant: Some(participant), source, cue: None };
        self.analysis.statements.last_mut().unwrap().via.push(via);
    }

    /// Adds an event whose trigger is `trigger`; its passage is the sentence. Events must be added in text order.
    pub(crate) fn event(&mut self, kind: EventType, trigger: &str) -> &mut EventReading {
        let trigger = self.find(trigger);
        let passage = self
            .analysis
            .sentences
            .iter()
            .copied()
            .find(|sentence| sentence.contains(trigger))
            .unwrap_or(trigger);
        self.analysis.events.push(EventReading {
            kind,
            mode: None,
            custom_type: None,
            contexts: Vec::new(),
            trigger,
            passage,
            actors: Vec::new(),
            recipients: Vec::new(),
            place: None,
            time: None,
            status: EventStatus::Occurred,
            statement: None,
            certainty: Certainty::thousandths(800),
        });
        self.analysis.events.last_mut().unwrap()
    }

    /// A place that stands in the text as `words`.
    pub(crate) fn place(&self, words: &str, country: &str) -> PlaceReading {
        PlaceReading { span: self.find(words), country: Some(country.to_owned()), precision: Precision::City }
    }

    /// Adds an exact figure of people killed that stands in the text as `words`.
    pub(crate) fn killed(&mut self, words: &str, value: f64, event: usize) -> &mut FigureReading {
        let span = self.find(words);
        self.analysis.figures.push(FigureReading {
            span,
            low: Some(value),
            high: Some(value),
            bound: Bound::Exact,
            unit: "person".to_owned(),
            of: Counted::Killed,
            scope: None,
            event: Some(EventIndex::new(event)),
            statement: None,
            as_of: None,
            certainty: Certainty::thousandths(900),
        });
        self.analysis.figures.last_mut().unwrap()
    }

    /// The statement added last.
    pub(crate) fn last_statement(&self) -> StatementIndex {
        StatementIndex::new(self.analysis.statements.len() - 1)
    }
}

/// The readings of reports.
pub(crate) fn readings(reports: &[Report]) -> Vec<Reading<'_>> {
    for report in reports {
        assert_eq!(report.analysis.fault(report.document.text()), None);
    }
    reports.iter().map(|report| Reading { document: &report.document, analysis: &report.analysis }).collect()
}

/// Resolves reports with no decisions and no knowledge, and checks what must hold for every resolution.
pub(crate) fn resolved(reports: &[Report]) -> Resolution {
    let resolution = resolve(&readings(reports), &[], &Knowledge::default());
    crate::invariants::check(reports, &resolution);
    resolution
}

/// The actor of this canonical name, when there is exactly one.
pub(crate) fn actor<'r>(resolution: &'r Resolution, name: &str) -> &'r Actor {
    let found: Vec<&Actor> = resolution.actors.iter().filter(|actor| actor.name == name).collect();
    assert_eq!(found.len(), 1, "actors called {name}: {:?}", names(resolution));
    found[0]
}

/// The canonical names of all actors, sorted.
pub(crate) fn names(resolution: &Resolution) -> Vec<&str> {
    let mut names: Vec<&str> = resolution.actors.iter().map(|actor| actor.name.as_str()).collect();
    names.sort_unstable();
    names
}

/// The words under the first piece of a statement.
pub(crate) fn content<'r>(reports: &'r [Report], statement: &Statement) -> &'r str {
    let passage = statement.content[0];
    let report = reports.iter().find(|report| report.document.id() == passage.document).unwrap();
    passage.span.text(report.document.text())
}

/// The only event of this type.
pub(crate) fn only_event(resolution: &Resolution, kind: EventType) -> &Event {
    let found: Vec<&Event> = resolution.events.iter().filter(|event| event.kind == kind).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    found[0]
}

/// The figures, by value.
pub(crate) fn figures(resolution: &Resolution) -> Vec<&Figure> {
    let mut figures: Vec<&Figure> = resolution.figures.iter().collect();
    figures.sort_by_key(|figure| figure.low.map(f64::to_bits));
    figures
}

//! Resolutions of every shape, made from bytes, so that they shrink when they fail.

use attested_model::{
    Actor, ActorId, ActorKind, Alias, Bound, Certainty, ChainLink, Channel, Context, CopyGroup, CopyId,
    Counted, Counts, Dispute, DisputeId, Document, Event, EventId, EventReport, EventStatus, EventType,
    Figure, FigureId, Matter, MergeEdge, NameCount, ParticipantIndex, ParticipantKey, Passage, Place,
    Precision, RecordTime, Resolution, Role, Side, Span, Stance, Statement, StatementId, StatementKind,
    Story, StoryId, Tenure, TimeBasis, Vocabulary,
};

use crate::support::{plain, report};

const WORDS: &[&str] = &[
    "",
    "Orla Venn",
    "the “quoted” one",
    "Zoë O'Néill",
    "部长",
    "a\u{0}b",
    "100%_x\\",
    "\"; DROP TABLE actor; --",
];
const DATES: &[&str] = &[
    "2023-10-07",
    "2023-10",
    "2023-10~",
    "../2023-10-07",
    "2023-10-07/..",
    "2023-10-07T06:30:00Z",
    "-0044-03-15",
    "201X",
    "2023/",
];

/// The documents that generated passages lie in.
pub(crate) fn documents() -> Vec<Document> {
    vec![
        plain("Orla Venn denied it. Zoë said “no”. 部长说。 The end 🕊."),
        report("Sarvane’s ministry said 1,200 had left.", "Harbour Post", "2023-10-07"),
        report("Sarvane’s ministry said 1,200 had left. Nobody answered.", "Dock Times", "2023-10"),
    ]
}

/// Reads a resolution from bytes; no bytes left means zeros.
pub(crate) struct Dice<'a> {
    bytes: std::slice::Iter<'a, u8>,
    documents: &'a [Document],
    sizes: [usize; 4],
}

pub(crate) fn resolution(bytes: &[u8], documents: &[Document]) -> Resolution {
    let mut dice = Dice { bytes: bytes.iter(), documents, sizes: [0; 4] };
    dice.sizes = std::array::from_fn(|_| dice.roll(5));
    let [actors, statements, events, figures] = dice.sizes;
    let mut all = Resolution {
        actors: (0..actors).map(|at| dice.actor(at)).collect(),
        statements: (0..statements).map(|at| dice.statement(at)).collect(),
        events: (0..events).map(|at| dice.event(at)).collect(),
        figures: (0..figures).map(|at| dice.figure(at)).collect(),
        copies: (0..dice.roll(3)).map(|at| dice.copy(at)).collect(),
        disputes: (0..dice.roll(3)).map(|at| dice.dispute(at)).collect(),
        aliases: dice.several(|dice| Alias { from: dice.text(), to: dice.text() }),
        // Last, so that what older fixtures hold stays as it was.
        stories: (0..dice.roll(2)).map(|at| dice.story(at)).collect(),
    };
    for report in all.events.iter_mut().flat_map(|event| &mut event.reports) {
        report.reason = dice.maybe(Dice::text);
    }
    all.actors.sort_by_key(|line| line.id);
    all.statements.sort_by_key(|line| line.id);
    all.events.sort_by_key(|line| line.id);
    all.figures.sort_by_key(|line| line.id);
    all.copies.sort_by_key(|line| line.id);
    all.disputes.sort_by_key(|line| line.id);
    all
}

/// A resolution with several lines of every kind that refer to each other.
pub(crate) fn rich() -> Resolution {
    let rich_enough = |put: &Resolution| {
        let passages = |found: usize| found > 2;
        put.actors.len() > 2
            && passages(put.statements.iter().map(|line| line.content.len()).sum())
            && passages(put.events.iter().map(|line| line.reports.len()).sum())
            && put.events.iter().any(|line| !line.actors.is_empty())
            && put.figures.len() > 1
            && put.copies.iter().any(|line| !line.passages.is_empty())
            && put.disputes.iter().flat_map(|line| &line.sides).any(|side| !side.statements.is_empty())
    };
    let mut rich =
        (0u32..100_000).map(|seed| resolution(&noise(seed), &documents())).find(rich_enough).unwrap();
    rich.aliases.clear();
    // Versions before 3 had neither.
    rich.stories.clear();
    rich.events.iter_mut().flat_map(|event| &mut event.reports).for_each(|report| report.reason = None);
    rich
}

/// Bytes without a pattern, the same for the same seed.
pub(crate) fn noise(seed: u32) -> Vec<u8> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(Some(seed), next).map(|state| state.to_be_bytes()[0]).skip(1).take(1500).collect()
}

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % sides.max(1)
    }

    fn number(&mut self) -> u32 {
        u32::try_from(self.roll(256)).unwrap() * 1000
    }

    fn several<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.roll(4)).map(|_| make(self)).collect()
    }

    fn maybe<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Option<T> {
        (self.roll(2) == 1).then(|| make(self))
    }

    fn text(&mut self) -> String {
        WORDS[self.roll(WORDS.len())].to_owned()
    }

    fn word<T: Vocabulary>(&mut self) -> T {
        T::ALL[self.roll(T::ALL.len())]
    }

    fn edtf(&mut self) -> attested_model::Edtf {
        DATES[self.roll(DATES.len())].parse().unwrap()
    }

    fn time(&mut self) -> RecordTime {
        RecordTime { edtf: self.edtf(), basis: self.word::<TimeBasis>(), words: self.text() }
    }

    fn counts(&mut self) -> Counts {
        Counts { texts: self.number(), carriers: self.number(), owners: self.number() }
    }

    fn certainty(&mut self) -> Certainty {
        Certainty::thousandths(u16::try_from(self.roll(256) * 4).unwrap())
    }

    fn quantity(&mut self) -> f64 {
        [0.0, 1200.0, -3.5, 1.0e15, 0.1, f64::INFINITY][self.roll(6)]
    }

    fn document(&mut self) -> &Document {
        &self.documents[self.roll(self.documents.len())]
    }

    fn passage(&mut self) -> Passage {
        let (from, to) = (self.roll(256), self.roll(256));
        let document = self.document();
        let mut ends: Vec<usize> = document.text().char_indices().map(|(at, _)| at).collect();
        ends.push(document.text().len());
        let (from, to) = (ends[from % ends.len()], ends[to % ends.len()]);
        Passage { document: document.id(), span: Span::of(from.min(to)..from.max(to)) }
    }

    fn key(&mut self) -> ParticipantKey {
        ParticipantKey { document: self.document().id(), participant: ParticipantIndex::new(self.roll(256)) }
    }

    /// Ids of lines that exist, when any do.
    fn actors(&mut self) -> Vec<ActorId> {
        if self.sizes[0] == 0 { Vec::new() } else { self.several(|dice| actor_id(dice.roll(dice.sizes[0]))) }
    }

    fn an_actor(&mut self) -> Option<ActorId> {
        self.actors().first().copied()
    }

    fn statements(&mut self) -> Vec<StatementId> {
        if self.sizes[1] == 0 {
            Vec::new()
        } else {
            self.several(|dice| statement_id(dice.roll(dice.sizes[1])))
        }
    }

    fn events(&mut self) -> Vec<EventId> {
        if self.sizes[2] == 0 { Vec::new() } else { self.several(|dice| event_id(dice.roll(dice.sizes[2]))) }
    }

    fn figures(&mut self) -> Vec<FigureId> {
        if self.sizes[3] == 0 { Vec::new() } else { self.several(|dice| figure_id(dice.roll(dice.sizes[3]))) }
    }

    fn actor(&mut self, at: usize) -> Actor {
        Actor {
            id: actor_id(at),
            kind: self.word::<ActorKind>(),
            name: self.text(),
            names: self.several(|dice| NameCount { text: dice.text(), count: dice.number() }),
            country: self.maybe(Self::text),
            roles: self.several(|dice| Role {
                title: dice.text(),
                of: dice.an_actor(),
                of_text: dice.maybe(Self::text),
                tenure: dice.word::<Tenure>(),
                from: dice.maybe(Self::edtf),
                until: dice.maybe(Self::edtf),
                passages: dice.several(Self::passage),
            }),
            external: self.several(|dice| (dice.text(), dice.text())).into_iter().collect(),
            mentions: self.number(),
            members: [first_member(at)].into_iter().chain(self.several(Self::key)).collect(),
            edges: self.several(|dice| MergeEdge {
                left: dice.key(),
                right: dice.key(),
                reason: dice.text(),
            }),
        }
    }

    fn statement(&mut self, at: usize) -> Statement {
        Statement {
            id: statement_id(at),
            speaker: self.an_actor(),
            source: self.maybe(Self::passage),
            cue: self.maybe(Self::passage),
            content: self.several(Self::passage),
            kind: self.word::<StatementKind>(),
            act: self.word(),
            stance: self.word::<Stance>(),
            addressees: self.actors(),
            channel: self.maybe(Dice::word::<Channel>),
            parent: self.statements().first().copied(),
            chain: self.several(|dice| ChainLink {
                actor: dice.an_actor(),
                document: dice.maybe(|dice| dice.document().id()),
                cue: dice.maybe(Self::passage),
            }),
            time: self.maybe(Self::time),
            events: self.events(),
            reports: self.several(Self::passage),
            counts: self.counts(),
            certainty: self.certainty(),
        }
    }

    fn event(&mut self, at: usize) -> Event {
        Event {
            id: event_id(at),
            kind: self.word::<EventType>(),
            mode: self.maybe(Self::word),
            custom_type: None,
            contexts: self.several(Dice::word::<Context>),
            status: self.word::<EventStatus>(),
            actors: self.actors(),
            recipients: self.actors(),
            place: self.maybe(|dice| Place {
                name: dice.text(),
                country: dice.maybe(Self::text),
                latitude: dice.maybe(|dice| if dice.roll(2) == 0 { 35.6892 } else { -90.0 }),
                longitude: dice.maybe(|_| 51.389),
                precision: dice.word::<Precision>(),
                passage: dice.passage(),
            }),
            time: self.maybe(Self::time),
            reports: self.several(|dice| EventReport {
                passage: dice.passage(),
                trigger: dice.passage(),
                status: dice.word(),
                in_statement: dice.statements().first().copied(),
                time: dice.maybe(Self::time),
                reason: None,
            }),
            counts: self.counts(),
            certainty: self.certainty(),
        }
    }

    fn figure(&mut self, at: usize) -> Figure {
        Figure {
            id: figure_id(at),
            low: self.maybe(Self::quantity),
            high: self.maybe(Self::quantity),
            bound: self.word::<Bound>(),
            unit: self.text(),
            of: self.word::<Counted>(),
            scope: self.maybe(Self::passage),
            event: self.events().first().copied(),
            in_statement: self.statements().first().copied(),
            as_of: self.maybe(Self::time),
            passage: self.passage(),
            counts: self.counts(),
            certainty: self.certainty(),
        }
    }

    fn copy(&mut self, at: usize) -> CopyGroup {
        CopyGroup {
            id: CopyId::of(&[&at.to_le_bytes()]),
            passages: self.several(Self::passage),
            earliest: self.document().id(),
            credit: self.an_actor(),
            reason: self.text(),
            counts: self.counts(),
        }
    }

    fn story(&mut self, at: usize) -> Story {
        Story {
            id: StoryId::of(&[&at.to_le_bytes()]),
            documents: self.documents.iter().map(Document::id).collect(),
            title: self.maybe(Self::text),
            since: self.maybe(Self::edtf),
            until: self.maybe(Self::edtf),
            reason: self.text(),
        }
    }

    fn dispute(&mut self, at: usize) -> Dispute {
        Dispute {
            id: DisputeId::of(&[&at.to_le_bytes()]),
            about: self.word::<Matter>(),
            matter: self.text(),
            event: self.events().first().copied(),
            sides: self.several(|dice| Side {
                label: dice.text(),
                stance: dice.maybe(Self::word),
                value: dice.maybe(Self::text),
                statements: dice.statements(),
                figures: dice.figures(),
                reports: dice.several(Self::passage),
                texts: dice.number(),
            }),
        }
    }
}

fn first_member(at: usize) -> ParticipantKey {
    ParticipantKey { document: documents()[0].id(), participant: ParticipantIndex::new(at) }
}

/// As the fixtures of older schemas have them.
fn actor_id(at: usize) -> ActorId {
    ActorId::of(&[documents()[0].id().as_bytes(), &(at as u64).to_le_bytes()])
}

fn statement_id(at: usize) -> StatementId {
    StatementId::of(&[&at.to_le_bytes()])
}

fn event_id(at: usize) -> EventId {
    EventId::of(&[&at.to_le_bytes()])
}

fn figure_id(at: usize) -> FigureId {
    FigureId::of(&[&at.to_le_bytes()])
}

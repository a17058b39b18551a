//! Measured on 2 shared cores, dev profile: see the numbers in the test.

use std::time::Instant;

use attested_model::{
    Act, Actor, ActorId, ActorKind, Certainty, ChainLink, Counts, Event, EventId, EventReport, EventStatus,
    EventType, NameCount, Passage, Resolution, Span, Stance, Statement, StatementId, StatementKind,
};
use attested_record::{EventQuery, Page, StatementQuery, TimelineQuery};

use crate::support::{Desk, report, stored};

const DOCUMENTS: usize = 2_000;
const LINES: usize = 50_000;
const ACTORS: usize = 5_000;

#[test]
#[ignore = "a measurement: cargo test -p attested-record -- --ignored --nocapture a_hundred_thousand"]
#[expect(clippy::print_stderr, reason = "it is there to print numbers")]
#[expect(clippy::cast_precision_loss, reason = "a rate")]
fn a_hundred_thousand_lines_are_rebuilt_in_seconds() {
    let mut desk = Desk::new();
    let text = "Ada Merin met Orla Venn in Port Sarv on Saturday. The council of Sarvane denied the report. "
        .repeat(20);
    let documents: Vec<_> =
        (0..DOCUMENTS).map(|at| report(&format!("{at} {text}"), "Harbour Post", "2023-10-07")).collect();
    let start = Instant::now();
    for batch in documents.chunks(64) {
        let batch: Vec<_> =
            batch.iter().map(|document| stored(&format!("{}.txt", document.id()), document)).collect();
        desk.record.append(&batch, &desk.run.id).unwrap();
    }
    let took = start.elapsed().as_secs_f64();
    eprintln!("append: {DOCUMENTS} documents, {} sentences in {took:.2} s", DOCUMENTS * 40);

    let cite = |at: usize| Passage {
        document: documents[at % DOCUMENTS].id(),
        span: Span::of(at % 900..at % 900 + 90),
    };
    let id = |at: usize| at.to_le_bytes();
    let actor = |at: usize| ActorId::of(&[&id(at % ACTORS)]);
    let counts = Counts::SINGLE;
    let certainty = Certainty::thousandths(900);
    let mut put = Resolution {
        actors: (0..ACTORS)
            .map(|at| Actor {
                id: actor(at),
                kind: ActorKind::Person,
                name: format!("Person {at}"),
                names: vec![NameCount { text: format!("Person {at}"), count: 3 }],
                country: None,
                roles: Vec::new(),
                external: std::collections::BTreeMap::new(),
                mentions: 3,
                members: Vec::new(),
                edges: Vec::new(),
            })
            .collect(),
        statements: (0..LINES)
            .map(|at| Statement {
                id: StatementId::of(&[&id(at)]),
                speaker: Some(actor(at)),
                source: Some(cite(at)),
                cue: Some(cite(at + 1)),
                content: vec![cite(at)],
                kind: StatementKind::Indirect,
                act: Act::State,
                stance: Stance::Stated,
                addressees: vec![actor(at + 1)],
                channel: None,
                parent: None,
                chain: vec![ChainLink { actor: None, document: Some(cite(at).document), cue: None }],
                time: None,
                events: vec![EventId::of(&[&id(at)])],
                reports: vec![cite(at), cite(at + 1)],
                counts,
                certainty,
            })
            .collect(),
        events: (0..LINES)
            .map(|at| Event {
                id: EventId::of(&[&id(at)]),
                kind: EventType::Consult,
                mode: None,
                contexts: Vec::new(),
                status: EventStatus::Occurred,
                actors: vec![actor(at), actor(at + 7)],
                recipients: Vec::new(),
                place: None,
                time: None,
                reports: vec![EventReport {
                    passage: cite(at),
                    trigger: cite(at),
                    status: EventStatus::Occurred,
                    in_statement: None,
                    time: None,
                }],
                counts,
                certainty,
            })
            .collect(),
        ..Resolution::default()
    };
    put.actors.sort_by_key(|line| line.id);
    put.statements.sort_by_key(|line| line.id);
    put.events.sort_by_key(|line| line.id);
    for turn in ["first", "again"] {
        let basis = desk.record.generation().unwrap();
        let start = Instant::now();
        desk.record.replace(&put, &desk.run.id, basis).unwrap();
        let took = start.elapsed().as_secs_f64();
        eprintln!(
            "rebuild ({turn}): {} lines in {took:.2} s, {:.0} lines/s",
            2 * LINES,
            2.0 * LINES as f64 / took
        );
        assert!(took < 60.0);
    }
    let start = Instant::now();
    assert_eq!(desk.record.resolution().unwrap(), put);
    eprintln!("read back: {:.2} s", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let page = Page::first(50);
    let who = vec!["Person 17".into()];
    desk.record
        .timeline(&TimelineQuery { actors: who.clone(), page, ..TimelineQuery::default() })
        .unwrap()
        .all()
        .unwrap();
    eprintln!("timeline of one actor, 50 lines: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let start = Instant::now();
    desk.record.timeline(&TimelineQuery { page, ..TimelineQuery::default() }).unwrap().all().unwrap();
    eprintln!("timeline of all, first 50 lines: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let start = Instant::now();
    desk.record
        .statements(&StatementQuery { by: Some("Person 3".into()), ..StatementQuery::default() })
        .unwrap()
        .all()
        .unwrap();
    desk.record.events(&EventQuery { actors: who, ..EventQuery::default() }).unwrap().all().unwrap();
    eprintln!("statements and events of one actor: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let start = Instant::now();
    let findings = desk.record.check().unwrap();
    eprintln!("check: {:.2} s, {} findings", start.elapsed().as_secs_f64(), findings.len());
    let start = Instant::now();
    desk.record.close().unwrap();
    eprintln!("close: {:.2} s", start.elapsed().as_secs_f64());
}

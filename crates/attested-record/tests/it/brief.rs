//! Lines that many documents carry: in brief they tell the same, and part by part nothing of them is left out.

use attested_model::{
    ActorKind, CopyGroup, CopyId, Counts, Document, EventStatus, EventType, Passage, Resolution,
};
use attested_record::{CopyQuery, EventQuery, Line, Page, StatementQuery, TimelineEntry, TimelineQuery, Who};

use crate::queries::{actor, event, statement};
use crate::support::{Desk, cite, report};

const CARRIERS: usize = 40;

/// Forty documents that carry one event, one statement and one text; the 7th says that it happened, the 21st that it did not.
fn carried() -> (Desk, Vec<Document>, Resolution) {
    let mut desk = Desk::new();
    let documents: Vec<Document> = (0..CARRIERS)
        .map(|at| {
            let text = format!("The bridge at Toldra was closed, the mayor said in paper {at}.");
            report(&text, &format!("Paper {at}"), &format!("2031-04-{:02}", 28 - at % 28))
        })
        .collect();
    for (at, document) in documents.iter().enumerate() {
        desk.read(&format!("{at}.txt"), document);
    }
    let mayor = actor("the mayor", ActorKind::Person, 40, &["the mayor"]);
    let mut closed = event("closed", EventType::Coerce, cite(&documents[0], "closed"), None);
    let mut said = statement("said", &mayor, cite(&documents[0], "The bridge at Toldra was closed"), None);
    for document in &documents[1..] {
        let mut again = closed.reports[0].clone();
        again.passage = cite(document, "closed");
        again.trigger = again.passage;
        closed.reports.push(again);
        said.reports.push(cite(document, "The bridge at Toldra was closed"));
    }
    for (at, told) in closed.reports.iter_mut().enumerate() {
        told.status = match at {
            6 => EventStatus::Occurred,
            20 => EventStatus::DidNotOccur,
            _ => EventStatus::Planned,
        };
        told.in_statement = (at == 6).then_some(said.id);
    }
    let counts = Counts { texts: 1, carriers: 40, owners: 40 };
    (closed.counts, said.counts) = (counts, counts);
    let text = CopyGroup {
        id: CopyId::of(&[b"bridge"]),
        passages: documents
            .iter()
            .map(|document| cite(document, "The bridge at Toldra was closed"))
            .collect(),
        earliest: documents[27].id(),
        credit: None,
        reason: "the same words".to_owned(),
        counts,
    };
    let whole = Resolution {
        actors: vec![mayor],
        statements: vec![said],
        events: vec![closed],
        copies: vec![text],
        ..Resolution::default()
    };
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&whole, &desk.run.id, basis).unwrap();
    (desk, documents, whole)
}

#[test]
fn in_brief_a_line_has_the_reports_that_a_list_tells_it_by() {
    let (desk, documents, whole) = carried();
    let (record, event, said) = (&desk.record, &whole.events[0], &whole.statements[0]);
    let telling = [0, 6, 20].map(|at| event.reports[at].clone());
    let brief = record.event_in_brief(&event.id).unwrap().unwrap();
    assert_eq!(
        brief.reports, telling,
        "the first, the one of its status, the one that says it did not happen"
    );
    assert_eq!((brief.counts, brief.status), (event.counts, event.status));
    let query = EventQuery { document: Some(documents[9].id()), ..EventQuery::default() };
    let here: Vec<_> = record.events_in_brief(&query).unwrap().map(Result::unwrap).collect();
    assert!(here[0].reports.contains(&event.reports[9]) && here[0].reports.len() == 4);
    let query = StatementQuery { document: Some(documents[9].id()), ..StatementQuery::default() };
    let here: Vec<_> = record.statements_in_brief(&query).unwrap().map(Result::unwrap).collect();
    assert_eq!(here[0].reports, [said.reports[9]]);
    assert!(record.statement_in_brief(&said.id).unwrap().unwrap().reports.is_empty());
    let query = TimelineQuery { statements: false, ..TimelineQuery::default() };
    let lines: Vec<_> = record.timeline_in_brief(&query).unwrap().map(Result::unwrap).collect();
    let [TimelineEntry::Event(listed)] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(**listed, brief);
    assert!(
        matches!(record.show_in_brief(&event.id.to_string(), 3).unwrap(), Line::Event(shown) if *shown == brief)
    );
    assert_eq!(record.event(&event.id).unwrap().unwrap(), *event, "whole, it has all");
}

#[test]
fn part_by_part_all_reports_and_carriers_are_there() {
    let (desk, documents, whole) = carried();
    let (record, event, said, text) =
        (&desk.record, &whole.events[0], &whole.statements[0], &whole.copies[0]);
    let parts = || (0..CARRIERS).step_by(7).map(|offset| Page { limit: Some(7), offset, after: None });
    let mut reports = Vec::new();
    let mut passages = Vec::new();
    let mut copied: Vec<Passage> = Vec::new();
    for page in parts() {
        let (part, total) = record.reports_of_event(&event.id, page).unwrap();
        assert_eq!(total, CARRIERS);
        reports.extend(part);
        passages.extend(record.passages_of_statement(&said.id, page).unwrap().0);
        copied.extend(record.passages_of_copy(&text.id, page).unwrap().0);
    }
    assert_eq!((&reports, &passages), (&event.reports, &said.reports));
    assert_eq!(copied[0].document, documents[27].id(), "the earliest carrier is first");
    copied.sort();
    let mut all = text.passages.clone();
    all.sort();
    assert_eq!(copied, all);
    assert_eq!(record.carriers_of(&event.id.to_string(), 5).unwrap().len(), 5);
    assert_eq!(record.carriers_of(&said.id.to_string(), 500).unwrap().len(), CARRIERS);
}

#[test]
fn the_texts_beneath_a_line_are_found_by_it() {
    let (desk, documents, whole) = carried();
    let beneath = |id: String| {
        let query = CopyQuery { beneath: Some(id), ..CopyQuery::default() };
        desk.record.copies_in_brief(&query, 3).unwrap().map(Result::unwrap).collect::<Vec<_>>()
    };
    let (event, said) = (whole.events[0].id.to_string(), whole.statements[0].id.to_string());
    for found in [beneath(event), beneath(said)] {
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].passages.len(), 3);
        assert_eq!(found[0].passages[0].document, documents[27].id());
        assert_eq!(found[0].counts.carriers, 40);
    }
    let query = CopyQuery { document: Some(documents[31].id()), ..CopyQuery::default() };
    let here = desk.record.copies_in_brief(&query, 1).unwrap().next().unwrap().unwrap();
    assert!(here.passages.iter().any(|passage| passage.document == documents[31].id()));
}

#[test]
fn a_timeline_can_be_that_of_one_speaker() {
    let (desk, _, whole) = carried();
    let lines = |name: &str| {
        let query = TimelineQuery { according_to: Some(Who::from(name)), ..TimelineQuery::default() };
        let overview = desk.record.overview(&query).unwrap();
        assert!(overview.speakers.is_empty(), "who else tells it is no choice to be made");
        desk.record.timeline(&query).unwrap().map(|line| line.unwrap().id()).collect::<Vec<_>>()
    };
    assert_eq!(lines("the mayor"), [whole.events[0].id.to_string()]);
    assert!(lines("Nobody Atall").is_empty());
    let overview = desk.record.overview(&TimelineQuery::default()).unwrap();
    assert_eq!(overview.speakers, [(whole.actors[0].id, "the mayor".to_owned(), 1)]);
}

//! What reviewers decide lasts: it is checked, kept, undone, exported and replayed to the same bytes.

use attested::model::{Action, ActorKind, EventReport, EventStatus};
use attested::record::{ActorQuery, DocumentQuery, EventQuery, RecordError, StatementQuery};
use attested::{
    Author, Error, Options, Record, Refused, State, Why, decide, decide_all, history, import, queue, rebuild,
    resolve, split_document, split_name,
};

use crate::{Desk, export, read_into, sample};

fn author() -> Author {
    Author { user: "mk".to_owned(), time: "2031-05-01T10:00:00Z".parse().unwrap() }
}

fn read_sample(desk: &Desk) -> Record {
    let mut record = desk.record();
    read_into(&sample(), &mut record, &Options::default());
    record
}

fn corrections(record: &Record) -> Vec<u8> {
    let mut out = Vec::new();
    attested_export::corrections(record, &mut out).unwrap();
    out
}

/// One decision of each kind, on lines of the sample.
fn decide_everything(record: &mut Record) {
    let events = record.events(&EventQuery::default()).unwrap().all().unwrap();
    let statements = record.statements(&StatementQuery::default()).unwrap().all().unwrap();
    let people = record
        .actors(&ActorQuery { kinds: vec![ActorKind::Person], ..ActorQuery::default() })
        .unwrap()
        .all()
        .unwrap();
    let edit = |target: String, field: &str, value: &str| Action::Edit {
        target,
        field: field.to_owned(),
        value: value.to_owned(),
    };
    let planned = events.iter().find(|event| event.status == EventStatus::Occurred).unwrap();
    for action in [
        Action::Confirm { target: events[0].id.to_string() },
        Action::Wrong { target: statements[0].id.to_string() },
        Action::Hide { target: statements[1].id.to_string() },
        edit(planned.id.to_string(), "status", "\"planned\""),
        edit(statements[2].id.to_string(), "stance", "\"not_known\""),
        edit(statements[2].id.to_string(), "speaker", &format!("\"{}\"", people[0].id)),
        edit(people[1].id.to_string(), "name", "\"Another Name\""),
        Action::Merge { target: people[2].id.to_string(), other: people[3].id.to_string() },
    ] {
        decide(record, action, "as the text has it", &author()).unwrap();
    }
    let undone = decide(record, Action::Hide { target: events[1].id.to_string() }, "", &author()).unwrap();
    decide(record, Action::Undo { target: undone.id }, "", &author()).unwrap();
}

#[test]
fn a_record_built_anew_with_the_same_corrections_is_the_same_byte_for_byte() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    let before = export(&record);
    decide_everything(&mut record);
    let corrected = export(&record);
    assert_ne!(corrected, before);

    // The same record, made anew from its own facts.
    rebuild(&mut record, &Options::default(), &|_| {}, &false.into()).unwrap();
    assert_eq!(export(&record), corrected);

    // Another record of the same reports, in which the corrections are taken in.
    let elsewhere = Desk::new();
    let mut other = read_sample(&elsewhere);
    let taken = import(&mut other, &mut corrections(&record).as_slice()).unwrap();
    assert_eq!((taken.new, taken.known, taken.faults.len()), (10, 0, 0));
    resolve(&mut other, &|_| {}).unwrap();
    assert_eq!(export(&other), corrected);
    assert_eq!(import(&mut other, &mut corrections(&record).as_slice()).unwrap().known, 10);

    // And one that has the corrections before the reports.
    let early = Desk::new();
    let mut first = early.record();
    import(&mut first, &mut corrections(&record).as_slice()).unwrap();
    read_into(&sample(), &mut first, &Options::default());
    assert_eq!(export(&first), corrected);
}

#[test]
fn undoing_all_gives_the_record_of_before() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    let lines = |record: &Record| -> Vec<String> {
        export(record)
            .lines()
            .filter(|line| !line.contains("\"kind\":\"decision\""))
            .map(str::to_owned)
            .collect()
    };
    let before = lines(&record);
    decide_everything(&mut record);
    for entry in history(&record).unwrap().into_iter().rev() {
        if matches!(entry.state, State::Holds | State::Replaced(_))
            && !matches!(entry.decision.action, Action::Undo { .. })
        {
            decide(&mut record, Action::Undo { target: entry.decision.id }, "", &author()).unwrap();
        }
    }
    assert_eq!(lines(&record), before);
}

#[test]
fn decisions_made_in_one_moment_keep_their_order() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    let event = record.events(&EventQuery::default()).unwrap().next().unwrap().unwrap().id.to_string();
    let set = |status: &str| Action::Edit {
        target: event.clone(),
        field: "status".to_owned(),
        value: format!("\"{status}\""),
    };
    for status in ["planned", "denied", "possible"] {
        decide(&mut record, set(status), "", &author()).unwrap();
    }
    let now = record.events(&EventQuery::default()).unwrap();
    let now = now.map(Result::unwrap).find(|line| line.id.to_string() == event).unwrap();
    assert_eq!(now.status, EventStatus::Possible);
    let states: Vec<State> = history(&record).unwrap().iter().map(|entry| entry.state).collect();
    assert!(matches!(states[..], [State::Replaced(_), State::Replaced(_), State::Holds]), "{states:?}");
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    let event = record.events(&EventQuery::default()).unwrap().next().unwrap().unwrap().id.to_string();
    let document =
        record.documents(&DocumentQuery::default()).unwrap().next().unwrap().unwrap().id().to_string();
    let edit = |field: &str, value: &str| Action::Edit {
        target: event.clone(),
        field: field.to_owned(),
        value: value.to_owned(),
    };
    let nobody = Author { user: " ".to_owned(), ..author() };
    let refused = |record: &mut Record, action: Action, by: &Author| match decide(record, action, "", by) {
        Err(Error::Refused(refused)) => refused.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(refused(&mut record, edit("status", "\"perhaps\""), &author()).contains("occurred"));
    assert!(refused(&mut record, edit("colour", "\"red\""), &author()).contains("status"));
    assert!(refused(&mut record, edit("actors", "[\"a-0000000000000000\"]"), &author()).contains("actor"));
    assert!(refused(&mut record, Action::Hide { target: document }, &author()).contains("fact"));
    assert_eq!(refused(&mut record, edit("status", "\"denied\""), &nobody), Refused::Nobody.to_string());
    let missing =
        decide(&mut record, Action::Confirm { target: "e-zzzzzzzzzzzzzzzz".to_owned() }, "", &author());
    assert!(matches!(missing, Err(Error::Record(RecordError::NotFound { .. }))));
    // One that cannot be keeps the others of its mind from being written.
    let both =
        decide_all(&mut record, vec![edit("status", "\"denied\""), edit("status", "3")], "", &author());
    assert!(both.is_err());
    assert!(record.decisions().unwrap().is_empty());
    assert!(!record.is_stale().unwrap());
}

#[test]
fn the_words_of_a_statement_and_of_an_event_can_be_narrowed_and_last() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    let edit =
        |target: String, field: &str, value: String| Action::Edit { target, field: field.to_owned(), value };
    let statements = record.statements(&StatementQuery::default()).unwrap().all().unwrap();
    let said = statements.iter().find(|said| said.content[0].span.len() > 40).unwrap();
    let piece = said.content[0];
    let text = record.document(&piece.document).unwrap().unwrap().text().to_owned();
    let end = piece.span.start() + u32::try_from(piece.span.text(&text).find(' ').unwrap()).unwrap();
    let value =
        |start: u32, end: u32| format!("{{\"document\":\"{}\",\"span\":[{start},{end}]}}", piece.document);
    let narrow = format!("[{}]", value(piece.span.start(), end));
    decide(&mut record, edit(said.id.to_string(), "content", narrow), "", &author()).unwrap();
    let event = record.events(&EventQuery::default()).unwrap().next().unwrap().unwrap();
    let trigger = event.reports[0].trigger;
    let only = format!(
        "{{\"document\":\"{}\",\"span\":[{},{}]}}",
        trigger.document,
        trigger.span.start(),
        trigger.span.end()
    );
    decide(&mut record, edit(event.id.to_string(), "passage", only), "", &author()).unwrap();
    rebuild(&mut record, &Options::default(), &|_| {}, &false.into()).unwrap();
    let now = record.statement(&said.id).unwrap().unwrap();
    assert_eq!((now.content.len(), now.content[0].span.end()), (1, end));
    assert_eq!(record.event(&event.id).unwrap().unwrap().reports[0].passage, trigger);
    let outside = format!("[{}]", value(piece.span.start(), u32::try_from(text.len()).unwrap() + 5));
    let refused = decide(&mut record, edit(said.id.to_string(), "content", outside), "", &author());
    assert!(matches!(refused, Err(Error::Refused(Refused::Unfit(_)))), "{refused:?}");
}

#[test]
fn an_actor_is_split_by_a_name_and_joined_again() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    let actors = record.actors(&ActorQuery::default()).unwrap().all().unwrap();
    // Somebody whom the record knows under two full names from several documents.
    let (actor, name) = actors
        .iter()
        .filter(|actor| actor.kind == ActorKind::Person && actor.members.len() > 1)
        .find_map(|actor| {
            let others = actor.names.iter().filter(|name| name.text != actor.name);
            others
                .map(|name| name.text.clone())
                .find(|name| split_name(&record, &actor.id, name).is_ok())
                .map(|name| (actor, name))
        })
        .unwrap();
    let before = record.count().unwrap().actors;
    let splits = split_name(&record, &actor.id, &name).unwrap();
    let decisions = decide_all(&mut record, splits, "two people", &author()).unwrap();
    assert!(record.count().unwrap().actors > before, "{} is still {name}", actor.name);
    for decision in decisions {
        decide(&mut record, Action::Undo { target: decision.id }, "", &author()).unwrap();
    }
    assert_eq!(record.count().unwrap().actors, before);
    assert!(matches!(
        split_name(&record, &actor.id, "Nobody Such"),
        Err(Error::Refused(Refused::NoPart { .. }))
    ));
}

#[test]
fn the_report_of_one_document_is_set_apart_from_an_event() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    let events = record.events(&EventQuery::default()).unwrap().all().unwrap();
    let event = events
        .iter()
        .find(|event| {
            let mut documents: Vec<_> = event.reports.iter().map(|report| report.passage.document).collect();
            documents.sort();
            documents.dedup();
            documents.len() > 1
        })
        .unwrap();
    let first = event.reports[0].passage.document;
    let others = event.reports.iter().map(|report| report.passage.document);
    let document = others.into_iter().find(|&other| other != first).unwrap();
    let splits = split_document(&record, &event.id.to_string(), &document).unwrap();
    decide_all(&mut record, splits, "another attack", &author()).unwrap();
    let lines = record.events(&EventQuery::default()).unwrap().all().unwrap();
    // What else a line has joined since is another matter: of the reports of this event no two sides may stand in one line.
    let of_event = |report: &&EventReport| {
        let same = |old: &EventReport| old.trigger == report.trigger && old.passage == report.passage;
        event.reports.iter().any(same)
    };
    let together = lines.iter().any(|line| {
        let held: Vec<bool> =
            line.reports.iter().filter(of_event).map(|report| report.passage.document == document).collect();
        held.contains(&true) && held.contains(&false)
    });
    assert!(!together, "no event has reports of both sides");
}

#[test]
fn a_decision_on_a_reading_that_is_gone_is_kept_and_said_to_be_orphaned() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    decide_everything(&mut record);
    let elsewhere = Desk::new();
    elsewhere.write("one.txt", "A minister denied the report on Tuesday.\n");
    elsewhere.read();
    let mut other = elsewhere.record();
    import(&mut other, &mut corrections(&record).as_slice()).unwrap();
    resolve(&mut other, &|_| {}).unwrap();
    let states: Vec<State> = history(&other).unwrap().iter().map(|entry| entry.state).collect();
    assert_eq!(states.iter().filter(|state| **state == State::Orphaned).count(), 7, "{states:?}");
    assert_eq!(other.decisions().unwrap().len(), 10);
}

#[test]
fn a_file_of_corrections_with_faults_is_taken_as_far_as_it_goes() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    decide_everything(&mut record);
    let mut file = b"\xef\xbb\xbf\n{\"kind\":\"actor\",\"id\":\"a-1\"}\nnot json\n".to_vec();
    let good = String::from_utf8(corrections(&record)).unwrap();
    // One decision whose words were changed after it was made.
    file.extend(good.replacen("as the text has it", "as I like it", 1).bytes());
    file.extend(vec![b'x'; 2 << 20]);
    let elsewhere = Desk::new();
    let mut other = elsewhere.record();
    let taken = import(&mut other, &mut file.as_slice()).unwrap();
    assert_eq!((taken.new, taken.other), (9, 1));
    let lines: Vec<usize> = taken.faults.iter().map(|fault| fault.line).collect();
    assert!(matches!(lines[..], [3, 4..=13, 14]), "{lines:?}");
}

#[test]
fn the_queue_puts_doubtful_lines_first_and_forgets_what_was_judged() {
    let desk = Desk::new();
    let mut record = read_sample(&desk);
    let all = queue(&record, 500).unwrap();
    assert!(all.iter().any(|item| matches!(item.why, Why::Disputed { .. })));
    assert!(all.iter().any(|item| matches!(item.why, Why::Unsure(_))));
    let unsure: Vec<u64> =
        all.iter().filter(|item| matches!(item.why, Why::Unsure(_))).map(|item| item.weight).collect();
    assert!(unsure.windows(2).all(|pair| pair[0] >= pair[1]), "{unsure:?}");
    let first = all.iter().find(|item| matches!(item.why, Why::Unsure(_))).unwrap().target.clone();
    decide(&mut record, Action::Confirm { target: first.clone() }, "", &author()).unwrap();
    assert!(queue(&record, 500).unwrap().iter().all(|item| item.target != first));
    assert_eq!(queue(&record, 3).unwrap().len(), 3);
}

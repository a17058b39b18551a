//! What a reviewer's word does to lines of every kind.

use attested_model::{Action, Certainty, Decision, DisputeId, EventStatus, EventType, Matter, Stance};
use attested_resolve::{Knowledge, Reading, refusal, resolve};

use crate::builder::{Country, Person, Report, names, only_event, readings, report, resolved};
use crate::invariants;

fn decided(reports: &[Report], actions: Vec<Action>) -> attested_model::Resolution {
    let decisions: Vec<Decision> = actions
        .into_iter()
        .enumerate()
        .map(|(second, action)| {
            let time = format!("2031-06-01T10:00:{second:02}Z");
            Decision::new(action, String::new(), "reviewer".to_owned(), time)
        })
        .collect();
    let all: Vec<Reading<'_>> = readings(reports);
    let resolution = resolve(&all, &decisions, &Knowledge::default());
    invariants::check(reports, &resolution);
    resolution
}

/// An attack on boats as one outlet has it, with a toll.
fn attack(outlet: &str, text: &str, killed: (&str, f64)) -> Report {
    let mut report = report(outlet, "2031-05-03", text);
    let norda = report.who(Country, "Norda", "NRD");
    let sarvane = report.who(Country, "Sarvane", "SRV");
    let time = report.time("2 May", "2031-05-02");
    let event = report.event(EventType::Assault, "attacked");
    (event.actors, event.recipients, event.time) = (vec![norda], vec![sarvane], Some(time));
    report.killed(killed.0, killed.1, 0);
    report
}

fn two_attacks() -> Vec<Report> {
    vec![
        attack(
            "Elm Gazette",
            "On 2 May Norda attacked boats of Sarvane. 12 people were killed.",
            ("12 people", 12.0),
        ),
        attack(
            "Saltby Mail",
            "Norda attacked fishing boats of Sarvane on 2 May. 15 people died.",
            ("15 people", 15.0),
        ),
    ]
}

#[test]
fn an_event_is_split_and_merged_again() {
    let reports = two_attacks();
    let plain = resolved(&reports);
    let event = only_event(&plain, EventType::Assault).id.to_string();
    let part = plain.aliases.iter().find(|alias| alias.to == event).unwrap().from.clone();
    let split = Action::Split { target: event.clone(), other: part.clone() };
    assert_eq!(refusal(&split, &plain), None);
    let apart = decided(&reports, vec![split.clone()]);
    assert_eq!(apart.events.len(), 2);
    // Figures of two events are no dispute.
    assert!(plain.disputes.iter().any(|dispute| dispute.about == Matter::Figure));
    assert!(apart.disputes.iter().all(|dispute| dispute.about != Matter::Figure));
    let merge = Action::Merge { target: event, other: part };
    assert!(refusal(&merge, &plain).is_some_and(|why| why.contains("one line already")));
    assert_eq!(refusal(&merge, &apart), None);
    // All but the reason is as it was.
    let without_reasons = |mut resolution: attested_model::Resolution| {
        resolution
            .events
            .iter_mut()
            .flat_map(|event| &mut event.reports)
            .for_each(|report| report.reason = None);
        resolution
    };
    let merged = decided(&reports, vec![split, merge]);
    assert!(merged.events[0].reports[0].reason.as_deref().is_some_and(|reason| reason.contains("reviewer")));
    assert_eq!(without_reasons(merged), without_reasons(plain));
}

#[test]
fn the_last_word_goes_before_words_it_contradicts() {
    let person = |name: &str| {
        let mut report = report("Elm Gazette", "2031-05-02", &format!("{name} spoke."));
        report.who(Person, name, "");
        report
    };
    let reports = [person("Ilona Marsk"), person("Orla Venn"), person("Tam Brook")];
    let plain = resolved(&reports);
    let id = |name: &str| plain.actors.iter().find(|actor| actor.name == name).unwrap().id.to_string();
    let (one, two, three) = (id("Ilona Marsk"), id("Orla Venn"), id("Tam Brook"));
    let merge =
        |target: &str, other: &str| Action::Merge { target: target.to_owned(), other: other.to_owned() };
    let split = Action::Split { target: one.clone(), other: three.clone() };
    let last_split = decided(&reports, vec![merge(&one, &two), merge(&two, &three), split.clone()]);
    assert_eq!(last_split.actors.len(), 2);
    let last_merge = decided(&reports, vec![split, merge(&one, &two), merge(&two, &three)]);
    assert_eq!(last_merge.actors.len(), 1);
}

#[test]
fn a_group_of_copies_that_a_reviewer_splits_counts_as_two_texts() {
    let text = "Three fishing boats from Port Elm were seized on Tuesday night after a patrol ship of the coast \
        guard fired warning shots across their bows.";
    let reports = [report("Elm Gazette", "2031-05-02", text), report("Saltby Mail", "2031-05-03", text)];
    let plain = resolved(&reports);
    let group = plain.copies[0].id.to_string();
    let part = plain.aliases.iter().find(|alias| alias.to == group).unwrap().from.clone();
    for action in [
        Action::Split { target: group.clone(), other: part.clone() },
        Action::Wrong { target: group.clone() },
        Action::Wrong { target: part.clone() },
    ] {
        assert_eq!(refusal(&action, &plain), None);
        assert!(decided(&reports, vec![action]).copies.is_empty());
    }
    let again =
        decided(&reports, vec![Action::Wrong { target: group.clone() }, Action::Confirm { target: group }]);
    assert_eq!(again.copies, plain.copies);
}

#[test]
fn what_a_reviewer_calls_wrong_stays_and_takes_no_part_in_disputes() {
    let reports = two_attacks();
    let plain = resolved(&reports);
    let figure = plain.figures[0].id;
    let wrong = decided(&reports, vec![Action::Wrong { target: figure.to_string() }]);
    let line = wrong.figures.iter().find(|line| line.id == figure).unwrap();
    assert_eq!(line.certainty, Certainty::thousandths(0));
    assert!(wrong.disputes.is_empty() && !plain.disputes.is_empty());
    let right = decided(&reports, vec![Action::Confirm { target: figure.to_string() }]);
    let line = right.figures.iter().find(|line| line.id == figure).unwrap();
    assert_eq!(line.certainty, Certainty::thousandths(1000));
    assert_eq!(right.disputes, plain.disputes);
    let dispute = plain.disputes[0].id.to_string();
    assert!(decided(&reports, vec![Action::Wrong { target: dispute }]).disputes.is_empty());
}

#[test]
fn a_side_is_set_apart_from_a_dispute() {
    let mut reports = two_attacks();
    let third = "Boats of Sarvane were attacked by Norda on 2 May. 19 people lost their lives.";
    let mut more = report("Northern Star", "2031-05-03", third);
    let sarvane = more.who(Country, "Sarvane", "SRV");
    let norda = more.who(Country, "Norda", "NRD");
    let time = more.time("2 May", "2031-05-02");
    let event = more.event(EventType::Assault, "attacked");
    (event.actors, event.recipients, event.time) = (vec![norda], vec![sarvane], Some(time));
    more.killed("19 people", 19.0, 0);
    reports.push(more);
    let plain = resolved(&reports);
    assert_eq!(plain.disputes[0].sides.len(), 3);
    let nineteen = plain.figures.iter().find(|figure| figure.low == Some(19.0)).unwrap();
    let alone = DisputeId::of(&[b"figure", nineteen.id.to_string().as_bytes()]).to_string();
    let target = plain.figures.iter().find(|figure| figure.low == Some(12.0)).unwrap();
    let target = DisputeId::of(&[b"figure", target.id.to_string().as_bytes()]).to_string();
    let split = Action::Split { target, other: alone };
    assert_eq!(refusal(&split, &plain), None);
    let apart = decided(&reports, vec![split]);
    assert_eq!(apart.disputes.len(), 1);
    assert_eq!(apart.disputes[0].sides.len(), 2);
}

#[test]
fn edited_fields_are_set_and_disputes_follow() {
    let reports = two_attacks();
    let plain = resolved(&reports);
    let event = only_event(&plain, EventType::Assault).clone();
    let edit = |target: &dyn ToString, field: &str, value: &str| Action::Edit {
        target: target.to_string(),
        field: field.to_owned(),
        value: value.to_owned(),
    };
    let fifteen = plain.figures.iter().find(|figure| figure.low == Some(15.0)).unwrap().id;
    let edited = decided(
        &reports,
        vec![
            edit(&event.id, "status", "\"attempted\""),
            edit(&event.id, "time", "\"2031-05-01\""),
            edit(&event.id, "place", "{\"name\": \"Port Elm\", \"country\": \"SRV\"}"),
            edit(&event.id, "recipients", "[]"),
            edit(&fifteen, "low", "12"),
            edit(&fifteen, "bound", "at_least"),
        ],
    );
    let line = only_event(&edited, EventType::Assault);
    assert_eq!(line.status, EventStatus::Attempted);
    assert_eq!(line.time.as_ref().unwrap().edtf.to_string(), "2031-05-01");
    assert_eq!(line.place.as_ref().unwrap().name, "Port Elm");
    assert!(line.recipients.is_empty());
    assert!(edited.disputes.is_empty());
    for (target, field, value, why) in [
        (event.id.to_string(), "status", "\"happened\"", "one of occurred"),
        (event.id.to_string(), "colour", "\"red\"", "is no field"),
        (event.id.to_string(), "actors", "[\"a-0000000000000000\"]", "is no actor"),
        (event.id.to_string(), "time", "\"tomorrow\"", "is no date"),
        (fifteen.to_string(), "high", "2", "not above"),
        ("e-0000000000000000".to_owned(), "status", "\"occurred\"", "has no line"),
    ] {
        let refused = refusal(&edit(&target, field, value), &plain);
        assert!(refused.as_ref().is_some_and(|refused| refused.contains(why)), "{field}: {refused:?}");
    }
}

#[test]
fn a_statement_that_a_reviewer_reads_as_a_denial_is_a_side_of_its_own() {
    let said = |outlet: &str, text: &str, who: &str, content: &str| {
        let mut report = report(outlet, "2031-05-03", text);
        let speaker = report.who(Person, who, "");
        report.who(Country, "Norda", "NRD");
        report.says(Some(speaker), content);
        report
    };
    let reports = [
        said(
            "Elm Gazette",
            "Ilona Marsk said that Norda had attacked three fishing boats near the salt bridge.",
            "Ilona Marsk",
            "Norda had attacked three fishing boats near the salt bridge",
        ),
        said(
            "Saltby Mail",
            "Orla Venn dismissed talk that Norda attacked three fishing boats near the salt bridge.",
            "Orla Venn",
            "Norda attacked three fishing boats near the salt bridge",
        ),
    ];
    let plain = resolved(&reports);
    assert!(plain.disputes.is_empty());
    let venn = plain.actors.iter().find(|actor| actor.name == "Orla Venn").unwrap().id;
    let line = plain.statements.iter().find(|line| line.speaker == Some(venn)).unwrap();
    let edit = Action::Edit {
        target: line.id.to_string(),
        field: "stance".to_owned(),
        value: "\"denied\"".to_owned(),
    };
    let edited = decided(&reports, vec![edit]);
    assert_eq!(edited.disputes.len(), 1);
    let mut stances: Vec<_> = edited.disputes[0].sides.iter().map(|side| side.stance).collect();
    stances.sort();
    assert_eq!(stances, [Some(Stance::Stated), Some(Stance::Denied)]);
}

/// A reading of a text as two engines could make it: names with titles or without, in any order, some of them missed.
fn reading(named: &[(attested_model::ActorKind, &str)]) -> Report {
    let text = "On Tuesday harbour officials waited. Foreign Minister Ilona Marsk met Captain Tam Brook in Port Elm. \
        Marsk said nothing; a senior pilot did.";
    let mut report = report("Elm Gazette", "2031-05-02", text);
    for (kind, name) in named {
        report.who(*kind, name, "");
    }
    report
}

#[test]
fn a_word_on_an_actor_holds_when_another_engine_reads_more_and_in_another_order() {
    use crate::builder::Unnamed;
    let other = || {
        let mut other = report("Saltby Mail", "2031-05-03", "The Iron Lady of the harbour spoke.");
        other.who(Person, "Iron Lady", "");
        other
    };
    let before =
        [reading(&[(Person, "Ilona Marsk"), (Person, "Tam Brook"), (Unnamed, "a senior pilot")]), other()];
    let plain = resolved(&before);
    let id = |name: &str| plain.actors.iter().find(|actor| actor.name == name).unwrap().id.to_string();
    let words = || {
        vec![
            Action::Merge { target: id("Ilona Marsk"), other: id("Iron Lady") },
            Action::Edit {
                target: id("Tam Brook"),
                field: "name".to_owned(),
                value: "\"Tamsin Brook\"".to_owned(),
            },
            Action::Edit {
                target: id("a senior pilot"),
                field: "name".to_owned(),
                value: "\"the pilot Orla Venn\"".to_owned(),
            },
        ]
    };
    for after in [
        // More, and in another order.
        vec![
            (Unnamed, "harbour officials"),
            (Unnamed, "senior pilot"),
            (Person, "Tam Brook"),
            (Person, "Ilona Marsk"),
        ],
        // Titles read as parts of the names.
        vec![
            (Unnamed, "harbour officials"),
            (Person, "Captain Tam Brook"),
            (Unnamed, "a senior pilot"),
            (Person, "Foreign Minister Ilona Marsk"),
        ],
        // Only the surnames.
        vec![(Unnamed, "senior pilot"), (Person, "Brook"), (Person, "Marsk")],
    ] {
        let reports = [reading(&after), other()];
        let decided = decided(&reports, words());
        assert!(names(&decided).contains(&"Tamsin Brook"), "{after:?}: {:?}", names(&decided));
        assert!(names(&decided).contains(&"the pilot Orla Venn"), "{after:?}: {:?}", names(&decided));
        let joined = decided.actors.iter().any(|actor| {
            actor.edges.iter().any(|edge| edge.reason.contains("reviewer")) && actor.members.len() == 2
        });
        assert!(joined, "{after:?}");
        // What a decision names can still be looked up.
        let named = id("Ilona Marsk");
        let alive = decided.actors.iter().any(|actor| actor.id.to_string() == named);
        assert!(alive || decided.aliases.iter().any(|alias| alias.from == named), "{after:?}");
    }
}

use attested_model::{EventStatus, EventType, Matter, Stance};

use crate::builder::{Country, Person, Report, Unnamed, only_event, report, resolved};

/// A report of `Norda` attacking `Sarvane`, with or without a time.
fn attack(outlet: &str, published: &str, text: &str, time: Option<(&str, &str)>) -> Report {
    let mut report = report(outlet, published, text);
    let norda = report.who(Country, "Norda", "NRD");
    let sarvane = report.who(Country, "Sarvane", "SRV");
    let time = time.map(|(words, edtf)| report.time(words, edtf));
    let event = report.event(EventType::Assault, "attacked");
    (event.actors, event.recipients, event.time) = (vec![norda], vec![sarvane], time);
    report
}

#[test]
fn two_reports_of_one_day_and_the_same_participants_are_one_event() {
    let reports = [
        attack(
            "Elm Gazette",
            "2031-05-03",
            "Norda attacked Sarvane on 2 May.",
            Some(("2 May", "2031-05-02")),
        ),
        attack(
            "Northern Star",
            "2031-05-09",
            "In early May Norda attacked Sarvane.",
            Some(("early May", "2031-05-01/2031-05-03")),
        ),
    ];
    let resolution = resolved(&reports);
    let event = only_event(&resolution, EventType::Assault);
    assert_eq!(event.reports.len(), 2);
    assert_eq!((event.counts.texts, event.counts.carriers, event.counts.owners), (2, 2, 2));
    let time = event.time.as_ref().unwrap();
    assert_eq!((time.edtf.to_string().as_str(), time.words.as_str()), ("2031-05-02", "2 May"));
    assert_eq!(event.reports[1].time.as_ref().unwrap().words, "early May");
    assert_eq!(resolution.aliases.iter().filter(|alias| alias.to == event.id.to_string()).count(), 1);
}

#[test]
fn times_that_do_not_meet_keep_events_apart() {
    let reports = [
        attack(
            "Elm Gazette",
            "2031-05-03",
            "Norda attacked Sarvane on 2 May.",
            Some(("2 May", "2031-05-02")),
        ),
        attack(
            "Northern Star",
            "2031-05-09",
            "Norda attacked Sarvane on 8 May.",
            Some(("8 May", "2031-05-08")),
        ),
    ];
    assert_eq!(resolved(&reports).events.len(), 2);
}

#[test]
fn an_undated_report_never_glues_two_dates_together() {
    let reports = [
        attack(
            "Elm Gazette",
            "2031-05-03",
            "Norda attacked Sarvane at the old salt bridge on 2 May.",
            Some(("2 May", "2031-05-02")),
        ),
        attack(
            "Northern Star",
            "2031-05-05",
            "Norda attacked Sarvane at the old salt bridge on 4 May.",
            Some(("4 May", "2031-05-04")),
        ),
        attack("Sarvane Post", "2031-05-05", "Norda attacked Sarvane at the old salt bridge.", None),
    ];
    let resolution = resolved(&reports);
    let mut sizes: Vec<usize> = resolution.events.iter().map(|event| event.reports.len()).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 2]);
}

#[test]
fn places_that_do_not_meet_keep_events_apart() {
    let report = |outlet: &str, town: &str| {
        let text = format!("Norda attacked Sarvane in {town} on 2 May.");
        let mut report = attack(outlet, "2031-05-03", &text, Some(("2 May", "2031-05-02")));
        let place = report.place(town, "SRV");
        report.analysis.events[0].place = Some(place);
        report
    };
    let apart = resolved(&[report("Elm Gazette", "Port Elm"), report("Northern Star", "Saltby")]);
    assert_eq!(apart.events.len(), 2);
    let one = resolved(&[report("Elm Gazette", "Port Elm"), report("Northern Star", "Port Elm")]);
    assert_eq!(one.events.len(), 1);
    assert_eq!(one.events[0].place.as_ref().unwrap().name, "Port Elm");
}

#[test]
fn undated_reports_need_strong_evidence() {
    let weak = [
        attack("Elm Gazette", "2031-05-03", "Norda attacked Sarvane again, the mayor of Saltby heard.", None),
        attack("Northern Star", "2031-05-04", "Norda attacked Sarvane with words nobody had expected.", None),
    ];
    assert_eq!(resolved(&weak).events.len(), 2);
    let strong = [
        attack("Elm Gazette", "2031-05-03", "Norda attacked Sarvane at the old salt bridge near dawn.", None),
        attack("Northern Star", "2031-05-04", "At dawn Norda attacked Sarvane by the salt bridge.", None),
    ];
    assert_eq!(resolved(&strong).events.len(), 1);
    let late = [
        attack("Elm Gazette", "2031-05-03", "Norda attacked Sarvane at the old salt bridge near dawn.", None),
        attack("Northern Star", "2031-07-04", "At dawn Norda attacked Sarvane by the salt bridge.", None),
    ];
    assert_eq!(resolved(&late).events.len(), 2);
}

#[test]
fn other_participants_are_another_event() {
    let mut other = report("Northern Star", "2031-05-03", "Veldor attacked Sarvane on 2 May.");
    let veldor = other.who(Country, "Veldor", "VLD");
    let sarvane = other.who(Country, "Sarvane", "SRV");
    let time = other.time("2 May", "2031-05-02");
    let event = other.event(EventType::Assault, "attacked");
    (event.actors, event.recipients, event.time) = (vec![veldor], vec![sarvane], Some(time));
    let one = attack(
        "Elm Gazette",
        "2031-05-03",
        "Norda attacked Sarvane on 2 May.",
        Some(("2 May", "2031-05-02")),
    );
    assert_eq!(resolved(&[one, other]).events.len(), 2);
}

#[test]
fn a_minister_stands_for_the_country() {
    let meeting = |outlet: &str, text: &str, first: (attested_model::ActorKind, &str)| {
        let mut report = report(outlet, "2031-05-03", text);
        let one = report.who(first.0, first.1, "NRD");
        let two = report.who(Country, "Sarvane", "SRV");
        let time = report.time("2 May", "2031-05-02");
        let event = report.event(EventType::Consult, "talks");
        (event.actors, event.time) = (vec![one, two], Some(time));
        report
    };
    let reports = [
        meeting("Elm Gazette", "Norda and Sarvane held talks on 2 May.", (Country, "Norda")),
        meeting("Northern Star", "Ilona Marsk led talks with Sarvane on 2 May.", (Person, "Ilona Marsk")),
    ];
    assert_eq!(resolved(&reports).events.len(), 1);
}

#[test]
fn a_planned_visit_that_is_cancelled_did_not_occur_and_is_no_dispute() {
    let visit = |outlet: &str, published: &str, text: &str, status| {
        let mut report = report(outlet, published, text);
        let marsk = report.who(Person, "Ilona Marsk", "NRD");
        let sarvane = report.who(Country, "Sarvane", "SRV");
        let time = report.time("9 May", "2031-05-09");
        let event = report.event(EventType::Consult, "visit");
        (event.actors, event.time, event.status) = (vec![marsk, sarvane], Some(time), status);
        report
    };
    let reports = [
        visit("Elm Gazette", "2031-05-03", "Ilona Marsk will visit Sarvane on 9 May.", EventStatus::Planned),
        visit(
            "Northern Star",
            "2031-05-08",
            "The visit of Ilona Marsk to Sarvane on 9 May was called off.",
            EventStatus::DidNotOccur,
        ),
    ];
    let resolution = resolved(&reports);
    let event = only_event(&resolution, EventType::Consult);
    assert_eq!(event.status, EventStatus::DidNotOccur);
    let statuses: Vec<EventStatus> = event.reports.iter().map(|report| report.status).collect();
    assert_eq!(statuses, [EventStatus::Planned, EventStatus::DidNotOccur]);
    assert_eq!(resolution.disputes, []);
}

#[test]
fn a_denied_event_never_reads_as_one_that_happened() {
    let mut only_denied =
        report("Elm Gazette", "2031-05-03", "Norda did not fire on the boats, Ilona Marsk said.");
    let norda = only_denied.who(Country, "Norda", "NRD");
    let marsk = only_denied.who(Person, "Ilona Marsk", "NRD");
    only_denied.says(Some(marsk), "Norda did not fire on the boats").stance = Stance::Denied;
    let said = only_denied.last_statement();
    let event = only_denied.event(EventType::Assault, "fire");
    (event.actors, event.status, event.statement) = (vec![norda], EventStatus::Denied, Some(said));
    let resolution = resolved(&[only_denied]);
    assert_eq!(only_event(&resolution, EventType::Assault).status, EventStatus::Denied);
    assert_eq!(resolution.statements[0].events, [resolution.events[0].id]);
}

#[test]
fn unnamed_participants_give_way_to_named_ones() {
    let mut vague = report("Elm Gazette", "2031-05-03", "Gunmen attacked Sarvane in Port Elm on 2 May.");
    let gunmen = vague.who(Unnamed, "Gunmen", "");
    let sarvane = vague.who(Country, "Sarvane", "SRV");
    let time = vague.time("2 May", "2031-05-02");
    let place = vague.place("Port Elm", "SRV");
    let event = vague.event(EventType::Assault, "attacked");
    (event.actors, event.recipients, event.time, event.place) =
        (vec![gunmen], vec![sarvane], Some(time), Some(place));
    let mut named = attack(
        "Northern Star",
        "2031-05-04",
        "Norda attacked Sarvane in Port Elm on 2 May.",
        Some(("2 May", "2031-05-02")),
    );
    let place = named.place("Port Elm", "SRV");
    named.analysis.events[0].place = Some(place);
    let resolution = resolved(&[vague, named]);
    let event = only_event(&resolution, EventType::Assault);
    let actors: Vec<&str> = event
        .actors
        .iter()
        .map(|id| resolution.actors.iter().find(|actor| actor.id == *id).unwrap().name.as_str())
        .collect();
    assert_eq!(actors, ["Norda"]);
}

#[test]
fn reports_that_agree_in_all_but_the_day_are_a_dispute_about_time() {
    let report = |outlet: &str, words: &str, edtf: &str| {
        let text = format!("Norda attacked Sarvane at the old salt bridge near Port Elm on {words}.");
        attack(outlet, "2031-05-05", &text, Some((words, edtf)))
    };
    let resolution = resolved(&[
        report("Elm Gazette", "2 May", "2031-05-02"),
        report("Northern Star", "3 May", "2031-05-03"),
    ]);
    assert_eq!(resolution.events.len(), 2);
    let dispute = &resolution.disputes[0];
    assert_eq!(dispute.about, Matter::Time);
    let values: Vec<&str> = dispute.sides.iter().map(|side| side.value.as_deref().unwrap()).collect();
    assert!(values.contains(&"2031-05-02") && values.contains(&"2031-05-03"));
    assert!(dispute.matter.contains("according to Elm Gazette"), "{}", dispute.matter);
}

#[test]
fn a_denied_meeting_joins_its_report_even_when_the_denial_is_undated() {
    let meeting = |outlet: &str, day: &str, text: &str, trigger: &str, status| {
        let mut report = report(outlet, day, text);
        let marsk = report.who(Person, "Ilona Marsk", "");
        let varzani = report.who(Person, "Ali Varzani", "");
        let event = report.event(EventType::Consult, trigger);
        (event.actors, event.status) = (vec![marsk, varzani], status);
        report
    };
    let reports = [
        meeting(
            "Elm Gazette",
            "2031-05-03",
            "Ilona Marsk met the commander of the Stone Brigade, Ali Varzani, in a farmhouse a week before the raid.",
            "met",
            EventStatus::Occurred,
        ),
        meeting(
            "",
            "",
            "A report of a meeting of Ilona Marsk with Ali Varzani, commander of the Stone Brigade, a week before the raid was denied.",
            "meeting",
            EventStatus::Denied,
        ),
    ];
    let resolution = resolved(&reports);
    let event = only_event(&resolution, EventType::Consult);
    assert_eq!((event.reports.len(), event.status), (2, EventStatus::Occurred));
}

#[test]
fn harm_done_to_one_person_on_one_day_is_one_deed_under_any_word() {
    let told = |outlet: &str, text: &str, word: &str, day: &str| {
        let mut report = report(outlet, "2031-05-04", text);
        let victim = report.who(Person, "Orla Vashik", "");
        let time = report.time(day, if day == "2 May" { "2031-05-02" } else { "2031-05-03" });
        let event = report.event(EventType::Assault, word);
        (event.recipients, event.time) = (vec![victim], Some(time));
        report
    };
    let one = told("Elm Gazette", "Orla Vashik was attacked on 2 May.", "attacked", "2 May");
    let stabbed = told("Northern Star", "A man stabbed Orla Vashik on 2 May.", "stabbed", "2 May");
    assert_eq!(resolved(&[one, stabbed]).events.len(), 1);
    let one = told("Elm Gazette", "Orla Vashik was attacked on 2 May.", "attacked", "2 May");
    let later = told("Northern Star", "A man stabbed Orla Vashik on 3 May.", "stabbed", "3 May");
    assert_eq!(resolved(&[one, later]).events.len(), 2);
}

#[test]
fn gas_is_no_missile() {
    let told = |outlet: &str, trigger: &str| {
        let text = format!("The {trigger} on Saltby killed many by the old salt bridge on 2 May.");
        let mut report = report(outlet, "2031-05-03", &text);
        let time = report.time("2 May", "2031-05-02");
        let place = report.place("Saltby", "SRV");
        let event = report.event(EventType::Assault, trigger);
        (event.time, event.place) = (Some(time), Some(place));
        report
    };
    let both = [told("Elm Gazette", "chemical attack"), told("Northern Star", "missile attack")];
    assert_eq!(resolved(&both).events.len(), 2);
    let both = [told("Elm Gazette", "chemical attack"), told("Northern Star", "attack")];
    assert_eq!(resolved(&both).events.len(), 1);
}

#[test]
fn a_toll_belongs_to_the_deed_that_the_sentence_before_it_tells() {
    let told = |text: &str| {
        let mut report = report("Elm Gazette", "2031-05-03", text);
        let dead = report.who(Unnamed, "Forty people", "");
        report.event(EventType::Assault, "stormed");
        report.event(EventType::Assault, "killed").recipients = vec![dead];
        resolved(&[report]).events.len()
    };
    assert_eq!(told("Gunmen stormed the mill. Forty people were killed, the army says."), 1);
    assert_eq!(
        told("Gunmen stormed the mill. It was a wet day. Forty people were killed, the army says."),
        2
    );
}

#[test]
fn who_died_in_a_raid_did_not_make_it() {
    let mut report = report("Elm Gazette", "2031-05-03", "Forty people died in the raid on Saltby.");
    let dead = report.who(Unnamed, "Forty people", "");
    report.event(EventType::Other, "died").actors = vec![dead];
    report.event(EventType::Assault, "raid");
    let resolution = resolved(&[report]);
    assert_eq!(resolution.events.len(), 1);
    let event = only_event(&resolution, EventType::Assault);
    assert!(event.actors.is_empty(), "{:?}", event.actors);
    assert_eq!(event.recipients.len(), 1);
}

#[test]
fn a_strike_on_somebody_is_the_one_that_killed_him() {
    let mut first =
        report("Elm Gazette", "2031-05-03", "Norda killed Orla Vashik on 2 May in a drone strike.");
    let norda = first.who(Country, "Norda", "NRD");
    let victim = first.who(Person, "Orla Vashik", "");
    let time = first.time("2 May", "2031-05-02");
    let event = first.event(EventType::Assault, "killed");
    (event.actors, event.recipients, event.time) = (vec![norda], vec![victim], Some(time));
    first.event(EventType::Assault, "drone strike");
    let mut later =
        report("Northern Star", "2031-05-20", "The strike on Orla Vashik still divides the town.");
    later.who(Person, "Orla Vashik", "");
    later.event(EventType::Assault, "strike");
    let resolution = resolved(&[first, later]);
    let event = only_event(&resolution, EventType::Assault);
    assert_eq!(event.reports.len(), 3);
}

#[test]
fn a_visit_that_is_planned_is_one_with_the_visit_that_is_called_off() {
    let told = |outlet: &str, day: &str, text: &str, word: &str, kind: EventType, status: EventStatus| {
        let mut report = report(outlet, day, text);
        let guest = report.who(Person, "Idris Calmane", "");
        report.who(Country, "Sarvane", "SRV");
        let event = report.event(kind, word);
        (event.actors, event.status) = (vec![guest], status);
        let host = report.place("Sarvane", "SRV");
        report.analysis.events[0].place = Some(host);
        report
    };
    let planned = told(
        "Elm Gazette",
        "2031-05-03",
        "President Idris Calmane will travel to Sarvane for talks about the salt treaty and the harbour.",
        "travel",
        EventType::Agree,
        EventStatus::Planned,
    );
    let off = told(
        "Northern Star",
        "2031-05-06",
        "President Idris Calmane cancelled a visit to Sarvane over the salt treaty and the harbour.",
        "visit",
        EventType::Consult,
        EventStatus::DidNotOccur,
    );
    assert_eq!(resolved(&[planned, off]).events.len(), 1);
}

#[test]
fn two_attacks_of_one_sentence_stay_two_and_a_bare_attack_behind_them_is_neither() {
    let mut report = report(
        "Elm Gazette",
        "2031-05-03",
        "Norda struck the delta. The assault came a week after a suspected offensive in Saltby. Norda was behind the attack.",
    );
    report.event(EventType::Assault, "assault");
    report.event(EventType::Assault, "offensive");
    report.event(EventType::Assault, "attack");
    let counts: Vec<usize> = resolved(&[report]).events.iter().map(|event| event.reports.len()).collect();
    assert_eq!(counts, [1, 1, 1]);
}

#[test]
fn missiles_that_are_launched_at_somebody_are_a_strike() {
    let told = |outlet: &str, text: &str, word: &str| {
        let mut report = report(outlet, "2031-05-03", text);
        let (norda, sarvane) = (report.who(Country, "Norda", "NRD"), report.who(Country, "Sarvane", "SRV"));
        let time = report.time("2 May", "2031-05-02");
        let event = report.event(EventType::Assault, word);
        (event.actors, event.recipients, event.time) = (vec![norda], vec![sarvane], Some(time));
        report
    };
    let strikes = told("Elm Gazette", "Norda carried out strikes on Sarvane on 2 May.", "strikes");
    let launched = told("Northern Star", "Norda launched missiles at Sarvane on 2 May.", "launched");
    assert_eq!(resolved(&[strikes, launched]).events.len(), 1);
    let strikes = told("Elm Gazette", "Norda carried out strikes on Sarvane on 2 May.", "strikes");
    let satellite = told("Northern Star", "Norda launched a coin for Sarvane on 2 May.", "launched");
    assert_eq!(resolved(&[strikes, satellite]).events.len(), 2);
}

#[test]
fn a_noun_with_its_day_and_a_word_beside_it_is_the_one_of_that_day() {
    let told = |day: &str, edtf: &str| {
        let mut first = report("Elm Gazette", "2031-05-04", "A bomb tore through the fish market on Friday.");
        let time = first.time("Friday", "2031-05-02");
        first.event(EventType::Assault, "bomb").time = Some(time);
        let text = format!("The toll from {day}'s market bombing rose to 31.");
        let mut later = report("Northern Star", "2031-05-05", &text);
        let time = later.time(day, edtf);
        later.event(EventType::Assault, "bombing").time = Some(time);
        resolved(&[first, later]).events.len()
    };
    assert_eq!(told("Friday", "2031-05-02"), 1);
    assert_eq!(told("Saturday", "2031-05-03"), 2);
}

#[test]
fn what_is_printed_under_the_reports_of_months_makes_no_story_of_them() {
    let told = |day: &str, title: &str, foot: &str| report("", day, &format!("{title}.\n{foot}\n"));
    let foot = "Create your harbour profile and verify the electronic letterbox that belongs to your subscription number.";
    let titles = ["The old mill burned", "A ferry ran aground", "Onion prices fell", "The choir won a cup"];
    let days = ["2031-01-02", "2031-02-20", "2031-04-11", "2031-04-12"];
    let with: Vec<Report> = days.iter().zip(titles).map(|(day, title)| told(day, title, foot)).collect();
    assert_eq!(resolved(&with).stories, []);
    // Within the days of one story the same words are one report that is copied.
    let days = ["2031-04-09", "2031-04-10", "2031-04-11", "2031-04-12"];
    let near: Vec<Report> = days.iter().zip(titles).map(|(day, title)| told(day, title, foot)).collect();
    assert_eq!(resolved(&near).stories.len(), 1);
}

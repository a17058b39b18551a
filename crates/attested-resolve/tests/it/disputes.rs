use attested_model::{Act, Bound, Dispute, EventStatus, EventType, Matter, Resolution, Stance};

use crate::builder::{Country, Organisation, Person, Report, figures, report, resolved};

/// A claim: who says what with which stance.
struct Claim<'c> {
    speaker: (&'c str, &'c str),
    content: &'c str,
    act: Act,
    stance: Stance,
}

/// A report of a claim, naming the countries in `people`.
fn claim(outlet: &str, day: &str, text: &str, claim: &Claim<'_>, people: &[(&str, &str)]) -> Report {
    let mut report = report(outlet, day, text);
    let who = report.who(Person, claim.speaker.0, claim.speaker.1);
    for (name, country) in people {
        report.who(Country, name, country);
    }
    let statement = report.says(Some(who), claim.content);
    (statement.act, statement.stance) = (claim.act, claim.stance);
    report
}

fn only(resolution: &Resolution) -> &Dispute {
    assert_eq!(resolution.disputes.len(), 1, "{:#?}", resolution.disputes);
    &resolution.disputes[0]
}

fn stances(dispute: &Dispute) -> Vec<(Stance, u32)> {
    dispute.sides.iter().map(|side| (side.stance.unwrap(), side.texts)).collect()
}

#[test]
fn a_claim_its_denials_and_those_who_do_not_know_are_three_sides() {
    let norda = [("Norda", "NRD")];
    let reports = [
        claim(
            "Elm Gazette",
            "2031-05-02",
            "Norda sank the ferry with a torpedo, Orla Venn said.",
            &Claim {
                speaker: ("Orla Venn", "SRV"),
                content: "Norda sank the ferry with a torpedo",
                act: Act::Accuse,
                stance: Stance::Stated,
            },
            &norda,
        ),
        claim(
            "Northern Star",
            "2031-05-03",
            "Ilona Marsk denied that Norda sank the ferry.",
            &Claim {
                speaker: ("Ilona Marsk", "NRD"),
                content: "Norda sank the ferry",
                act: Act::Deny,
                stance: Stance::Denied,
            },
            &norda,
        ),
        claim(
            "Veld Echo",
            "2031-05-04",
            "It is not known whether a torpedo of Norda sank the ferry, Tam Brook said.",
            &Claim {
                speaker: ("Tam Brook", ""),
                content: "whether a torpedo of Norda sank the ferry",
                act: Act::State,
                stance: Stance::NotKnown,
            },
            &norda,
        ),
    ];
    let resolution = resolved(&reports);
    let dispute = only(&resolution);
    assert_eq!(dispute.about, Matter::Claim);
    assert_eq!(stances(dispute), [(Stance::Stated, 1), (Stance::Denied, 1), (Stance::NotKnown, 1)]);
    assert_eq!(
        dispute.matter,
        "“Norda sank the ferry with a torpedo”: Orla Venn said so; Ilona Marsk said not; \
         Tam Brook said that it is not known."
    );
    assert!(dispute.sides.iter().all(|side| side.statements.len() == 1));
}

#[test]
fn statements_about_other_matters_are_no_dispute() {
    let norda = [("Norda", "NRD")];
    let reports = [
        claim(
            "Elm Gazette",
            "2031-05-02",
            "Norda sank the ferry with a torpedo, Orla Venn said.",
            &Claim {
                speaker: ("Orla Venn", "SRV"),
                content: "Norda sank the ferry with a torpedo",
                act: Act::Accuse,
                stance: Stance::Stated,
            },
            &norda,
        ),
        claim(
            "Northern Star",
            "2031-05-03",
            "Ilona Marsk denied that Norda raised the price of grain.",
            &Claim {
                speaker: ("Ilona Marsk", "NRD"),
                content: "Norda raised the price of grain",
                act: Act::Deny,
                stance: Stance::Denied,
            },
            &norda,
        ),
    ];
    assert_eq!(resolved(&reports).disputes, []);
}

#[test]
fn the_accused_denies_in_other_words() {
    let reports = [
        claim(
            "Elm Gazette",
            "2031-05-02",
            "Ilona Marsk took money for the harbour contract, Orla Venn charged.",
            &Claim {
                speaker: ("Orla Venn", "SRV"),
                content: "Ilona Marsk took money for the harbour contract",
                act: Act::Accuse,
                stance: Stance::Stated,
            },
            &[],
        ),
        claim(
            "Northern Star",
            "2031-05-03",
            "Ilona Marsk said she never saw any money from a contract.",
            &Claim {
                speaker: ("Ilona Marsk", "NRD"),
                content: "she never saw any money from a contract",
                act: Act::Deny,
                stance: Stance::Denied,
            },
            &[],
        ),
    ];
    let mut reports = reports;
    reports[0].who(Person, "Ilona Marsk", "NRD");
    let resolution = resolved(&reports);
    assert_eq!(stances(only(&resolution)), [(Stance::Stated, 1), (Stance::Denied, 1)]);
}

#[test]
fn copies_of_a_claim_count_as_one_text() {
    let norda = [("Norda", "NRD")];
    let text = "Norda sank the ferry with a torpedo on the way to the islands, Orla Venn told the harbour board \
        before the flags were lowered.";
    let carrier = |outlet| {
        claim(
            outlet,
            "2031-05-02",
            text,
            &Claim {
                speaker: ("Orla Venn", "SRV"),
                content: "Norda sank the ferry with a torpedo",
                act: Act::Accuse,
                stance: Stance::Stated,
            },
            &norda,
        )
    };
    let reports = [
        carrier("Elm Gazette"),
        carrier("Sarvane Post"),
        carrier("Saltby Mail"),
        claim(
            "Northern Star",
            "2031-05-03",
            "Ilona Marsk denied that Norda sank the ferry.",
            &Claim {
                speaker: ("Ilona Marsk", "NRD"),
                content: "Norda sank the ferry",
                act: Act::Deny,
                stance: Stance::Denied,
            },
            &norda,
        ),
    ];
    let resolution = resolved(&reports);
    let dispute = only(&resolution);
    assert_eq!(stances(dispute), [(Stance::Stated, 1), (Stance::Denied, 1)]);
    assert_eq!(dispute.sides[0].reports.len(), 3);
}

#[test]
fn a_denial_of_a_report_links_to_the_report() {
    let mut told = report("Elm Gazette", "2031-05-02", "Sarvane moved tanks to the border bridge.");
    let sarvane = told.who(Country, "Sarvane", "SRV");
    told.event(EventType::Mobilize, "moved").actors = vec![sarvane];
    let mut denial = claim(
        "Northern Star",
        "2031-05-03",
        "The Elm Gazette is wrong, no tanks were moved to a bridge, Tam Brook said.",
        &Claim {
            speaker: ("Tam Brook", ""),
            content: "The Elm Gazette is wrong, no tanks were moved to a bridge",
            act: Act::Deny,
            stance: Stance::Denied,
        },
        &[],
    );
    denial.who(Organisation, "Elm Gazette", "");
    let resolution = resolved(&[told, denial]);
    let dispute = only(&resolution);
    assert_eq!(stances(dispute), [(Stance::Stated, 1), (Stance::Denied, 1)]);
    assert_eq!(dispute.sides[0].label, "Elm Gazette");
    assert_eq!(dispute.event, Some(resolution.events[0].id));
}

#[test]
fn reports_of_one_event_with_opposite_status_are_a_dispute() {
    let told = |outlet: &str, text: &str, content: &str, status, stance| {
        let mut report = report(outlet, "2031-05-03", text);
        let norda = report.who(Country, "Norda", "NRD");
        let sarvane = report.who(Country, "Sarvane", "SRV");
        let speaker =
            report.who(Organisation, if stance == Stance::Denied { "Norda Radio" } else { "Elm Watch" }, "");
        report.says(Some(speaker), content).stance = stance;
        let said = report.last_statement();
        let time = report.time("2 May", "2031-05-02");
        let event = report.event(EventType::Assault, "shelled");
        (event.actors, event.recipients) = (vec![norda], vec![sarvane]);
        (event.time, event.status, event.statement) = (Some(time), status, Some(said));
        report
    };
    let reports = [
        told(
            "Elm Gazette",
            "Norda shelled Sarvane on 2 May, Elm Watch said.",
            "Norda shelled Sarvane on 2 May",
            EventStatus::Occurred,
            Stance::Stated,
        ),
        told(
            "Northern Star",
            "Norda Radio denied that Norda shelled Sarvane on 2 May.",
            "Norda shelled Sarvane on 2 May",
            EventStatus::Denied,
            Stance::Denied,
        ),
    ];
    let resolution = resolved(&reports);
    assert_eq!(resolution.events.len(), 1);
    assert_eq!(resolution.events[0].status, EventStatus::Occurred);
    let dispute = only(&resolution);
    assert_eq!(dispute.event, Some(resolution.events[0].id));
    let labels: Vec<&str> = dispute.sides.iter().map(|side| side.label.as_str()).collect();
    assert!(labels.contains(&"Elm Watch") && labels.contains(&"Norda Radio"));
}

/// A report that an attack of 2 May killed some.
fn toll(outlet: &str, published: &str, words: &str, value: f64) -> Report {
    let text = format!("Norda attacked Sarvane on 2 May and {words} people were killed.");
    let mut report = report(outlet, published, &text);
    let norda = report.who(Country, "Norda", "NRD");
    let sarvane = report.who(Country, "Sarvane", "SRV");
    let time = report.time("2 May", "2031-05-02");
    let event = report.event(EventType::Assault, "attacked");
    (event.actors, event.recipients, event.time) = (vec![norda], vec![sarvane], Some(time));
    report.killed(&format!("{words} people"), value, 0);
    report
}

#[test]
fn two_tolls_of_one_day_are_a_dispute() {
    let resolution = resolved(&[
        toll("Elm Gazette", "2031-05-03", "12", 12.0),
        toll("Northern Star", "2031-05-03", "1,200", 1200.0),
    ]);
    let dispute = only(&resolution);
    assert_eq!(dispute.about, Matter::Figure);
    let mut values: Vec<&str> = dispute.sides.iter().map(|side| side.value.as_deref().unwrap()).collect();
    values.sort_unstable();
    assert_eq!(values, ["1,200", "12"]);
    assert!(dispute.matter.starts_with("Number killed (“"), "{}", dispute.matter);
    assert!(dispute.sides.iter().all(|side| side.figures.len() == 1 && side.texts == 1));
}

#[test]
fn a_rising_toll_is_no_dispute_and_a_falling_one_is() {
    let rising =
        [toll("Elm Gazette", "2031-05-03", "12", 12.0), toll("Northern Star", "2031-05-05", "15", 15.0)];
    assert_eq!(resolved(&rising).disputes, []);
    let falling =
        [toll("Elm Gazette", "2031-05-03", "15", 15.0), toll("Northern Star", "2031-05-05", "12", 12.0)];
    assert_eq!(only(&resolved(&falling)).sides.len(), 2);
    let own = [toll("Elm Gazette", "2031-05-03", "15", 15.0), toll("Elm Gazette", "2031-05-05", "12", 12.0)];
    assert_eq!(resolved(&own).disputes, []);
}

#[test]
fn bounds_that_meet_are_no_dispute() {
    let mut over = toll("Northern Star", "2031-05-03", "more than 10", 10.0);
    (over.analysis.figures[0].bound, over.analysis.figures[0].high) = (Bound::Over, None);
    assert_eq!(resolved(&[toll("Elm Gazette", "2031-05-03", "12", 12.0), over]).disputes, []);
}

#[test]
fn what_one_voice_counts_in_one_breath_is_no_dispute() {
    let text = "Norda attacked Sarvane and 12 people in the port and 15 people in the town were killed.";
    let mut report = report("Elm Gazette", "2031-05-03", text);
    let norda = report.who(Country, "Norda", "NRD");
    report.event(EventType::Assault, "attacked").actors = vec![norda];
    report.killed("12 people", 12.0, 0);
    report.killed("15 people", 15.0, 0);
    assert_eq!(resolved(&[report]).disputes, []);
}

#[test]
fn a_text_that_contradicts_itself_is_a_dispute() {
    let text =
        "Norda attacked Sarvane on 2 May and 12 people were killed. Later it says that 15 people died.";
    let mut report = report("Elm Gazette", "2031-05-03", text);
    let norda = report.who(Country, "Norda", "NRD");
    let event = report.event(EventType::Assault, "attacked");
    event.actors = vec![norda];
    report.killed("12 people", 12.0, 0);
    report.killed("15 people", 15.0, 0);
    let resolution = resolved(&[report]);
    assert_eq!(figures(&resolution).len(), 2);
    assert_eq!(only(&resolution).sides.len(), 2);
}

#[test]
fn a_figure_of_the_day_of_publication_says_so() {
    let resolution = resolved(&[toll("Elm Gazette", "2031-05-03", "12", 12.0)]);
    let figure = &resolution.figures[0];
    assert_eq!(figure.as_of.as_ref().unwrap().edtf.to_string(), "2031-05-03");
    assert_eq!(figure.event, Some(resolution.events[0].id));
}

/// A report in which Norda denies something that is claimed in the words of `claim`.
fn denied_in_one_report(text: &str, claim: &str, denial: &str, cue: &str, inside: bool) -> Report {
    let mut report = report("Elm Gazette", "2031-05-03", text);
    let norda = report.who(Country, "Norda", "NRD");
    let venn = report.who(Person, "Orla Venn", "SRV");
    let (claim, denial) = (report.find(claim), report.find(denial));
    let cue = Some(report.find(cue));
    let said = report.says(
        Some(norda),
        report
            .document
            .text()
            .get(denial.start() as usize..denial.end() as usize)
            .unwrap()
            .to_owned()
            .as_str(),
    );
    (said.act, said.stance, said.cue) = (Act::Deny, Stance::Denied, cue);
    let parent = report.last_statement();
    let words = claim.text(report.document.text()).to_owned();
    let claimed = report.says(Some(venn), &words);
    (claimed.act, claimed.stance) = (Act::Accuse, Stance::Stated);
    claimed.parent = inside.then_some(parent);
    report
}

#[test]
fn a_denial_that_names_the_claim_is_a_dispute_by_itself() {
    let inside = denied_in_one_report(
        "Norda rejected the claim by Orla Venn that its navy sank the ferry.",
        "its navy sank the ferry",
        "the claim by Orla Venn that its navy sank the ferry",
        "rejected",
        true,
    );
    let resolution = resolved(&[inside]);
    let dispute = only(&resolution);
    assert_eq!(dispute.matter, "“its navy sank the ferry”: Norda said not; Orla Venn said so.");
    let before = denied_in_one_report(
        "Orla Venn accused Norda of sinking the ferry. Norda denied the charge.",
        "Norda of sinking the ferry",
        "the charge",
        "denied",
        false,
    );
    let resolution = resolved(&[before]);
    assert_eq!(stances(only(&resolution)), [(Stance::Stated, 1), (Stance::Denied, 1)]);
    let other = denied_in_one_report(
        "Orla Venn accused Norda of sinking the ferry. Norda denied entry to the camp.",
        "Norda of sinking the ferry",
        "entry to the camp",
        "denied",
        false,
    );
    assert_eq!(resolved(&[other]).disputes, []);
}

#[test]
fn nobody_denies_what_is_claimed_only_weeks_later() {
    let norda = [("Norda", "NRD")];
    let told = |day: &str| {
        claim(
            "Elm Gazette",
            day,
            "Norda sank the ferry with a torpedo, Orla Venn said.",
            &Claim {
                speaker: ("Orla Venn", "SRV"),
                content: "Norda sank the ferry with a torpedo",
                act: Act::Accuse,
                stance: Stance::Stated,
            },
            &norda,
        )
    };
    let denial = || {
        let mut denial = claim(
            "Northern Star",
            "2031-05-03",
            "Ilona Marsk denied that Norda sank the ferry.",
            &Claim {
                speaker: ("Ilona Marsk", "NRD"),
                content: "Norda sank the ferry",
                act: Act::Deny,
                stance: Stance::Denied,
            },
            &norda,
        );
        let cue = denial.find("denied");
        denial.analysis.statements[0].cue = Some(cue);
        denial
    };
    assert_eq!(resolved(&[told("2031-05-02"), denial()]).disputes.len(), 1);
    assert_eq!(resolved(&[told("2031-05-20"), denial()]).disputes, []);
}

/// A report that `doer` shelled the harbour of Port Elm on 2 May.
fn shelling(outlet: &str, doer: (&str, &str), day: &str) -> Report {
    let name = doer.0;
    let text = format!(
        "{name} shelled the fishing harbour at Port Elm on 2 May, where a hospital ship with forty nurses lay at anchor."
    );
    let mut report = report(outlet, day, &text);
    let doer = report.who(Country, name, doer.1);
    let time = report.time("2 May", "2031-05-02");
    let place = report.place("Port Elm", "SRV");
    let event = report.event(EventType::Assault, "shelled");
    (event.actors, event.time, event.place) = (vec![doer], Some(time), Some(place));
    report
}

#[test]
fn who_did_it_is_disputed_where_all_else_agrees() {
    let resolution = resolved(&[
        shelling("Elm Gazette", ("Norda", "NRD"), "2031-05-03"),
        shelling("Northern Star", ("Sarvane", "SRV"), "2031-05-03"),
    ]);
    let participants: Vec<&Dispute> =
        resolution.disputes.iter().filter(|dispute| dispute.about == Matter::Participants).collect();
    assert_eq!(participants.len(), 1, "{:#?}", resolution.disputes);
    let mut values: Vec<&str> =
        participants[0].sides.iter().map(|side| side.value.as_deref().unwrap()).collect();
    values.sort_unstable();
    assert_eq!(values, ["Norda", "Sarvane"]);
    assert_eq!(resolution.events.len(), 2);
    // One outlet that names another doer tells of another deed.
    let one_outlet = [
        shelling("Elm Gazette", ("Norda", "NRD"), "2031-05-03"),
        shelling("Elm Gazette", ("Sarvane", "SRV"), "2031-05-04"),
    ];
    assert!(resolved(&one_outlet).disputes.iter().all(|dispute| dispute.about != Matter::Participants));
}

#[test]
fn a_claim_that_only_its_denial_tells_of_has_its_claimant_as_a_side() {
    let text = "Norda rejected the claim by Sarvane about a secret harbour for its submarines.";
    let mut report = report("Elm Gazette", "2031-05-03", text);
    let norda = report.who(Country, "Norda", "NRD");
    report.who(Country, "Sarvane", "SRV");
    let cue = Some(report.find("rejected"));
    let said = report.says(Some(norda), "the claim by Sarvane about a secret harbour for its submarines");
    (said.act, said.stance, said.cue) = (Act::Deny, Stance::Denied, cue);
    let resolution = resolved(&[report]);
    let dispute = only(&resolution);
    let labels: Vec<&str> = dispute.sides.iter().map(|side| side.label.as_str()).collect();
    assert!(labels.contains(&"Norda") && labels.contains(&"Sarvane"), "{labels:?}");
}

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::builder::{Country, Organisation, Person, Report, Unnamed, actor, names, report, resolved};

/// A text of its own that names `name`.
fn with(kind: attested_model::ActorKind, name: &str, country: &str) -> Report {
    static TEXTS: AtomicUsize = AtomicUsize::new(0);
    let text = TEXTS.fetch_add(1, Ordering::Relaxed);
    let mut report =
        report("Elm Gazette", "2031-05-02", &format!("In text {text} the {name} was mentioned."));
    report.who(kind, name, country);
    report
}

fn people(list: &[&str]) -> Vec<Report> {
    list.iter()
        .enumerate()
        .map(|(at, name)| {
            let mut report =
                report("Elm Gazette", "2031-05-02", &format!("In text {at} {name} was mentioned."));
            report.who(Person, name, "");
            report
        })
        .collect()
}

#[test]
fn spellings_of_one_full_name_are_one_person() {
    for spellings in [
        ["Esmail Qaravand", "Ismail Gharavand"],
        ["Hossein Amirbardolahian", "Hossein Amir-Bardollahian"],
        ["Volodar Selensky", "Володар Селенський"],
        ["Ilona Marsk", "Dr. Ilona Marsk"],
        ["William Torrin", "Bill Torrin"],
        ["Abdulsalam Derrani", "Abdel-Salam Derrani"],
    ] {
        let resolution = resolved(&people(&spellings));
        assert_eq!(resolution.actors.len(), 1, "{spellings:?}: {:?}", names(&resolution));
        assert_eq!(resolution.actors[0].edges.len(), 1);
        assert!(!resolution.actors[0].edges[0].reason.is_empty());
    }
}

#[test]
fn different_first_names_never_merge() {
    let resolution = resolved(&people(&["Ali Varzani", "Mojtaba Varzani", "Varzani"]));
    assert_eq!(names(&resolution), ["Ali Varzani", "Mojtaba Varzani", "Varzani"]);
}

#[test]
fn a_bare_surname_joins_the_only_full_name() {
    let resolution = resolved(&people(&["Ilona Marsk", "Marsk", "I. Marsk", "Marsk"]));
    let marsk = actor(&resolution, "Ilona Marsk");
    assert_eq!(marsk.members.len(), 4);
    assert_eq!(marsk.edges.len(), 3);
}

#[test]
fn an_initial_joins_only_the_first_name_it_begins() {
    let resolution = resolved(&people(&["Ilona Marsk", "Peter Marsk", "P. Marsk"]));
    assert_eq!(actor(&resolution, "Peter Marsk").members.len(), 2);
    assert_eq!(actor(&resolution, "Ilona Marsk").members.len(), 1);
}

#[test]
fn a_role_tells_which_bearer_of_a_surname_is_meant() {
    let mut one = report("Elm Gazette", "2031-05-02", "Foreign minister Ali Varzani spoke.");
    let ali = one.who(Person, "Ali Varzani", "SRV");
    one.role(ali, "Foreign minister", None);
    let mut two = report("Elm Gazette", "2031-05-03", "The poet Mojtaba Varzani read.");
    two.who(Person, "Mojtaba Varzani", "SRV");
    let mut three = report("Elm Gazette", "2031-05-04", "The foreign minister, Varzani, left.");
    let bare = three.who(Person, "Varzani", "SRV");
    three.role(bare, "foreign minister", None);
    let resolution = resolved(&[one, two, three]);
    let minister = actor(&resolution, "Ali Varzani");
    assert_eq!(minister.members.len(), 2);
    assert_eq!(minister.roles.len(), 1);
    assert_eq!(minister.roles[0].passages.len(), 2);
}

#[test]
fn people_of_one_name_in_two_states_stay_apart() {
    let minister = |day, country, title: &str| {
        let mut report = report("Elm Gazette", day, &format!("{title} John Torrin spoke."));
        let who = report.who(Person, "John Torrin", country);
        report.role(who, title, None);
        report
    };
    let reports =
        [minister("2031-05-02", "SRV", "Trade minister"), minister("2031-05-02", "NRD", "Opposition leader")];
    assert_eq!(resolved(&reports).actors.len(), 2);
}

#[test]
fn a_handle_joins_the_name_it_writes_as_one() {
    let mut one = report("Elm Gazette", "2031-05-02", "Hossein Amirbardolahian spoke.");
    one.who(Person, "Hossein Amirbardolahian", "");
    let mut two = report("Elm Gazette", "2031-05-02", "A post by @Amirbardolahian followed.");
    two.who(Person, "@Amirbardolahian", "");
    let resolution = resolved(&[one, two]);
    assert_eq!(actor(&resolution, "Hossein Amirbardolahian").members.len(), 2);
}

#[test]
fn organisations_join_by_name_spelling_and_acronym() {
    let full = "League for the Defence of Harbours";
    let mut both = report("Elm Gazette", "2031-05-02", &format!("The {full} (LDH) met."));
    let league = both.who(Organisation, full, "");
    both.also(league, "LDH");
    let reports = [both, with(Organisation, "LDH", ""), with(Organisation, &format!("The {full}"), "")];
    let resolution = resolved(&reports);
    assert_eq!(resolution.actors.len(), 1, "{:?}", names(&resolution));
    let reports = [with(Organisation, "Hizbarat", ""), with(Organisation, "Hezbarat", "")];
    assert_eq!(resolved(&reports).actors.len(), 1);
}

#[test]
fn bodies_whose_names_differ_in_one_word_stay_apart() {
    let reports = [with(Organisation, "Coastal Jihad", ""), with(Organisation, "Coastal State", "")];
    assert_eq!(resolved(&reports).actors.len(), 2);
}

#[test]
fn an_acronym_of_two_names_joins_neither() {
    let reports = [
        with(Organisation, "National Harbour Council", ""),
        with(Organisation, "Northern Health Commission", ""),
        with(Organisation, "NHC", ""),
    ];
    assert_eq!(resolved(&reports).actors.len(), 3);
}

#[test]
fn ministries_join_only_within_one_state() {
    let reports = [
        with(Organisation, "Foreign Ministry", "SRV"),
        with(Organisation, "Ministry of Foreign Affairs", "SRV"),
        with(Organisation, "Foreign Ministry", "NRD"),
        with(Organisation, "Foreign Ministry", ""),
        with(Organisation, "Foreign Ministry", ""),
    ];
    let mut sizes: Vec<usize> = resolved(&reports).actors.iter().map(|actor| actor.members.len()).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 1, 1, 2]);
}

#[test]
fn a_body_of_a_state_needs_no_capital_to_be_known() {
    let told = |outlet: &str, name: &str| {
        let mut report =
            report(outlet, "2031-05-02", &format!("{name} voted in Sarvane on Monday, deputies say."));
        report.who(Country, "Sarvane", "SRV");
        let body = report.who(Organisation, name, "SRV");
        for mention in report.analysis.mentions.iter_mut().filter(|each| each.participant == Some(body)) {
            mention.form = attested_model::MentionForm::Nominal;
        }
        report
    };
    let both = [told("Elm Gazette", "Sarvane parliament"), told("Northern Star", "parliament of Sarvane")];
    let resolution = resolved(&both);
    assert_eq!(resolution.actors.len(), 2, "{:?}", names(&resolution));
}

#[test]
fn a_government_is_its_country() {
    let reports =
        [with(Country, "Sarvane", "SRV"), with(Country, "Port Sarv", "SRV"), with(Country, "Norda", "NRD")];
    let resolution = resolved(&reports);
    assert_eq!(names(&resolution), ["Norda", "Port Sarv"]);
    assert_eq!(actor(&resolution, "Port Sarv").names.len(), 2);
}

#[test]
fn the_unnamed_never_merge() {
    let reports = [with(Unnamed, "a senior commander", ""), {
        let mut report = report("Northern Star", "2031-05-02", "Then a senior commander spoke.");
        report.who(Unnamed, "a senior commander", "");
        report
    }];
    assert_eq!(resolved(&reports).actors.len(), 2);
}

#[test]
fn the_canonical_name_is_the_fullest_of_the_commonest() {
    let resolution =
        resolved(&people(&["Ilona Marsk", "Ilona Marsk", "Ilona Vera Marsk", "Marsk", "Marsk", "Marsk"]));
    assert_eq!(names(&resolution), ["Ilona Vera Marsk"]);
    let counts: Vec<(&str, u32)> =
        resolution.actors[0].names.iter().map(|name| (name.text.as_str(), name.count)).collect();
    assert_eq!(counts, [("Marsk", 3), ("Ilona Marsk", 2), ("Ilona Vera Marsk", 1)]);
    assert_eq!(resolution.actors[0].mentions, 6);
}

#[test]
fn a_short_name_is_that_of_the_longer_one_in_its_own_report() {
    let mut war = report("", "2031-05-02", "The Elm Homeland Front struck. The Front said so.");
    war.who(Organisation, "Elm Homeland Front", "");
    war.who(Organisation, "Front", "");
    let mut vote = report("", "2031-05-02", "The Saltby Workers Front lost. The Front was calm.");
    vote.who(Organisation, "Saltby Workers Front", "");
    vote.who(Organisation, "Front", "");
    let mut own = report("Saltby Mail", "2031-05-03", "“We were there,” she told the Mail.");
    own.who(Organisation, "Mail", "");
    let mut other = report("Elm Gazette", "2031-05-04", "The Saltby Mail said so.");
    other.who(Organisation, "Saltby Mail", "");
    let resolution = resolved(&[war, vote, own, other]);
    assert_eq!(names(&resolution), ["Elm Homeland Front", "Saltby Mail", "Saltby Workers Front"]);
    assert!(resolution.actors.iter().all(|actor| actor.members.len() == 2));
    let reasons = resolution.actors.iter().flat_map(|actor| &actor.edges).map(|edge| edge.reason.as_str());
    assert!(
        reasons.clone().all(|reason| reason.starts_with("short for ")),
        "{:?}",
        reasons.collect::<Vec<_>>()
    );
}

#[test]
fn a_country_that_one_report_misreads_as_a_person_is_the_country() {
    let country = with(Country, "Norvania", "");
    let person = with(Person, "Norvania", "");
    let joined = resolved(&[country, person]);
    assert_eq!((joined.actors.len(), joined.actors[0].kind), (1, Country));
    // Where somebody bears the name, it may be theirs.
    let reports =
        [with(Country, "Norvania", ""), with(Person, "Norvania", ""), with(Person, "Ilona Norvania", "")];
    let kinds: Vec<_> = resolved(&reports).actors.iter().map(|actor| actor.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == Country).count(), 1, "{kinds:?}");
    assert!(kinds.contains(&Person));
}

#[test]
fn a_body_of_a_country_without_a_code_is_known_by_its_name() {
    let told = |name: &str| {
        let mut report = with(Organisation, name, "");
        for mention in &mut report.analysis.mentions {
            mention.form = attested_model::MentionForm::Nominal;
        }
        report
    };
    let reports =
        [with(Country, "Norvania", ""), told("Norvania's army"), told("the Norvanian army"), told("army")];
    let joined = resolved(&reports);
    let armies = joined.actors.iter().filter(|actor| actor.kind == Organisation);
    let mut members: Vec<usize> = armies.map(|actor| actor.members.len()).collect();
    members.sort_unstable();
    assert_eq!(members, [1, 2]);
}

#[test]
fn a_place_in_the_name_of_an_outlet_is_no_short_form_of_it() {
    let mut station = report("Elm Gazette", "2031-05-02", "Channel Six Toldra says so. Toldra is silent.");
    station.who(Organisation, "Channel Six Toldra", "");
    station.who(Organisation, "Toldra", "");
    let reports = [station, with(Country, "Toldra", "")];
    let joined = resolved(&reports);
    assert_eq!(actor(&joined, "Channel Six Toldra").members.len(), 1);
    assert_eq!(actor(&joined, "Toldra").kind, Country);
}

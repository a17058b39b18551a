//! Lists of names that the user brings along: what they join, keep apart and tell.

use std::collections::BTreeMap;

use attested_model::{ActorId, ActorKind, KnownActor, Resolution};
use attested_resolve::{Knowledge, Reading, resolve};

use crate::builder::{Country, Organisation, Person, Report, actor, names, report};

fn known(id: &str, kind: ActorKind, names: &[&str], country: &str) -> KnownActor {
    KnownActor {
        id: id.to_owned(),
        kind: Some(kind),
        names: names.iter().map(|&name| name.to_owned()).collect(),
        country: Some(country.to_owned()).filter(|code| !code.is_empty()),
        external: BTreeMap::from([("wikidata".to_owned(), format!("Q{id}"))]),
    }
}

/// Reports that name one actor each, resolved with a list called "desk".
fn joined(actors: &[(ActorKind, &str, &str)], list: Vec<KnownActor>) -> Resolution {
    let reports: Vec<Report> = actors
        .iter()
        .enumerate()
        .map(|(at, (kind, name, country))| {
            let mut report =
                report("Elm Gazette", "2031-05-02", &format!("In text {at} the {name} was mentioned."));
            report.who(*kind, name, country);
            report
        })
        .collect();
    let readings: Vec<Reading<'_>> =
        reports.iter().map(|each| Reading { document: &each.document, analysis: &each.analysis }).collect();
    let knowledge = Knowledge { names: BTreeMap::from([("desk".to_owned(), list)]), ..Knowledge::default() };
    resolve(&readings, &[], &knowledge)
}

#[test]
fn names_of_one_entry_are_one_actor_with_its_ids() {
    let people = [(Person, "Nasir Vashik", ""), (Person, "Abu Nasir", ""), (Person, "Nassir Vashiq", "")];
    let without = joined(&people, Vec::new());
    assert!(without.actors.len() > 1, "{:?}", names(&without));
    let with = joined(&people, vec![known("17", Person, &["Nasir Vashik", "Abu Nasir"], "NOR")]);
    assert_eq!(names(&with), ["Nasir Vashik"]);
    let vashik = actor(&with, "Nasir Vashik");
    assert_eq!(vashik.external["list:desk"], "17");
    assert_eq!(vashik.external["wikidata"], "Q17");
    assert_eq!(vashik.country.as_deref(), Some("NOR"));
    assert!(
        vashik.edges.iter().any(|edge| edge.reason.starts_with("the list desk knows both")),
        "{vashik:?}"
    );
    // The id is that of the record, whatever a list says.
    let ids: Vec<ActorId> = without.actors.iter().map(|actor| actor.id).collect();
    assert!(ids.contains(&vashik.id));
}

#[test]
fn entries_stay_apart_and_a_country_tells_which_is_meant() {
    let two =
        || vec![known("1", Person, &["Ilona Marsk"], "NOR"), known("2", Person, &["Ilona Marsk"], "SWE")];
    let people =
        [(Person, "Ilona Marsk", "NOR"), (Person, "Ilona Marsk", "SWE"), (Person, "Ilona Marsk", "")];
    let found = joined(&people, two());
    let of = |country: &str| {
        found.actors.iter().find(|actor| actor.country.as_deref() == Some(country)).unwrap().external["list:desk"].clone()
    };
    assert_eq!((of("NOR"), of("SWE")), ("1".to_owned(), "2".to_owned()));
    let unclear = joined(&people[2..], two());
    assert_eq!(unclear.actors[0].external, BTreeMap::new());
    let spellings = joined(
        &[(Person, "Esmail Qaravand", ""), (Person, "Ismail Gharavand", "")],
        vec![known("1", Person, &["Esmail Qaravand"], ""), known("2", Person, &["Ismail Gharavand"], "")],
    );
    assert_eq!(spellings.actors.len(), 2, "{:?}", names(&spellings));
}

#[test]
fn a_bare_surname_is_nobody_the_list_could_name() {
    let list = || vec![known("1", Person, &["Ilona Marsk"], "")];
    let bare = joined(&[(Person, "Marsk", "")], list());
    assert_eq!(bare.actors[0].external, BTreeMap::new());
    let other = joined(&[(Person, "Olga Marsk", "")], list());
    assert_eq!(other.actors[0].external, BTreeMap::new());
    // Unless the list writes that very name.
    let written = joined(&[(Person, "Marsk", "")], vec![known("1", Person, &["Ilona Marsk", "Marsk"], "")]);
    assert_eq!(written.actors[0].external["list:desk"], "1");
}

#[test]
fn bodies_and_countries_are_known_by_their_names() {
    let list = vec![
        known("1", Organisation, &["Harrow Liberation Front", "HLF"], ""),
        known("2", Organisation, &["Defence Ministry"], "NOR"),
        known("3", Country, &["Norway"], "NOR"),
    ];
    let found = joined(
        &[
            (Organisation, "Harrow Liberation Front", ""),
            (Organisation, "HLF", ""),
            (Organisation, "Defence Ministry", "SWE"),
            (Country, "Norway", "NOR"),
        ],
        list,
    );
    assert_eq!(actor(&found, "Harrow Liberation Front").external["list:desk"], "1");
    assert_eq!(actor(&found, "Harrow Liberation Front").members.len(), 2);
    assert_eq!(actor(&found, "Defence Ministry").external, BTreeMap::new());
    assert_eq!(actor(&found, "Norway").external["list:desk"], "3");
}

//! Lists of names by way of the command line: taken in, heard on every rebuild, taken back.

use serde_json::Value;

use crate::house::House;

const LIST: &str = "name,type,aliases,country,wikidata
Hosrav Emir-Dallan,person,Ragna Ildvik,,Q17
Maren Oskeld,spy,,,
";

fn actor(house: &House, name: &str) -> Value {
    let out = house.run(&["actors", name, "--json"]).out;
    serde_json::from_str(out.lines().next().unwrap()).unwrap()
}

#[test]
fn a_list_joins_tells_ids_outlives_rebuilds_and_is_taken_back() {
    let house = House::read();
    let before = house.run(&["export"]).out;
    house.write("desk.csv", LIST);
    let taken = house.run(&["import", "desk.csv", "--user", "mk"]);
    assert_eq!(taken.code, 4, "{}", taken.err);
    assert!(taken.err.contains("desk.csv, line 3: is of type 'spy'"), "{}", taken.err);
    assert!(
        taken.err.contains("1 actor taken in as the list desk.csv; 1 actor of the record is in it."),
        "{}",
        taken.err
    );
    let dallan = actor(&house, "Emir-Dallan");
    assert_eq!(dallan["external"]["wikidata"], "Q17");
    assert_eq!(dallan["external"]["list:desk.csv"], "Hosrav Emir-Dallan");
    assert_eq!(actor(&house, "Ildvik")["id"], dallan["id"]);
    let with = house.run(&["export"]).out;
    // A second time changes nothing; a replay, a rebuild and a later reading hear it.
    let again = house.run(&["import", "desk.csv", "--user", "mk"]);
    assert!(again.err.contains("known already"), "{}", again.err);
    for command in [&["replay"][..], &["rebuild"], &["read", "reports"]] {
        assert_eq!(house.run(command).code, 0);
        assert_eq!(house.run(&["export"]).out, with, "{command:?}");
    }
    let lists = house.run(&["import"]);
    assert!(lists.out.contains("desk.csv  1 actor, 1 in the record"), "{}", lists.out);
    let dropped = house.run(&["import", "--drop", "desk.csv", "--user", "mk"]);
    assert_eq!(dropped.code, 0, "{}", dropped.err);
    assert_eq!(house.run(&["export"]).out, before);
    assert!(house.run(&["doctor"]).code == 0);
}

#[test]
fn a_correction_goes_before_a_list() {
    let house = House::read();
    house.write("desk.csv", LIST);
    house.run(&["import", "desk.csv", "--user", "mk"]);
    let split = house.run(&["actors", "split", "Emir-Dallan", "Ragna Ildvik", "--user", "mk"]);
    assert_eq!(split.code, 0, "{}", split.err);
    assert_ne!(actor(&house, "Ildvik")["id"], actor(&house, "Emir-Dallan")["id"]);
}

#[test]
fn names_may_come_before_reports() {
    let house = House::new();
    house.write("desk.csv", LIST);
    let taken = house.run(&["import", "desk.csv", "--as", "desk", "--user", "mk"]);
    assert_eq!(taken.code, 4, "{}", taken.err);
    assert_eq!(house.run(&["read", "reports"]).code, 0);
    assert_eq!(actor(&house, "Emir-Dallan")["external"]["list:desk"], "Hosrav Emir-Dallan");
}

#[test]
fn a_bad_list_changes_nothing_and_says_why() {
    let house = House::read();
    let before = house.run(&["export"]).out;
    house.write("towns.csv", "town,people\nDellin,4\n");
    house.write("none.csv", "name,type\n,person\n");
    house.write("other.json", "{\"a\": 1}\n");
    for (file, what) in [
        ("towns.csv", "towns.csv has no column called name; its columns are 'town', 'people'"),
        ("none.csv", "none.csv holds no actor that could be taken"),
        ("other.json", "other.json is JSON, but neither FollowTheMoney nor Wikidata"),
        ("missing.csv", "missing.csv: No such file"),
    ] {
        let ran = house.run(&["import", file, "--user", "mk"]);
        assert_eq!(ran.code, 1, "{file}: {}", ran.err);
        assert!(ran.err.contains(what), "{file}: {}", ran.err);
    }
    let nobody = house.run(&["import", "--drop", "desk", "--user", "mk"]);
    assert!(
        nobody.code == 1 && nobody.err.contains("the record has no list called desk; it has none"),
        "{}",
        nobody.err
    );
    assert_eq!(house.run(&["export"]).out, before);
}

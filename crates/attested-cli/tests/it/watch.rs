//! Saved queries by way of the command line.

use crate::house::House;

#[test]
fn a_watch_tells_what_is_new_and_what_changed() {
    let house = House::read();
    assert_eq!(house.run(&["watch", "add", "dallan", "--actor", "Emir-Dallan"]).code, 0);
    let first = house.run(&["watch"]);
    assert_eq!(first.code, 0, "{}", first.err);
    let feed = std::fs::read_to_string(house.path().join("watches/dallan.atom")).unwrap();
    let entries = feed.matches("<entry>").count();
    assert!(entries > 0 && first.err.contains(&format!("dallan: {entries} new, 0 changed")), "{}", first.err);
    let again = house.run(&["watch", "--fail-empty"]);
    assert_eq!((again.code, again.out.as_str()), (3, ""));
    assert_eq!(std::fs::read_to_string(house.path().join("watches/dallan.atom")).unwrap(), feed);

    let id = feed.split("urn:attested:e-").nth(1).unwrap().split('<').next().unwrap();
    let edited = house.run(&["correct", &format!("e-{id}"), "edit", "status=planned", "--user", "mk"]);
    assert_eq!(edited.code, 0, "{}", edited.err);
    let changed = house.run(&["watch"]);
    assert!(changed.err.contains("0 new, 1 changed"), "{}", changed.err);
    assert!(changed.out.contains("[planned]"), "{}", changed.out);
}

#[test]
fn watches_are_listed_changed_and_removed() {
    let house = House::read();
    house.run(&["watch", "add", "killings", "--type", "assault"]);
    house.run(&["watch", "add", "killings", "--type", "assault", "--place", "Dellin"]);
    assert_eq!(house.run(&["watch", "list"]).out, "killings  --type assault --place 'Dellin'\n");
    assert_eq!(house.run(&["watch", "remove", "killings"]).code, 0);
    assert_eq!(house.run(&["watch", "list"]).out, "");
    assert_eq!(house.run(&["watch", "remove", "killings"]).code, 1);
    assert_eq!(house.run(&["watch", "--only", "killings"]).code, 1);
    assert_eq!(house.run(&["watch", "add", "../up"]).code, 2);
    assert_eq!(house.run(&["watch", "add", "x", "--actor", "Nobody Such"]).code, 1);
}

#[test]
fn a_broken_file_of_watches_is_named() {
    let house = House::read();
    house.write("attested.db.watches.json", "{\"x\":{\"query\":{\"colour\":1}}}");
    let ran = house.run(&["watch"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("attested.db.watches.json"), "{}", ran.err);
}

#[cfg(not(feature = "fetch"))]
#[test]
fn a_program_that_opens_no_connection_says_so() {
    let house = House::read();
    house.run(&["watch", "add", "dallan", "--actor", "Emir-Dallan"]);
    let refused = house.run(&["watch", "--webhook", "https://desk.example/hook"]);
    assert_ne!(refused.code, 0);
    assert!(refused.err.contains("never opens a connection"), "{}", refused.err);
    assert_eq!(house.run(&["watch", "--fail-empty"]).code, 0, "nothing was noted as told");
}

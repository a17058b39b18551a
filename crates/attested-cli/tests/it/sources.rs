//! What is known about outlets: from the table that lies in the program, and from one of the user's own.

use crate::house::House;

/// A house with a report of an agency that the program knows, and one of a paper that it does not.
fn house() -> House {
    let house = House::new();
    let wire = "title: Ferry fares to rise\noutlet: Reuters\ndate: 2031-04-09\n\nThe ferry company will raise its fares, it said on Tuesday.\n";
    house.write("reports/wire.txt", wire);
    let ran = house.run(&["read", "reports"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    house
}

/// Name, owner, country and whether it is an agency, of each outlet of the record.
fn told(house: &House) -> Vec<(String, Option<String>, Option<String>, bool)> {
    let lines = house.run(&["sources", "--json"]).out;
    let mut told: Vec<_> = lines
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = |field: &str| line[field].as_str().map(str::to_owned);
            (text("outlet").unwrap(), text("owner"), text("country"), line["agency"].as_bool().unwrap())
        })
        .collect();
    told.sort();
    told
}

#[test]
fn what_the_program_knows_about_an_outlet_reaches_the_record() {
    let house = house();
    let told = told(&house);
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(told[0], ("Reuters".to_owned(), some("Thomson Reuters"), some("GBR"), true));
    assert_eq!(told[1], ("The Harrow Courier".to_owned(), None, None, false));
    assert_eq!(told[2], ("The Toldra Post".to_owned(), None, None, false));
}

#[test]
fn a_table_of_the_users_own_goes_before_it() {
    let house = house();
    house.write(
        "outlets.csv",
        "name,owner,country,agency\nThe Harrow Courier,Basin Media,DNK,no\nThe Toldra Post,Basin Media,,\nReuters,The Valley Trust,,yes\n,Nobody,,\n",
    );
    let ran = house.run(&["sources", "--add", "outlets.csv"]);
    assert_eq!(ran.code, 4, "one row was not taken: {}", ran.err);
    assert!(ran.err.contains("outlets.csv, line 5: has no name"), "{}", ran.err);
    assert!(ran.err.contains("3 outlets noted."), "{}", ran.err);
    assert!(ran.out.contains("The Harrow Courier  DNK, Basin Media"), "{}", ran.out);
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(
        told(&house),
        [
            ("Reuters".to_owned(), some("The Valley Trust"), None, true),
            ("The Harrow Courier".to_owned(), some("Basin Media"), some("DNK"), false),
            ("The Toldra Post".to_owned(), some("Basin Media"), None, false),
        ]
    );
    // It stays when more is read.
    house.write(
        "reports/more.txt",
        "title: Bridge opens\noutlet: The Toldra Post\n\nThe bridge was opened, the mayor said.\n",
    );
    assert_eq!(house.run(&["read", "reports"]).code, 0);
    assert_eq!(told(&house)[2].1, some("Basin Media"));
    house.write("wrong.csv", "outlet,owner\nA,B\n");
    let ran = house.run(&["sources", "--add", "wrong.csv"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("wrong.csv: has no column 'name'; its columns are 'outlet', 'owner'"),
        "{}",
        ran.err
    );
}

//! Lists of names: what each format gives, and what becomes of bad ones.

use attested_ingest::names::{Listed, NameFormat, NamesError, Options, names};
use attested_model::ActorKind;

fn read(text: &str) -> Listed {
    names(text.as_bytes(), &Options::default()).unwrap()
}

/// Line and words of the faults.
fn faults(listed: &Listed) -> Vec<(u64, &str, bool)> {
    listed.faults.iter().map(|fault| (fault.line, fault.what.as_str(), fault.taken)).collect()
}

#[test]
fn a_table_gives_names_kinds_countries_and_ids() {
    let listed = read(
        "ID;Full Name;Also known as;Type;Nationality;Wikidata ID\n\
         17;\"Vashik; Nasir\";Abu Nasir|N. Vashik;Person;NO;http://www.wikidata.org/entity/Q1\n\
         17;Nasir al-Vashik;;;;\n\
         ;Harrow Front;HF;Organization;;\n",
    );
    assert_eq!(listed.format, NameFormat::Csv);
    assert_eq!(faults(&listed), []);
    let [vashik, front] = listed.actors.as_slice() else { panic!("{listed:?}") };
    assert_eq!(vashik.names, ["Vashik; Nasir", "Abu Nasir", "N. Vashik", "Nasir al-Vashik"]);
    assert_eq!((vashik.kind, vashik.country.as_deref()), (Some(ActorKind::Person), Some("NOR")));
    assert_eq!(vashik.external["wikidata"], "Q1");
    assert_eq!((front.id.as_str(), front.kind), ("Harrow Front", Some(ActorKind::Organisation)));
}

#[test]
fn bad_rows_are_named_with_their_lines_and_the_rest_is_taken() {
    let listed = read(
        "name,type,country,wikidata\n\
         Orla Vashik,person,Qasmar,\n\
         ,person,,\n\
         \n\
         Ragna Ildvik,spy,,\n\
         \"Ilona\nMarsk\",person,,eleven\n\
         Toldra Post,organisation,,\n",
    );
    let told = [
        (2, "names a country that is not known: 'Qasmar'", true),
        (3, "has no name", false),
        (5, "is of type 'spy', which is none of person, organisation, country, group", false),
        (6, "has 'eleven', which is no id of Wikidata", true),
    ];
    assert_eq!(faults(&listed), told);
    let taken: Vec<&str> = listed.actors.iter().map(|actor| actor.id.as_str()).collect();
    assert_eq!(taken, ["Ilona Marsk", "Orla Vashik", "Toldra Post"]);
}

#[test]
fn what_the_table_does_not_tell_the_user_may() {
    let options = Options { kind: Some(ActorKind::Person), ..Options::default() };
    let listed = names(b"name\nOrla Vashik\n", &options).unwrap();
    assert_eq!(listed.actors[0].kind, Some(ActorKind::Person));
    let two = read("first name\tsurname\nOrla\tVashik\n");
    assert_eq!(two.actors[0].names, ["Orla Vashik"]);
}

#[test]
fn entities_of_followthemoney_are_read_line_by_line() {
    let listed = read(
        r#"{"id":"x-1","caption":"Orla Vashik","schema":"Person","properties":{"name":["Orla Vashik"],"alias":["O. Vashikova"],"weakAlias":["Orla"],"nationality":["no"],"wikidataId":["Q7"]}}
{"id":"x-2","schema":"Address","properties":{"full":["Dellin"]}}
{"id":"x-3","schema":"PublicBody","properties":{"name":["Harbour Board"],"country":["no","se"]}}
{"id":"x-4","schema":"Person","properties":{}}
{"id":"x-5","schema":
"#,
    );
    assert_eq!((listed.format, listed.passed_over), (NameFormat::FollowTheMoney, 1));
    let [orla, board] = listed.actors.as_slice() else { panic!("{listed:?}") };
    assert_eq!(orla.names, ["Orla Vashik", "O. Vashikova"]);
    assert_eq!((orla.country.as_deref(), orla.external["wikidata"].as_str()), (Some("NOR"), "Q7"));
    assert_eq!((board.kind, board.country.as_deref()), (Some(ActorKind::Organisation), None));
    let lines: Vec<u64> = listed.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [4, 5]);
}

#[test]
fn entities_of_wikidata_are_read_from_a_dump_a_page_and_an_answer() {
    let entity = r#"{"id":"Q7","type":"item","labels":{"en":{"language":"en","value":"Orla Vashik"},"ru":{"language":"ru","value":"Орла Вашик"}},"aliases":{"en":[{"language":"en","value":"O. Vashik"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}]}}"#;
    let dump = format!("[\n{entity},\n{{\"id\":\"P31\",\"type\":\"property\",\"labels\":{{}}}}\n]\n");
    let page = format!("{{\n \"entities\": {{\"Q7\": {entity}}}\n}}");
    let array = format!("[{entity}]");
    for (text, passed_over) in [(&dump, 1), (&page, 0), (&array, 0)] {
        let listed = read(text);
        assert_eq!((listed.format, listed.passed_over), (NameFormat::Wikidata, passed_over), "{text}");
        assert_eq!(faults(&listed), []);
        assert_eq!(listed.actors[0].names, ["Orla Vashik", "Орла Вашик", "O. Vashik"]);
        assert_eq!(listed.actors[0].kind, Some(ActorKind::Person));
        assert_eq!(listed.actors[0].external["wikidata"], "Q7");
    }
    let answer = r#"{"head":{"vars":["item"]},"results":{"bindings":[
        {"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q7"},"itemLabel":{"value":"Orla Vashik"},"itemAltLabel":{"value":"O. Vashik, Vashik the Elder"}},
        {"item":{"value":"http://www.wikidata.org/entity/Q8"},"itemLabel":{"value":"Q8"}}]}}"#;
    let listed = read(answer);
    assert_eq!(listed.actors[0].names, ["Orla Vashik", "O. Vashik", "Vashik the Elder"]);
    assert_eq!(faults(&listed), [(0, "has no name", false)]);
}

#[test]
fn what_is_no_list_of_names_is_refused_as_a_whole() {
    let refused = |bytes: &[u8]| names(bytes, &Options::default()).unwrap_err();
    assert_eq!(refused(b" \n"), NamesError::Empty);
    assert_eq!(refused(b"\x00\x01\x02PK\x00\x00\x00\x00"), NamesError::Binary);
    assert!(
        matches!(refused(b"town,people\nDellin,4\n"), NamesError::NoNames(columns) if columns == "'town', 'people'")
    );
    assert!(matches!(refused(b"{\"a\": 1}\n{\"b\": 2}\n"), NamesError::OtherJson));
    assert!(matches!(refused(b"{\n\"a\": [\n"), NamesError::NotJson { line: 2 | 3, .. }));
    assert!(matches!(refused(b"\x1f\x8b\x08\x00oops"), NamesError::Packed(_)));
}

#[test]
fn the_order_of_a_list_does_not_show() {
    let one = read("name,aliases\nOrla Vashik,OV\nRagna Ildvik,\n");
    let two = read("name,aliases\nRagna Ildvik,\nOrla Vashik,OV\n");
    assert_eq!(one.actors, two.actors);
}

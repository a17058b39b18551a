//! CSV that any reader of RFC 4180 takes, and that no spreadsheet runs.

use attested_export::Table;
use attested_model::Vocabulary;

use crate::sample::sample;

fn read(table: Table) -> (Vec<String>, Vec<Vec<String>>) {
    let text = sample().table(table).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (header, rows)
}

#[test]
fn every_table_has_a_header_and_rows_of_its_width() {
    for &table in Table::ALL {
        let (header, rows) = read(table);
        assert!(!rows.is_empty(), "{} has no rows", table.word());
        assert!(rows.iter().all(|row| row.len() == header.len()), "{}", table.word());
        let text = sample().table(table).unwrap();
        assert!(text.ends_with("\r\n"));
    }
}

#[test]
fn quotes_in_tables_are_the_text_at_both_positions() {
    let sample = sample();
    let mut seen = 0;
    for &table in Table::ALL.iter().filter(|&&table| table != Table::Documents) {
        let (header, rows) = read(table);
        let column = |name: &str| header.iter().position(|field| field == name).unwrap();
        for row in rows.iter().filter(|row| !row[column("quote")].is_empty()) {
            let text = sample.text(row[column("document")].parse().unwrap()).unwrap();
            let number = |name: &str| row[column(name)].parse::<usize>().unwrap();
            let quote = row[column("quote")].trim_start_matches('\'');
            assert_eq!(&text[number("byte_start")..number("byte_end")], quote);
            let points: String = text.chars().skip(number("start")).take(quote.chars().count()).collect();
            assert_eq!(points, quote);
            seen += 1;
        }
    }
    assert!(seen >= 8, "only {seen} passages");
}

#[test]
fn a_cell_never_begins_like_a_formula() {
    let mut sample = sample();
    for (at, name) in ["=1+1", "+cmd", "-2", "@SUM(A1)", "\tx", " =1", "＝1"].into_iter().enumerate() {
        let mut actor = sample.resolution.actors[0].clone();
        actor.name = name.to_owned();
        actor.id = attested_model::ActorId::of(&[&[u8::try_from(at).unwrap()]]);
        sample.resolution.actors.push(actor);
    }
    let text = sample.table(Table::Actors).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader.records().map(|row| row.unwrap()[2].to_owned()).skip(2).collect();
    assert_eq!(names, ["'=1+1", "'+cmd", "'-2", "'@SUM(A1)", "'\tx", "' =1", "'＝1"]);
}

#[test]
fn names_stand_beside_ids() {
    let (header, rows) = read(Table::Events);
    let column = |name: &str| header.iter().position(|field| field == name).unwrap();
    assert_eq!(rows[0][column("actors")], "Zoë Maré");
    assert!(rows[0][column("actor_ids")].starts_with("a-"));
    assert_eq!(rows[0][column("status")], "denied");
    assert_eq!(rows[0][column("trigger")], "met");
}

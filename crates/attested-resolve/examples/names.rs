//! Measures how well likeness of names alone tells matches from other pairs.
//!
//! `cargo run --release -p attested-resolve --example names -- PATH/cases_dev.csv`
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measuring program prints and reads files"
)]

use std::time::Instant;

use attested_model::ActorKind;
use attested_resolve::{Name, likeness};

struct Case {
    person: bool,
    one: String,
    two: String,
    matches: bool,
}

/// The fields of a CSV line with quotes.
fn fields(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => found.push(String::new()),
            _ => found.last_mut().into_iter().for_each(|field| field.push(letter)),
        }
    }
    found
}

fn f1(cases: &[(bool, u32)], threshold: u32) -> (f64, f64, f64) {
    let count = |wanted: bool, given: bool| {
        let number = cases.iter().filter(|case| case.0 == wanted && (case.1 >= threshold) == given).count();
        f64::from(u32::try_from(number).unwrap_or(u32::MAX))
    };
    let (hit, false_hit, miss) = (count(true, true), count(false, true), count(true, false));
    let (precision, recall) = (hit / (hit + false_hit).max(1.0), hit / (hit + miss).max(1.0));
    (precision, recall, 2.0 * precision * recall / (precision + recall).max(1e-9))
}

fn main() {
    let path = std::env::args().nth(1).unwrap_or_else(|| "cases_dev.csv".to_owned());
    let verbose = std::env::args().nth(2).is_some();
    let text = std::fs::read_to_string(path).expect("the cases");
    let cases: Vec<Case> = text
        .lines()
        .skip(1)
        .map(fields)
        .filter(|fields| fields.len() >= 5)
        .map(|fields| Case {
            person: fields[1] == "Person",
            one: fields[2].clone(),
            two: fields[3].clone(),
            matches: fields[4] == "true",
        })
        .collect();
    let score = |case: &Case| {
        let kind = if case.person { ActorKind::Person } else { ActorKind::Organisation };
        likeness(&Name::of(kind, &case.one), &Name::of(kind, &case.two))
    };
    let start = Instant::now();
    let scores: Vec<u32> = cases.iter().map(score).collect();
    let micros = start.elapsed().as_secs_f64() * 1e6 / f64::from(u32::try_from(cases.len()).unwrap_or(1));
    let of = |person: Option<bool>| -> Vec<(bool, u32)> {
        cases
            .iter()
            .zip(&scores)
            .filter(|(case, _)| person.is_none_or(|person| case.person == person))
            .map(|(case, &score)| (case.matches, score))
            .collect()
    };
    println!("{} pairs, {micros:.1} µs a pair", cases.len());
    for (label, person) in [("all", None), ("person", Some(true)), ("other", Some(false))] {
        let all = of(person);
        for threshold in [700, 750, 800, 850, 900] {
            let (precision, recall, f1) = f1(&all, threshold);
            println!("{label:7} at {threshold}: P {precision:.3} R {recall:.3} F1 {f1:.3}");
        }
    }
    if verbose {
        for (case, score) in cases.iter().zip(&scores) {
            if case.matches != (*score >= 700) {
                println!("{score:4} {:5} {:6} {} | {}", case.matches, case.person, case.one, case.two);
            }
        }
    }
}

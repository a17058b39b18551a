//! Whoever holds the texts can check every quote at both of its positions.

use attested_export::line::Line;
use attested_export::{Error, Table};
use attested_model::{Passage, Span};
use serde_json::Value;

use crate::sample::{Sample, sample};

/// Checks every object that looks like a passage, however deep it stands, and counts them.
fn check(sample: &Sample, value: &Value) -> usize {
    let mut seen = 0;
    match value {
        Value::Array(items) => seen += items.iter().map(|item| check(sample, item)).sum::<usize>(),
        Value::Object(fields) => {
            if let Some(quote) = fields.get("quote").and_then(Value::as_str) {
                let number = |name: &str| usize::try_from(fields[name].as_u64().unwrap()).unwrap();
                let id = fields["document"].as_str().unwrap().parse().unwrap();
                let text = sample.text(id).unwrap();
                assert_eq!(&text[number("byte_start")..number("byte_end")], quote);
                let points: String =
                    text.chars().skip(number("start")).take(number("end") - number("start")).collect();
                assert_eq!(points, quote);
                seen += 1;
            }
            seen += fields.values().map(|field| check(sample, field)).sum::<usize>();
        }
        _ => {}
    }
    seen
}

#[test]
fn every_quote_is_the_text_at_both_positions() {
    let sample = sample();
    let json = sample.json().unwrap();
    let seen: usize = json.lines().map(|line| check(&sample, &serde_json::from_str(line).unwrap())).sum();
    assert!(seen >= 14, "only {seen} passages");
}

#[test]
fn lines_read_back_as_they_were_written() {
    let json = sample().json().unwrap();
    for text in json.lines() {
        let line: Line = serde_json::from_str(text).unwrap();
        let mut again = Vec::new();
        line.write(&mut again).unwrap();
        assert_eq!(String::from_utf8(again).unwrap().trim_end(), text);
    }
}

#[test]
fn equal_records_give_equal_bytes() {
    assert_eq!(sample().json().unwrap(), sample().json().unwrap());
}

#[test]
fn a_passage_that_does_not_fit_its_text_is_damage() {
    let mut sample = sample();
    // Byte 3 lies inside the two bytes of "ë".
    sample.resolution.statements[0].cue =
        Some(Passage { span: Span::of(0..3), ..sample.resolution.statements[0].content[0] });
    let error = sample.json().unwrap_err();
    assert!(matches!(error, Error::Orphaned { .. }), "{error}");
    assert!(error.is_damage());
}

#[test]
fn a_missing_document_is_damage() {
    let mut sample = sample();
    sample.documents.remove(0);
    assert!(sample.json().unwrap_err().is_damage());
    assert!(sample.table(Table::Copies).unwrap_err().is_damage());
}

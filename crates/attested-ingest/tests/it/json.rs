use attested_ingest::table::Role;
use attested_ingest::{Columns, Ingested, Options};
use attested_model::Basis;

use crate::{check_map, raw, read_as, read_with, reason};

/// What the raw bytes of a character of a JSON string may be.
fn escaped(character: char, bytes: &[u8]) -> bool {
    let string = format!("\"{}\"", std::str::from_utf8(bytes).unwrap());
    serde_json::from_str::<String>(&string).is_ok_and(|text| text == character.to_string())
}

const LINE: &str = r#"{"id":"w1","title":"A \"plan\"","date":"2031-04-07","outlet":"QSNS","url":"https://qsns.example/1","author":["A. Orlo","B. Brill"],"text":"IDRANE \u2014 \u201cNo\u201d, said Poulan\u00e9.\n\nHe \\ they \/ \ud834\udd1e said\t\"no\"."}"#;

fn first(items: &[Result<Ingested, attested_ingest::Skipped>]) -> &Ingested {
    items[0].as_ref().unwrap()
}

#[test]
fn a_line_is_a_document_whose_passages_are_found_in_the_line() {
    let file = format!("\n{LINE}\r\n");
    let items = read_as("wire.jsonl", file.as_bytes());
    assert_eq!(items.len(), 1);
    let read = first(&items);
    assert_eq!(read.location.record.as_deref(), Some("w1"));
    let metadata = read.document.metadata();
    assert_eq!(metadata.title.as_ref().unwrap().value, "A \"plan\"");
    assert_eq!(metadata.title.as_ref().unwrap().basis, Basis::Field);
    assert_eq!(metadata.byline.as_ref().unwrap().value, "A. Orlo, B. Brill");
    assert_eq!(metadata.published.as_ref().unwrap().edtf.to_string(), "2031-04-07");
    assert_eq!(read.document.text(), "IDRANE — “No”, said Poulané.\n\nHe \\ they / 𝄞 said\t\"no\".");
    assert_eq!(raw(read), LINE.as_bytes());
    let start = usize::try_from(read.raw_start).unwrap();
    assert_eq!(&file.as_bytes()[start..start + LINE.len()], LINE.as_bytes());
    check_map(read, escaped);
    assert!(read.notes[0].contains("text = text"), "{:?}", read.notes);
}

#[test]
fn one_bad_line_does_not_stop_the_file() {
    let file = "{\"text\":\"One.\"}\n{\"text\":\"Two\n\nnot json\n{\"text\":\"\"}\n{\"title\":\"x\"}\n{\"text\":\"Six.\"}\n";
    let items = read_as("wire.jsonl", file.as_bytes());
    let shown: Vec<String> = items
        .iter()
        .map(|item| match item {
            Ok(read) => format!("{} {}", read.location.record.as_ref().unwrap(), read.document.text()),
            Err(skipped) => format!("{} {}", skipped.location.record.as_ref().unwrap(), skipped.reason),
        })
        .collect();
    assert_eq!(shown[0], "line 1 One.");
    assert!(shown[1].starts_with("line 2 is not JSON: a string is not closed"), "{}", shown[1]);
    assert!(shown[2].starts_with("line 4 is not JSON: an object was expected"), "{}", shown[2]);
    assert_eq!(shown[3], "line 5 has no text");
    assert_eq!(shown[4], "line 6 has no column of text; its columns are title");
    assert_eq!(shown[5], "line 7 Six.");
    assert_eq!(shown.len(), 6);
}

#[test]
fn two_records_never_share_a_place() {
    let file =
        "{\"id\":1,\"text\":\"One.\"}\n{\"id\":1,\"text\":\"Two.\"}\n{\"url\":\"u\",\"text\":\"Three.\"}\n";
    let places: Vec<String> = read_as("a.ndjson", file.as_bytes())
        .iter()
        .map(|item| item.as_ref().unwrap().location.record.clone().unwrap())
        .collect();
    assert_eq!(places, ["1", "1 (line 2)", "u"]);
}

#[test]
fn an_array_is_read_record_by_record() {
    let file = format!("\u{feff} [\n {LINE} , {{\"body\":\"Two \\u00e9.\"}}, 3, {{\"text\":4}} ]");
    let items = read_as("wire.json", file.as_bytes());
    assert_eq!(items.len(), 4);
    assert_eq!(raw(first(&items)), LINE.as_bytes());
    let second = items[1].as_ref().unwrap();
    assert_eq!(second.document.text(), "Two é.");
    let start = usize::try_from(second.raw_start).unwrap();
    assert!(file.as_bytes()[start..].starts_with(raw(second)));
    check_map(second, escaped);
    assert!(items[2].as_ref().unwrap_err().reason.to_string().contains("an object was expected"));
    assert_eq!(items[3].as_ref().unwrap().document.text(), "4");
}

#[test]
fn an_array_that_is_cut_off_keeps_what_is_whole() {
    let items = read_as("wire.json", br#"[{"text":"One."},{"text":"Tw"#);
    assert_eq!(items[0].as_ref().unwrap().document.text(), "One.");
    assert!(items[1].as_ref().unwrap_err().reason.to_string().contains("cut off"));
}

#[test]
fn an_answer_of_a_service_is_unfolded() {
    let file = br#"{"status":"ok","articles":[
        {"source":{"id":null,"name":"The Toldra Post"},"publishedAt":"2031-03-10T08:00:00Z","content":"One said no."},
        {"source":{"id":null,"name":"Northlight"},"content":"Two said yes."}]}"#;
    let items = read_as("answer.json", file);
    assert_eq!(items.len(), 2);
    assert_eq!(first(&items).document.metadata().outlet.as_ref().unwrap().value, "The Toldra Post");
    assert_eq!(items[1].as_ref().unwrap().document.text(), "Two said yes.");
}

#[test]
fn paragraphs_of_an_array_are_one_text() {
    let raw = r#"{"text": ["One said “no”.", "Two\u0020said yes."]}"#;
    let items = read_as("a.jsonl", raw.as_bytes());
    let read = first(&items);
    assert_eq!(read.document.text(), "One said “no”.\n\nTwo said yes.");
    check_map(read, |character, bytes| {
        escaped(character, bytes) || (character == '\n' && bytes == br#"", ""#)
    });
}

#[test]
fn columns_can_be_named() {
    let file = br#"{"text":"The teaser.","full":"The whole report.","when":"2031-03-10"}"#;
    let columns = Columns::default().with(Role::Text, "full").with(Role::Published, "when");
    let items = read_with("a.jsonl", file, &Options { columns, ..Options::default() });
    assert_eq!(first(&items).document.text(), "The whole report.");
    assert_eq!(first(&items).document.metadata().published.as_ref().unwrap().edtf.to_string(), "2031-03-10");
}

#[test]
fn half_a_surrogate_pair_and_foreign_bytes_are_warned_of() {
    let items = read_as("a.jsonl", b"{\"text\":\"a \\ud800 b \xe9\"}");
    let read = first(&items);
    assert_eq!(read.document.text(), "a \u{fffd} b é");
    assert_eq!(read.warnings.len(), 2, "{:?}", read.warnings);
    check_map(read, |_, bytes| bytes == b"\\ud800" || bytes == b"\xe9");
}

#[test]
fn a_long_line_is_passed_over_without_being_held() {
    let mut options = Options::default();
    options.limits.max_document_bytes = 1000;
    let file = format!("{{\"text\":\"{}\"}}\n{{\"text\":\"Two.\"}}\n", "x".repeat(100_000));
    for (name, file) in
        [("a.jsonl", file.clone()), ("a.json", format!("[{}]", file.trim().replace('\n', ",")))]
    {
        let items = read_with(name, file.as_bytes(), &options);
        assert!(
            items[0].as_ref().unwrap_err().reason.to_string().contains("longer than the limit of 1000 bytes")
        );
        assert_eq!(items[1].as_ref().unwrap().document.text(), "Two.");
    }
}

#[test]
fn depth_costs_no_stack() {
    let deep = format!("{{\"text\":{}1{}}}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert!(reason(&read_as("a.jsonl", deep.as_bytes())).contains("nested too deeply"));
}

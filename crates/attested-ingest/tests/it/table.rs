use attested_ingest::Ingested;

use crate::{check_map, raw, read_as, reason};

fn texts(items: &[Result<Ingested, attested_ingest::Skipped>]) -> Vec<String> {
    items
        .iter()
        .map(|item| match item {
            Ok(read) => read.document.text().to_owned(),
            Err(skipped) => {
                format!("{}: {}", skipped.location.record.as_deref().unwrap_or("-"), skipped.reason)
            }
        })
        .collect()
}

fn doubled(character: char, bytes: &[u8]) -> bool {
    character == '"' && bytes == b"\"\""
}

#[test]
fn quoted_fields_map_back_to_the_row() {
    let file = "unit_id,article_title,article_content,source,date\r\n\
        7,Toll,\"He said \"\"no\"\", twice,\r\nand left – \"\"quickly\"\".\",The Toldra Post,2031-03-10\r\n\
        8,\"\",Plain text said no.,Northlight,13/3/2031\r\n";
    let items = read_as("table.csv", file.as_bytes());
    let read = items[0].as_ref().unwrap();
    assert_eq!(read.document.text(), "He said \"no\", twice,\r\nand left – \"quickly\".");
    assert_eq!(read.location.record.as_deref(), Some("7"));
    assert_eq!(read.document.metadata().outlet.as_ref().unwrap().value, "The Toldra Post");
    let start = usize::try_from(read.raw_start).unwrap();
    assert!(file.as_bytes()[start..].starts_with(raw(read)));
    assert!(raw(read).starts_with(b"7,Toll") && raw(read).ends_with(b"2031-03-10"));
    check_map(read, doubled);
    let second = items[1].as_ref().unwrap();
    assert_eq!(second.document.metadata().published.as_ref().unwrap().edtf.to_string(), "2031-03-13");
    check_map(second, doubled);
    assert_eq!(items.len(), 2);
    assert!(read.notes[0].contains("text = article_content"), "{:?}", read.notes);
}

#[test]
fn delimiters_are_told_by_the_first_row() {
    for delimiter in ["\t", ";", "|", ","] {
        let file = format!("id{delimiter}title{delimiter}body\n1{delimiter}T{delimiter}He said no.\n");
        assert_eq!(texts(&read_as("t.csv", file.as_bytes())), ["He said no."]);
    }
}

#[test]
fn a_mark_that_is_never_closed_swallows_nothing() {
    let file = "id\ttext\n1\t\"No, he said.\n2\tTwo said no.\n3\tThree \"said\" no.\n";
    assert_eq!(
        texts(&read_as("t.tsv", file.as_bytes())),
        ["\"No, he said.", "Two said no.", "Three \"said\" no."]
    );
    let file = "id,text\n1,\"No, he said.\n2,Two said no.\n3,\"Three said no.\"\n";
    let items = read_as("t.csv", file.as_bytes());
    assert!(texts(&items).iter().any(|text| text == "Two said no."), "{:?}", texts(&items));
    assert!(texts(&items).iter().any(|text| text == "Three said no."), "{:?}", texts(&items));
}

#[test]
fn a_row_that_does_not_fit_is_named_and_the_rest_is_read() {
    let file = "id,title,text\n1,A,One said no.\n\nsolo\n2,B,Two said no.,spare\n3,C,\n4,D,Four said no.\n";
    assert_eq!(
        texts(&read_as("t.csv", file.as_bytes())),
        [
            "One said no.",
            "line 4: has 1 fields where the table has 3 columns",
            "line 5: has 4 fields where the table has 3 columns",
            "3: has no text",
            "Four said no.",
        ]
    );
}

#[test]
fn a_table_without_text_is_skipped_once_with_its_columns() {
    let file = "town,title\nDellin,One\nToldra,Two\n";
    assert_eq!(
        reason(&read_as("t.csv", file.as_bytes())),
        "has no column of text; its columns are 'town', 'title'"
    );
    assert_eq!(reason(&read_as("t.csv", b"id,text\n")), "holds no records");
}

#[test]
fn foreign_bytes_in_a_table() {
    let items = read_as(
        "t.csv",
        b"\xef\xbb\xbfid,text\n1,Poulan\xe9 \"\"said no.\n2,\"Poulan\xe9 said \"\"no\"\".\"\n",
    );
    assert_eq!(texts(&items)[1], "Poulané said \"no\".");
    check_map(items[1].as_ref().unwrap(), |character, bytes| doubled(character, bytes) || bytes == b"\xe9");
}

#[test]
fn a_table_without_names_that_holds_addresses_is_a_list_of_them() {
    let row = |number: u32| format!("{number}\t20310409\tHLV\t-1.25\thttps://post.example/{number}?a=1,2\n");
    let table = row(1) + &row(2);
    let items = crate::read_as("20310409081500.export.CSV", table.as_bytes());
    assert_eq!(
        crate::reason(&items),
        "is a list of 2 addresses without text; have the pages fetched: attested fetch FILE"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("20310409081500.export.CSV");
    std::fs::write(&path, table).unwrap();
    let found = attested_ingest::addresses(&path).unwrap();
    assert_eq!(found, ["https://post.example/1?a=1,2", "https://post.example/2?a=1,2"]);
}

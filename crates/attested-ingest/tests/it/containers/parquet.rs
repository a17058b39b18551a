use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use super::{lines, only};
use crate::{check_map, raw, read_as};

/// A file with these columns of strings.
pub(super) fn parquet(columns: &[(&str, &[&str])], compression: Compression) -> Vec<u8> {
    let fields: String =
        columns.iter().map(|(name, _)| format!("required binary {name} (STRING);")).collect();
    let schema = Arc::new(parse_message_type(&format!("message m {{ {fields} }}")).unwrap());
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut out = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut out, schema, Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for (_, values) in columns {
        let mut column = group.next_column().unwrap().unwrap();
        let values: Vec<ByteArray> = values.iter().map(|value| ByteArray::from(*value)).collect();
        column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    out
}

#[test]
fn rows_are_read_with_a_guessed_map_that_is_shown() {
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::ZSTD(parquet::basic::ZstdLevel::default()),
    ] {
        let made = parquet(
            &[
                ("article_id", &["a", "b"]),
                ("headline", &["Talks open", "Talks end"]),
                ("body", &["The talks \"opened\" on Monday.", ""]),
                ("pub_date", &["2031-04-09", "2031-04-10"]),
            ],
            compression,
        );
        assert_eq!(
            lines("wire.parquet", &made),
            ["wire.parquet#a = \"The talks \\\"opened\\\" on Monday.\"", "wire.parquet#b has no text"]
        );
        let items = read_as("wire.parquet", &made);
        let first = items[0].as_ref().unwrap();
        assert_eq!(first.document.metadata().published.as_ref().unwrap().edtf.to_string(), "2031-04-09");
        assert_eq!(first.document.metadata().title.as_ref().unwrap().value, "Talks open");
        assert_eq!(
            first.notes,
            ["columns read as text = body, title = headline, date = pub_date, id = article_id"]
        );
        assert!(raw(first).starts_with(b"{\"article_id\":\"a\",") || raw(first).starts_with(b"{"));
        check_map(first, |character, bytes| character == '"' && bytes == b"\\\"");
    }
}

#[test]
fn a_list_of_addresses_is_named_once_in_whatever_table() {
    let expected = |name: &str| {
        vec![format!(
            "{name} is a list of 2 addresses without text; have the pages fetched: attested fetch FILE"
        )]
    };
    let urls: &[&str] = &["https://post.example/1", "https://post.example/2"];
    let made = parquet(&[("url", urls), ("seendate", &["x", "y"])], Compression::SNAPPY);
    assert_eq!(lines("gdelt.parquet", &made), expected("gdelt.parquet"));
    let media_cloud = b"id,publish_date,title,url,language,media_name\n1,2031-04-09,Talks open,https://post.example/1,en,Post\n2,2031-04-10,Talks end,https://post.example/2,en,Post\n";
    assert_eq!(lines("mediacloud.csv", media_cloud), expected("mediacloud.csv"));
    let gdelt = b"{\"articles\":[{\"url\":\"https://post.example/1\",\"title\":\"Talks open\"},{\"url\":\"https://post.example/2\",\"title\":\"Talks end\"}]}";
    assert_eq!(lines("gdelt.json", gdelt), expected("gdelt.json"));
    assert_eq!(
        lines("links.txt", b"# mine\nhttps://post.example/1\r\nhttps://post.example/2\n"),
        expected("links.txt")
    );
    let jsonl = b"{\"url\":\"https://post.example/1\"}\n{\"url\":\"https://post.example/2\"}\n";
    assert_eq!(lines("links.jsonl", jsonl), expected("links.jsonl"));
}

#[test]
fn a_damaged_file_is_named() {
    let made = parquet(&[("text", &["He said no."])], Compression::SNAPPY);
    assert_eq!(only("a.parquet", &made).document.text(), "He said no.");
    assert!(
        lines("a.parquet", &made[..made.len() - 9])[0].starts_with("a.parquet cannot be read to its end")
    );
}

#[test]
fn a_column_at_a_negative_place_is_named() {
    let found = include_bytes!("../../found/negative_column.parquet");
    assert_eq!(lines("a.parquet", found), ["a.parquet cannot be read to its end: its structure is damaged"]);
}

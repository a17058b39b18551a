use attested_ingest::dates::{alone, in_address, in_file_name, line, words};
use attested_ingest::json::{Kind, Splitter, elements, members, unescape, value};
use attested_ingest::table::{Delimited, field, fields};
use attested_ingest::text::{Opening, dateline, header_block, pseudo_header};
use attested_ingest::{decode, is_binary, plain, sniff};
use attested_model::Section;
use proptest::prelude::*;

use crate::{check_map, read_as};

/// Texts made of the pieces that the parsers look for, and of anything.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z ]{0,12}",
        1 => any::<String>(),
        2 => prop::sample::select(vec![
            "\n", "\r\n", "\n\n", "title: ", "date: ", "url: https://a.example/2031/03/10/", "date 2031-03-10 ",
            "TOLDRA, March 10 (Northlight) - ", "10 March, 2031", "By Sanne Brill", "2 min read", "---\n", "—", " : ",
            "Updated: ", "[", "]", "(", ")", "é", "\u{202e}", "\u{feff}", "# ", "2031", "-", "/", "“", "”",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn text_parsers_never_panic_and_tile(text in newsy()) {
        let opening = Opening::of(&text, None);
        let len = u32::try_from(text.len()).unwrap();
        prop_assert!(Section::check_tiling(&opening.sections, len).is_ok());
        for section in &opening.sections {
            prop_assert!(section.span.check(&text).is_ok());
        }
        for span in opening.title.iter().chain(&opening.byline).chain(opening.dates.iter().map(|(_, span)| span)) {
            prop_assert!(span.check(&text).is_ok());
        }
        if let Some(found) = dateline(&text) {
            for span in [Some(found.span), Some(found.place), found.date_words, found.agency].into_iter().flatten() {
                prop_assert!(span.check(&text).is_ok());
            }
        }
        if let Some(block) = header_block(&text) {
            prop_assert!(text.is_char_boundary(block.text_start));
        }
        let _ = (pseudo_header(&text), alone(&text), line(&text), words(&text));
        let _ = (in_address(&text), in_file_name(&text));
    }

    #[test]
    fn plain_files_map_back(text in newsy()) {
        if let Ok(read) = plain("a.txt", text.as_bytes()) {
            check_map(&read, |_, _| false);
        }
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(raw in prop::collection::vec(any::<u8>(), 0..200), mark in 0..4usize) {
        let raw = [[b"".as_slice(), b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"][mark], raw.as_slice()].concat();
        let _ = is_binary(&raw);
        let (text, map) = decode(&raw, None).mapped.finish().unwrap();
        // The map tiles the text and ends inside the bytes.
        let end = map.segments().last().map_or(0, |segment| segment.raw_start + segment.raw_len);
        prop_assert!(end <= raw.len() as u64);
        prop_assert_eq!(map.segments().last().map_or(0, |segment| segment.text.end() as usize), text.len());
        let _ = plain("a.txt", &raw);
    }

    #[test]
    fn windows_1252_maps_byte_for_byte(raw in prop::collection::vec(0x20u8..=0xff, 1..100)) {
        prop_assume!(std::str::from_utf8(&raw).is_err());
        let (text, map) = decode(&raw, None).mapped.finish().unwrap();
        prop_assert_eq!(text.chars().count(), raw.len());
        for (n, (at, character)) in text.char_indices().enumerate() {
            let span = attested_model::Span::of(at..at + character.len_utf8());
            prop_assert_eq!(map.raw(span), Some((n as u64, n as u64 + 1)));
        }
    }

    #[test]
    fn json_strings_are_those_of_serde(text in any::<String>(), ascii in any::<bool>()) {
        let mut raw = serde_json::to_string(&text).unwrap();
        if ascii {
            let escape = |c: char| -> String {
                let mut units = [0; 2];
                let escaped = c.encode_utf16(&mut units).iter().fold(String::new(), |all, unit| all + &format!("\\u{unit:04x}"));
                if c.is_ascii() { c.to_string() } else { escaped }
            };
            raw = raw.chars().map(escape).collect();
        }
        let found = value(raw.as_bytes(), 0).unwrap();
        prop_assert_eq!(found.kind, Kind::String);
        prop_assert_eq!(found.range.clone(), 0..raw.len());
        let mapped = unescape(raw.as_bytes(), found.range, None, &mut Vec::new());
        prop_assert_eq!(mapped.text(), text.as_str());
    }

    #[test]
    fn the_scanner_takes_what_serde_takes(raw in json_like()) {
        let ours = value(raw.as_bytes(), 0).ok().filter(|found| {
            raw.as_bytes()[found.range.end..].iter().all(u8::is_ascii_whitespace)
        });
        if serde_json::from_str::<serde_json::Value>(&raw).is_ok() {
            prop_assert!(ours.is_some(), "{}", raw);
        } else if ours.is_some() {
            // Beyond JSON we take control characters in strings, lone surrogates, numbers of any size, and NaN.
            let lenient = raw.contains("NaN") || raw.contains("\\u") || raw.contains("Infinity")
                || raw.chars().any(char::is_control) || raw.contains(['e', 'E']);
            prop_assert!(lenient, "{}", raw);
        }
    }

    #[test]
    fn json_parsers_never_panic(raw in prop::collection::vec(any::<u8>(), 0..100), text in json_like()) {
        for raw in [raw.as_slice(), text.as_bytes()] {
            let _ = (value(raw, 0), members(raw, 0), elements(raw, 0));
            let mut splitter = Splitter::new(raw, 50);
            let mut last = 0;
            while let Some(piece) = splitter.next_piece().unwrap() {
                prop_assert!(piece.start >= last);
                let start = usize::try_from(piece.start).unwrap();
                prop_assert!(piece.too_long || raw[start..].starts_with(&piece.bytes));
                last = piece.start + 1;
            }
            let _ = unescape(raw, 0..raw.len(), None, &mut Vec::new());
            let _ = sniff("-", raw);
        }
    }

    #[test]
    fn json_lines_map_back(texts in prop::collection::vec(newsy(), 1..5)) {
        // Markup in a field is read as markup, whose text is another one.
        prop_assume!(texts.iter().all(|text| !text.contains('<') && !text.contains('&')));
        let file: String = texts.iter().map(|text| serde_json::json!({"text": text}).to_string() + "\n").collect();
        let items = read_as("a.jsonl", file.as_bytes());
        prop_assert_eq!(items.len(), texts.len());
        for (item, text) in items.iter().zip(&texts) {
            let Ok(read) = item else { prop_assert!(text.trim().is_empty()); continue };
            prop_assert_eq!(read.document.text(), text.as_str());
            let start = usize::try_from(read.raw_start).unwrap();
            prop_assert!(file.as_bytes()[start..].starts_with(crate::raw(read)));
            check_map(read, |character, bytes| {
                let string = format!("\"{}\"", std::str::from_utf8(bytes).unwrap());
                serde_json::from_str::<String>(&string).is_ok_and(|found| found == character.to_string())
            });
        }
    }

    #[test]
    fn tables_are_those_of_the_csv_crate(rows in prop::collection::vec(prop::collection::vec("[a\",;\r\n é]{0,6}", 3), 1..6), limit in 0..2usize) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let file = writer.into_inner().unwrap();
        let mut table = Delimited::new(std::io::BufReader::with_capacity(1 + limit * 7, file.as_slice()), b',', 1 << 20);
        let mut found = Vec::new();
        while let Some(row) = table.next_row().unwrap() {
            let start = usize::try_from(row.start).unwrap();
            prop_assert!(file[start..].starts_with(&row.bytes));
            let cells: Vec<String> = fields(&row.bytes, b',', true)
                .into_iter()
                .map(|range| field(&row.bytes, range, true, None, &mut Vec::new()).text().to_owned())
                .collect();
            found.push(cells);
        }
        prop_assert_eq!(found, rows);
    }

    #[test]
    fn tables_never_panic_and_map_back(raw in "[a\",\t\r\né]{0,60}") {
        let file = format!("id,text,title\n{raw}");
        for read in read_as("t.csv", file.as_bytes()).iter().flatten() {
            let start = usize::try_from(read.raw_start).unwrap();
            prop_assert!(file.as_bytes()[start..].starts_with(crate::raw(read)));
            check_map(read, |character, bytes| character == '"' && bytes == b"\"\"");
        }
    }
}

/// Strings that are JSON or nearly so.
fn json_like() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"\\u00e9\"",
        "\"\\\"\"",
        "1",
        "-0.5e3",
        "01",
        "null",
        "true",
        "NaN",
        " ",
        "\n",
        "\"",
        "\\",
        "\"é\"",
        "{\"a\":1}",
        "[1,2]",
        "{\"text\":\"b\"}",
    ]);
    prop_oneof![
        prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat()),
        prop::collection::vec(any::<String>(), 0..3)
            .prop_map(|texts| serde_json::json!({"a": texts}).to_string()),
    ]
}

use attested_ingest::{Options, plain};

use crate::{check_map, read_as, read_with, reason};

#[test]
fn a_byte_order_mark_is_no_text() {
    let read = plain("a.txt", "\u{feff}Poulané denied it.".as_bytes()).unwrap();
    assert_eq!(read.document.text(), "Poulané denied it.");
    assert!(read.warnings.is_empty());
    assert_eq!(read.document.offsets().segments()[0].raw_start, 3);
    check_map(&read, |_, _| false);
}

#[test]
fn windows_1252_is_read_with_a_warning_and_an_exact_map() {
    let raw = b"\x93Not one officer\x94, said Poulan\xe9. No date \x96 none.";
    let read = plain("a.txt", raw).unwrap();
    assert_eq!(read.document.text(), "“Not one officer”, said Poulané. No date – none.");
    assert_eq!(read.raw.as_deref(), Some(raw.as_slice()));
    assert!(read.warnings[0].contains("windows-1252"), "{:?}", read.warnings);
    check_map(&read, |_, bytes| bytes.len() == 1 && bytes[0] >= 0x80);
}

#[test]
fn a_declared_encoding_is_used() {
    let options = Options { encoding: Some("windows-1251".into()), ..Options::default() };
    let items = read_with("a.txt", b"\xcd\xe5\xf2, said the minister.", &options);
    let read = items[0].as_ref().unwrap();
    assert_eq!(read.document.text(), "Нет, said the minister.");
    check_map(read, |_, bytes| bytes.len() == 1);
}

#[test]
fn encodings_of_several_bytes_map_character_by_character() {
    let options = Options { encoding: Some("shift_jis".into()), ..Options::default() };
    let items = read_with("a.txt", b"\x93\xfa\x96{ said no", &options);
    let read = items[0].as_ref().unwrap();
    assert_eq!(read.document.text(), "日本 said no");
    check_map(read, |_, bytes| bytes.len() == 2);
}

#[test]
fn utf_16_with_a_mark_is_text() {
    let text = "“No”, said Zoë 𝄞.\n";
    for little in [true, false] {
        let mut raw = if little { vec![0xff, 0xfe] } else { vec![0xfe, 0xff] };
        raw.extend(
            text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }),
        );
        let read = plain("a.txt", &raw).unwrap();
        assert_eq!(read.document.text(), text);
        check_map(&read, |character, bytes| bytes.len() == 2 * character.len_utf16());
    }
}

#[test]
fn a_page_that_says_utf_8_and_is_not_is_read_as_it_was_written() {
    let page = |words: &[u8]| {
        let head = b"<!DOCTYPE html><html><head><meta charset=utf-8><title>Caf".as_slice();
        let body = b"</title></head><body><p>The owner said on Sunday that it was never closed: ";
        [head, words, body, words, b"</p></body></html>"].concat()
    };
    let text = |options: &Options, words: &[u8]| {
        let items = read_with("a.html", &page(words), options);
        let read = items[0].as_ref().unwrap();
        check_map(read, |character, bytes| !bytes.is_empty() || character == '\n');
        (read.document.metadata().title.as_ref().unwrap().value.clone(), read.warnings.clone())
    };
    let (title, warnings) = text(&Options::default(), b"\xe9");
    assert_eq!(title, "Caf\u{e9}");
    assert!(warnings[0].contains("though UTF-8 is declared"), "{warnings:?}");
    let said = Options { encoding: Some("windows-1251".into()), ..Options::default() };
    assert_eq!(text(&said, b"\xe9").0, "Caf\u{439}", "what the user says goes before a false declaration");
    // One broken character among whole ones: the page is what it says.
    let (title, warnings) = text(&Options::default(), "\u{e9}\u{e8}\u{fc}".as_bytes());
    assert_eq!((title.as_str(), warnings.len()), ("Caf\u{e9}\u{e8}\u{fc}", 0));
    let (title, warnings) = text(&Options::default(), b"\xc3\xa9\xc3\xa8 \xc3");
    assert_eq!(title, "Caf\u{e9}\u{e8} \u{fffd}");
    assert!(warnings.iter().any(|warning| warning.contains("does not have")), "{warnings:?}");
}

#[test]
fn binary_is_named() {
    assert_eq!(reason(&read_as("a.txt", b"\x7fELF\x02\x01\x01\0\0\0\0")), "is not text (binary)");
    let noise: Vec<u8> =
        (0..4000u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap().max(1)).collect();
    assert_eq!(reason(&read_as("a.txt", &noise)), "is not text (binary)");
}

#[test]
fn invisible_characters_are_kept() {
    let text = "He said\u{200b} \u{202e}no\u{202c}.\u{7} Nobody\u{a0}else did.\n";
    let read = plain("a.txt", text.as_bytes()).unwrap();
    assert_eq!(read.document.text(), text);
}

#[test]
fn a_text_that_was_read_in_a_wrong_encoding_is_named_with_its_place() {
    let text = "Hotline opens\n\nThe hotline between the two armies is the ministryâ€™s, CafÃ© owners said â€œtodayâ€\u{9d}.\n";
    let items = crate::read_as("garbled.txt", text.as_bytes());
    let [Ok(ingested)] = items.as_slice() else { panic!("{items:?}") };
    let at = text.find('â').unwrap();
    let named = format!("'â€™' stands for '’' in 4 places, the first at byte {at}");
    assert!(ingested.warnings.iter().any(|warning| warning.contains(&named)), "{:?}", ingested.warnings);
    assert_eq!(ingested.document.text(), text, "nothing is mended");
    let fine = "Château, SÃO PAULO and Âge are words.\n";
    let items = crate::read_as("fine.txt", fine.as_bytes());
    assert!(items[0].as_ref().unwrap().warnings.iter().all(|warning| !warning.contains("wrong encoding")));
}

#[test]
fn the_language_is_what_the_words_are() {
    let german = "Die Fähre nach Sarn fährt wieder, teilte die Gewerkschaft am Freitag mit. Neun Tage lang hatten die \
        Mannschaften gestreikt, weil sie den Lohn der Lotsen fordern. Die Reederei will die Hälfte der Tage bezahlen.\n";
    let items = crate::read_as("faehre.txt", german.as_bytes());
    let ingested = items[0].as_ref().unwrap();
    let language = ingested.document.metadata().language.as_ref().unwrap();
    assert_eq!((language.value.as_str(), language.basis), ("de", attested_model::Basis::Guess));
    assert!(ingested.warnings.iter().any(|warning| warning.starts_with("is in German: only English")));
    let declared = format!("language: en\n\n{german}");
    let items = crate::read_as("faehre.txt", declared.as_bytes());
    let ingested = items[0].as_ref().unwrap();
    assert_eq!(ingested.document.metadata().language.as_ref().unwrap().value, "de");
    assert!(ingested.warnings.iter().any(|warning| warning.starts_with("declares 'en'")));
    let both = ingested.evidence.candidates.iter().filter(|one| one.field == attested_model::Field::Language);
    assert_eq!(
        both.map(|one| (one.value.as_str(), one.chosen)).collect::<Vec<_>>(),
        [("en", false), ("de", true)]
    );
    let brief = crate::read_as("brief.txt", b"Die Ferry.\n");
    assert_eq!(brief[0].as_ref().unwrap().document.metadata().language, None, "too few words");
}

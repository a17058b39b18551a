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

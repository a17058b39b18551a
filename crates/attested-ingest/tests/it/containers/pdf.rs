use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{lines, only};
use crate::raw;

/// A PDF with these content streams as pages, and Helvetica as `/F1`.
pub(super) fn pdf(pages: &[&str]) -> Document {
    let mut made = Document::with_version("1.5");
    let tree = made.new_object_id();
    let font = made.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let form = made.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] },
        b"BT /F1 10 Tf 72 500 Td (Inside a form, he said.) Tj ET".to_vec(),
    ));
    let resources = made.add_object(dictionary! {
        "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "X1" => form },
    });
    let kids: Vec<Object> = pages
        .iter()
        .map(|content| {
            let mut stream = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
            let _ = stream.compress();
            let content = made.add_object(stream);
            made.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content }).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    made.objects.insert(
        tree,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        }),
    );
    let root = made.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    made.trailer.set("Root", root);
    made.trailer.set("ID", Object::Array(vec![Object::string_literal("one"), Object::string_literal("one")]));
    made
}

pub(super) fn bytes(mut made: Document) -> Vec<u8> {
    let mut out = Vec::new();
    made.save_to(&mut out).unwrap();
    out
}

const FIRST: &str = "BT /F1 18 Tf 72 760 Td (Hotline opens) Tj /F1 10 Tf 0 -40 Td 14 TL (The two min-) Tj T* (isters agreed in the caf\\351 on) Tj \
    T* [(T)80(uesday,)-300(she said.)] TJ 0 -40 Td <44656C6C696E20776173207175696574> Tj (.) Tj ET";

#[test]
fn the_text_layer_is_read_as_paragraphs() {
    let made = bytes(pdf(&[FIRST, "BT /F1 10 Tf 72 700 Td (Next page \\(two\\).) Tj ET /X1 Do"]));
    let read = only("press.pdf", &made);
    assert_eq!(
        read.document.text(),
        "Hotline opens\n\nThe two ministers agreed in the café on Tuesday, she said.\n\nDellin was quiet.\n\nNext page (two).\n\nInside a form, he said."
    );
}

#[test]
fn each_run_leads_to_the_instruction_that_draws_it() {
    let read = only("press.pdf", &bytes(pdf(&[FIRST])));
    let streams = String::from_utf8(raw(&read).to_vec()).unwrap();
    let text = read.document.text();
    for (words, drawn) in [
        ("isters agreed", "(isters agreed in the caf\\351 on) Tj"),
        ("Hotline opens", "(Hotline opens) Tj"),
        ("uesday, she", "[(T)80(uesday,)-300(she said.)] TJ"),
    ] {
        let at = text.find(words).unwrap();
        let span = attested_model::Span::of(at..at + words.len());
        let (start, end) = read.document.offsets().raw(span).unwrap();
        assert_eq!(&streams[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()], drawn);
    }
}

#[test]
fn a_file_with_a_password_a_scan_and_a_torn_one_are_named() {
    let mut locked = pdf(&[FIRST]);
    let version = lopdf::EncryptionVersion::V2 {
        document: &locked,
        owner_password: "owner",
        user_password: "reader",
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    locked.encrypt(&state).unwrap();
    assert_eq!(
        lines("locked.pdf", &bytes(locked)),
        ["locked.pdf is encrypted; save it without a password to have it read"]
    );
    let scan = bytes(pdf(&["q 595 0 0 842 0 0 cm /Im1 Do Q"]));
    assert_eq!(
        lines("scan.pdf", &scan),
        ["scan.pdf has no text layer: its pages are pictures; have them recognised (OCR) to have it read"]
    );
    let whole = bytes(pdf(&[FIRST]));
    assert!(
        lines("torn.pdf", &whole[..whole.len() / 3])[0].starts_with("torn.pdf cannot be read to its end")
    );
    assert!(lines("not.pdf", b"%PDF-1.7")[0].starts_with("not.pdf cannot be read to its end"));
}

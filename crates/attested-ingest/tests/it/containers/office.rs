use super::build::{deflated, zip};
use super::{lines, only};
use crate::{check_map, raw};

pub(super) fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs
        .iter()
        .map(|text| format!("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"))
        .collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    zip(&[deflated("[Content_Types].xml", b"<Types/>"), deflated("word/document.xml", xml.as_bytes())])
}

#[test]
fn a_docx_gives_its_paragraphs_with_the_bytes_of_its_xml() {
    let made = docx(&[
        "Hotline opens",
        "The two armies &amp; the mission",
        "agreed</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:br/><w:t>caf\u{e9} talks.",
    ]);
    let read = only("notes.docx", &made);
    assert_eq!(read.document.text(), "Hotline opens\n\nThe two armies & the mission\n\nagreed\ncafé talks.");
    assert!(raw(&read).starts_with(b"<?xml"));
    check_map(&read, |character, bytes| match character {
        '\n' => bytes == b"</w:p>" || bytes == b"<w:br/>",
        '&' => bytes == b"&amp;",
        _ => false,
    });
}

#[test]
fn an_rtf_gives_its_text_with_the_bytes_that_write_it() {
    let rtf = br"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Times;}}{\info{\title not this}}\f0\fs24 Hotline \b opens\b0\par
\pard He said \ldblquote no\rdblquote , in the caf\u233?: \'cf\'f0\'e8\'e2\'e5\'f2 \{ok\}\line{\*\generator x;}{\v hidden}{\field{\*\fldinst HYPERLINK a}{\fldrslt a link}}. \u-10179?\u-8704?\par}";
    let read = only("notes.rtf", rtf);
    assert_eq!(
        read.document.text(),
        "Hotline opens\n\nHe said “no”, in the café: Привет {ok}\na link. 😀\n\n"
    );
    assert_eq!(raw(&read), rtf);
    check_map(&read, |character, bytes| match character {
        '\n' => bytes == b"\\par\n" || bytes == b"\\par" || bytes == b"\\line",
        'é' => bytes == br"\u233",
        '“' | '”' | '{' | '}' => bytes.starts_with(b"\\"),
        '😀' => bytes.starts_with(br"\u-10179"),
        character => !character.is_ascii() && bytes.starts_with(b"\\'") && bytes.len() == 4,
    });
}

#[test]
fn damaged_files_are_named() {
    assert_eq!(lines("a.rtf", b"{\\rtf1}"), ["a.rtf has no text"]);
    assert!(lines("a.docx", b"PK\x03\x04garbage")[0].starts_with("a.docx cannot be read to its end"));
    let read = only("a.rtf", b"{\\rtf1 He said no and {\\b left");
    assert_eq!(read.warnings, ["ends inside a group: the file may be cut off"]);
}

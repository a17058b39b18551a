use super::office::docx;
use super::{lines, only};
use crate::{check_map, read_as};
use attested_ingest::Ingested;
use attested_model::SectionKind;

const NEXIS: &[&str] = &[
    "2 Results for: hotline",
    "1. Talks open in Port Ansel",
    "2. Talks end",
    "Client/Matter: -None-",
    "Talks open in Port Ansel",
    "The Toldra Post (Halvenia)",
    "April 9, 2031 Wednesday",
    "Final Edition",
    "",
    "Copyright 2031 Toldra Media All Rights Reserved",
    "Section: NEWS; Pg. 4",
    "Length: 41 words",
    "Byline: Sanne Brill",
    "Dateline: PORT ANSEL",
    "Body",
    "",
    "The talks opened in Port Ansel on Monday, the ministry said.",
    "\u{201c}We are here to listen,\u{201d} the envoy told reporters.",
    "Classification",
    "Language: ENGLISH; English",
    "Publication-Type: Newspaper",
    "Load-Date: April 10, 2031",
    "End of Document",
    "Talks end",
    "Channel Six Online",
    "10 April 2031 Thursday 11:00 AM GMT",
    "Copyright 2031 Channel Six",
    "Length: 9 words",
    "Body",
    "They ended without a word, she said.",
    "Load-Date: April 11, 2031",
    "End of Document",
];

const FACTIVA: &str = "HD\tTalks open in Port Ansel\nBY\tBy Sanne Brill\nWC\t41 words\nPD\t9 April 2031\nSN\tThe Toldra Post\nSC\tTOLPO\n\
LA\tEnglish\nCY\tCopyright 2031 Toldra Media.\nLP\nThe talks opened in Port Ansel on Monday, the ministry said.\nTD\n\
\u{201c}We are here to listen,\u{201d} the envoy told reporters.\nNS\tgdip : International Relations\nAN\tDocument TOLPO00020310409e749000b1\n\n\
Talks end\nBy Tomas Reke\n9 words\n10 April 2031\n11:00\nChannel Six Online\nCHSIX\nEnglish\nCopyright 2031 Channel Six.\n\n\
They ended without a word, she said.\n\nDocument CHSIX00020310410e74a0002x\n";

const PROQUEST: &str = "____________________________________________________________\n\nTalks open in Port Ansel\n\nAuthor: Brill, Sanne\n\n\
Publication info: The Toldra Post ; Toldra. 09 Apr 2031: A.4.\n\nAbstract: None available.\n\nFull text: The talks opened in Port Ansel on Monday, the ministry said.\n\n\
\u{201c}We are here to listen,\u{201d} the envoy told reporters.\n\nSubject: Diplomacy\n\nTitle: Talks open in Port Ansel\n\nPublication title: The Toldra Post; Toldra\n\n\
Publication date: Apr 9, 2031\n\nLanguage of publication: English\n\nProQuest document ID: 2031000001\n\n\
____________________________________________________________\n\nTalks end\n\nPublication info: Channel Six Online.\n\n\
Abstract: They ended without a word, she said.\n\nTitle: Talks end\n\nPublication title: Channel Six Online\n\nPublication date: Apr 10, 2031\n\n\
ProQuest document ID: 2031000002\n\n____________________________________________________________\n";

fn of(name: &str, bytes: &[u8]) -> Vec<Ingested> {
    let items = read_as(name, bytes);
    items.into_iter().map(|item| item.unwrap_or_else(|skipped| panic!("{skipped}"))).collect()
}

/// What every database must give for the two articles.
fn check(read: &[Ingested]) {
    assert_eq!(read.len(), 2);
    let [first, second] = read else { unreachable!() };
    let about = first.document.metadata();
    assert_eq!(about.title.as_ref().unwrap().value, "Talks open in Port Ansel");
    assert!(about.outlet.as_ref().unwrap().value.starts_with("The Toldra Post"));
    assert_eq!(about.published.as_ref().unwrap().edtf.to_string(), "2031-04-09");
    assert!(about.byline.as_ref().unwrap().value.contains("Brill"));
    assert_eq!(about.language.as_ref().unwrap().value, "en");
    let bodies = |read: &Ingested| {
        let text = read.document.text();
        let body = read.document.sections().iter().filter(|section| section.kind == SectionKind::Body);
        body.map(|section| section.span.text(text).trim()).collect::<Vec<_>>().join("|").replace('\n', " ")
    };
    let body = bodies(first);
    assert!(body.starts_with("The talks opened in Port Ansel on Monday, the ministry said."), "{body}");
    assert!(body.ends_with("“We are here to listen,” the envoy told reporters."), "{body}");
    assert_eq!(bodies(second), "They ended without a word, she said.");
    assert_eq!(second.document.metadata().title.as_ref().unwrap().value, "Talks end");
    assert_eq!(
        second.document.metadata().published.as_ref().unwrap().edtf.as_day().unwrap().to_string(),
        "2031-04-10"
    );
    assert!(first.notes[0].contains("which holds 2 articles"), "{:?}", first.notes);
    for read in read {
        check_map(read, |character, bytes| {
            character.is_whitespace()
                || bytes.starts_with(b"\\")
                || bytes.starts_with(b"&")
                || bytes.is_empty()
        });
    }
}

#[test]
fn a_nexis_export_gives_one_document_an_article_in_whatever_file() {
    check(&of("export.docx", &docx(NEXIS)));
    check(&of("export.txt", NEXIS.join("\n\n").as_bytes()));
    let rtf: String = NEXIS
        .iter()
        .map(|line| line.replace('\u{201c}', "\\ldblquote ").replace('\u{201d}', "\\rdblquote ") + "\\par\n")
        .collect();
    check(&of("export.rtf", format!("{{\\rtf1\\ansi {rtf}}}").as_bytes()));
    let html: String = NEXIS.iter().map(|line| format!("<p>{line}</p>\n")).collect();
    check(&of("export.html", format!("<!DOCTYPE html><html><body>{html}</body></html>").as_bytes()));
    assert_eq!(
        lines("export.docx", &docx(NEXIS)),
        [
            "export.docx#article 1 = \"Talks open in Port Ansel\\n\\nThe Toldra Pos\"",
            "export.docx#article 2 = \"Talks end\\n\\nChannel Six Online\\n\\n10 April \"",
        ]
    );
}

#[test]
fn the_older_nexis_text_is_cut_at_its_numbers() {
    let text = "                    1 of 2 DOCUMENTS\n\n                    The Toldra Post\n\n              April 9, 2031 Wednesday\n               Final Edition\n\n\
        Talks open in Port Ansel\n\nBYLINE: Sanne Brill\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 41 words\n\nDATELINE: PORT ANSEL\n\n \
        The talks opened in Port Ansel on Monday, the ministry said.\n\n “We are here to listen,” the envoy told reporters.\n\n\
        LOAD-DATE: April 10, 2031\n\nLANGUAGE: ENGLISH\n\n     Copyright 2031 Toldra Media\n\n                    2 of 2 DOCUMENTS\n\n\
                     Channel Six Online\n\n               April 10, 2031\n\nTalks end\n\nLENGTH: 9 words\n\n They ended without a word, she said.\n\nLOAD-DATE: April 11, 2031\n";
    check(&of("export.txt", text.as_bytes()));
}

#[test]
fn a_factiva_export_is_read_with_codes_and_without() {
    check(&of("factiva.txt", FACTIVA.as_bytes()));
    let rtf: String = FACTIVA
        .lines()
        .map(|line| {
            line.replace('\u{201c}', "\\'93").replace('\u{201d}', "\\'94").replace('\t', "\\cell ")
                + "\\par\n"
        })
        .collect();
    check(&of("factiva.rtf", format!("{{\\rtf1\\ansi\\ansicpg1252 {rtf}}}").as_bytes()));
    assert!(
        lines("factiva.txt", FACTIVA.as_bytes())[0].starts_with("factiva.txt#TOLPO00020310409e749000b1 = ")
    );
}

#[test]
fn a_proquest_export_is_cut_at_its_rules() {
    check(&of("proquest.txt", PROQUEST.as_bytes()));
    assert!(lines("proquest.txt", PROQUEST.as_bytes())[1].starts_with("proquest.txt#2031000002 = "));
}

#[test]
fn a_proquest_page_without_rules_is_cut_at_its_numbers() {
    let rule = "_".repeat(60);
    let mut parts: Vec<String> = PROQUEST.split("\n\n").map(|line| format!("<p>{line}</p>")).collect();
    let mut number = 0;
    for part in parts.iter_mut().filter(|part| part.contains(&rule)) {
        number += 1;
        *part = if number < 3 { format!("<hr><p>Document {number} of 2</p>") } else { "<hr>".to_owned() };
    }
    check(&of(
        "proquest.html",
        format!("<!DOCTYPE html><html><body>{}</body></html>", parts.join("\n")).as_bytes(),
    ));
}

#[test]
fn a_report_that_only_mentions_such_words_is_left_alone() {
    let text = "Court releases file\n\nThe file ends with the words End of Document, the judge said.\n\nLength: 12 words, he added.\n";
    assert_eq!(only("a.txt", text.as_bytes()).location.record, None);
}

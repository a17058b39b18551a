use attested_ingest::{Ingested, plain};
use attested_model::{Basis, SectionKind};

use crate::{check_map, raw};

fn read(text: &str) -> Ingested {
    plain("note.txt", text.as_bytes()).unwrap()
}

fn sections(ingested: &Ingested) -> Vec<(SectionKind, &str)> {
    let document = &ingested.document;
    document.sections().iter().map(|section| (section.kind, section.span.text(document.text()))).collect()
}

fn published(ingested: &Ingested) -> Option<(String, Basis, &str)> {
    let dated = ingested.document.metadata().published.as_ref()?;
    Some((dated.edtf.to_string(), dated.basis, dated.words.as_str()))
}

const WITH_BLOCK: &str = "title: Ministers meet in Port Ansel\noutlet: The Ansel Ledger\nbyline: Marek Ossel\n\
    date: 2031-03-25\nurl: https://anselledger.example/world/meet\ncredit: Northlight\nlanguage: en\n\n\
    PORT ANSEL, March 25 (Northlight) - The foreign ministers met on Tuesday.\n\nNobody else was there.\n";

#[test]
fn a_header_block_becomes_metadata_and_leaves_the_text() {
    let read = read(WITH_BLOCK);
    let metadata = read.document.metadata();
    let header = |known: &Option<attested_model::Known<String>>| {
        let known = known.as_ref().unwrap();
        assert_eq!(known.basis, Basis::Header);
        known.value.clone()
    };
    assert_eq!(header(&metadata.title), "Ministers meet in Port Ansel");
    assert_eq!(header(&metadata.outlet), "The Ansel Ledger");
    assert_eq!(header(&metadata.byline), "Marek Ossel");
    assert_eq!(header(&metadata.url), "https://anselledger.example/world/meet");
    assert_eq!(header(&metadata.credit), "Northlight");
    assert_eq!(header(&metadata.language), "en");
    assert_eq!(published(&read), Some(("2031-03-25".into(), Basis::Header, "2031-03-25")));
    assert!(read.document.text().starts_with("PORT ANSEL, March 25"));
    assert!(read.document.text().ends_with("Nobody else was there.\n"));
}

#[test]
fn the_text_behind_a_header_block_maps_into_the_file() {
    let read = read(WITH_BLOCK);
    assert_eq!(raw(&read), WITH_BLOCK.as_bytes());
    let span = attested_model::Span::of(0..10);
    let (start, end) = read.document.offsets().raw(span).unwrap();
    let start = usize::try_from(start).unwrap();
    assert_eq!(&WITH_BLOCK[start..usize::try_from(end).unwrap()], "PORT ANSEL");
    check_map(&read, |_, _| false);
}

#[test]
fn a_text_without_a_block_is_its_own_evidence() {
    let read = read(
        "Front names new commander\n\nThe Front has chosen a successor, Radio Narv reports.\r\n\u{202e}",
    );
    assert_eq!(read.raw, None);
    assert_eq!(read.raw_sha256.len(), 64);
    assert!(read.document.offsets().is_identity());
    assert!(read.document.text().ends_with("\r\n\u{202e}"));
}

#[test]
fn the_first_line_is_the_title_and_a_date_line_the_date() {
    let read = read(
        "Dellin: toll passes 1300 as hospitals count the dead\n10 March, 2031\n\nBy our correspondent in Harsk\n\n\
         At least 1300 people died in the weekend assault on Dellin, according to a count kept by hospitals.\n",
    );
    let metadata = read.document.metadata();
    assert_eq!(
        metadata.title.as_ref().unwrap().value,
        "Dellin: toll passes 1300 as hospitals count the dead"
    );
    assert_eq!(metadata.title.as_ref().unwrap().basis, Basis::Text);
    assert_eq!(metadata.byline.as_ref().unwrap().value, "our correspondent in Harsk");
    assert_eq!(published(&read), Some(("2031-03-10".into(), Basis::Text, "10 March, 2031")));
    let kinds: Vec<_> = sections(&read).into_iter().map(|(kind, _)| kind).collect();
    let expected = [SectionKind::Headline, SectionKind::Header, SectionKind::Byline, SectionKind::Body];
    assert_eq!(kinds, expected);
    assert_eq!(sections(&read)[1].1, "10 March, 2031\n\n");
}

#[test]
fn a_pseudo_header_is_a_section_and_stays_in_the_text() {
    let text = " date 2031-03-29 Live updates: follow the latest news from the valley\n\nThe minister met the envoy.";
    let read = read(text);
    assert_eq!(read.document.text(), text);
    assert_eq!(published(&read), Some(("2031-03-29".into(), Basis::Text, "2031-03-29")));
    assert_eq!(sections(&read)[0], (SectionKind::Header, " date 2031-03-29 "));
    assert!(sections(&read)[1].1.starts_with("Live updates"));
}

#[test]
fn a_pseudo_header_below_the_title() {
    let read = read(
        "Emir Dalan: hotline to open on Friday\ndate 2031-03-26\n\nForeign Minister Hosrav Emir Dalan returned.\n",
    );
    assert_eq!(published(&read), Some(("2031-03-26".into(), Basis::Text, "2031-03-26")));
    assert_eq!(
        read.document.metadata().title.as_ref().unwrap().value,
        "Emir Dalan: hotline to open on Friday"
    );
    let kinds: Vec<_> = sections(&read).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [SectionKind::Headline, SectionKind::Header, SectionKind::Body]);
}

#[test]
fn reading_time_and_update_lines_are_header_lines_and_an_update_is_no_publication() {
    let read = read(
        "Publisher held over statement\n\n2 min read\n\nUpdated: 12 May, 2031\n\nPolice in Toldra have arrested a publisher.\n",
    );
    assert_eq!(sections(&read)[1].0, SectionKind::Header);
    assert!(sections(&read)[1].1.contains("2 min read") && sections(&read)[1].1.contains("Updated"));
    assert_eq!(published(&read), None);
}

#[test]
fn a_dateline_credits_its_agency_and_keeps_its_year_open_when_nothing_tells_it() {
    let dated = read("TOLDRA, Monday, April 13, 2031 (Northlight) - The army said so on Monday.\n");
    assert_eq!(published(&dated), Some(("2031-04-13".into(), Basis::Text, "Monday, April 13, 2031")));
    assert_eq!(dated.document.metadata().credit.as_ref().unwrap().value, "Northlight");
    let undated = read("TOLDRA, Monday, April 13 (Northlight) - The army said so on Monday.\n");
    assert_eq!(published(&undated), Some(("XXXX-04-13".into(), Basis::Text, "Monday, April 13")));
    assert_eq!(undated.document.metadata().published.as_ref().unwrap().edtf.as_day(), None);
}

#[test]
fn every_date_that_was_found_is_kept_with_its_place_and_one_counts() {
    let text = "date: 2031-03-20\nurl: https://a.example/2031/05/01/x\n\nDELLIN, March 19 (Northlight) - He spoke.\n";
    let read = read(text);
    let dates: Vec<(&str, &str, bool)> = read
        .evidence
        .candidates
        .iter()
        .filter(|one| one.field == attested_model::Field::Published)
        .map(|one| (one.value.as_str(), &*one.place, one.chosen))
        .collect();
    assert_eq!(
        dates,
        [
            ("2031-03-20", "the header of the file", true),
            ("2031-05-01", "the address", false),
            ("2031-03-19", "the dateline, with the year of another date", false),
        ]
    );
}

#[test]
fn a_dateline_and_the_month_of_the_address_make_a_day() {
    let text = "url: https://northlight.example/2031/04/brelle-blast\n\nBRELLE, Halvenia, April 9 (Northlight) - A bomb went off.\n";
    assert_eq!(published(&read(text)), Some(("2031-04-09".into(), Basis::Guess, "April 9")));
    let other = text.replace("2031/04", "2031/06");
    assert_eq!(published(&read(&other)), Some(("2031-06".into(), Basis::Url, "2031/06")));
}

#[test]
fn the_stronger_date_wins_and_a_conflict_is_warned_of() {
    let text = "date: 2031-03-20\nurl: https://a.example/2031/05/01/x\n\nThe commander spoke to a visitor.\n";
    let read = read(text);
    assert_eq!(published(&read).unwrap().0, "2031-03-20");
    assert!(read.warnings.iter().any(|warning| warning.contains("names another day")), "{:?}", read.warnings);
}

#[test]
fn address_and_file_name_date_a_text_that_has_no_date() {
    let text = b"The commander spoke to a visitor.\n";
    let named = plain("folder/2031-05-02-commander.txt", text).unwrap();
    assert_eq!(published(&named), Some(("2031-05-02".into(), Basis::FileName, "2031-05-02")));
    let neither = plain("folder/commander.txt", text).unwrap();
    assert_eq!(published(&neither), None);
}

#[test]
fn the_host_stands_for_the_outlet() {
    let read = read("url: https://www.basinmonitor.example:8080/narveth/x\n\nNeither office replied.\n");
    let outlet = read.document.metadata().outlet.as_ref().unwrap();
    assert_eq!((outlet.value.as_str(), outlet.basis), ("basinmonitor.example", Basis::Url));
}

#[test]
fn what_only_looks_like_a_header_block_stays_in_the_text() {
    for text in [
        "Narveth: all our coverage\n\nFront names new commander.\n",
        "Date: unknown to the police\nThey did not say more.\n\nEnd.\n",
        "Reporter: Did you go?\nMinister: No.\n\nThe talk went on.\n",
    ] {
        assert_eq!(read(text).document.text(), text);
    }
}

#[test]
fn front_matter_is_a_header_block() {
    let read =
        read("---\ntitle: \"Talks: the second round\"\ndate: 2031-03-25\ntags: x\n---\nThe talks went on.\n");
    assert_eq!(read.document.metadata().title.as_ref().unwrap().value, "Talks: the second round");
    assert_eq!(read.document.text(), "The talks went on.\n");
    assert!(read.warnings.iter().any(|warning| warning.contains("tags")));
}

#[test]
fn a_sentence_is_no_title() {
    for text in [
        "The minister has resigned.\n\nNobody knows why.\n",
        "PORT ANSEL, March 25 (Northlight) -\n\nThe foreign ministers met on Tuesday in the town.\n",
        "One line alone without an end\n",
    ] {
        assert_eq!(read(text).document.metadata().title, None, "{text}");
    }
}

//! Reports of one page, each with a day of its own.

use attested_analyse::Analyser;
use attested_model::{
    Basis, Dated, Document, Edtf, ItemDate, Metadata, OffsetMap, Section, SectionKind, Span,
};

/// The values of the times in each item, item by item.
fn values(items: &[&str], published: Option<&str>) -> Vec<Vec<String>> {
    let mut text = String::new();
    let mut sections = Vec::new();
    for item in items {
        let start = text.len();
        text.push_str(item);
        text.push_str("\n\n");
        sections.push(Section { span: Span::of(start..text.len()), kind: SectionKind::Item });
    }
    let published = published.map(|day| Dated {
        edtf: day.parse::<Edtf>().expect("a date"),
        basis: Basis::Markup,
        words: day.to_owned(),
    });
    let metadata = Metadata { published, ..Metadata::default() };
    let offsets = OffsetMap::identity(u32::try_from(text.len()).expect("short enough"), 0);
    let document = Document::new(text, sections.clone(), offsets, metadata).expect("a document");
    let analysis = Analyser::of_rules().analyse(&document);
    let of = |section: &Section| {
        let inside = analysis.times.iter().filter(|time| section.span.contains(time.span));
        inside.filter_map(|time| time.value.map(|value| value.to_string())).collect()
    };
    sections.iter().map(of).collect()
}

#[test]
fn each_report_of_a_digest_is_counted_from_its_own_day() {
    let items = [
        "Ferry strike ends\n\n28 March 2031\n\nThe crews voted on Tuesday to go back to work.",
        "Milk flown in\n\nA shop had milk flown in on Tuesday.\n\n24 March",
        "Drone found in an orchard\n\n2 days ago\n\nThe army took it away yesterday.",
        "Bridge opens\n\nThe bridge was opened yesterday.",
    ];
    let found = values(&items, Some("2031-04-02"));
    assert_eq!(found[0].last().unwrap(), "2031-03-25");
    assert_eq!(found[1].first().unwrap(), "2031-03-18");
    assert_eq!(found[2].last().unwrap(), "2031-03-30");
    assert_eq!(found[3], ["2031-04-01"]);
    let undated = values(&items, None);
    assert_eq!(undated[0].last().unwrap(), "2031-03-25");
    assert!(undated[3].is_empty(), "undated stays undated");
}

#[test]
fn a_post_of_a_live_blog_is_counted_from_the_day_its_page_tells() {
    let text = "14:52\n\nThe duty was raised yesterday, the minister said.\n\n13:40\n\nThe duty was raised yesterday.\n\n";
    let second = text.find("13:40").expect("the second post");
    let item = |span: std::ops::Range<usize>| Section { span: Span::of(span), kind: SectionKind::Item };
    let sections = vec![item(0..second), item(second..text.len())];
    let day = |words: &str| Dated {
        edtf: words.parse().expect("a date"),
        basis: Basis::Markup,
        words: words.to_owned(),
    };
    let metadata = Metadata { published: Some(day("2031-10-30")), ..Metadata::default() };
    let offsets = OffsetMap::identity(u32::try_from(text.len()).expect("short enough"), 0);
    let document = Document::new(text.to_owned(), sections.clone(), offsets, metadata).expect("a document");
    let plain = document.id();
    let published = day("2031-10-28T14:52:00Z");
    let document = document
        .with_item_dates(vec![ItemDate { span: sections[0].span, published }])
        .expect("the first section is an item");
    assert_ne!(document.id(), plain, "the dates of items are part of what the document is");
    let analysis = Analyser::of_rules().analyse(&document);
    let values: Vec<String> =
        analysis.times.iter().filter_map(|time| time.value.map(|value| value.to_string())).collect();
    assert_eq!(values, ["2031-10-27", "2031-10-29"]);
}

//! Whole pages of different sites: what is read is what stands beside each page.

use attested_ingest::{Limits, html};

use crate::html_expected::{apart, blocks, metadata, samples};

#[test]
fn every_page_gives_its_report_and_its_head() {
    let mut wrong: Vec<String> = Vec::new();
    let all = samples();
    assert!(all.len() >= 108);
    for sample in &all {
        let page = html::read(&sample.raw, &Limits::default()).expect("a page");
        let (have, want) = (metadata(&page), &sample.metadata);
        for pair in have.iter().filter(|pair| !want.contains(pair)) {
            wrong.push(format!("{}: has {pair:?}", sample.name));
        }
        for pair in want.iter().filter(|pair| !have.contains(pair)) {
            wrong.push(format!("{}: lacks {pair:?}", sample.name));
        }
        let (have, want) = (blocks(&page), &sample.blocks);
        for pair in have.iter().filter(|pair| !want.contains(pair)) {
            wrong.push(format!("{}: has {pair:?}", sample.name));
        }
        for pair in want.iter().filter(|pair| !have.contains(pair)) {
            let span = page.text.find(pair.1.get(..20.min(pair.1.len())).unwrap_or(""));
            let why = page
                .evidence
                .set_apart
                .iter()
                .find(|apart| span.is_some_and(|at| apart.span.range().contains(&at)));
            wrong.push(format!("{}: lacks {pair:?} {:?}", sample.name, why.map(|apart| &apart.why)));
        }
        let set_apart = apart(&page);
        let holds = |kind: &str, words: &str| {
            set_apart.iter().any(|(have, block)| have == kind && block.contains(words))
        };
        for (kind, words) in sample.apart.iter().filter(|(kind, words)| !holds(kind, words)) {
            let instead = set_apart.iter().find(|(_, block)| block.contains(words)).map(|(kind, _)| kind);
            wrong.push(format!("{}: '{words}' is no {kind} but {instead:?}", sample.name));
        }
        if have.len() != want.len() || have.iter().zip(want).any(|(have, want)| have != want) {
            wrong.push(format!("{}: the order or number of blocks is not as it should be", sample.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_saved_page_is_read_like_any_file() {
    let page = b"<!DOCTYPE html><html lang=en><title>Ferry strike ends</title><nav><a href=/>Home</a></nav>\
        <h1>Ferry strike ends</h1><p>The ferrymen of Port Ansel ended their strike on Friday, their union said.</p>";
    for name in ["2031-03-28-ferry.html", "ferry-2031-03-28.htm", "2031-03-28.txt"] {
        let items = crate::read_as(name, page);
        let [Ok(ingested)] = items.as_slice() else { panic!("{name}: {items:?}") };
        let document = &ingested.document;
        assert_eq!(document.metadata().title.as_ref().unwrap().value, "Ferry strike ends");
        assert_eq!(document.metadata().published.as_ref().unwrap().edtf.to_string(), "2031-03-28");
        let kinds: Vec<String> = document.sections().iter().map(|section| section.kind.to_string()).collect();
        assert_eq!(kinds, ["navigation", "headline", "body"]);
        assert_eq!(ingested.raw.as_deref(), Some(page.as_slice()));
        crate::check_map(ingested, |character, _| character == '\n');
    }
}

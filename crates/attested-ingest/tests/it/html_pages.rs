//! Whole pages of different sites: what is read is what stands beside each page.

use attested_ingest::{Limits, html};

use crate::html_expected::{apart, blocks, metadata, samples};

#[test]
fn every_page_gives_its_report_and_its_head() {
    let mut wrong: Vec<String> = Vec::new();
    let all = samples();
    assert!(all.len() >= 152);
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

/// What each dated report of a page begins with, its date and how that is known.
fn item_dates(page: &[u8]) -> Vec<(String, String, String)> {
    let page = html::read(page, &Limits::default()).expect("a page");
    let told = page.item_dates.iter().map(|item| {
        let words = crate::html_expected::squeezed(item.span.text(&page.text));
        let start: String = words.chars().take(12).collect();
        (start, item.published.edtf.to_string(), item.published.basis.to_string())
    });
    told.collect()
}

#[test]
fn each_report_of_a_digest_or_live_blog_has_its_own_date() {
    let of = |name: &str| {
        let sample = samples().into_iter().find(|sample| sample.name == name).expect("a sample");
        item_dates(&sample.raw)
    };
    let have = |start: &str, date: &str, basis: &str| (start.to_owned(), date.to_owned(), basis.to_owned());
    let live = of("53_live_blog_schema");
    assert_eq!(live.len(), 4, "{live:?}");
    assert_eq!(live[0], have("12:28 All ab", "2031-10-09T12:28:00+02:00", "markup"));
    assert_eq!(live[3], have("07:15 Engine", "2031-10-09T07:15:00+02:00", "markup"));
    let listed = of("07_digest_dated");
    assert_eq!(listed[0], have("Council list", "2031-02-11", "markup"));
    assert_eq!(of("06_digest_topic"), [], "what is undated stays undated");
    let line = "<h3>Ferry fares to rise</h3><p>18 September 2031</p><p>The ferry company will raise its fares, it said on Thursday.</p>";
    let others = [
        ("Two held over fires", "17 September 2031"),
        ("School wins a prize", "Updated 16 September 2031"),
        ("Water meeting moved", "15 September 2031"),
    ];
    let mut page = format!(
        "<html><title>Basin in brief</title><h1>Basin in brief</h1><p>Page updated: 19 September 2031</p><div><div>{line}</div>"
    );
    for (head, date) in others {
        page.push_str(&format!(
            "<div><h3><a href=/x>{head}</a></h3><p>{date}</p><p>The town told our paper about it and did not say why.</p></div>"
        ));
    }
    page.push_str("</div></html>");
    let dates: Vec<String> =
        item_dates(page.as_bytes()).into_iter().map(|(_, date, basis)| date + " " + &basis).collect();
    assert_eq!(
        dates,
        ["2031-09-18 text", "2031-09-17 text", "2031-09-15 text"],
        "a change is no date of publication"
    );
}

#[test]
fn a_page_that_tells_only_its_last_change_is_dated_by_it() {
    let page = "<!DOCTYPE html><html lang=en><title>Ferry strike ends</title><h1>Ferry strike ends</h1>\
        <p class=byline>By Jette Brook on May 15, 2031 at 7:36am</p>BYLINE<div class=date>Last updated on: May 16, 2031 7:36 PM</div>\
        <p>The ferrymen of Port Ansel ended their strike on Friday, their union said in a note to the harbour.</p>";
    let both = html::read(page.replace("BYLINE", "").as_bytes(), &Limits::default()).expect("a page");
    assert_eq!(both.metadata.byline.as_ref().unwrap().value, "Jette Brook");
    let alone = page.replace("on May 15, 2031 at 7:36am</p>BYLINE", "</p>");
    let alone = html::read(alone.as_bytes(), &Limits::default()).expect("a page");
    assert_eq!(alone.metadata.published.as_ref().unwrap().edtf.to_string(), "2031-05-16T19:36:00");
    assert!(alone.warnings.iter().any(|warning| warning.contains("when it was changed")));
}

#[test]
fn a_report_kept_for_readers_without_scripts_is_read_where_the_page_shows_none() {
    let report = "<h1>Ferry strike ends</h1><p>The ferrymen of Port Ansel ended their strike on Friday, their union said \
        in a note to the harbour, eleven days after the last boat had left.</p><p>The harbour master, Edo Marn, said the first \
        boat would leave at six on Saturday, and that nobody would lose a day of pay for the time of the strike.</p><p>The owner \
        of the line had asked a court in Dellin to forbid the strike; the court has not decided, and will not now.</p>";
    let page = format!(
        "<html lang=en><title>Ferry strike ends</title><body><nav><a href=/>Home</a></nav><div id=app></div>\
         <noscript>{report}</noscript></body>"
    );
    let read = html::read(page.as_bytes(), &Limits::default()).expect("a page");
    let body: Vec<&str> = read
        .sections
        .iter()
        .filter(|section| section.kind == attested_model::SectionKind::Body)
        .map(|section| section.span.text(&read.text))
        .collect();
    assert!(body.concat().starts_with("The ferrymen of Port Ansel"), "{body:?}");
    assert!(body.concat().trim_end().ends_with("and will not now."), "{body:?}");
    let shown =
        format!("<html lang=en><title>Ferry strike ends</title><body>{report}<noscript>{report}</noscript>");
    let twice = html::read(shown.as_bytes(), &Limits::default()).expect("a page");
    assert_eq!(twice.text.matches("The ferrymen").count(), 1);
}

//! What holds for every page: it is read, tiled, and every character leads back to its bytes.

use attested_ingest::html::{self, HtmlPage};
use attested_ingest::{Limits, SkipReason};
use attested_model::{Document, Section, SectionKind, Span};
use proptest::prelude::*;

use crate::html_expected::samples;

fn read(raw: &[u8]) -> Result<HtmlPage, SkipReason> {
    html::read(raw, &Limits::default())
}

/// Each character is a copy of its bytes, or white space, a character reference, an escape of structured data or
/// another encoding stands there; a document can be made of the page.
fn check(page: &HtmlPage, raw: &[u8], utf8: bool) {
    let len = u32::try_from(page.text.len()).unwrap();
    Section::check_tiling(&page.sections, len).unwrap();
    for (at, character) in page.text.char_indices() {
        let span = Span::of(at..at + character.len_utf8());
        let (start, end) = page.offsets.raw(span).unwrap();
        let bytes = &raw[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()];
        let mut buffer = [0; 4];
        let copied = bytes == character.encode_utf8(&mut buffer).as_bytes();
        let reference = bytes.first() == Some(&b'&');
        let escape = bytes.first() == Some(&b'\\');
        let white = matches!(character, ' ' | '\n' | '\t') && !bytes.is_empty();
        let nul = character == '\u{fffd}' && bytes == [0];
        assert!(
            copied || reference || escape || white || nul || !utf8,
            "{character:?} at {at} came from {bytes:?}"
        );
    }
    for apart in &page.evidence.set_apart {
        apart.span.check(&page.text).unwrap();
    }
    Document::new(page.text.clone(), page.sections.clone(), page.offsets.clone(), page.metadata.clone())
        .unwrap()
        .with_item_dates(page.item_dates.clone())
        .unwrap();
}

#[test]
fn every_sample_leads_back_to_its_bytes() {
    for sample in samples() {
        let page = read(&sample.raw).unwrap();
        check(&page, &sample.raw, std::str::from_utf8(&sample.raw).is_ok());
    }
}

#[test]
fn a_character_reference_leads_back_to_itself() {
    let raw = b"<p>The caf&eacute; &amp; the  <b>bar</b> &rsquo;til late &#8212; for all who came in from the rain.</p>";
    let page = read(raw).unwrap();
    assert!(page.text.starts_with("The café & the bar ’til late — for"));
    let at = page.text.find('é').unwrap();
    let (start, end) = page.offsets.raw(Span::of(at..at + 'é'.len_utf8())).unwrap();
    assert_eq!(&raw[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()], b"&eacute;");
    let bar = page.text.find("the bar").unwrap();
    let (start, end) = page.offsets.raw(Span::of(bar..bar + 7)).unwrap();
    assert_eq!(&raw[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()], b"the  <b>bar");
}

#[test]
fn words_that_only_the_looks_of_a_page_part_are_parted() {
    let raw = b"<div><span>Rena Quist</span><span>Toldra correspondent</span><b>N</b><i>o</i> mac<b>OS</b> here.</div>";
    let page = read(raw).unwrap();
    assert_eq!(page.text, "Rena Quist Toldra correspondent No macOS here.");
    let at = page.text.find("t T").unwrap() + 1;
    let (start, end) = page.offsets.raw(Span::of(at..at + 1)).unwrap();
    assert_eq!(&raw[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()], b"</span><span>");
}

#[test]
fn windows_1252_leads_back_byte_by_byte() {
    let raw =
        b"<html><meta charset=windows-1252><p>The \x93caf\xe9\x94 stayed open all night, its owner said.</p>";
    let page = read(raw).unwrap();
    assert!(page.text.starts_with("The “café” stayed"));
    let at = page.text.find('é').unwrap();
    let byte = raw.iter().position(|&byte| byte == 0xe9).unwrap() as u64;
    assert_eq!(page.offsets.raw(Span::of(at..at + 2)), Some((byte, byte + 1)));
}

#[test]
fn scripts_and_comments_are_left_out_and_hidden_text_is_set_apart() {
    let raw = b"<p>One paragraph that anyone can read is here, the editor said.</p><script>var a='<p>no</p>';</script>\
        <!-- never --><style>p{}</style><div style='display: none'>Not shown</div><noscript>off</noscript>";
    let page = read(raw).unwrap();
    assert_eq!(page.text, "One paragraph that anyone can read is here, the editor said.\n\nNot shown");
    assert_eq!(page.sections.last().unwrap().kind, SectionKind::Boilerplate);
    assert_eq!(page.evidence.set_apart.last().unwrap().why, "is hidden");
}

#[test]
fn nul_characters_are_shown_and_named() {
    let page =
        read(b"<html><p>The minister said\0 that it had been a long night for all of them.</p>").unwrap();
    assert!(page.text.contains("said\u{fffd} that"));
    assert!(page.warnings.iter().any(|warning| warning.contains("NUL")));
}

#[test]
fn what_cannot_be_read_is_named() {
    assert_eq!(read(b""), Err(SkipReason::Empty));
    assert_eq!(read(b" \n"), Err(SkipReason::Blank));
    assert_eq!(read(b"<html><script>x()</script></html>"), Err(SkipReason::NoText));
    assert_eq!(read(&[0, 1, 2, 3, 0, 255, 254]), Err(SkipReason::Binary));
    let limits = Limits { max_document_bytes: 10, ..Limits::default() };
    assert_eq!(html::read(b"<p>too long for it</p>", &limits), Err(SkipReason::TooLong { limit: 10 }));
}

#[test]
fn structured_data_that_is_no_json_is_skipped_with_a_warning() {
    let raw = br#"<html><script type="application/ld+json">{"@type": "NewsArticle", oops}</script>
        <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2031-03-04",}]}</script>
        <p>The talks went on until the early morning, two diplomats said.</p>"#;
    let page = read(raw).unwrap();
    assert_eq!(page.metadata.published.unwrap().edtf.to_string(), "2031-03-04");
    assert_eq!(page.warnings, ["has structured data that is not JSON (1 pieces)"]);
}

#[test]
fn dates_of_change_and_years_alone_are_no_dates_of_publication() {
    let body =
        "<h1>Talks go on in Dellin</h1><p>The talks went on until the early morning, two diplomats said.</p>";
    let heads = [
        r#"<meta property="article:modified_time" content="2031-03-04">"#,
        r#"<meta name="date" content="2031">"#,
        r#"<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2031-03-04"}</script>"#,
        r#"<script>var published = "2031-03-04";</script>"#,
    ];
    for head in heads {
        let page =
            read(format!("<html><head>{head}</head><body>{body}<p>Updated 4 March 2031</p>").as_bytes())
                .unwrap();
        assert_eq!(page.metadata.published, None, "{head}");
    }
}

#[test]
fn ten_megabytes_of_nested_elements_are_read_with_a_warning() {
    let raw = format!(
        "{}<p>The ferry to Sarn sails again on Friday, its owner said.</p>",
        "<div>".repeat(2_100_000)
    );
    let page = read(raw.as_bytes()).unwrap();
    assert_eq!(page.text, "The ferry to Sarn sails again on Friday, its owner said.");
    assert!(
        page.warnings.iter().any(|warning| warning.contains("nests elements too deep")),
        "{:?}",
        page.warnings
    );
}

/// Eight times as much takes no more than about eight times as long; twenty-five is allowed for a busy machine.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time needs a clock")]
fn large_and_broken_pages_are_read_in_linear_time() {
    let patterns = [
        "<div>",
        "<div><p>",
        "<p>text ",
        "<b><i>",
        "<a href=x>y",
        "</b></div>",
        "<table><tr><td>x",
        "&",
        "&amp",
        "&#",
        "<!--",
        "<script>",
        "<ul><li>a",
        "<div class='related-a share'>t",
        "<h2><a href=/>A headline of some length</a>",
        "<div><h2><a href=/>A headline of some length</a></h2><p>A sentence that is long enough to be one.</p></div>",
        "<div><time>1 May 2031</time><p>A sentence that is long enough to be one, of a post.</p></div>",
        "\0",
        "< ",
        "<br>",
        "<article><time>1 May 2031</time><h1>Some words of news</h1>",
        "<blockquote><p>— A (@b)</p>",
        "\u{a0} ",
        "<x-y>z",
        "<pre>a\n\nb",
    ];
    for pattern in patterns {
        let time = |bytes: usize| {
            let raw = format!("<html>{}", pattern.repeat(bytes / pattern.len()));
            let start = std::time::Instant::now();
            if let Ok(page) = read(raw.as_bytes()) {
                Section::check_tiling(&page.sections, u32::try_from(page.text.len()).unwrap()).unwrap();
            }
            start.elapsed()
        };
        let (small, large) = (time(400_000), time(3_200_000));
        assert!(large.as_millis() < 25 * small.as_millis() + 400, "{pattern:?}: {small:?}, then {large:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A real page with pieces cut out, doubled, or written over by others: cut downloads, broken templates.
    #[test]
    fn any_damaged_page_leads_back(
        page in any::<proptest::sample::Index>(),
        damages in proptest::collection::vec((any::<proptest::sample::Index>(), 0..4u8, 1..200usize), 1..12),
    ) {
        let samples = samples();
        let mut raw = page.get(&samples).raw.clone();
        for (place, kind, len) in damages {
            if raw.is_empty() {
                break;
            }
            let start = place.index(raw.len());
            let end = raw.len().min(start + len);
            let piece = raw[start..end].to_vec();
            match kind {
                0 => drop(raw.drain(start..end)),
                1 => drop(raw.splice(start..start, piece)),
                2 => raw.extend(piece),
                _ => raw[start..end].reverse(),
            }
        }
        if let Ok(page) = read(&raw) {
            check(&page, &raw, std::str::from_utf8(&raw).is_ok());
        }
    }

    #[test]
    fn any_bytes_are_read_or_skipped(raw in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(page) = read(&raw) {
            check(&page, &raw, std::str::from_utf8(&raw).is_ok());
        }
    }

    #[test]
    fn any_soup_of_tags_leads_back(pieces in proptest::collection::vec(prop_oneof![
        Just("<p>"), Just("</p>"), Just("<div class='article-body'>"), Just("</div>"), Just("<a href='/x'>"), Just("</a>"),
        Just("<b>"), Just("</b>"), Just("<br>"), Just("<table>"), Just("<tr>"), Just("<td>"), Just("</table>"), Just("<li>"),
        Just("<h1>"), Just("</h1>"), Just("<pre>"), Just("</pre>"), Just("<script>"), Just("</script>"), Just("<!--"), Just("-->"),
        Just("<time datetime='2031-01-02'>"), Just("</time>"), Just("<figure>"), Just("<figcaption>"), Just("</figure>"),
        Just("<title>"), Just("</title>"), Just("</"), Just("<"), Just("&amp;"), Just("&nbsp;"), Just("&ampx"), Just("&#x41;"),
        Just("&#0;"), Just("\n\n"), Just("  "), Just("\u{a0}"), Just("\0"), Just("é"), Just("The minister said on Monday that talks would go on. "),
        Just("By Sanne Brill"), Just("HARSK, March 3 (Northlight) - Text"), Just("\r\n"), Just("<blockquote class='twitter-tweet'>"),
    ], 0..60)) {
        let raw = pieces.concat().into_bytes();
        if let Ok(page) = read(&raw) {
            check(&page, &raw, true);
        }
    }
}

//! What holds for any text at all.

use attested_analyse::{Analyser, Page};
use attested_model::Metadata;
use proptest::prelude::*;

use crate::support::{document, metadata};

/// Pieces that reports are made of, odd ones among them.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "Imar Sol", " said ", "that", " ", "\n", "\n\n", ". ", "“", "”", "\"", "‘", "’", "'", "’s", "'s ", "(", ")",
            "[", "]", "Mr. ", "U.S. ", "Gen. ", "OHCHR", "@imar", "#talks", "https://x.test/a?b=1.", "— ", " - ", "…",
            "32,400", "1980s", "$3.5 million", "between 10 and 20", "more than ", "dozens of people", "killed",
            "on Tuesday", "last month", "three days later", "April 15", "2031", "15 April 2031", "Saturday night",
            "from 3 to 5 May", "Photo: X/Agency", "Read more:", "2 min read", "TEHRAN – ", "minister", "the group",
            "he", "they", "Iran", "Iranian", "Ministry of ", "spokesman for ", "\u{a0}", "\u{ad}", "\u{200d}", "\u{2028}",
            "\r\n", "İ", "ß", "Ⱥ", "ﬁ", "名前", "مرحبا", "🇺🇳", "e\u{301}", "½", "٣", "\u{0}", "\u{feff}",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| c.to_string()),
        1 => "[a-zA-Z]{1,8}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_and_gaps_rebuild_any_text(text in any_text()) {
        let document = document(&text, Metadata::default());
        let page = Page::of(&document);
        let mut at = 0;
        for token in &page.tokens {
            let gap = &text[at..token.span.start() as usize];
            prop_assert!(gap.chars().all(char::is_whitespace), "gap {gap:?}");
            prop_assert!(!token.span.is_empty());
            at = token.span.end() as usize;
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace));
        let in_sentences: usize = page.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
        prop_assert_eq!(in_sentences, page.tokens.len());
    }

    #[test]
    fn any_text_has_an_analysis_by_rules_without_fault(text in any_text(), dated in any::<bool>()) {
        let header = if dated { "published: 2031-04-09" } else { "" };
        let document = document(&text, metadata(header).unwrap());
        let analyser = Analyser::of_rules();
        let first = analyser.analyse(&document);
        prop_assert_eq!(first.fault(&text), None);
        prop_assert_eq!(&first, &Analyser::of_rules().analyse(&document));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[expect(clippy::disallowed_methods, reason = "threads are what this property is about")]
    fn any_text_has_an_analysis_without_fault_and_always_the_same(text in any_text(), other in any_text()) {
        let (first, second) = (document(&text, Metadata::default()), document(&other, Metadata::default()));
        let analyser = Analyser::new();
        let alone = analyser.analyse(&first);
        prop_assert_eq!(alone.fault(&text), None);
        prop_assert_eq!(analyser.analyse(&second).fault(&other), None);
        // Neither what was read before nor another thread shows in a reading.
        prop_assert_eq!(&alone, &analyser.analyse(&first));
        let (again, beside) = std::thread::scope(|scope| {
            let again = scope.spawn(|| Analyser::new().analyse(&first));
            let beside = scope.spawn(|| Analyser::new().analyse(&second));
            (again.join().unwrap(), beside.join().unwrap())
        });
        prop_assert_eq!(&alone, &again);
        prop_assert_eq!(beside.fault(&other), None);
    }
}

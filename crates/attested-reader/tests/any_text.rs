//! Any UTF-8 gives labels or nothing, and never a panic.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::sync::OnceLock;

use attested_reader::{Reader, Tagged, Weights};
use proptest::prelude::*;

fn tag(text: &str) -> Tagged {
    static READER: OnceLock<Reader> = OnceLock::new();
    let reader = READER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("weights");
        Reader::new(Weights::read(&folder).unwrap()).unwrap()
    });
    reader.session().tag(text).unwrap()
}

/// Words in order, on character boundaries, not overlapping; every sentence a tree with one root.
fn check(text: &str) {
    let tagged = tag(text);
    let mut last = 0;
    for word in &tagged.words {
        assert!(word.span.start() >= last && !word.span.is_empty());
        assert!(word.span.slice(text).is_some());
        last = word.span.end();
    }
    let mut next = 0;
    for sentence in &tagged.sentences {
        assert_eq!(sentence.start, next);
        next = sentence.end;
        let roots = tagged.words[sentence.clone()].iter().filter(|word| word.head.is_none()).count();
        assert_eq!(roots, 1);
        for word in sentence.clone() {
            let mut node = Some(word);
            for _ in 0..=sentence.len() {
                node = node.and_then(|at| tagged.words[at].head);
                assert!(node.is_none_or(|at| sentence.contains(&at)));
            }
            assert_eq!(node, None, "a cycle in {text:?}");
        }
    }
    assert_eq!(next, tagged.words.len());
    for span in tagged.names.iter().map(|name| name.span).chain(tagged.attributions.iter().map(|a| a.cue)) {
        assert!(span.slice(text).is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_characters(text in "\\PC{0,120}") {
        check(&text);
    }

    #[test]
    fn odd_marks(text in "[a-zA-Z0-9 .,'’\"“”@:/\n\r\t\u{0}\u{301}\u{200d}$%-]{0,200}") {
        check(&text);
    }
}

#[test]
fn very_long_words_and_lines() {
    check(&"x".repeat(1_000_000));
    check(&"-".repeat(100_000));
    check(&"a.b@".repeat(2_000));
    check(&"No full stop here and none there ".repeat(200));
    check(&"\n".repeat(100_000));
}

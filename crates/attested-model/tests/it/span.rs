use attested_model::{ModelError, Span};
use proptest::prelude::*;

#[test]
fn a_reversed_span_is_refused() {
    assert_eq!(Span::new(3, 2), Err(ModelError::SpanReversed { start: 3, end: 2 }));
    assert!(serde_json::from_str::<Span>("[3,2]").is_err());
    assert_eq!(serde_json::to_string(&Span::new(2, 3).unwrap()).unwrap(), "[2,3]");
}

#[test]
fn a_span_that_cuts_a_character_is_refused() {
    let text = "é";
    let span = Span::new(0, 1).unwrap();
    assert_eq!(span.slice(text), None);
    assert_eq!(span.check(text), Err(ModelError::SpanOutside { span, len: 2 }));
    assert!(Span::new(0, 2).unwrap().check(text).is_ok());
}

#[test]
fn neighbours_do_not_overlap() {
    let (left, right) = (Span::of(0..4), Span::of(4..8));
    assert!(!left.overlaps(right));
    assert_eq!(left.intersection(right), None);
    assert_eq!(left.cover(right), Span::of(0..8));
    assert!(left.cover(right).contains(right));
}

proptest! {
    #[test]
    fn trimming_leaves_the_words(lead in "[ \n\t]{0,4}", words in "[a-zé“”]{0,6}( [a-z]{1,3})?", tail in "[ \n]{0,4}") {
        let text = format!("{lead}{words}{tail}");
        let span = Span::of(0..text.len()).trim(&text);
        prop_assert_eq!(span.text(&text), text.trim());
    }

    #[test]
    fn intersection_is_what_both_hold(a in 0u32..50, b in 0u32..50, c in 0u32..50, d in 0u32..50) {
        let (one, two) = (Span::new(a.min(b), a.max(b)).unwrap(), Span::new(c.min(d), c.max(d)).unwrap());
        let both: Vec<u32> = (0..50).filter(|&at| one.contains_offset(at) && two.contains_offset(at)).collect();
        prop_assert_eq!(one.overlaps(two) && !one.is_empty() && !two.is_empty(), !both.is_empty());
        if let Some(span) = one.intersection(two) {
            prop_assert_eq!(both, (span.start()..span.end()).collect::<Vec<_>>());
        }
    }
}

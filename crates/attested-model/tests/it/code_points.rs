use attested_model::{CodePoints, Span};
use proptest::prelude::*;

#[test]
fn long_texts_convert_at_every_character() {
    let text = "Añ“€𝄞\n".repeat(700);
    let points = CodePoints::of(&text);
    for (position, (offset, character)) in text.char_indices().enumerate() {
        let span = Span::of(offset..offset + character.len_utf8());
        let position = u32::try_from(position).unwrap();
        assert_eq!(points.positions(span), (position, position + 1));
        assert_eq!(points.span(position, position + 1), Some(span));
    }
}

#[test]
fn positions_behind_the_text_have_no_span() {
    let points = CodePoints::of("né");
    assert_eq!(points.span(0, 2), Some(Span::of(0..3)));
    assert_eq!(points.span(0, 3), None);
    assert_eq!(points.span(2, 1), None);
    assert_eq!(CodePoints::of("").span(0, 0), Some(Span::of(0..0)));
}

proptest! {
    #[test]
    fn bytes_and_code_points_round_trip(text in "\\PC{0,900}", from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let mut cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        cuts.push(text.len());
        let (a, b) = (from.index(cuts.len()), to.index(cuts.len()));
        let span = Span::of(cuts[a.min(b)]..cuts[a.max(b)]);
        let points = CodePoints::of(&text);
        let (start, end) = points.positions(span);
        prop_assert_eq!((start as usize, end as usize), (a.min(b), a.max(b)));
        prop_assert_eq!(points.span(start, end), Some(span));
        let quote: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
        prop_assert_eq!(span.text(&text), quote);
    }
}

use attested_model::{OffsetMap, Segment, Span};
use proptest::prelude::*;

fn segment(text: std::ops::Range<usize>, raw_start: u64, raw_len: u64, copied: bool) -> Segment {
    Segment { text: Span::of(text), raw_start, raw_len, copied }
}

#[test]
fn an_entity_maps_as_a_whole() {
    // raw "A&amp;B" -> text "A&B"
    let map =
        OffsetMap::new([segment(0..1, 0, 1, true), segment(1..2, 1, 5, false), segment(2..3, 6, 1, true)], 3)
            .unwrap();
    assert_eq!(map.raw(Span::of(0..3)), Some((0, 7)));
    assert_eq!(map.raw(Span::of(1..2)), Some((1, 6)));
    assert_eq!(map.raw(Span::of(2..3)), Some((6, 7)));
    assert_eq!(map.raw(Span::of(3..3)), Some((7, 7)));
    assert_eq!(map.raw(Span::of(3..4)), None);
}

#[test]
fn holes_and_steps_back_are_refused() {
    assert!(OffsetMap::new([segment(0..1, 0, 1, true), segment(2..3, 2, 1, true)], 3).is_err());
    assert!(OffsetMap::new([segment(0..1, 5, 1, true), segment(1..2, 2, 1, true)], 2).is_err());
    assert!(OffsetMap::new([segment(0..2, 0, 3, true)], 2).is_err());
    assert!(OffsetMap::new([segment(0..2, 0, 2, true)], 3).is_err());
}

proptest! {
    #[test]
    fn copied_bytes_lead_back_to_themselves(pieces in prop::collection::vec(("[a-z]{1,5}", "[<>]{0,4}"), 1..12)) {
        let (mut raw, mut text, mut segments) = (String::new(), String::new(), Vec::new());
        for (kept, dropped) in &pieces {
            segments.push(segment(text.len()..text.len() + kept.len(), raw.len() as u64, kept.len() as u64, true));
            text.push_str(kept);
            raw.push_str(kept);
            raw.push_str(dropped);
        }
        let map = OffsetMap::new(segments, u32::try_from(text.len()).unwrap()).unwrap();
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                let (from, to) = map.raw(Span::of(start..end)).unwrap();
                let found = &raw[usize::try_from(from).unwrap()..usize::try_from(to).unwrap()];
                let kept: String = found.chars().filter(char::is_ascii_lowercase).collect();
                prop_assert_eq!(kept, &text[start..end]);
            }
        }
    }
}

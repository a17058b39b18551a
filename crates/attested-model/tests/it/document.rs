use attested_model::{Basis, Document, Known, Metadata, ModelError, OffsetMap, Section, SectionKind, Span};

fn document(text: &str, sections: &[(usize, usize)]) -> Result<Document, ModelError> {
    let sections = sections
        .iter()
        .map(|&(start, end)| Section { span: Span::of(start..end), kind: SectionKind::Body })
        .collect();
    let len = u32::try_from(text.len()).unwrap();
    Document::new(text.to_owned(), sections, OffsetMap::identity(len, 0), Metadata::default())
}

#[test]
fn sections_must_tile_the_text() {
    assert!(document("one two", &[(0, 4), (4, 7)]).is_ok());
    assert!(document("", &[]).is_ok());
    for wrong in [&[(0, 3), (4, 7)][..], &[(0, 4)], &[(0, 4), (3, 7)], &[(0, 4), (4, 4), (4, 7)], &[]] {
        assert!(matches!(document("one two", wrong), Err(ModelError::SectionsDoNotTile { .. })), "{wrong:?}");
    }
}

#[test]
fn a_section_that_cuts_a_character_is_refused() {
    assert!(matches!(document("é!", &[(0, 1), (1, 3)]), Err(ModelError::SpanOutside { .. })));
}

#[test]
fn the_offset_map_must_cover_the_text() {
    let section = Section { span: Span::of(0..3), kind: SectionKind::Body };
    let made = Document::new("abc".to_owned(), vec![section], OffsetMap::identity(2, 0), Metadata::default());
    assert_eq!(made, Err(ModelError::OffsetMapBroken { at: 2 }));
}

#[test]
fn the_same_words_in_two_outlets_are_two_documents() {
    let carried_by = |outlet: &str| {
        let metadata =
            Metadata { outlet: Some(Known::new(outlet.to_owned(), Basis::Header)), ..Metadata::default() };
        let section = Section { span: Span::of(0..3), kind: SectionKind::Body };
        Document::new("abc".to_owned(), vec![section], OffsetMap::identity(3, 0), metadata).unwrap()
    };
    assert_eq!(carried_by("The Courier").id(), carried_by("The Courier").id());
    assert_ne!(carried_by("The Courier").id(), carried_by("The Herald").id());
}

#[test]
fn documents_of_one_id_are_alike_in_all_that_is_shown() {
    let with = |metadata: Metadata| {
        let section = Section { span: Span::of(0..3), kind: SectionKind::Body };
        Document::new("abc".to_owned(), vec![section], OffsetMap::identity(3, 0), metadata).unwrap().id()
    };
    let known = |value: &str, basis| Some(Known::new(value.to_owned(), basis));
    let ids = [
        Metadata::default(),
        Metadata { title: known("x", Basis::Header), ..Metadata::default() },
        Metadata { title: known("x", Basis::Field), ..Metadata::default() },
        Metadata { byline: known("x", Basis::Header), ..Metadata::default() },
        Metadata { credit: known("x", Basis::Header), ..Metadata::default() },
        Metadata { language: known("x", Basis::Header), ..Metadata::default() },
    ]
    .map(with);
    for (at, id) in ids.iter().enumerate() {
        assert!(!ids[..at].contains(id), "metadata {at} does not count");
    }
}

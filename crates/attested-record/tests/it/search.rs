use attested_record::{Page, RecordError, SearchQuery};
use proptest::prelude::*;

use crate::support::{Desk, report};

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.read(
        "a.txt",
        &report("Zoë Merin denied the oil deal. The port stays shut.", "Harbour Post", "2023-10-07"),
    );
    desk.read(
        "b.txt",
        &report("The oil price fell. Gas rose, oil and gas traders said.", "Dock Times", "2023-11"),
    );
    desk.read("c.txt", &report("Old words on oil.", "Dock Times", "2023-11-02"));
    desk.read("c.txt", &report("New words on tin.", "Dock Times", "2023-11-02"));
    desk
}

fn found(desk: &Desk, query: &str) -> Vec<String> {
    let mut sentences: Vec<String> =
        desk.record.search(&SearchQuery::new(query)).unwrap().map(|hit| hit.unwrap().sentence).collect();
    sentences.sort();
    sentences
}

#[test]
fn sentences_of_today_are_found_by_words_phrases_and_logic() {
    let desk = desk();
    assert_eq!(found(&desk, "oil").len(), 3, "the old version of c.txt is not searched");
    assert_eq!(found(&desk, "zoe MERIN"), ["Zoë Merin denied the oil deal."]);
    assert_eq!(found(&desk, "\"oil deal\""), ["Zoë Merin denied the oil deal."]);
    assert_eq!(found(&desk, "\"deal oil\""), Vec::<String>::new());
    assert_eq!(found(&desk, "\"deal denied\"~4"), ["Zoë Merin denied the oil deal."]);
    assert_eq!(found(&desk, "\"deal denied\"~1"), Vec::<String>::new());
    assert_eq!(found(&desk, "trad*"), ["Gas rose, oil and gas traders said."]);
    assert_eq!(found(&desk, "oil NOT (gas OR deal)"), ["The oil price fell."]);
    assert_eq!(found(&desk, "port OR tin").len(), 2);
    assert_eq!(found(&desk, "oil AND gas"), ["Gas rose, oil and gas traders said."]);
}

#[test]
fn a_hit_cites_its_sentence_and_marks_the_words() {
    let desk = desk();
    let hits = desk.record.search(&SearchQuery::new("\"oil deal\" OR denied")).unwrap().all().unwrap();
    let [hit] = hits.as_slice() else { panic!("{hits:?}") };
    assert_eq!(desk.record.quote(&hit.passage).unwrap().as_deref(), Some(hit.sentence.as_str()));
    let document = desk.record.document(&hit.passage.document).unwrap().unwrap();
    let words: Vec<&str> = hit.matches.iter().map(|span| span.text(document.text())).collect();
    assert_eq!(words, ["denied", "oil deal"]);
    assert_eq!(hit.outlet.as_deref(), Some("Harbour Post"));
    assert_eq!(hit.title.as_deref(), Some("Harbour Post report"));
    assert_eq!(hit.published.map(|date| date.to_string()).as_deref(), Some("2023-10-07"));
}

#[test]
fn a_search_can_be_narrowed_and_paged() {
    let desk = desk();
    let query = |change: fn(&mut SearchQuery)| {
        let mut query = SearchQuery::new("oil");
        change(&mut query);
        let lines = desk.record.search(&query).unwrap();
        (lines.total(), lines.len())
    };
    assert_eq!(query(|query| query.outlet = Some("dock times".to_owned())), (2, 2));
    assert_eq!(query(|query| query.since = Some("2023-11".parse().unwrap())), (2, 2));
    assert_eq!(query(|query| query.until = Some("2023-10".parse().unwrap())), (1, 1));
    assert_eq!(query(|query| query.page = Page { limit: Some(2), offset: 2, after: None }), (3, 1));
    assert_eq!(query(|query| query.page = Page { limit: Some(2), offset: 9, after: None }), (3, 0));
}

#[test]
fn a_fault_is_told_with_its_place() {
    let desk = desk();
    let error = desk.record.search(&SearchQuery::new("oil AND (gas")).unwrap_err();
    let RecordError::Query(fault) = &error else { panic!("{error:?}") };
    assert_eq!(fault.at, 8);
    assert_eq!(error.to_string(), "the query is not understood at '(gas': this parenthesis is not closed");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// No words of a user ever reach the index as syntax.
    #[test]
    fn any_words_are_a_query_or_a_fault_of_the_query(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "oil", "AND", "OR", "NOT", "NEAR", "(", ")", "\"", "“", "*", "~3", "^", "-", "+", "{a}", ":", "text:",
                "\u{0}", "'", ";", "é", "部", "\\", ",", "a*b", "\"\"",
            ]),
            0..12,
        ),
        glue in prop::sample::select(vec!["", " "]),
    ) {
        thread_local!(static DESK: Desk = desk());
        let query = words.join(glue);
        DESK.with(|desk| match desk.record.search(&SearchQuery::new(query.clone())) {
            Ok(lines) => {
                for line in lines {
                    line.unwrap();
                }
            }
            Err(RecordError::Query(fault)) => assert!(query.is_char_boundary(fault.at)),
            Err(other) => panic!("{query}: {other:?}"),
        });
    }
}
